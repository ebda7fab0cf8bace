"""A report as one paper: its words, then each form and the charts as annexes; pure."""

from collections.abc import Iterator

from desktop_app.documents.model import Align, Block, Document, Paragraph, rich
from desktop_app.reports import periods
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.body import body
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.out.head import PaperHead, code_line, version_line
from desktop_app.reports.out.tables import chart_annex, form_tables

TYPE = "BÁO CÁO"


def report_document(filled: FilledReport, narrative: Narrative, head: PaperHead) -> Document:
    """The whole report. Without words (forms alone are sent for some quarters) a covering text
    says what is sent."""
    return Document(
        header=head.header,
        type_name=TYPE,
        subject=subject(filled),
        addressees=(head.addressee,) if head.addressee else (),
        body=body(narrative) or tuple(_covering(filled, head)),
        recipients=head.recipients,
        signature=head.signature,
        after=tuple(_after(filled, head)),
        appendices=(*form_tables(filled, head), *chart_annex(filled)),
        watermark=head.watermark,
    )


def subject(filled: FilledReport) -> str:
    """What the report is about: its title without the word that stands above it."""
    words = filled.report.title.strip()
    rest = words[len(TYPE) :].strip() if words.upper().startswith(TYPE) else words
    return rest[:1].upper() + rest[1:]


def _covering(filled: FilledReport, head: PaperHead) -> Iterator[Block]:
    data = periods.data_words(filled.report.period)
    names = "; ".join(f"{form.form.code} – {form.form.name}" for form in filled.forms.values())
    yield Paragraph(rich(f"{head.unit} gửi kèm theo báo cáo này các biểu số liệu: {names}."))
    yield Paragraph(rich(f"{data}."))


def _after(filled: FilledReport, head: PaperHead) -> Iterator[Block]:
    if words := version_line(filled.report):
        yield Paragraph(rich(words, italic=True), align=Align.LEFT)
    if not head.draft:
        yield Paragraph(rich(code_line(filled), italic=True), align=Align.LEFT)
