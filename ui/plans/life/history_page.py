"""The page "Lịch sử": versions, the seal of what was issued, and who did what when."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records import Record
from desktop_app import dates
from desktop_app.jobs import Job
from desktop_app.plans.fields import STATUSES
from desktop_app.plans.life.history import Lock, PlanEvent, PlanHistory
from desktop_app.plans.life.partners import event_pairing
from ui import theme
from ui.plans.action import PlansDoor
from ui.plans.compare.page import ComparePage
from ui.widgets.basics import (
    Card,
    ElidedLabel,
    button,
    column,
    label,
    primary_button,
    row,
    scrolled,
)
from ui.widgets.lines import KEY, LineList
from ui.widgets.notes import Banner
from ui.widgets.visible import visible

_WORDS = 3  # the column that is filled when it is known
_TITLE = re.compile(r":? kế hoạch “[^“”]*(?:“[^“”]*”[^“”]*)*”")
MADE = {
    "read": "đọc từ tệp",
    "blank": "soạn trên trang trắng",
    "starter": "soạn từ khung có sẵn",
    "copy": "chép từ kế hoạch trước",
    "derive": "làm từ kế hoạch cấp trên",
    "amend": "lập từ bản đã ban hành",
}


class HistoryPage(QWidget):
    """Enter on a line shows the plan before and after it, side by side."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__()
        self._door = door
        self._uid = uid
        self._rows: list[Record] = []
        self.history: PlanHistory | None = None
        self.seal = Banner()
        heads = ("Phiên bản", "Số, ký hiệu", "Ngày", "Tình trạng", "Từ đâu", "Trích yếu")
        self.versions = LineList(heads, (95, 130, 100, 120, 190))
        self.events = LineList(("Lúc", "Người làm", "Việc", "Thay đổi"), (140, 120, 480))
        self.show_event = button("Xem trước và sau", "file-compare", "", self._show_event)
        self.compare = primary_button("So sánh hai bản", "file-compare", "", self._compare)
        self._lay_out()
        self.events.itemActivated.connect(lambda *_: self._show_event())
        self.versions.itemActivated.connect(lambda *_: self._open_version())
        self.compare.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read versions and history again; a long history is read on the writing thread."""
        uid = self._uid
        self._door.session.background.run(
            self, lambda s: (s.life.versions(uid), s.life.history(uid)), self._on_read
        )

    def _on_read(self, read: tuple[list[Record], PlanHistory]) -> None:
        self._rows, self.history = read
        self._fill_versions()
        self._fill_events()
        self._tell_seal(self.history.lock)

    def take_focus(self) -> None:
        """The newest thing that was done."""
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_versions(self) -> None:
        self.versions.clear()
        for version in self._rows:
            status = dict(STATUSES).get(str(version["status"]), "")
            number = str(version["number"] or "") or f"…/{version['symbol'] or ''}"
            made = MADE.get(str(version["made"] or ""), "")
            words = [
                str(version["version"] or 1),
                number,
                dates.show(str(version["date"] or "")),
                status,
                made,
                visible(str(version["title"] or "")),
            ]
            item = self.versions.add(words, version["uid"])
            if version["uid"] == self._uid:
                self.versions.setCurrentItem(item)
        self.compare.setVisible(len(self._rows) > 1)

    def _fill_events(self) -> None:
        assert self.history is not None
        self.events.clear()
        for event in self.history.events:
            words = (_moment(event.time), event.user, visible(_words(event)), "")
            self.events.add(words, event.seq)
        self.events.choose(0)
        history = self.history
        edited = [event.seq for event in history.events if event.edited]

        def tell(job: Job) -> dict[int, str]:
            told = {}
            for place, seq in enumerate(edited):
                job.step(place, len(edited))
                told[seq] = history.words(seq)
            return told

        self._door.session.background.run_file(
            self, tell, self._on_told, title="Đang xem những chỗ đã sửa"
        )

    def _on_told(self, words: dict[int, str]) -> None:
        for item in self.events.items():
            told = words.get(item.data(0, KEY))
            if told is not None:
                item.setText(_WORDS, told or "không đổi lời văn")
                item.setToolTip(_WORDS, told)

    def _tell_seal(self, lock: Lock | None) -> None:
        if lock is None:
            self.seal.tell("")
            return
        mark = " ".join(lock.digest[i : i + 4] for i in range(0, 16, 4))
        if lock.intact:
            self.seal.tell(
                f"Nội dung đúng như khi ban hành lúc {_moment(lock.time)} do {lock.user} ghi."
                f" Dấu kiểm: {mark}.",
                "done",
            )
        else:
            self.seal.tell(
                f"Nội dung trong sổ KHÁC với bản ban hành lúc {_moment(lock.time)} (dấu kiểm"
                f" {mark}). Hãy xem các lần sửa ở dưới và báo người quản trị sổ.",
                "late",
            )

    def _show_event(self) -> None:
        history = self.history
        for event in history.events if history else ():
            if history and event.seq == self.events.chosen():
                pairing = event_pairing(event, history.states(event.seq))
                self._door.show_page(ComparePage(self._door, pairing))
                return

    def _open_version(self) -> None:
        if uid := self.versions.chosen():
            self._door.open_plan(str(uid))

    def _compare(self) -> None:
        """The chosen version with the one before it, the first one with the second."""
        uids = [str(version["uid"]) for version in self._rows]
        if len(uids) < 2:
            return
        at = uids.index(str(self.versions.chosen() or uids[-1]))
        first = max(at - 1, 0)
        self._door.show_page(ComparePage.of_plans(self._door, uids[first], uids[first + 1]))

    def _lay_out(self) -> None:
        plan = self._door.session.services.plans.rows([self._uid])[0]
        back = button("Trở về", "arrow-left", "", self._door.leave_page)
        back.setToolTip("Về chỗ trước (Esc)")
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(label("Lịch sử, phiên bản", "title"))
        head.addWidget(ElidedLabel(visible(str(plan["title"] or "")), "muted"), 1)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.seal)
        above = Card("Phiên bản", edge=12)
        above.head.addWidget(self.compare)
        above.body.addWidget(self.versions)
        self.versions.setMinimumHeight(theme.row_height() * 3)
        self.versions.setMaximumHeight(theme.row_height() * 5)
        below = Card("Ai làm gì, lúc nào", edge=12)
        below.head.addWidget(self.show_event)
        below.body.addWidget(self.events)
        self.events.setMinimumHeight(theme.row_height() * 5)
        inside = QWidget()
        inside.setProperty("role", "clear")
        cards = column(inside, gap=8)
        cards.addWidget(above)
        cards.addWidget(below, 1)
        lines.addWidget(scrolled(inside, self), 1)


def _moment(time: str) -> str:
    """ "21/11/2026 08:30" of a stored moment."""
    return f"{dates.show(time)} {time[11:16]}"


def _words(event: PlanEvent) -> str:
    """What was done, without the title of the plan, which stands above."""
    words = _TITLE.sub("", event.label)
    return f"{words} → {event.step}" if event.step and not event.begun else words
