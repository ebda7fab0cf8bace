"""The first line of a page that lies over another: the way back, the title, what it offers."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.basics import Button, ElidedLabel, button, label, row

BEFORE = "chỗ trước"


def back_button(leave: Callable[[], object], to: str = BEFORE) -> Button:
    """The way back; `to` says where it leads."""
    made = button("Trở về", "arrow-left", "", leave)
    made.setToolTip(f"Về {to} (Esc)")
    return made


def page_head(
    leave: Callable[[], object],
    title: str | ElidedLabel,
    *right: QWidget,
    note: str = "",
    to: str = BEFORE,
) -> QHBoxLayout:
    """The way back, the title (a label where it changes), a quieter note, the page's buttons."""
    line = row(gap=8)
    line.addWidget(back_button(leave, to))
    if note and isinstance(title, str):
        line.addWidget(label(title, "heading"))
        line.addWidget(ElidedLabel(note, "muted"), 1)
    else:
        shown = ElidedLabel(title, "heading") if isinstance(title, str) else title
        line.addWidget(shown, 1)
    for part in right:
        line.addWidget(part)
    return line
