"""Issuing a plan: its number and day, the check list, and what becomes of the version before."""

from datetime import date

from PySide6.QtCore import QTimer

from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.office.numbering import series_key, typed_number, written
from desktop_app.plans.life.rules import HOW_WORDS, Check, undone
from ui.plans.action import PlansDoor
from ui.plans.life.check_list import CheckList
from ui.plans.life.step_dialogs import StepDialog
from ui.widgets.basics import label, rule
from ui.widgets.entries import DateEntry, LineEntry

_GAPS_SHOWN = 6


class IssueDialog(StepDialog):
    """The number is proposed; the person may type any other that is free."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__(door, uid, "Ban hành kế hoạch", "&Ban hành")
        self._life = door.session.services.life
        self._today = door.session.clock.today
        self._first = self._life.proposal(uid)
        self.number, self.symbol = LineEntry(), LineEntry()
        self.day = DateEntry(self._today)
        self.reason = LineEntry()
        self.checks = CheckList()
        self._fill()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(150)  # the book is asked when the typing rests
        self._look.timeout.connect(self.look)
        door.session.background.ended.connect(self._look.stop)
        for entry in (self.number, self.symbol, self.day):
            entry.edited.connect(self._look.start)
        self.look()
        self.form.focus_first()
        self.number.selectAll()

    def look(self) -> None:
        """Say what speaks against the number and day typed so far."""
        found = list(self._first.checks)
        try:
            number, day = typed_number(self.number.text()), self._typed_day()
        except UserError:
            number, day = 0, None
        symbol = series_key(self.symbol.text())
        if number and day and symbol:
            found += self._life.number_checks(self.uid, symbol, number, day)
            self.form.say("number", self._hint(symbol, day, number))
        self.checks.show_checks(self._with_symbol(found, symbol))
        self.form.say("reason", _reason_hint(found))

    def submit(self) -> None:
        """Issue the plan with what was typed."""
        self.form.clear_errors()
        try:
            number, day = typed_number(self.number.text()), self._typed_day()
            if day is None:
                raise UserError("Hãy ghi ngày ban hành.", "day")
        except UserError as error:
            self.form.fail(error.field or "day", error.message)
            return
        self.set_busy(True)
        uid, symbol, reason = self.uid, self.text("symbol"), self.text("reason")
        self.door.session.background.run(
            self,
            lambda s: s.life.issue(uid, number, day, symbol=symbol, reason=reason),
            self.on_done,
            self.on_failed,
        )

    def _fill(self) -> None:
        first = self._first
        self.number.put(f"{first.number:02d}")
        self.symbol.put(first.symbol)
        self.day.put(first.day.isoformat())
        self.form.add("number", "&Số", self.number, " ")
        self.form.add("symbol", "&Ký hiệu", self.symbol, "" if first.symbol else "Như KH-UBND")
        self.form.add("day", "&Ngày ban hành", self.day)
        self.form.add("reason", "&Lý do", self.reason, " ")
        self.body.addWidget(label("Người ký: " + (first.signer or "chưa ghi"), wrap=True))
        if first.replaces:
            self.body.addWidget(label(self._about_old(), "info", wrap=True))
        self.body.addWidget(rule())
        self.body.addWidget(self.checks)
        self.body.addWidget(rule())
        self.body.addWidget(self.form)
        note = "Sau khi ban hành, kế hoạch bị khóa. Nếu nhầm, bấm Ctrl+Z ngay sau đó."
        self.body.addWidget(label(note, "small", wrap=True))

    def _about_old(self) -> str:
        old = self._first.replaces
        assert old is not None
        row = self.door.session.services.plans.rows([self.uid])[0]
        how = HOW_WORDS.get(str(row["replaces_how"]), "thay thế")
        return f"Kế hoạch {old['number']} sẽ chuyển sang tình trạng “Đã {how}”."

    def _typed_day(self) -> date | None:
        return dates.parse(self.day.text(), self._today())

    def _hint(self, symbol: str, day: date, number: int) -> str:
        """What the paper will bear, and which numbers are free."""
        numbers = self._life.numbers
        gaps = numbers.gaps(symbol, day.year)
        words = f"Sẽ ghi: {written(number, symbol)}."
        following = numbers.next(symbol, day.year)
        if number != following:
            words += f" Số tiếp theo là {following:02d}."
        if gaps:
            shown = ", ".join(f"{gap:02d}" for gap in gaps[:_GAPS_SHOWN])
            words += f" Còn trống: {shown}{'…' if len(gaps) > _GAPS_SHOWN else ''}."
        return words

    @staticmethod
    def _with_symbol(found: list[Check], symbol: str) -> list[Check]:
        """The symbol typed here counts as there."""
        return [c for c in found if not (c.key == "symbol" and symbol)]


def _reason_hint(found: list[Check]) -> str:
    open_points = [check for check in undone(found) if not check.must]
    return "Còn điều chưa ổn: ghi lý do để vẫn ban hành" if open_points else "Không cần ghi"
