"""Hồ sơ vụ việc: a whole case as it will be printed, with its Word twin."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.documents import atomic
from desktop_app.documents.model import Document
from desktop_app.documents.papers import writers
from desktop_app.petitions.case_file import CaseFile
from desktop_app.services import Services
from ui.preview.request import PreviewRequest
from ui.preview.window import show_preview
from ui.session import Session


def show_case_file(parent: QWidget, session: Session, uid: str) -> None:
    """Read the case and show its file."""
    case = session.services.cases.get(uid)

    def made(document: Document) -> None:
        found = writers(lambda: document)
        request = PreviewRequest(
            title=f"Hồ sơ vụ việc số {case.number}/{case.year}",
            make=found.pop("pdf"),
            file_name=atomic.safe_name("Ho so vu viec", str(case.number), str(case.year)),
            save_as=found,
        )
        show_preview(parent, session.background, request, session.paths.scratch)

    session.background.run(parent, partial(_document, uid), made)


def _document(uid: str, services: Services) -> Document:
    file = CaseFile(services.book, services.user, services.cases)
    return file.document(uid, services.clock.now())
