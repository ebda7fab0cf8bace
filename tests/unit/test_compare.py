"""Two plans side by side: words, paragraphs, tasks; nothing is lost and nothing is made up."""

import itertools
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.plans.compare import Comparison, Row, Sign, compare
from desktop_app.plans.compare.align import Item, align
from desktop_app.plans.compare.paragraphs import fields_of, paragraphs
from desktop_app.plans.compare.summary import summary
from desktop_app.plans.compare.words import differences
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    Grid,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Signer,
    Task,
    Text,
    UpperTask,
)
from desktop_app.plans.reader import ReadPlan
from desktop_app.plans.source import Span

replace = msgspec.structs.replace

WORDS = "dân biết bàn làm kiểm tra giám sát hưởng công khai xã thôn báo cáo tháng 12 2025 2026 đ/c"
WORD = st.sampled_from(WORDS.split())
SENTENCE = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
TEXT = st.builds(Text, SENTENCE, marker=st.sampled_from(["", "-", "a)"]))
LEAF = st.builds(
    Section, st.sampled_from(["1", "2", "a"]), SENTENCE, st.just(2), body=st.tuples(TEXT)
)
SECTION = st.builds(
    Section,
    st.sampled_from(["I", "II", "III"]),
    SENTENCE,
    st.just(1),
    body=st.lists(TEXT, max_size=3).map(tuple),
    children=st.lists(LEAF, max_size=2).map(tuple),
)
TASK = st.builds(
    Task,
    st.sampled_from(["", None]),
    st.sampled_from(["", "I. MỘT", "II. HAI"]),
    st.sampled_from(["1", "2", ""]),
    SENTENCE,
    lead_text=st.one_of(st.just(""), SENTENCE),
    schedule_text=st.one_of(st.just(""), SENTENCE),
)


def named(tasks: Sequence[Task]) -> tuple[Task, ...]:
    return tuple(replace(task, uid=f"t{i}") for i, task in enumerate(tasks))


PLAN = st.builds(
    Plan,
    number=st.sampled_from([None, "01/KH-UBND", "02/KH-UBND"]),
    place=st.sampled_from([None, "Đồng Mẫu"]),
    title=SENTENCE,
    legal_bases=st.lists(st.builds(LegalBasis, SENTENCE), max_size=3).map(tuple),
    sections=st.lists(SECTION, max_size=4).map(tuple),
    closing=st.lists(TEXT, max_size=1).map(tuple),
    tasks=st.lists(TASK, max_size=5).map(named),
    recipients=st.lists(st.builds(Recipient, SENTENCE), max_size=3).map(tuple),
    signer=st.sampled_from([None, Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "An")]),
)


