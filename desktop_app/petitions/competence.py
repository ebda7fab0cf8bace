"""What the law says of a paper before anybody decides: hints beside the fields; pure."""

import re
from collections.abc import Iterator

from db.text import fold
from desktop_app.petitions.model import PetitionValues
from desktop_app.petitions.step_words import KN, TC, TT05

_COMMUNE_HEAD = re.compile(r"\bchu tich\b(?! (?:hoi|mat tran|cong doan|hdqt|hoi dong quan tri))")
_BODY = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b")
_UPPER = re.compile(r"\b(?:tinh|thanh pho|tp)\b")
_PARTY = re.compile(
    r"\b(?:dang vien|bi thu(?! (?:doan|chi doan|lien chi))|dang uy|cap uy|chi bo|dang bo)\b"
)
_URGENT = re.compile(
    r"\b(?:tinh mang|nguy hiem|khan cap|chay no|sap do|sat lo|de doa|thiet hai nghiem trong"
    r"|huy hoai|tau tan|dau doc)\b"
)


def hints(values: PetitionValues) -> Iterator[tuple[str, str]]:
    """Sentences with their articles: who is competent, what must not wait. They forbid nothing."""
    if values.kind == "complaint" and values.instance == "second":
        yield (
            "Khiếu nại lần hai do Chủ tịch UBND cấp tỉnh giải quyết khi lần đầu là Chủ tịch UBND"
            " cấp xã.",
            f"khoản 2 Điều 21 {KN}",
        )
    if values.kind != "denunciation":
        return
    who = fold(f"{values.respondent} {values.respondent_post}")
    if _is_commune_head(who):
        yield (
            "Tố cáo Chủ tịch, Phó Chủ tịch UBND cấp xã do Chủ tịch UBND cấp tỉnh giải quyết.",
            f"khoản 1, điểm a khoản 4 Điều 13 {TC}",
        )
    if _PARTY.search(who):
        yield (
            "Tố cáo đảng viên vi phạm quy định của Đảng thì chuyển cơ quan có thẩm quyền của Đảng.",
            f"Điều 15 {TT05}",
        )
    if _URGENT.search(fold(f"{values.content} {values.request}")):
        yield (
            "Hành vi đe dọa gây thiệt hại nghiêm trọng thì báo cáo ngay người có thẩm quyền để có"
            " biện pháp ngăn chặn.",
            f"Điều 16 {TT05}",
        )
    if values.anonymous:
        yield (
            "Không rõ người tố cáo thì không thụ lý như tố cáo; nội dung rõ, có tài liệu, chứng cứ"
            " cụ thể thì dùng làm thông tin để thanh tra, kiểm tra.",
            f"Điều 25 {TC}",
        )


def _is_commune_head(who: str) -> bool:
    found = _COMMUNE_HEAD.search(who)
    return bool(found and _BODY.search(who[found.end() :]) and not _UPPER.search(who))
