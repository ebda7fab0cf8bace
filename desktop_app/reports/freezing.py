"""What a sent report keeps for good: its figures, and the records behind each of them."""

import gzip
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

import msgspec

from desktop_app.errors import KnownProblem
from desktop_app.reports.check_code import check_code, figures_of, form_codes
from desktop_app.reports.filled import Cell, CellState, FilledForm, FilledReport
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import CellKey, HandCell, Ref, Report, ReportPeriod
from desktop_app.reports.numbers import plain

FORMAT, VERSION = "sodanchu-report", 1
MEDIA_TYPE = "application/x-sodanchu-report"
Amounts = Callable[[CellKey], Sequence[Decimal] | None]


class FrozenCell(msgspec.Struct, frozen=True, omit_defaults=True):
    """A figure; `records` are places in the list of records: the first, then the steps on."""

    state: str
    value: str = ""
    counted: str = ""
    why: str = ""
    last_period: str = ""
    same_last_year: str = ""
    records: list[int] = []
    amounts: list[str] = []


class FrozenForm(msgspec.Struct, frozen=True):
    """A form as it then was, with its figures."""

    form: Form
    code: str
    note: str
    cells: dict[str, FrozenCell]


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """All of a sent report; docs/formats.md tells what each part is."""

    format: str = FORMAT
    version: int = VERSION
    frozen_at: str
    title: str
    regime: str
    period: ReportPeriod
    code: str
    records: list[tuple[str, list[str]]]
    forms: list[FrozenForm]
    balances: dict[str, list[int]] = {}
    narrative: str = ""
    compared: dict[str, str] = {}
    required_days: int | None = None

    @property
    def refs(self) -> list[Ref]:
        """The records in their order."""
        return [(table, uid) for table, uids in self.records for uid in uids]

    def carried(self, name: str) -> list[Ref] | None:
        """The records of a balance; None when the report kept none of that name."""
        steps, refs = self.balances.get(name), self.refs
        return None if steps is None else [refs[place] for place in accumulate(steps)]


def freeze(
    filled: FilledReport,
    at: str,
    *,
    amounts: Amounts = lambda _key: None,
    balances: Mapping[str, Sequence[Ref]] | None = None,
    narrative: str = "",
) -> bytes:
    """The bytes to keep. `at` is the moment of sending; `balances` are what was carried over."""
    report, figures = filled.report, figures_of(filled)
    listed = _Records()
    by_form = form_codes(figures)
    frozen = Frozen(
        frozen_at=at,
        title=report.title,
        regime=report.regime,
        period=report.period,
        code=check_code(figures),
        forms=[
            FrozenForm(
                form.form,
                by_form.get(code, ""),
                form.note,
                {
                    item: _frozen(cell, listed, amounts((code, item)))
                    for item, cell in form.cells.items()
                },
            )
            for code, form in filled.forms.items()
        ],
        balances={name: listed.steps(refs) for name, refs in (balances or {}).items()},
        records=[],
        narrative=narrative,
        compared=dict(filled.compared),
        required_days=filled.required_days,
    )
    whole = msgspec.structs.replace(frozen, records=listed.runs())
    return gzip.compress(msgspec.json.encode(whole), compresslevel=6, mtime=0)


def thaw(data: bytes) -> Frozen:
    """What the bytes tell; KnownProblem when they are nothing that this program reads."""
    try:
        frozen = msgspec.json.decode(gzip.decompress(data), type=Frozen)
    except (OSError, EOFError, ValueError) as error:
        raise _unreadable() from error
    if frozen.format != FORMAT or frozen.version > VERSION:
        raise _unreadable()
    return frozen


def thawed(frozen: Frozen, report: Report) -> FilledReport:
    """A sent report as it was, with its records by name."""
    refs = frozen.refs
    return FilledReport(
        report,
        {
            form.form.code: FilledForm(
                form.form,
                {
                    code: thawed_cell(form.form, code, cell, refs)
                    for code, cell in form.cells.items()
                },
                form.note,
            )
            for form in frozen.forms
        },
        compared=frozen.compared,
        required_days=frozen.required_days,
    )


def thawed_cell(form: Form, code: str, cell: FrozenCell, refs: Sequence[Ref]) -> Cell:
    """One figure as it was."""
    state = CellState(cell.state)
    value = _number(cell.value)
    typed = state in (CellState.TYPED, CellState.REPLACED) and value is not None
    return Cell(
        form.item(code),
        state,
        value,
        counted=_number(cell.counted),
        hand=HandCell(value, cell.why) if typed and value is not None else None,
        refs=tuple(refs[place] for place in accumulate(cell.records)),
        last_period=_number(cell.last_period),
        same_last_year=_number(cell.same_last_year),
    )


class _Records:
    """Every record once, in the order in which figures name it."""

    def __init__(self) -> None:
        self._places: dict[Ref, int] = {}

    def steps(self, refs: Iterable[Ref]) -> list[int]:
        """The places of records: the first, then the steps on; these are small and pack well."""
        known = self._places
        found = [known.setdefault(ref, len(known)) for ref in refs]
        return found[:1] + [after - one for one, after in pairwise(found)]

    def runs(self) -> list[tuple[str, list[str]]]:
        """The records in their order, neighbours of one table together."""
        runs: list[tuple[str, list[str]]] = []
        for table, uid in self._places:
            if not runs or runs[-1][0] != table:
                runs.append((table, []))
            runs[-1][1].append(uid)
        return runs


def _frozen(cell: Cell, listed: _Records, amounts: Sequence[Decimal] | None) -> FrozenCell:
    return FrozenCell(
        state=cell.state.value,
        value=_written(cell.value),
        counted=_written(cell.counted),
        why=cell.hand.why if cell.hand else "",
        last_period=_written(cell.last_period),
        same_last_year=_written(cell.same_last_year),
        records=listed.steps(cell.refs),
        amounts=[plain(amount) for amount in amounts or ()],
    )


def _written(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _unreadable() -> KnownProblem:
    return KnownProblem(
        "Số liệu đã giữ lúc gửi của báo cáo này không đọc được.",
        "Hãy lấy lại sổ từ bản sao lưu; các báo cáo khác không bị ảnh hưởng.",
    )
