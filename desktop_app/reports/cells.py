"""What may be typed into a report: its figures, its number and symbol; pure."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from desktop_app.errors import UserError
from desktop_app.office.numbering import apart, is_symbol, series_key, typed_number
from desktop_app.reports.forms.model import Form, Item
from desktop_app.reports.model import CellKey, HandCell, ReportHead

LONGEST_HEAD = 80


def check_value(value: Decimal, item: Item) -> None:
    """UserError for a number that this item cannot have."""
    if not value.is_finite() or value < 0 or value >= 10**15:
        raise UserError(f"Chỉ tiêu {item.code} phải là số từ 0 trở lên.", item.code)
    if value != round(value, item.decimals):
        least = "số nguyên" if not item.decimals else f"số có nhiều nhất {item.decimals} chữ số lẻ"
        raise UserError(f"Chỉ tiêu {item.code} phải là {least}.", item.code)


def check_cells(
    forms: Mapping[str, Form], cells: Mapping[CellKey, HandCell | None], counted: set[str]
) -> None:
    """UserError for the first cell that cannot be typed in; `counted` are names of measures.

    A figure that the books count, or that a formula gives, is replaced with a reason only.
    """
    for (form_code, code), cell in cells.items():
        item = item_of(forms, (form_code, code))
        if cell is None:
            continue
        check_value(cell.value, item)
        if gives_itself(item, counted) and not cell.why.strip():
            whence = "công thức của biểu tính ra" if item.formula else "đếm từ sổ"
            raise UserError(
                f"Số của chỉ tiêu {code} ({form_code}) do {whence}."
                " Muốn thay bằng số khác thì ghi lý do; ô ấy luôn mang dấu để người đọc biết.",
                code,
            )


def check_head(head: ReportHead) -> ReportHead:
    """The head with number and symbol apart; UserError for what is none: "7", "07/BC-UBND"."""
    for field, text in (("number", head.number), ("symbol", head.symbol)):
        if len(text) > LONGEST_HEAD:
            raise UserError(f"Số và ký hiệu báo cáo dài nhất {LONGEST_HEAD} chữ.", field)
    whole = apart(head.number)
    symbol = series_key(head.symbol or (whole[1] if whole else ""))
    if symbol and not is_symbol(symbol):
        raise UserError(f"“{head.symbol}” không phải là ký hiệu báo cáo như BC-UBND.", "symbol")
    number = str(typed_number(head.number)) if head.number.strip() else ""
    return replace(head, number=number, symbol=symbol)


def item_of(forms: Mapping[str, Form], key: CellKey) -> Item:
    """The item of a cell; UserError when the report has none."""
    form = forms.get(key[0])
    item = next((one for one in form.live if one.code == key[1]), None) if form else None
    if item is None:
        raise UserError(f"Báo cáo này không có chỉ tiêu {key[1]} của biểu {key[0]}.", key[1])
    return item


def gives_itself(item: Item, counted: set[str]) -> bool:
    """Whether an item has a figure without anybody typing."""
    return bool(item.formula) or item.measure in counted
