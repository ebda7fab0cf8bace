"""A file is written whole or not at all, under a name that every system takes."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop_app.documents import atomic, pdf
from desktop_app.documents.model import Document, Paragraph, rich
from desktop_app.errors import KnownProblem

_GOOD, _ = pdf.to_bytes(Document(body=(Paragraph(rich("Chữ")),)))


def _write_good(stream: BinaryIO) -> None:
    stream.write(_GOOD)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_put_in_place_and_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "Thư mục mới" / "ke-hoach.pdf"
    assert atomic.save(target, _write_good).path == target
    target.write_bytes(b"cu")
    assert atomic.save(target, _write_good).note == ""
    assert target.read_bytes() == _GOOD
    assert _names(target.parent) == ["ke-hoach.pdf"]


@pytest.mark.parametrize("at", [0, 100, len(_GOOD) - 1])
def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(tmp_path: Path, at: int) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")

    def fail(stream: BinaryIO) -> None:
        stream.write(_GOOD[:at])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        atomic.save(target, fail)
    assert target.read_bytes() == b"cu"
    assert _names(tmp_path) == ["a.pdf"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB, where the machine lets us make one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("cần quyền quản trị để tạo đĩa nhỏ")
    folder = tmp_path / "dia-nho"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("máy này không cho tạo đĩa nhỏ")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk(tiny_disk: Path) -> None:
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        atomic.save(tiny_disk / "a.pdf", lambda stream: stream.write(b"x" * 200_000))
    assert _names(tiny_disk) == []


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx"])
@pytest.mark.parametrize("content", [b"", b"khong phai", _GOOD[: len(_GOOD) // 3]])
def test_a_damaged_result_is_thrown_away(tmp_path: Path, name: str, content: bytes) -> None:
    target = tmp_path / name
    target.write_bytes(b"cu")
    with pytest.raises(KnownProblem, match="đọc lại không được"):
        atomic.save(target, lambda stream: stream.write(content))
    assert target.read_bytes() == b"cu"
    assert _names(tmp_path) == [name]


def test_a_file_open_in_word_gets_a_neighbour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")
    (tmp_path / "a (2).pdf").write_bytes(b"cu 2")
    real = Path.replace

    def locked(self: Path, other: Path) -> Path:
        if Path(other).exists():
            raise PermissionError(errno.EACCES, "being used by another process")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", locked)
    saved = atomic.save(target, _write_good)
    assert saved.path.name == "a (3).pdf"
    assert "đang mở" in saved.note and "a (3).pdf" in saved.note
    assert target.read_bytes() == b"cu"
    assert _names(tmp_path) == ["a (2).pdf", "a (3).pdf", "a.pdf"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Kế hoạch", "79/KH-UBND", "Xã Đồng Mẫu"), "Ke-hoach_79-KH-UBND_Xa-Dong-Mau.pdf"),
        (('Đặng: ?*<>|"\\', ""), "Dang.pdf"),
        (("",), "van-ban.pdf"),
        (("...",), "van-ban.pdf"),
        (("Ỷ Ứ ỗ ẵ",), "Y-U-o-a.pdf"),
    ],
)
def test_names(parts: tuple[str, ...], name: str) -> None:
    assert atomic.safe_name(*parts, suffix=".pdf") == name


@pytest.mark.parametrize("word", ["CON", "nul", "Com1", "LPT9", "aux", "prn.a"])
def test_names_that_windows_keeps_for_itself(word: str) -> None:
    made = atomic.safe_name(word, suffix=".pdf")
    assert made.split(".")[0].lower() not in {"con", "nul", "com1", "lpt9", "aux", "prn"}


def test_long_names_are_cut_before_the_ending() -> None:
    made = atomic.safe_name("Kế hoạch " * 40, suffix=".docx")
    assert len(made) <= 100
    assert made.endswith(".docx") and not made.removesuffix(".docx").endswith("-")
