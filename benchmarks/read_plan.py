#!/usr/bin/env python3
"""How long a plan takes to be read, beside what a person would do instead: let LibreOffice turn it
into plain text (words only, nothing understood). One run, shown as a ratio.

Usage: benchmarks/read_plan.py [FILE …]; without files, the sample plans printed as Word and PDF.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import resources  # noqa: E402 - found through the path set above
from desktop_app.plans.reader import read_plan  # noqa: E402
from desktop_app.plans.saving import writers  # noqa: E402

ROUNDS = 3


def main() -> int:
    """Measure every file; returns 0."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        files = [Path(name) for name in sys.argv[1:]] or _printed(work)
        read_plan(files[0])  # libraries are loaded once, in the program at its first file
        for path in files:
            ours = _best(lambda path=path: read_plan(path))
            line = f"{path.name:44} đọc và hiểu {ours * 1000:7.0f} ms"
            if office:
                theirs = _best(lambda path=path: _convert(office, path, work), rounds=1)
                line += f"   LibreOffice, chỉ chữ {theirs * 1000:7.0f} ms   gấp {theirs / ours:.1f}"
            print(line)
    return 0


def _printed(work: Path) -> list[Path]:
    files = []
    for sample in sorted(resources.path("sample", "plans").glob("*.txt")):
        for ending, write in writers(read_plan(sample).plan).items():
            if ending != "xlsx":
                files.append(write(work / f"{sample.stem}.{ending}").path)
    return files


def _convert(office: str, path: Path, work: Path) -> None:
    filters = ["--infilter=writer_pdf_import"] if path.suffix == ".pdf" else []
    target = ["--convert-to", "txt:Text", "--outdir", str(work)]
    command = [office, "--headless", *filters, *target, str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
