"""The command `report`: a form, or all forms, of a period from an office's books, as files."""

import argparse
import getpass
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db.errors import known_problems
from desktop_app import paths
from desktop_app.clock import Clock
from desktop_app.errors import UserError

if TYPE_CHECKING:
    from desktop_app.reports.asked import Asked
    from desktop_app.reports.narrative.model import Narrative
    from desktop_app.services import Services

PASSWORD = "SODANCHU_PASSWORD"  # the name of a variable of the environment
FORMATS = ("pdf", "docx", "xlsx")
_NO_OFFICE = (
    "Chưa có sổ nào trong thư mục “{folder}”. Chỉ thư mục sổ bằng --office, hoặc thêm --sample để"
    " làm với sổ mẫu."
)


def add_report(commands: Any) -> None:
    """Register the command under the main parser."""
    found = commands.add_parser("report", help="lập biểu, báo cáo của một kỳ từ sổ")
    found.add_argument_group("tham số").add_argument(
        "form", metavar="BIỂU", help="mã biểu như 01/TCD, DC; hoặc kntc, democracy: cả bộ"
    )
    add = found.options.add_argument
    add("--period", required=True, metavar="KỲ", help="2026-Q1, 2026-H1, 2026-M9, 2026-Y, A..B")
    add("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi đặt kết quả")
    add("--format", default=",".join(FORMATS), metavar="DẠNG", help="pdf,docx,xlsx; không ghi: cả")
    add("--json", action="store_true", help="in số liệu và tên tệp dạng JSON")
    add("--office", type=Path, metavar="THƯ_MỤC", help="thư mục sổ; không ghi: sổ trên máy này")
    add("--user", default="", metavar="TÊN", help="tài khoản mở sổ, khi sổ có nhiều tài khoản")
    add("--sample", action="store_true", help="làm với sổ mẫu lập tạm, không cần mật khẩu")
    found.set_defaults(run=_run)


def _run(args: argparse.Namespace, screens: object, clock: Clock) -> int:
    # Imported here: other commands need neither the book nor the writers of paper.
    from desktop_app.reports.asked import Asking  # noqa: PLC0415
    from desktop_app.reports.asked_json import report_json, report_lines  # noqa: PLC0415
    from desktop_app.reports.forms.shelf import FormShelf  # noqa: PLC0415

    formats = _formats(args.format)
    if args.out.exists() and not args.out.is_dir():
        raise UserError(f"“{args.out}” là một tệp; hãy chỉ một thư mục để đặt kết quả.")
    with _services(args, clock) as services:
        shelf = FormShelf(services.book)
        asking = Asking(shelf, services.reports, services.report_duties)
        asked = asking.report(args.form, args.period)
        files = _write(services, asked, args.out, formats)
        if args.json:
            _say(json.dumps(report_json(asked, files), ensure_ascii=False, indent=2))
        else:
            _say(*report_lines(asked, files))
    return 0


def _formats(words: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip().lower() for part in words.split(",") if part.strip()))
    unknown = [one for one in asked if one not in FORMATS]
    if unknown or not asked:
        raise UserError(
            f"Không có dạng “{', '.join(unknown) or words}”: chọn trong pdf, docx, xlsx."
        )
    return asked


@contextmanager
def _services(args: argparse.Namespace, clock: Clock) -> Iterator["Services"]:
    """The book, opened only for reading; its folder is given back at the end."""
    from desktop_app.sample import create_sample, open_sample  # noqa: PLC0415

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        if args.sample:
            create_sample(Path(scratch) / "so-mau", clock)
            office = open_sample(Path(scratch) / "so-mau", clock)
        else:
            office = _opened(args, clock)
        try:
            services = office.services(read_only=True)
            try:
                yield services
            finally:
                services.close()
        finally:
            office.close()


def _opened(args: argparse.Namespace, clock: Clock) -> Any:
    from desktop_app.opening import KEYS_NAME, has_office, open_office  # noqa: PLC0415
    from desktop_app.safety.accounts import KeyRing  # noqa: PLC0415

    folder = args.office or paths.find().book
    if not has_office(folder):
        raise UserError(_NO_OFFICE.format(folder=folder))
    users = KeyRing.open(folder / KEYS_NAME).users()
    if not args.user and len(users) != 1:
        raise UserError(f"Sổ có {len(users)} tài khoản: chọn một bằng --user.")
    return open_office(folder, args.user or users[0], _password(), clock)


def _password() -> str:
    given = os.environ.get(PASSWORD, "")
    if given:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise UserError(f"Cần mật khẩu mở sổ: đặt vào biến môi trường {PASSWORD}.")
    return getpass.getpass("Mật khẩu mở sổ: ", stream=sys.stderr)


def _write(
    services: "Services", asked: "Asked", folder: Path, formats: Sequence[str]
) -> list[Path]:
    """Make all files, then write them; the folder is made when it is not there.

    Their names follow from what was asked for, so that a script knows them.
    """
    from desktop_app.documents import atomic  # noqa: PLC0415
    from desktop_app.reports import periods  # noqa: PLC0415
    from desktop_app.reports.out.bundle import sent_files  # noqa: PLC0415
    from desktop_app.reports.out.head import head_of  # noqa: PLC0415

    report = asked.report
    head = head_of(report, services.office.office(), services.reports.signer(report))
    made = sent_files(asked.filled, _narrative(services, asked), head, formats=tuple(formats))
    name = atomic.safe_name(asked.name, periods.key(report.period).replace("..", "_"))
    with known_problems(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return [
        atomic.save(folder / f"{name}.{kind}", partial(_put, file.data)).path
        for kind, file in zip(formats, made, strict=True)
    ]


def _put(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)


def _narrative(services: "Services", asked: "Asked") -> "Narrative":
    """The words of a whole report: as kept, else as the program draws them up."""
    from desktop_app.reports.narrative.model import Narrative  # noqa: PLC0415
    from desktop_app.reports.narrative.outline import outline_for  # noqa: PLC0415

    report, words = asked.report, services.narratives
    if not asked.whole:
        return Narrative()
    if asked.kept:
        return words.words(asked.filled)
    period = report.period
    outline = outline_for(words.outlines.all(), report.regime, period.type, period.last)
    return words.draft(outline, asked.filled) if outline else Narrative()


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
