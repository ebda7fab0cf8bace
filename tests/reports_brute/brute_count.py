"""Every cell of forms 01–05 of TT 06/2025/TT-TTCP, counted over plain rows of the book.

An expectation of its own: rows are dicts as SQLite gives them, days are texts compared as texts,
what happened to a case is read here from its events. Nothing of the program is imported. The words
in quotation marks are the circular's own notes under its forms.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Figures = dict[str, Decimal]  # by column: "5" -> 12

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
COLUMNS = {"01/TCD": 21, "02/XLD": 25, "03/GQKN": 23, "04/GQTC": 25, "05/KQTH": 31}
FIELD_COLUMNS = {
    "complaint": {"land": "9", "policy": "10"},
    "denunciation": {  # "hành chính gồm chế độ, chính sách, đất đai ..., công chức, công vụ"
        "administrative": "15",
        "land": "15",
        "policy": "15",
        "corruption": "16",
        "judicial": "17",
    },
    "proposal": {"policy": "20", "land": "21"},
}
OTHER_FIELD = {"complaint": "11", "denunciation": "18", "proposal": "22"}
KIND_COLUMN = {"complaint": "6", "denunciation": "12", "proposal": "19"}
INSTANCE_COLUMN = {
    ("complaint", "first"): "7",
    ("complaint", "second"): "8",
    ("denunciation", "first"): "13",
    ("denunciation", "again"): "14",
}
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
# Outcomes that a paper gets from a step of its whole case.
STEP_OUTCOMES = {
    "accepted": "accepted",
    "not_accepted": "not_accepted",
    "guided": "guided",
    "transferred": "transferred",
    "suspended": "suspended",
    "resumed": "accepted",
    "terminated": "terminated",
    "withdrawn": "withdrawn",
    "decided": "accepted",
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


class PlainBook:
    """The rows of a book that are not in the bin."""

    def __init__(
        self,
        visits: Iterable[Row],
        papers: Iterable[Row],
        cases: Iterable[Row],
        events: Iterable[Row],
        days: Iterable[Row],
    ) -> None:
        self.all_visits = list(visits)
        tables = (self.all_visits, papers, cases)
        living = [[row for row in rows if row["deleted_at"] is None] for rows in tables]
        self.visits, self.papers, found = living
        self.cases = {case["uid"]: case for case in found}
        self.days = [day for day in days if day["deleted_at"] is None]
        self.events: dict[str, list[Row]] = {}
        for event in sorted(events, key=lambda e: e["ordinal"] or 0):
            if event["deleted_at"] is None:
                told = json.loads(event["details"]) if event["details"] else {}
                self.events.setdefault(event["case_uid"], []).append(event | {"told": told})
        self.of_case: dict[str, list[Row]] = {}
        for paper in self.papers:
            if paper["case_uid"]:
                self.of_case.setdefault(paper["case_uid"], []).append(paper)
        self.split = {paper["split_from_uid"] for paper in self.papers if paper["split_from_uid"]}


def all_forms(book: PlainBook, first: str, last: str) -> dict[str, Figures]:
    """Every column of the five forms for one period; both days are counted."""
    petitions, ours = form_02(book, first, last)
    return {
        "01/TCD": form_01(book, first, last),
        "02/XLD": petitions,
        "03/GQKN": form_03(book, first, last, ours["complaint"]),
        "04/GQTC": form_04(book, first, last, ours["denunciation"]),
        "05/KQTH": form_05(book, first, last),
    }


def nothing(form: str) -> Figures:
    """A form full of zeros."""
    return {str(n): Decimal(0) for n in range(1, COLUMNS[form] + 1)}


def trd(amount: int) -> Decimal:
    """Đồng as million đồng."""
    return Decimal(amount) / 1_000_000


def square_metres(amount: int) -> Decimal:
    """dm² as m²."""
    return Decimal(amount) / 100


# 01/TCD

BLOCKS = {"regular": 5, "head": 11, "deputy": 17}  # first column: turns, persons, matters, crowds


def form_01(book: PlainBook, first: str, last: str) -> Figures:
    """Columns 11, 12, 17, 18 are "số lượt tiếp, số người được tiếp thực tế": refused is not met."""
    cells = nothing("01/TCD")
    matter = matters(book, first, last)
    met = [v for v in book.visits if first <= v["received_on"] <= last and _received(v)]
    leaders: dict[str, set[str]] = {"head": set(), "deputy": set()}
    for visit in met:
        if visit["kind"] != "regular":
            leaders[visit["presider_role"]].add(matter[visit["uid"]])
    by_leader = leaders["head"] | leaders["deputy"]
    seen: dict[str, set[str]] = {block: set() for block in BLOCKS}
    for visit in met:
        of = matter[visit["uid"]]
        block = "regular" if visit["kind"] == "regular" else visit["presider_role"]
        if block == "regular" and of in by_leader:
            continue  # "chỉ nhập số liệu 1 lần vào mục Thủ trưởng tiếp"
        if not (block == "deputy" and of in leaders["head"]):
            seen[block].add(of)
        persons, start = _persons(visit), BLOCKS[block]
        cells[str(start)] += 1
        cells[str(start + 1)] += persons
        if persons >= 5:  # "Đoàn đông người là đoàn có từ 5 người trở lên"
            cells[str(start + 3)] += 1
            cells[str(start + 4)] += persons
    for block, start in BLOCKS.items():
        cells[str(start + 2)] = Decimal(len(seen[block]))
    for role, column in (("head", "10"), ("deputy", "16")):
        cells[column] = Decimal(len(set(_announced(book, role, first, last))))
    for n in range(1, 5):
        cells[str(n)] = cells[str(n + 4)] + cells[str(n + 10)] + cells[str(n + 16)]
    return cells


def matters(book: PlainBook, first: str, last: str) -> dict[str, str]:
    """To which matter each visit of a period belongs.

    Visits of one chain, paper or case are one matter; chains lead back to visits before the period.
    They go on over a visit in the bin: what was entered as going on with it is about that still.
    """
    case_of = {paper["uid"]: paper["case_uid"] for paper in book.papers}
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    known = [visit for visit in book.visits if first <= visit["received_on"] <= last]
    by_uid = {visit["uid"]: visit for visit in book.all_visits}
    seen = {visit["uid"] for visit in known}
    for visit in known:  # grows while it is walked through
        earlier = by_uid.get(visit["earlier_uid"])
        if earlier and earlier["uid"] not in seen:
            seen.add(earlier["uid"])
            known.append(earlier)
    for visit in known:
        paper = visit["petition_uid"]
        named = (
            ("visit", visit["earlier_uid"]),
            ("case", visit["case_uid"]),
            ("paper", paper),
            ("case", case_of.get(paper) if paper else None),
        )
        for sort, uid in named:
            if uid:
                parent[root(f"{sort} {uid}")] = root(f"visit {visit['uid']}")
    return {visit["uid"]: root(f"visit {visit['uid']}") for visit in known}


def _received(visit: Row) -> bool:
    return visit["outcome"] != "refused"


def _persons(visit: Row) -> int:
    return int(visit["came"] or visit["persons"] or 1)


def _announced(book: PlainBook, role: str, first: str, last: str) -> Iterator[str]:
    """ "Số ngày tiếp công dân định kỳ và đột xuất của Thủ trưởng được thông báo công khai"."""
    for day in book.days:
        stands = day["status"] in ("planned", "held")  # neither put off nor cancelled
        own = day["posted_on"] and day["presider_role"] == role
        if stands and own and first <= day["day"] <= last:
            yield day["day"]


# 02/XLD


def form_02(book: PlainBook, first: str, last: str) -> tuple[Figures, dict[str, list[Row]]]:
    """The form, and the papers within competence by kind (columns 6, 12, 19)."""
    cells = nothing("02/XLD")
    ours: dict[str, list[Row]] = {kind: [] for kind in KIND_COLUMN}
    matters_of: set[str] = set()
    for paper in book.papers:
        handled = handled_on(paper)
        came, done_before = paper["received_on"], bool(handled) and handled < first
        if paper["uid"] in book.split or came > last or (came < first and done_before):
            continue
        cells["1"] += 1
        if not handled or handled > last:
            continue
        cells["2"] += 1
        history = list(outcomes(book, paper, last))
        if not is_qualified(paper, history):
            continue
        within = competence(paper, history)
        if within == "yes":
            kind = "proposal" if paper["kind"] == "feedback" else paper["kind"]
            ours[kind].append(paper)
            matters_of.add(paper["case_uid"] or paper["uid"])
            _classify(cells, kind, paper)
        elif within == "no":
            cells["24" if history[0] == "guided" else "25"] += 1
    cells["5"] = Decimal(len(matters_of))
    cells["4"] = cells["6"] + cells["12"] + cells["19"]
    cells["23"] = cells["24"] + cells["25"]
    cells["3"] = cells["4"] + cells["23"]
    return cells, ours


def handled_on(paper: Row) -> str:
    """The day on which its conditions were checked; on receipt when nobody entered the day."""
    if not paper["outcome"]:
        return ""
    return str(paper["handled_on"] or paper["received_on"])


def outcomes(book: PlainBook, paper: Row, last: str) -> Iterator[str]:
    """What became of a paper up to a day, in order, by the steps of its case since it joined it."""
    joined = told = False
    for event in book.events.get(paper["case_uid"] or "", []):
        if event["kind"] == "received" and event["petition_uid"] == paper["uid"]:
            joined = True
        elif joined and event["day"] <= last and event["petition_uid"] in (None, "", paper["uid"]):
            outcome = _outcome_of(event)
            if outcome:
                told = True
                yield outcome
    if not told and handled_on(paper) <= last:
        yield str(paper["outcome"])


def _outcome_of(event: Row) -> str:
    if event["kind"] in ("closed", "note", "urged"):
        return str(event["told"].get("outcome", ""))
    if event["kind"] == "withdrawn" and event["told"].get("go_on") == "1":
        return ""
    return STEP_OUTCOMES.get(event["kind"], "")


def is_qualified(paper: Row, history: list[str]) -> bool:
    """As the officer found; what was accepted had been found qualified.

    The first outcome tells: what becomes of a paper later changes nothing in how it was handled.
    """
    return history[0] == "accepted" or bool(paper["qualified"] == "yes")


def competence(paper: Row, history: list[str]) -> str:
    """What was accepted is ours; else as the officer found; else what was handed on is not."""
    if history[0] == "accepted":
        return "yes"
    if paper["in_competence"]:
        return str(paper["in_competence"])
    return "no" if history[0] in ("guided", "transferred") else ""


def _classify(cells: Figures, kind: str, paper: Row) -> None:
    cells[KIND_COLUMN[kind]] += 1
    if kind != "proposal":
        cells[INSTANCE_COLUMN[kind, paper["instance"] or "first"]] += 1
    if paper["field"]:
        cells[FIELD_COLUMNS[kind].get(paper["field"], OTHER_FIELD[kind])] += 1


# 03/GQKN, 04/GQTC


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


# 05/KQTH

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
