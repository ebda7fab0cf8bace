#!/usr/bin/env python3
"""How long the preview takes to follow one typed letter, beside printing the whole plan anew and,
for scale, LibreOffice turning the same plan's Word file into PDF. All in one run, as ratios.

Usage: benchmarks/live_preview.py [PAGES_OF_TEXT] [TASKS]; a plan of about 40 pages without them.
"""

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from msgspec.structs import replace  # noqa: E402 - found through the path set above

from desktop_app.documents import pdf, word  # noqa: E402
from desktop_app.documents.live import LivePages  # noqa: E402
from desktop_app.documents.marks import Mark, Part  # noqa: E402
from desktop_app.documents.preview import Preview  # noqa: E402
from desktop_app.plans.model import (  # noqa: E402
    Annex,
    AnnexRow,
    Plan,
    Recipient,
    Section,
    Signer,
    Task,
    Text,
)
from desktop_app.plans.printing import plan_document  # noqa: E402

LETTERS = 25
WIDTH_PX = 1000
_WORDS = (
    "cán bộ công chức xã phối hợp thôn tổ chức niêm yết công khai để nhân dân bàn bạc kiểm tra "
    "giám sát theo quy định hằng quý báo cáo kết quả thực hiện dân chủ ở cơ sở đúng hạn"
)
_rng = random.Random(1)


def main() -> int:
    """Measure; returns 0."""
    pages, tasks = (int(arg) for arg in (sys.argv[1:] + ["31", "120"][len(sys.argv) - 1 :])[:2])
    plan = _plan(pages, tasks)
    live = LivePages()
    first = _time(lambda: live.update(plan_document(plan)))
    print(f"{live.count} trang, {tasks} nhiệm vụ; lần đầu dàn trang {first * 1000:.0f} ms")
    whole = median(_time(lambda: _whole(plan)) for _ in range(3))
    print(f"in lại cả văn bản rồi vẽ một trang{whole * 1000:30.0f} ms")
    office = _libreoffice(plan)
    if office:
        print(f"LibreOffice, tệp Word thành PDF{office * 1000:33.0f} ms")
    for name, typed, mark in _places(plan):
        times = _typing(live, plan, typed, mark)
        line = f"một chữ {name:24} giữa {median(times) * 1000:5.0f} ms, lâu nhất"
        line += f" {max(times) * 1000:5.0f} ms   in cả: gấp {whole / median(times):.0f}"
        print(line + (f"   LibreOffice: gấp {office / median(times):.0f}" if office else ""))
    print(f"bộ nhớ nhiều nhất {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


Typed = Callable[[Plan, str], Plan]


def _places(plan: Plan) -> list[tuple[str, Typed, Mark]]:
    blocks = sum(1 + len(section.body) for section in plan.sections)
    last = len(plan.tasks) - 1
    return [
        ("ở đoạn đầu", lambda p, s: _in_section(p, 0, s), Mark(Part.BODY, 1)),
        ("ở đoạn cuối", lambda p, s: _in_section(p, -1, s), Mark(Part.BODY, blocks - 1)),
        ("ở tên kế hoạch", lambda p, s: replace(p, title=p.title + s), Mark()),
        ("ở hàng đầu của bảng", lambda p, s: _in_task(p, 0, s), Mark(Part.ANNEX, row=0)),
        ("ở hàng cuối của bảng", lambda p, s: _in_task(p, last, s), Mark(Part.ANNEX, row=last)),
    ]


def _typing(live: LivePages, plan: Plan, typed: Typed, mark: Mark) -> list[float]:
    """Letter after letter, each shown as a picture of the page."""
    times, text = [], ""
    for _ in range(LETTERS):
        text += _rng.choice("aeiou ")
        changed = typed(plan, text)

        def shown(changed: Plan = changed) -> None:
            live.update(plan_document(changed))
            with Preview(live.pdf([live.page_of(mark)])) as picture:
                picture.render(0, WIDTH_PX)

        times.append(_time(shown))
    return times


def _whole(plan: Plan) -> None:
    data, _ = pdf.to_bytes(plan_document(plan))
    with Preview(data) as picture:
        picture.render(0, WIDTH_PX)


def _libreoffice(plan: Plan) -> float:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.docx"
        with path.open("wb") as stream:
            word.write(plan_document(plan), stream)
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        return min(
            _time(lambda: subprocess.run(command, check=True, capture_output=True, timeout=180))
            for _ in range(2)  # the first start reads the program from the disk
        )


def _in_section(plan: Plan, at: int, text: str) -> Plan:
    sections = list(plan.sections)
    body = list(sections[at].body)
    where = 0 if at == 0 else -1
    body[where] = replace(body[where], text=f"{body[where].text} {text}")
    sections[at] = replace(sections[at], body=tuple(body))
    return replace(plan, sections=tuple(sections))


def _in_task(plan: Plan, at: int, text: str) -> Plan:
    tasks = list(plan.tasks)
    tasks[at] = replace(tasks[at], content=f"{tasks[at].content} {text}")
    return replace(plan, tasks=tuple(tasks))


def _plan(pages: int, tasks: int) -> Plan:
    """A plan of made-up words: about so many pages of text, then an annex with its tasks."""
    sections = tuple(
        Section(str(n + 1), _said(8), 1, body=tuple(Text(_said(60), marker="-") for _ in range(8)))
        for n in range(pages)
    )
    return Plan(
        number="05/KH-UBND",
        date="2027-03-05",
        issuer="ỦY BAN NHÂN DÂN XÃ SUỐI MẪU",
        title="Thực hiện dân chủ ở cơ sở năm 2027",
        sections=sections,
        tasks=tuple(
            Task(
                "I",
                "",
                str(n + 1),
                _said(24),
                (_said(4),),
                (_said(7),),
                "Trước ngày 30/6/2027",
                None,
                _said(9),
            )
            for n in range(tasks)
        ),
        recipients=(Recipient("UBND tỉnh", "b/c"), Recipient("Lưu: VT")),
        signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lò Thị Mẫu"),
        annexes=(
            Annex("I", "Danh mục nhiệm vụ", rows=tuple(AnnexRow(task=n) for n in range(tasks))),
        ),
    )


def _said(words: int) -> str:
    return " ".join(_rng.choices(_WORDS.split(), k=words)).capitalize()


def _time(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
