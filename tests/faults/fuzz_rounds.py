"""Feed broken documents to the readers, again and again, and look that they always answer.

Run as a script: prints one line of JSON. Made-up plans (and the real ones, where they lie beside
the repository) are cut, shuffled, flipped, joined; each goes through `read_plan` in a worker
process. An answer is a plan or a UserError; all else, more than the allowed seconds, or more than
the allowed memory is a failure, kept with its seed so that it can be made again.
"""

import argparse
import io
import json
import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import source_makers as make  # noqa: E402
from pypdf import PdfReader, PdfWriter  # noqa: E402

from desktop_app.errors import UserError  # noqa: E402
from desktop_app.plans.reader import read_plan  # noqa: E402

try:
    import resource
except ImportError:  # Windows: the memory is not measured there
    resource = None  # type: ignore[assignment]

SEEDS = ROOT.parent / "shared" / "seeds"
MOST_SECONDS = 3.0
MOST_MEGABYTES = 500
PAGES_OF_A_SEED = 4
_PATIENCE = 7  # times the allowed seconds, until a silent process counts as hanging

Change = Callable[[bytes, random.Random], bytes]


# Broken documents


def cut(data: bytes, chance: random.Random) -> bytes:
    """The document up to a random place, as after a broken copy."""
    return data[: chance.randrange(len(data) + 1)]


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def lose(data: bytes, chance: random.Random) -> bytes:
    """A stretch in the middle missing, or there twice."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 16, 512, 5000)))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end] + data[start:]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Blocks in another order, as after a broken disk."""
    size = chance.choice((64, 512, 4096))
    blocks = [data[i : i + size] for i in range(0, len(data), size)]
    chance.shuffle(blocks)
    return b"".join(blocks)


def numbers(data: bytes, chance: random.Random) -> bytes:
    """Some numbers written in it replaced by odd ones."""

    def other(match: re.Match[bytes]) -> bytes:
        odd = (b"0", b"-1", b"1", b"99999999999", b"65536", b"0.0001", b"x")
        return chance.choice(odd) if chance.random() < 0.03 else match.group()

    return re.sub(rb"\d+", other, data)


def lines(data: bytes, chance: random.Random) -> bytes:
    """Lines shuffled, joined, doubled, dropped; tabs put in and taken out."""
    parts = data.split(b"\n")
    for _ in range(chance.randrange(1, 30)):
        i = chance.randrange(len(parts))
        kind = chance.randrange(6)
        if kind == 0:
            parts[i : i + 2] = [b" ".join(parts[i : i + 2])]
        elif kind == 1:
            parts.insert(chance.randrange(len(parts)), parts[i])
        elif kind == 2:
            parts[i] = parts[i].replace(b"\t", chance.choice((b"", b" ", b"\t\t", b"|")))
        elif kind == 3:
            parts[i] = parts[i].replace(b" ", b"\t", chance.randrange(1, 9))
        elif kind == 4:
            parts[i] = chance.choice((b"**", b"<b>", b"|", b"- ", b"<table><tr>", b"&#")) + parts[i]
        elif len(parts) > 1:
            del parts[i]
    if chance.random() < 0.3:
        chance.shuffle(parts)
    return b"\n".join(parts)


def elements(data: bytes, chance: random.Random) -> bytes:
    """XML with paragraphs moved, cells merged at random, tags lost or put deep into each other."""
    kind = chance.randrange(5)
    if kind == 0:
        parts = re.split(rb"(?=<w:p[ >])", data)
        middle = parts[1:-1]
        chance.shuffle(middle)
        return b"".join([*parts[:1], *middle, *parts[-1:]])
    if kind == 1:
        merges = (b'<w:gridSpan w:val="3"/>', b"<w:vMerge/>", b'<w:vMerge w:val="restart"/>',
                  b'<w:hMerge w:val="continue"/>', b'<w:gridSpan w:val="9999999"/>')  # fmt: skip
        return re.sub(
            rb"<w:tcPr>",
            lambda m: m.group() + (chance.choice(merges) if chance.random() < 0.4 else b""),
            data,
        )
    if kind == 2:
        tags = list(re.finditer(rb"<[^>]*>", data))
        tag = chance.choice(tags) if tags else None
        return data if tag is None else data[: tag.start()] + data[tag.end() :]
    if kind == 3:
        deep = chance.choice((5, 100, 3000))
        return data.replace(b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * deep, 1).replace(
            b"</w:body>", b"</w:sdtContent></w:sdt>" * deep + b"</w:body>", 1
        )
    return numbers(data, chance)


