"""What the user receives: it starts anywhere, tests itself, carries what it needs."""

import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from built_program import ROOT, Built, told

SIZE_LIMIT_MB = 300


def test_self_test_passes_from_a_hard_path(built: Built) -> None:
    start = time.perf_counter()
    done = built.run("self-test")
    words = done.stdout.decode("utf-8", errors="replace")
    print(f"\n{words}tự kiểm tra trong {time.perf_counter() - start:.1f} giây")
    assert done.returncode == 0, told(done)
    assert "khung hình" in words, "bản đóng gói phải tự mở được cửa sổ"


def test_the_windowed_program_passes_too(built: Built) -> None:
    done = built.run("self-test", name="SoDanChu")
    assert done.returncode == 0, told(done)


def test_the_demo_ends_well_too(built: Built) -> None:
    done = built.run("demo", "--out", "bản mẫu")
    assert done.returncode == 0, told(done)
    out = built.home / "bản mẫu"
    for pattern in ("anh/today-sheet.png", "anh/petitions-case.png", "nhiem-vu/To-sang*.pdf",
                    "don-thu/So-tiep-cong-dan*.xlsx", "don-thu/Thong-bao-thu-ly*.docx",
                    "thoi-han/*.goiluat", "tap-duot/*.xlsx"):  # fmt: skip
        assert list(out.glob(pattern)), pattern


def test_it_knows_the_law(built: Built) -> None:
    done = built.run("deadline", "kn.accept", "--from", "2026-11-20", "--json")
    assert done.returncode == 0, told(done)
    assert json.loads(done.stdout.decode("utf-8"))["due"] == "2026-12-02"


def test_it_reads_a_plan_as_the_source_does(built: Built) -> None:
    plan = min((ROOT / "resources" / "sample" / "plans").glob("*.txt"))
    done = built.run("plan", "read", str(plan), "--json")
    assert done.returncode == 0, told(done)
    here = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "desktop_app", "plan", "read", str(plan), "--json"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    read = json.loads(done.stdout.decode("utf-8"))
    assert read["title"]
    assert read == json.loads(here.stdout.decode("utf-8"))


def test_a_file_that_cannot_be_read_is_one_sentence_and_status_2(built: Built) -> None:
    (built.home / "hỏng.docx").write_bytes(b"MZ\x00\x01 not a document")
    done = built.run("plan", "read", "hỏng.docx")
    assert done.returncode == 2
    words = done.stderr.decode("utf-8").strip()
    assert words
    assert "Traceback" not in words


def test_size_and_start_are_bearable(built: Built) -> None:
    files = [path for path in built.folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    start = time.perf_counter()
    assert built.run("--help").returncode == 0
    took = time.perf_counter() - start
    print(f"\n{size:.0f} MB, {len(files)} tệp, khởi động {took:.2f} giây")
    assert size < SIZE_LIMIT_MB


def test_what_must_be_inside_is_inside(built: Built) -> None:
    inside = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*")}
    wanted = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert len(wanted) > 5
    wanted += ["LICENSE", "docs/huong-dan.md"]
    handbook = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    wanted += [f"docs/{name}" for name in re.findall(r"!\[[^]]*\]\((pictures/[^)]+)\)", handbook)]
    missing = [name for name in wanted if f"_internal/{name}" not in inside]
    assert not missing


def test_what_was_pruned_is_not_inside(built: Built) -> None:
    names = [path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*")]
    foreign = re.compile(r"Qt6?(Qml|Quick|VirtualKeyboard)|/qml/|translations/|opengl32sw|tkinter")
    assert not [name for name in names if foreign.search(name)]
    assert not [name for name in names if "/tests/" in name]


@pytest.mark.skipif(sys.platform != "linux", reason="ldd chỉ có trên Linux")
def test_no_kept_library_needs_a_pruned_one(built: Built) -> None:
    internal = built.folder / "_internal"
    libraries = [path for path in internal.rglob("*.so*") if path.is_file()]
    environment = {"LD_LIBRARY_PATH": str(internal), "PATH": "/usr/bin:/bin"}
    listed = subprocess.run(
        ["ldd", *map(str, libraries)], env=environment, capture_output=True, check=False
    )
    missing = set(re.findall(r"(\S*Qt6\S*) => not found", listed.stdout.decode()))
    assert len(libraries) > 20
    assert not missing


@pytest.mark.parametrize("name", ["SoDanChu", "sodanchu-cli"])
def test_windows_version_resource(built: Built, name: str) -> None:
    text = (built.work / "pyinstaller" / f"{name}-version.txt").read_text(encoding="utf-8")
    found: dict[str, Any] = {}

    def keep(key: str, value: Any) -> None:
        found[key] = value

    def take(*values: Any, **named: Any) -> None:
        found.update(named)

    shapes = dict.fromkeys(
        ["VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo"], take
    )
    # The resource is an expression that PyInstaller evaluates on Windows.
    eval(text, {"__builtins__": {}, **shapes, "StringStruct": keep, "VarStruct": keep})
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert found["ProductVersion"] == found["FileVersion"] == version
    assert found["filevers"] == (*map(int, version.split(".")), 0)
    assert found["OriginalFilename"] == f"{name}.exe"


def test_the_icon_has_the_sizes_windows_asks_for() -> None:
    data = (ROOT / "resources" / "icons" / "app.ico").read_bytes()
    count = int.from_bytes(data[4:6], "little")
    sizes = {data[6 + 16 * i] or 256 for i in range(count)}
    assert {16, 32, 48, 256} <= sizes


def test_the_spec_refuses_to_build_without_an_icon(tmp_path: Path) -> None:
    for name in ("pyinstaller.spec", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--workpath", "w", "pyinstaller.spec"],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "app.ico" in done.stderr.decode("utf-8", errors="replace")
