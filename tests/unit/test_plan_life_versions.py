"""Versions of an issued plan, its history in words, and that what was issued stays as it was."""

import contextlib
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from life_samples import KEY, OWN, PLAN, office_of, status, with_plan

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.life.rules import LOCKED, OPEN
from desktop_app.plans.model import LegalBasis, Text
from desktop_app.plans.service import plan_columns
from desktop_app.services import Services

DAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]) -> Iterator[Book]:
    book = new_book(tmp_path / "so.db", KEY, now=clock.now)
    yield book
    book.close()


@pytest.fixture
def lan(book: Book, clock: FixedClock) -> Services:
    return office_of(book, clock)


@pytest.fixture
def issued(lan: Services) -> str:
    plan = with_plan(PLAN, legal_bases=(LegalBasis("Căn cứ Luật Thực hiện dân chủ ở cơ sở."),))
    uid = lan.drafts.create(plan, made="blank").uid
    lan.life.issue(uid, 5, DAY)
    return uid


def edit(services: Services, uid: str, **values: object) -> None:
    opened = services.drafts.open(uid)
    kept = msgspec.structs.replace(opened.kept, plan=with_plan(opened.kept.plan, **values))
    services.drafts.commit(uid, opened.base_rev, kept)


def test_an_amendment_is_a_new_draft_that_names_what_it_amends(lan: Services, issued: str) -> None:
    before = lan.plans.get(issued)
    new = lan.life.begin_version(issued, "amended").uid
    row = lan.plans.rows([new])[0]
    told = (row["status"], row["made"], row["version"], row["replaces_uid"], row["family_uid"])
    assert told == ("draft", "amend", 2, issued, issued)
    plan = lan.plans.get(new).plan
    assert (plan.number, plan.date, plan.symbol) == (None, None, "KH-UBND")
    assert plan.title == (
        "Sửa đổi, bổ sung Kế hoạch số 05/KH-UBND ngày 21/11/2026 về tuyên truyền pháp luật năm 2027"
    )
    cited = f"Kế hoạch số 05/KH-UBND ngày 21 tháng 11 năm 2026 của {OWN}"
    bases = [basis.text for basis in plan.legal_bases]
    assert bases == ["Căn cứ Luật Thực hiện dân chủ ở cơ sở;", f"Căn cứ {cited};"]
    opening = plan.opening[-1]
    assert isinstance(opening, Text)
    assert cited in opening.text
    assert opening.text.endswith("như sau:")
    assert len(plan.opening) == 1
    assert "…" in plan.annexes[0].caption
    assert [task.uid for task in plan.tasks] == [task.uid for task in before.plan.tasks]
    assert lan.plans.get(issued) == before


def test_a_replacement_keeps_its_words_and_says_what_it_replaces(
    lan: Services, issued: str
) -> None:
    new = lan.life.begin_version(issued, "superseded").uid
    plan = lan.plans.get(new).plan
    assert plan.title == PLAN.title
    closing = plan.closing[0]
    assert isinstance(closing, Text)
    assert closing.text.startswith("Kế hoạch này thay thế Kế hoạch số 05/KH-UBND")
    assert len(plan.legal_bases) == 1


@pytest.mark.parametrize("how", ["amended", "superseded"])
def test_issuing_the_new_version_lets_the_old_one_go_in_one_change(
    lan: Services, issued: str, how: str
) -> None:
    new = lan.life.begin_version(issued, how).uid
    assert status(lan, issued) == "issued"
    assert [row["uid"] for row in lan.life.versions(issued)] == [issued, new]
    assert lan.life.proposal(new).number == 6
    lan.life.issue(new, 6, DAY)
    assert (status(lan, issued), status(lan, new)) == (how, "issued")
    lan.undo()
    assert (status(lan, issued), status(lan, new)) == ("issued", "draft")
    lan.redo()
    with pytest.raises(UserError, match=r"Đã sửa đổi|Đã thay thế"):
        lan.life.begin_version(issued, "amended")
    third = lan.life.begin_version(new, "amended").uid
    assert lan.plans.rows([third])[0]["version"] == 3
    assert [row["version"] for row in lan.life.versions(third)] == [1, 2, 3]


def test_only_one_version_is_open_at_a_time(lan: Services, issued: str) -> None:
    new = lan.life.begin_version(issued, "amended").uid
    assert lan.life.open_version(issued) == new
    with pytest.raises(UserError, match="đang soạn"):
        lan.life.begin_version(issued, "superseded")
    lan.plans.delete([new])
    lan.life.begin_version(issued, "superseded")


def test_a_new_version_is_not_issued_when_the_old_one_is_no_longer_issued(
    lan: Services, issued: str
) -> None:
    new = lan.life.begin_version(issued, "amended").uid
    with lan.book.change(user="Lan", label="Đổi") as change:
        change.update("plans", issued, {"status": "superseded"})
    with pytest.raises(UserError, match="Bản trước"):
        lan.life.issue(new, 6, DAY)
    assert status(lan, new) == "draft"
    assert lan.life.numbers.next("KH-UBND", 2026) == 6


