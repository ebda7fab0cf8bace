"""The annexes of a plan: begun, taken away, named, numbered."""

from collections.abc import Sequence

import msgspec

from db.text import nfc
from desktop_app.plans.annex_tables import USUAL_COLUMNS
from desktop_app.plans.editing.grid import AnnexGrid, with_grid
from desktop_app.plans.editing.grid_columns import BUDGET
from desktop_app.plans.lint.marks import Mark, shown_as
from desktop_app.plans.model import Annex, Plan
from desktop_app.plans.structure import words

_ROMAN = Mark(1, "I", "roman", 0)


def new_annex(plan: Plan, title: str = "", *, budget: bool = False) -> Plan:
    """One more annex with the usual columns and no rows, behind the others."""
    columns = (*USUAL_COLUMNS, BUDGET) if budget else USUAL_COLUMNS
    annex = Annex("", nfc(title), columns=columns, label=_word(plan.annexes))
    return numbered(msgspec.structs.replace(plan, annexes=(*plan.annexes, annex)))


def without_annex(plan: Plan, index: int) -> Plan:
    """The plan without an annex and its tasks; the others are counted anew."""
    bare = with_grid(plan, index, AnnexGrid(plan.annexes[index].columns))
    annexes = (*bare.annexes[:index], *bare.annexes[index + 1 :])
    return numbered(msgspec.structs.replace(bare, annexes=annexes))


def with_heading(plan: Plan, index: int, **lines: str) -> Plan:
    """The plan with other heading lines: `label`, `title`, `caption`; blanks at the ends go.

    A label read as "Phụ lục II" is its number too, also for the annex's tasks.
    """
    own = {key: " ".join(nfc(text).split()) for key, text in lines.items()}
    annex = msgspec.structs.replace(plan.annexes[index], **own)
    if "label" in own:
        match = words.ANNEX_HEADING.fullmatch(own["label"])
        match = match or words.ANNEX_BY_NAME.fullmatch(own["label"])
        annex = msgspec.structs.replace(annex, number=(match["number"] or "") if match else "")
    return _with_annex(plan, index, annex)


def numbered(plan: Plan) -> Plan:
    """The annexes that are called "Phụ lục" counted in Roman numbers when there are two or more.

    (NĐ 30/2020/NĐ-CP, Phụ lục I.) One that bears another name keeps it.
    """
    own = [i for i, annex in enumerate(plan.annexes) if _is_plain(annex)]
    for place, index in enumerate(own, start=1):
        annex = plan.annexes[index]
        number = shown_as(_ROMAN, place) if len(own) > 1 else ""
        label = f"{_word([annex])} {number}".strip()
        changed = msgspec.structs.replace(annex, number=number, label=label)
        plan = _with_annex(plan, index, changed)
    return plan


def _is_plain(annex: Annex) -> bool:
    """Whether an annex is called "Phụ lục" and counted by it."""
    if not annex.label:
        return False
    match = words.ANNEX_HEADING.fullmatch(annex.label)
    return match is not None and not match["rest"].strip()


def _word(annexes: Sequence[Annex]) -> str:
    """The word as the plan writes it: "PHỤ LỤC" or "Phụ lục"."""
    for annex in annexes:
        match = words.ANNEX_HEADING.match(annex.label)
        if match:
            return " ".join(match["word"].split())
    return "Phụ lục"


def _with_annex(plan: Plan, index: int, annex: Annex) -> Plan:
    """The plan with another head of an annex; its tasks follow its number."""
    if annex == plan.annexes[index]:
        return plan
    own = {row.task for row in annex.rows}
    tasks = plan.tasks
    if annex.number != plan.annexes[index].number:
        tasks = tuple(
            msgspec.structs.replace(task, appendix=annex.number) if i in own else task
            for i, task in enumerate(tasks)
        )
    annexes = (*plan.annexes[:index], annex, *plan.annexes[index + 1 :])
    return msgspec.structs.replace(plan, annexes=annexes, tasks=tasks)
