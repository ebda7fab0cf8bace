"""Sending a report: locked with its figures, records, words and files; or taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from db.change import Change
from db.records import Record, stamp
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.office.numbering import is_symbol, series_key, typed_number
from desktop_app.reports import freezing
from desktop_app.reports.bridge import balances
from desktop_app.reports.check_code import check_code, figures_of, spoken
from desktop_app.reports.drafting import ReportDrafts, done
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.guarding import ask_guard
from desktop_app.reports.model import CellKey, Report, Status
from desktop_app.reports.records import FILES, TABLE


@dataclass(frozen=True)
class SentFile:
    """A file that went out with a report; its name holds nobody's name."""

    name: str
    data: bytes
    media_type: str


Files = Callable[[FilledReport], Sequence[SentFile]]


class ReportSending(ReportDrafts):
    """Sends a report, or takes back that it was sent; all or nothing."""

    def send(
        self,
        uid: str,
        sent_on: date,
        sent_to: str = "",
        sent_how: str = "",
        files: Files | None = None,
    ) -> Changes:
        """Lock a report as it goes out: figures, records, words and the files that `files` makes.

        UserError naming the rule that fails, or what is missing. Counts from the books: long.
        """
        report = self._draft(uid, "gửi")
        self._check_day(report, sent_on)
        self._refuse_without_original(report)
        filled = self.filled(uid)
        refuse_unsound(filled)
        code = check_code(figures_of(filled))
        head = replace(report.head, sent_to=sent_to.strip() or report.head.sent_to)
        sent = replace(
            report,
            status=Status.SENT,
            head=head,
            sent_on=sent_on,
            sent_how=sent_how.strip(),
            check_code=code,
        )
        narrative = self.told(filled)
        ask_guard(filled, sent, narrative)
        data = self._frozen_bytes(filled, narrative)
        made = files(replace(filled, report=sent)) if files else ()
        label = f"Gửi {report.title}"
        with self._book.change(user=self._user, label=label) as change:
            self._take_number(change, sent)
            kept = self._book.attachments.add(
                change, f"so-lieu-{code}.gz", data, freezing.MEDIA_TYPE
            )
            self._keep_files(change, uid, made, sent_on)
            change.update(TABLE, uid, {**_columns(sent), "frozen_uid": kept}, report.rev)
            if report.replaces_uid:
                change.update(TABLE, report.replaces_uid, {"status": Status.SUPERSEDED.value})
            self._sent(uid)
        words = f"Đã gửi {report.title}; mã đối chiếu {spoken(code)}"
        return Changes.of("reports", "tasks", message=words, uid=uid)

    def take_back(self, uid: str, reason: str) -> Changes:
        """It was not sent after all: a draft again, its number free; what it replaced stands."""
        report = self.get(uid)
        if report.status is not Status.SENT:
            raise UserError("Chỉ bỏ ghi nhận được báo cáo đang ở tình trạng đã gửi.")
        self._refuse_successor(report)
        if not reason.strip():
            raise UserError("Hãy ghi lý do bỏ ghi nhận đã gửi.", "reason")
        label = f"Bỏ ghi nhận đã gửi: {report.title}"
        with self._book.change(user=self._user, label=label) as change:
            self._free(change, uid)
            columns = {"status": "draft", "sent_on": "", "check_code": "", "frozen_uid": None}
            # A reason may name somebody: it stands in a private column, and in no label.
            change.update(TABLE, uid, {**columns, "note": " ".join(reason.split())})
            if report.replaces_uid:
                change.update(TABLE, report.replaces_uid, {"status": Status.SENT.value})
        return done(f"{report.title} trở lại tình trạng đang lập", uid)

    def files(self, uid: str) -> list[tuple[str, str]]:
        """The files that went out with a report: attachment and name."""
        uids = self._book.ids(FILES, filters={"owner_uid": uid}, order=(("ordinal", False),))
        rows = self._book.rows(FILES, uids)
        return [(str(row["attachment_uid"]), str(row["title"])) for row in rows]

    # Inside

    def _draft(self, uid: str, verb: str) -> Report:
        report = self.get(uid)
        if report.status is not Status.DRAFT:
            raise UserError(f"Báo cáo này không còn là bản đang lập nên không {verb} được.")
        return report

    def _check_day(self, report: Report, sent_on: date) -> None:
        if sent_on > self._clock.today():
            raise UserError("Ngày gửi ở sau hôm nay; hãy ghi khi đã gửi.", "sent_on")
        if sent_on < report.period.first:
            raise UserError("Ngày gửi không thể ở trước ngày đầu của kỳ.", "sent_on")

    def _refuse_successor(self, report: Report) -> None:
        newer = self.successor(report.uid)
        if newer is not None:
            state = "đang lập" if newer.status is Status.DRAFT else "đã gửi"
            raise UserError(
                f"Báo cáo này đã có bản đính chính (lần {newer.version}, {state}). Hãy mở bản đó."
            )

    def _refuse_without_original(self, report: Report) -> None:
        """What a corrected version replaces must have been sent: its sending may be undone."""
        if report.replaces_uid and self.get(report.replaces_uid).status is not Status.SENT:
            raise UserError(
                "Báo cáo mà bản này đính chính nay không còn ở tình trạng đã gửi. Hãy xóa một"
                f" trong hai bản “{report.title}” đang lập rồi gửi bản còn lại."
            )

    def _frozen_bytes(self, filled: FilledReport, narrative: str) -> bytes:
        counter, period = self._counter(), filled.report.period

        def amounts(key: CellKey) -> Sequence[Decimal] | None:
            return counter.amounts(filled.cell(key).item.measure, period)

        return freezing.freeze(
            filled,
            stamp(self._clock.now()),
            amounts=amounts,
            balances=balances(filled, counter),
            narrative=narrative,
        )

    def _take_number(self, change: Change, report: Report) -> None:
        head = report.head
        if not head.number:
            return
        series, number = series_key(head.symbol), typed_number(head.number)
        if not is_symbol(series):
            raise UserError("Hãy ghi ký hiệu báo cáo, như BC-UBND, trước khi cấp số.", "symbol")
        day = head.dated_on or report.sent_on
        assert day is not None
        self._numbers.take(
            change,
            series,
            day.year,
            number,
            date=day.isoformat(),
            subject=report.title,
            owner=(TABLE, report.uid),
        )

    def _keep_files(self, change: Change, uid: str, files: Sequence[SentFile], day: date) -> None:
        for ordinal, file in enumerate(files, 1):
            attachment = self._book.attachments.add(change, file.name, file.data, file.media_type)
            change.insert(
                FILES,
                {
                    "owner_table": TABLE,
                    "owner_uid": uid,
                    "kind": "issued",
                    "title": file.name,
                    "day": day.isoformat(),
                    "attachment_uid": attachment,
                    "ordinal": ordinal,
                },
            )

    def _free(self, change: Change, uid: str) -> None:
        """Let go of the number and the files of a report that was not sent after all."""
        for table in ("numbers", FILES):
            for kept in self._book.ids(table, filters={"owner_uid": uid}):
                change.delete(table, kept)


def _columns(sent: Report) -> Record:
    return {
        "status": sent.status.value,
        "sent_on": sent.sent_on.isoformat() if sent.sent_on else "",
        "sent_to": sent.head.sent_to,
        "sent_how": sent.sent_how,
        "check_code": sent.check_code,
    }


def refuse_unsound(filled: FilledReport) -> None:
    """UserError with the first rule that fails and its numbers; drafts may be printed all the
    same."""
    stopping = filled.in_the_way
    if not stopping:
        return
    first = stopping[0]
    rule = f" (công thức {first.rule}: {first.figures})" if first.rule else ""
    names = f" Xem: {'; '.join(first.because[:3])}." if first.because else ""
    more = f" Còn {len(stopping) - 1} điều khác ở phần Kiểm tra." if len(stopping) > 1 else ""
    raise UserError(
        f"Chưa gửi được: {first.words}{rule}.{names}{more}"
        " Bản in dự thảo vẫn in được; số liệu đang nhập vẫn còn nguyên."
    )
