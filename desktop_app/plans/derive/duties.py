"""Duties told in running text: paragraphs under a unit's heading, or with a unit as subject."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.derive.parts import PartKind, kind_of, label_keys
from desktop_app.plans.derive.subjects import begins_with_a_verb, subject, without_duty_words
from desktop_app.plans.model import Plan, Section, Task, Text
from desktop_app.plans.structure.units import split_units

_A_DAY = (
    r"(?:(?:ngày|tháng|quý|năm)\s[\dIVX/.\-]+|\d{1,2}/\d{1,2}(?:/\d{4})?)"
    r"(?:\s(?:tháng|năm)\s\d+){0,2}"
)
_WHEN = re.compile(
    r"[\s,(*]*(?:(?:hoàn thành|xong|thời gian|thời hạn)\s*:?\s*)"
    r"(?P<when>(?:trước|chậm nhất|muộn nhất|đến|trong|vào|từ)\s[^;.()*]{3,60}|(?:quý"
    r"|tháng)\s[^;.()*]{1,24})[)*]*",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"[\s,(*]*(?P<when>(?:(?:trước|chậm nhất|muộn nhất|đến hết|trong|vào)\s(?:là\s)?"
    rf"|từ\s{_A_DAY}\sđến\s(?:hết\s|trước\s)?){_A_DAY})[)*]*$",
    re.IGNORECASE,
)
_SAME_SHARE, _NEAR_SIZE = 0.7, 0.4
_LEAST_WORDS = 5


class Duty(msgspec.Struct, frozen=True):
    """A duty: its name made from its place, whose it is (as written), what and until when."""

    uid: str
    group: tuple[str, ...]
    units: tuple[str, ...]
    content: str
    when: str = ""
    line: int = 0


def duties(plan: Plan) -> tuple[Duty, ...]:
    """The duties of a plan that are no task of its own already, in reading order.

    Where a plan has no tasks at all, what its contents ask without naming anybody counts too.
    """
    taken = {line for task in plan.tasks for line in task.lines if line}
    taken |= {deadline.line for deadline in plan.report_deadlines if deadline.line}
    known = [_words(task.content) for task in plan.tasks]
    found: list[Duty] = []
    for top in plan.sections:
        if kind_of(top.title) not in (PartKind.PURPOSE, PartKind.FUNDING):
            found += _of_section(top, (), (), top.number or "0", not plan.tasks)
    return tuple(
        duty
        for duty in _named(found)
        if duty.line not in taken and not _is_known(_words(duty.content), known)
    )


def _of_section(
    section: Section, path: tuple[str, ...], above: tuple[str, ...], place: str, bare: bool
) -> Iterator[Duty]:
    name, rest = subject(section.title)
    own = split_units(name) if name and (not rest or section.run_in or rest.endswith(":")) else ()
    units = own or above
    bare = bare and kind_of(section.title) is not PartKind.ORGANISATION
    is_group = not own and not section.run_in
    group = (*path, section.title.rstrip(" :.")) if is_group else path
    if section.run_in:
        content = rest if own else section.title
        yield from _duty(content, units, path, f"{place}#0", section.line, bare)
    for at, body in enumerate(section.body, start=1):
        if isinstance(body, Text) and not label_keys(body.text):
            who, what = subject(body.text)
            theirs = split_units(who) if who else units
            content = what if who else body.text
            yield from _duty(content, theirs, group, f"{place}#{at}", body.line, bare)
    for child in section.children:
        yield from _of_section(child, group, units, f"{place}.{child.number}", bare)


def _duty(
    content: str, units: tuple[str, ...], group: tuple[str, ...], uid: str, line: int, bare: bool
) -> Iterator[Duty]:
    words = without_duty_words(content)
    words = re.sub(r"[.;]\s[^.;]*\b(?:sau|sau đây|dưới đây)\s*:?$", "", words)
    words = re.sub(r",?\s*(?:trong đó|cụ thể|như sau)$", "", words.rstrip(" ;:."))
    if len(words.split()) < _LEAST_WORDS or not begins_with_a_verb(words):
        return
    if not units and not bare:
        return
    what, when = _with_time(words)
    yield Duty(uid, group, units, what, when, line)


def _with_time(words: str) -> tuple[str, str]:
    """The sentence without its time, and the time, when it is understood."""
    for found in (*_WHEN.finditer(words), *_AT_END.finditer(words)):
        when = found["when"].strip(" ,*")
        meaning = read_schedule(when)
        if meaning is not None and meaning.kind is not ScheduleKind.TEXT:
            left = (words[: found.start()] + words[found.end() :]).replace(" ,", ",")
            return " ".join(left.split()).strip(" ,;*"), when
    return words, ""


def _named(found: Sequence[Duty]) -> Iterator[Duty]:
    """Each duty with a name of its own, also where numbers come twice."""
    seen: dict[str, int] = {}
    for duty in found:
        seen[duty.uid] = seen.get(duty.uid, 0) + 1
        again = f"~{seen[duty.uid]}" if seen[duty.uid] > 1 else ""
        yield msgspec.structs.replace(duty, uid=f"§{duty.uid}{again}")


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if len(word) > 1)


def _is_known(words: frozenset[str], known: Sequence[frozenset[str]]) -> bool:
    return any(_same(words, old) for old in known)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < max(_LEAST_WORDS, _NEAR_SIZE * larger):
        return False
    return len(one & other) >= _SAME_SHARE * smaller


def task_of(duty: Duty) -> Task:
    """The duty as a task of the upper plan."""
    return Task(
        None,
        " / ".join(duty.group),
        "",
        duty.content,
        lead=duty.units,
        lead_text=", ".join(duty.units),
        schedule_text=duty.when,
        lines=(duty.line,) if duty.line else (),
        uid=duty.uid,
    )
