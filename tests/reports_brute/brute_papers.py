"""Form 02/XLD, counted over plain rows."""

from collections.abc import Iterator
from decimal import Decimal

from brute_plain import Figures, PlainBook, Row, nothing

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
