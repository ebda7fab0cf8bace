"""Loading law packs into a book: trust, preview, what open items do, undo, taking back."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.packs.differences import Effect
from desktop_app.law.packs.impact import Fate
from desktop_app.law.packs.read import check_pack
from desktop_app.office.law_book import LawBook
from desktop_app.office.law_pack_shelf import PackState
from desktop_app.office.law_packs import ClockedItem, LawPackService, rules_in_force
from desktop_app.tasks.keeping import TaskKeeper
from desktop_app.tasks.model import Status, TaskValues
from desktop_app.tasks.service import TaskService

CLOCK = FixedClock(datetime(2026, 11, 21, 8, 0, tzinfo=VIETNAM))
NEW_YEAR_WORKED = """
[[day]]
date = 2027-03-03
kind = "swapped_off"
name = "nghỉ hoán đổi"
document = "Thông báo giả định 1/TB"
"""


class Desk:
    """A book with tasks whose days follow from limits, and the packs over it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.law = LawBook(book)
        self.tasks = TaskService(book, "Ẩn", CLOCK)
        self.packs = LawPackService(book, "Ẩn", CLOCK, self.items, self.recalculate)

    def add(self, title: str, rule: str, event_on: date) -> str:
        made = self.tasks.add(TaskValues(title=title, rule=rule, event_on=event_on))
        return made.uid

    def due(self, uid: str) -> date | None:
        return self.tasks.occurrences(uid)[0].due

    def items(self) -> list[ClockedItem]:
        return [
            ClockedItem(
                feature="tasks",
                uid=task.uid,
                title=task.values.title,
                rule=task.values.rule,
                event_on=task.values.event_on,
                due=occurrence.due,
            )
            for task in self.tasks.tasks(self.tasks.ids())
            if task.values.rule and task.values.event_on
            for occurrence in self.tasks.occurrences(task.uid)
            if occurrence.status is Status.OPEN
        ]

    def recalculate(self, items: Sequence[ClockedItem]) -> None:
        with self.book.change(user="Ẩn", label="Tính lại") as change:
            for item in items:
                values = self.tasks.get(item.uid).values
                TaskKeeper(self.book, change, 2026).redate(item.uid, values)

    def preview(self, bench: PackBench, trust: bool = True):
        if trust:
            self.packs.trust(bench.public, "Sở Tư pháp tỉnh Bình Mẫu")
        return self.packs.preview(check_pack(bench.data()))

    def load(self, bench: PackBench):
        return self.packs.apply(self.preview(bench))


@pytest.fixture
def desk(tmp_path, new_book):
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=CLOCK.now)
    yield Desk(book)
    book.close()


def limit(desk: Desk, day: date) -> str:
    return desk.law.rules().rule("kn.accept", day).limit_words


# Trust


def test_an_unknown_signer_is_refused_until_trusted(desk):
    preview = desk.preview(PackBench(), trust=False)
    assert not preview.trusted and len(preview.digits.split()) == 8
    with pytest.raises(UserError, match="chưa được cơ quan tin"):
        desk.packs.apply(preview)
    assert desk.packs.packs() == []
    changes = desk.packs.trust(preview.key, preview.pack.head.publisher)
    assert changes.features == {"law", "settings"}
    desk.packs.apply(preview)
    assert [kept.trusted for kept in desk.packs.packs()] == [True]


def test_trust_is_kept_with_who_and_when_and_can_be_taken_away(desk):
    bench = PackBench()
    desk.load(bench)
    (key,) = desk.packs.trusted_keys()
    assert (key.publisher, key.since, key.by) == (
        "Sở Tư pháp tỉnh Bình Mẫu",
        date(2026, 11, 21),
        "Ẩn",
    )
    desk.packs.untrust(key.key)
    assert desk.packs.trusted_keys() == ()
    (kept,) = desk.packs.packs()
    assert kept.state is PackState.IN_FORCE and not kept.trusted
    with pytest.raises(UserError, match="chưa được cơ quan tin"):
        desk.packs.apply(desk.preview(PackBench(version="2"), trust=False))
    assert len(desk.book.history("settings")) == 2
    desk.book.undo("Ẩn")
    assert len(desk.packs.trusted_keys()) == 1


