"""What a pack says in words: rules old and new, examples, open items, and the same as JSON."""

import json
from datetime import date

import msgspec
import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench, day

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.rule import DayOff, Extension, Rule, Shape, Unit
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.packs.as_json import pack_json
from desktop_app.law.packs.compose import pack_text
from desktop_app.law.packs.decode import decode
from desktop_app.law.packs.differences import (
    Effect,
    RuleChange,
    effect_words,
    limit_words,
    rule_changes,
    told,
    validity_words,
)
from desktop_app.law.packs.impact import ClockedItem, Fate, LawState, impacts, summary
from desktop_app.law.packs.proof import Proof, failed_words
from desktop_app.law.packs.read import check_pack
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

NEW_YEAR, MAY = date(2027, 1, 1), date(2027, 5, 1)
OLD = Rule(
    code="a.b",
    title="Việc",
    event="ngày nhận",
    count=10,
    document="Luật 1",
    article="Điều 1",
    topic="t",
    valid_from=date(2020, 1, 1),
)
NEW = msgspec.structs.replace(OLD, count=7, unit=Unit.WORKING_DAYS, valid_from=NEW_YEAR)


def test_a_rule_told_in_words():
    longer = (
        Extension(count=15, times=2, condition="phức tạp"),
        Extension(count=3),
    )
    rule = msgspec.structs.replace(OLD, extensions=longer, note="chú ý", day_off=DayOff.BACK)
    assert told(rule) == {
        "Thời hạn": "10 ngày",
        "Tính từ": "ngày nhận",
        "Căn cứ": "Điều 1 Luật 1",
        "Ngày cuối là ngày nghỉ": "lùi về ngày làm việc trước",
        "Gia hạn": "thêm tối đa 2 lần, mỗi lần 15 ngày (phức tạp); thêm tối đa 1 lần, mỗi lần"
        " 03 ngày",
        "Tên": "Việc",
        "Ghi chú": "chú ý",
    }
    assert told(OLD)["Gia hạn"] == "không" and told(OLD)["Ghi chú"] == "không"
    assert told(OLD)["Ngày cuối là ngày nghỉ"] == "sang ngày làm việc tiếp theo"
    stays = msgspec.structs.replace(OLD, day_off=DayOff.STAYS)
    assert told(stays)["Ngày cuối là ngày nghỉ"] == "giữ nguyên"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "10 ngày"),
        ({"shape": Shape.BEFORE}, "trước ít nhất 10 ngày"),
        ({"shape": Shape.LASTS}, "kéo dài ít nhất 10 ngày"),
        (
            {"shape": Shape.TIMES, "unit": Unit.TIMES, "per": "quarter", "count": 1},
            "01 lần mỗi quý",
        ),
    ],
)
def test_a_limit_in_words(fields, words):
    assert limit_words(msgspec.structs.replace(OLD, **fields)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "không giới hạn"),
        (NEW_YEAR, None, "từ 01/01/2027"),
        (None, MAY, "đến 01/05/2027"),
        (NEW_YEAR, MAY, "từ 01/01/2027 đến 01/05/2027"),
    ],
)
def test_a_validity_in_words(first, last, words):
    rule = msgspec.structs.replace(OLD, valid_from=first, valid_to=last)
    assert validity_words(rule) == words


def test_a_change_is_told_against_the_last_rule_replaced():
    oldest = msgspec.structs.replace(OLD, count=20, valid_to=date(2027, 2, 28))
    later = msgspec.structs.replace(OLD, valid_from=date(2027, 3, 1))
    (change,) = rule_changes([later, oldest], [NEW])
    assert change == RuleChange(NEW, (oldest, later), Effect.CHANGED)
    assert change.differences == (("Thời hạn", "10 ngày", "07 ngày làm việc"),)
    assert effect_words(change) == "thay 20 ngày, 10 ngày"
    (fresh,) = rule_changes([OLD], [msgspec.structs.replace(NEW, code="x.y")])
    assert (fresh.effect, effect_words(fresh), fresh.differences) == (Effect.NEW, "mới", ())
    (same,) = rule_changes([OLD], [msgspec.structs.replace(OLD, valid_from=NEW_YEAR)])
    assert (same.effect, effect_words(same)) == (Effect.SAME, "như đang có")


