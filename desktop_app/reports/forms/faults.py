"""What is wrong with a form, in sentences that stand beside its fields."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.errors import UserError
from desktop_app.reports.forms.expressions import Expression, parse, parse_identity
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.forms.order import circle_of, reads_of
from desktop_app.reports.model import CellKey

MOST_ITEMS, MOST_GROUPS, MOST_DECIMALS = 300, 6, 6
LONGEST_CODE, LONGEST_LABEL, LONGEST_TEXT = 20, 300, 2_000
MOST_LINES, MOST_RULES = 200, 300
_FORM_CODE = re.compile(r"[^\W_]+(/[^\W_]+)*")
_ITEM_CODE = re.compile(r"[^\W_]+")
_SHORT = (
    "name", "title", "document", "article", "regime", "confidence", "note_code", "base"
)  # fmt: skip
_TARGET = re.compile(r"100|\d{1,2}([.,]\d{1,2})?")


@dataclass(frozen=True)
class Fault:
    """One sentence and the field it stands beside: "code", "items.3.formula", "identities.0.rule";
    places count from nought."""

    field: str
    words: str


@dataclass(frozen=True)
class Known:
    """What a form may speak of: names of measures (None: not looked at) and the other forms."""

    measures: Collection[str] | None = None
    forms: Sequence[Form] = field(default=())


def check_form(form: Form, known: Known) -> None:
    """UserError for the first thing that is wrong with a form."""
    for fault in faults(form, known):
        raise UserError(fault.words, fault.field)


def faults(form: Form, known: Known) -> Iterator[Fault]:
    """Everything that is wrong with a form, from its top down."""
    yield from _head(form)
    yield from _codes(form)
    for place, item in enumerate(form.items):
        for name, words in _item(item, known):
            yield Fault(f"items.{place}.{name}", words)
    cells = _cells(form, known)
    for place, item in enumerate(form.items):
        if item.formula.strip() and not item.off:
            words = _formula(form, item, cells, known)
            if words:
                yield Fault(f"items.{place}.formula", words)
    if len(form.identities) > MOST_RULES:
        yield Fault("identities", f"Biểu có quá {MOST_RULES} quan hệ giữa các chỉ tiêu.")
    for place, identity in enumerate(form.identities[:MOST_RULES]):
        words = _rule(identity.rule, form.code, cells)
        if max(len(identity.words), len(identity.source)) > LONGEST_TEXT:
            words = f"Lời giải thích dài quá {LONGEST_TEXT} chữ."
        if words:
            yield Fault(f"identities.{place}.rule", words)


def _head(form: Form) -> Iterator[Fault]:
    if len(form.code) > LONGEST_CODE or not _FORM_CODE.fullmatch(form.code):
        yield Fault("code", "Mã biểu chỉ gồm chữ và số, có thể có dấu /, như 01/NB.")
    if not form.name.strip():
        yield Fault("name", "Hãy đặt tên cho biểu.")
    if not form.title.strip():
        yield Fault("title", "Hãy ghi tiêu đề in trên đầu biểu.")
    if not form.regime.strip():
        yield Fault("regime", "Hãy chọn biểu thuộc loại báo cáo nào.")
    for name in _SHORT:
        if len(getattr(form, name)) > LONGEST_LABEL:
            yield Fault(name, f"Dài quá {LONGEST_LABEL} chữ.")
    if len(form.lines) > MOST_LINES or any(len(line) > LONGEST_TEXT for line in form.lines):
        words = f"Hướng dẫn có quá {MOST_LINES} dòng hoặc một dòng dài quá {LONGEST_TEXT} chữ."
        yield Fault("lines", words)
    if form.valid_from and form.valid_to and form.valid_to < form.valid_from:
        yield Fault("valid_to", "Ngày hết áp dụng đứng trước ngày bắt đầu áp dụng.")


def _codes(form: Form) -> Iterator[Fault]:
    if not form.live:
        yield Fault("items", "Biểu cần ít nhất một chỉ tiêu đang bật.")
    if len(form.items) > MOST_ITEMS:
        yield Fault("items", f"Biểu có {len(form.items)} chỉ tiêu, nhiều hơn mức {MOST_ITEMS}.")
    counts = Counter(item.code for item in form.items)
    for place, item in enumerate(form.items):
        if len(item.code) > LONGEST_CODE or not _ITEM_CODE.fullmatch(item.code):
            said = "Mã chỉ tiêu chỉ gồm chữ và số viết liền, như CT1."
            yield Fault(f"items.{place}.code", said)
        elif counts[item.code] > 1:
            yield Fault(f"items.{place}.code", f"Mã {item.code} dùng cho nhiều chỉ tiêu.")


def _item(item: Item, known: Known) -> Iterator[tuple[str, str]]:
    if not item.label.strip():
        yield "label", f"Chỉ tiêu {item.code} chưa có tên."
    if len(item.groups) > MOST_GROUPS or not all(group.strip() for group in item.groups):
        yield "groups", f"Đầu cột của {item.code} có tầng trống hoặc quá {MOST_GROUPS} tầng."
    texts = [(name, getattr(item, name)) for name in ("label", "unit", "printed", "measure")]
    for name, value in (*texts, *(("groups", group) for group in item.groups)):
        if len(value) > LONGEST_LABEL:
            yield name, f"Dài quá {LONGEST_LABEL} chữ."
    if len(item.note) > LONGEST_TEXT:
        yield "note", f"Dài quá {LONGEST_TEXT} chữ."
    if not 0 <= item.decimals <= MOST_DECIMALS:
        yield "decimals", f"Số chữ số lẻ từ 0 đến {MOST_DECIMALS}."
    if item.target and not _TARGET.fullmatch(item.target):
        yield "target", "Mục tiêu là tỷ lệ phần trăm từ 0 đến 100, như 95 hoặc 99,5."
    if item.measure and known.measures is not None and item.measure not in known.measures:
        yield "measure", f"Chương trình không có cách đếm tên “{item.measure[:LONGEST_LABEL]}”."


Cells = Mapping[CellKey, bool]  # whether the item is live


def _cells(form: Form, known: Known) -> Cells:
    forms = [*(one for one in known.forms if one.code != form.code), form]
    return {(one.code, item.code): not item.off for one in forms for item in one.items}


def _formula(form: Form, item: Item, cells: Cells, known: Known) -> str:
    """What is wrong with the formula of an item, "" when nothing is."""
    key = (form.code, item.code)
    try:
        found = parse(item.formula, form.code)
    except UserError as error:
        return error.message
    if key in found.codes:
        return f"Công thức của {item.code} dùng chính {item.code}."
    others = [one for one in known.forms if one.code != form.code]
    circle = circle_of(key, reads_of([*others, form]))
    if circle:
        way = " → ".join(code for _form, code in circle)
        return f"Công thức của {item.code} tính vòng tròn: {way}."
    return _missing(found.codes, form.code, cells) or _off(found, cells)


def _off(found: Expression, cells: Cells) -> str:
    """A sum does without what is switched off; a share or a difference does not."""
    off = [code for key in found.codes for code in (key[1],) if not cells[key]]
    if not off or (found.added and len(off) < len(found.codes)):
        return ""
    return f"Chỉ tiêu {off[0]} đang tắt mà công thức còn dùng; hãy bật lại hoặc sửa."


def _rule(rule: str, form: str, cells: Cells) -> str:
    try:
        return _missing(parse_identity(rule, form).codes, form, cells)
    except UserError as error:
        return error.message


def _missing(codes: Sequence[CellKey], form: str, cells: Cells) -> str:
    """Which code is not there; "" when all are."""
    known = {code for code, _item in cells}
    for key in codes:
        where, code = key
        if where not in known:
            return f"Không có biểu mã {where}."
        if key not in cells:
            place = "biểu này" if where == form else f"biểu {where}"
            return f"Không có chỉ tiêu mã {code} trong {place}; số thì viết có dấu # như #100."
    return ""
