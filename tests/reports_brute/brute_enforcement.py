"""Form 05/KQTH, counted over plain rows."""

from collections.abc import Callable
from decimal import Decimal

from brute_cases import decisions
from brute_plain import Figures, PlainBook, Row, nothing, square_metres, trd

ORDERED = [
    "state_money",
    "state_land_dm2",
    "back_money",
    "back_land_dm2",
    "back_orgs",
    "back_persons",
    "admin_orgs",
    "admin_persons",
    "admin_officials",
    "police_cases",
    "police_persons",
    "police_officials",
]
CAME = [
    "got_money",
    "got_land_dm2",
    "gave_money",
    "gave_land_dm2",
    "done_orgs",
    "done_persons",
    "done_officials",
    "charged_cases",
    "charged_persons",
    "charged_officials",
]
COMPLAINT_DONE = {
    "11": "done_persons",
    "12": "done_officials",
    "13": "charged_cases",
    "14": "charged_persons",
    "15": "charged_officials",
}
DENUNCIATION_DONE = {
    "26": "done_orgs",
    "27": "done_persons",
    "28": "done_officials",
    "29": "charged_cases",
    "30": "charged_persons",
    "31": "charged_officials",
}


def form_05(book: PlainBook, first: str, last: str) -> Figures:
    """ "Số quyết định chưa thực hiện xong của kỳ báo cáo trước chuyển sang và số quyết định ban
    hành trong kỳ báo cáo phải thực hiện"."""
    cells = nothing("05/KQTH")
    for kind, start, done in (
        ("complaint", 1, COMPLAINT_DONE),
        ("denunciation", 16, DENUNCIATION_DONE),
    ):
        for case, said in decisions(book, kind):
            end = carried_out_on(book, case, said)
            if said["day"] > last or (end and end < first and said["day"] < first):
                continue
            cells[str(start)] += 1
            if end and first <= end <= last:
                cells[str(start + 1)] += 1
            _money(cells, book, case, start + 2, first, last)
            before, after = came_by(book, case, first, False), came_by(book, case, last, True)
            for column, name in done.items():
                cells[column] += after[name] - before[name]
    return cells


def carried_out_on(book: PlainBook, case: Row, said: Row) -> str:
    """When it was carried out; one that upholds what was and orders nothing, when it was issued."""
    done = [e["day"] for e in book.events.get(case["uid"], []) if e["kind"] == "enforced"]
    if done:
        return str(done[-1])
    orders = any(case[name] for name in ORDERED)
    empty = said["told"].get("outcome") in ("rejected", "confirmed") and not orders
    return str(said["day"]) if empty else ""


def came_by(book: PlainBook, case: Row, day: str, inclusive: bool) -> dict[str, int]:
    """What had come of a decision by a day, all in all: the newest note up to it tells."""
    notes = [
        e
        for e in book.events.get(case["uid"], [])
        if e["kind"] == "note"
        and e["told"].get("enforcement") == "1"
        and (e["day"] < day or (inclusive and e["day"] == day))
    ]
    newest = max(notes, key=lambda e: (e["day"], e["ordinal"]), default={"told": {}})
    return {name: int(newest["told"].get(name, 0)) for name in CAME}


def _money(cells: Figures, book: PlainBook, case: Row, start: int, first: str, last: str) -> None:
    """Four pairs: to be got, got, to be given back, given back; money and land each."""
    before, after = came_by(book, case, first, False), came_by(book, case, last, True)
    pairs: tuple[tuple[int, str, str, Callable[[int], Decimal]], ...] = (
        (0, "state_money", "got_money", trd),
        (1, "state_land_dm2", "got_land_dm2", square_metres),
        (4, "back_money", "gave_money", trd),
        (5, "back_land_dm2", "gave_land_dm2", square_metres),
    )
    for place, ordered, came, unit in pairs:
        due = max(0, int(case[ordered] or 0) - before[came])
        cells[str(start + place)] += unit(due)
        cells[str(start + place + 2)] += unit(after[came] - before[came])
