"""The made-up year holds everything that could be counted wrongly."""

from collections import Counter

from brute_counted import PERIODS, Office

FIRST, LAST = PERIODS["Y"]
CROSSING = [day for days in PERIODS.values() for day in days]


def test_visits_of_every_sort(year: Office) -> None:
    inside = [v for v in year.plain.visits if FIRST <= v["received_on"] <= LAST]
    assert len(inside) >= 2000 and len(year.plain.all_visits) > len(year.plain.visits)
    assert {v["kind"] for v in inside} == {"regular", "scheduled", "unscheduled"}
    assert {v["presider_role"] for v in inside} == {"", "head", "deputy"}
    assert {4, 5, 6} <= {v["came"] or v["persons"] for v in inside}
    assert any(v["outcome"] == "refused" for v in inside)
    assert {v["received_on"] for v in inside} >= set(CROSSING)
    by_uid = {v["uid"]: v for v in year.plain.visits}
    followed = [
        (by_uid[v["earlier_uid"]]["kind"] == "regular", v["presider_role"])
        for v in inside
        if v["earlier_uid"] in by_uid
    ]
    assert Counter(followed)[True, "head"] > 20 and Counter(followed)[True, "deputy"] > 5


def test_papers_of_every_kind_and_outcome(year: Office) -> None:
    papers = year.plain.papers
    assert sum(FIRST <= p["received_on"] <= LAST for p in papers) >= 600
    assert {p["kind"] for p in papers} == {
        "complaint", "denunciation", "proposal", "feedback", "mixed",
    }  # fmt: skip
    assert {p["instance"] for p in papers} == {"first", "second", "again"}
    assert {p["outcome"] or "" for p in papers} == {
        "", "accepted", "not_accepted", "guided", "transferred", "returned", "filed", "withdrawn",
        "suspended", "terminated", "urged", "merged_duplicate",
    }  # fmt: skip
    assert {p["qualified"] for p in papers} == {"", "yes", "no"}
    assert {p["in_competence"] for p in papers} == {"", "yes", "no"}
    assert {p["handled_on"] for p in papers} >= {"2025-12-15", "2026-06-14", "2026-12-14"}
    assert len(year.plain.split) > 3
    assert any(p["outcome"] and not p["handled_on"] for p in papers)
    assert sum(len(of) > 1 for of in year.plain.of_case.values()) > 100


def test_cases_that_cross_from_period_to_period(year: Office) -> None:
    stories = year.plain.events.values()
    kinds = Counter(event["kind"] for story in stories for event in story)
    for kind in ("suspended", "resumed", "terminated", "withdrawn", "withdrawn_part", "appealed"):
        assert kinds[kind] >= 5, kind
    notes = [[e["day"] for e in story if e["told"].get("enforcement") == "1"] for story in stories]
    over = [days for days in notes if days and min(days) < "2026-06-15" <= max(days)]
    assert len(over) > 5
    decided = [e["day"] for story in stories for e in story if e["kind"] == "decided"]
    assert {day[:4] for day in decided} >= {"2024", "2025", "2026"}
    assert {"2026-06-14", "2026-12-14", "2026-12-15"} <= set(decided)
