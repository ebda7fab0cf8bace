"""The commands `law-pack`: make a signing key, make a law pack, look whether one is whole."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from db.errors import known_problems
from desktop_app.clock import Clock
from desktop_app.dates import parse, show
from desktop_app.errors import UserError

T = TypeVar("T")
FormFault = Callable[[Sequence[Any]], str]
PASSWORD = "SODANCHU_KEY_PASSWORD"  # the name of a variable of the environment
_OWNER_ONLY = 0o600


def add_law_pack(commands: Any, form_fault: FormFault) -> None:
    """Register the commands under the main parser; `form_fault` says what is wrong with forms."""
    group = commands.add_parser("law-pack", help="lập, ký và kiểm tra gói quy định")
    kinds = group.add_subparsers(title="các lệnh", required=True, metavar="LỆNH")
    keygen = kinds.add_parser("keygen", help="lập khóa ký mới, khóa bằng mật khẩu")
    keygen.options.add_argument(
        "--out", type=Path, required=True, metavar="TỆP_KHÓA", help="nơi ghi khóa ký (.pem)"
    )
    keygen.set_defaults(run=_keygen)
    _add_make(kinds, form_fault)
    verify = kinds.add_parser("verify", help="xem gói có nguyên vẹn không, ai ký, có gì bên trong")
    verify.add_argument_group("tham số").add_argument("file", type=Path, metavar="TỆP")
    verify.options.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    verify.set_defaults(run=_verify, form_fault=form_fault)


def _add_make(kinds: Any, form_fault: FormFault) -> None:
    make = kinds.add_parser("make", help="lập và ký một gói quy định")
    add = make.options.add_argument
    add("--rules", type=Path, metavar="TỆP|THƯ_MỤC", help="quy tắc (.toml)")
    add("--days", type=Path, metavar="TỆP", help="ngày nghỉ, ngày làm bù đã thông báo (.toml)")
    add("--forms", type=Path, metavar="TỆP|THƯ_MỤC", help="biểu mẫu báo cáo (.toml)")
    add("--tests", type=Path, metavar="TỆP", help="ví dụ kiểm chứng (.toml)")
    add("--key", type=Path, required=True, metavar="TỆP_KHÓA", help="khóa ký")
    add("--name", required=True, metavar="TÊN", help="tên gói")
    add("--publisher", required=True, metavar="NƠI", help="nơi phát hành")
    add("--pack-version", default="1", metavar="SỐ", help="số bản, như 1 hoặc 1.2")
    add("--issued-on", metavar="NGÀY", help="ngày phát hành; không ghi: hôm nay")
    add("--about", default="", metavar="CHỮ", help="gói nói về việc gì")
    add("--program", default="0", metavar="SỐ", help="bản chương trình cũ nhất đọc được gói")
    add("--years", default="", metavar="NĂM,NĂM", help="những năm gói đã ghi đủ ngày nghỉ")
    add("--out", type=Path, required=True, metavar="TỆP", help="gói sẽ ghi ra (.goiluat)")
    make.set_defaults(run=_make, form_fault=form_fault)


def _keygen(args: argparse.Namespace, screens: object, clock: Clock) -> int:
    from desktop_app.law.packs.keys import fingerprint, key_pem, new_key, public_hex  # noqa: PLC0415

    if args.out.exists():
        raise UserError(f"Đã có tệp “{args.out.name}”; không ghi đè lên. Hãy đặt tên khác.")
    key = new_key()
    pem = key_pem(key, _password(twice=True))
    with known_problems(args.out):
        handle = os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OWNER_ONLY)
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
    _say(
        f"Đã lập khóa ký: {args.out}",
        f"Dãy số của khóa: {fingerprint(public_hex(key))}",
        "Cất tệp khóa và mật khẩu ở hai nơi; ai có cả hai thì ký được thay bạn.",
        "Báo dãy số cho các cơ quan bằng công văn hoặc điện thoại, không gửi cùng gói.",
    )
    return 0


def _make(args: argparse.Namespace, screens: object, clock: Clock) -> int:
    from desktop_app.documents.atomic import save  # noqa: PLC0415
    from desktop_app.law.deadlines.rule import Rule  # noqa: PLC0415
    from desktop_app.law.packs.compose import pack_text  # noqa: PLC0415
    from desktop_app.law.packs.envelope import SUFFIX, seal  # noqa: PLC0415
    from desktop_app.law.packs.keys import read_key  # noqa: PLC0415
    from desktop_app.law.packs.pack import Example, LawPack  # noqa: PLC0415
    from desktop_app.law.packs.read import check_pack  # noqa: PLC0415
    from desktop_app.law.report_forms import Form  # noqa: PLC0415
    from desktop_app.law.workdays.day import DayEdit  # noqa: PLC0415

    pack = LawPack(
        head=_head(args, clock.today()),
        rules=_parts(args.rules, Rule),
        days=_parts(args.days, DayEdit),
        examples=_parts(args.tests, Example),
        forms=_parts(args.forms, Form),
    )
    _check_forms(pack, args.form_fault)
    with known_problems(args.key):
        key = read_key(args.key, _password())
    data = seal(pack_text(pack), key)
    checked = check_pack(data)
    if checked.failed:
        wrong = "; ".join(proof.words for proof in checked.failed[:3])
        raise UserError(f"Chưa lập gói: {len(checked.failed)} ví dụ kiểm chứng chưa đúng. {wrong}.")
    out = args.out if args.out.suffix == SUFFIX else args.out.with_name(args.out.name + SUFFIX)
    saved = save(out, lambda stream: stream.write(data))
    _say(f"Đã lập gói: {saved.path}", *filter(None, [saved.note]), *_told(checked))
    return 0


def _verify(args: argparse.Namespace, screens: object, clock: Clock) -> int:
    from desktop_app.law.packs.as_json import pack_json  # noqa: PLC0415
    from desktop_app.law.packs.proof import failed_words  # noqa: PLC0415
    from desktop_app.law.packs.read import read_pack  # noqa: PLC0415

    checked = read_pack(args.file)
    if args.json:
        _say(json.dumps(pack_json(checked), ensure_ascii=False, indent=2))
    else:
        _say(*_told(checked))
    refusal = failed_words(checked.failed, len(checked.proofs))
    if refusal:
        raise UserError(refusal)
    _check_forms(checked.pack, args.form_fault)
    return 0


def _check_forms(pack: Any, fault_of: FormFault) -> None:
    """UserError for a form whose formulas or measures are wrong."""
    fault = fault_of(pack.forms)
    if fault:
        raise UserError(fault)


def _told(checked: Any) -> list[str]:
    """What a whole pack is, for a person."""
    from desktop_app.law.deadlines.shipped import shipped_rules  # noqa: PLC0415
    from desktop_app.law.packs.differences import (  # noqa: PLC0415
        effect_words,
        limit_words,
        rule_changes,
        validity_words,
    )
    from desktop_app.law.packs.keys import fingerprint  # noqa: PLC0415

    head = checked.pack.head
    lines = [
        f"{head.name}, bản {head.version}, phát hành ngày {show(head.issued_on)}",
        f"Nơi phát hành tự ghi: {head.publisher}",
        f"Dãy số của khóa ký: {fingerprint(checked.key)}",
        "Chữ ký đúng với nội dung. Tin hay không tin khóa là do đối chiếu dãy số.",
        *filter(None, [head.about]),
    ]
    for change in rule_changes(shipped_rules(), checked.pack.rules):
        rule = change.rule
        lines.append(
            f"  {rule.code}: {limit_words(rule)}, {validity_words(rule)}"
            f" ({rule.article} {rule.document}) [{effect_words(change)}]"
        )
    lines += [f"  {show(d.date)}: {d.kind.words} {d.name}".rstrip() for d in checked.pack.days]
    lines += [f"  Biểu {form.code}: {form.name}" for form in checked.pack.forms]
    right = len(checked.proofs) - len(checked.failed)
    lines.append(f"Ví dụ kiểm chứng: {right} đúng trong {len(checked.proofs)}")
    return [*lines, *(f"  SAI {proof.words}" for proof in checked.failed)]


def _head(args: argparse.Namespace, today: date) -> Any:
    from desktop_app.law.packs.pack import PackHead  # noqa: PLC0415

    years = [year.strip() for year in args.years.split(",") if year.strip()]
    if not all(year.isascii() and year.isdecimal() for year in years):
        raise UserError("Chưa hiểu --years; nhập các năm cách nhau bằng dấu phẩy, như 2027,2028.")
    return PackHead(
        name=args.name,
        version=args.pack_version,
        issued_on=(parse(args.issued_on, today) if args.issued_on else None) or today,
        publisher=args.publisher,
        about=args.about,
        program=args.program,
        years=tuple(int(year) for year in years),
    )


def _parts(path: Path | None, kind: type[T]) -> tuple[T, ...]:
    """The rules, days, examples or forms of a file, or of all files of a folder in their order."""
    from desktop_app.law.packs.decode import part_of  # noqa: PLC0415

    if path is None:
        return ()
    with known_problems(path):
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        texts = [(file, file.read_bytes()) for file in files]
    found: list[T] = []
    for file, data in texts:
        try:
            found += part_of(data.decode("utf-8-sig").replace("\r\n", "\n"), kind)
        except UnicodeDecodeError:
            raise UserError(f"Tệp “{file.name}” không viết bằng bảng mã UTF-8.") from None
        except UserError as error:
            raise UserError(f"Tệp “{file.name}”: {error.message}") from None
    return tuple(found)


def _password(*, twice: bool = False) -> str:
    """The password of the key, from the environment or typed without being shown."""
    given = os.environ.get(PASSWORD, "")
    if given:
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            "Cần mật khẩu của khóa ký: chạy lệnh trong cửa sổ dòng lệnh để gõ, hoặc đặt biến môi"
            f" trường {PASSWORD}."
        )
    typed = getpass.getpass("Mật khẩu của khóa ký: ")
    if twice and getpass.getpass("Gõ lại mật khẩu: ") != typed:
        raise UserError("Hai lần gõ mật khẩu không giống nhau; chưa lập khóa.")
    return typed


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


_BINARY = getattr(os, "O_BINARY", 0)  # only Windows has it
