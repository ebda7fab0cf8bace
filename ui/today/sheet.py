"""What the preview of the morning's sheet shows and what can be saved from it."""

from desktop_app.today.sheet import sheet_file_name, sheet_writers
from ui.preview.request import PreviewRequest
from ui.session import Session


def sheet_request(session: Session) -> PreviewRequest:
    """The sheet of today as PDF and Word."""
    services = session.services
    board = services.today.board()
    printed = services.office.office().printed(session.office.user, session.clock.now())
    found = dict(sheet_writers(board, printed))
    return PreviewRequest(
        title=f"Tờ sáng {board.today:%d/%m/%Y}",
        make=found.pop("pdf"),
        file_name=sheet_file_name(board),
        save_as=found,
    )
