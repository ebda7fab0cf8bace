"""The documents say what is there: files, commands, libraries, headings."""

import argparse
import ast
import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from db.tables import SPECS
from desktop_app import cli
from desktop_app.clocks.model import ClockStatus
from desktop_app.law.citations import DocumentRef
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.report_forms import Form, Identity, Item
from desktop_app.law.report_periods import PeriodRule, Regime
from desktop_app.law.schedule import ReportDeadline, Schedule, ScheduleKind
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.petitions import fields as petitions
from desktop_app.petitions.model import EventKind
from desktop_app.plans.as_json import plan_json
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    Finding,
    Grid,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Severity,
    Signer,
    Task,
    Text,
    UpperTask,
)
from desktop_app.plans.source import Span
from desktop_app.receptions import fields as receptions
from desktop_app.receptions.days_fields import DAY_KINDS, DAY_ROLES, DAY_STATES
from desktop_app.reports.check_code import check_code, spoken
from desktop_app.reports.forms.decode import read_forms
from desktop_app.reports.freezing import Frozen, FrozenCell, FrozenForm
from desktop_app.reports.narrative.outline import Outline, OutlineSection, Sentence
from desktop_app.slips.language import Mark
from desktop_app.tasks.dating import Law, dated, understood
from desktop_app.tasks.model import TaskValues

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
HEADINGS = ["Thêm", "Đổi", "Sửa", "Dữ liệu"]
# A path in back quotes: it has a slash or names a file of ours; commands and patterns are left out.
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|txt|toml|spec|ps1)))`")
STORED = (
    KeptPlan, KeptFinding, Plan, Section, Text, Grid, Span, LegalBasis, Task, UpperTask, Annex,
    Column, AnnexRow, Recipient, Signer, Finding,
)  # fmt: skip
MADE_LATER = {"so.db", "keys.json", "out/demo", "tap-duot/"}


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _project() -> dict[str, list[str]]:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return {re.split(r"[<>=]", line)[0].lower().replace("_", "-"): [line] for line in wanted}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [
        link for link in links if "://" not in link and not (page.parent / link.strip()).exists()
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_exist(page: Path) -> None:
    named = set(PATH.findall(page.read_text(encoding="utf-8"))) - MADE_LATER
    tops = [ROOT, ROOT / "desktop_app"]
    assert not [name for name in named if not any((top / name).exists() for top in tops)]


def test_every_part_of_the_program_is_on_the_architecture_page() -> None:
    page = _text("docs/architecture.md")
    parts = [folder.name for folder in (ROOT / "desktop_app").iterdir() if _is_package(folder)]
    assert len(parts) > 3
    assert not [part for part in parts if f"{part}/" not in page]


def _is_package(folder: Path) -> bool:
    return (folder / "__init__.py").exists()


def _commands(parser: argparse.ArgumentParser, words: str = "") -> Iterator[tuple[str, str]]:
    """Every sub-command with each of its long options: ("plan read", "--json")."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{words} {name}".strip(), ""
                yield from _commands(inner, f"{words} {name}".strip())
        elif words and "--help" not in action.option_strings:
            yield from ((words, o) for o in action.option_strings if o.startswith("--"))


def test_every_command_and_option_is_described() -> None:
    page = _text("docs/cli.md")
    commands = list(_commands(cli._parser()))
    assert ("plan read", "--json") in commands
    lines = [line for line in page.splitlines() if "`sodanchu" in line]
    missing = [
        (command, option)
        for command, option in commands
        if not any(f"sodanchu {command}" in line and option in line for line in lines)
    ]
    assert not missing


def test_every_command_described_is_there() -> None:
    commands = {command for command, _ in _commands(cli._parser())}
    described = re.findall(
        r"^\| `sodanchu ([a-z][a-z-]*(?: [a-z][a-z-]*)*)", _text("docs/cli.md"), re.M
    )
    assert described
    assert not [words for words in described if words not in commands]


