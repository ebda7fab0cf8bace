"""The command line: for support staff, scripts and tests; the window is the product."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.clock import Clock, SystemClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.opening import OpenOffice

OK, FAILED = 0, 2


@dataclass(frozen=True)
class Screens:
    """What the command line asks of the window, given by the start file, which alone knows both.

    `pictures(office, folder)` writes a picture of every tab into the folder and returns the files.
    """

    pictures: Callable[[OpenOffice, Path], list[Path]]


def main(argv: Sequence[str], *, screens: Screens | None = None, clock: Clock | None = None) -> int:
    """Run one sub-command; returns the exit status (0 done, 2 could not, with one sentence)."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args, screens, clock or SystemClock()))
    except (UserError, KnownProblem) as problem:
        print(str(problem), file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sodanchu", description="Sổ Dân chủ. Không có lệnh nào: mở cửa sổ chương trình."
    )
    commands = parser.add_subparsers(title="các lệnh", required=True, metavar="LỆNH")
    plan = commands.add_parser("plan", help="đọc kế hoạch")
    plan_commands = plan.add_subparsers(title="các lệnh", required=True, metavar="LỆNH")
    read = plan_commands.add_parser("read", help="đọc một tệp kế hoạch, không thay đổi gì")
    read.add_argument("file", type=Path, metavar="TỆP")
    read.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    read.set_defaults(run=_plan_read)
    demo = commands.add_parser("demo", help="chạy thử toàn bộ với văn phòng mẫu")
    demo.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    demo.set_defaults(run=_demo)
    self_test = commands.add_parser("self-test", help="chương trình tự kiểm tra")
    self_test.set_defaults(run=_self_test)
    return parser


def _plan_read(args: argparse.Namespace, screens: Screens | None, clock: Clock) -> int:
    # Imported here: reading Word and PDF loads slow libraries that other commands do not need.
    from desktop_app.plans.as_json import plan_json  # noqa: PLC0415
    from desktop_app.plans.reader import read_plan  # noqa: PLC0415
    from desktop_app.plans.summary import summary_lines  # noqa: PLC0415

    plan = read_plan(args.file).plan
    if args.json:
        print(json.dumps(plan_json(plan), ensure_ascii=False, indent=2))
    else:
        print("\n".join(summary_lines(plan)))
    return OK


def _demo(args: argparse.Namespace, screens: Screens | None, clock: Clock) -> int:
    from desktop_app.demo import run_demo  # noqa: PLC0415

    pictures = screens.pictures if screens else None
    return run_demo(args.out, clock, say=print, pictures=pictures)


def _self_test(args: argparse.Namespace, screens: Screens | None, clock: Clock) -> int:
    from desktop_app.self_test import run_self_test  # noqa: PLC0415

    return run_self_test(print, pictures=screens.pictures if screens else None)
