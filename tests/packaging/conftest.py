"""The program is built once for all tests of this folder, then moved to a hard place."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from built_program import ROOT, Built


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The built program in a folder whose name has spaces and Vietnamese letters."""
    place = tmp_path_factory.mktemp("built")
    dist, work = place / "dist", place / "work"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(dist), "--workpath", str(work), str(ROOT / "pyinstaller.spec")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-4000:]
    folder = place / "Bản đóng gói thử" / "Sổ Dân chủ"
    folder.parent.mkdir()
    shutil.move(dist / "SoDanChu", folder)
    home = place / "Nhà của Đặng Ứng"
    home.mkdir()
    yield Built(folder, work, home)
    shutil.rmtree(place, ignore_errors=True)  # half a gigabyte