def sides(comparison: Comparison) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the two columns say, part by part."""
    old = [(row.part, row.old_text) for row in comparison.rows if row.old is not None]
    new = [(row.part, row.new_text) for row in comparison.rows if row.new is not None]
    return old, new


def told(plan: Plan) -> set[tuple[str, str]]:
    return {(part, para.words) for part, paras in paragraphs(plan).items() for para in paras}


def in_order(plan: Plan, part: str) -> list[str]:
    return [para.words for para in paragraphs(plan)[part]]


def applied(row: Row) -> str | None:
    """The new words, made from the old ones and the changed stretches alone."""
    if row.old is None or row.new is None:
        return None
    stays = "".join(piece.text for piece in row.old if not piece.changed)
    made = ""
    for piece in row.new:
        if piece.changed:
            made += piece.text
        else:
            made += stays[: len(piece.text)]
            stays = stays[len(piece.text) :]
    assert stays == ""
    return made


@settings(max_examples=40, deadline=None)
@given(PLAN)
def test_a_plan_compared_with_itself_has_no_difference(plan: Plan) -> None:
    found = compare(plan, plan)
    assert found.is_empty
    assert all(row.sign is Sign.SAME for row in found.rows)
    assert summary(found) == ""


@settings(max_examples=40, deadline=None)
@given(PLAN, PLAN)
def test_both_columns_are_the_plans_and_the_differences_make_the_new_one(
    old: Plan, new: Plan
) -> None:
    found = compare(old, new, same_plan=False)
    for part in paragraphs(old):
        rows = [r for r in found.rows if r.part == part and r.label not in fields_of(old)]
        assert [r.old_text for r in rows if r.old is not None] == in_order(old, part)
        assert [r.new_text for r in rows if r.new is not None] == in_order(new, part)
    for row in found.rows:
        made = applied(row)
        assert made is None or made == row.new_text
        assert (row.old == row.new) == (row.sign is Sign.SAME) or row.note
    for label, value in fields_of(new).items():
        shown = [r.new_text for r in found.rows if r.label == label and r.new is not None]
        assert shown == ([value] if value else [])


@settings(max_examples=40, deadline=None)
@given(PLAN, PLAN, st.booleans())
def test_the_other_way_round_counts_are_mirrored(old: Plan, new: Plan, same_plan: bool) -> None:
    there, back = compare(old, new, same_plan=same_plan), compare(new, old, same_plan=same_plan)
    for a, b in ((there.counts, back.counts), (there.task_counts, back.task_counts)):
        assert (a.added, a.removed) == (b.removed, b.added)
        assert (a.changed, a.moved, a.renumbered) == (b.changed, b.moved, b.renumbered)


@settings(max_examples=40, deadline=None)
@given(PLAN, PLAN, st.booleans())
def test_every_task_is_told_once(old: Plan, new: Plan, same_plan: bool) -> None:
    found = compare(old, new, same_plan=same_plan)
    olds = [pair.old for pair in found.tasks if pair.old]
    assert sorted(task.uid for task in olds) == sorted(task.uid for task in old.tasks)
    assert [pair.new for pair in found.tasks if pair.new] == list(new.tasks)


@settings(max_examples=40, deadline=None)
@given(PLAN, PLAN)
def test_moved_rows_know_each_other(old: Plan, new: Plan) -> None:
    rows = compare(old, new).rows
    for place, row in enumerate(rows):
        if row.sign is Sign.MOVED:
            assert rows[row.twin].twin == place
            assert (row.old is None) != (rows[row.twin].old is None)
        else:
            assert row.twin == -1


@given(st.text(max_size=80), st.text(max_size=80))
def test_word_differences_keep_every_letter(old: str, new: str) -> None:
    left, right = differences(old, new)
    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new
    stays = "".join(piece.text for piece in left if not piece.changed)
    assert stays == "".join(piece.text for piece in right if not piece.changed)


def test_words_are_marked_and_not_letters() -> None:
    left, right = differences("trước ngày 10/5/2025 của xã", "trước ngày 12/6/2026 của xã")
    assert [p.text for p in left if p.changed] == ["10/5/2025"]
    assert [p.text for p in right if p.changed] == ["12/6/2026"]


@given(
    st.lists(st.builds(Item, st.just("x"), SENTENCE), max_size=12),
    st.lists(st.builds(Item, st.just("x"), SENTENCE), max_size=12),
)
def test_pairs_rise_and_nothing_is_paired_twice(olds: list[Item], news: list[Item]) -> None:
    found = align(olds, news)
    assert list(found.kept) == sorted(found.kept)
    every = [*found.kept, *found.moved]
    assert len({i for i, _ in every}) == len({j for _, j in every}) == len(every)
    assert all(j < k for (_, j), (_, k) in zip(found.kept, found.kept[1:], strict=False))


def sections(*titles: str) -> tuple[Section, ...]:
    numbers = ("I", "II", "III", "IV", "V")
    return tuple(
        Section(number, title, 1, body=(Text(f"Lời văn của phần {title}, giữ nguyên từng chữ."),))
        for number, title in zip(numbers, titles, strict=False)
    )


def rows_of(comparison: Comparison, sign: Sign) -> list[str]:
    return [row.new_text or row.old_text for row in comparison.rows if row.sign is sign]


def test_a_moved_section_is_moved_and_not_taken_away() -> None:
    old = Plan(sections=sections("MỤC ĐÍCH YÊU CẦU", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC"))
    new = Plan(sections=sections("KINH PHÍ THỰC HIỆN", "TỔ CHỨC", "MỤC ĐÍCH YÊU CẦU"))
    found = compare(old, new)
    assert found.counts.moved == 2
    assert (found.counts.added, found.counts.removed) == (0, 0)
    assert {text[-15:] for text in rows_of(found, Sign.MOVED)} >= {"MỤC ĐÍCH YÊU CẦU"[-15:]}


def test_a_section_put_in_between_only_renumbers_those_behind_it() -> None:
    old = Plan(sections=sections("MỤC ĐÍCH", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC"))
    new = Plan(
        sections=sections("MỤC ĐÍCH", "NỘI DUNG HOÀN TOÀN MỚI", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC")
    )
    found = compare(old, new)
    assert found.counts == (0, 2, 0, 0, 2)
    assert summary(found) == "thêm 2 đoạn, đánh lại số 2 đoạn"


def test_style_and_level_are_differences_too() -> None:
    old = Plan(opening=(Text("Lời mở đầu"),), sections=(Section("1", "Một việc", 2),))
    new = Plan(
        opening=(Text("Lời mở đầu", spans=(Span(0, 3, bold=True),)),),
        sections=(Section("1", "Một việc", 3),),
    )
    assert [row.note for row in compare(old, new).rows] == ["khác kiểu chữ", "khác cấp mục"]


def test_head_bases_recipients_and_tables_are_compared() -> None:
    old = Plan(
        number="01/KH-UBND",
        title="Thực hiện dân chủ năm 2025",
        legal_bases=(LegalBasis("Căn cứ Luật Thực hiện dân chủ ở cơ sở;"),),
        opening=(Grid((("Nội dung", "Số tiền"), ("Tuyên truyền", "5.000.000"))),),
        recipients=(Recipient("Sở Nội vụ (b/c)"), Recipient("Lưu: VT")),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Mẫu"),
    )
    new = replace(
        old,
        number="03/KH-UBND",
        title="Thực hiện dân chủ năm 2026",
        legal_bases=(*old.legal_bases, LegalBasis("Căn cứ Nghị quyết số 9/NQ-HĐND;")),
        opening=(Grid((("Nội dung", "Số tiền"), ("Tuyên truyền", "7.000.000"))),),
        recipients=(Recipient("Lưu: VT"),),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mẫu"),
    )
    found = {row.label or row.new_text or row.old_text: row.sign for row in compare(old, new).rows}
    assert found["Số, ký hiệu"] is found["Trích yếu"] is found["Người ký"] is Sign.CHANGED
    assert found["Quyền ký"] is found["Căn cứ Nghị quyết số 9/NQ-HĐND;"] is Sign.ADDED
    assert rows_of(compare(old, new), Sign.REMOVED) == ["- Sở Nội vụ (b/c)"]
    assert "Tuyên truyền | 7.000.000" in rows_of(compare(old, new), Sign.CHANGED)


def test_tasks_are_known_by_name_cell_by_cell() -> None:
    one = Task("", "", "1", "Niêm yết", lead_text="Văn phòng", uid="a")
    two = Task("", "", "2", "Đối thoại với dân", schedule_text="Tháng 6", uid="b")
    changed = replace(two, ordinal="1", schedule_text="Tháng 9", content="Gặp gỡ, lắng nghe")
    fresh = Task("", "", "2", "Kiểm tra các thôn", uid="c")
    found = compare(Plan(tasks=(one, two)), Plan(tasks=(changed, fresh)))
    signs = [(pair.sign, pair.task.uid) for pair in found.tasks]
    assert signs == [(Sign.REMOVED, "a"), (Sign.CHANGED, "b"), (Sign.ADDED, "c")]
    cells = {cell.key for cell in found.tasks[1].cells if cell.differs}
    assert cells == {"ordinal", "content", "schedule"}
    assert summary(found) == "sửa 1 nhiệm vụ, thêm 1 nhiệm vụ, bỏ 1 nhiệm vụ"


def test_tasks_of_different_plans_are_known_by_what_they_say() -> None:
    old = [Task("", "", "1", "Niêm yết công khai ngân sách xã", uid="t1")]
    old.append(Task("", "", "2", "Đối thoại với nhân dân định kỳ", uid="t2"))
    new = [Task("", "", "1", "Đối thoại với nhân dân hai lần", uid="t1")]
    new.append(Task("", "", "2", "Niêm yết công khai ngân sách xã", uid="t2"))
    found = compare(Plan(tasks=tuple(old)), Plan(tasks=tuple(new)), same_plan=False)
    assert all(pair.old and pair.new for pair in found.tasks)
    assert sum(pair.moved for pair in found.tasks) == 1


def test_the_own_task_is_shown_beside_the_upper_one_it_carries_out() -> None:
    upper = Plan(
        tasks=(Task("", "", "1", "Sở hướng dẫn", uid="t1"), Task("", "", "2", "B", uid="t2"))
    )
    own = Plan(tasks=(Task("", "", "1", "Xã thực hiện", uid="t1", upper=UpperTask("trên", "t2")),))
    found = compare(upper, own, upper_uid="trên")
    pairs = [(pair.old and pair.old.uid, pair.new and pair.new.uid) for pair in found.tasks]
    assert ("t2", "t1") in pairs
    assert ("t1", None) in pairs


def test_a_group_with_another_name_does_not_change_its_tasks() -> None:
    columns, rows = (Column("content", "Nội dung"),), (AnnexRow("I", "MỘT"), AnnexRow(task=0))
    task = Task("", "I. MỘT", "1", "Niêm yết", uid="a")
    old = Plan(tasks=(task,), annexes=(Annex("", "Nhiệm vụ", "", columns, rows),))
    again = (AnnexRow("I", "MỤC TIÊU"), AnnexRow(task=0))
    new = Plan(
        tasks=(replace(task, group="I. MỤC TIÊU"),),
        annexes=(Annex("", "Nhiệm vụ", "", columns, again),),
    )
    found = compare(old, new)
    assert found.task_counts.total == 0
    assert found.counts.total >= 1


def big_plan(seed: int) -> Plan:
    """About forty pages and 120 tasks of words at random."""
    chance = random.Random(seed)
    words = [f"từ{i}" for i in range(900)]

    def sentence(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    parts = tuple(
        Section(str(i), sentence(6), 1, body=tuple(Text(sentence(45)) for _ in range(10)))
        for i in range(50)
    )
    tasks = tuple(Task("", "", str(i), sentence(20), uid=f"t{i}") for i in range(120))
    return Plan(sections=parts, tasks=tasks)


@pytest.mark.parametrize("kind", ["a year later", "another plan", "repeated words"])
def test_forty_pages_are_compared_within_a_second(kind: str) -> None:
    old, new = big_plan(1), big_plan(2)
    if kind == "a year later":
        sections = tuple(
            replace(s, body=tuple(Text(f"{body.text} năm 2026") for body in s.body))
            for s in old.sections
        )
        new = replace(old, sections=sections[5:] + sections[:5], tasks=old.tasks[::-1])
    if kind == "repeated words":
        old = replace(old, opening=tuple(Text("Chủ trì: Văn phòng") for _ in range(300)))
        new = replace(new, opening=tuple(Text("Chủ trì: Văn phòng") for _ in range(280)))
    start = time.perf_counter()
    found = compare(old, new, same_plan=False)
    took = time.perf_counter() - start
    assert not found.is_empty
    assert took < 3  # a second on a machine of its own; the tests share theirs


def test_two_real_plans_of_different_offices_can_be_laid_side_by_side(
    seeds: Path, read_once: Callable[[Path], ReadPlan]
) -> None:
    plans = [read_once(path).plan for path in sorted(seeds.glob("*.txt"))]
    assert len(plans) == 5
    for old, new in itertools.pairwise(plans):
        found = compare(old, new, same_plan=False)
        assert sides(found)[0]
        assert {t for t in sides(found)[1] if t[0] == "Nội dung"} <= told(new)
        assert compare(new, new).is_empty
