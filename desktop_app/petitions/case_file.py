"""A case printed whole: its facts, papers, events, clocks with their reckoning, results, files."""

from collections.abc import Iterator, Sequence
from dataclasses import fields as fields_of
from datetime import datetime

from db.book import Book
from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.dates import show
from desktop_app.deadline_papers.annex import annex_body
from desktop_app.documents.model import (
    Align,
    Appendix,
    Block,
    Document,
    HeadCell,
    Header,
    Heading,
    Named,
    TableBlock,
    TableColumn,
    TableRow,
    Value,
    rich,
)
from desktop_app.documents.papers import printed_foot
from desktop_app.office.service import OfficeService
from desktop_app.petitions import fields, step_words
from desktop_app.petitions.cases import CaseService
from desktop_app.petitions.model import Case, CaseEvent, Petition
from desktop_app.petitions.result_words import RESULT_WORDS, amount
from desktop_app.petitions.state import group_of
from desktop_app.registers.paper import month_words

_KINDS, _FIELDS = dict(fields.KINDS), dict(fields.FIELDS)
_INSTANCES, _STATUSES = dict(fields.INSTANCES), dict(fields.STATUSES)
_OUTCOMES = dict(fields.CASE_OUTCOMES)
_STATES = {
    ClockStatus.OPEN: "đang tính",
    ClockStatus.DONE: "đã làm",
    ClockStatus.VOID: "không còn phải làm",
    ClockStatus.PASSES: "tự hết",
}
_FILE_KINDS = {"received": "Nhận vào", "issued": "Đã ban hành", "evidence": "Tài liệu"}


class CaseFile:
    """Makes the paper; what is sealed stands there under its code name."""

    def __init__(self, book: Book, user: str, cases: CaseService) -> None:
        self._book = book
        self._user = user
        self._cases = cases

    def document(self, uid: str, now: datetime) -> Document:
        """The whole file of a case as of now."""
        case, office = self._cases.get(uid), OfficeService(self._book, "").office()
        clocks = self._cases.clocks(uid)
        return Document(
            header=Header(issuer=office.head, place_date=month_words(office.place, now.date())),
            type_name="HỒ SƠ VỤ VIỆC",
            subject=f"Số {case.number}/{case.year} – {_KINDS[case.values.kind].lower()}",
            body=tuple(self._body(case, clocks)),
            after=(printed_foot(self._user, now),),
            appendices=tuple(self._annexes(clocks)),
        )

    def _body(self, case: Case, clocks: Sequence[Clock]) -> Iterator[Block]:
        uid = case.uid
        others = ", ".join(f"số {one.number}/{one.year}" for one in self._cases.related(uid))
        parts: list[tuple[str, TableBlock | None]] = [
            ("Thông tin chung", _facts(case, others)),
            ("Đơn", _papers(self._cases.petitions(uid))),
            ("Diễn biến", _events(case, self._cases.events(uid))),
            ("Thời hạn", _clocks(clocks)),
            ("Kết quả và thi hành", _results(case)),
            ("Tài liệu trong hồ sơ", self._files(uid)),
        ]
        number = 0
        for title, table in parts:
            if table is not None and table.rows:
                number += 1
                yield Heading(f"{number}.", rich(title, bold=True), level=1)
                yield table

    def _annexes(self, clocks: Sequence[Clock]) -> Iterator[Appendix]:
        for number, clock in enumerate(clocks, 1):
            yield Appendix(
                label=f"Phụ lục {number}",
                title=("GIẢI TRÌNH THỜI HẠN", clock.title),
                body=annex_body(self._cases.why(clock.uid)),
                landscape=False,
            )

    def _files(self, uid: str) -> TableBlock | None:
        owners = [uid, *(paper.uid for paper in self._cases.petitions(uid))]
        found = self._book.ids("record_files", filters={"owner_uid": owners})
        lines = [
            (
                _FILE_KINDS.get(str(row["kind"]), ""),
                str(row["number"] or ""),
                show(str(row["day"] or "")),
                "Tệp trong ngăn bảo mật" if row["sealed"] else str(row["title"] or ""),
            )
            for row in self._book.rows("record_files", found)
        ]
        return _table(("Loại", "Số", "Ngày", "Tên tài liệu"), (28, 28, 27, None), lines)