def test_the_history_tells_who_did_what_in_words(
    lan: Services, book: Book, clock: FixedClock
) -> None:
    uid = lan.drafts.create(PLAN, made="blank").uid
    clock.advance(timedelta(minutes=5))
    tasks = (with_plan(PLAN.tasks[0], content="Niêm yết tại trụ sở"), PLAN.tasks[1])  # type: ignore[arg-type]
    edit(lan, uid, tasks=tasks, closing=(Text("Yêu cầu các đơn vị thực hiện."),))
    Services(book, user="Hoa", clock=clock).life.submit(uid, "đồng chí Chủ tịch")
    lan.life.give_back(uid, "thiếu kinh phí")
    lan.life.issue(uid, 1, DAY)
    history = lan.life.history(uid)
    told = [(event.user, event.step, event.edited) for event in history.events]
    assert told == [
        ("Lan", "Đã ban hành", True),
        ("Lan", "Dự thảo", False),
        ("Hoa", "Đã trình", False),
        ("Lan", "", True),
        ("Lan", "Dự thảo", False),
    ]
    assert "đồng chí Chủ tịch" in history.events[2].label
    assert history.events[-1].begun
    edited = history.events[3]
    assert history.words(edited.seq) == "sửa 1 nhiệm vụ, thêm 1 đoạn"
    before, after = history.states(edited.seq)
    assert before is not None
    assert (len(before.plan.closing), len(after.plan.closing)) == (0, 1)
    assert history.states(history.events[-1].seq)[0] is None
    assert history.words(history.events[2].seq) == ""
    assert "số, ký hiệu" in history.words(history.events[0].seq)


def test_what_was_issued_is_sealed_and_a_change_behind_the_back_is_seen(
    lan: Services, issued: str
) -> None:
    lock = lan.life.history(issued).lock
    assert lock is not None
    assert (lock.intact, lock.user, len(lock.digest)) == (True, "Lan", 64)
    lan.life.begin_version(issued, "amended")
    again = lan.life.history(issued).lock
    assert again == lock
    with lan.book.change(user="Kẻ gian", label="Sửa lén") as change:
        other = KeptPlan(with_plan(lan.plans.get(issued).plan, title="Khác năm 2027"))
        change.update("plans", issued, plan_columns(other))
    broken = lan.life.history(issued).lock
    assert broken is not None
    assert (broken.intact, broken.digest) == (False, lock.digest)


def test_a_draft_has_no_seal_and_an_undone_issue_none_either(lan: Services, issued: str) -> None:
    lan.undo()
    assert lan.life.history(issued).lock is None
    lan.redo()
    lock = lan.life.history(issued).lock
    assert lock is not None
    assert lock.intact


def test_words_that_lead_from_the_bases_into_the_text_are_said_anew(lan: Services) -> None:
    led = (
        LegalBasis("Căn cứ Luật Thực hiện dân chủ ở cơ sở;"),
        LegalBasis("Thực hiện Nghị quyết số 9/NQ-HĐND. UBND xã xây dựng Kế hoạch, cụ thể như sau:"),
    )
    uid = lan.drafts.create(with_plan(PLAN, legal_bases=led, opening=()), made="blank").uid
    lan.life.issue(uid, 8, DAY)
    plan = lan.plans.get(lan.life.begin_version(uid, "amended").uid).plan
    bases = [basis.text for basis in plan.legal_bases]
    assert bases[:2] == [led[0].text, "Thực hiện Nghị quyết số 9/NQ-HĐND;"]
    assert bases[2].startswith("Căn cứ Kế hoạch số 08/KH-UBND")
    assert len(plan.opening) == 1


def test_versions_and_the_source_come_first_among_what_can_be_compared(
    lan: Services, issued: str
) -> None:
    lan.drafts.create(with_plan(PLAN, title="Việc khác năm 2027"), made="blank")
    lan.drafts.create(with_plan(PLAN, title="Bản năm sau"), made="copy", source_uid=issued)
    new = lan.life.begin_version(issued, "amended").uid
    whys = [partner.why for partner in lan.life.partners(issued)]
    assert whys == ["Phiên bản 2", "Làm từ kế hoạch này", ""]
    pairing = lan.life.pairing(new, issued)
    assert pairing.same_plan
    assert "05/KH-UBND" in pairing.old.name
    assert "Phiên bản 2" in pairing.new.note
    swapped = pairing.swapped()
    assert (swapped.old, swapped.new) == (pairing.new, pairing.old)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_in_whatever_order_the_book_stays_true(
    lan: Services, book: Book, clock: FixedClock, seed: int
) -> None:
    """Numbers are unique, one version is open at most, what was issued stays as it was."""
    chance = random.Random(seed)
    uids = [lan.drafts.create(PLAN, made="blank").uid]
    for _ in range(150):
        clock.advance(timedelta(minutes=1))
        uid = chance.choice(uids)
        steps = {
            "submit": lambda uid=uid: lan.life.submit(uid),
            "give_back": lambda uid=uid: lan.life.give_back(uid),
            "issue": lambda uid=uid: lan.life.issue(uid, chance.randint(1, 6), DAY, reason="thử"),
            "amend": lambda uid=uid: uids.append(lan.life.begin_version(uid, "amended").uid),
            "replace": lambda uid=uid: uids.append(lan.life.begin_version(uid, "superseded").uid),
            "edit": lambda uid=uid: edit(lan, uid, title=f"Việc {chance.randint(1, 9)} năm 2027"),
            "undo": lan.undo,
            "redo": lan.redo,
        }
        with contextlib.suppress(UserError, KnownProblem):
            steps[chance.choice(list(steps))]()
        _check_truth(lan, book, uids)
    assert book.verify_history().whole


