"""What is known of a paper or a case, as lines of name and words; only what is there is shown."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.dates import show
from desktop_app.people.person import Person
from desktop_app.petitions.fields import CASES, PETITIONS
from desktop_app.petitions.model import Case, Enforcement, Petition, Results
from desktop_app.stored import record_of
from ui import theme
from ui.petitions.detail.flow import empty
from ui.petitions.detail.results import shown_results
from ui.widgets.basics import Card, label

Pairs = Iterable[tuple[str, str]]
_PERSON = {
    "full_name": "Họ tên",
    "organisation": "Cơ quan, tổ chức",
    "id_number": "Số định danh, hộ chiếu",
    "phone": "Điện thoại",
    "address": "Địa chỉ",
    "representing": "Giấy tờ đại diện",
    "representatives": "Người đại diện",
}
_NOT_HERE = {"number", "content", "anonymous", "next_due", *_PERSON}
_CASE_KEYS = (
    "received_on", "kind", "instance", "field", "respondent", "officer", "unit", "note",
)  # fmt: skip


class FactsCard(Card):
    """Names at the left, words at the right."""

    def __init__(self, title: str) -> None:
        super().__init__(title, edge=12)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_pairs(self, pairs: Pairs) -> None:
        """Show these; the card is gone when there is nothing."""
        empty(self._grid)
        told = [(name, words) for name, words in pairs if words]
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, words) in enumerate(told):
            said = label(words, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            head = label(name, "muted", wrap=True)
            head.setFixedWidth(theme.px(130))
            self._grid.addWidget(head, place, 0, top)
            self._grid.addWidget(said, place, 1, top)
        self.setVisible(bool(told))


def sender_pairs(paper: Petition) -> list[tuple[str, str]]:
    """Who sent a paper, as everybody may see it."""
    if paper.code_name:
        return [("Người gửi", paper.code_name), ("Danh tính", "Trong ngăn bảo mật")]
    if paper.person == Person():
        return [("Người gửi", "Không rõ người gửi")]
    kept = record_of(paper.person)
    return [(words, str(kept[key])) for key, words in _PERSON.items()]


def paper_pairs(paper: Petition) -> list[tuple[str, str]]:
    """What a paper says and how it was handled."""
    kept = record_of(paper.values)
    fields = [field for field in PETITIONS if field.key in kept and field.key not in _NOT_HERE]
    return [(field.label, field.words_of(kept[field.key])) for field in fields]


def case_pairs(case: Case) -> list[tuple[str, str]]:
    """What is said of a case, and where it stands."""
    kept = record_of(case.values) | {"received_on": case.received_on.isoformat()}
    known = {field.key: field for field in CASES}
    pairs = [(known[key].label, known[key].words_of(kept[key])) for key in _CASE_KEYS]
    pairs.insert(1, ("Người khiếu nại, tố cáo, kiến nghị", case.claimant))
    pairs += [
        ("Phức tạp", _complex(case)),
        ("Vùng sâu, vùng xa", "Có" if case.values.remote else ""),
        ("Quyết định, kết luận", _decision(case)),
        ("Kết quả", known["outcome"].words_of(case.outcome)),
        ("Có hiệu lực từ", show(case.effective_on) if case.effective_on else ""),
        ("Thi hành xong", show(case.enforced_on) if case.enforced_on else ""),
        ("Tài liệu mật để ở", case.values.classified_ref),
    ]
    return pairs


def result_pairs(case: Case) -> list[tuple[str, str]]:
    """What the decision orders and what came of it."""
    pairs: list[tuple[str, str]] = []
    for values, empty_one in ((case.results, Results()), (case.enforcement, Enforcement())):
        if values != empty_one:
            pairs += shown_results(values)
    return pairs


def _complex(case: Case) -> str:
    if not case.complex:
        return ""
    numbered = ", ".join(part for part in case.complex if part)
    return f"Có (tiêu chí {numbered})" if numbered else "Có"


def _decision(case: Case) -> str:
    if case.decided_on is None:
        return ""
    number = f"số {case.decision_number} " if case.decision_number else ""
    return f"{number}ngày {show(case.decided_on)}"
