"""Made-up filled reports, and formulas of a workbook worked out in Python."""

import ast
import random
import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from desktop_app.documents.model import Signature
from desktop_app.reports.checks import checked
from desktop_app.reports.compiling import Compared, compiled
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.shelf import shipped_forms
from desktop_app.reports.model import (
    HandCell,
    PeriodType,
    Report,
    ReportContent,
    Status,
)
from desktop_app.reports.narrative.model import Narrative, Run, Section
from desktop_app.reports.out.head import PaperHead
from desktop_app.reports.periods import period_of

H1 = period_of(PeriodType.H1, 2026)
WHY = "theo biên bản kiểm tra ngày 02/6/2026"
HEAD = PaperHead(
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU",
    "UBND xã Đồng Mẫu",
    number="45",
    place="Đồng Mẫu",
    dated_on=date(2026, 6, 16),
    addressee="Ủy ban nhân dân tỉnh Bình Mẫu",
    recipients=("Như trên;", "Lưu: VT."),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
)
FINAL = replace(HEAD, draft=False)
WORDS = Narrative(
    "made",
    (
        Section(
            "opening", 0, "", ((Run("Thực hiện chế độ báo cáo, Ủy ban nhân dân xã báo cáo."),),)
        ),
        Section("one", 1, "TÌNH HÌNH", ((Run("Trong kỳ đã tiếp "), Run("58"), Run(" lượt.")),)),
    ),
)


class Counted:
    """Any figure for any measure, the same each time it is asked for."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._known: dict[str, Decimal] = {}

    def value(self, measure: str, period: object) -> Decimal:
        amount = self._random.choice([0, self._random.randint(0, 40), self._random.randint(0, 999)])
        return self._known.setdefault(measure, Decimal(amount))

    def refs(self, measure: str, period: object) -> tuple[()]:
        return ()


def report(regime: str, forms, status=Status.DRAFT, **more) -> Report:
    return Report(
        uid="u",
        rev=1,
        title="Báo cáo kết quả sáu tháng của bà Trần Thị Mẫu",
        regime=regime,
        period=H1,
        due=date(2026, 6, 17),
        forms=tuple(forms),
        status=status,
        **{"version": 1, **more},
    )


def shipped(regime: str):
    return {form.code: form for form in shipped_forms() if form.regime == regime}


def filled(
    regime="kntc", seed=1, *, hand=None, typed=True, compared=True, notes=None, forms=None, **more
) -> FilledReport:
    """A whole report: money with six decimals, land with two, all else whole numbers."""
    forms = forms or shipped(regime)
    some = random.Random(seed)
    cells = {}
    for code, form in forms.items():
        for item in form.live:
            if item.unit == "Trđ":
                cells[(code, item.code)] = HandCell(some.choice(MONEY), WHY)
            elif item.unit == "m2":
                cells[(code, item.code)] = HandCell(some.choice(LAND), WHY)
            elif typed and not item.measure and not item.formula:
                cells[(code, item.code)] = HandCell(Decimal(some.randint(0, 60)))
    others = {
        (code, item.code): Decimal(some.randint(0, 90))
        for code in forms
        for item in forms[code].live
    }
    content = ReportContent({**cells, **(hand or {})}, notes or {})
    against = Compared(others, others) if compared else Compared()
    return checked(compiled(report(regime, forms, **more), forms, content, Counted(seed), against))


MONEY = [Decimal(text) for text in ("0", "12.5", "125.75", "3.000001", "1250")]
LAND = [Decimal(text) for text in ("0", "120.5", "1200")]


class Workbook:
    """Works the formulas of an openpyxl workbook out, whatever was cached beside them."""

    def __init__(self, book) -> None:
        self._book = book

    def value(self, sheet: str, cell: str):
        """A number, a text, or None for an empty cell; a formula's text "" as Excel has it."""
        found = self._book[sheet][cell].value
        if isinstance(found, str) and found.startswith("="):
            return self._worked(sheet, found[1:])
        return Fraction(str(found)) if isinstance(found, int | float) else found

    def _worked(self, sheet: str, formula: str):
        text = re.sub(
            r"(?:'([^']+)'!)?\b([A-Z]{1,2}\d+)\b",
            lambda m: f"CELL('{m[1] or sheet}','{m[2]}')",
            formula,
        )
        text = re.sub(r"(?<![<>=])=", "==", text)
        return self._node(ast.parse(text.replace("IF(", "IF_("), mode="eval").body)

    def _node(self, node):
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value)) if isinstance(node.value, int | float) else node.value
        if isinstance(node, ast.BinOp):
            left, right = (self._node(one) or 0 for one in (node.left, node.right))
            sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}[type(node.op)]
            return (
                {"+": left + right, "-": left - right, "*": left * right}.get(sign)
                if sign != "/"
                else left / right
            )
        if isinstance(node, ast.Compare):
            left, right = self._node(node.left), self._node(node.comparators[0])
            if isinstance(node.ops[0], ast.Lt):
                return left < right
            blank = "" if isinstance(right, str) else 0
            return (blank if left is None else left) == right
        return getattr(self, node.func.id)(*node.args)

    def CELL(self, sheet, cell):
        return self.value(sheet.value, cell.value)

    def IF_(self, condition, yes, no):
        return self._node(yes) if self._node(condition) else self._node(no)

    def OR(self, *parts):
        return any(self._node(part) for part in parts)

    def COUNT(self, *parts):
        return sum(isinstance(self._node(part), Fraction) for part in parts)

    def N(self, part):
        value = self._node(part)
        return value if isinstance(value, Fraction) else Fraction(0)

    def IFERROR_(self, part, other):
        try:
            return self._node(part)
        except (ZeroDivisionError, TypeError):
            return self._node(other)

    IFERROR = IFERROR_

    def ROUND(self, part, digits):
        value, places = self._node(part), int(self._node(digits))
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