@cache
def _said() -> str:
    """Every string of the program, the places to be filled in as "…"."""
    found = []
    for folder in ("db", "desktop_app", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.append(node.value)
                elif isinstance(node, ast.JoinedStr):
                    parts = (getattr(part, "value", "…") for part in node.values)
                    found.append("".join(p if isinstance(p, str) else "…" for p in parts))
    return "\n".join(found).replace("&", "").replace("\t", "\n")


def _unsaid(words: str) -> list[str]:
    """The pieces of a quoted sentence or label that the program never says."""
    pieces = [piece.strip(" .:,“”") for piece in re.split("[…;]", words)]
    return [piece for piece in pieces if piece and piece not in _said()]


def test_the_handbook_quotes_what_the_program_says() -> None:
    trouble = _text("docs/huong-dan.md").split("{#truc-trac}")[1]
    rows = re.findall(r"^\| (.+?) \|", trouble, re.M)[2:]
    assert len(rows) > 20
    assert not [row for row in rows if _unsaid(row)]


def test_the_handbook_names_buttons_as_they_are_named() -> None:
    page = _text("docs/huong-dan.md")
    named = [bold for bold in re.findall(r"\*\*(.+?)\*\*", page) if " → " in bold]
    named += re.findall(r"(?:bấm|Bấm|chọn|nút) \*\*([^*]+)\*\*", page)
    keys = re.compile(r"(Ctrl|Alt|Shift)\+|F\d+$|Esc|Enter|phím")
    labels = {part.strip("⋯⋮ ") for name in named for part in name.split(" → ")}
    labels = {label for label in labels if label and not keys.match(label)}
    assert len(labels) > 40
    assert not [label for label in sorted(labels) if _unsaid(label)]


def test_the_casework_chapters_name_everything_as_it_is_named() -> None:
    part = _text("docs/huong-dan.md").split("{#tiep-cong-dan}")[1].split("{#vi-sao}")[0]
    inside = re.sub(r"^(?:- )?\*\*.+?\*\*", "", part, flags=re.M)  # bold words that open a line
    keys = re.compile(r"(Ctrl|Alt|Shift)\+|F\d+$")
    named = re.findall(r"\*\*(.+?)\*\*", inside)
    labels = {label.strip("⋯ ") for name in named for label in name.split(" → ")}
    assert len(labels) > 80
    assert not [label for label in sorted(labels) if not keys.match(label) and _unsaid(label)]


def test_the_handbook_knows_every_mark_of_slip_templates() -> None:
    part = _text("docs/huong-dan.md").split("{#mau-phieu}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", part, re.M)
    told = {mark for row in rows for mark in re.findall(r"`(.+?):`", row)}
    assert told == {mark.value for mark in Mark} - {Mark.ROW.value, Mark.TEXT.value}


def test_times_of_the_handbook_fall_on_the_days_it_tells() -> None:
    part = _text("docs/huong-dan.md").split("{#them-viec}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`) \| (.+?) \|$", part, re.M)
    assert len(rows) > 10
    wrong = {}
    for typed, told in rows:
        dues, asked = _dues(re.findall(r"`(.+?)`", typed))
        days = re.findall(r"\b\d\d/\d\d\b(?!/)", told)
        if asked != told.startswith("hỏi lại") or (dues if days or not dues else []) != days:
            wrong[typed] = (dues, asked)
    assert not wrong


def _dues(phrases: list[str]) -> tuple[list[str], bool]:
    """The due days of time phrases in 2026, and whether any of them has to be asked about."""
    law = Law(RuleBook(shipped_rules()), WorkCalendar())
    found, asked = [], False
    for phrase in phrases:
        values = understood(TaskValues("Việc", year=2026, schedule_text=phrase))
        times, question = dated(values, law, 2026)
        found += [f"{time.due:%d/%m}" for time in times if time.due]
        asked = asked or bool(question)
    return found, asked


def _full_plan() -> Plan:
    """One of everything, so that every key of the JSON is there."""
    return Plan(
        legal_bases=(LegalBasis("Căn cứ", documents=(DocumentRef("Luật", "1", None, None, 1),)),),
        sections=(Section("I", "Mục", 1),),
        tasks=(Task("", "", "1", "Việc", schedule=Schedule(ScheduleKind.DAY)),),
        report_deadlines=(ReportDeadline("year", None, None, None, True, "", 1),),
        signer=Signer(None, None, None, None),
        annexes=(Annex("", "Phụ lục"),),
        findings=(Finding("code", Severity.INFO, "câu", 1),),
    )


def test_the_json_has_just_the_keys_that_are_described() -> None:
    page = _text("docs/cli.md").split("## `plan read --json`")[1].split("\n## ")[0]
    told = plan_json(_full_plan())
    rows = re.findall(r"^\| (`.+?`) \| (.+?) \|", page, re.M)
    described = {key for names, _ in rows for key in re.findall(r"`(\w+)(?:\[\])?`", names)}
    assert described == set(told)

    shapes = {frozenset(re.findall(r"\w+", shape)) for shape in re.findall(r"`\{(.+?)\}`", page)}
    parts = ("sections", "tasks", "report_deadlines", "annexes", "findings")
    inner = [told[part][0] for part in parts]
    inner += [told["signer"], told["tasks"][0]["schedule"], told["legal_basis_documents"][0][0]]
    assert [set(part) for part in inner if frozenset(part) not in shapes] == []


def test_the_stored_plan_has_just_the_fields_that_are_described() -> None:
    page = _text("docs/formats.md").split("### Nội dung kế hoạch")[1].split("###")[0]
    rows = dict(re.findall(r"^\| `(\w+)`[^|]*\| (.+?) \|$", page, re.M))
    kinds = {struct.__name__: struct for struct in STORED}
    assert set(rows) == set(kinds)
    plain = {name: re.sub(r"\([^)]*\)|:.*", "", told) for name, told in rows.items()}
    for name, struct in kinds.items():
        assert re.findall(r"`(\w+)`", plain[name]) == list(struct.__struct_fields__), name


def test_the_tables_described_have_just_their_columns() -> None:
    page = _text("docs/formats.md").split("### Bảng bản ghi")[1].split("###")[0]
    common = page.split("| Bảng | Cột riêng |")[0]
    assert set(re.findall(r"`(\w+)`", common.split("|")[0])) >= set(SPECS)
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", page.split("| Cột riêng |")[1], re.M))
    assert set(rows) == set(SPECS)
    for name, told in rows.items():
        plain = re.sub(r"\([^)]*\)", "", told).split("`: ")[0] + "`"
        assert set(re.findall(r"`(\w+)`", plain)) == set(SPECS[name].columns), name


CHOICES = {
    "receptions.kind": receptions.KINDS,
    "receptions.presider_role": receptions.PRESIDER_ROLES,
    "receptions.content_kind": receptions.CONTENT_KINDS,
    "receptions.in_competence": receptions.COMPETENCE,
    "receptions.outcome": receptions.OUTCOMES,
    "receptions.refusal": receptions.REFUSALS,
    "receptions.field": petitions.FIELDS,
    "chairman_days.kind": DAY_KINDS,
    "chairman_days.presider_role": DAY_ROLES,
    "chairman_days.status": DAY_STATES,
    "petitions.kind": petitions.KINDS,
    "petitions.instance": petitions.INSTANCES,
    "petitions.source": petitions.SOURCES,
    "petitions.qualified": petitions.QUALIFIED,
    "petitions.unqualified_because": petitions.UNQUALIFIED,
    "petitions.outcome": petitions.OUTCOMES,
    "petitions.withdrawn": petitions.WITHDRAWN,
    "cases.status": petitions.STATUSES,
    "cases.outcome": petitions.CASE_OUTCOMES,
    "case_events.kind": [(kind.value, "") for kind in EventKind],
    "clocks.status": [(status.value, "") for status in ClockStatus],
}


def test_the_choices_described_are_those_that_are_stored() -> None:
    page = _text("docs/formats.md").split("giá trị và quy ước")[1].split("\n- ")[0]
    rows = re.findall(r"^\| (`.+?`) \| (.+?) \|$", page, re.M)
    told = {
        name: re.findall(r"(?:^|; )`([\wđ]+)`", choices)
        for names, choices in rows
        for name in re.findall(r"`(.+?)`", names)
    }
    assert not CHOICES.keys() - told.keys()
    for name, choices in CHOICES.items():
        assert told[name] == [stored for stored, _ in choices if stored], name


def test_every_library_is_explained_and_pinned() -> None:
    decisions = _text("docs/decisions.md").lower()
    pins = [line for line in _text("constraints.txt").splitlines() if line]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pins)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    wanted = _project()
    assert "pyside6-essentials" in wanted
    assert not [name for name in wanted if name not in decisions]
    assert not [name for name in wanted if name not in pinned]


