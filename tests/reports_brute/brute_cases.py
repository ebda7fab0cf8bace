"""Forms 03/GQKN and 04/GQTC, counted over plain rows."""

from collections.abc import Iterator
from decimal import Decimal

from brute_papers import outcomes
from brute_plain import Figures, PlainBook, Row, nothing, square_metres, trd

COMPLAINT_ENDS = {
    ("first", "upheld"): "8",
    ("first", "rejected"): "9",
    ("first", "partly_upheld"): "10",
    ("second", "confirmed"): "11",
    ("second", "changed"): "12",
}
DENUNCIATION_ENDS = {
    ("first", "upheld"): "8",
    ("first", "rejected"): "9",
    ("first", "partly_upheld"): "10",
    ("again", "upheld"): "11",
    ("again", "rejected"): "12",
    ("again", "partly_upheld"): "13",
}
# With a paper's uid these concern that paper alone.
CASE_STEPS = {
    "accepted",
    "not_accepted",
    "terminated",
    "withdrawn",
    "decided",
    "closed",
    "guided",
    "transferred",
}


def form_03(book: PlainBook, first: str, last: str, ours: list[Row]) -> Figures:
    """What was ordered is told of the decisions issued in the period (column 7)."""
    cells = nothing("03/GQKN")
    _states(cells, book, ours, last)
    for case, said in decisions(book, "complaint"):
        if not first <= said["day"] <= last:
            continue
        cells["7"] += 1
        cells[COMPLAINT_ENDS[case["instance"] or "first", said["told"]["outcome"]]] += 1
        _ordered(cells, case, 13)
        for column, name in (
            ("19", "admin_persons"),
            ("20", "admin_officials"),
            ("21", "police_cases"),
            ("22", "police_persons"),
            ("23", "police_officials"),
        ):
            cells[column] += case[name] or 0
    return cells


def form_04(book: PlainBook, first: str, last: str, ours: list[Row]) -> Figures:
    """As form 03, of conclusions."""
    cells = nothing("04/GQTC")
    _states(cells, book, ours, last)
    for case, said in decisions(book, "denunciation"):
        if not first <= said["day"] <= last:
            continue
        cells["7"] += 1
        cells[DENUNCIATION_ENDS[case["instance"] or "first", said["told"]["outcome"]]] += 1
        _ordered(cells, case, 14)
        for column, name in (
            ("20", "admin_orgs"),
            ("21", "admin_persons"),
            ("22", "admin_officials"),
            ("23", "police_cases"),
            ("24", "police_persons"),
            ("25", "police_officials"),
        ):
            cells[column] += case[name] or 0
    return cells


def decisions(book: PlainBook, kind: str) -> Iterator[tuple[Row, Row]]:
    """Every case of a kind that was decided, with that event."""
    for uid, case in book.cases.items():
        if case["kind"] == kind:
            decided = [e for e in book.events.get(uid, []) if e["kind"] == "decided"]
            if decided:
                yield case, decided[-1]


def _states(cells: Figures, book: PlainBook, ours: list[Row], last: str) -> None:
    cells["1"] = Decimal(len(ours))
    of_cases = {paper["case_uid"] for paper in ours}
    cells["2"] = Decimal(len(of_cases))
    for uid in of_cases:
        cells[state_at(book, uid, last)] += 1


def state_at(book: PlainBook, case_uid: str, last: str) -> str:
    """The column in which a case stands at the end of a day: 3 being looked at … 6 ended.

    "Chỉ thống kê các vụ việc rút toàn bộ nội dung, đã đình chỉ giải quyết": withdrawn after it was
    accepted it ends with the decision to end it, not before.
    """
    happened = [e for e in book.events.get(case_uid, []) if e["day"] <= last]
    steps = [e["kind"] for e in happened if e["kind"] in CASE_STEPS and not e["petition_uid"]]
    if "terminated" in steps:
        return "6"
    if "accepted" in steps or "decided" in steps:
        return "4"
    if "withdrawn" in steps:
        return "6"
    if "not_accepted" in steps or "closed" in steps:
        return "5"
    return _state_by_papers(book, case_uid, last)


def _state_by_papers(book: PlainBook, case_uid: str, last: str) -> str:
    """A case whose steps were all told of single papers."""
    ends = []
    for paper in book.of_case.get(case_uid, []):
        if paper["received_on"] <= last:
            ends.append([*outcomes(book, paper, last), ""][0])
    if any(end == "accepted" for end in ends):
        return "4"
    if not all(ends):
        return "3"
    if all(end in ("withdrawn", "terminated") for end in ends):
        return "6"
    return "5"


def _ordered(cells: Figures, case: Row, start: int) -> None:
    amounts = (
        trd(case["state_money"] or 0),
        square_metres(case["state_land_dm2"] or 0),
        trd(case["back_money"] or 0),
        square_metres(case["back_land_dm2"] or 0),
        Decimal(case["back_orgs"] or 0),
        Decimal(case["back_persons"] or 0),
    )
    for column, amount in enumerate(amounts, start):
        cells[str(column)] += amount
