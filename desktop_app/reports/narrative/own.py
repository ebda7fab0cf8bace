"""The outlines as the office has changed them; the shipped ones stay as they came."""

from collections.abc import Iterator

import msgspec

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.narrative.outline import Outline, OutlineSection, shipped

_SETTING = "outline."  # with the code of the outline


class OwnOutlines:
    """Reads and keeps outlines."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def all(self) -> list[Outline]:
        """Every outline, the office's own in the place of the shipped one."""
        return [self._own(one.code) or one for one in shipped()]

    def is_own(self, code: str) -> bool:
        """Whether the office has changed this outline."""
        return self._own(code) is not None

    def keep(self, narrative: Narrative) -> Changes:
        """Take the headings of a report for the reports to come; UserError where law sets them."""
        base = _shipped(narrative.outline)
        if not base.editable:
            raise UserError(
                f"Đề cương này theo Thông tư {base.document} nên không đổi cho các báo cáo sau."
                " Trong từng báo cáo vẫn ẩn hoặc thêm mục được."
            )
        known = self._own(base.code) or base
        changed = msgspec.structs.replace(known, section=tuple(_sections(narrative, known, base)))
        self._put(base, msgspec.json.encode(changed).decode(), f"Đổi đề cương: {base.name}")
        return Changes.of("reports", message="Các báo cáo sau sẽ theo đề cương này")

    def reset(self, code: str) -> Changes:
        """Back to the shipped outline."""
        if not self.is_own(code):
            raise UserError("Đề cương này chưa bị đổi so với bản của chương trình.")
        self._put(_shipped(code), "", "Dùng lại đề cương gốc")
        return Changes.of("reports", message="Các báo cáo sau sẽ theo đề cương gốc")

    def _own(self, code: str) -> Outline | None:
        kept = self._book.setting(_SETTING + code)
        return msgspec.json.decode(kept, type=Outline) if kept else None

    def _put(self, base: Outline, text: str, label: str) -> None:
        with self._book.change(user=self._user, label=label) as change:
            change.set_setting(_SETTING + base.code, text)


def _shipped(code: str) -> Outline:
    return next(one for one in shipped() if one.code == code)


def _sections(narrative: Narrative, known: Outline, base: Outline) -> Iterator[OutlineSection]:
    """The sections of a report as an outline: what is asked and said in them stays."""
    for one in narrative.sections:
        old = known.find(one.key) or base.find(one.key)
        if old is None:
            yield OutlineSection(
                key=one.key, level=one.level, heading=one.heading, off=one.off, own=True
            )
        else:
            yield msgspec.structs.replace(old, level=one.level, heading=one.heading, off=one.off)