BYTES: tuple[Change, ...] = (cut, flip, lose, shuffle)
TEXT: tuple[Change, ...] = (*BYTES, lines, lines, lines, numbers)
PDF: tuple[Change, ...] = (*BYTES, numbers, numbers, flip)
XML: tuple[Change, ...] = (cut, flip, lose, elements, elements, elements, elements)


def broken(original: Path, chance: random.Random) -> bytes:
    """The bytes of a document with one to three things wrong with it."""
    data = original.read_bytes()
    for _ in range(chance.choice((1, 1, 2, 3))):
        if original.suffix == ".docx" and chance.random() < 0.75:
            data = broken_package(data, chance)
        else:
            data = chance.choice(PDF if original.suffix == ".pdf" else TEXT)(data, chance)
        if not data:
            break
    return data


def broken_package(data: bytes, chance: random.Random) -> bytes:
    """A package that opens, with one of its parts broken, lost or under another's name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except Exception:  # broken before
        return flip(data, chance)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = "word/document.xml" if chance.random() < 0.7 else chance.choice(names)
    kind = chance.random()
    if name in parts and kind < 0.85:
        parts[name] = chance.choice(XML)(parts[name], chance)
    elif kind < 0.93:
        parts.pop(name, None)
    else:
        parts[name] = parts[chance.choice(names)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return file.getvalue()


def corpus(folder: Path) -> list[Path]:
    """The whole documents that the broken ones are made of."""
    made = [
        make.text_plan(folder / "plan.txt"),
        make.word_plan(folder / "plan.docx"),
        make.pdf_plan(folder / "plan.pdf"),
        make.pdf(folder / "open.pdf", draw_open, pageCompression=0),
    ]
    for path in sorted(SEEDS.glob("*.txt")) + sorted(SEEDS.glob("office/*")):
        target = folder / path.name
        if path.suffix == ".pdf":
            writer = PdfWriter()
            for page in PdfReader(path).pages[-PAGES_OF_A_SEED:]:
                writer.add_page(page)
            writer.write(target)
        else:
            target.write_bytes(path.read_bytes())
        made.append(target)
    return made


def draw_open(canvas: Any, family: make.Family) -> None:
    """A page whose drawing commands are not packed, so that changes hit them."""
    canvas.setFont(family.face(False, False), 13)
    for i in range(20):
        canvas.drawString(85, 780 - 16 * i, "Công khai các việc của xã để nhân dân biết, bàn.")
    canvas.grid([85, 120, 300, 500], [200, 240, 280, 320, 360])
    for i in range(4):
        for j, text in enumerate((str(i), "Niêm yết công khai", "Văn phòng")):
            canvas.drawString((90, 125, 305)[j], 345 - 40 * i, text)


# Reading them


def answer(path: Path) -> str:
    """What the readers say to a file: "read", "refused", or the trace of a failure."""
    try:
        read_plan(path)  # begins with read_source
    except UserError as refused:
        return "refused" if refused.message.strip() else "refused without a word"
    except Exception:
        return traceback.format_exc()
    return "read"


def work(pipe: Connection) -> None:
    """Read files until told to stop; answer with outcome, seconds and memory."""
    pipe.send("ready")
    while True:
        path = pipe.recv()
        if path is None:
            return
        start = time.process_time()  # on a busy machine waiting is not the reader's fault
        outcome = answer(Path(path))
        pipe.send((outcome, time.process_time() - start, megabytes()))


def megabytes() -> float:
    """The most memory this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        # The kernel's own figure for ru_maxrss begins with what the parent held at the start.
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else 0.0
    if resource is None:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024)


