"""A form and its items in words: where it is from, when it holds, where its figures come from."""

from desktop_app.dates import show
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.editing import Origin, origin_of
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.forms.shelf import ShelfForm, Source

REGIMES = (
    ("kntc", "Tiếp công dân, khiếu nại, tố cáo"),
    ("democracy", "Thực hiện dân chủ ở cơ sở"),
    ("other", "Báo cáo khác"),
)
SHAPES = (("long", "Chỉ tiêu là hàng"), ("wide", "Chỉ tiêu là cột"))
ORIGINS = {
    Origin.COUNTED: "Tính từ sổ",
    Origin.FORMULA: "Công thức",
    Origin.TYPED: "Nhập tay",
}
LEVELS = (("error", "Phải đúng mới gửi được"), ("warning", "Chỉ nhắc xem lại"))
HEAD_SIGN = " › "


def source_words(one: ShelfForm) -> str:
    """ "Theo luật: Thông tư 06/2025/TT-TTCP", "Cơ quan tự lập"."""
    by_pack = " (gói quy định)" if one.source is Source.PACK else ""
    if one.official:
        return f"Theo luật{by_pack}: {one.form.document}"
    if one.source is Source.OFFICE:
        return "Có sẵn, cơ quan đã sửa" if one.form.base else "Cơ quan tự lập"
    return "Gói quy định, sửa được" if by_pack else "Có sẵn, sửa được"


def valid_words(form: Form) -> str:
    """ "từ 30/09/2025", "đến 31/12/2026", "mọi kỳ"."""
    first = f"từ {show(form.valid_from)}" if form.valid_from else ""
    last = f"đến {show(form.valid_to)}" if form.valid_to else ""
    return " ".join(filter(None, (first, last))) or "mọi kỳ"


def origin_words(item: Item) -> str:
    """ "Công thức: 5+11+17", "Sổ: Số lượt tiếp", "Nhập tay"."""
    origin = origin_of(item)
    if origin is Origin.FORMULA:
        return f"Công thức: {item.formula}"
    if origin is Origin.COUNTED:
        return f"Tính từ sổ: {measure_words(item.measure)}"
    return ORIGINS[origin]


def measure_words(name: str) -> str:
    """What a measure counts; its name where the program does not know it."""
    known = load_measures().get(name)
    return known.label if known else f"“{name}” (chương trình này không có)"


def unit_words(item: Item) -> str:
    """The unit with its decimals: "%, 1 số lẻ"."""
    return f"{item.unit}, {item.decimals} số lẻ" if item.decimals else item.unit


def small(words: str) -> str:
    """Words inside a sentence."""
    return words[:1].lower() + words[1:]
