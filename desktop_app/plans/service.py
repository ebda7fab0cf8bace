"""The actions on kept plans: save what was read, find, open, delete, restore."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.attachments import LIMIT_BYTES
from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.law.citations import DocumentRef
from desktop_app.office.numbering import apart
from desktop_app.office.unit_names import same_unit
from desktop_app.plans.attention import to_look_at, weighed
from desktop_app.plans.copying.bases import Successor
from desktop_app.plans.kept import KeptPlan, decode, encode, with_task_uids
from desktop_app.plans.model import Annex, Body, Grid, Plan, Section, Text
from desktop_app.plans.reader import ReadPlan
from desktop_app.plans.years import plan_year

TABLE = "plans"


class PlanService:
    """Reads and changes the plans in the book."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def ids(
        self,
        *,
        search: str = "",
        filters: Mapping[str, Any] | None = None,
        order: Sequence[tuple[str, bool]] = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the plans that match, in order (newest first when no order is given)."""
        order = order or (("date", True), ("created_at", True))
        return self._book.ids(
            TABLE, search=search, filters=filters or {}, order=order, deleted=deleted
        )

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows for these uids, in the order asked."""
        return self._book.rows(TABLE, uids)

    def years(self) -> list[int]:
        """The years that occur among the plans, newest first."""
        found = {row["year"] for row in self.rows(self.ids()) if row["year"]}
        return sorted(found, reverse=True)

    def get(self, uid: str) -> KeptPlan:
        """The whole plan; UserError when it is not in the book."""
        row = self._book.get(TABLE, uid)
        if row is None:
            raise UserError("Không tìm thấy kế hoạch này trong sổ.")
        return decode(str(row["content"]))

    def original(self, uid: str) -> tuple[str, bytes]:
        """The name and bytes of the file that the plan was read from."""
        row = self._book.get(TABLE, uid)
        if row is None or not row["original_uid"]:
            raise UserError("Kế hoạch này không có tệp gốc kèm theo.")
        _, data = self._book.attachments.get(str(row["original_uid"]))
        return str(row["original_name"]), data

    def same_file(self, data: bytes) -> str | None:
        """The uid of a plan read from a file with just these bytes, if the book has one."""
        digest = hashlib.sha256(data).hexdigest()
        attached = self._book.ids("attachments", filters={"sha256": digest})
        found = self._book.ids(TABLE, filters={"original_uid": attached}) if attached else []
        return found[0] if found else None

    def successor(self, ref: DocumentRef, year: int, but: str = "") -> Successor | None:
        """The paper of the same kind and body for a year, when the book has just one of them.

        Last year's "Kế hoạch số 53/KH-UBND … của UBND tỉnh" leads to this year's.
        """
        parts = apart(ref.number or "")
        rows = [
            row
            for row in self.rows(self.ids(filters={"year": year}))
            if row["uid"] != but
            and row["date"]
            and parts
            and (own := apart(str(row["number"])))
            and own[1] == parts[1]
            and ref.issuer
            and same_unit(str(row["issuer"]), ref.issuer)
        ]
        if len(rows) != 1:
            return None
        number, day, title = (str(rows[0][key]) for key in ("number", "date", "title"))
        return Successor(number, day, title)

    def save(self, read: ReadPlan, with_file: bool = True) -> Changes:
        """Keep a plan that was read from a file, with that file attached.

        KnownProblem when the file is too large for the book (`may_attach`).
        """
        name = plan_name(read.plan)
        kept = KeptPlan(with_task_uids(read.plan), read.source.lines)
        with self._book.change(user=self._user, label=f"Lưu {name}") as change:
            original = None
            if with_file:
                original = self._book.attachments.add(
                    change, read.name, read.data, media_type(read.name)
                )
            values = {
                **plan_columns(kept),
                "status": "read",
                "made": "read",
                "version": 1,
                "original_uid": original,
                "original_name": read.name,
            }
            uid = change.insert(TABLE, values)
        return Changes.of("plans", message=f"Đã lưu {name} vào sổ", uid=uid)

    def delete(self, uids: Sequence[str]) -> Changes:
        """Move plans to the recycle bin, as one step."""
        with self._book.change(user=self._user, label=f"Xóa {len(uids)} kế hoạch") as change:
            for uid in uids:
                change.delete(TABLE, uid)
        return Changes.of("plans", message=f"Đã chuyển {len(uids)} kế hoạch vào thùng rác")

    def restore(self, uids: Sequence[str]) -> Changes:
        """Take plans out of the recycle bin, as one step."""
        with self._book.change(user=self._user, label=f"Khôi phục {len(uids)} kế hoạch") as change:
            for uid in uids:
                change.restore(TABLE, uid)
                # Undoing a save has moved the file there too.
                if original := self._book.rows(TABLE, [uid])[0]["original_uid"]:
                    change.restore("attachments", str(original))
        return Changes.of("plans", message=f"Đã khôi phục {len(uids)} kế hoạch")


