"""Keys at random: what is shown, remembered and kept stay one, and all of it can be undone."""

import random

import pytest
from editor_text_bench import ALT, CTRL, PLAN, SHIFT, Bench
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop_app.plans.editing.lines import lines_of
from desktop_app.plans.model import Grid, Plan, Section, Text
from desktop_app.plans.source import Span

GRID = Grid((("Việc", "Tiền"), ("Họp", "2"), ("Đi",)), 1)
RICH = Plan(
    opening=(Text("Lời đầu 🏠 của kế hoạch", spans=(Span(4, 9, True, False),)), GRID),
    sections=(
        Section("A", "Một", 1, children=(Section("I", "Hai", 2, body=(Text("ba", marker="d)"),)),)),
        Section("B", "Bốn", 1, body=(GRID, Text("năm"), GRID)),
    ),
    closing=(Text("Hết", spans=(Span(0, 3, False, True),)),),
)
KEYS = (
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_Right, ALT | SHIFT),
    (Qt.Key.Key_Left, ALT | SHIFT),
    (Qt.Key.Key_Up, ALT | SHIFT),
    (Qt.Key.Key_Down, ALT | SHIFT),
    (Qt.Key.Key_1, CTRL | ALT),
    (Qt.Key.Key_2, CTRL | ALT),
    (Qt.Key.Key_3, CTRL | ALT),
    (Qt.Key.Key_4, CTRL | ALT),
    (Qt.Key.Key_0, CTRL | ALT),
    (Qt.Key.Key_L, CTRL | SHIFT),
    (Qt.Key.Key_B, CTRL),
    (Qt.Key.Key_I, CTRL),
    (Qt.Key.Key_N, CTRL | SHIFT),
    (Qt.Key.Key_T, CTRL | SHIFT),
    (Qt.Key.Key_Backspace, CTRL),
    (Qt.Key.Key_Delete, CTRL),
)
WORDS = ("xã ", "II. ", "1. ", "a) ", "- ", "Điều 2. ", "đ", " ", "Thực hiện.", "🏠")
PASTED = ("I. Một\n1. Hai\n- ba", "chữ", "a) điểm\nb) điểm", "Cột\tHai\n1\t2", "\n\n")


@pytest.mark.parametrize("plan", [PLAN, RICH, Plan()], ids=["plain", "rich", "empty"])
@pytest.mark.parametrize("seed", range(4))
def test_random_keys(qtbot, type_text, plan, seed):
    dice = random.Random(seed)
    bench = Bench(qtbot, plan)
    done = []
    for _ in range(60):
        done.append(step(bench, dice, type_text))
        try:
            bench.check()
        except AssertionError as error:
            raise AssertionError(f"sau {done[-3:]}") from error
    whole = bench.plan
    steps = 0
    while bench.stack.undo_label:
        bench.undo()
        bench.check()
        steps += 1
    assert bench.plan == plan
    for _ in range(steps):
        bench.redo()
    bench.check()
    assert lines_of(bench.plan) == lines_of(whole)


def step(bench: Bench, dice: random.Random, type_text) -> object:
    kind = dice.random()
    if kind < 0.25:
        end = bench.area.document().characterCount() - 1
        cursor = bench.area.textCursor()
        cursor.setPosition(whole(bench, dice.randint(0, end)))
        if dice.random() < 0.4:
            other = min(end, cursor.position() + dice.randint(1, 30))
            cursor.setPosition(whole(bench, other), QTextCursor.MoveMode.KeepAnchor)
        bench.area.setTextCursor(cursor)
        bench.part.editor.pause()
        return ("cursor", cursor.anchor(), cursor.position())
    if kind < 0.45:
        word = dice.choice(WORDS)
        type_text(bench.area, word)
        return word
    if kind < 0.5:
        bench.compose("v", commit=dice.choice(WORDS))
        return "compose"
    if kind < 0.57:
        text = dice.choice(PASTED)
        bench.paste(text)
        return ("paste", text)
    if kind < 0.63 and bench.stack.undo_label:
        bench.undo()
        return "undo"
    key, modifiers = dice.choice(KEYS)
    bench.key(key, modifiers)
    return (key, modifiers)


def whole(bench: Bench, position: int) -> int:
    """No person's cursor stands inside a letter of two units."""
    if 0xDC00 <= ord(bench.area.document().characterAt(position)) < 0xE000:
        return position - 1
    return position
