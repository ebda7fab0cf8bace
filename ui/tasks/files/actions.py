"""The entries of the menu "Tệp" of the list of tasks."""

from collections.abc import Callable
from functools import partial

from desktop_app.jobs import Job
from desktop_app.tasks.files.service import UnitFile
from ui import dialogs
from ui.tasks.action import ListAction, TasksDoor

EXCEL = "Tệp Excel (*.xlsx)"


def _print(door: TasksDoor) -> None:
    # The libraries of paper are loaded when first asked for: the list opens sooner.
    from ui.preview.window import show_preview  # noqa: PLC0415
    from ui.tasks.files.printing import list_request  # noqa: PLC0415

    session, uids = door.session, door.shown_uids()
    session.background.run(
        door.widget,
        lambda services: list_request(services, session.clock.today(), uids),
        lambda made: show_preview(door.widget, session.background, made, session.paths.scratch),
    )


def _export(door: TasksDoor) -> None:
    from desktop_app.documents.atomic import safe_name  # noqa: PLC0415
    from desktop_app.tasks.files.writing import write_sheet  # noqa: PLC0415

    uids = door.shown_uids()
    if not uids:
        return _nothing(door)
    name = safe_name("nhiem vu", door.session.clock.today().isoformat(), suffix=".xlsx")
    path = dialogs.door.choose_save_file(
        door.widget, "Xuất Excel các việc đang xem", name, EXCEL, purpose="task-files"
    )
    if path is None:
        return None
    done = f"Đã xuất {len(uids)} nhiệm vụ ra {path.name}."
    # A long list takes its time to be read: not on the thread that draws the window.
    door.session.background.run(
        door.widget,
        lambda services: services.task_files.sheet(uids),
        lambda sheet: _write(door, lambda _job: write_sheet(sheet)(path), done),
    )
    return None


def _export_units(door: TasksDoor) -> None:
    from desktop_app.tasks.files.writing import write_files  # noqa: PLC0415

    uids = door.shown_uids()
    if not uids:
        return _nothing(door)
    folder = dialogs.door.choose_folder(
        door.widget, "Chọn nơi ghi các tệp, mỗi đơn vị một tệp", purpose="task-files"
    )
    if folder is None:
        return None
    stem = f"nhiem vu {door.session.clock.today().isoformat()}"

    def write(files: list[UnitFile]) -> None:
        done = f"Đã ghi {len(files)} tệp Excel vào {folder}."
        if not files:
            done = "Không việc nào đang xem có đơn vị chủ trì nên chưa ghi tệp nào."
        _write(door, lambda job: write_files(files, folder, stem, job), done)

    door.session.background.run(
        door.widget, lambda services: services.task_files.unit_files(uids), write
    )
    return None


def _write(door: TasksDoor, work: Callable[[Job], object], done: str) -> None:
    told = partial(_told, door, done)
    door.session.background.run_file(door.widget, work, told, None, "Đang ghi bảng Excel")


def _receive(door: TasksDoor) -> None:
    from ui.tasks.files.receiving import receive  # noqa: PLC0415

    receive(door)


def _nothing(door: TasksDoor) -> None:
    dialogs.door.tell(door.widget, "Danh sách đang xem không có việc nào để xuất.")


def _told(door: TasksDoor, words: str, _result: object) -> None:
    door.session.background.said.emit(words)


FILES = (
    ListAction("In danh sách…", "printer-outline", _print, "Xem trước, in, lưu PDF hoặc Word"),
    ListAction(
        "Xuất Excel các việc đang xem…",
        "file-excel-outline",
        _export,
        "Một bảng có các cột nền vàng để điền; nhận lại được",
    ),
    ListAction(
        "Xuất cho từng đơn vị…",
        "folder-arrow-down-outline",
        _export_units,
        "Mỗi đơn vị chủ trì một tệp Excel chỉ gồm việc của mình",
    ),
    ListAction(
        "Nhận lại Excel của đơn vị…",
        "file-import-outline",
        _receive,
        "Xem từng chỗ khác trước khi ghi vào sổ; hoàn tác được một lần",
    ),
)