def _facts(case: Case, others: str) -> TableBlock:
    values = case.values
    instance = _INSTANCES[values.instance] if values.instance else ""
    pairs = (
        ("Loại vụ việc", ", ".join(p for p in (_KINDS[values.kind], instance.lower()) if p)),
        ("Nội dung", values.title),
        ("Người khiếu nại, tố cáo, kiến nghị", _open(case, case.claimant)),
        ("Số người", str(values.persons) if values.persons > 1 else ""),
        ("Bị khiếu nại, bị tố cáo", _joined(values.respondent, values.respondent_post)),
        ("Lĩnh vực", _FIELDS.get(values.field, "")),
        ("Ngày nhận", show(case.received_on)),
        ("Ngày thụ lý", show(case.accepted_on)),
        ("Vùng sâu, vùng xa", "Có" if values.remote else ""),
        ("Tình trạng", _STATUSES.get(case.status, "")),
        ("Quyết định, kết luận", _joined(case.decision_number, show(case.decided_on))),
        ("Kết quả", _OUTCOMES.get(case.outcome, "") if case.outcome else ""),
        ("Người phụ trách", _joined(values.officer, values.unit)),
        ("Nối với vụ việc", others),
        ("Tài liệu mật", values.classified_ref),
        ("Ghi chú", values.note),
    )
    rows = tuple(TableRow(pair) for pair in pairs if pair[1])
    return TableBlock((TableColumn(width_mm=52), TableColumn()), rows=rows)


def _open(case: Case, name: str) -> str:
    """A name that is no secret in this case; a denouncer stands there as a code name anyway."""
    return name if case.values.kind == "denunciation" else Named(name)


def _papers(papers: Sequence[Petition]) -> TableBlock | None:
    sources = dict(fields.SOURCES)
    lines = [
        (
            f"{paper.number}/{paper.year}",
            show(paper.values.received_on),
            Named(paper.shown) if not paper.code_name else paper.shown,
            paper.values.content,
            _joined(sources.get(paper.values.source, ""), paper.values.source_body),
        )
        for paper in papers
    ]
    heads = ("Số", "Ngày nhận", "Người gửi", "Nội dung", "Nguồn")
    return _table(heads, (20, 27, 32, None, 30), lines)


def _events(case: Case, events: Sequence[CaseEvent]) -> TableBlock | None:
    group = group_of(case.values.kind)
    lines = []
    for event in events:
        said = event.values
        told = (said.reason, f"đến ngày {show(said.until)}" if said.until else "")
        lines.append(
            (
                show(said.day),
                step_words.label(group, said.kind),
                said.number,
                _joined(said.signer, said.body),
                _joined(*told),
            )
        )
    heads = ("Ngày", "Việc", "Số văn bản", "Người ký, nơi gửi, nhận", "Nội dung")
    return _table(heads, (27, 34, 30, 34, None), lines)


def _clocks(clocks: Sequence[Clock]) -> TableBlock | None:
    lines = [
        (
            clock.title,
            show(clock.event_on),
            show(clock.due) or "chưa xác định",
            _joined(_STATES[clock.status], show(clock.done_on), "muộn" if clock.late else ""),
            _joined(clock.article, clock.document),
        )
        for clock in clocks
    ]
    heads = ("Việc phải làm", "Tính từ", "Hạn", "Tình trạng", "Căn cứ")
    return _table(heads, (44, 27, 27, 28, None), lines)


def _results(case: Case) -> TableBlock | None:
    """What was ordered, and what came of it, where there is anything."""
    lines = [
        (RESULT_WORDS[field.name], amount(field.name, getattr(part, field.name)))
        for part in (case.results, case.enforcement)
        for field in fields_of(part)
        if getattr(part, field.name)
    ]
    if case.enforced_on:
        lines.append(("Thi hành xong ngày", show(case.enforced_on)))
    return _table(("Chỉ tiêu", "Số lượng"), (None, 44), lines)


def _table(
    heads: Sequence[str], widths: Sequence[float | None], lines: Sequence[Sequence[Value]]
) -> TableBlock | None:
    if not lines:
        return None
    return TableBlock(
        tuple(TableColumn(Align.LEFT, width) for width in widths),
        (tuple(HeadCell(text) for text in heads),),
        rows=tuple(TableRow(tuple(line)) for line in lines),
    )


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