def test_a_pack_changed_after_reading_is_refused(desk):
    preview = desk.preview(PackBench())
    forged = type(preview)(
        **{**vars(preview), "content": preview.content.replace("count = 5", "count = 1")}
    )
    with pytest.raises(UserError, match="đã bị thay đổi"):
        desk.packs.apply(forged)
    assert desk.packs.packs() == []


# What it does


def test_a_pack_holds_for_events_of_its_time_only(desk):
    assert limit(desk, date(2027, 3, 1)) == "07 ngày làm việc"
    changes = desk.load(PackBench())
    assert changes.features == {"law", "tasks", "petitions", "receptions", "reports"}
    assert limit(desk, date(2027, 3, 1)) == "05 ngày làm việc"
    assert limit(desk, date(2026, 12, 31)) == "07 ngày làm việc"
    assert limit(desk, date(2026, 6, 29)) == "10 ngày"
    cut = [r for r in rules_in_force(desk.book) if r.code == "kn.accept"]
    assert [(r.valid_from, r.valid_to) for r in cut] == [
        (date(2012, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ]
    untouched = [r for r in shipped_rules() if r.code != "kn.accept"]
    assert [r for r in rules_in_force(desk.book) if r.code != "kn.accept"] == untouched


def test_the_preview_tells_old_and_new(desk):
    (changed,) = desk.preview(PackBench()).rules
    assert changed.effect is Effect.CHANGED
    assert ("Thời hạn", "07 ngày làm việc", "05 ngày làm việc") in changed.differences
    fresh = [RULE.replace("kn.accept", "kn.new"), EXAMPLE.replace("kn.accept", "kn.new")]
    (added,) = desk.preview(PackBench(parts=fresh)).rules
    assert added.effect is Effect.NEW and added.differences == ()
    desk.load(PackBench())
    (same,) = desk.preview(PackBench(version="2")).rules
    assert same.effect is Effect.SAME


def test_items_keep_or_change_by_the_day_of_their_event(desk):
    kept = [desk.add(f"cũ {n}", "kn.accept", date(2026, 11, 20)) for n in range(3)]
    moved = [desk.add(f"mới {n}", "kn.accept", date(2027, 3, 1)) for n in range(5)]
    other = desk.add("khác", "kn.resolve", date(2027, 3, 1))
    before = {uid: desk.due(uid) for uid in (*kept, *moved, other)}
    preview = desk.preview(PackBench())
    assert preview.summary == (
        "Thụ lý khiếu nại lần đầu: 5 việc chuyển sang 05 ngày làm việc,"
        " 3 việc giữ 07 ngày làm việc",
    )
    assert [each.fate for each in preview.items] == [Fate.MOVES] * 5 + [Fate.KEEPS] * 3
    assert {each.item.uid for each in preview.moving} == set(moved)
    assert {each.new_due for each in preview.moving} == {date(2027, 3, 8)}
    assert {uid: desk.due(uid) for uid in before} == before, "a preview changes nothing"
    changes = desk.packs.apply(preview)
    assert changes.message == "Đã nạp gói quy định “Nghị định giả định”; tính lại 5 hạn"
    assert [desk.due(uid) for uid in moved] == [date(2027, 3, 8)] * 5
    assert [desk.due(uid) for uid in (*kept, other)] == [before[u] for u in (*kept, other)]


def test_the_person_chooses_item_by_item(desk):
    first, second = (desk.add(f"{n}", "kn.accept", date(2027, 3, 1)) for n in range(2))
    old = desk.due(first)
    desk.packs.apply(desk.preview(PackBench()), chosen={second})
    assert (desk.due(first), desk.due(second)) == (old, date(2027, 3, 8))


def test_one_undo_takes_the_pack_and_its_days_back(desk):
    uid = desk.add("việc", "kn.accept", date(2027, 3, 1))
    old = desk.due(uid)
    desk.load(PackBench())
    assert desk.due(uid) == date(2027, 3, 8) != old
    step = desk.book.undo("Ẩn")
    assert step.label == "Nạp gói quy định “Nghị định giả định”"
    assert desk.due(uid) == old and desk.packs.packs() == []
    assert limit(desk, date(2027, 3, 1)) == "07 ngày làm việc"
    desk.book.redo("Ẩn")
    assert desk.due(uid) == date(2027, 3, 8)
    assert limit(desk, date(2027, 3, 1)) == "05 ngày làm việc"


def test_what_was_done_meanwhile_is_left_alone(desk):
    uid = desk.add("việc", "kn.accept", date(2027, 3, 1))
    old = desk.due(uid)
    preview = desk.preview(PackBench())
    (occurrence,) = desk.tasks.occurrences(uid)
    with desk.book.change(user="Ẩn", label="Xong") as change:
        change.update("occurrences", occurrence.uid, {"status": "done"})
    desk.packs.apply(preview)
    assert desk.due(uid) == old


def test_suspensions_and_extensions_go_into_the_new_day(desk):
    stopped = ClockedItem(
        feature="tasks",
        uid="x",
        title="dừng",
        rule="kn.accept",
        event_on=date(2027, 3, 1),
        suspensions=(Suspension(date(2027, 3, 2), date(2027, 3, 4)),),
        extend=1,
        due=date(2027, 3, 16),
    )
    packs = LawPackService(desk.book, "Ẩn", CLOCK, lambda: [stopped], lambda _items: None)
    (impact,) = packs.preview(check_pack(PackBench().data())).items
    # 2 and 3 March do not count; 5 working days and one more from 4 March.
    assert impact.new_due == date(2027, 3, 11)


# Taking back, versions


def test_taking_back_and_using_again(desk):
    uid = desk.add("việc", "kn.accept", date(2027, 3, 1))
    old = desk.due(uid)
    pack = desk.load(PackBench()).uid
    back = desk.packs.preview_taking_back(pack)
    assert [each.new_due for each in back.moving] == [old]
    desk.packs.apply(back)
    assert desk.due(uid) == old and limit(desk, date(2027, 3, 1)) == "07 ngày làm việc"
    assert [kept.state for kept in desk.packs.packs()] == [PackState.TAKEN_BACK]
    assert "Dùng lại" in desk.preview(PackBench()).refusal
    desk.packs.apply(desk.packs.preview_using_again(pack))
    assert desk.due(uid) == date(2027, 3, 8)


def test_an_item_whose_rule_goes_away_is_left_alone(desk):
    fresh = [RULE.replace("kn.accept", "kn.new"), EXAMPLE.replace("kn.accept", "kn.new")]
    pack = desk.load(PackBench(parts=fresh)).uid
    uid = desk.add("việc", "kn.new", date(2027, 3, 1))
    old = desk.due(uid)
    back = desk.packs.preview_taking_back(pack)
    assert [each.fate for each in back.items] == [Fate.LOST] and back.moving == ()
    desk.packs.apply(back)
    assert desk.due(uid) == old == date(2027, 3, 8)


def test_a_higher_version_replaces_the_lower_and_gives_way_again(desk):
    desk.load(PackBench())
    higher = PackBench(version="1.1", parts=[RULE.replace("count = 5", "count = 3"), THREE])
    uid = desk.load(higher).uid
    assert limit(desk, date(2027, 3, 1)) == "03 ngày làm việc"
    states = [(kept.version, kept.state) for kept in desk.packs.packs()]
    assert states == [("1.1", PackState.IN_FORCE), ("1", PackState.REPLACED)]
    assert "mới hơn bản 1.0.5" in desk.preview(PackBench(version="1.0.5")).refusal
    desk.packs.apply(desk.packs.preview_taking_back(uid))
    assert limit(desk, date(2027, 3, 1)) == "05 ngày làm việc"


THREE = EXAMPLE.replace("2027-03-08", "2027-03-04")


def test_the_same_pack_is_not_loaded_twice(desk):
    desk.load(PackBench())
    again = desk.preview(PackBench())
    assert "đã được nạp ngày 21/11/2026" in again.refusal
    with pytest.raises(UserError, match="không cần nạp lại"):
        desk.packs.apply(again)
    other = PackBench(parts=[RULE.replace("count = 5", "count = 3"), THREE])
    assert "nội dung khác" in desk.preview(other).refusal


def test_of_two_packs_the_later_issued_holds_whatever_came_first(desk):
    late = PackBench(
        name="Sau", issued_on=date(2026, 11, 20), parts=[RULE.replace("= 5", "= 3"), THREE]
    )
    desk.load(late)
    desk.load(PackBench())
    assert limit(desk, date(2027, 3, 1)) == "03 ngày làm việc"


def test_a_pack_whose_examples_fail_is_refused(desk):
    wrong = PackBench(parts=[RULE, EXAMPLE, EXAMPLE.replace("2027-03-08", "2027-03-09")])
    preview = desk.preview(wrong)
    (failed,) = preview.failed
    assert failed.words == ("kn.accept từ 01/03/2027: cần ra 09/03/2027; tính được 08/03/2027")
    with pytest.raises(UserError, match="1 trong 2 ví dụ"):
        desk.packs.apply(preview)
    assert desk.packs.packs() == []


def test_an_example_of_an_unknown_rule_says_so(desk):
    wrong = PackBench(parts=[RULE, EXAMPLE, EXAMPLE.replace("kn.accept", "kn.nothing")])
    (failed,) = desk.preview(wrong).failed
    assert "kn.nothing" in failed.words


def test_a_preview_that_is_no_longer_true_is_refused(desk):
    preview = desk.preview(PackBench())
    desk.load(PackBench(name="Gói khác"))
    with pytest.raises(KnownProblem, match="đã thay đổi sau khi mở"):
        desk.packs.apply(preview)


# Announced days


def test_announced_days_move_what_counts_working_days(desk):
    uid = desk.add("việc", "kn.accept", date(2027, 3, 1))
    old = desk.due(uid)
    example = EXAMPLE.replace("2027-03-08", "2027-03-11")
    preview = desk.preview(PackBench(parts=["years = [2027]\n", example, NEW_YEAR_WORKED]))
    assert preview.failed == () and [each.item.uid for each in preview.moving] == [uid]
    desk.packs.apply(preview)
    assert old == date(2027, 3, 10) and desk.due(uid) == date(2027, 3, 11)
    calendar = desk.law.calendar()
    assert not calendar.works(date(2027, 3, 3)) and calendar.is_confirmed(2027)


def test_a_pack_in_the_book_that_cannot_be_read_is_not_in_force(desk, caplog):
    desk.load(PackBench())
    row = {"name": "Hỏng", "version": "1", "issued_on": "2026-11-01", "signer": "00" * 32}
    row |= {"content": "không phải gói", "status": "in_force", "ordinal": 2}
    with desk.book.change(user="Ẩn", label="thử") as change:
        change.insert("law_packs", row)
    assert limit(desk, date(2027, 3, 1)) == "05 ngày làm việc"
    assert [k.state for k in desk.packs.packs()] == [PackState.UNREADABLE, PackState.IN_FORCE]
    assert "cannot be read" in caplog.text


def test_what_lies_in_the_book_is_the_file_byte_for_byte(desk):
    bench = PackBench(name="Đặng “Ước” \\u00e1")
    uid = desk.load(bench).uid
    assert desk.book.get("law_packs", uid)["content"].encode() == bench.data()


def test_asking_often_is_cheap(desk, monkeypatch):
    desk.load(PackBench())
    first = rules_in_force(desk.book)
    assert rules_in_force(desk.book) is first
