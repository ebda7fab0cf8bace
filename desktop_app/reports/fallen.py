"""Records that make a rule of a form fail, or that fit in no column, by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.reports.checks import cell_at, own_rule
from desktop_app.reports.counting import Counter
from desktop_app.reports.filled import CheckKind, FilledForm, FilledReport, Finding
from desktop_app.reports.forms.expressions import Chain, parse, parse_identity, standing
from desktop_app.reports.model import CellKey, Ref
from desktop_app.reports.naming import Named

NAMED = 50  # records told by name
GONE = "Một hồ sơ không còn trong sổ"
_RECORDS = "record."

Names = Callable[[Sequence[Ref]], Mapping[Ref, Named]]


def explained(filled: FilledReport, names: Names) -> FilledReport:
    """The report with the records named that are in a total and in none of its parts, or only in
    these."""
    found = {
        (code, rule): _fallen(filled, total, parts)
        for code, form in filled.forms.items()
        for rule, total, parts in _sums(form)
    }
    known = names([ref for pair in found.values() for refs in pair for ref in refs[:NAMED]])
    told = {
        key: (
            *((ref, _none_of_them(known.get(ref))) for ref in missing[:NAMED]),
            *((ref, _not_in_total(known.get(ref))) for ref in strange[:NAMED]),
        )
        for key, (missing, strange) in found.items()
        if missing or strange
    }
    return replace(filled, explained=told)


def records(filled: FilledReport, counter: Counter, names: Names) -> tuple[Finding, ...]:
    """Records that no column can take as they are entered."""
    used = {cell.item.measure for form in filled.forms.values() for cell in form.cells.values()}
    if "xld.1" not in used:
        return ()
    found = []
    for name, measure in counter.measures.items():
        refs = counter.refs(name, filled.report.period) if name.startswith(_RECORDS) else ()
        if not refs:
            continue
        some = tuple(refs[:NAMED])
        known = names(some)
        found.append(
            Finding(
                CheckKind.RECORD,
                holds=False,
                error=False,
                words=f"{measure.label}: {len(refs)}",
                refs=some,
                because=tuple(known[ref].title for ref in some if ref in known),
            )
        )
    return tuple(found)


def _sums(form: FilledForm) -> Iterator[tuple[str, CellKey, tuple[CellKey, ...]]]:
    """Every place where a figure has to be the sum of others: the rule, the figure, its parts."""
    code = form.form.code
    for item, cell in form.cells.items():
        if cell.item.formula and cell.item.measure:
            yield own_rule(cell), (code, item), parse(cell.item.formula, code).added
    for identity in standing(form.form):
        chain = parse_identity(identity.rule, code)
        if set(chain.signs) == {"="}:
            for total, parts in _pairs(chain):
                yield identity.rule, total, parts


def _pairs(chain: Chain) -> Iterator[tuple[CellKey, tuple[CellKey, ...]]]:
    first = chain.parts[0]
    if len(first.added) == 1:
        for part in chain.parts[1:]:
            yield first.added[0], part.added


def _fallen(
    filled: FilledReport, total: CellKey, parts: tuple[CellKey, ...]
) -> tuple[list[Ref], list[Ref]]:
    """Records of a total that are in none of its parts, and those of its parts not in it."""
    cells = [cell_at(filled, key) for key in (total, *parts)]
    if not parts or any(cell is None or cell.counted is None for cell in cells):
        return [], []
    whole, *some = [cell for cell in cells if cell is not None]
    if len(whole.refs) == sum(len(cell.refs) for cell in some):
        return [], []
    inside = {ref for cell in some for ref in cell.refs}
    outer = set(whole.refs)
    return (
        [ref for ref in whole.refs if ref not in inside],
        [
            ref
            for ref in dict.fromkeys(ref for cell in some for ref in cell.refs)
            if ref not in outer
        ],
    )


def _none_of_them(name: Named | None) -> str:
    if name is None:
        return GONE
    lacks = f" chưa ghi {', '.join(name.lacks)}" if name.lacks else ""
    return f"{name.title}{lacks or ' không thuộc chỉ tiêu thành phần nào'}"


def _not_in_total(name: Named | None) -> str:
    return f"{name.title} có ở chỉ tiêu thành phần mà không có ở tổng số" if name else GONE
