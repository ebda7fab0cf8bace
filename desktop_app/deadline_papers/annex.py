"""The annex to a file: "Phụ lục giải trình thời hạn", with every day that was counted or not."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.dates import show, show_long, weekday
from desktop_app.deadline_papers.days import ShownDay, runs, shown_days
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.deadline_papers.words import headline, method, suspensions, tentative_words
from desktop_app.documents import atomic, papers
from desktop_app.documents.model import (
    Align,
    Block,
    Document,
    HeadCell,
    Header,
    Heading,
    Paragraph,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.documents.printed import Printed
from desktop_app.law.deadlines.deadline import Sign

TITLE = "PHỤ LỤC GIẢI TRÌNH THỜI HẠN"


def annex_document(explained: Explanation, printed: Printed) -> Document:
    """The explanation as a paper to put with the file."""
    return Document(
        header=Header(issuer=printed.issuer, motto=False),
        type_name=TITLE,
        subject=explained.title,
        body=annex_body(explained),
        after=(papers.printed_foot(printed.user, printed.at),),
    )


def annex_body(explained: Explanation) -> tuple[Block, ...]:
    """The explanation itself, for an annex of another paper too."""
    sentence = Paragraph(rich(headline(explained), bold=True), align=Align.CENTER)
    return (sentence, _facts(explained), *_parts(explained))


def _parts(explained: Explanation) -> list[Block]:
    """The numbered parts; what there is nothing to say about is left out."""
    ways = [Paragraph(rich(sentence), marker="-") for sentence in method(explained)]
    stops = _stops_table(explained)
    found: list[tuple[str, Sequence[Block]]] = [
        ("Cách tính", ways),
        ("Từng ngày", [_days_table(explained)] if explained.trace else []),
        ("Những lần tạm đình chỉ", [stops] if stops is not None else []),
    ]
    body: list[Block] = []
    for title, blocks in found:
        if blocks:
            number = sum(isinstance(block, Heading) for block in body) + 1
            body += [Heading(f"{number}.", rich(title, bold=True), level=1), *blocks]
    return body


def writers(explained: Explanation, printed: Printed) -> Mapping[str, papers.Writer]:
    """How the annex is written, by the file's ending."""
    return papers.writers(partial(annex_document, explained, printed))


def file_name(explained: Explanation) -> str:
    """The name its files get, without ending and diacritics."""
    due = explained.due.isoformat() if explained.due else ""
    return atomic.safe_name("Giải trình thời hạn", due, explained.title)


def _facts(explained: Explanation) -> TableBlock:
    """What is known about the limit, one fact a line."""
    event = explained.event or "ngày bắt đầu"
    start, raw = explained.event_on, explained.raw_due
    facts = (
        ("Việc phải làm", explained.rule_title),
        ("Thời hạn", explained.limit),
        ("Gia hạn thêm", explained.extended),
        (event[:1].upper() + event[1:], show_long(start) if start else ""),
        ("Căn cứ", explained.source),
        ("Ngày cuối theo cách đếm", show_long(raw) if raw and raw != explained.due else ""),
        ("Hạn", show_long(explained.due) if explained.due else "chưa xác định"),
        ("Áp dụng", explained.basis),
        ("Lưu ý", "\n".join(explained.notes)),
        ("Còn dự kiến", tentative_words(explained) if explained.tentative else ""),
    )
    columns = (TableColumn(width_mm=48), TableColumn())
    rows = [TableRow(fact, bold=fact[0] == "Hạn") for fact in facts if fact[1]]
    return TableBlock(columns, rows=tuple(rows))


def _days_table(explained: Explanation) -> TableBlock:
    heads = ("Ngày", "Thứ", "Tính", "Lý do")
    columns = (
        TableColumn(Align.CENTER, 52),
        TableColumn(Align.CENTER, 24),
        TableColumn(Align.CENTER, 27),
        TableColumn(),
    )
    lines = runs(shown_days(explained))
    return TableBlock(
        columns,
        (tuple(HeadCell(text) for text in heads),),
        rows=tuple(_line(days) for days in lines),
    )


def _line(days: Sequence[ShownDay]) -> TableRow:
    first, last = days[0], days[-1]
    ends = first.is_due or first.is_raw_end
    cells = (_span(first, last), _weekdays(first, last), _counted(days), _why(days))
    return TableRow(cells, bold=ends)


def _span(first: ShownDay, last: ShownDay) -> str:
    if first is last:
        return show(first.date)
    return f"{show(first.date)} – {show(last.date)}"


def _weekdays(first: ShownDay, last: ShownDay) -> str:
    return weekday(first.date) if first is last else "mọi ngày"


def _counted(days: Sequence[ShownDay]) -> str:
    numbers = [day.number for day in days if day.number is not None]
    if not numbers:
        return "có" if days[0].day.counted else "không"
    first, last = numbers[0], numbers[-1]
    return f"thứ {first}" if first == last else f"thứ {first} – {last}"


def _why(days: Sequence[ShownDay]) -> str:
    first = days[0]
    if len(days) > 1:
        return f"{len(days)} ngày: {_RUN_WORDS[first.day.sign]}"
    words = first.day.why
    if first.day.tentative and "dự kiến" not in words:
        words += " (dự kiến)"
    if first.is_raw_end:
        words += " – ngày cuối theo cách đếm"
    return f"{words} – HẠN" if first.is_due else words


_RUN_WORDS = {
    Sign.COUNTED: "tính liên tục",
    Sign.SUSPENDED: "tạm đình chỉ",
    Sign.WEEKEND: "nghỉ hằng tuần",
}


def _stops_table(explained: Explanation) -> TableBlock | None:
    stops = suspensions(explained)
    if not stops:
        return None
    heads = ("Tạm đình chỉ từ", "Tiếp tục từ", "Số ngày không tính")
    rows = [
        TableRow((show(first), show(resumed) if resumed else "chưa tiếp tục", str(count)))
        for first, resumed, count in stops
    ]
    columns = (TableColumn(Align.CENTER),) * 3
    return TableBlock(columns, (tuple(HeadCell(text) for text in heads),), rows=tuple(rows))
