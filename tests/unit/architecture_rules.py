"""The rules of the layout, each a function from a source tree to the breaches found in it.

`test_architecture.py` runs them over this repository and over small trees with planted faults.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

PACKAGES = ("db", "desktop_app", "ui", "resources")
FEATURES = frozenset(
    [
        "plans",
        "tasks",
        "publicity",
        "participation",
        "supervision",
        "receptions",
        "petitions",
        "activities",
    ]
)
TIES = {("plans", "tasks"), ("receptions", "petitions")}
# Files directly in desktop_app that put the parts together; they stand above every feature.
COMPOSING = frozenset(
    [
        "__main__",
        "cli",
        "cli_report",
        "demo",
        "opening",
        "rehearsal",
        "sample",
        "self_test",
        "services",
    ]
)
ON_TOP = frozenset({"exchange", "safety"})
READERS = frozenset({"reports", "today"})  # they look at every feature and no feature at them

QT = frozenset({"PySide6", "shiboken6", "qtawesome", "qtpy"})
SQL = frozenset({"sqlite3", "sqlcipher3", "sqlite_utils", "sqlite_fts4"})
PAPER = frozenset(
    [
        "docx",
        "reportlab",
        "openpyxl",
        "xlsxwriter",
        "pdfplumber",
        "pdfminer",
        "pypdfium2",
        "pypdf",
        "python_calamine",
    ]
)
DIALOGS = frozenset(
    ["QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog", "QErrorMessage"]
)
ASKS_TIME = re.compile(
    r"\b(datetime\.(now|today|utcnow)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|Q(Date|Time|DateTime)\.current\w+)$"
)
# What the last name of such a question begins with; most names of a file are none of these.
TIME_NAME = re.compile(r"now|today|utcnow|time|localtime|gmtime|ctime|current")

FILE_LIMIT, FUNCTION_LIMIT, CLASS_LIMIT, MAIN_WINDOW_LIMIT = 350, 50, 250, 200
TEST_FILE_LIMIT = 400  # tests hold tables of examples

# Pieces are joined here so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root)/")
HOME_PATH = re.compile(r"(?<![\w.~-])/(?:home/\w+|Users/\w+)/|\b[A-Z]:\\+Users\\+\w")
REGISTRY = re.compile(
    "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "index" + "-url", "find" + "-links")),
    re.IGNORECASE,
)


class Module:
    """One Python file of the tree: its dotted name, its text, what the rules ask about it."""

    def __init__(self, root: Path, path: Path) -> None:
        self.path = path.relative_to(root)
        parts = self.path.with_suffix("").parts
        self.is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.is_package else parts)
        self.text = path.read_text(encoding="utf-8")

    @cached_property
    def seen(self) -> "Seen":
        """Looked at once for all rules; the syntax tree itself is not kept."""
        return Seen(ast.parse(self.text, filename=str(self.path)))

    @property
    def imported(self) -> list[tuple[str, int]]:
        """Dotted names imported anywhere in the file, inside functions too, with their lines."""
        return self.seen.imported

    def within(self, *folders: str) -> bool:
        """Whether the file is one of these files or lies in one of these folders."""
        place = self.path.as_posix()
        return any(place == folder or place.startswith(folder + "/") for folder in folders)

    def at(self, line: int) -> str:
        """The place to print in a breach."""
        return f"{self.path.as_posix()}:{line}"


class Seen:
    """What the rules ask about one syntax tree, in the order of `ast.walk`, with lines."""

    def __init__(self, tree: ast.Module) -> None:
        self.imported: list[tuple[str, int]] = []
        self.asks_time: list[tuple[str, int]] = []
        self.dialogs: list[tuple[str, int]] = []
        self.blocks: list[tuple[str, int, int, int]] = []  # name, line, length, limit
        self.has_words = bool(ast.get_docstring(tree))
        plain = ast.Import | ast.ImportFrom | ast.Assign
        self.code = [node.lineno for node in tree.body[1:] if not isinstance(node, plain)]
        for node in ast.walk(tree):
            self._look(node)

    def _look(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            self.imported += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            self.imported += [(name, node.lineno) for name in names]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._measure(node, FUNCTION_LIMIT)
        elif isinstance(node, ast.ClassDef):
            self._measure(node, CLASS_LIMIT)
        elif isinstance(node, ast.Attribute) and ASKS_TIME.search(words := _time_words(node)):
            self.asks_time.append((words, node.lineno))
        if word := _dialog_word(node):
            self.dialogs.append((word, getattr(node, "lineno", 0)))

    def _measure(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, limit: int
    ) -> None:
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        self.blocks.append((node.name, node.lineno, length, limit))


def _time_words(node: ast.Attribute) -> str:
    return ast.unparse(node) if TIME_NAME.match(node.attr) else ""


class Tree:
    """All Python files of the program's packages and of the tests."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.modules = [Module(root, path) for path in _python_files(root, PACKAGES)]
        self.others = [Module(root, path) for path in _python_files(root, ("tests", "scripts"))]
        self.names = {module.name for module in self.modules}

    def target(self, dotted: str) -> str:
        """The module of this tree that an imported name means, or "" for a stranger."""
        parts = dotted.split(".")
        while parts and ".".join(parts) not in self.names:
            parts.pop()
        return ".".join(parts)

    @cached_property
    def edges(self) -> list[tuple[str, str, str]]:
        """Who imports whom inside the tree: (importer, imported, place)."""
        return [
            (module.name, target, module.at(line))
            for module in self.modules
            for dotted, line in module.imported
            if (target := self.target(dotted)) and target != module.name
        ]


