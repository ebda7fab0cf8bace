"""What follows from something that is not in the book yet: limits ahead, earlier papers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.clocks.keeping import Wanted
from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.dates import show, show_long
from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.deadline_papers.versions import basis_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.engine import deadline
from desktop_app.people import matching
from desktop_app.people.matching import EarlierVisits
from desktop_app.people.person import Person
from desktop_app.petitions.keeping import own_days
from desktop_app.petitions.limits import case_limits, paper_limits
from desktop_app.petitions.model import Case, CaseEvent, EventValues
from desktop_app.petitions.papers import Handling
from desktop_app.petitions.remarks import hint_words
from desktop_app.petitions.state import after, state_of
from desktop_app.services import Services
from desktop_app.stored import values_of
from ui.petitions.form.earlier import Earlier
from ui.petitions.form.fields import person_from, values_from


def limits_ahead(services: Services, entered: Mapping[str, Any]) -> list[Explanation]:
    """The limits that will run on a paper that is being entered, the nearest first."""
    if not entered.get("kind") or not entered.get("received_on"):
        return []
    if entered["kind"] == "mixed":
        return []
    wanted = paper_limits(values_from(entered, None), Handling(), None)
    found = [explained(services, one) for one in wanted if one.status is ClockStatus.OPEN]
    return sorted((one for one in found if one and one.due), key=lambda one: str(one.due))


def hints_ahead(entered: Mapping[str, Any]) -> list[str]:
    """What the law says of a paper that is being entered: who is competent, what must not wait."""
    if not entered.get("kind") or not entered.get("received_on"):
        return []
    return hint_words([values_from(entered, None)])


def explained(services: Services, want: Wanted) -> Explanation | None:
    """The day of a wanted clock with its reasons; None where no law is known for its day."""
    rules = services.law.rules()
    try:
        rule = want.own or rules.rule(want.rule, want.event_on)
        found = deadline(
            rule, want.event_on, services.law.calendar(), want.suspensions, want.extended
        )
    except UserError:
        return None
    basis = "" if want.own else basis_words(rules.versions(want.rule), rule)
    return explain(rule, found, title=want.title, basis=basis, extend=want.extended)


def consequences(
    services: Services, case: Case, events: Sequence[CaseEvent], said: EventValues
) -> list[str]:
    """What one more event would change: "Giải quyết khiếu nại…: Thứ Hai, 04/01/2027"."""
    kept = services.cases.clocks(case.uid)
    days = own_days(services.book)
    event = CaseEvent(uid="", case_uid=case.uid, values=said, ordinal=len(events))
    state = after(case.values, state_of(case.values, events), event)
    seen: dict[str, int] = {}
    lines = services.cases.remarks(case.uid, said)
    for want in case_limits(case.values, state, days):
        place = seen.get(want.step, 0)
        seen[want.step] = place + 1
        old = [one for one in kept if one.step == want.step]
        lines += _line(services, want, old[place] if place < len(old) else None)
    return lines


def _line(services: Services, want: Wanted, old: Clock | None) -> list[str]:
    if want.status not in (ClockStatus.OPEN, ClockStatus.PASSES):
        if old is not None and old.status is ClockStatus.OPEN:
            return [f"{old.title}: {_ended(want, old)}"]
        return []
    found = explained(services, want)
    if found is None:
        return []
    if old is not None and old.due == found.due and old.status is want.status:
        return []
    if found.due is None:
        return [f"{found.title}: thời hạn dừng lại, chưa có ngày hết hạn"]
    before = f" (trước là {old.due:%d/%m/%Y})" if old is not None and old.due else ""
    return [f"{found.title}: {show_long(found.due)}{before}"]


def _ended(want: Wanted, old: Clock) -> str:
    if want.done_on is None:
        return "không phải làm nữa"
    if old.due and want.done_on > old.due:
        return "xong, đã muộn"
    return "xong, đúng hạn"


def left_words(due: date | None, today: date) -> str:
    """ "Còn 7 ngày", "Hạn hôm nay", "Quá 2 ngày"."""
    if due is None:
        return "Đang dừng"
    days = (due - today).days
    if days < 0:
        return f"Quá {-days} ngày"
    return f"Còn {days} ngày" if days else "Hạn hôm nay"


def earlier_of(
    services: Services, entered: Mapping[str, Any], leave_out: str = ""
) -> list[Earlier]:
    """Earlier papers and visits of the same person or of like content, the likeliest first.

    For a denunciation only who holds the role is told, and only code names.
    """
    person = person_from(entered)
    if entered.get("kind") == "denunciation":
        return _sealed_of(services, person)
    content = str(entered.get("content") or "")
    if not content and person.empty:
        return []
    found = EarlierVisits(services.book).find(person, content, leave_out)
    return [_told(one) for one in found]


def _told(one: matching.Earlier) -> Earlier:
    what = "Đơn số" if one.table == "petitions" else "Lượt tiếp số"
    return Earlier(
        feature=one.table,
        uid=one.uid,
        words=f"{what} {one.number}/{one.year}, {show(one.day)}",
        who=one.shown,
        content=one.content,
        why=one.why,
        duplicate=_LIKE in one.why,
    )


_LIKE = "nội dung giống"


def _sealed_of(services: Services, person: Person) -> list[Earlier]:
    if person.empty or not services.shield.may_open:
        return []
    return [
        Earlier("", "", one.code_name, "", "", "đã tố cáo trước đây", duplicate=False)
        for one in services.shield.same_person(person)
    ]


def sender_of(services: Services, one: Earlier) -> Person | None:
    """The sender of an earlier record, to be taken over."""
    stored = services.book.get(one.feature, one.uid) if one.uid else None
    if stored is None or stored["code_name"]:
        return None
    return values_of(Person, stored)
