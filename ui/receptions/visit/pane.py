"""The visit chosen in the list: all that is known of it, its limit, what may be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLayout,
    QMenu,
    QStackedWidget,
    QWidget,
)

from desktop_app.clocks.explaining import why
from desktop_app.clocks.keeping import clocks_of
from desktop_app.clocks.model import Clock, ClockStatus
from desktop_app.dates import show, show_long
from desktop_app.deadline_papers.days import shown_days
from desktop_app.deadline_papers.words import headline
from desktop_app.receptions.model import Reception
from desktop_app.receptions.records import TABLE
from desktop_app.tasks.urgency import DueDays
from ui import theme
from ui.deadlines.strip import DayGrid
from ui.deadlines.why import show_why
from ui.receptions.rows import LIMITS, state_of
from ui.receptions.visit.facts import facts, kind_words, paper_words
from ui.reports.counted import CountedLine
from ui.session import Session
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    StatusChip,
    button,
    column,
    label,
    link_button,
    row,
    rule,
    scrolled,
)
from ui.widgets.keyed import keyed
from ui.widgets.notes import EmptyState
from ui.widgets.page_head import back_button

_WIDE = 700  # pixels at 100 %


class VisitPane(QFrame):
    """Says what is wanted of the visit shown; the tab does it."""

    wanted = Signal(str, str)  # what ("edit", "slips", "commit", "copy", …), the uid
    record_wanted = Signal(str, str)  # feature, uid
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self.kept: Reception | None = None
        self._whole = False
        self.title = label("", "title")
        self.who = label("", "heading", wrap=True)
        self.who.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.under = ElidedLabel("", "muted")
        self.chip = StatusChip()
        self.clock = _ClockCard(session)
        self._facts = QGridLayout()
        self._links = column(gap=2)
        self.counted = CountedLine(session, self.record_wanted.emit)
        self._lay_out()
        keyed(self, {"Ctrl+I": self.clock.show_why})

    def show_visit(self, uid: str) -> None:
        """Show a visit; nothing chosen, nothing shown."""
        services = self._session.services
        if self.kept is None or self.kept.uid != uid:
            self._whole = False
        self.kept = services.receptions.get(uid) if uid else None
        if self.kept is None or self.kept.deleted:
            self.kept = None
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        self._show(self.kept)

    def refresh(self) -> None:
        """Read the visit again."""
        self.show_visit(self.kept.uid if self.kept else "")

    def take_focus(self) -> None:
        """The first thing that may be done."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _show(self, kept: Reception) -> None:
        services = self._session.services
        self.title.setText(f"Lượt tiếp {kept.number}/{kept.year}")
        self.who.setText(kept.shown)
        self.under.tell(kind_words(kept))
        (line,) = services.receptions.rows([kept.uid])
        days = DueDays(self._session.clock.today(), services.law.calendar())
        self.chip.show_state(*state_of(line, days))
        self._show_facts(kept)
        self.clock.show_clocks(clocks_of(services.book, (TABLE, kept.uid)))
        self._show_links(kept)
        self.counted.ask(TABLE, kept.uid)
        national = kept.values.national_on
        self.national.setText(f"Đã nhập CSDLQG {show(national)}" if national else "Đã nhập CSDLQG")
        self.national.setChecked(national is not None)

    def _show_facts(self, kept: Reception) -> None:
        _clear(self._facts)
        pairs = facts(kept, whole=self._whole)
        papers = paper_words(self._session.services.receptions.papers(kept.uid))
        if papers:
            pairs.append(("Tài liệu nhận", papers))
        for place, (name, words) in enumerate(pairs):
            said = label(words, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(label(name, "muted"), place, 0, top)
            self._facts.addWidget(said, place, 1, top)
        hidden = bool(kept.person.id_number or kept.person.phone) and not self._whole
        self.reveal.setVisible(hidden)
        self.identity.setVisible(bool(kept.identity_uid))

    def _show_links(self, kept: Reception) -> None:
        _clear(self._links)
        for feature, uid, words in (
            ("petitions", kept.petition_uid, "Mở đơn đã nhận"),
            ("petitions", kept.case_uid, "Mở vụ việc"),
            ("receptions", kept.values.earlier_uid, "Mở lần tiếp trước"),
        ):
            if uid:
                link = link_button(words, partial(self.record_wanted.emit, feature, uid))
                self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _reveal(self) -> None:
        self._whole = True
        if self.kept is not None:
            self._show_facts(self.kept)

    def _ask(self, what: str) -> None:
        if self.kept is not None:
            self.wanted.emit(what, self.kept.uid)

    def _button(self, words: str, icon: str, what: str, tip: str = "") -> Button:
        made = button(words, icon, "", lambda: self._ask(what))
        made.setToolTip(tip)
        return made

    def _lay_out(self) -> None:
        body = QWidget()
        self._pages = QStackedWidget(self)
        column(self, gap=0).addWidget(self._pages)
        self._pages.addWidget(body)
        lines = column(body, gap=8, edge=12)
        self.back = back_button(self.left.emit, "sổ tiếp công dân")
        head = row(gap=8)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        lines.addLayout(head)
        lines.addWidget(self.who)
        lines.addWidget(self.under)
        lines.addWidget(rule())
        inside = QWidget()
        inside.setProperty("role", "clear")
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = column(inside, gap=12)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(theme.px(12))
        self._facts.setVerticalSpacing(theme.px(6))
        self._facts.setColumnStretch(1, 1)
        self.reveal = link_button("Hiện đủ số giấy tờ, điện thoại", self._reveal)
        rows.addLayout(self._facts)
        self.identity = link_button("Mở danh tính (ghi lại lý do)…", lambda: self._ask("identity"))
        for link in (self.reveal, self.identity):
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.clock)
        rows.addLayout(self._links)
        rows.addWidget(self.counted)
        rows.addStretch(1)
        lines.addWidget(area, 1)
        lines.addLayout(self._foot())
        nothing = EmptyState(
            "account-voice",
            "Chọn một lượt tiếp để xem ở đây",
            "Ctrl+N để ghi người đang ngồi trước mặt; Enter trên dòng để xem, Ctrl+E để sửa.",
        )
        self._pages.addWidget(nothing)
        self._pages.setCurrentIndex(1)

    def _foot(self) -> QLayout:
        self.edit = self._button("Sửa", "pencil-outline", "edit", "Sửa lượt tiếp (Ctrl+E)")
        self.slips = self._button("Phiếu, biên nhận…", "printer-outline", "slips")
        self.national = self._button(
            "Đã nhập CSDLQG", "database-check-outline", "national",
            "Ghi ngày đã nhập vào Cơ sở dữ liệu quốc gia (khoản 1 Điều 27 NĐ 154/2026/NĐ-CP)",
        )  # fmt: skip
        self.national.setCheckable(True)
        self.more = Button("Việc khác", "", "dots-horizontal")
        menu = QMenu(self.more)
        for words, icon, what in (
            ("Chép để nhập CSDLQG", "content-copy", "copy"),
            ("Ghi lời hứa thành nhiệm vụ…", "checkbox-marked-outline", "commit"),
            ("Lịch sử", "history", "history"),
            ("Chuyển vào thùng rác", "trash-can-outline", "delete"),
        ):
            act = menu.addAction(theme.icon(icon), words)
            act.triggered.connect(lambda _on=False, w=what: self._ask(w))
        self.more.setMenu(menu)
        upper, lower = row(gap=8), row(gap=8)
        upper.addWidget(self.edit, 1)
        upper.addWidget(self.slips, 1)
        lower.addWidget(self.national, 1)
        lower.addWidget(self.more, 1)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._rows.setSpacing(theme.px(6))
        self._rows.addLayout(upper, 1)
        self._rows.addLayout(lower, 1)
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, all buttons stand in one line."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)


