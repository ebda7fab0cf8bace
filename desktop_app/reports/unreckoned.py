"""Formulas that come to nothing for a reason that somebody has to know; pure."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from desktop_app.reports.filled import CheckKind, FilledReport, Finding
from desktop_app.reports.forms.expressions import parse
from desktop_app.reports.model import CellKey


def unreckoned(
    filled: FilledReport, look: Callable[[CellKey], Decimal | None]
) -> Iterator[Finding]:
    """Figures that would go out empty: their formula reads a form that is not in the report, or
    comes to more than a form can bear.

    What is still to be typed in is told by itself; a share of nothing is no fault.
    """
    for code, form in filled.forms.items():
        for item, cell in form.cells.items():
            if cell.value is not None or not cell.item.formula:
                continue
            found = parse(cell.item.formula, code)
            away = [key for key in found.codes if key[0] not in filled.forms]
            if away:
                why = f"công thức lấy số của biểu {away[0][0]} không có trong báo cáo này"
            elif found.exact(look) is not None:
                why = "công thức ra số quá lớn"
            else:
                continue
            yield Finding(
                CheckKind.IDENTITY,
                holds=False,
                error=True,
                words=f"Biểu {code} chỉ tiêu {item} chưa có số: {why}",
                rule=f"{code}: {item} = {cell.item.formula}",
                cells=((code, item),),
            )
