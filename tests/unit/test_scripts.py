"""The set-up scripts: what they install, what they say when they may not, when they start anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["lib.sh", "setup", "run", "test", "build", "test-slow"]

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="máy này không có bash")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the same shape in a folder with a hard name, without .venv."""
    folder = tmp_path / "Bản sao thử"
    (folder / "scripts").mkdir(parents=True)
    for name in ("scripts/lib.sh", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder of stand-ins for the system's programs; `apt-get` writes down how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    calls = tmp_path / "apt-calls"
    stand_ins = {
        "dpkg-query": '[ "${!#}" = libhere ] && printf installed || exit 1',
        "apt-get": f'echo "$*" >> "{calls}"',
        "id": 'echo "${FAKE_ID:-0}"',
        "sudo": "exit 1",
    }
    for name, body in stand_ins.items():
        (folder / name).write_text(f"#!/usr/bin/env bash\n{body}\n")
        (folder / name).chmod(0o755)
    return folder


def _bash(project: Path, words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail; . scripts/lib.sh; {words}"],
        cwd=project, env={**os.environ, **environment}, text=True, encoding="utf-8",
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", [*(f"scripts/{name}" for name in SCRIPTS), ".ci/run"])
def test_bash_understands_the_script(name: str) -> None:
    done = subprocess.run(["bash", "-n", str(ROOT / name)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_only_missing_packages_are_installed(project: Path, bin_folder: Path) -> None:
    path = f"{bin_folder}:{os.environ['PATH']}"
    done = _bash(project, "need_packages libhere libmissing", PATH=path, FAKE_ID="0")
    assert done.returncode == 0, done.stderr
    calls = (bin_folder.parent / "apt-calls").read_text().splitlines()
    assert calls[-1].startswith("install ")
    assert calls[-1].endswith(" libmissing")
    assert "libhere" not in calls[-1]


def test_without_rights_it_says_exactly_what_is_missing(project: Path, bin_folder: Path) -> None:
    path = f"{bin_folder}:{os.environ['PATH']}"
    done = _bash(project, "need_packages libhere libmissing", PATH=path, FAKE_ID="1000")
    assert done.returncode == 1
    assert "apt-get install libmissing\n" in done.stderr
    assert "libhere" not in done.stderr
    assert not (bin_folder.parent / "apt-calls").exists()


def test_nothing_is_asked_when_nothing_is_missing(project: Path, bin_folder: Path) -> None:
    path = f"{bin_folder}:{os.environ['PATH']}"
    done = _bash(project, "need_packages libhere", PATH=path, FAKE_ID="1000")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("installed", "known", "wanted"),
    [
        ("1:1.07.4-11", "fonts-liberation fonts-liberation2", "fonts-liberation2"),  # Debian 12
        ("1:2.1.5-3", "fonts-liberation fonts-liberation2", "fonts-liberation"),  # Debian 13
        ("", "fonts-liberation", "fonts-liberation"),
        ("", "", "fonts-liberation2"),  # before the first apt-get update
    ],
)
def test_the_serif_font_has_vietnamese_letters(
    project: Path, installed: str, known: str, wanted: str
) -> None:
    stand_ins = (
        f"dpkg-query() {{ [ -n '{installed}' ] && printf '{installed}'; }}; "
        f"apt-cache() {{ [[ ' {known} ' == *\" $2 \"* ]]; }}; "
    )
    done = _bash(project, stand_ins + "serif_package")
    assert done.stdout.strip() == wanted, done.stderr


def test_a_machine_without_python_is_told_so(project: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = _bash(project, f"PATH='{empty}'; find_python")
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


def test_python_found_is_new_enough(project: Path) -> None:
    done = _bash(project, "find_python")
    assert done.returncode == 0, done.stderr
    version = subprocess.run(
        [done.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 11))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert version.stdout.strip() == "True"


def _fake_venv(project: Path, stamp_root: Path | None) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    python = project / ".venv" / "bin" / "python"
    python.write_text(f'#!/usr/bin/env bash\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    if stamp_root:
        (project / ".venv" / "stamp").write_text(f"{stamp_root}\ndev\n1 2\n", encoding="utf-8")


@pytest.mark.parametrize(("moved", "usable"), [(False, "yes"), (True, "no")])
def test_a_moved_folder_gets_a_new_environment(project: Path, moved: bool, usable: str) -> None:
    _fake_venv(project, project.parent / "chỗ cũ" if moved else project.resolve())
    done = _bash(project, "venv_is_usable && echo yes || echo no")
    assert done.stdout.strip() == usable


def test_a_broken_environment_is_not_used(project: Path) -> None:
    _fake_venv(project, None)
    (project / ".venv" / "bin" / "python").unlink()
    assert _bash(project, "venv_is_usable && echo yes || echo no").stdout.strip() == "no"


def test_other_pins_make_another_stamp(project: Path) -> None:
    before = _bash(project, "stamp dev").stdout
    assert before.splitlines()[0] == str(project.resolve())
    with (project / "constraints.txt").open("a") as pins:
        pins.write("x==1\n")
    assert _bash(project, "stamp dev").stdout != before


@pytest.mark.parametrize(
    ("display", "wayland", "screen"), [("", "", "no"), (":0", "", "yes"), ("", "wayland-0", "yes")]
)
def test_a_screen_is_noticed(project: Path, display: str, wayland: str, screen: str) -> None:
    done = _bash(
        project, "has_screen && echo yes || echo no", DISPLAY=display, WAYLAND_DISPLAY=wayland
    )
    assert done.stdout.strip() == screen


def test_a_step_that_fails_stops_everything(project: Path) -> None:
    done = _bash(project, "step 'Việc thử' false; echo went on")
    assert done.returncode == 1
    assert "Việc thử: chưa đạt" in done.stderr
    assert "went on" not in done.stdout
