"""What people wrote into a report, before it is locked for good: no sealed identity goes in."""

from collections.abc import Iterator

from desktop_app.documents import guard
from desktop_app.documents.model import Block, Document, Paragraph, rich
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Report
from desktop_app.reports.narrative.body import body
from desktop_app.reports.narrative.packed import unpacked


def ask_guard(filled: FilledReport, sent: Report, narrative: str) -> None:
    """Withheld when a text of a report that is going out tells who a denouncer is.

    The files made of it are asked about again; what the book keeps of it is not looked through
    later, and stays for good.
    """
    guard.ask(
        Document(
            subject=sent.title,
            addressees=(sent.head.sent_to, sent.sent_how),
            body=body(unpacked(narrative)),
            after=tuple(_others(filled, sent)),
        )
    )


def _others(filled: FilledReport, sent: Report) -> Iterator[Block]:
    """The reason of a correction, the lines "Ghi chú", the reasons of replaced figures."""
    texts = [sent.reason, *(form.note for form in filled.forms.values())]
    texts += [
        cell.hand.why for form in filled.forms.values() for cell in form.cells.values() if cell.hand
    ]
    yield from (Paragraph(rich(text)) for text in texts if text)
