"""Who may resolve what: a hint beside the field, as far as the law itself says it; pure."""

import re

from db.text import fold
from desktop_app.petitions.model import PetitionValues
from desktop_app.petitions.step_words import KN, TC

_COMMUNE_HEAD = re.compile(r"\bchu tich\b(?! (?:hoi|mat tran|cong doan|hdqt|hoi dong quan tri))")
_BODY = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b")
_UPPER = re.compile(r"\b(?:tinh|thanh pho|tp)\b")


def hint(values: PetitionValues) -> tuple[str, str]:
    """A sentence and its article when the paper is not for the chairman of the commune; else ""."""
    if values.kind == "complaint" and values.instance == "second":
        return (
            "Khiếu nại lần hai do Chủ tịch UBND cấp tỉnh giải quyết khi lần đầu là Chủ tịch UBND"
            " cấp xã.",
            f"khoản 2 Điều 21 {KN}",
        )
    if values.kind == "denunciation" and _is_commune_head(values):
        return (
            "Tố cáo Chủ tịch, Phó Chủ tịch UBND cấp xã do Chủ tịch UBND cấp tỉnh giải quyết.",
            f"khoản 1, điểm a khoản 4 Điều 13 {TC}",
        )
    return "", ""


def _is_commune_head(values: PetitionValues) -> bool:
    words = fold(f"{values.respondent} {values.respondent_post}")
    found = _COMMUNE_HEAD.search(words)
    return bool(found and _BODY.search(words[found.end() :]) and not _UPPER.search(words))
