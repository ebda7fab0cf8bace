"""Chooses a returned workbook, reads it beside the annex's table and shows what is different."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.documents.workbook import read_workbook
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.plans.annex_files.comparing import Comparison, compare, taken
from desktop_app.plans.annex_files.returned import returned
from desktop_app.plans.editing.grid import AnnexGrid
from ui import dialogs
from ui.plans.annex_files.preview import ReturnedForm
from ui.session import Session


class Receiving(QObject):
    """Ends in one step over the grid, or in a sentence why there is none."""

    step = Signal(object, str)  # grid -> grid, what the undo calls it
    said = Signal(str, str)  # words, state

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._screen = parent

    def begin(self, own: AnnexGrid, year: int | None) -> None:
        """Let the person choose a file and read it in the background."""
        path = dialogs.door.choose_open_file(
            self._screen,
            "Nhận lại bảng Excel của phụ lục",
            "Bảng Excel (*.xlsx *.xlsm);;Mọi tệp (*)",
            purpose="annex",
        )
        if path is None:
            return

        def read(job: Job) -> Comparison:
            return compare(own, returned(read_workbook(path, job), own), year)

        self._session.background.run_file(
            self._screen,
            read,
            lambda found: self._on_read(path, own, found),
            self._on_failed,
            "Đang đọc bảng Excel",
        )

    def _on_read(self, path: Path, own: AnnexGrid, found: Comparison) -> None:
        if not found.differences and not found.faults:
            self.said.emit(f"Bảng trong {path.name} giống hệt bảng đang có.", "done")
            return
        form = ReturnedForm(self._screen, path.name, found)
        form.agreed.connect(lambda _found, chosen: self._on_agreed(own, found, chosen))
        form.open()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.said.emit(str(error), "soon")

    def _on_agreed(self, own: AnnexGrid, found: Comparison, chosen: dict[int, bool]) -> None:
        count = sum(chosen.values())
        self.step.emit(_taking(own, found, chosen), "Nhận bảng Excel")
        self.said.emit(f"Đã nhận {count} thay đổi từ Excel. Ctrl+Z để lấy lại.", "done")


def _taking(
    own: AnnexGrid, found: Comparison, chosen: dict[int, bool]
) -> Callable[[AnnexGrid], AnnexGrid]:
    def change(grid: AnnexGrid) -> AnnexGrid:
        if grid != own:
            raise UserError("Bảng đã được sửa sau khi đọc tệp Excel. Hãy nhận lại tệp một lần nữa.")
        return taken(grid, found, chosen)

    return change
