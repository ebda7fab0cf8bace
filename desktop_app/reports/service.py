"""Reports in the book: drawn up, sent, corrected, compared with what the books say later."""

from collections.abc import Mapping
from decimal import Decimal

from desktop_app.changes import Changes
from desktop_app.documents.model import Document
from desktop_app.errors import UserError
from desktop_app.office.model import Officer
from desktop_app.office.service import OfficeService
from desktop_app.reports import freezing, periods
from desktop_app.reports.cells import check_value, item_of
from desktop_app.reports.drafting import OPEN, done
from desktop_app.reports.explaining import explanation
from desktop_app.reports.model import (
    CellKey,
    HandCell,
    Report,
    ReportContent,
    ReportPeriod,
    Status,
)
from desktop_app.reports.records import (
    TABLE,
    content_of,
    form_lines,
    packed,
    period_columns,
)
from desktop_app.reports.sending import Files, ReportSending, SentFile
from desktop_app.reports.since_sent import Drift, drifts


class ReportService(ReportSending):
    """Every action is one step of undo; a sent report is never changed, only corrected anew."""

    def correct(self, uid: str, reason: str) -> Changes:
        """Begin the corrected version of a sent report; the old one stands until that is sent."""
        report = self.get(uid)
        if report.status is not Status.SENT:
            raise UserError("Chỉ lập bản đính chính cho báo cáo đang có giá trị, đã gửi.")
        self._refuse_successor(report)
        if not reason.strip():
            raise UserError("Hãy ghi lý do đính chính.", "reason")
        self._forms(report)  # refused where one of them is no more
        row = self._row(uid)
        values = {
            **period_columns(report.period),
            "duty_uid": report.duty_uid or None,
            "regime": report.regime,
            "title": report.title,
            "due": row["due"],
            "forms": row["forms"],
            "status": Status.DRAFT.value,
            "version": report.version + 1,
            "symbol": report.head.symbol,
            "signer": report.head.signer,
            "sent_to": report.head.sent_to,
            "replaces_uid": uid,
            "reason": " ".join(reason.split()),
            "content": row["content"],
            "narrative": row["narrative"],
        }
        with self._book.change(user=self._user, label=f"Đính chính {report.title}") as change:
            new = change.insert(TABLE, values)
        return done(f"Đã lập bản đính chính của {report.title}; bản đã gửi được giữ nguyên", new)

    def since_sent(self, uid: str) -> list[Drift]:
        """What the books now say otherwise than a sent report. A long read."""
        frozen = self.frozen(uid)
        sent = freezing.thawed(frozen, self.get(uid))
        return drifts(self._book, sent, frozen, self._counter())

    def explanation(self, uid: str) -> Document:
        """The note that explains what changed since a report was sent. A long read."""
        office = OfficeService(self._book, self._user)
        report, today = self.get(uid), self._clock.today()
        return explanation(
            report, self.since_sent(uid), office.office(), self.signer(report), today
        )

    def signer(self, report: Report) -> Officer | None:
        """The officer who signs a report; the first who may sign when none was chosen."""
        rows = OfficeService(self._book, self._user).rows("officers")
        rows = [row for row in rows if row["uid"] == report.head.signer] or [
            row for row in rows if row["signs"]
        ]
        keys = ("name", "title", "capacity", "authority")
        return (
            Officer(**{key: rows[0][key] or "" for key in keys}, signs=bool(rows[0]["signs"]))
            if rows
            else None
        )

    def enter_old(
        self,
        regime: str,
        period: ReportPeriod,
        figures: Mapping[CellKey, Decimal],
        title: str = "",
    ) -> Changes:
        """Keep the figures of a report that was sent outside the program, to compare with."""
        if not figures:
            raise UserError("Chưa nhập số liệu nào.")
        codes = dict.fromkeys(code for code, _ in figures)
        forms = {code: self._old_form(code, period.last) for code in codes}
        for key, value in figures.items():
            check_value(value, item_of(forms, key))
        title = title.strip() or f"{periods.title(regime, period)} (nhập tay)"
        days = period_columns(period)
        found = self._entered(regime, period)
        hand = content_of(self._row(found[0])["content"]).hand if found else {}
        hand = {**hand, **{key: HandCell(value) for key, value in figures.items()}}
        values = {
            **days,
            "regime": regime,
            "duty_uid": None,
            "title": title,
            "forms": form_lines(form for form, _ in hand),
            "status": Status.ENTERED.value,
            "version": 1,
            "content": packed(ReportContent(hand)),
        }
        with self._book.change(user=self._user, label=f"Nhập số liệu cũ: {title}") as change:
            if found:
                change.update(TABLE, found[0], values)
            uid = found[0] if found else change.insert(TABLE, values)
        return done(f"Đã lưu số liệu của {title}", uid)

    def _entered(self, regime: str, period: ReportPeriod) -> list[str]:
        entered = {"regime": regime, "status": Status.ENTERED.value}
        return self._book.ids(TABLE, filters={**entered, **period_columns(period)})

    def delete(self, uid: str) -> Changes:
        """Move a draft or an old report to the recycle bin; a sent one stays."""
        report = self.get(uid)
        if report.status not in OPEN:
            raise UserError(
                "Báo cáo đã gửi không xóa được, để sau này còn đối chiếu."
                " Nếu ghi nhầm là đã gửi thì bỏ ghi nhận trước, rồi xóa bản đang lập."
            )
        with self._book.change(user=self._user, label=f"Xóa {report.title}") as change:
            change.delete(TABLE, uid)
        return done(f"Đã xóa {report.title}; phục hồi được từ Thùng rác")

    def restore(self, uid: str) -> Changes:
        """Take a report out of the recycle bin; UserError when another stands in its place."""
        report = self.get(uid)
        if report.replaces_uid:
            self._refuse_without_original(report)
            self._refuse_successor(self.get(report.replaces_uid))
        elif report.status is Status.DRAFT:
            self._refuse_second(report.duty_uid, report.regime, report.period)
        elif self._entered(report.regime, report.period):
            raise UserError("Số liệu cũ của kỳ này đã được nhập lại; hãy sửa ở bản đang có.")
        with self._book.change(user=self._user, label=f"Phục hồi {report.title}") as change:
            change.restore(TABLE, uid)
        return done(f"Đã phục hồi {report.title}", uid)


__all__ = ["Files", "ReportService", "SentFile"]