def test_examples_in_words():
    (example,) = check_pack(PackBench().data()).pack.examples
    wrong = Proof(example, date(2027, 3, 6), date(2027, 3, 9))
    assert wrong.words == (
        "kn.accept từ 01/03/2027: cần ra 08/03/2027; tính được 09/03/2027 (đếm đến 06/03/2027)"
    )
    assert not wrong.right and Proof(example, example.raw_due, example.due).right
    assert not Proof(example, example.raw_due, date(2027, 3, 9)).right
    none = Proof(example, None, None)
    assert none.words == "kn.accept từ 01/03/2027: cần ra 08/03/2027; tính được chưa có ngày"
    half = Proof(example, None, date(2027, 3, 8))
    assert half.words.endswith("tính được chưa có ngày")
    told_why = Proof(example, None, None, "không có")
    assert told_why.words == "kn.accept từ 01/03/2027: không có"
    assert failed_words([], 3) == ""
    assert failed_words([wrong], 3) == (
        "Gói tự kiểm tra không đạt: 1 trong 3 ví dụ kiểm chứng ra ngày khác với ngày ghi trong"
        " gói, nên chưa nạp. Chưa có gì thay đổi trong sổ. Hãy báo cho nơi phát hành gói."
    )


def test_a_suspended_example_without_an_end_has_no_day():
    stop = "suspensions = [{ start = 2027-03-02 }]\n"
    checked = check_pack(PackBench(parts=[RULE, EXAMPLE + stop]).data())
    assert [(proof.raw_due, proof.due) for proof in checked.failed] == [(None, None)]


def test_an_extended_example_counts_longer():
    longer = EXAMPLE.replace("2027-03-08", "2027-03-10") + "extend = 2\n"
    assert check_pack(PackBench(parts=[RULE, longer]).data()).failed == ()


def test_what_composing_leaves_out_and_writes():
    parts = ["years = [2027, 2028]\n", RULE, EXAMPLE, day("2027-04-29", "in_lieu")]
    text = pack_text(decode(PackBench(parts=parts).text()))
    assert text == (
        '[pack]\nname = "Nghị định giả định"\nversion = "1"\nissued_on = 2026-11-01\n'
        'publisher = "Sở Tư pháp tỉnh Bình Mẫu"\nabout = "Thời hạn thụ lý mới"\n'
        "years = [2027, 2028]\n\n"
        '[[rule]]\ncode = "kn.accept"\ntitle = "Thụ lý khiếu nại lần đầu"\n'
        'event = "ngày nhận khiếu nại"\ncount = 5\nunit = "working_days"\n'
        'document = "Luật giả định 01/2026/QH16"\narticle = "Điều 5"\nvalid_from = 2027-01-01\n'
        'topic = "Khiếu nại"\n\n'
        '[[day]]\ndate = 2027-04-29\nkind = "in_lieu"\ndocument = "TB 1"\n\n'
        '[[example]]\ncode = "kn.accept"\nstart = 2027-03-01\nraw_due = 2027-03-08\n'
        "due = 2027-03-08\n"
    )


def test_signs_and_lines_are_escaped_where_toml_wants_it():
    note = 'note = """dòng “một”\n\t\\\\ và \\"hai\\" """\n'
    pack = decode(PackBench(parts=[RULE, note, EXAMPLE]).text())
    assert pack.rules[0].note == 'dòng “một”\n\t\\ và "hai" '
    assert 'note = "dòng “một”\\n\\t\\\\ và \\"hai\\" "\n' in pack_text(pack)
    assert decode(pack_text(pack)) == pack


