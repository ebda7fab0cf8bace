"""Each kind of finding has a title of its own, short enough to stand above it in a narrow pane."""

import re
from pathlib import Path

from desktop_app.plans import structure
from desktop_app.plans.lint import RULES
from desktop_app.plans.lint.titles import title_of

OTHER = title_of("")


def codes():
    """The codes of all rules, and those that the reader itself gives its findings."""
    of_rules = {code for rule in RULES for code in rule.codes}
    folder = Path(structure.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    of_reader = {code for text in texts for code in re.findall(r'Finding\(\s*"(\w+)"', text)}
    assert len(of_reader) >= 4
    return of_rules | of_reader


def test_every_kind_of_finding_has_a_short_title_of_its_own():
    titles = {code: title_of(code) for code in codes()}
    assert OTHER not in titles.values()
    assert len(set(titles.values())) == len(titles)
    assert max(map(len, titles.values())) <= 34


def test_a_kind_from_a_newer_version_has_a_title_too():
    assert title_of("some_newer_code") == OTHER
