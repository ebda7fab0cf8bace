"""The papers of a case, and what hangs together with it: visits, tasks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.petitions.fields import OUTCOMES
from desktop_app.petitions.model import Petition
from desktop_app.services import Services
from ui import theme
from ui.petitions.action import PetitionsDoor
from ui.petitions.detail.flow import empty
from ui.widgets.basics import Card, button, column, label, link_button, row
from ui.widgets.lines import LineList

_LINES = 5
_OUTCOMES = dict(OUTCOMES)


class PapersCard(Card):
    """Enter opens a paper; "Thêm đơn" brings one more into the case."""

    def __init__(self, door: PetitionsDoor) -> None:
        super().__init__("Đơn của vụ việc", edge=12)
        self._door = door
        self._papers: tuple[Petition, ...] = ()
        self.lines = LineList(("Số", "Ngày nhận", "Người gửi", "Xử lý"), (50, 96, 150))
        self.lines.setAccessibleName("Đơn của vụ việc")
        self.add = button("Thêm đơn", "email-plus-outline", "", self._add)
        self.add.setToolTip("Vào sổ một lá đơn nữa của chính vụ việc này")
        self.head.addWidget(self.add)
        self.body.addWidget(self.lines)
        self.lines.itemActivated.connect(lambda *_: self._open())

    def show_papers(self, papers: Sequence[Petition]) -> None:
        """Show the papers of the case."""
        self._papers = tuple(papers)
        self.lines.clear()
        for paper in papers:
            values = paper.values
            handled = _OUTCOMES.get(values.outcome, "") if values.outcome else "Chưa xử lý"
            day = dates.show(values.received_on)
            self.lines.add((str(paper.number), day, paper.shown, handled), paper.uid)
        self.lines.choose(0)
        high = theme.row_height() * (min(max(len(papers), 1), _LINES) + 1) + theme.px(12)
        self.lines.setFixedHeight(high)

    def _open(self) -> None:
        uid = self.lines.chosen()
        if isinstance(uid, str):
            self._door.open_paper(uid)

    def _add(self) -> None:
        if self._papers:
            first = self._papers[0]
            values = first.values
            self._door.edit_paper(
                begin={
                    "case_uid": first.case_uid,
                    "kind": values.kind,
                    "instance": values.instance,
                    "field": values.field,
                    "content": values.content,
                    "respondent": values.respondent,
                    "respondent_post": values.respondent_post,
                }
            )


class LinkedCard(Card):
    """Visits from which the papers came, or that speak of the case."""

    def __init__(self, door: PetitionsDoor) -> None:
        super().__init__("Liên quan", edge=12)
        self._door = door
        self._lines = column(gap=4)
        self.body.addLayout(self._lines)

    def show_linked(self, services: Services, case_uid: str, papers: Sequence[Petition]) -> None:
        """Show what hangs together with a case, or with a paper without one."""
        empty(self._lines)
        uids = [paper.values.reception_uid for paper in papers if paper.values.reception_uid]
        if case_uid:
            uids += services.book.ids("receptions", filters={"case_uid": case_uid})
        rows = services.book.rows("receptions", list(dict.fromkeys(uids)))
        for stored in rows:
            day = dates.show(str(stored["received_on"]))
            words = f"Lượt tiếp số {stored['number']} ngày {day}"
            self._lines.addWidget(self._line(words, "receptions", str(stored["uid"])))
        self.setVisible(bool(rows))

    def _line(self, words: str, feature: str, uid: str) -> QWidget:
        made = QWidget()
        line = row(made, gap=8)
        line.addWidget(label(words))
        line.addStretch(1)
        line.addWidget(link_button("Mở", lambda: self._door.show_record(feature, uid)))
        return made