def test_a_wrong_example_as_json():
    wrong = EXAMPLE.replace("raw_due = 2027-03-08", "raw_due = 2027-03-07")
    saturday = EXAMPLE.replace("kn.accept", "kn.resolve").replace("03-08", "03-30")
    saturday = saturday.replace("start = 2027-03-01", "start = 2027-03-04")
    found = pack_json(check_pack(PackBench(parts=[RULE, wrong, saturday]).data()))
    assert [each["got"] for each in found["failed"]] == [
        {"raw_due": "2027-03-08", "due": "2027-03-08"},
        {"raw_due": "2027-04-03", "due": "2027-04-05"},
    ]
    assert [each["problem"] for each in found["failed"]] == ["", ""]


def test_a_pack_as_json():
    wrong = EXAMPLE.replace("03-08", "03-09").replace("kn.accept", "kn.none")
    parts = ["years = [2027]\n", RULE, EXAMPLE, wrong, day("2027-04-29", "in_lieu")]
    bench = PackBench(parts=parts)
    found = json.loads(json.dumps(pack_json(check_pack(bench.data()))))
    (rule,) = found.pop("rules")
    assert (rule["limit"], rule["effect"], rule["replaces"]) == (
        "05 ngày làm việc",
        "changed",
        ["07 ngày làm việc"],
    )
    assert (rule["code"], rule["valid_from"], rule["valid_to"]) == ("kn.accept", "2027-01-01", None)
    (failed,) = found.pop("failed")
    assert failed.pop("problem").startswith("Không có quy tắc thời hạn nào mang mã “kn.none”")
    assert failed == {
        "code": "kn.none",
        "start": "2027-03-01",
        "expected": {"raw_due": "2027-03-09", "due": "2027-03-09"},
        "got": {"raw_due": None, "due": None},
    }
    assert found.pop("fingerprint").replace(" ", "").isdecimal()
    assert found == {
        "signature": "valid",
        "name": "Nghị định giả định",
        "version": "1",
        "issued_on": "2026-11-01",
        "publisher": "Sở Tư pháp tỉnh Bình Mẫu",
        "about": "Thời hạn thụ lý mới",
        "program": "0",
        "years": [2027],
        "key": bench.public,
        "forms": [],
        "days": [{"date": "2027-04-29", "kind": "in_lieu", "name": "", "document": "TB 1"}],
        "examples": 2,
    }


# Open items


def item(uid: str, event_on: date, due: date | None, **more: object) -> ClockedItem:
    return ClockedItem(
        feature="tasks", uid=uid, title=uid, rule="a.b", event_on=event_on, due=due, **more
    )


def state(*rules: Rule, days: tuple[DayEdit, ...] = ()) -> LawState:
    return LawState(RuleBook(rules), WorkCalendar(days))


BEFORE = state(msgspec.structs.replace(OLD, valid_to=None))
AFTER = state(msgspec.structs.replace(OLD, valid_to=date(2026, 12, 31)), NEW)


def test_items_that_move_come_first_then_lost_then_kept_by_day():
    items = [
        item("kept", date(2026, 11, 2), date(2026, 11, 12)),
        item("late", date(2027, 3, 2), date(2027, 3, 12)),
        item("early", date(2027, 3, 1), date(2027, 3, 11)),
        item("stopped", date(2027, 3, 1), None, suspensions=(Suspension(date(2027, 3, 2)),)),
        item("wrong", date(2027, 3, 1), date(2027, 3, 20), extend=-50),
    ]
    found = impacts(items, BEFORE, AFTER, {"a.b"}, days_differ=False)
    assert [(each.item.uid, each.fate) for each in found] == [
        ("early", Fate.MOVES),
        ("late", Fate.MOVES),
        ("stopped", Fate.MOVES),
        ("wrong", Fate.LOST),
        ("kept", Fate.KEEPS),
    ]
    early, _late, stopped, wrong, kept = found
    assert (early.old_words, early.new_words, early.new_due) == (
        "10 ngày",
        "07 ngày làm việc",
        date(2027, 3, 10),
    )
    assert stopped.new_due is None and wrong.new_due is None
    assert (wrong.old_rule, wrong.new_rule) == (early.old_rule, early.new_rule)
    assert (kept.old_words, kept.new_words, kept.new_due) == ("10 ngày", "10 ngày", kept.item.due)
    assert summary(found) == (
        "Việc: 3 việc chuyển sang 07 ngày làm việc, 1 việc để nguyên vì không tính được hạn mới,"
        " 1 việc giữ 10 ngày",
    )


