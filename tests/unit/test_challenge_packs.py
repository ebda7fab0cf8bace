"""Law packs under attack: keys, rules that vanish, packs taken back in the middle, undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.packs.impact import Fate
from desktop_app.law.packs.read import check_pack
from desktop_app.services import Services
from desktop_app.tasks.model import Status, TaskValues

NEW_CODE = [RULE.replace("kn.accept", "x.new"), EXAMPLE.replace("kn.accept", "x.new")]
EVENT = date(2027, 3, 1)
AFTER = date(2027, 3, 8)  # five working days of the pack
BEFORE = date(2027, 3, 10)  # seven of the shipped law


@pytest.fixture
def services(tmp_path, clock, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    yield Services(book, user="lan", clock=clock)
    book.close()


def load(services, bench: PackBench):
    services.law_packs.trust(bench.public, "Sở")
    preview = services.law_packs.preview(check_pack(bench.data()))
    services.law_packs.apply(preview)
    return preview


def back(services, version="1"):
    (kept,) = [pack for pack in services.law_packs.packs() if pack.version == version]
    services.law_packs.apply(services.law_packs.preview_taking_back(kept.uid))


def task(services, rule="kn.accept", event=EVENT):
    return services.tasks.add(TaskValues("Thụ lý", rule=rule, event_on=event)).uid


def only(services, uid):
    (one,) = services.tasks.occurrences(uid)
    return one


def test_a_key_that_is_trusted_no_more_opens_no_pack_again(services):
    bench = PackBench()
    load(services, bench)
    uid = task(services)
    back(services)
    services.law_packs.untrust(bench.public)
    (kept,) = services.law_packs.packs()
    with pytest.raises(UserError, match="khóa ký"):
        services.law_packs.apply(services.law_packs.preview_using_again(kept.uid))
    assert only(services, uid).due == BEFORE


def test_the_same_pack_by_another_key_is_another_pack_and_needs_trust(services):
    load(services, PackBench())
    preview = services.law_packs.preview(check_pack(PackBench(version="2", key=2).data()))
    assert not preview.trusted
    with pytest.raises(UserError, match="khóa ký"):
        services.law_packs.apply(preview)
    with pytest.raises(UserError):
        services.law_packs.apply(replace(preview, trusted=True, key=PackBench().public))


def test_a_preview_with_another_content_than_was_looked_at_is_refused(services):
    load(services, PackBench(name="Khác"))
    preview = services.law_packs.preview(check_pack(PackBench().data()))
    foreign = PackBench(key=3, parts=[RULE.replace("count = 5", "count = 50"), EXAMPLE])
    with pytest.raises(UserError):
        services.law_packs.apply(replace(preview, content=foreign.data().decode()))


def test_a_rule_that_vanishes_leaves_its_open_items_in_peace(services, clock):
    load(services, PackBench(parts=NEW_CODE))
    uid = task(services, "x.new")
    due = only(services, uid).due
    (kept,) = services.law_packs.packs()
    preview = services.law_packs.preview_taking_back(kept.uid)
    assert [item.fate for item in preview.items] == [Fate.LOST]
    services.law_packs.apply(preview)
    values = services.tasks.get(uid).values
    services.tasks.change(uid, replace(values, officer="Hoa", title="Việc khác"))
    assert only(services, uid).due == due
    assert services.recalculation.moved() == []
    assert services.tasks.why(only(services, uid).uid).due == due
    with pytest.raises(UserError):
        services.tasks.change(uid, replace(values, event_on=EVENT + timedelta(1)))
    with pytest.raises(UserError):
        services.task_work.set_clock(only(services, uid).uid, (Suspension(EVENT, None),))
    services.tasks.delete([uid])
    services.tasks.restore([uid])
    services.task_work.set_due(only(services, uid).uid, date(2027, 3, 12))
    services.task_work.tick([only(services, uid).uid])
    assert services.tasks.get(uid).status is Status.DONE
    assert services.book.verify_history().whole


def test_a_middle_pack_taken_back_lets_the_one_before_hold_and_undo_goes_all_the_way(services):
    uid = task(services)
    dues = [only(services, uid).due]
    for version, count, due in (("1", 5, "03-08"), ("2", 6, "03-09"), ("3", 4, "03-05")):
        rule = RULE.replace("count = 5", f"count = {count}")
        example = EXAMPLE.replace("2027-03-08", f"2027-{due}")
        load(services, PackBench(version=version, parts=[rule, example]))
        dues.append(only(services, uid).due)
    assert dues == [BEFORE, AFTER, date(2027, 3, 9), date(2027, 3, 5)]
    back(services, "2")  # not the one that holds
    assert only(services, uid).due == dues[3]
    back(services, "3")
    assert only(services, uid).due == AFTER
    for due in (dues[3], dues[3], dues[2], dues[1]):
        services.undo()
        if services.book.last_undoable("lan").label.startswith("Tin khóa"):
            services.undo()
        assert only(services, uid).due == due
    assert services.book.verify_history().whole


def test_undo_of_a_pack_after_its_items_were_worked_on_is_refused_and_nothing_is_lost(services):
    uid = task(services)
    load(services, PackBench())
    assert only(services, uid).due == AFTER
    other = Services(services.book, user="hoa", clock=services.clock)
    other.task_work.set_due(only(services, uid).uid, date(2027, 3, 3))
    with pytest.raises(Exception, match="sửa thêm sau đó"):
        services.undo()
    assert only(services, uid).due == date(2027, 3, 3)
    assert [pack.state for pack in services.law_packs.packs()] == ["in_force"]


def test_what_was_left_out_of_a_pack_stays_until_it_is_asked_for(services):
    kept, moved = task(services), task(services)
    services.law_packs.trust(PackBench().public, "Sở")
    preview = services.law_packs.preview(check_pack(PackBench().data()))
    services.law_packs.apply(preview, [only(services, moved).uid])
    assert (only(services, kept).due, only(services, moved).due) == (BEFORE, AFTER)
    services.tasks.change_many([kept], {"officer": "Hoa"})
    services.task_work.hand_over([kept], "Lan")
    assert only(services, kept).due == BEFORE
    (asked,) = services.recalculation.moved()
    services.recalculation.apply([asked.uid])
    assert only(services, kept).due == AFTER
