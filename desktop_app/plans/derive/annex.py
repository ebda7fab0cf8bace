"""The annex of our plan: the chosen tasks under their headings, each linked to the upper one."""

from collections.abc import Sequence

from desktop_app.law.phrases import read_schedule
from desktop_app.plans.derive.adapt import lower_first, upper_first
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Proposal, TaskOffer
from desktop_app.plans.editing.numerals import roman
from desktop_app.plans.model import Annex, AnnexRow, Column, Task, UpperTask
from desktop_app.plans.structure.columns import (
    CONTENT,
    COORDINATING,
    DELIVERABLE,
    LEAD,
    ORDINAL,
    SCHEDULE,
)
from desktop_app.plans.structure.units import split_units

_LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"
_COLUMNS = (
    Column(ORDINAL, "STT"),
    Column(CONTENT, "Nhiệm vụ"),
    Column(LEAD, "Đơn vị chủ trì"),
    Column(COORDINATING, "Đơn vị phối hợp"),
    Column(SCHEDULE, "Thời gian thực hiện, hoàn thành"),
)
_RESULT = Column(DELIVERABLE, "Sản phẩm")


def annex_of(case: Case, proposal: Proposal) -> tuple[tuple[Annex, ...], tuple[Task, ...]]:
    """The annex with its tasks; nothing when no task was chosen."""
    chosen = proposal.chosen
    if not chosen:
        return (), ()
    rows: list[AnnexRow] = []
    tasks: list[Task] = []
    counts: dict[tuple[str, ...], int] = {}
    paths = _paths(chosen)
    nested = any(len(path) > 1 for path in paths)
    for path in paths:
        labels = _headings(path, counts, rows, nested=nested)
        for offer in (task for task in chosen if _depth_two(task.group) == path):
            ordinal = str(sum(task.group == " / ".join(labels) for task in tasks) + 1)
            rows.append(AnnexRow(ordinal, "", len(tasks)))
            tasks.append(_task(case, offer, labels, ordinal))
    columns = (*_COLUMNS, _RESULT) if any(task.deliverable for task in tasks) else _COLUMNS
    annex = Annex(
        number="",
        title=f"Phân công nhiệm vụ {lower_first(proposal.title)}".strip(),
        caption=_caption(case),
        columns=columns,
        rows=tuple(rows),
        label="PHỤ LỤC",
    )
    return (annex,), tuple(tasks)


def _paths(chosen: Sequence[TaskOffer]) -> list[tuple[str, ...]]:
    """The groups in their order; groups under one outer heading stay together."""
    found = list(dict.fromkeys(_depth_two(task.group) for task in chosen))
    if not any(len(path) > 1 for path in found):
        return found
    outer = list(dict.fromkeys(path[0] for path in found))
    return sorted(found, key=lambda path: (outer.index(path[0]), len(path) > 1))


def _depth_two(path: tuple[str, ...]) -> tuple[str, ...]:
    return path if len(path) <= 2 else (path[0], " – ".join(path[1:]))


def _headings(
    path: tuple[str, ...],
    counts: dict[tuple[str, ...], int],
    rows: list[AnnexRow],
    *,
    nested: bool,
) -> list[str]:
    """The numbered headings of a group; those not met before become rows."""
    labels = []
    for depth in range(1, len(path) + 1):
        above, here = path[: depth - 1], path[:depth]
        if here not in counts:
            counts[here] = sum(len(key) == depth and key[:-1] == above for key in counts) + 1
            rows.append(AnnexRow(_number(counts[here], nested and depth == 1), here[-1]))
        labels.append(f"{_number(counts[here], nested and depth == 1)}. {here[-1]}")
    return labels


def _number(count: int, outer: bool) -> str:
    return _LETTERS[count - 1] if outer and count <= len(_LETTERS) else roman(count)


def _task(case: Case, offer: TaskOffer, labels: Sequence[str], ordinal: str) -> Task:
    helpers = upper_first("; ".join(offer.coordinating))
    return Task(
        appendix="",
        group=" / ".join(labels),
        ordinal=ordinal,
        content=offer.content,
        lead=split_units(offer.lead),
        coordinating=split_units(helpers),
        schedule_text=upper_first(offer.time.text),
        schedule=read_schedule(offer.time.text, case.year),
        deliverable=offer.deliverable,
        lead_text=offer.lead,
        coordinating_text=helpers,
        upper=UpperTask(case.uid, offer.uid),
    )


def _caption(case: Case) -> str:
    """The caption with blanks; its year is the one in which our plan is written."""
    day = f"ngày … tháng … năm {case.day[:4]}"
    return f"(Kèm theo Kế hoạch số …/KH-UBND {day} của {case.office.issuer})"
