"""The outline of a report with the state of each part."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.documents.headings import printed_number
from desktop_app.reports.narrative.drafting import is_edited
from desktop_app.reports.narrative.model import GAP, Section, words
from ui.widgets.outline import Heading


@dataclass(frozen=True)
class State:
    """How far a section is: a state of the theme or an icon, and its words."""

    words: str
    status: str = ""
    icon: str = ""


def state_of(section: Section, drifted: int) -> State:
    """The state of one section; `drifted` figures in it are no longer those of the forms."""
    if section.off:
        return State("Đã ẩn, không in", icon="eye-off-outline")
    if drifted:
        return State(f"{drifted} chỗ khác với biểu", "warning")
    gaps = sum(run.text == GAP for one in section.paragraphs for run in one)
    if gaps or any(GAP in words(one) for one in section.paragraphs):
        return State("Còn số liệu chưa có", "soon")
    if section.empty:
        return State("Chưa viết", icon="circle-outline")
    if is_edited(section):
        return State("Đã sửa tay", icon="pencil-outline")
    return State("Lời soạn từ số liệu", icon="auto-fix")


def title_of(number: str, section: Section) -> str:
    """ "II. KẾT QUẢ …", "a) Về khiếu nại"."""
    return f"{printed_number(number)} {section.heading}" if number else section.heading


def headings(numbered: Iterable[tuple[str, Section]], drifted: dict[str, int]) -> list[Heading]:
    """The lines of the outline, each under the one above it."""
    lines = list(numbered)
    found, _ = _under(lines, 0, -1, drifted)
    return found


def _under(
    lines: list[tuple[str, Section]], at: int, level: int, drifted: dict[str, int]
) -> tuple[list[Heading], int]:
    found: list[Heading] = []
    while at < len(lines) and lines[at][1].level > level:
        number, section = lines[at]
        children: list[Heading] = []
        at += 1
        if section.level:
            children, at = _under(lines, at, section.level, drifted)
        found.append(_line(number, section, children, drifted.get(section.key, 0)))
    return found, at


def _line(number: str, section: Section, children: list[Heading], drifted: int) -> Heading:
    state = state_of(section, drifted)
    title = title_of(number, section)
    only_title = bool(children) and section.empty and not section.off
    tip = title if only_title else f"{title}\n{state.words}"
    icon = "" if only_title else state.icon
    status = "" if only_title else state.status
    return Heading(title, section.key, tuple(children), icon, tip, status)
