"""The outline of one report changed: parts added, renamed, moved, hidden."""

from dataclasses import replace

from desktop_app.errors import UserError
from desktop_app.reports.narrative.model import Narrative, Section

_OWN = "own-"


def added(narrative: Narrative, after: str, heading: str) -> tuple[Narrative, str]:
    """With a part of the office's own behind another and what stands under it; its key too."""
    heading = _heading(heading)
    at = next(i for i, one in enumerate(narrative.sections) if one.key == after)
    level = max(1, narrative.sections[at].level)
    end = at + 1
    while end < len(narrative.sections) and narrative.sections[end].level > level:
        end += 1
    key = _free_key(narrative)
    made = Section(key, level, heading, own=True)
    sections = (*narrative.sections[:end], made, *narrative.sections[end:])
    return replace(narrative, sections=sections), key


def renamed(narrative: Narrative, key: str, heading: str) -> Narrative:
    """With another heading."""
    return narrative.with_section(replace(narrative.section(key), heading=_heading(heading)))


def switched(narrative: Narrative, key: str, off: bool) -> Narrative:
    """With a part and all that stands under it hidden, or shown again.

    What stands above a shown part is shown too.
    """
    keys = {key, *_under(narrative, key)}
    if not off:
        keys |= _above(narrative, key)
    sections = (replace(one, off=off) if one.key in keys else one for one in narrative.sections)
    return replace(narrative, sections=tuple(sections))


def removed(narrative: Narrative, key: str) -> Narrative:
    """Without a part that the office added; others can only be hidden."""
    if not narrative.section(key).own:
        raise UserError("Mục của đề cương không xóa được, chỉ ẩn được.")
    kept = tuple(one for one in narrative.sections if one.key != key)
    return replace(narrative, sections=kept)


def _heading(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UserError("Hãy ghi tên mục.", "heading")
    return words


def _free_key(narrative: Narrative) -> str:
    taken = {one.key for one in narrative.sections}
    count = 1
    while f"{_OWN}{count}" in taken:
        count += 1
    return f"{_OWN}{count}"


def _under(narrative: Narrative, key: str) -> set[str]:
    found: set[str] = set()
    level = None
    for one in narrative.sections:
        if one.key == key:
            level = one.level
        elif level is not None and (one.level <= level or level == 0):
            break
        elif level is not None:
            found.add(one.key)
    return found


def _above(narrative: Narrative, key: str) -> set[str]:
    found: set[str] = set()
    wanted = narrative.section(key).level
    keys = [one.key for one in narrative.sections]
    for one in reversed(narrative.sections[: keys.index(key)]):
        if one.level < wanted:
            found.add(one.key)
            wanted = one.level
    return found