def test_the_change_log_has_its_four_headings_in_every_release() -> None:
    releases = re.split(r"^## ", _text("CHANGELOG.md"), flags=re.M)[1:]
    assert releases
    for release in releases:
        name = release.splitlines()[0]
        assert name == "Chưa phát hành" or re.fullmatch(r"\d+\.\d+\.\d+ — \d\d/\d\d/\d{4}", name)
        assert re.findall(r"^### (.+)$", release, re.M) == HEADINGS, name
        parts = re.split(r"^### .+$", release, flags=re.M)[1:]
        assert all(part.strip().startswith("- ") for part in parts), name


def test_scripts_have_their_twins() -> None:
    for name in ("run", "test", "build"):
        script = ROOT / "scripts" / name
        assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
        twin = script.with_suffix(".ps1").read_bytes()
        assert twin.startswith(b"\xef\xbb\xbf"), "PowerShell 5.1 cần dấu đầu tệp để đọc tiếng Việt"


def test_the_report_chapters_name_everything_as_it_is_named() -> None:
    part = _text("docs/huong-dan.md").split("{#bao-cao}")[1].split("{#tim}")[0]
    inside = re.sub(r"\*\*[^*]+?\*\*:", "", part)  # bold words that open what is told
    inside = inside.replace("**soạn sẵn từ số liệu**", "").replace("**sau đó đổi +2 −1**", "")
    named = re.findall(r"\*\*(.+?)\*\*", inside)
    labels = {label.strip("⋯ ") for name in named for label in name.split(" → ")}
    keys = re.compile(r"(Ctrl|Alt|Shift)\+|F\d+$")
    assert len(labels) > 50
    assert not [label for label in sorted(labels) if not keys.match(label) and _unsaid(label)]