def _check_truth(lan: Services, book: Book, uids: list[str]) -> None:
    rows = [row for row in book.rows("plans", uids) if row["deleted_at"] is None]
    locked = [row for row in rows if row["status"] in LOCKED]
    numbers = [row["number"] for row in locked]
    assert len(numbers) == len(set(numbers))
    given = {f"{used.number:02d}/KH-UBND" for used in lan.life.numbers.used("KH-UBND", 2026)}
    assert given == set(numbers)
    for family in {row["family_uid"] or row["uid"] for row in rows}:
        mine = [row for row in rows if (row["family_uid"] or row["uid"]) == family]
        assert sum(row["status"] in OPEN for row in mine) <= 1
        assert sum(row["status"] == "issued" for row in mine) <= 1
    for row in locked:
        lock = lan.life.history(str(row["uid"])).lock
        assert lock is not None
        assert lock.intact


def test_a_long_history_tells_the_newest_part_and_never_guesses(
    lan: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = lan.drafts.create(PLAN, made="blank").uid
    edit(lan, uid, title="Một năm 2027")
    lan.life.submit(uid)
    lan.life.give_back(uid)
    edit(lan, uid, title="Hai năm 2027")
    whole = lan.life.history(uid)
    assert [event.edited for event in whole.events] == [True, False, False, True, False]
    for limit in range(1, 6):
        monkeypatch.setattr("desktop_app.plans.life.history.NEWEST", limit)
        part = lan.life.history(uid)
        assert part.events == whole.events[: len(part.events)]
        for event in part.events:
            assert part.states(event.seq) == whole.states(event.seq)
            assert part.words(event.seq) == whole.words(event.seq)
    assert part.events == whole.events


def test_heavy_columns_are_left_out_of_history_where_that_is_asked(
    lan: Services, book: Book
) -> None:
    uid = lan.drafts.create(PLAN, made="blank").uid
    edit(lan, uid, title="Một năm 2027")
    lean = book.history("plans", uid, leave_out=("full_text",), leave_out_before=("content",))
    whole = book.history("plans", uid)
    assert [entry.seq for entry in lean] == [entry.seq for entry in whole]
    assert lean[0].before is not None
    assert {"content", "full_text"} & set(lean[0].before) == set()
    assert lean[0].after["content"] == whole[0].after["content"]
    assert "full_text" not in lean[1].after
    assert lean[1].before is None


@pytest.mark.parametrize(
    ("number", "symbol"),
    [(0, ""), (-3, ""), (100_000, ""), (10**12, ""), (5, "123"), (5, "-KH"), (5, "a\x07b?")],
)
def test_a_number_or_symbol_that_is_none_is_refused_in_words(
    lan: Services, number: int, symbol: str
) -> None:
    uid = lan.drafts.create(PLAN, made="blank").uid
    with pytest.raises(UserError):
        lan.life.issue(uid, number, DAY, symbol=symbol, reason="vẫn làm")
    assert status(lan, uid) == "draft"


def test_a_symbol_with_its_year_can_be_issued(lan: Services) -> None:
    uid = lan.drafts.create(with_plan(PLAN, symbol="2026/KH-UBND"), made="blank").uid
    assert lan.life.proposal(uid)
    lan.life.issue(uid, 5, DAY)
    plan = lan.plans.get(uid).plan
    assert (plan.number, plan.symbol) == ("05/2026/KH-UBND", "2026/KH-UBND")


def test_a_symbol_that_is_none_does_not_stop_the_check_list(lan: Services) -> None:
    uid = lan.drafts.create(with_plan(PLAN, symbol="12 34"), made="blank").uid
    assert lan.life.proposal(uid)
    with pytest.raises(UserError, match="ký hiệu"):
        lan.life.issue(uid, 5, DAY, reason="vẫn làm")


def test_the_highest_number_of_a_year_does_not_stop_the_check_list(lan: Services) -> None:
    first, second = (lan.drafts.create(PLAN, made="blank").uid for _ in range(2))
    lan.life.issue(first, 99_999, DAY, reason="số cuối")
    assert lan.life.proposal(second)
    lan.life.submit(second, reason="vẫn trình")
