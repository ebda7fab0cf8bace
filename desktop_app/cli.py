"""The command line: for support staff, scripts and tests; the window is the product."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from db.errors import known_problems
from desktop_app.cli_law_pack import add_law_pack
from desktop_app.cli_report import add_report
from desktop_app.clock import Clock, SystemClock
from desktop_app.errors import KnownProblem, UserError

if TYPE_CHECKING:
    # Only its name: what stands behind it takes longer to load than a command to run.
    from desktop_app.opening import OpenOffice

OK, FAILED = 0, 2


@dataclass(frozen=True)
class Screens:
    """What the command line asks of the window, given by the start file, which alone knows both.

    `pictures(office, folder)` writes a picture of every tab into the folder and returns the files.
    """

    pictures: Callable[["OpenOffice", Path], list[Path]]


def main(argv: Sequence[str], *, screens: Screens | None = None, clock: Clock | None = None) -> int:
    """Run one sub-command; returns the exit status (0 done, 2 could not, with one sentence)."""
    _write_all_letters()
    try:
        args, unknown = _parser().parse_known_args(argv)
        if unknown:
            args.parser.error(f"không hiểu “{' '.join(unknown)}”")
        with known_problems():
            status = int(args.run(args, screens, clock or SystemClock()))
            if sys.stdout:
                sys.stdout.flush()
        return status
    except (UserError, KnownProblem) as problem:
        if isinstance(problem.__cause__, BrokenPipeError):
            _leave_the_pipe()
            problem = UserError("Nơi nhận kết quả đã đóng trước khi in xong.")
        print(str(problem), file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
    return FAILED


def _write_all_letters() -> None:
    """A pipe or file gets UTF-8 on every machine; a screen shows ? for letters that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        # A program without a console has no streams at all.
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _leave_the_pipe() -> None:
    # What is still unwritten would fail once more, in words of Python, when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse that speaks Vietnamese; a wrong command is a UserError of one sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=_Help, add_help=False, allow_abbrev=False)
        self.options = self.add_argument_group("tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in trang này rồi thoát")
        self.set_defaults(parser=self)

    def error(self, message: str) -> NoReturn:
        """Only our own words are shown: those of argparse are English."""
        reason = message if message.startswith("không") else "còn thiếu hoặc sai"
        usage = " ".join(self.format_usage().split()).removeprefix("Cách dùng: ")
        raise UserError(f"Lệnh chưa đúng: {reason}. Cách dùng: {usage}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sodanchu", description="Sổ Dân chủ. Không có lệnh nào: mở cửa sổ chương trình."
    )
    commands = parser.add_subparsers(title="các lệnh", required=True, metavar="LỆNH")
    plan = commands.add_parser("plan", help="đọc kế hoạch")
    plan_commands = plan.add_subparsers(title="các lệnh", required=True, metavar="LỆNH")
    read = plan_commands.add_parser("read", help="đọc một tệp kế hoạch, không thay đổi gì")
    read.add_argument_group("tham số").add_argument(
        "file", type=Path, metavar="TỆP", help="tệp Word (.docx), PDF có chữ hoặc .txt"
    )
    read.options.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    read.set_defaults(run=_plan_read)
    _add_deadline(commands)
    add_law_pack(commands, _form_fault)
    add_report(commands)
    demo = commands.add_parser("demo", help="chạy thử toàn bộ với văn phòng mẫu")
    demo.options.add_argument(
        "--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi đặt kết quả"
    )
    demo.set_defaults(run=_demo)
    self_test = commands.add_parser("self-test", help="chương trình tự kiểm tra")
    self_test.set_defaults(run=_self_test)
    return parser


def _form_fault(forms: Sequence[Any]) -> str:
    from desktop_app.reports.forms.shelf import fault_of_pack  # noqa: PLC0415

    return fault_of_pack(forms) if forms else ""


def _add_deadline(commands: Any) -> None:
    found = commands.add_parser("deadline", help="tính một thời hạn của luật và nói rõ vì sao")
    found.add_argument_group("tham số").add_argument(
        "rule", nargs="?", default="", metavar="MÃ", help="mã quy tắc, như kn.accept"
    )
    options = found.options
    options.add_argument("--from", dest="start", metavar="NGÀY", help="ngày xảy ra sự kiện")
    options.add_argument(
        "--suspend",
        action="append",
        default=[],
        metavar="A..B",
        help="tạm đình chỉ từ A, tiếp tục từ B; “A..” là chưa tiếp tục; dùng được nhiều lần",
    )
    options.add_argument("--extend", default="0", metavar="N", help="gia hạn thêm N ngày (tháng…)")
    options.add_argument("--list", action="store_true", help="liệt kê các quy tắc")
    options.add_argument("--on", metavar="NGÀY", help="với --list: quy tắc có hiệu lực ngày này")
    options.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    found.set_defaults(run=_deadline)


def _deadline(args: argparse.Namespace, screens: Screens | None, clock: Clock) -> int:
    from desktop_app.cli_deadline import deadline_text  # noqa: PLC0415

    print(deadline_text(args, clock.today()))
    return OK


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
