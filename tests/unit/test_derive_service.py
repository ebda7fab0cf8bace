"""The draft in the book: one step, the margin remembered, links to the upper plan both ways."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from derive_samples import DEPARTMENTS, OFFICE, OFFICERS, UPPER, VILLAGES

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import OfficeSetup
from desktop_app.plans.derive.build import derive
from desktop_app.plans.derive.propose import propose
from desktop_app.plans.reader import read_plan
from desktop_app.services import Services

replace = msgspec.structs.replace


@pytest.fixture
def services(
    tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]
) -> Iterator[Services]:
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    made = Services(book, user="Lan", clock=clock)
    made.office.set_up(OfficeSetup(OFFICE, DEPARTMENTS, VILLAGES, OFFICERS))
    yield made
    assert book.verify_history().whole
    book.close()


@pytest.fixture
def upper(services: Services, tmp_path: Path) -> str:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(UPPER, encoding="utf-8")
    return services.plans.save(read_plan(path)).uid


def made_from(services: Services, upper: str, margin: int = 10) -> str:
    case = services.derive.case(upper)
    return services.derive.make(upper, derive(case, propose(case, margin)), margin).uid


def test_the_draft_knows_where_it_is_from(services: Services, upper: str) -> None:
    uid = made_from(services, upper)
    row = services.plans.rows([uid])[0]
    assert (row["status"], row["made"], row["source_uid"], row["task_count"]) == (
        "draft",
        "derive",
        upper,
        8,
    )


def test_one_undo_takes_back_draft_and_margin(services: Services, upper: str) -> None:
    made_from(services, upper, 15)
    assert services.derive.margin() == 15
    assert len(services.plans.ids()) == 2
    services.undo()
    assert services.derive.margin() == 10
    assert services.plans.ids() == [upper]


def test_links_lead_up_and_down(services: Services, upper: str) -> None:
    uid = made_from(services, upper)
    plan = services.plans.get(uid).plan
    theirs = services.plans.get(upper).plan
    up, down = services.derive.links_up(plan), services.derive.own_tasks_of(upper)
    row = next(task for task in theirs.tasks if task.content.startswith("Tiếp công dân"))
    link = down[row.uid][0]
    assert (link.plan_uid, link.content) == (uid, "Tiếp công dân định kỳ tại trụ sở")
    back = up[link.task_uid]
    assert (back.plan_uid, back.task_uid, back.plan_name) == (
        upper,
        row.uid,
        "kế hoạch 112/KH-UBND",
    )
    assert set(up) == {task.uid for task in plan.tasks}


def test_a_plan_thrown_away_or_replaced_counts_no_more(services: Services, upper: str) -> None:
    first, second = made_from(services, upper), made_from(services, upper)
    services.plans.delete([first])
    links = [link for links in services.derive.own_tasks_of(upper).values() for link in links]
    assert {link.plan_uid for link in links} == {second}
    with services.book.change(user="Lan", label="Thay thế") as change:
        change.update("plans", second, {"status": "superseded"})
        values = {**_stored(services, second), "status": "issued", "replaces_uid": second}
        third = change.insert("plans", {**values, "made": "amend"})
    links = [link for links in services.derive.own_tasks_of(upper).values() for link in links]
    assert {link.plan_uid for link in links} == {third}


def _stored(services: Services, uid: str) -> dict[str, object]:
    row = services.book.get("plans", uid)
    assert row is not None
    keys = ("title", "doc_type", "content", "version", "year", "task_count")
    return {key: row[key] for key in keys}


def test_a_task_without_an_upper_plan_has_no_link(services: Services, upper: str) -> None:
    plan = services.plans.get(made_from(services, upper)).plan
    alone = replace(plan, tasks=tuple(replace(task, upper=None) for task in plan.tasks))
    assert services.derive.links_up(alone) == {}
    assert services.derive.own_tasks_of("không có") == {}


def test_links_to_a_plan_that_is_gone_are_left_out(services: Services, upper: str) -> None:
    plan = services.plans.get(made_from(services, upper)).plan
    lost = msgspec.structs.replace(plan.tasks[0].upper, plan_uid="mất")
    broken = replace(plan, tasks=(replace(plan.tasks[0], upper=lost), *plan.tasks[1:]))
    assert plan.tasks[0].uid not in services.derive.links_up(broken)


def test_a_plan_that_is_not_there_cannot_be_derived(services: Services) -> None:
    with pytest.raises(UserError):
        services.derive.case("không có")
