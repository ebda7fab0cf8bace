"""Opens the previews of the notices and of the list of days."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.documents.papers import Writer
from ui.preview.request import PreviewRequest
from ui.session import Session

Made = tuple[Mapping[str, Writer], str]


def preview(parent: QWidget, session: Session, title: str, made: Made) -> None:
    """Show a paper as it will be printed; it can be saved as the further kinds it has."""
    # The libraries of paper are loaded when first asked for.
    from ui.preview.window import show_preview  # noqa: PLC0415

    found = dict(made[0])
    request = PreviewRequest(title, found.pop("pdf"), made[1], found)
    show_preview(parent, session.background, request, session.paths.scratch)


def show_notice(parent: QWidget, session: Session, uids: Sequence[str]) -> None:
    """The notice of some days; UserError when none of them stands."""
    made = session.services.chairman_days.papers.notice(uids)
    preview(parent, session, "Lịch tiếp công dân", made)


def show_change_notice(parent: QWidget, session: Session, uid: str) -> None:
    """The notice of a postponed or cancelled day."""
    made = session.services.chairman_days.papers.change_notice(uid)
    preview(parent, session, "Thông báo thay đổi ngày tiếp công dân", made)
