"""Reports drawn up: figures typed in, notes, the head, the days of the period."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.office.numbering import NumberService
from desktop_app.reports import cells as rules
from desktop_app.reports import periods
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import (
    CellKey,
    HandCell,
    PeriodType,
    Report,
    ReportContent,
    ReportHead,
    ReportPeriod,
    Status,
)
from desktop_app.reports.reading import ReportReader, Shelf
from desktop_app.reports.records import (
    TABLE,
    form_lines,
    head_columns,
    packed,
    period_columns,
)

Which = Literal["last", "same"]
OPEN = (Status.DRAFT, Status.ENTERED)


class ReportDrafts(ReportReader):
    """What is done with a report before it is sent; every action is one step of undo."""

    def __init__(
        self,
        book: Book,
        user: str,
        clock: Clock,
        numbers: NumberService,
        shelf: Shelf,
        facts: FactBook | None = None,
        sent: Callable[[str], object] = lambda _uid: None,
    ) -> None:
        super().__init__(book, clock, shelf, facts or FactBook(book))
        self._user = user
        self._numbers = numbers
        self._sent = sent  # told of each report that was sent, in the change that sends it
        # What a report says as it goes out; the narratives know it where nobody saved any words.
        self.told: Callable[[FilledReport], str] = lambda filled: self.words(filled.report.uid)

    def begin(
        self,
        duty_uid: str,
        regime: str,
        period: ReportPeriod,
        forms: Sequence[str],
        title: str = "",
        due: date | None = None,
    ) -> Changes:
        """Begin a report; UserError when there is one for this duty and period already."""
        if period.last < period.first:
            raise UserError("Ngày cuối của kỳ phải từ ngày đầu trở đi.", "last_day")
        self._refuse_second(duty_uid, regime, period)
        for code in forms:
            self._shelf.form(code, period.last)  # refused where none is in force
        title = " ".join(title.split()) or periods.title(regime, period)
        values = {
            **period_columns(period),
            "duty_uid": duty_uid or None,
            "regime": regime,
            "title": title,
            "due": due.isoformat() if due else "",
            "forms": form_lines(forms),
            "status": Status.DRAFT.value,
            "version": 1,
            "content": packed(ReportContent()),
        }
        with self._book.change(user=self._user, label=f"Lập {title}") as change:
            uid = change.insert(TABLE, values)
        return done(f"Đã lập {title}", uid)

    def set_cells(
        self,
        uid: str,
        cells: Mapping[CellKey, HandCell | None],
        expected_rev: int | None = None,
    ) -> Changes:
        """Type figures in, or take typed ones away (None); many at once are one step of undo."""
        report = self._open(uid)
        rules.check_cells(self._forms(report), cells, set(load_measures()))
        content = self.content(uid)
        hand = {**content.hand, **{key: cell for key, cell in cells.items() if cell}}
        for key in (key for key, cell in cells.items() if cell is None):
            hand.pop(key, None)
        label = f"Nhập {len(cells)} số liệu: {report.title}"
        self._put(uid, replace(content, hand=hand), label, expected_rev)
        return done(f"Đã lưu {len(cells)} số liệu", uid)

    def fill_zeros(self, uid: str, form: str) -> Changes:
        """Put nought into every figure of a form that is still missing."""
        report = self._open(uid)
        content, counted = self.content(uid), set(load_measures())
        missing = [
            (form, item.code)
            for item in self._form(report, form).live
            if not rules.gives_itself(item, counted) and (form, item.code) not in content.hand
        ]
        if not missing:
            raise UserError(f"Biểu {form} không còn ô nào trống.")
        hand = content.hand | {key: HandCell(Decimal(0)) for key in missing}
        self._put(uid, replace(content, hand=hand), f"Điền 0 vào {len(missing)} ô của biểu {form}")
        return done(f"Đã điền 0 vào {len(missing)} ô trống của biểu {form}", uid)

    def set_note(self, uid: str, form: str, text: str) -> Changes:
        """The line "Ghi chú" of a form."""
        report = self._open(uid)
        self._form(report, form)
        content = self.content(uid)
        notes = {**content.notes, form: " ".join(text.split())}
        self._put(uid, replace(content, notes=notes), f"Ghi chú biểu {form}: {report.title}")
        return done(f"Đã lưu ghi chú của biểu {form}", uid)

    def set_compared(
        self, uid: str, which: Which, cells: Mapping[CellKey, Decimal | None]
    ) -> Changes:
        """Figures of the last period, or of the same one last year, where the books know none."""
        report = self._open(uid)
        forms = self._forms(report)
        for key, value in cells.items():
            item = rules.item_of(forms, key)
            if value is not None:
                rules.check_value(value, item)
        content = self.content(uid)
        kept = dict(content.last_period if which == "last" else content.same_last_year)
        for key, value in cells.items():
            kept.pop(key, None)
            if value is not None:
                kept[key] = value
        words = "kỳ trước" if which == "last" else "cùng kỳ năm trước"
        fresh = (
            replace(content, last_period=kept)
            if which == "last"
            else replace(content, same_last_year=kept)
        )
        self._put(uid, fresh, f"Nhập số liệu {words}: {report.title}")
        return done(f"Đã lưu {len(cells)} số liệu {words}", uid)

    def set_head(self, uid: str, head: ReportHead) -> Changes:
        """Number, symbol, day, signer, recipients; the number is taken when the report is sent."""
        report = self._open(uid)
        columns = head_columns(rules.check_head(head))
        with self._book.change(user=self._user, label=f"Sửa phần đầu: {report.title}") as change:
            change.update(TABLE, uid, columns)
        return done("Đã lưu phần đầu báo cáo", uid)

    def set_days(self, uid: str, first: date, last: date) -> Changes:
        """The cut-off days of a report whose period the law does not set."""
        report = self._open(uid)
        if report.regime == periods.KNTC and report.period.type in periods.OF_LAW:
            raise UserError(
                "Ngày chốt số liệu của kỳ này do Thông tư 06/2025/TT-TTCP (Điều 7) quy định:"
                f" {periods.data_words(report.period)}. Không đặt ngày khác.",
                "last_day",
            )
        if last < first:
            raise UserError("Ngày cuối của kỳ phải từ ngày đầu trở đi.", "last_day")
        moved = replace(report.period, first=first, last=last)
        if report.status is Status.DRAFT and not report.replaces_uid:
            self._refuse_second(report.duty_uid, report.regime, moved, but=uid)
        label = f"Chốt số liệu từ {show(first)} đến {show(last)}: {report.title}"
        columns = period_columns(moved)
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, columns)
        return done(f"Đã chốt số liệu từ {show(first)} đến {show(last)}", uid)

    def set_title(self, uid: str, title: str) -> Changes:
        """What the report is called."""
        self._open(uid)
        if not title.strip():
            raise UserError("Hãy ghi tên báo cáo.", "title")
        with self._book.change(user=self._user, label="Sửa tên báo cáo") as change:
            change.update(TABLE, uid, {"title": " ".join(title.split())})
        return done("Đã lưu tên báo cáo", uid)

    def save_words(
        self, uid: str, text: str, label: str = "", expected_rev: int | None = None
    ) -> Changes:
        """Keep the narrative as its own feature writes it."""
        report = self._open(uid)
        label = label or f"Sửa lời văn: {report.title}"
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, {"narrative": text}, expected_rev)
        return done("Đã lưu lời văn báo cáo", uid)

    # Inside

    def _refuse_second(
        self, duty_uid: str, regime: str, period: ReportPeriod, but: str = ""
    ) -> None:
        """One report for a duty and period; what was sent is corrected, not begun again.

        A period of the law is the same whatever its days; one of the office's own is its days.
        """
        own = period.type is PeriodType.OTHER
        known = ("period", "first_day", "last_day") if own else ("period", "year")
        filters = {
            "regime": regime,
            "duty_uid": duty_uid or None,
            **{key: value for key, value in period_columns(period).items() if key in known},
            "status": [Status.DRAFT.value, Status.SENT.value],
        }
        found = [uid for uid in self._book.ids(TABLE, filters=filters) if uid != but]
        if not found:
            return
        report = self.get(found[0])
        if report.status is Status.DRAFT:
            raise UserError(f"Đã có “{report.title}” đang lập cho kỳ này. Hãy mở ra lập tiếp.")
        raise UserError(
            f"“{report.title}” của kỳ này đã gửi ngày {show(report.sent_on)}."
            " Muốn sửa thì lập bản đính chính từ báo cáo đã gửi."
        )

    def _open(self, uid: str) -> Report:
        report = self.get(uid)
        if report.status not in OPEN:
            raise UserError(
                "Báo cáo này đã gửi nên số liệu và lời văn đã khóa."
                " Muốn sửa thì lập bản đính chính; bản đã gửi vẫn được giữ."
            )
        return report

    def _form(self, report: Report, code: str) -> Form:
        forms = self._forms(report)
        if code not in forms:
            raise UserError(f"Báo cáo này không có biểu {code}.")
        return forms[code]

    def _put(
        self, uid: str, content: ReportContent, label: str, expected_rev: int | None = None
    ) -> None:
        with self._book.change(user=self._user, label=label) as change:
            change.update(TABLE, uid, {"content": packed(content)}, expected_rev)


def done(message: str, uid: str = "") -> Changes:
    return Changes.of("reports", message=message, uid=uid)
