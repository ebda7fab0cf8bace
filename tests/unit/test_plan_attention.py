"""A draft has no number and no day yet: that is only good to know, and it is not counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.plans.attention import is_among, to_look_at, weighed
from desktop_app.plans.model import Finding, Plan, Section, Severity, Text
from desktop_app.services import Services

BLANKS = tuple(
    Finding(code, Severity.WARNING, "Còn để trống.", 2)
    for code in ("number_missing", "number_blank", "date_missing", "date_incomplete")
)
SLIP = Finding("phrase_slip", Severity.WARNING, "Viết nhầm.", 9, excerpt="đầy mạnh")
UNSIGNED = Finding("signer_missing", Severity.WARNING, "Không thấy tên người ký.", 30)


@pytest.mark.parametrize(
    ("status", "count"),
    [("", 6), ("read", 6), ("draft", 2), ("submitted", 2), ("issued", 6), ("amended", 6)],
)
def test_blanks_that_issuing_fills_count_only_outside_a_draft(status: str, count: int) -> None:
    told = weighed((*BLANKS, SLIP, UNSIGNED), status)
    assert [found.code for found in told] == [f.code for f in (*BLANKS, SLIP, UNSIGNED)]
    assert to_look_at(told) == count


def test_a_finding_is_known_again_under_another_weight() -> None:
    (told,) = weighed(BLANKS[:1], "draft")
    assert told not in BLANKS
    assert is_among(told, BLANKS)
    assert not is_among(told, BLANKS[1:])


def test_the_list_counts_as_the_screens_do(
    tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]
) -> None:
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    try:
        services = Services(book, user="Lan", clock=clock)
        plan = Plan(
            type_text="KẾ HOẠCH", symbol="KH-UBND", title="Tuyên truyền năm 2027",
            sections=(Section("I", "Mục đích", 1, body=(Text("Nâng cao nhận thức."),)),),
        )  # fmt: skip
        uid = services.drafts.create(plan, made="blank").uid
        kept = services.plans.get(uid)
        codes = {found.code for found in kept.open_findings}
        assert codes & {"number_blank", "number_missing"}
        count = services.plans.rows([uid])[0]["finding_count"]
        assert count == to_look_at(weighed(kept.open_findings, "draft")) < len(kept.open_findings)
    finally:
        book.close()
