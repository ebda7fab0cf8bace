"""The handbook's pictures of today, tasks, deadlines, law packs and the rehearsal."""

import tempfile
from datetime import date
from pathlib import Path

from desktop_app.demo.law import made_up_pack
from desktop_app.demo.tasks import filled_in
from desktop_app.law.packs.envelope import SUFFIX
from desktop_app.tasks.files.writing import write_sheet
from desktop_app.today.horizon import Group
from ui import dialogs, pictures
from ui.law_packs.preview_page import ITEMS
from ui.law_packs.window import LawPacksWindow
from ui.pictures.pages import go_to, law_windows, task_pages, today_pages
from ui.rehearsal.ask import AskRehearsal
from ui.tasks.files.actions import FILES

BELIEVED = date(2026, 12, 21)


def work(window, shot, screen) -> None:
    """Everything behind the tabs Today and Tasks, as it is when the sample is opened."""
    desk, session = window.desk, window.session

    def shown(name: str, widget) -> None:
        if widget is desk:
            shot(name)
        else:
            room = (widget.width(), widget.height())
            shot(name, widget, tuple(map(min, room, screen)))

    for name in ("today", "tasks"):
        go_to(desk, name)
        desk.take_focus()
        shot(f"{name}-list" if name == "tasks" else name)
    to_tasks(desk, shot)
    for pages in (today_pages, task_pages, law_windows):
        pages(desk, session, shown)
    with tempfile.TemporaryDirectory() as folder:
        returned(desk, session, Path(folder), shot)
        law_pack(desk, session, Path(folder), shown)
    rehearsal(window, shot)


def to_tasks(desk, shot) -> None:
    """What a plan of the province has for the checklist."""
    go_to(desk, "plans")
    tab = desk.tab("plans")
    plans = desk.tab("plans").session.services.plans
    upper = next(uid for uid in plans.ids() if "TỈNH" in (plans.get(uid).plan.issuer or ""))
    tab.open_plan(upper)
    tab.actions_on.run("Đưa việc vào Nhiệm vụ", upper)
    pictures.settle()
    shot("plans-to-tasks")
    tab.leave_page()
    tab.back()


def returned(desk, session, folder: Path, shot) -> None:
    """What a unit reported, before it is taken over."""
    files = session.services.task_files
    board = session.services.today.board()
    items = [item for group in (Group.TODAY, Group.SOON) for item in board.group(group).items]
    uids = [item.uid for item in items if item.feature == "tasks"]
    file = max(files.unit_files(uids), key=lambda one: one.count)
    sheet, _reported = filled_in(file.sheet, session.clock.today(), 4)
    path = folder / "Van-phong.xlsx"
    write_sheet(sheet)(path)
    tab = desk.tab("tasks")
    dialogs.door.answers.append(path)
    next(one for one in FILES if one.label.startswith("Nhận lại")).run(tab)
    pictures.settle()
    shot("tasks-returned")
    tab.leave_page()


def law_pack(desk, session, folder: Path, shown) -> None:
    """A newer set of rules, before it takes effect."""
    path = folder / f"goi{SUFFIX}"
    path.write_bytes(made_up_pack(session.services))
    packs = LawPacksWindow(desk, session)
    packs.resize(1080, 640)
    packs.show()
    dialogs.door.answers.append(path)
    packs.choose()
    pictures.settle()
    shown("law-pack-preview", packs)
    packs.preview().show_part(ITEMS)
    shown("law-pack-items", packs)
    packs.close()
    pictures.settle()


def rehearsal(window, shot) -> None:
    """The question for the day, and the ribbon over the copy."""
    real = window.desk
    next(a for a in real.actions() if "Tập dượt" in a.text()).trigger()
    ask = window.findChild(AskRehearsal)
    ask.day.put(BELIEVED.isoformat())
    pictures.settle()
    shot("rehearsal-ask", ask, (ask.width(), ask.height()))
    ask.go.click()
    pictures.settle()
    go_to(window.desk, "today")
    shot("rehearsal")
    window.end_rehearsal()
    pictures.settle()
