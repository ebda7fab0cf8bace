"""What every plan must have: number, date, end mark, signer, recipients; bodies of today."""

import re
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.plans.lint.cited import earliest_day
from desktop_app.plans.lint.context import Context, Part, finding
from desktop_app.plans.model import Finding, Recipient, Severity

# Luật Tổ chức chính quyền địa phương 72/2025/QH15: no district level from this day on.
TWO_LEVELS_FROM = "2025-07-01"
_DISTRICT = re.compile(
    r"\b(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|MTTQ|Phòng Nội vụ|Công an"
    r"|Thanh tra|Mặt trận Tổ quốc)\s+(?:quận|huyện|thị xã|cấp huyện)\b"
    r"|\b(?:Huyện|Quận|Thị)\s+[uủ][ỷyỳ]\b"
    # "thực hiện dân chủ ở xã, phường, thị trấn" is how laws are called, not a place of today
    r"|(?<!dân chủ ở xã, phường, )\bthị trấn\b",
)
_PARTY_LINE = "ĐẢNG CỘNG SẢN VIỆT NAM"
_PARTY_ISSUER = re.compile(
    r"(?:ban (?:thuong vu|chap hanh) )?(?:dang bo|dang uy|chi bo|chi uy"
    r"|(?:tinh|thanh|huyen|quan|thi) uy)\b"
)
_HEAD_LINES = 15
_OF_THE_TEXT = {Part.HEADING, Part.BODY}
_NUMBERED = re.compile(r"số:?\s*\d+[^;]*$")
MOTTO = ("dân biết", "dân bàn", "dân làm", "dân kiểm tra", "dân giám sát", "dân thụ hưởng")


def check_head(context: Context) -> Iterator[Finding]:
    """A plan without number, date, issuer or title, unless the reader has said so."""
    plan = context.plan
    known = context.has_finding
    if not plan.number and not plan.symbol and not known("number_blank", "number_from_annex"):
        yield _missing("number_missing", "Phần đầu không ghi số và ký hiệu của văn bản.", 1)
    if not plan.date and not plan.date_text and not known("date_incomplete"):
        yield _missing("date_missing", "Phần đầu không ghi địa danh và ngày ban hành.", 1)
    if not plan.issuer:
        yield _missing("issuer_missing", "Không thấy tên cơ quan ban hành ở phần đầu văn bản.", 1)
    if not plan.title:
        yield _missing("title_missing", "Dưới tên loại văn bản không có trích yếu nội dung.", 1)


def check_ending(context: Context) -> Iterator[Finding]:
    """End mark "./.", signer, recipients, and the line that keeps a copy."""
    plan = context.plan
    last = len(context.source.lines)
    if not plan.end_mark and not _written(context, "./.") and not _is_of_the_party(context):
        line = _last_line(context) or (plan.signer.line if plan.signer else last)
        message = "Cuối nội dung chưa có dấu kết thúc “./.”; xin thêm vào cuối đoạn cuối cùng."
        yield _missing("end_mark_missing", message, line)
    if plan.signer is None or not plan.signer.name:
        message = "Không thấy tên người ký ở cuối văn bản."
        yield _missing("signer_missing", message, last)
    if plan.recipients:
        yield from _archive_line(plan.recipients)
    elif not _written(context, "nơinhận"):
        message = "Không thấy mục “Nơi nhận” ở cuối văn bản."
        yield _missing("recipients_missing", message, last)


def _is_of_the_party(context: Context) -> bool:
    """Whether the head is that of a Party paper, which Nghị định 30/2020/NĐ-CP does not bind.

    Told by "ĐẢNG CỘNG SẢN VIỆT NAM" where a state paper has the name of the state, or by a
    committee of the Party that issues it. The Party's own rules for papers are not in our law
    data, so nothing is asked of them.
    """
    head = fold(" ".join(context.lines[:_HEAD_LINES]))
    named = any(_PARTY_LINE in line for line in context.lines[:_HEAD_LINES])
    if "cong hoa xa hoi" in head:
        return False
    return named or bool(_PARTY_ISSUER.match(fold(context.plan.issuer or "")))


def _last_line(context: Context) -> int:
    """The line of the last paragraph of the text, before its annexes."""
    if context.plan.closing:
        return context.plan.closing[-1].line
    own = [p.line for p in context.passages if p.part in _OF_THE_TEXT and not p.annexed]
    ends = [annex.line for annex in context.plan.annexes]
    ends += [context.plan.signer.line] if context.plan.signer else []
    return max((line for line in own if line < min(ends, default=line + 1)), default=0)


def _written(context: Context, words: str) -> bool:
    """Whether these words (without spaces) stand in the file before its annexes.

    The reader may have missed what stands there, where a PDF lost its spaces.
    """
    end = min((annex.line for annex in context.plan.annexes), default=len(context.lines) + 1)
    return any(words in "".join(line.split()).lower() for line in context.lines[: end - 1])


def _archive_line(recipients: Sequence[Recipient]) -> Iterator[Finding]:
    kept = [bool(re.match(r"[Ll]ưu\b", item.text)) for item in recipients]
    line = recipients[-1].line
    if not any(kept):
        message = "“Nơi nhận” chưa có dòng lưu; xin thêm dòng “Lưu: VT, …” vào cuối."
        yield _missing("archive_line_missing", message, line)
    elif not kept[-1]:
        message = "Dòng “Lưu: …” phải đứng cuối “Nơi nhận”, sau mọi nơi nhận khác."
        yield _missing("archive_line_not_last", message, recipients[kept.index(True)].line)


def check_districts(context: Context) -> Iterator[Finding]:
    """District bodies in a plan made after the two-level government began."""
    day = earliest_day(context)
    if not day or day < TWO_LEVELS_FROM:
        return
    for passage in context.passages:
        if passage.part is Part.BASIS:
            continue
        for match in _DISTRICT.finditer(passage.text):
            if _NUMBERED.search(passage.text[: match.start()][-120:]):
                continue  # the issuer of an older document
            line = context.line_of(match[0], passage.line)
            message = (
                f"Văn bản nhắc đến “{match[0]}”; từ 01/7/2025 không còn cấp huyện và thị trấn,"
                " xin xem lại tên cơ quan."
            )
            yield finding("district_body", Severity.INFO, message, line, excerpt=match[0])
            return


def check_motto(context: Context) -> Iterator[Finding]:
    """The six parts of the motto, in their words and order."""
    for passage in context.passages:
        for match in re.finditer(r"dân biết[^”\".;]*", passage.text, re.IGNORECASE):
            said = match[0].lower()
            if "dân bàn" not in said or "dân kiểm tra" not in said:
                continue
            missing = [part for part in MOTTO if part not in said]
            if missing:
                line = context.line_of(match[0][:30], passage.line)
                message = (
                    f"Phương châm thiếu hoặc khác ở vế “{', '.join(missing)}”. Câu đầy đủ: “Dân"
                    " biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”."
                )
                yield finding(
                    "motto_incomplete", Severity.INFO, message, line, excerpt=match[0][:90]
                )


def _missing(code: str, message: str, line: int) -> Finding:
    return finding(code, Severity.WARNING, message, line)
