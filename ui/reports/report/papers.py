"""A report on paper: one form or the whole of it in the preview, all of it as files in a folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import Document, Sheet
from desktop_app.documents.papers import writers
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Report
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.out.bundle import bundle
from desktop_app.reports.out.head import PaperHead, to_be_signed
from desktop_app.reports.out.paper import report_document
from desktop_app.reports.out.sheets import official_sheets
from desktop_app.reports.out.tables import form_tables
from desktop_app.services import Services
from ui import dialogs
from ui.preview.request import KINDS, PreviewRequest
from ui.preview.window import show_preview
from ui.session import Session
from ui.widgets.notes import Banner

DRAFT = "Dấu DỰ THẢO"
Parts = tuple[FilledReport, Narrative, PaperHead]


def preview_report(
    parent: QWidget, session: Session, uid: str, form: str = "", words: Narrative | None = None
) -> None:
    """Show a report as it will be printed, or one form of it; `words` are those just written."""

    def show(parts: Parts) -> None:
        filled, kept, head = parts
        request = _request((filled, words or kept, head), form)
        show_preview(parent, session.background, request, session.paths.scratch)

    session.background.run_read(parent, lambda s, _job: _parts(s, uid), show)


def save_bundle(parent: QWidget, session: Session, report: Report, told: Banner) -> None:
    """Write Excel, PDF and Word into a folder that is asked for; it can be stopped."""
    folder = dialogs.door.choose_folder(parent, "Lưu trọn bộ báo cáo vào thư mục", purpose="report")
    if folder is None:
        return

    def done(paths: Sequence[Path]) -> None:
        names = ", ".join(path.name for path in paths)
        told.tell(f"Đã lưu {len(paths)} tệp: {names}", "done")
        told.set_action("Mở thư mục", lambda: open_folder(folder))

    def failed(error: BaseException) -> None:
        if isinstance(error, UserError):
            told.tell(error.message, "late")

    def make(parts: Parts) -> None:
        session.background.run_file(
            parent, lambda job: _written(parts, folder, job), done, failed, "Đang lưu trọn bộ"
        )

    uid = report.uid
    session.background.run_read(parent, lambda s, _job: _parts(s, uid), make)


def save_sent_file(parent: QWidget, session: Session, attachment: str, name: str) -> None:
    """Save a file that went out with a report, as it was."""
    words, kinds = KINDS[Path(name).suffix.removeprefix(".")]
    target = dialogs.door.choose_save_file(parent, f"Lưu {words} đã gửi", name, kinds)
    if target is None:
        return

    def keep(kept: tuple[str, bytes]) -> None:
        def work(_job: Job) -> atomic.Saved:
            return atomic.save(target, lambda stream: stream.write(kept[1]))

        def done(saved: atomic.Saved) -> None:
            session.background.said.emit(f"Đã lưu {saved.path.name}.")

        session.background.run_file(parent, work, done, title="Đang lưu")

    session.background.run_read(parent, lambda s, _job: s.book.attachments.get(attachment), keep)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _parts(services: Services, uid: str) -> Parts:
    """All that the writers need, so that they need not ask the book."""
    filled = services.reports.filled(uid)
    return (
        filled,
        services.narratives.words(filled),
        services.report_papers.head(filled, final=False),
    )


def _written(parts: Parts, folder: Path, job: Job) -> list[Path]:
    filled, words, head = parts
    return bundle(filled, words, head, folder, job)


def _request(parts: Parts, form: str) -> PreviewRequest:
    """The draft with its mark; where nothing stands in the way it can be printed without."""
    filled, words, head = parts
    if not head.draft:
        return _plain(parts, form)
    off = None
    if not filled.in_the_way:
        off = _plain((filled, words, to_be_signed(head, filled)), form)
    request = _plain(parts, form)
    return replace(request, switch=DRAFT, off=off) if off else request


def _plain(parts: Parts, form: str) -> PreviewRequest:
    title = parts[0].report.title
    document, sheets = _made(parts, form)
    found = writers(lambda: document)
    name = f"{form} – {title}" if form else title
    file_name = ("Bieu", form.replace("/", "-")) if form else ("Bao cao",)
    return PreviewRequest(
        title=name,
        make=found["pdf"],
        file_name=atomic.safe_name(*file_name, title),
        save_as={"docx": found["docx"], "xlsx": lambda path: _sheets(sheets, path)},
    )


def _made(parts: Parts, form: str) -> tuple[Document, Sequence[Sheet]]:
    filled, words, head = parts
    if not form:
        return report_document(filled, words, head), official_sheets(filled, head)
    one = replace(filled, forms={form: filled.forms[form]})
    document = Document(appendices=form_tables(one, head), watermark=head.watermark)
    return document, official_sheets(one, head)


def _sheets(sheets: Sequence[Sheet], path: Path) -> atomic.Saved:
    return atomic.save(path, lambda stream: xlsx.write(sheets, stream))
