"""Nothing that the built program leaves out is imported by our code."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _excluded() -> set[str]:
    spec = ast.parse((ROOT / "pyinstaller.spec").read_text(encoding="utf-8"))
    for node in spec.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EXCLUDED":
            return set(ast.literal_eval(node.value))
    raise AssertionError("pyinstaller.spec không còn danh sách EXCLUDED")


def _imported(source: str) -> set[str]:
    """Every dotted name that a source file imports, with the modules above it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {".".join(parts[: i + 1]) for parts in (n.split(".") for n in names) for i in range(3)}


def test_nothing_left_out_is_imported() -> None:
    excluded = _excluded()
    files = [path for top in ("db", "desktop_app", "ui") for path in (ROOT / top).rglob("*.py")]
    assert len(files) > 20
    breaches = {
        path.relative_to(ROOT).as_posix(): left_out
        for path in files
        if (left_out := _imported(path.read_text(encoding="utf-8")) & excluded)
    }
    assert not breaches


def test_an_import_of_something_left_out_would_be_seen() -> None:
    excluded = _excluded()
    assert _imported("def f():\n    from PySide6 import QtNetwork") & excluded
    assert _imported("import PySide6.QtQml") & excluded
    assert _imported("from PySide6.QtSql import QSqlDatabase") & excluded
    assert not _imported("from PySide6.QtWidgets import QLabel") & excluded