def _python_files(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def _part(name: str) -> str:
    """The part of desktop_app a module belongs to: "plans", "law", "services"; "" outside."""
    parts = name.split(".")
    return parts[1] if parts[0] == "desktop_app" and len(parts) > 1 else ""


def layers(tree: Tree) -> Iterator[str]:
    """ui → desktop_app → db, never back; only the start file may know the window."""
    rank = {"resources": 0, "db": 1, "desktop_app": 2, "ui": 3}
    for importer, imported, place in tree.edges:
        low, high = importer.split(".")[0], imported.split(".")[0]
        starts = importer == "desktop_app.__main__" and high == "ui"
        if rank[high] > rank[low] and not starts:
            yield f"{place}: {low} phải không biết {high}"


def features(tree: Tree) -> Iterator[str]:
    """law, documents, office and the base know no feature; features know only their ties."""
    for importer, imported, place in tree.edges:
        here, there = _part(importer), _part(imported)
        if not here or here == there or here in COMPOSING:
            continue
        if there in COMPOSING and here not in ON_TOP:
            yield f"{place}: {here} phải không biết {there}, phần lắp ráp ở trên"
        if there in ON_TOP and here not in ON_TOP:
            yield f"{place}: {here} phải không biết {there}, phần đứng trên cùng"
        reads = here in ON_TOP or here in READERS or (here, there) in TIES
        if there in FEATURES | READERS and not reads:
            yield f"{place}: {here} phải không biết {there}"


def libraries(tree: Tree) -> Iterator[str]:
    """Each outside library has one home: Qt in ui, SQL in db, paper formats in two folders."""
    homes = {
        "Qt": (QT, ("ui",)),
        "SQL": (SQL, ("db",)),
        "docx/pdf/xlsx": (PAPER, ("desktop_app/documents", "desktop_app/plans/sources")),
    }
    for module in tree.modules:
        for dotted, line in module.imported:
            for what, (names, folders) in homes.items():
                if dotted.split(".")[0] in names and not module.within(*folders):
                    yield f"{module.at(line)}: {dotted} ({what}) chỉ được ở {', '.join(folders)}"
    for module in tree.others:
        for dotted, line in module.imported:
            if module.within("tests/unit") and dotted.split(".")[0] in QT | {"ui"}:
                yield f"{module.at(line)}: tests/unit không dùng Qt ({dotted})"


def time_is_injected(tree: Tree) -> Iterator[str]:
    """Only clock.py asks the machine for the time."""
    for module in tree.modules:
        if module.within("desktop_app/clock.py"):
            continue
        for words, line in module.seen.asks_time:
            yield f"{module.at(line)}: {words} chỉ được ở clock.py"
        for dotted, line in module.imported:
            if ASKS_TIME.search(dotted):
                yield f"{module.at(line)}: {dotted} chỉ được ở clock.py"


def one_door_for_dialogs(tree: Tree) -> Iterator[str]:
    """Only ui/dialogs.py opens ready-made dialogs or a nested event loop."""
    for module in tree.modules:
        if module.within("ui/dialogs.py"):
            continue
        for word, line in module.seen.dialogs:
            yield f"{module.at(line)}: {word} chỉ được ở ui/dialogs.py"


def _dialog_word(node: ast.AST) -> str:
    if isinstance(node, ast.alias | ast.Name | ast.Attribute):
        name = getattr(node, "name", None) or getattr(node, "id", None) or node.attr  # type: ignore[union-attr]
        return name if name in DIALOGS else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        # The program's own loop is no dialog.
        is_program = ast.unparse(node.func.value).lower().endswith(("app", "application", "app()"))
        if node.func.attr in {"exec", "exec_"} and not is_program:
            return f"{ast.unparse(node.func)}()"
    return ""


def sizes(tree: Tree) -> Iterator[str]:
    """Files, classes and functions stay small enough to be read at once."""
    for module in [*tree.modules, *tree.others]:
        lines = module.text.count("\n")
        limit = TEST_FILE_LIMIT if module.within("tests") else FILE_LIMIT
        limit = MAIN_WINDOW_LIMIT if module.path.name == "main_window.py" else limit
        if lines > limit:
            yield f"{module.path.as_posix()}: {lines} dòng, giới hạn {limit}"
        for name, line, length, most in module.seen.blocks:
            if length > most:
                yield f"{module.at(line)}: {name} dài {length} dòng, giới hạn {most}"


def folders_say_what_they_hold(tree: Tree) -> Iterator[str]:
    """Every folder has an __init__.py: a docstring, at most re-exports, no code."""
    folders = {tree.root / module.path.parent for module in tree.modules}
    for folder in sorted(folders):
        if not (folder / "__init__.py").exists():
            yield f"{folder.relative_to(tree.root).as_posix()}: thiếu __init__.py"
    for module in tree.modules:
        if not module.seen.has_words:
            yield f"{module.path.as_posix()}: thiếu câu mở đầu nói tệp này để làm gì"
        if module.is_package and module.name != "resources":
            for line in module.seen.code:
                yield f"{module.at(line)}: __init__.py chỉ có lời mô tả và tên gọi lại"


def cycles(tree: Tree) -> Iterator[str]:
    """No ring of imports, neither between modules nor between the parts of desktop_app and ui."""

    def part(name: str) -> str:
        parts = name.split(".")
        return ".".join(parts[:2]) if parts[0] in {"desktop_app", "ui"} else parts[0]

    plain = {(a, b) for a, b, _ in tree.edges}
    grouped = {(part(a), part(b)) for a, b in plain if part(a) != part(b)}
    for graph in (plain, grouped):
        ring = _ring(graph)
        if ring:
            yield "vòng nhập: " + " → ".join(ring)


def _ring(graph: set[tuple[str, str]]) -> list[str]:
    """Nodes that no order can put right: what is left when all leaves are taken away."""
    while True:
        sources, targets = {a for a, _ in graph}, {b for _, b in graph}
        left = {(a, b) for a, b in graph if b in sources and a in targets}
        if left == graph:
            return sorted(sources)
        graph = left


def no_machine_paths(files: Iterable[Path], root: Path) -> Iterator[str]:
    """No path of one person's machine and no address of a package registry in the repository."""
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        # Tests of places make up folders of made-up people.
        is_test = path.relative_to(root).parts[0] == "tests"
        patterns = (MACHINE_PATH, REGISTRY) if is_test else (MACHINE_PATH, REGISTRY, HOME_PATH)
        for number, line in enumerate(text.splitlines(), 1):
            for pattern in patterns:
                if found := pattern.search(line):
                    yield f"{path.relative_to(root).as_posix()}:{number}: {found.group()}"


TREE_RULES = (
    layers,
    features,
    libraries,
    time_is_injected,
    one_door_for_dialogs,
    sizes,
    folders_say_what_they_hold,
    cycles,
)