def test_every_page_that_names_a_chapter_names_one_of_the_handbook() -> None:
    chapters = set(re.findall(r"\{#([\w-]+)\}", _text("docs/huong-dan.md")))
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py")]
    asked = re.compile(r"def chapter\(self\) -> str:\n.*\n\s+return \"([\w-]+)\"")
    named = {name for page in pages for name in asked.findall(page)}
    assert {"bieu-mau", "ky-bao-cao", "lap-bao-cao", "loi-van-bao-cao", "sau-khi-gui"} <= named
    assert named <= chapters


def test_the_check_code_described_is_the_one_the_program_makes() -> None:
    page = _text("docs/formats.md").split("**Mã đối chiếu.**")[1]
    space: dict[str, object] = {"hashlib": hashlib}
    exec(page.split("```python\n")[1].split("```")[0], space)
    described = cast("Callable[[object], str]", space["check_code"])
    figures = {
        ("02/XLD", "1"): Decimal(58),
        ("02/XLD", "2"): Decimal(57),
        ("02/XLD", "10"): Decimal("57.50"),
        ("DC", "CK2P"): None,
    }
    told: dict[str, dict[str, str]] = {}
    for (form, code), value in figures.items():
        told.setdefault(form, {})[code] = "" if value is None else f"{value.normalize():f}"
    assert described(told) == check_code(figures)
    assert f"`{spoken(check_code(figures))}`" in page


def test_the_parts_of_forms_and_outlines_described_are_those_that_are_read() -> None:
    page = _text("docs/formats.md")
    forms = page.split("### Biểu mẫu báo cáo")[1].split("###")[0]
    outlines = page.split("### Đề cương lời văn")[1].split("###")[0]
    periods = page.split("### Kỳ báo cáo `")[1].split("\n## ")[0].split("**Trong sổ.**")[0]
    frozen = page.split("### Báo cáo đã gửi")[1].split("###")[0]
    for part, structs in (
        (forms, (Form, Item, Identity)),
        (outlines, (Outline, OutlineSection, Sentence)),
        (periods, (Regime, PeriodRule)),
        (frozen, (Frozen, FrozenForm, FrozenCell)),
    ):
        told = set(re.findall(r"`(\w+)`", part)) | set(re.findall(r"`(\w+) = ", part))
        for struct in structs:
            assert not set(struct.__struct_fields__) - told, struct.__name__


def test_the_form_described_can_be_read() -> None:
    page = _text("docs/formats.md").split("### Biểu mẫu báo cáo")[1]
    text = page.split("```toml\n")[1].split("```")[0]
    (form,) = read_forms(text)
    assert form.code == "01/NB"
    assert [item.measure for item in form.items if item.measure] == ["tcd.1"]
