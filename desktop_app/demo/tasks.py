"""The part of the tour with tasks: from a plan, on paper, out to a unit and back, ticked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop_app.dates import show
from desktop_app.demo.checks import Say, expect, expect_words
from desktop_app.documents import atomic, pdf, word
from desktop_app.documents.model import Sheet
from desktop_app.documents.workbook import read_workbook
from desktop_app.services import Services
from desktop_app.tasks.at_once import Proof, TasksAtOnce
from desktop_app.tasks.files.paper import list_paper
from desktop_app.tasks.files.slips import ENTRIES, STATUS_WORDS
from desktop_app.tasks.files.writing import write_sheet
from desktop_app.tasks.model import Status
from desktop_app.tasks.urgency import DueDays
from desktop_app.today.horizon import Group
from desktop_app.today.sheet import sheet_file_name, sheet_writers

Writer = Callable[[Path], atomic.Saved]


def tasks_tour(services: Services, plan_uid: str, out: Path, say: Say) -> None:
    """The checklist as an officer uses it in a day; papers and workbooks go into `out`."""
    out.mkdir(exist_ok=True)
    if plan_uid:
        _from_plan(services, plan_uid, say)
    morning_sheet(services, out, say)
    task_list(services, out, say)
    _out_and_back(services, out, say)
    _tick(services, say)


def morning_sheet(services: Services, out: Path, say: Say) -> None:
    """The sheet of today as PDF and Word."""
    board = services.today.board()
    printed = services.office.office().printed(services.user, services.clock.now())
    for ending, write in sheet_writers(board, printed).items():
        saved = write(out / f"{sheet_file_name(board)}.{ending}")
        expect_words(saved.path, "TỜ SÁNG", show(board.today))
        say(f"Ghi {saved.path.name}: {board.count} việc trên bảng hôm nay")


def task_list(services: Services, out: Path, say: Say) -> None:
    """All tasks as PDF, Word and Excel."""
    uids = services.tasks.ids()
    office, today = services.office.office(), services.clock.today()
    tasks = services.tasks.tasks(uids)
    paper = list_paper(
        tasks, DueDays(today, services.law.calendar()), office.head, office.place
    )  # fmt: skip
    name = atomic.safe_name("Danh muc nhiem vu", today.isoformat())
    kinds: dict[str, Writer] = {
        "pdf": lambda path: atomic.save(path, partial(pdf.write, paper)),
        "docx": lambda path: atomic.save(path, partial(word.write, paper)),
        "xlsx": write_sheet(services.task_files.sheet(uids)),
    }
    for ending, write in kinds.items():
        saved = write(out / f"{name}.{ending}")
        if ending == "xlsx":
            known = services.task_files.compare(read_workbook(saved.path))
            expect(known.known > 0 and not known.reports, "bảng Excel đọc lại khác với sổ")
        else:
            expect_words(saved.path, "DANH MỤC NHIỆM VỤ", tasks[0].values.title)
        say(f"Ghi {saved.path.name}: {len(tasks)} nhiệm vụ")


def _from_plan(services: Services, plan_uid: str, say: Say) -> None:
    chosen = [found for found in services.plan_tasks.propose(plan_uid) if found.ticked]
    if not chosen:
        return
    services.plan_tasks.write(plan_uid, chosen)
    expect(services.plan_tasks.count(plan_uid) == len(chosen), "nhiệm vụ của kế hoạch không vào sổ")
    times = sum(len(found.times) for found in chosen)
    number = services.plans.get(plan_uid).plan.number
    say(f"Đưa {len(chosen)} nhiệm vụ của {number} vào danh sách, {times} lần đến hạn")


def _out_and_back(services: Services, out: Path, say: Say) -> None:
    """A unit gets its workbook, fills one line in, and it comes back as one step of undo."""
    files = services.task_files.unit_files(services.tasks.ids(filters={"status": "open"}))
    file = max(files, key=lambda one: one.count)
    filled, (occurrence,) = filled_in(file.sheet, services.clock.today())
    path = out / atomic.safe_name(file.unit, "đã điền", suffix=".xlsx")
    write_sheet(filled)(path)
    found = services.task_files.compare(read_workbook(path))
    expect(not found.faults and len(found.reports) == 1, "không nhận ra dòng đơn vị đã điền")
    services.task_files.take(found.reports)
    for step, status in ((services.undo, Status.OPEN), (services.redo, Status.DONE)):
        step()
        held = services.tasks.occurrence(occurrence).status is status
        expect(held, "hoàn tác việc nhận Excel không trả lại như cũ")
    say(f"Ghi {path.name}, nhận lại: {file.unit} báo xong 1 trong {found.known} dòng")


def filled_in(sheet: Sheet, today: date, lines: int = 1) -> tuple[Sheet, list[str]]:
    """The sheet with its first open lines reported done, and the occurrences of these lines."""
    heads = [head.text for head in sheet.table.head[0]]
    place = {entry.key: heads.index(entry.head) for entry in ENTRIES}
    rows, reported = list(sheet.table.rows), list[str]()
    for at, row in enumerate(rows):
        if len(reported) < lines and row.cells[place["status"]] == _WORDS_OPEN:
            told = {place[key]: words for key, words in _told(today, 15 + len(reported)).items()}
            cells = tuple(told.get(column, cell) for column, cell in enumerate(row.cells))
            rows[at] = replace(row, cells=cells)
            reported.append(row.mark.partition(":")[0])
    return replace(sheet, table=replace(sheet.table, rows=tuple(rows))), reported


_WORDS_OPEN = STATUS_WORDS[Status.OPEN.value]


def _told(today: date, number: int) -> dict[str, str]:
    return {
        "status": STATUS_WORDS[Status.DONE.value],
        "done_on": show(today),
        "number": f"{number}/BC-TD",
        "result": "Đã xong, gửi kèm báo cáo",
    }


def _tick(services: Services, say: Say) -> None:
    """The first late thing is proven and ticked; the board has one less."""
    late = services.today.board().group(Group.LATE)
    item = next((item for item in late.items if item.feature == "tasks"), None)
    if item is None:
        return
    today = services.clock.today()
    TasksAtOnce(services.book, services.user, services.clock).prove_and_tick(
        item.uid,
        item.occurrence_uid,
        Proof(number="52/BC-TD", on=today, description="Văn bản trình diễn"),
        items_too=True,
    )
    left = services.today.board().group(Group.LATE).count
    expect(left == late.count - 1, "đánh dấu xong mà việc vẫn nằm ở phần quá hạn")
    say(f"Đánh dấu xong “{item.title}” kèm minh chứng; còn {left} việc quá hạn")
