"""What a plan may be compared with: its versions, the plan it was made from, every other plan."""

from collections.abc import Iterator

import msgspec

from db.book import Book
from db.records import Record
from desktop_app.dates import show
from desktop_app.plans.compare.sides import Pairing, Side
from desktop_app.plans.fields import DOC_TYPES, STATUSES
from desktop_app.plans.kept import KeptPlan, decode
from desktop_app.plans.life.history import PlanEvent
from desktop_app.plans.model import Plan
from desktop_app.plans.service import TABLE


class Partner(msgspec.Struct, frozen=True):
    """A plan to compare with; `why` is "Phiên bản 1", "Kế hoạch nguồn" or ""."""

    uid: str
    name: str
    note: str
    why: str = ""


def partners(book: Book, uid: str) -> tuple[Partner, ...]:
    """The plans to compare one with, the likeliest first."""
    row = book.rows(TABLE, [uid])[0]
    family, source = family_of(row), str(row["source_uid"] or "")
    uids = book.ids(TABLE, order=(("date", True), ("created_at", True)))
    others = [other for other in book.rows(TABLE, uids) if other["uid"] != uid]
    found = [_partner(other, _why(row, other, family, source)) for other in others]
    return tuple(sorted(found, key=_rank))


def pairing(book: Book, one: str, other: str) -> Pairing:
    """Two plans of the book as they stand in it, the elder one as the old one."""
    rows = book.rows(TABLE, [one, other])
    old, new = sorted(rows, key=_age)
    plans = {str(r["uid"]): _plan(book, str(r["uid"])) for r in rows}
    old_uid, new_uid = str(old["uid"]), str(new["uid"])
    waiting = book.drafts.waiting()
    return Pairing(
        _side(old, plans[old_uid], in_hand=old_uid in waiting),
        _side(new, plans[new_uid], in_hand=new_uid in waiting),
        same_plan=family_of(old) == family_of(new) or _is_copy(new, old) or _is_copy(old, new),
        upper_uid=_upper(old_uid, plans[new_uid]) or _upper(new_uid, plans[old_uid]),
    )


def event_pairing(event: PlanEvent, states: tuple[KeptPlan | None, KeptPlan]) -> Pairing:
    """A plan before and after something was done with it."""
    before, after = states
    old = Side(before.plan if before else Plan(), "Trước đó")
    return Pairing(old, Side(after.plan, event.label, event.user), same_plan=True)


def family_of(row: Record) -> str:
    """What all versions of one plan have in common."""
    return str(row["family_uid"] or row["uid"])


def _why(row: Record, other: Record, family: str, source: str) -> str:
    if family_of(other) == family:
        return f"Phiên bản {other['version'] or 1}"
    if other["uid"] == source:
        return "Kế hoạch nguồn"
    if str(other["source_uid"] or "") == row["uid"]:
        return "Làm từ kế hoạch này"
    return ""


def _rank(partner: Partner) -> int:
    return 0 if partner.why.startswith("Phiên bản") else (1 if partner.why else 2)


def _partner(row: Record, why: str) -> Partner:
    return Partner(str(row["uid"]), _name(row), " · ".join(_notes(row)), why)


def _notes(row: Record) -> Iterator[str]:
    if row["issuer"]:
        yield str(row["issuer"])
    if row["date"]:
        yield show(str(row["date"]))
    yield dict(STATUSES).get(str(row["status"]), "")


def _name(row: Record) -> str:
    kind = dict(DOC_TYPES).get(str(row["doc_type"]), "Văn bản")
    number = str(row["number"] or "") or "chưa có số"
    return f"{kind} {number}: {row['title'] or 'chưa có trích yếu'}"


def _is_copy(row: Record, other: Record) -> bool:
    """Whether a plan is last year's in new words; its tasks kept their names."""
    return row["made"] == "copy" and row["source_uid"] == other["uid"]


def _side(row: Record, plan: Plan, *, in_hand: bool) -> Side:
    version = int(str(row["version"] or 1))
    notes = ([f"Phiên bản {version}"] if version > 1 else []) + list(_notes(row))[-2:]
    if in_hand:
        notes.append("chưa kể phần đang soạn dở")
    return Side(plan, _name(row), " · ".join(notes))


def _age(row: Record) -> tuple[int, str, str]:
    """Versions of one plan by their number, others by their day; a draft is the newest."""
    day = str(row["date"] or "")
    return (int(str(row["version"] or 1)), day or "9", str(row["created_at"]))


def _plan(book: Book, uid: str) -> Plan:
    record = book.get(TABLE, uid)
    assert record is not None
    return decode(str(record["content"])).plan


def _upper(uid: str, lower: Plan) -> str:
    """The plan, when tasks of the other one carry out its tasks."""
    linked = any(task.upper and task.upper.plan_uid == uid for task in lower.tasks)
    return uid if linked else ""
