"""What is known of a visit, as pairs of name and words."""

from desktop_app.dates import show, show_long
from desktop_app.petitions.fields import FIELDS
from desktop_app.receptions import fields
from desktop_app.receptions.model import ReceivedPaper, Reception
from desktop_app.receptions.records import HIDDEN

_KNOWN = {field.key: field for field in fields.RECEPTIONS}
_SHOWN_DIGITS = 4


def facts(kept: Reception, *, whole: bool = False) -> list[tuple[str, str]]:
    """Only what is there; numbers that identify a person are masked unless asked for `whole`."""
    values, person = kept.values, kept.person
    pairs = [
        ("Số định danh, hộ chiếu", _masked(person.id_number, whole)),
        ("Địa chỉ", HIDDEN if kept.identity_uid else person.address),
        ("Điện thoại", _masked(person.phone, whole)),
        ("Cơ quan, tổ chức", person.organisation),
        ("Tên đoàn", values.group_name),
        ("Số người", _persons(kept)),
        ("Người đại diện", "\n".join(person.representatives)),
        ("Giấy tờ đại diện", person.representing),
        ("Nội dung", values.content),
        ("Yêu cầu, đề nghị", values.request),
        ("Phân loại", _words("content_kind", values.content_kind)),
        ("Lĩnh vực", dict(FIELDS).get(values.field, "")),
        ("Cơ quan đã giải quyết", values.earlier_body),
        ("Thẩm quyền", _words("in_competence", values.in_competence)),
        ("Xử lý", _outcome(kept)),
        ("Theo dõi kết quả", values.result),
        ("Từ chối tiếp", _refusal(kept)),
        ("Chủ trì", _presider(kept)),
        ("Người tiếp", values.officer),
        ("Tài liệu mật", values.classified_ref),
        ("Ghi chú", values.note),
    ]
    return [(name, words) for name, words in pairs if words]


def kind_words(kept: Reception) -> str:
    """ "Thứ Sáu, 20/11/2026 · Tiếp thường xuyên"."""
    values = kept.values
    how = dict(fields.KINDS).get(values.kind, "")
    at = f" {values.at}" if values.at else ""
    parts = [f"{show_long(values.received_on)}{at}", f"Tiếp {how[:1].lower()}{how[1:]}"]
    return " · ".join([*parts, "trực tuyến"] if values.online else parts)


def paper_words(papers: list[ReceivedPaper]) -> str:
    """The documents taken in, one in a line."""
    forms = {"copy": "bản sao", "original": "bản chính"}
    return "\n".join(
        f"{place}. {paper.title} ({paper.pages} trang, {forms.get(paper.form, paper.form)})"
        for place, paper in enumerate(papers, 1)
    )


def national_text(kept: Reception) -> str:
    """The visit as it is entered into the national database by hand: one field in a line.

    The order is that of Mẫu số 03/TCD; a denouncer is named by the code name alone.
    """
    values, person = kept.values, kept.person
    address = "" if kept.identity_uid else person.address
    pairs = [
        ("Ngày tiếp", show(values.received_on)),
        ("Hình thức tiếp", dict(fields.KINDS).get(values.kind, "")),
        ("Họ tên", kept.shown),
        ("Địa chỉ", address),
        ("Số định danh, hộ chiếu", person.id_number),
        ("Điện thoại", person.phone),
        ("Nội dung", " ".join(values.content.split())),
        ("Phân loại", _words("content_kind", values.content_kind)),
        ("Số người", str(values.persons)),
        ("Cơ quan đã giải quyết", values.earlier_body),
        ("Thẩm quyền", _words("in_competence", values.in_competence)),
        ("Hướng dẫn đến", _with_number(values.guided_to, values.guided_number)),
        ("Chuyển đến", _with_number(values.transferred_to, values.transferred_number)),
        ("Kết quả", values.result or _words("outcome", values.outcome)),
    ]
    return "\n".join(f"{name}: {words}" for name, words in pairs if words)


def _words(key: str, value: str) -> str:
    return _KNOWN[key].label_of(value) if value else ""


def _masked(number: str, whole: bool) -> str:
    if whole or len(number) <= 2 * _SHOWN_DIGITS:
        return number if whole else "•" * len(number)
    hidden = "•" * (len(number) - 2 * _SHOWN_DIGITS)
    return number[:_SHOWN_DIGITS] + hidden + number[-_SHOWN_DIGITS:]


def _persons(kept: Reception) -> str:
    if kept.values.persons == 1 and not kept.values.crowd:
        return ""
    came = f" · {kept.values.came} người đến" if kept.values.came else ""
    return f"{kept.values.persons}{came}{' · đoàn đông người' if kept.values.crowd else ''}"


def _outcome(kept: Reception) -> str:
    values = kept.values
    parts = [_words("outcome", values.outcome) or "Đang xem xét"]
    if values.guided_to:
        parts.append(_with_number(values.guided_to, values.guided_number))
    if values.transferred_to:
        parts.append(_with_number(values.transferred_to, values.transferred_number))
    if values.answered_on:
        parts.append(show(values.answered_on))
    return " · ".join(parts)


def _with_number(where: str, number: str) -> str:
    return f"{where} (số {number})" if where and number else where or number


def _refusal(kept: Reception) -> str:
    words = _words("refusal", kept.values.refusal)
    return "\n".join(filter(None, (words, kept.values.refusal_note)))


def _presider(kept: Reception) -> str:
    role = dict(fields.PRESIDER_ROLES).get(kept.values.presider_role, "")
    return " · ".join(filter(None, (kept.values.presider, role)))
