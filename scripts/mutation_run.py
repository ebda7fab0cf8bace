"""`mutmut run` with the tests collected once instead of once for each of thousands of changes.

A child that is forked for a change finds the tests ready and begins with the fastest. What the law
remembers (functools.cache) is forgotten first: what is only remembered cannot fail; the measures of
reports are registered anew. MUTATION_SCOPE chooses what is changed. See scripts/mutation.
"""

import importlib
import os
import sys
from collections.abc import Iterable
from itertools import pairwise
from types import ModuleType
from typing import Any

import mutmut.configuration
import mutmut.workers.isolation
import pytest
from _pytest.config import _prepareconfig
from _pytest.main import Session
from mutmut.__main__ import cli
from mutmut.mutation import trampoline
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import run_in_fork

SCOPE = os.environ.get("MUTATION_SCOPE", "law")
FIGURES = "desktop_app.reports.figures"
# What pyproject.toml says is for the law.
_OTHER = {
    "figures": {
        "only_mutate": ["desktop_app/reports/figures/*"],
        "pytest_add_cli_args_test_selection": [
            "tests/unit",
            "-o",
            "python_files=test_figures_*.py",
        ],
    }
}
NOT_FOUND = 35  # "suspicious": a test of the change is not there, so nothing was proven


class Forgetful:
    """A plugin of pytest: each test begins without what earlier ones made the law remember."""

    def pytest_runtest_setup(self) -> None:
        """Forget."""
        forget()


class CollectedOnce(PytestRunner):
    """Runs the tests of a change out of those that the parent process has collected."""

    _items: dict[str, pytest.Item] | None = None

    def run_stats(self, *, tests: Iterable[str]) -> int:
        """Which tests reach which function, each test on its own."""
        self._plugins = [Forgetful()]
        try:
            return super().run_stats(tests=tests)
        finally:
            self._plugins = []

    def execute_pytest(self, params: list[str], **kwargs: Any) -> int:
        """As in mutmut, with our plugin beside its own."""
        plugins = [*kwargs.pop("plugins", []), *getattr(self, "_plugins", [])]
        return super().execute_pytest(params, plugins=plugins, **kwargs)

    def warm_up(self) -> None:
        """Collect, once, in the process that all children are forked from."""
        selected, added = self._pytest_add_cli_args_test_selection, self._pytest_add_cli_args
        with change_cwd("mutants"):
            config = _prepareconfig(["--rootdir=.", "--tb=native", "-q", *selected, *added])
            config._do_configure()  # noqa: SLF001 - what pytest.main does, up to the tests
            session = Session.from_config(config)
            config.hook.pytest_sessionstart(session=session)
            config.hook.pytest_collection(session=session)
        self._items = {item.nodeid: item for item in session.items}
        if run_in_fork(self.run_tests, mutant_name=None, tests=self._items):
            raise RuntimeError("A test fails although nothing was changed.")

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """1 when one of these tests fails, else 0."""
        if self._items is None:
            return super().run_tests(mutant_name=mutant_name, tests=tests)
        # What registers measures runs before any test: every test may tell that it was changed.
        tests = self._items if SCOPE == "figures" else tests
        names = sorted(tests, key=lambda name: state().duration_by_test.get(name, 0))
        if any(name not in self._items for name in names):
            return NOT_FOUND
        forget((mutant_name or "").rpartition(".")[0])
        # Asked at every call of a function; the environment, where mutmut looks, is slow.
        trampoline.get_mutant_under_test = lambda: mutant_name or ""
        # Let go, the stream that mutmut has put there would warn, and the test fail for that.
        self._streams = (sys.stdout, sys.stderr)
        items = [self._items[name] for name in names]
        with change_cwd("mutants"):
            for item, following in pairwise([*items, None]):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if item.session.testsfailed:
                    return 1
        return 0


def forget(changed: str = "") -> None:
    """Empty the caches of the law; those alone that a change of this module may reach."""
    if changed.startswith(FIGURES):
        _register_again()
        return
    law = {name: mod for name, mod in sys.modules.items() if name.startswith("desktop_app.law")}
    reached = {changed} if changed else set(law)
    grown = True
    while grown:
        users = {name for name, module in law.items() if _sources(module) & reached}
        grown = not users <= reached
        reached |= users
    for name in reached & set(law):
        for value in vars(law[name]).values():
            if hasattr(value, "cache_clear") and value.__module__ == name:
                value.cache_clear()


def _register_again() -> None:
    """Run what registers the measures once more, so that a change of it takes effect."""
    registry = importlib.import_module(f"{FIGURES}.registry")
    importlib.import_module(f"{FIGURES}.measure").MEASURES.clear()
    registry.load_measures.cache_clear()
    for name in sorted(sys.modules):
        if name.startswith(f"{FIGURES}.measures."):
            importlib.reload(sys.modules[name])


def _chosen(read: Any) -> Any:
    """The settings of mutmut with those of the scope before them."""
    own = _OTHER.get(SCOPE, {})

    def reader() -> Any:
        real = read()
        return lambda key, default: own.get(key) or real(key, default)

    return reader


def _sources(module: ModuleType) -> set[str]:
    """The modules that this one has names from."""
    return {str(getattr(value, "__module__", "")) for value in vars(module).values()}


mutmut.configuration._config_reader = _chosen(mutmut.configuration._config_reader)  # noqa: SLF001
mutmut.configuration._config = None  # noqa: SLF001 - read already, without the scope

if __name__ == "__main__":
    mutmut.workers.isolation.PytestRunner = CollectedOnce
    cli()
