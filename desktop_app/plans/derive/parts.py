"""What the sections of a plan are there for, and which of their paragraphs only label a task."""

import re
from enum import StrEnum

from db.text import fold
from desktop_app.plans.structure.columns import COORDINATING, DELIVERABLE, LEAD, SCHEDULE
from desktop_app.plans.structure.labels import read_labels

_KINDS = (
    (
        "organisation",
        r"to chuc thuc hien|phan cong (?:trach nhiem|thuc hien)|trach nhiem thuc hien",
    ),
    ("purpose", r"muc dich|yeu cau|muc tieu|quan diem|phuong cham|su can thiet|pham vi"),
    ("funding", r"kinh phi|nguon luc|dieu kien bao dam"),
    ("report", r"^(?:che do )?(?:thong tin,? )?bao cao|^che do (?:thong tin|bao cao)"),
    ("content", r"noi dung|nhiem vu|giai phap|bien phap|hoat dong|cong tac"),
)


class PartKind(StrEnum):
    """What a section is there for."""

    PURPOSE = "purpose"
    CONTENT = "content"
    FUNDING = "funding"
    REPORT = "report"
    ORGANISATION = "organisation"
    OTHER = "other"


def kind_of(title: str) -> PartKind:
    """What a section of this title is there for."""
    words = fold(title)
    for name, pattern in _KINDS:
        if re.search(pattern, words):
            return PartKind(name)
    return PartKind.OTHER


def label_keys(text: str) -> frozenset[str]:
    """The task cells that a paragraph fills by labels ("Cơ quan thực hiện: …"), if it is one."""
    before, found = read_labels(text)
    keys = {item.key for item in found} & {LEAD, COORDINATING, SCHEDULE, DELIVERABLE}
    return frozenset(keys) if found and not before.strip(" -–+•") else frozenset()
