"""The small bar above the text: the commands as icons, their keys in the tips."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame

from desktop_app.documents.headings import printed_number
from desktop_app.plans.editing.renumbering import level_marks
from ui import theme
from ui.plans.editor.text_commands import COMMANDS, Command, CommandEditor
from ui.widgets.basics import Button, row

_LEVEL = "format-header-"


class TextBar(QFrame):
    """Buttons that leave the cursor where it is."""

    def __init__(self, editor: CommandEditor) -> None:
        super().__init__()
        self.setProperty("role", "bar-top")
        self._editor = editor
        self.line = row(self, gap=1)
        self.line.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        self._levels: list[Button] = []
        group = 0
        for command in COMMANDS:
            if command.group != group:
                self.line.addSpacing(theme.px(8))
            group = command.group
            made = self._button(command)
            if command.icon.startswith(_LEVEL):
                made.setIcon(QIcon())
                self._levels.append(made)
            self.line.addWidget(made)
        self.line.addStretch(1)
        editor.reshown.connect(self.show_marks)
        editor.outline_changed.connect(self.show_marks)
        self.show_marks()

    def show_marks(self) -> None:
        """The buttons of the levels bear the numbers that this text uses."""
        marks = level_marks(self._editor.now, len(self._levels))
        for made, mark in zip(self._levels, marks, strict=True):
            words = printed_number(mark) if mark != "-" else mark
            made.setText(words.split()[0].capitalize() if " " in words else words)
            made.setAccessibleName(made.toolTip())
            made.setFixedWidth(
                max(theme.px(30), made.fontMetrics().horizontalAdvance(words[:5]) + theme.px(14))
            )

    def _button(self, command: Command) -> Button:
        made = tool_button(command.label, command.icon, command.keys)
        made.clicked.connect(partial(self._run, command))
        return made

    def _run(self, command: Command, _checked: bool = False) -> None:
        command.run(self._editor)
        self._editor.area.setFocus(Qt.FocusReason.OtherFocusReason)


def tool_button(label: str, icon: str, keys: str) -> Button:
    """A button that shows only its icon; its words and keys are its tip."""
    made = Button("", "quiet", icon, tip=f"{label} ({keys})")
    made.setAccessibleName(label)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setFixedWidth(theme.px(30))
    return made
