"""Whether what one period left open is what the next began with, told by record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from db.book import Book
from desktop_app.dates import show
from desktop_app.reports import periods
from desktop_app.reports.compare import UNREADABLE
from desktop_app.reports.counting import Counter
from desktop_app.reports.figures.measures.bridges import PARTS
from desktop_app.reports.filled import CheckKind, FilledReport, Finding
from desktop_app.reports.freezing import Frozen
from desktop_app.reports.kept import FrozenShelf
from desktop_app.reports.model import CellKey, Ref, Report, Status
from desktop_app.reports.naming import named
from desktop_app.reports.records import TABLE, report_of
from desktop_app.reports.since import Since

RULE = "kỳ trước chuyển sang + mới trong kỳ = xong trong kỳ + chuyển kỳ sau"
NAMED = 50  # records told by name


@dataclass(frozen=True)
class Stream:
    """What is carried from period to period: its measures and the figures that hold it."""

    name: str
    label: str
    measures: tuple[str, ...]  # of the columns with all of it and with what is finished

    def measure(self, part: str) -> str:
        """The name of a measure of it."""
        return f"bridge.{self.name}.{part}"


STREAMS = (
    Stream("papers", "Đơn", ("xld.1", "xld.2")),
    Stream("kn_cases", "Vụ việc khiếu nại", ("kn.2", "kn.7")),
    Stream("tc_cases", "Vụ việc tố cáo", ("tc.2", "tc.7")),
    Stream("kn_decisions", "Quyết định giải quyết khiếu nại phải thi hành", ("th.1", "th.2")),
    Stream("tc_decisions", "Kết luận nội dung tố cáo phải thực hiện", ("th.16", "th.17")),
)


def balances(filled: FilledReport, counter: Counter) -> dict[str, Sequence[Ref]]:
    """The records behind every part of every stream of a report, to be kept with it."""
    return {
        stream.measure(part): counter.refs(stream.measure(part), filled.report.period)
        for stream in STREAMS
        if _cells(filled, stream)
        for part in PARTS
    }


def bridges(
    book: Book, shelf: FrozenShelf, filled: FilledReport, counter: Counter
) -> tuple[Finding, ...]:
    """What the check across periods finds; a gap to the report before is told by record."""
    report = filled.report
    before = _sent_before(book, report)
    frozen = shelf.found(before.frozen_uid) if before else None
    found: list[Finding] = [_unreadable(before)] if before and frozen is None else []
    for stream in STREAMS:
        cells = _cells(filled, stream)
        if not cells:
            continue
        found.append(_within(report, stream, counter, cells))
        if before and frozen:
            found += _across(book, (before, frozen), stream, counter, (report, cells))
    return tuple(found)


def _unreadable(sent: Report) -> Finding:
    words = f"Báo cáo {periods.inline(sent.period)} đã gửi ngày {show(sent.sent_on)} {UNREADABLE}"
    return Finding(CheckKind.BRIDGE, holds=False, error=False, words=words)


def _cells(filled: FilledReport, stream: Stream) -> tuple[CellKey, ...]:
    return tuple(
        (code, item)
        for code, form in filled.forms.items()
        for item, cell in form.cells.items()
        if cell.item.measure in stream.measures
    )


def _within(
    report: Report, stream: Stream, counter: Counter, cells: tuple[CellKey, ...]
) -> Finding:
    parts = [len(counter.refs(stream.measure(part), report.period)) for part in PARTS]
    opening, new, done, closing = parts
    holds = opening + new == done + closing
    return Finding(
        CheckKind.BRIDGE,
        holds=holds,
        error=False,
        words=f"{stream.label}: {opening} kỳ trước chuyển sang, {new} mới, {done} xong,"
        f" {closing} chuyển kỳ sau",
        rule=RULE,
        figures=f"{opening} + {new} {'=' if holds else '≠'} {done} + {closing}",
        cells=cells,
    )


def _across(
    book: Book,
    before: tuple[Report, Frozen],
    stream: Stream,
    counter: Counter,
    now: tuple[Report, tuple[CellKey, ...]],
) -> list[Finding]:
    """What the sent report left open against what this one begins with by the books."""
    sent, frozen = before
    carried = frozen.carried(stream.measure("closing"))
    if carried is None:
        return []
    left = dict.fromkeys(carried)
    opening = dict.fromkeys(counter.refs(stream.measure("opening"), now[0].period))
    more = [ref for ref in opening if ref not in left]
    fewer = [ref for ref in left if ref not in opening]
    holds = not more and not fewer
    return [
        Finding(
            CheckKind.BRIDGE,
            holds=holds,
            error=False,
            words=f"{stream.label} kỳ trước chuyển sang: theo sổ {len(opening)}, theo báo cáo"
            f" {periods.inline(sent.period)} đã gửi ngày {show(sent.sent_on)} là {len(left)}",
            rule="chuyển kỳ sau của báo cáo trước = kỳ trước chuyển sang của báo cáo này",
            figures=_compared(len(left), len(opening), holds),
            cells=now[1],
            refs=tuple(more + fewer),
            because=tuple(_reasons(book, frozen.frozen_at, more, fewer)),
        )
    ]


def _compared(then: int, now: int, holds: bool) -> str:
    return f"{then} = {now}{'' if holds else ', khác hồ sơ'}" if then == now else f"{then} ≠ {now}"


def _reasons(book: Book, moment: str, more: list[Ref], fewer: list[Ref]) -> list[str]:
    since = Since(book, moment)
    names = named(book, (more + fewer)[: 2 * NAMED])
    told = []
    for sign, refs in (("+", more), ("−", fewer)):
        for ref in refs[:NAMED]:
            title = names[ref].title if ref in names else "Một hồ sơ"
            what = since.words(ref)
            after = f" {what}, sau khi gửi báo cáo trước" if what else " chưa rõ vì sao"
            told.append(f"{sign} {title}{after}")
        if len(refs) > NAMED:
            told.append(f"{sign} … và {len(refs) - NAMED} hồ sơ khác")
    return told


def _sent_before(book: Book, report: Report) -> Report | None:
    """The sent report of the same regime that ends on the day before this one begins."""
    filters = {
        "regime": report.regime,
        "status": Status.SENT.value,
        "last_day": (report.period.first - timedelta(days=1)).isoformat(),
    }
    # Of several the one that goes back furthest: the year's, not the last quarter's.
    uids = book.ids(TABLE, filters=filters, order=(("first_day", False), ("version", True)))
    rows = [row for row in book.rows(TABLE, uids) if row["frozen_uid"]]
    return report_of(rows[0]) if rows else None
