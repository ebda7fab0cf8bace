"""A text page of the editor over a stack of edits, as the frame holds it."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.plans.editing.lines import in_parts, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit, EditStack
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Plan, Section, Text
from ui.plans.editor.text_document import looks_same
from ui.plans.editor.text_part import LinesPart, TextPart

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

PLAN = Plan(
    opening=(Text("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),),
    sections=(
        Section(
            "I",
            "MỤC ĐÍCH, YÊU CẦU",
            1,
            children=(
                Section("1", "Mục đích", 2, body=(Text("Nâng cao nhận thức", marker="-"),)),
                Section("2", "Yêu cầu", 2, body=(Text("Bảo đảm kịp thời", marker="-"),)),
            ),
        ),
        Section("II", "NỘI DUNG", 1, body=(Text("Thực hiện theo mục 2 Phần I."),)),
    ),
    closing=(Text("Trên đây là Kế hoạch."),),
)


class Bench:
    """Types, applies the edits, shows the outcome; `edits` are those that were told."""

    def __init__(self, qtbot, plan: Plan = PLAN, part: LinesPart | None = None) -> None:
        self.part = part or TextPart(None)
        self.area = self.part.editor.area
        self.stack = EditStack(KeptPlan(plan))
        self.edits: list[Edit] = []
        self.part.edited.connect(self._on_edited)
        qtbot.addWidget(self.part)
        self.part.resize(620, 640)
        self.part.show_plan(plan)
        self.part.show()
        self.area.setFocus()
        qtbot.waitExposed(self.part)

    def _on_edited(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.stack.do(edit)
        self.part.show_plan(self.stack.plan)

    @property
    def plan(self) -> Plan:
        return self.stack.plan

    def at(self, row: int, char: int = 0) -> None:
        self.part.go_to(Place(Part.TEXT, row, char))
        self.part.editor.pause()

    def at_end(self, row: int) -> None:
        self.at(row, len(lines_of(self.plan)[row].text))

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.area, key, modifiers)

    def compose(self, *preedits: str, commit: str) -> None:
        """Letters as an input method makes them: shown while open, then put in."""
        for preedit in preedits:
            QApplication.sendEvent(self.area, QInputMethodEvent(preedit, []))
        done = QInputMethodEvent("", [])
        done.setCommitString(commit)
        QApplication.sendEvent(self.area, done)

    def paste(self, text: str = "", html: str = "") -> None:
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        self.area.insertFromMimeData(data)

    def undo(self) -> str:
        step = self.stack.undo()
        assert step is not None
        self.part.show_plan(self.stack.plan)
        return step.label

    def redo(self) -> None:
        assert self.stack.redo() is not None
        self.part.show_plan(self.stack.plan)

    def rows(self) -> list[str]:
        return [f"{li.number or li.marker} {li.text}".strip() for li in lines_of(self.plan)]

    def check(self) -> None:
        """What is shown, what is remembered and what stands in the plan are one."""
        editor = self.part.editor
        shown = [editor.page.read(unit) for unit in editor.page.units()]
        lines = in_parts(lines_of(self.plan))
        if not lines:
            assert len(shown) == 1
            assert not shown[0].text
            return
        assert len(shown) == len(editor.now) == len(lines)
        for one, now, line in zip(shown, editor.now, lines, strict=True):
            assert looks_same(now, line)
            assert looks_same(one, line) or one.grid is not None, (one, line)
            if one.grid is not None:
                assert line.grid is not None
                width = max(map(len, line.grid.rows))
                full = tuple((*row, *[""] * (width - len(row))) for row in line.grid.rows)
                assert one.grid.rows == full