def test_a_summary_names_the_rule_as_it_will_be_called():
    called = msgspec.structs.replace(NEW, title="Việc mới")
    moved = item("one", date(2027, 3, 1), date(2027, 3, 11))
    found = impacts([moved], BEFORE, state(called), {"a.b"}, days_differ=False)
    assert summary(found) == ("Việc mới: 1 việc chuyển sang 07 ngày làm việc",)


def test_items_of_other_codes_are_left_out():
    kept = item("kept", date(2026, 11, 2), date(2026, 11, 12))
    assert impacts([kept], BEFORE, AFTER, {"x.y"}, days_differ=False) == ()
    assert impacts([kept], BEFORE, AFTER, set(), days_differ=True) == ()


def test_a_rule_that_goes_away_or_comes():
    event = item("one", date(2027, 3, 1), date(2027, 3, 11))
    gone = state(msgspec.structs.replace(OLD, valid_to=date(2026, 12, 31)))
    (lost,) = impacts([event], BEFORE, gone, {"a.b"}, days_differ=False)
    assert (lost.fate, lost.new_words, lost.new_due) == (Fate.LOST, "không còn quy định", None)
    assert lost.old_words == "10 ngày"
    (comes,) = impacts([event], gone, BEFORE, {"a.b"}, days_differ=False)
    assert (comes.fate, comes.old_words) == (Fate.MOVES, "chưa có quy định")
    assert comes.new_due == date(2027, 3, 11)
    nowhere = impacts([event], gone, gone, {"a.b"}, days_differ=True)
    assert [each.fate for each in nowhere] == [Fate.KEEPS]
    assert summary(nowhere) == ("a.b: 1 việc giữ nguyên",)


@pytest.mark.parametrize(
    ("field", "value", "fate"),
    [
        ("title", "Tên khác", Fate.KEEPS),
        ("note", "chú ý", Fate.KEEPS),
        ("article", "Điều 2", Fate.MOVES),
        ("document", "Luật 2", Fate.MOVES),
        ("count", 11, Fate.MOVES),
        ("unit", Unit.WORKING_DAYS, Fate.MOVES),
        ("shape", Shape.LASTS, Fate.MOVES),
        ("day_off", DayOff.STAYS, Fate.MOVES),
    ],
)
def test_what_makes_a_rule_another_one_for_an_item(field, value, fate):
    after = state(msgspec.structs.replace(OLD, **{field: value}))
    event = item("one", date(2027, 3, 1), date(2027, 3, 11))
    (found,) = impacts([event], BEFORE, after, {"a.b"}, days_differ=False)
    assert found.fate is fate


def test_a_changed_day_moves_only_what_ends_on_it():
    off = DayEdit(date(2027, 3, 11), DayKind.SWAPPED_OFF)
    hit = item("hit", date(2027, 3, 1), date(2027, 3, 11))
    free = item("free", date(2027, 3, 2), date(2027, 3, 12))
    found = impacts([hit, free], BEFORE, state(OLD, days=(off,)), set(), days_differ=True)
    assert [(each.item.uid, each.fate, each.new_due) for each in found] == [
        ("hit", Fate.MOVES, date(2027, 3, 12))
    ]
    assert summary(found) == ("Việc: 1 việc tính lại, vẫn 10 ngày",)
