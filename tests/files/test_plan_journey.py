"""Each real plan's whole way: read, kept, mended, made our own, issued, printed, read again."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from office_pages import OFFICE, converted
from seeds_read import read_once

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.opening import Account, create_office, open_office
from desktop_app.plans.as_json import plan_json
from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.days import last_admissible
from desktop_app.plans.derive.propose import propose
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.mends import mends_for, safe_mends
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import read_plan
from desktop_app.plans.saving import writers
from desktop_app.plans.years import plan_year
from desktop_app.safety import accounts
from desktop_app.sample import SETUP
from desktop_app.services import Services

pytestmark = pytest.mark.seeds
NAMES = ("000", "001", "002", "003", "004")
MARGIN = 10
A_LINE = 85  # letters in the longest line of a page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hành trình")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of which each plan gets a copy."""
    place = tmp_path_factory.mktemp("hành trình") / "sổ"
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_office(place, SETUP, Account("canbo", "mat-khau-dai-1"), clock)
    return place


@pytest.fixture
def services(tmp_path: Path, clock: FixedClock, empty: Path) -> Iterator[Services]:
    place = shutil.copytree(empty, tmp_path / "sổ")
    office = open_office(place, "canbo", "mat-khau-dai-1", clock)
    made = office.services()
    yield made
    made.close()
    office.close()


def mended(plan: Plan) -> Plan:
    """As a person does: all safe mends at once, then the first choice of every other finding."""
    for _, mend in safe_mends(plan, plan.findings):
        plan = mend.change(plan)
    plan = refresh(KeptPlan(plan)).kept.plan
    for finding in plan.findings:
        for mend in mends_for(plan, finding)[:1]:
            plan = mend.change(plan)
    return refresh(KeptPlan(plan)).kept.plan


@cache
def mended_once(path: Path) -> Plan:
    """The plan of a file, mended."""
    return mended(read_once(path).plan)


def bare(value: Any) -> Any:
    """The plan as JSON without places of lines; letters that the decree prints in capitals."""
    if isinstance(value, dict):
        return {k: bare(v) for k, v in value.items() if k not in {"line", "lines", "findings"}}
    if isinstance(value, list):
        return [bare(item) for item in value]
    return value


def in_capitals(plan: dict[str, Any]) -> dict[str, Any]:
    """The head's issuer and the names of annexes are printed in capitals (NĐ 30/2020/NĐ-CP)."""
    annexes = [
        {**a, "label": a["label"].upper(), "title": a["title"].upper()} for a in plan["annexes"]
    ]
    return {**plan, "issuer": (plan["issuer"] or "").upper(), "annexes": annexes}


def issued_from(services: Services, path: Path) -> tuple[Plan, Plan, Plan]:
    """The plan read, ours as made from it, and ours as issued."""
    read = read_once(path)
    upper_uid = services.plans.save(read).uid
    case = services.derive.case(upper_uid)
    ours = derive(case, propose(case, MARGIN))
    uid = services.derive.make(upper_uid, ours, MARGIN).uid
    opened = services.drafts.open(uid)
    work = KeptPlan(mended(opened.kept.plan))
    services.drafts.autosave(uid, opened.base_rev, work)
    services.drafts.commit(uid, opened.base_rev, work)
    number = services.life.proposal(uid).number
    services.life.issue(uid, number, date(2026, 11, 23), reason="Đã kiểm tra")
    return read.plan, work.plan, services.plans.get(uid).plan


@pytest.mark.parametrize("name", NAMES)
def test_from_the_upper_plan_to_the_printed_one(
    seeds: Path, services: Services, folder: Path, name: str
) -> None:
    (path,) = (seeds / "office").glob(f"{name}_*.docx")
    upper, ours, issued = issued_from(services, path)
    assert mended_once(path).tasks or not upper.tasks
    assert issued.number == "01/KH-UBND"
    assert issued.date == "2026-11-23"
    assert [task.content for task in issued.tasks] == [task.content for task in ours.tasks]
    links = {task.uid for task in upper.tasks}
    assert all(t.upper is None or t.upper.task_uid for t in issued.tasks)
    assert sum(t.upper is not None and t.upper.task_uid in links for t in issued.tasks) or not links
    never_after(upper, issued)
    write = writers(issued)
    for kind in ("pdf", "docx"):
        write[kind](folder / f"{name}.{kind}")
    again = read_plan(folder / f"{name}.docx").plan
    assert in_capitals(bare(plan_json(again))) == in_capitals(bare(plan_json(issued)))


def never_after(upper: Plan, issued: Plan) -> None:
    """No task of ours ends after the last day of the upper task that it carries out."""
    above = {task.uid: task for task in upper.tasks}
    for task in issued.tasks:
        theirs = above.get(task.upper.task_uid) if task.upper else None
        if theirs is None or theirs.schedule is None or task.schedule is None:
            continue
        last = last_admissible(theirs.schedule, plan_year(upper))
        mine = last_admissible(task.schedule, plan_year(issued))
        if last and mine:
            assert mine <= last, (task.schedule_text, theirs.schedule_text)


@pytest.fixture(scope="module")
def printed_twice(seeds: Path, folder: Path, office_profile: str) -> Path:
    """Each plan mended, as our PDF and in `lo` as what LibreOffice makes of our Word file."""
    if OFFICE is None:
        pytest.skip("máy này không có LibreOffice")
    for name in NAMES:
        (path,) = (seeds / "office").glob(f"{name}_*.docx")
        write = writers(mended_once(path))
        write["pdf"](folder / f"in-{name}.pdf")
        write["docx"](folder / f"in-{name}.docx")
    converted([folder / f"in-{name}.docx" for name in NAMES], folder / "lo", "pdf", office_profile)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_word_breaks_the_pages_where_the_pdf_does(printed_twice: Path, name: str) -> None:
    mine = letters_by_page(printed_twice / f"in-{name}.pdf")
    theirs = letters_by_page(printed_twice / "lo" / f"in-{name}.pdf")
    assert len(mine) == len(theirs)
    begun = zip(accumulate(mine), accumulate(theirs), strict=True)
    off = [page for page, (one, other) in enumerate(begun, start=2) if abs(one - other) > A_LINE]
    assert off == [], f"trang bắt đầu lệch quá một dòng: {off}"


def letters_by_page(path: Path) -> list[int]:
    """How many letters and signs stand on each page of a PDF."""
    document = pdfium.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [len("".join(text.split())) for text in pages]
