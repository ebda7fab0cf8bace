"""The layout's rules hold in this repository, and each rule is shown to catch a planted fault."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import architecture_rules as rules
import pytest

ROOT = Path(__file__).resolve().parents[2]
Rule = Callable[[rules.Tree], Iterator[str]]


@pytest.fixture(scope="module")
def tree() -> rules.Tree:
    return rules.Tree(ROOT)


@pytest.mark.parametrize("rule", rules.TREE_RULES, ids=lambda rule: rule.__name__)
def test_rule_holds_here(rule: Rule, tree: rules.Tree) -> None:
    assert not (found := list(rule(tree))), "\n".join(found)


def test_the_tree_was_really_read(tree: rules.Tree) -> None:
    assert {"db.text", "desktop_app.clock", "ui.dialogs"} <= tree.names
    assert ("desktop_app.errors", "db.errors") in {(a, b) for a, b, _ in tree.edges}


def test_no_machine_paths_or_registries_here() -> None:
    found = list(rules.no_machine_paths(_tracked_files(), ROOT))
    assert not found, "\n".join(found)


def _tracked_files() -> list[Path]:
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("không có git hoặc không phải bản sao của kho: không biết tệp nào thuộc kho")
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


CLEAN = {
    "db/__init__.py": '"""D."""\n',
    "db/book.py": '"""B."""\n\nimport sqlcipher3\n',
    "desktop_app/__init__.py": '"""A."""\n',
    "desktop_app/clock.py": '"""C."""\n\nfrom datetime import datetime\n\ndatetime.now()\n',
    "desktop_app/law/__init__.py": '"""L."""\n',
    "desktop_app/documents/__init__.py": '"""P."""\n\nimport docx\n',
    "desktop_app/safety/__init__.py": '"""S."""\n\nimport db.book\n',
    "desktop_app/tasks/__init__.py": '"""T."""\n',
    "desktop_app/plans/__init__.py": '"""P."""\n\nimport desktop_app.tasks\n',
    "desktop_app/services.py": '"""S."""\n\nimport desktop_app.plans\nimport desktop_app.safety\n',
    "ui/__init__.py": '"""U."""\n\nimport PySide6.QtWidgets\n',
    "ui/dialogs.py": '"""D."""\n\nfrom PySide6.QtWidgets import QMenu\n\nQMenu().exec()\n',
    "ui/start.py": '"""S."""\n\nimport desktop_app.services\n\nstatus = app.exec()\n',
    "tests/unit/test_x.py": '"""X."""\n\nimport db.book\n',
}

# rule, file, its planted text, what the breach must name
FAULTS: list[tuple[Rule, str, str, str]] = [
    (rules.layers, "db/bad.py", "import desktop_app.clock", "db/bad.py:3"),
    (rules.layers, "db/bad.py", "def f():\n    import ui.start", "db/bad.py:4"),
    (rules.layers, "desktop_app/bad.py", "from ui import dialogs", "desktop_app/bad.py:3"),
    (rules.features, "desktop_app/law/bad.py", "import desktop_app.plans", "law"),
    (rules.features, "desktop_app/documents/bad.py", "from desktop_app import tasks", "documents"),
    (rules.features, "desktop_app/tasks/bad.py", "import desktop_app.plans", "tasks"),
    (rules.features, "desktop_app/bad.py", "import desktop_app.tasks", "bad"),
    (rules.features, "desktop_app/plans/bad.py", "import desktop_app.safety", "safety"),
    (rules.features, "desktop_app/plans/bad.py", "import desktop_app.services", "services"),
    (rules.libraries, "desktop_app/bad.py", "from PySide6.QtCore import QObject", "PySide6"),
    (rules.libraries, "db/bad.py", "import PySide6", "PySide6"),
    (rules.libraries, "ui/bad.py", "import sqlite3", "sqlite3"),
    (rules.libraries, "desktop_app/plans/bad.py", "from sqlite_utils import Database", "sqlite"),
    (rules.libraries, "ui/bad.py", "import pypdfium2", "pypdfium2"),
    (rules.libraries, "desktop_app/plans/bad.py", "import docx", "docx"),
    (rules.libraries, "tests/unit/test_bad.py", "from ui import dialogs", "tests/unit"),
    (rules.time_is_injected, "db/bad.py", "import time\n\ntime.time()", "time.time"),
    (rules.time_is_injected, "db/bad.py", "from time import time_ns", "time.time_ns"),
    (rules.time_is_injected, "ui/bad.py", "import datetime as d\n\nd.date.today()", "today"),
    (rules.time_is_injected, "ui/bad.py", "x = QDate.currentDate()", "currentDate"),
    (rules.time_is_injected, "ui/bad.py", "f(default=datetime.now)", "datetime.now"),
    (rules.one_door_for_dialogs, "ui/bad.py", "from PySide6.QtWidgets import QMessageBox", "QMess"),
    (rules.one_door_for_dialogs, "ui/bad.py", "QtWidgets.QFileDialog.getOpenFileName()", "QFileD"),
    (rules.one_door_for_dialogs, "ui/bad.py", "menu.exec(pos)", "menu.exec"),
    (rules.sizes, "ui/bad.py", "x = 1\n" * 351, "ui/bad.py: 354"),
    (rules.sizes, "tests/gui/test_bad.py", "x = 1\n" * 401, "giới hạn 400"),
    (rules.sizes, "ui/main_window.py", "x = 1\n" * 201, "giới hạn 200"),
    (rules.sizes, "db/bad.py", "def f():\n" + "    x = 1\n" * 51, "f dài 52"),
    (rules.sizes, "db/bad.py", "class C:\n" + "    x = 1\n" * 251, "C dài 252"),
    (rules.folders_say_what_they_hold, "ui/new/bad.py", "x = 1", "ui/new"),
    (rules.folders_say_what_they_hold, "ui/new/__init__.py", "def f(): ...", "ui/new"),
    (rules.cycles, "desktop_app/tasks/bad.py", "import desktop_app.plans", "desktop_app.tasks"),
    (rules.cycles, "db/one.py", "import db.two", "db.two"),
]


def _plant(folder: Path, files: dict[str, str]) -> rules.Tree:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return rules.Tree(folder)


@pytest.mark.parametrize("rule", rules.TREE_RULES, ids=lambda rule: rule.__name__)
def test_rule_is_silent_on_a_clean_tree(rule: Rule, tmp_path: Path) -> None:
    assert list(rule(_plant(tmp_path, CLEAN))) == []


@pytest.mark.parametrize(
    ("rule", "name", "text", "named"), FAULTS, ids=lambda x: getattr(x, "__name__", None)
)
def test_rule_catches_a_planted_fault(
    rule: Rule, name: str, text: str, named: str, tmp_path: Path
) -> None:
    files = {**CLEAN, "db/two.py": '"""2."""\n\nimport db.one\n', name: f'"""Bad."""\n\n{text}\n'}
    files.setdefault("db/one.py", '"""1."""\n')
    found = list(rule(_plant(tmp_path, files)))
    assert any(named in breach for breach in found), found


def test_a_folder_without_words_is_caught(tmp_path: Path) -> None:
    planted = _plant(tmp_path, {**CLEAN, "ui/new/__init__.py": ""})
    assert list(rules.folders_say_what_they_hold(planted))


@pytest.mark.parametrize(
    "text",
    [
        "open('/ro" + "ot/x/y')",
        "see /ho" + "me/an/so.db",
        "C:\\Us" + "ers\\an",
        "https://py" + "pi.org/simple",
        "--extra-in" + "dex-url x",
    ],
)
def test_machine_paths_and_registries_are_caught(text: str, tmp_path: Path) -> None:
    bad = tmp_path / "a.md"
    bad.write_text(f"fine\n{text}\n", encoding="utf-8")
    assert list(rules.no_machine_paths([bad], tmp_path)) != []


def test_ordinary_words_are_no_machine_paths(tmp_path: Path) -> None:
    fine = tmp_path / "a.md"
    fine.write_text("số 12/KH-UBND, ../shared/seeds, ui/home/page.py\n")
    assert list(rules.no_machine_paths([fine], tmp_path)) == []
