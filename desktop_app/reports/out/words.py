"""What forms say in words, in the workbook as on paper; pure."""

from collections.abc import Iterator

from db.text import lowered
from desktop_app.reports.check_code import figures_of, form_codes, spoken
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.numbers import number

GUIDE = "Hướng dẫn cách ghi biểu"
TABLE_HEADS = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước", "Cùng kỳ năm trước")
GROWTH = "So cùng kỳ (%)"
PERCENT = "%"


def note_line(form: FilledForm) -> str:
    """ "22. Ghi chú: …"; a form without such a line has it only when something is written."""
    code = f"{form.form.note_code}. " if form.form.note_code else ""
    return f"{code}Ghi chú: {form.note}".rstrip() if code or form.note else ""


def form_code_line(filled: FilledReport, code: str) -> str:
    """The check code of one form."""
    figures = {key: value for key, value in figures_of(filled).items() if key[0] == code}
    return f"Mã đối chiếu biểu {code}: {spoken(form_codes(figures)[code])}"


def typed_words(cell: Cell) -> str:
    """How a figure came in by hand; "" for one that did not."""
    why = f": {cell.hand.why}" if cell.hand and cell.hand.why else ""
    if cell.state is CellState.TYPED:
        return f"Nhập tay{why}"
    if cell.state is not CellState.REPLACED:
        return ""
    whence = "số theo công thức" if cell.item.formula else "số đếm từ sổ"
    counted = "" if cell.counted is None else f" ({number(cell.counted)})"
    return f"Nhập tay thay {whence}{counted}{why}"


def replaced(form: FilledForm) -> Iterator[str]:
    """What a draft says below the form of figures that stand in the place of counted ones."""
    for code, cell in form.cells.items():
        if cell.state is CellState.REPLACED:
            yield f"({code}) {lowered(typed_words(cell))}"