def may_attach(read: ReadPlan) -> bool:
    """Whether the file itself is small enough to be kept in the book."""
    return len(read.data) <= LIMIT_BYTES


def plan_name(plan: Plan) -> str:
    """What a plan is called in messages: its number, else the beginning of its title."""
    if plan.number:
        return f"kế hoạch {plan.number}"
    title = plan.title or "chưa có tên"
    return f"kế hoạch “{title if len(title) <= 60 else title[:57] + '…'}”"


def plain_text(plan: Plan) -> str:
    """All words of a plan, for the search."""
    return "\n".join(_texts(plan))


def media_type(name: str) -> str:
    """The media type of an original file by its ending."""
    kinds = {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf": "application/pdf",
        "txt": "text/plain",
    }
    return kinds.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def plan_columns(kept: KeptPlan, status: str = "read") -> dict[str, Any]:
    """The columns of a plan's record that follow from its contents, for a record of this status."""
    plan = kept.plan
    return {
        "title": plan.title,
        "doc_type": plan.doc_type,
        "number": plan.number or "",
        "symbol": plan.symbol or "",
        "date": plan.date or "",
        "issuer": plan.issuer or "",
        "place": plan.place or "",
        "year": plan_year(plan),
        "task_count": len(plan.tasks),
        "finding_count": to_look_at(weighed(kept.open_findings, status)),
        "full_text": plain_text(plan),
        "content": encode(kept),
    }


def _texts(plan: Plan) -> Iterator[str]:
    heads = (plan.type_text, plan.title, plan.number, plan.parent_issuer, plan.issuer, plan.place)
    yield from filter(None, heads)
    yield from (basis.text for basis in plan.legal_bases)
    yield from _bodies(plan.opening)
    yield from _sections(plan.sections)
    yield from _bodies(plan.closing)
    for task in plan.tasks:
        yield from (task.content, task.lead_text, task.coordinating_text)
        yield from (task.schedule_text, task.deliverable)
        yield from (text for _, text in task.other)
    yield from (recipient.text for recipient in plan.recipients)
    if plan.signer and plan.signer.name:
        yield plan.signer.name
    for annex in plan.annexes:
        yield from _annex(annex)
    yield from _bodies(plan.leftovers)


def _annex(annex: Annex) -> Iterator[str]:
    yield from (annex.label, annex.title, annex.caption)
    yield from (row.title for row in annex.rows)
    yield from _bodies(annex.body)
    yield from _sections(annex.sections)


def _sections(sections: Sequence[Section]) -> Iterator[str]:
    for top in sections:
        for section in top.walk():
            yield section.title
            yield from _bodies(section.body)


def _bodies(bodies: Sequence[Body]) -> Iterator[str]:
    for body in bodies:
        if isinstance(body, Text):
            yield body.text
        elif isinstance(body, Grid):
            yield from (cell for row in body.rows for cell in row)
