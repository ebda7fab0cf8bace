"""The sheet of keys tells the keys that the screens really answer to."""

import re

from PySide6.QtGui import QKeySequence, QShortcut

from ui.plans.keys import KEYS as PLAN_KEYS
from ui.shell.user_menu import DESK_KEYS, WINDOW_KEYS
from ui.tasks import actions
from ui.tasks.keys import KEYS as TASK_KEYS
from ui.tasks.tab import TasksTab
from ui.today.keys import KEYS as TODAY_KEYS
from ui.today.tab import TodayTab

HARDWARE = {"Phím cách": "Space", "PgUp": "PgUp", "Mũi tên": ""}


def _told(groups) -> set[str]:
    """Single chords: "Ctrl+PgUp, Ctrl+PgDn" are two."""
    words = [key for keys in groups.values() for key, _what in keys]
    return {HARDWARE.get(part, part) for key in words for part in re.split(r", ", key)}


def _bound(screen) -> set[str]:
    found = [one.key() for one in screen.findChildren(QShortcut)]
    return {keys.toString(QKeySequence.SequenceFormat.PortableText) for keys in found}


def test_every_key_of_an_action_on_tasks_is_told():
    told = _told({"": TASK_KEYS["Nhiệm vụ"]})
    used = {action.keys for action in actions.TASK_ACTIONS if action.keys}
    assert "Ctrl+M" in used
    assert used <= told


def test_chords_told_for_the_tabs_are_bound_there(session, qtbot):
    tasks, today = TasksTab(session), TodayTab(session)
    for made, keys, title in ((tasks, TASK_KEYS, "Nhiệm vụ"), (today, TODAY_KEYS, "Hôm nay")):
        qtbot.addWidget(made)
        buttons = {b.shortcut().toString() for b in made.findChildren(type(tasks.list.new))}
        chords = {key for key in _told({"": keys[title]}) if key.startswith(("Ctrl+", "F"))}
        assert chords
        assert chords <= _bound(made) | buttons


def test_the_sheet_has_every_group_once():
    groups = [*TODAY_KEYS, *TASK_KEYS, *PLAN_KEYS, *DESK_KEYS, *WINDOW_KEYS]
    assert len(groups) == len(set(groups))
