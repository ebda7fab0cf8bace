"""The part of the tour with the law: a deadline as JSON, its reasons on paper, a law pack."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from desktop_app.cli_deadline import deadline_json
from desktop_app.dates import show
from desktop_app.deadline_papers.annex import file_name, writers
from desktop_app.deadline_papers.calculation import Asked, calculated
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.demo.checks import Say, expect, expect_words
from desktop_app.documents import atomic
from desktop_app.errors import UserError
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.packs.compose import pack_text
from desktop_app.law.packs.differences import effect_words, limit_words
from desktop_app.law.packs.envelope import SUFFIX, seal
from desktop_app.law.packs.keys import new_key
from desktop_app.law.packs.pack import Example, LawPack, PackHead
from desktop_app.law.packs.read import check_pack, read_pack
from desktop_app.office.law_pack_views import PackPreview
from desktop_app.services import Services

CODE = "kn.accept"
_SINCE = 20  # days before today from which the made-up rule holds, so that open things move
_MORE = 3


def law_tour(services: Services, out: Path, say: Say) -> None:
    """Deadlines with their reasons, and a newer rule that is only looked at."""
    out.mkdir(exist_ok=True)
    _as_json(services, out, say)
    _annex(services, out, say)
    _pack(services, out, say)


def _as_json(services: Services, out: Path, say: Say) -> None:
    today = services.clock.today()
    rule, found = services.law.rules().rule(CODE, today), services.law.deadline(CODE, today)
    path = out / f"{CODE}.json"
    made = msgspec.to_builtins(deadline_json(rule, found))
    path.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    again = json.loads(path.read_text(encoding="utf-8"))
    expect(again["due"] == f"{found.due}" and bool(again["trace"]), "thời hạn JSON đọc lại khác")
    say(f"Tính {CODE} từ {show(today)}: hạn {show(found.due)}, ghi {path.name}")


def _annex(services: Services, out: Path, say: Say) -> None:
    """The reasons of the open limit of the law that has the longest story."""
    explained = max(_explained(services), key=lambda one: len(one.trace), default=None)
    if explained is None:
        return
    office = services.office.office()
    printed = office.printed(services.user, services.clock.now())
    for ending, write in writers(explained, printed).items():
        saved = write(out / f"{file_name(explained)}.{ending}")
        expect_words(saved.path, "GIẢI TRÌNH THỜI HẠN", show(explained.due), explained.article)
        say(f"Ghi {saved.path.name}: {len(explained.trace)} ngày có lý do")


def _explained(services: Services) -> list[Explanation]:
    rules, calendar = services.law.rules(), services.law.calendar()
    found = []
    for task in services.tasks.tasks(services.tasks.ids(filters={"status": "open"})):
        values = task.values
        if not (values.rule and values.event_on):
            continue
        (one,) = services.tasks.occurrences(task.uid)
        asked = Asked(
            values.event_on, values.rule, suspensions=one.suspensions, extend=one.extended
        )  # fmt: skip
        made = replace(calculated(asked, rules, calendar), title=values.title)
        expect(made.due == one.due, f"hạn của “{values.title}” tính lại khác với sổ")
        found.append(made)
    return found


def _pack(services: Services, out: Path, say: Say) -> None:
    """A made-up rule, signed with a key of its own; what it would change, without changing it."""
    data = made_up_pack(services)
    path = out / f"goi-trinh-dien{SUFFIX}"
    atomic.save(path, lambda stream: stream.write(data))
    preview = services.law_packs.preview(read_pack(path))
    expect(not preview.refusal and not preview.trusted, "gói quy định không được nhận đúng")
    _expect_refused(data)
    told = out / "goi-trinh-dien.xem-truoc.txt"
    told.write_text("\n".join(_preview_lines(preview)) + "\n", encoding="utf-8")
    moved = len(preview.moving)
    say(f"Ký {path.name}, xem trước: {len(preview.rules)} quy định mới, {moved} hạn sẽ tính lại")


def made_up_pack(services: Services) -> bytes:
    """A pack with one made-up rule, signed by a key that nobody keeps."""
    return seal(pack_text(_made_up(services)), new_key())


def _made_up(services: Services) -> LawPack:
    today = services.clock.today()
    held = services.law.rules().rule(CODE, today)
    rule = msgspec.structs.replace(
        held,
        count=held.count + _MORE,
        document="Văn bản giả định 01/2026/TD",
        article="Điều 1",
        valid_from=today - timedelta(days=_SINCE),
        valid_to=None,
        note="Chỉ để trình diễn, không phải quy định thật.",
    )
    found = deadline(rule, today, services.law.calendar())
    return LawPack(
        head=PackHead(
            name="Gói quy định trình diễn (giả định)",
            version="1",
            issued_on=today,
            publisher="Văn phòng mẫu",
        ),
        rules=(rule,),
        examples=(
            Example(code=CODE, start=today, raw_due=_known(found.raw_due), due=_known(found.due)),
        ),
    )


def _known(day: date | None) -> date:
    expect(day is not None, "quy định không cho ra ngày nào")
    assert day is not None
    return day


def _expect_refused(data: bytes) -> None:
    try:
        check_pack(data.replace(b"TD", b"DT", 1))
    except UserError:
        return
    expect(False, "gói bị sửa chữ mà vẫn được nhận")


def _preview_lines(preview: PackPreview) -> list[str]:
    head = preview.pack.head
    lines = [
        f"{head.name}, bản {head.version}, {head.publisher}, ngày {show(head.issued_on)}",
        f"Dãy số của khóa ký: {preview.digits}",
        "Chữ ký đúng với nội dung; khóa này chưa được cơ quan tin." if not preview.trusted else "",
        f"Ví dụ kiểm chứng: đúng {len(preview.proofs) - len(preview.failed)}/{len(preview.proofs)}",
        "",
    ]
    for change in preview.rules:
        rule = change.rule
        lines.append(f"{rule.code}: {limit_words(rule)}, {rule.article} {rule.document}")
        lines.append(f"  {effect_words(change)}")
        lines += [f"  {what}: {old} → {new}" for what, old, new in change.differences]
    lines += ["", "Việc đang mở:", *(f"  {sentence}" for sentence in preview.summary)]
    lines += [
        f"  {each.item.title}: {show(each.item.due)} → {show(each.new_due)}"
        for each in preview.moving
    ]
    return lines
