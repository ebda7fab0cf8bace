"""What a careful clerk would say of a step before it is kept; nothing here forbids it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.office.law_book import LawBook
from desktop_app.petitions.competence import hints
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from desktop_app.petitions.state import Detail
from desktop_app.petitions.step_words import KN

# Which clocks a step stops: done after their day, it is late.
_ENDS = {
    EventKind.ACCEPTED: "accept",
    EventKind.NOT_ACCEPTED: "accept",
    EventKind.GUIDED: "accept",
    EventKind.TRANSFERRED: "accept",
    EventKind.NOTIFIED: "notify",
    EventKind.DECIDED: "resolve",
    EventKind.SENT: "send",
    EventKind.HANDLED: "handle",
    EventKind.PUBLISHED: "publish",
    EventKind.SUSPENSION_SENT: "suspension",
    EventKind.ANSWERED: "urged",
    EventKind.TOLD_SENDER: "told",
}
_LENGTHENS = {
    EventKind.COMPLEX: "xác định phức tạp",
    EventKind.EXTENDED: "gia hạn",
    EventKind.SUSPENDED: "tạm đình chỉ",
}


def remarks(said: EventValues, clocks: Sequence[Clock], law: LawBook) -> list[str]:
    """Sentences to show beside the form of a step: what is late, and by which article."""
    return [
        *_late(said, clocks),
        *_too_late_to_lengthen(said, clocks),
        *_short_notice(said, law),
        *_out_of_time(said, clocks),
    ]


def hint_words(papers: Iterable[PetitionValues]) -> list[str]:
    """What the law says of the papers of a case before it is accepted."""
    found = (f"{words} ({article})" for paper in papers for words, article in hints(paper))
    return list(dict.fromkeys(found))


def _late(said: EventValues, clocks: Sequence[Clock]) -> Iterator[str]:
    step = _ENDS.get(said.kind)
    for clock in clocks:
        open_late = clock.status is ClockStatus.OPEN and clock.due and clock.due < said.day
        if clock.step == step and open_late:
            days = (said.day - clock.due).days if clock.due else 0
            by = " ".join(part for part in (clock.article, clock.document) if part)
            yield f"{clock.title}: hạn {show(clock.due)}, muộn {days} ngày ({by})."


def _too_late_to_lengthen(said: EventValues, clocks: Sequence[Clock]) -> Iterator[str]:
    what = _LENGTHENS.get(said.kind)
    due = _due_of(clocks, "resolve")
    if what and due and due < said.day:
        yield f"Hạn giải quyết đã hết ngày {show(due)}, trước ngày {what}."


def _short_notice(said: EventValues, law: LawBook) -> Iterator[str]:
    if said.kind is not EventKind.DIALOGUE_CALLED or not said.until:
        return
    try:
        last = law.deadline("kn.dialogue.notice", said.until)
    except UserError:  # no rule is known for that day
        return
    if last.due and said.day > last.due:
        yield (
            f"Đối thoại ngày {show(said.until)} thì phải thông báo chậm nhất ngày"
            f" {show(last.due)} ({last.article} {last.document})."
        )


def _out_of_time(said: EventValues, clocks: Sequence[Clock]) -> Iterator[str]:
    if said.kind is not EventKind.APPEALED or said.details.get(Detail.WHERE) == "court":
        return
    due = _due_of(clocks, "appeal")
    if due and due < said.day:
        yield (
            f"Thời hạn khiếu nại lần hai đã hết ngày {show(due)} (Điều 33 {KN}); chỉ tính lại khi"
            " có trở ngại khách quan."
        )


def _due_of(clocks: Sequence[Clock], step: str) -> date | None:
    return next((clock.due for clock in clocks if clock.step == step), None)