class Worker:
    """A process that reads; started anew after a hang."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()  # starting up is not reading, on a busy machine it takes long

    def read(self, path: Path, seconds: float) -> tuple[str, float, float]:
        """The answer to one file; a hang or a crash is an answer too."""
        self._pipe.send(str(path))
        try:
            if self._pipe.poll(seconds * _PATIENCE):
                outcome, took, peak = self._pipe.recv()
                slow = f"over {seconds:.0f} s: {took:.1f} s"
                return (slow if took > seconds else outcome), took, peak
            outcome = f"hang over {seconds:.0f} s"
        except EOFError:
            outcome = "crash of the process"
        self._process.kill()
        self._process.join()
        self._start()
        return outcome, seconds, 0.0

    def close(self) -> None:
        """Let the process end."""
        self._pipe.send(None)
        self._process.join(10)


def cases(count: int, seed: int, originals: list[Path]) -> Iterator[tuple[int, Path, bytes]]:
    """The broken documents of one run; the same seed makes the same ones."""
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        kind = chance.choices((".txt", ".docx", ".pdf"), (4, 4, 3))[0]
        original = chance.choice([path for path in originals if path.suffix == kind])
        yield number, original, broken(original, chance)


def run(
    count: int, seed: int, seconds: float = MOST_SECONDS, keep: Path | None = None
) -> dict[str, Any]:
    """Read `count` broken documents and report: outcomes, slowest, memory, failures."""
    outcomes: Counter[str] = Counter()
    failures: list[dict[str, Any]] = []
    slowest = memory = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "whole").mkdir()
        originals = corpus(folder / "whole")
        worker = Worker()
        for number, original, data in cases(count, seed, originals):
            path = folder / f"case{original.suffix}"
            path.write_bytes(data)
            outcome, took, peak = worker.read(path, seconds)
            slowest, memory = max(slowest, took), max(memory, peak)
            good = outcome in ("read", "refused")
            outcomes[outcome if good else "failed"] += 1
            if not good:
                failures.append({"seed": f"{seed}:{number}", "of": original.name, "what": outcome})
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}{original.suffix}").write_bytes(data)
        worker.close()
    return {
        "cases": count,
        **outcomes,
        "slowest_seconds": round(slowest, 2),
        "memory_mb": round(memory),
        "failures": failures,
    }


def run_side_by_side(count: int, seed: int, jobs: int, **options: Any) -> dict[str, Any]:
    """The cases shared out to several workers, each with a seed of its own."""
    shares = [count // jobs + (i < count % jobs) for i in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:
        rounds = pool.map(lambda i: run(shares[i], seed + i, **options), range(jobs))
        reports = list(rounds)
    whole: dict[str, Any] = {"failures": [f for report in reports for f in report["failures"]]}
    for key in ("cases", "read", "refused", "failed"):
        whole[key] = sum(report.get(key, 0) for report in reports)
    for key in ("slowest_seconds", "memory_mb"):
        whole[key] = max(report[key] for report in reports)
    return whole


def main() -> int:
    """Read the arguments, run, print; 0 when all was well."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("cases", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--seconds", type=float, default=MOST_SECONDS)
    parser.add_argument("--keep", type=Path, help="keep the documents that failed in this folder")
    options = parser.parse_args()
    report = run_side_by_side(
        options.cases, options.seed, options.jobs, seconds=options.seconds, keep=options.keep
    )
    print(json.dumps(report, ensure_ascii=False))
    return 1 if report["failures"] or report["memory_mb"] > MOST_MEGABYTES else 0


if __name__ == "__main__":
    raise SystemExit(main())
