"""A comparison on paper: a table of two columns, old and new, with what differs marked.

Paper is often copied in black and white, so the marks are letters and signs: new words are bold,
words taken out are italic in square brackets.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from desktop_app.dates import show
from desktop_app.documents import atomic, pdf, word
from desktop_app.documents.model import (
    Align,
    Block,
    Document,
    HeadCell,
    Heading,
    Paragraph,
    RichText,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.plans.compare.model import Comparison, Pieces, Row, Sign, TaskPair
from desktop_app.plans.compare.sides import Pairing
from desktop_app.plans.compare.summary import summary
from desktop_app.plans.saving import Writer, whole_file

SIGN_WORDS = {
    Sign.CHANGED: "Sửa",
    Sign.ADDED: "Thêm",
    Sign.REMOVED: "Bỏ",
    Sign.MOVED: "Chuyển chỗ",
    Sign.RENUMBERED: "Đổi số thứ tự",
}
LEGEND = (
    "Chữ đậm là chữ mới có ở bản mới; chữ nghiêng trong ngoặc vuông là chữ của bản cũ"
    " không còn nữa."
)
_WIDTHS = (27.0, 69.0, 69.0)


def comparison_document(pairing: Pairing, comparison: Comparison, today: date) -> Document:
    """The table of differences; what is the same is left out."""
    old, new = pairing.old, pairing.new
    body: list[Block] = [
        Paragraph(rich(f"Bản cũ: {_named(old.name, old.note)}")),
        Paragraph(rich(f"Bản mới: {_named(new.name, new.note)}")),
    ]
    words = summary(comparison)
    told = f"Tóm tắt: {words}." if words else "Hai bản giống hệt nhau."
    body.append(Paragraph(rich(f"{told} Lập ngày {show(today)}.")))
    body += _tables(comparison)
    return Document(type_name="BẢNG SO SÁNH", subject="Hai bản kế hoạch", body=tuple(body))


def comparison_writers(
    pairing: Pairing, comparison: Comparison, today: date
) -> Mapping[str, Writer]:
    """How the table is written, by the file's ending; each writes the whole file or nothing."""
    document = comparison_document(pairing, comparison, today)
    return {
        "pdf": whole_file(partial(pdf.write, document)),
        "docx": whole_file(partial(word.write, document)),
    }


def file_name(pairing: Pairing) -> str:
    """The name of its files, without ending and diacritics."""
    plans = (pairing.old.plan, pairing.new.plan)
    return atomic.safe_name("So sánh", *(plan.number or plan.title or "bản cũ" for plan in plans))


def _tables(comparison: Comparison) -> Iterator[Block]:
    rows = [row for row in comparison.rows if row.sign is not Sign.SAME]
    pairs = [pair for pair in comparison.tasks if pair.sign is not Sign.SAME]
    if rows or pairs:
        yield Paragraph(rich(LEGEND, italic=True))
    if rows:
        yield Heading("I.", rich("LỜI VĂN"), 1)
        yield _table("Vị trí", _paragraph_rows(rows, comparison.rows))
    if pairs:
        yield Heading("II." if rows else "I.", rich("NHIỆM VỤ"), 1)
        yield _table("Nhiệm vụ", _task_rows(pairs))


def _table(first: str, rows: Iterable[TableRow]) -> TableBlock:
    heads = tuple(HeadCell(words) for words in (first, "Bản cũ", "Bản mới"))
    columns = tuple(TableColumn(Align.LEFT, width) for width in _WIDTHS)
    return TableBlock(columns, (heads,), rows=tuple(rows))


def _paragraph_rows(rows: Iterable[Row], every: Sequence[Row]) -> Iterator[TableRow]:
    part = ""
    for row in rows:
        if row.part != part:
            part = row.part
            yield TableRow((part,), group=True)
        where = ": ".join(filter(None, (SIGN_WORDS[row.sign], row.label)))
        if row.note:
            where += f" ({row.note})"
        left, right = _runs(row.old, old=True), _runs(row.new, old=False)
        if row.twin >= 0:
            there = every[row.twin].label or "chỗ khác"
            left = left or rich(f"(chuyển từ {there})", italic=True)
            right = right or rich(f"(chuyển đến {there})", italic=True)
        yield TableRow((where, left, right))


def _task_rows(pairs: Iterable[TaskPair]) -> Iterator[TableRow]:
    """A group for each task, below it the cells that differ."""
    for pair in pairs:
        sign = SIGN_WORDS[pair.sign]
        if pair.moved and pair.sign is Sign.CHANGED:
            sign += ", chuyển chỗ"
        yield TableRow((f"{sign}: {_title(pair)}",), group=True)
        for cell in pair.cells:
            if cell.differs:
                left = _runs(cell.old, old=True)
                yield TableRow((cell.label, left, _runs(cell.new, old=False)))


def _title(pair: TaskPair) -> str:
    task = pair.task
    words = " ".join(task.content.split())
    short = words if len(words) <= 90 else f"{words[:89]}…"
    return f"{task.ordinal}. {short}" if task.ordinal else short


def _runs(pieces: Pieces | None, *, old: bool) -> RichText:
    if pieces is None:
        return ()
    return tuple(
        Run(_bracketed(piece.text), italic=True)
        if piece.changed and old
        else Run(piece.text, bold=piece.changed)
        for piece in pieces
    )


def _bracketed(text: str) -> str:
    """Brackets around the words, blanks outside."""
    words = text.strip()
    return text.replace(words, f"[{words}]", 1) if words else text


def _named(name: str, note: str) -> str:
    return f"{name} ({note})" if note else name
