"""What the books know of one record, as the values that templates ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.book import Book
from db.records import Record
from db.text import lowered
from desktop_app.dates import show
from desktop_app.documents.model import Named
from desktop_app.fields import Field
from desktop_app.people.person import Person
from desktop_app.slips.case_events import event_values, standing_events, text_of
from desktop_app.slips.catalogue import Slip
from desktop_app.slips.compose import SECRET
from desktop_app.slips.values import BY_NAME, CASES, PETITIONS, RECEPTIONS
from desktop_app.slips.words import day_words, hour_words
from desktop_app.stored import values_of

DENUNCIATION = "denunciation"
DENOUNCER = "Người tố cáo"
FORMS = {"original": "bản chính", "copy": "bản sao"}
_NAMES = {RECEPTIONS: "lượt tiếp", PETITIONS: "đơn", CASES: "vụ việc"}
_PERSONS = frozenset({"đối tượng", "cán bộ", "người chủ trì", "người ký"})
_NAMED = _PERSONS | {name for name, value in BY_NAME.items() if value.personal}
Labels = Mapping[str, Sequence[Field]]


@dataclass(frozen=True)
class Facts:
    """A record as slips see it.

    `state` has its columns and `kind_of_content`, `last_event`, `papers`, by which slips are
    offered. `code_name` stands in for who denounces, and `values` hold nothing of them;
    `identity_uid` is set when they lie in the shield's compartment.
    """

    table: str
    uid: str
    state: Mapping[str, str]
    values: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    identity_uid: str = ""
    code_name: str = ""
    events: tuple[Record, ...] = ()

    @property
    def label(self) -> str:
        """The record by its number: "đơn số 12/2026"; never a name."""
        return self.values["hồ sơ"]

    @property
    def named(self) -> frozenset[str]:
        """The values that say who an ordinary record is about; of a denunciation none."""
        return frozenset() if self.code_name else _NAMED

    def for_slip(self, slip: Slip, person: Person | None = None) -> dict[str, str]:
        """The values for one slip.

        A denouncer is their code name on every paper that goes to others. On a paper handed to
        themself the name is written by hand, or printed when the role holder has given `person`.
        """
        values = {**self.values, **event_values(self.events, slip.event)}
        if not self.code_name:
            return values
        if slip.to_sender:
            return {**values, **person_values(person or Person())}
        hidden = {name: SECRET for name, value in BY_NAME.items() if value.personal}
        return {**values, **hidden, "họ tên": self.code_name}


class FactsReader:
    """Reads records of the three books; what a choice is called comes from `labels`."""

    def __init__(self, book: Book, labels: Labels) -> None:
        self._book = book
        self._labels = {
            table: {each.key: each for each in described} for table, described in labels.items()
        }

    def read(self, table: str, uid: str) -> Facts:
        """The facts of a record; KeyError when there was never one."""
        row = self._book.get(table, uid)
        if row is None:
            raise KeyError(f"{table} {uid}")
        readers = {RECEPTIONS: self._reception, PETITIONS: self._petition, CASES: self._case}
        return readers[table](row)

    def find(self, tables: Sequence[str], uid: str) -> Facts:
        """The facts of a record that lies in one of the tables."""
        for table in tables:
            if self._book.get(table, uid) is not None:
                return self.read(table, uid)
        raise KeyError(uid)

    def _reception(self, row: Record) -> Facts:
        told = self._teller(RECEPTIONS, row)
        values = {
            **self._common(RECEPTIONS, row),
            "số lượt tiếp": told("number"),
            "ngày tiếp": day_words(told("received_on")),
            "giờ tiếp": hour_words(told("at")),
            "người chủ trì": told("presider"),
            "hình thức tiếp": lowered(told("kind")),
            "loại việc": lowered(told("content_kind")),
            "căn cứ từ chối": lowered(told("refusal")) if row["refusal"] else "",
            "lý do": told("refusal_note"),
            "nơi gửi đến": told("transferred_to") or told("guided_to"),
            "kết quả": told("result"),
        }
        return self._facts(RECEPTIONS, row, values, text_of(row, "content_kind"))

    def _petition(self, row: Record) -> Facts:
        values = {**self._common(PETITIONS, row), **self._paper(row)}
        return self._facts(PETITIONS, row, values, text_of(row, "kind"))

    def _paper(self, row: Record) -> dict[str, str]:
        told = self._teller(PETITIONS, row)
        return {
            "số đơn": told("number"),
            "ngày nhận": day_words(told("received_on")),
            "ngày viết đơn": day_words(told("written_on")),
            "nguồn đơn": lowered(told("source")),
            "cơ quan chuyển đến": told("source_body"),
            "số văn bản chuyển đến": told("source_number"),
            "loại việc": lowered(told("kind")),
            "đối tượng": told("respondent"),
            "chức vụ đối tượng": told("respondent_post"),
            "lần": lowered(told("instance")),
            "vì sao không đủ điều kiện": lowered(told("unqualified_because")),
            "lý do": lowered(told("unqualified_because")),
            "nơi gửi đến": told("handled_to") or told("competent_body"),
        }

    def _case(self, row: Record) -> Facts:
        told, uid = self._teller(CASES, row), str(row["uid"])
        papers = self._rows(PETITIONS, {"case_uid": uid}, "received_on")
        events = self._rows("case_events", {"case_uid": uid}, "ordinal")
        paper = papers[0] if papers else None
        own = {
            **self._common(CASES, row),
            "số vụ việc": told("number"),
            "ngày nhận": day_words(told("received_on")),
            "nội dung": told("title"),
            "loại việc": lowered(told("kind")),
            "lần": lowered(told("instance")),
            "đối tượng": told("respondent"),
            "chức vụ đối tượng": told("respondent_post"),
            "ngày thụ lý": day_words(told("accepted_on")),
            "hạn giải quyết": day_words(self._due(uid)),
            "tiêu chí phức tạp": ", ".join(text_of(row, "complex").split()),
            "số quyết định": told("decision_number"),
            "ngày quyết định": day_words(told("decided_on")),
            "kết quả": lowered(told("outcome")) if row["outcome"] else "",
            "đơn vị tham mưu": told("unit"),
        }
        values = self._from_paper(paper) if paper else {"họ tên": told("claimant")}
        values |= {name: value for name, value in own.items() if value or name not in values}
        if len(papers) > 1:
            values["họ tên"] = ", ".join(told("claimant").split("; "))
        values |= standing_events(events)
        state = {"last_event": text_of(events[-1], "kind")} if events else {}
        facts = self._facts(CASES, row, values, text_of(row, "kind"), state)
        shield = paper or {}
        sealed = text_of(row, "kind") == DENUNCIATION
        return replace(
            facts,
            lists={**facts.lists, "đơn": [_listed(n, each) for n, each in enumerate(papers, 1)]},
            events=tuple(events),
            identity_uid=text_of(shield, "identity_uid"),
            code_name=text_of(shield, "code_name") or (DENOUNCER if sealed else ""),
        )

    def _from_paper(self, paper: Record) -> dict[str, str]:
        return {**self._common(PETITIONS, paper), **self._paper(paper)}

    def _common(self, table: str, row: Record) -> dict[str, str]:
        told = self._teller(table, row)
        person = Person() if table == CASES else values_of(Person, row)
        sealed = text_of(row, _KIND[table]) == DENUNCIATION
        known = {} if table == CASES else person_values(Person() if sealed else person)
        return {
            **known,
            "số người": told("persons"),
            "nội dung": "" if table == CASES else told("content"),
            "yêu cầu": "" if table == CASES else told("request"),
            "lĩnh vực": lowered(told("field")),
            "cơ quan đã giải quyết": "" if table == CASES else told("earlier_body"),
            "cán bộ": told("officer"),
            "hạn trả lời": day_words(told("next_due")),
            "hồ sơ": f"{_NAMES[table]} số {row['number']}/{row['year']}",
        }

    def _facts(
        self,
        table: str,
        row: Record,
        values: Mapping[str, str],
        kind: str,
        more: Mapping[str, str] | None = None,
    ) -> Facts:
        files = self._rows("record_files", {"owner_uid": str(row["uid"])}, "ordinal")
        papers = [each for each in files if each["kind"] == "received"]
        state = {column: str(value) for column, value in row.items() if value is not None}
        state |= {"kind_of_content": kind, "papers": "yes" if papers else "no", **(more or {})}
        return Facts(
            table,
            str(row["uid"]),
            state,
            values,
            {"tài liệu": [_document(n, each) for n, each in enumerate(papers, 1)]},
            text_of(row, "identity_uid"),
            text_of(row, "code_name") or (DENOUNCER if kind == DENUNCIATION else ""),
        )

    def _due(self, uid: str) -> str:
        found = self._rows("clocks", {"owner_uid": uid, "step": "resolve"}, "ordinal")
        return text_of(found[-1], "due") if found else ""

    def _rows(self, table: str, filters: dict[str, Any], order: str) -> list[Record]:
        return self._book.rows(
            table, self._book.ids(table, filters=filters, order=((order, False),))
        )

    def _teller(self, table: str, row: Record) -> "_Teller":
        return _Teller(row, self._labels.get(table, {}))


class _Teller:
    """A column of a row in words: the label of a choice, a number, a text."""

    def __init__(self, row: Record, labels: Mapping[str, Field]) -> None:
        self._row, self._labels = row, labels

    def __call__(self, column: str) -> str:
        value = text_of(self._row, column)
        described = self._labels.get(column)
        return described.label_of(value) if described and described.choices and value else value


def _document(ordinal: int, row: Record) -> dict[str, str]:
    return {
        "thứ tự": str(ordinal),
        "tên tài liệu": text_of(row, "title"),
        "dạng": FORMS.get(text_of(row, "form"), text_of(row, "form")),
        "số trang": text_of(row, "pages"),
        "số bản": text_of(row, "copies"),
        "ghi chú": text_of(row, "note"),
    }


def _listed(ordinal: int, paper: Record) -> dict[str, str]:
    return {
        "thứ tự": str(ordinal),
        "số đơn": text_of(paper, "number"),
        "ngày nhận": show(text_of(paper, "received_on")),
        "người gửi": text_of(paper, "code_name") or Named(values_of(Person, paper).shown),
        "nội dung đơn": text_of(paper, "content"),
    }


_KIND = {RECEPTIONS: "content_kind", PETITIONS: "kind", CASES: "kind"}


def person_values(person: Person) -> dict[str, str]:
    """The values that tell who somebody is."""
    return {
        "họ tên": person.shown,
        "địa chỉ": person.address,
        "số giấy tờ": person.id_number,
        "điện thoại": person.phone,
        "tổ chức": person.organisation,
        "giấy tờ đại diện": person.representing,
        "người đại diện": ", ".join(person.representatives),
    }