class _ClockCard(QWidget):
    """The limit that runs, with its days; "Vì sao?" tells all of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Clock | None = None
        self.due = label("", "strong", wrap=True)
        self.grid = DayGrid()
        self.source = label("", "small", wrap=True)
        self.why = link_button("Vì sao? (Ctrl+I)", self.show_why)
        lines = column(self, gap=4)
        head = row(gap=8)
        head.addWidget(self.due, 1)
        head.addWidget(self.why)
        lines.addLayout(head)
        lines.addWidget(self.grid)
        lines.addWidget(self.source)

    def show_clocks(self, clocks: list[Clock]) -> None:
        """The first open clock, or what became of the last one."""
        opened = [one for one in clocks if one.status is ClockStatus.OPEN and one.due]
        self._shown = min(opened, key=lambda one: str(one.due), default=None)
        if self._shown is None:
            self._shown = clocks[-1] if clocks else None
        self.setVisible(self._shown is not None)
        if self._shown is None:
            return
        clock = self._shown
        done = f" · xong {show(clock.done_on)}" if clock.done_on else ""
        due = show_long(clock.due) if clock.due else "chưa xác định"
        self.due.setText(f"{LIMITS.get(clock.rule, clock.title)}: {due}{done}")
        explained = why(self._session.services.book, clock.uid)
        self.grid.show_days(shown_days(explained), headline(explained))
        self.grid.setVisible(not clock.done_on)
        words = (explained.limit, explained.source, explained.moved_because)
        self.source.setText(" · ".join(filter(None, words)))

    def show_why(self) -> None:
        """Open the explanation."""
        if self._shown is not None:
            explained = why(self._session.services.book, self._shown.uid)
            show_why(self, self._session, explained)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
