"""The outlines as the office has changed them; the shipped ones stay as they came.

They are kept beside the office's own forms, under codes that begin with `OUTLINE-`.
"""

from collections.abc import Iterator

import msgspec

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.narrative.outline import Outline, OutlineSection, shipped

TABLE = "report_forms"


class OwnOutlines:
    """Reads and keeps outlines."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def all(self) -> list[Outline]:
        """Every outline, the office's own in the place of the shipped one."""
        own = dict(self._own())
        return [own[one.code][1] if one.code in own else one for one in shipped()]

    def keep(self, narrative: Narrative) -> Changes:
        """Take the headings of a report for the reports to come; UserError where law sets them."""
        base = next(one for one in shipped() if one.code == narrative.outline)
        if not base.editable:
            raise UserError(
                f"Đề cương này theo mẫu của {base.document} nên không đổi cho các báo cáo sau."
                " Trong từng báo cáo vẫn ẩn hoặc thêm mục được."
            )
        known = {one.code: one for one in self.all()}[base.code]
        changed = msgspec.structs.replace(known, section=tuple(_sections(narrative, known, base)))
        values = {
            "code": base.code,
            "name": base.name,
            "base": base.code,
            "content": msgspec.json.encode(changed).decode(),
            "active": 1,
        }
        row = dict(self._own()).get(base.code)
        with self._book.change(user=self._user, label=f"Đổi đề cương: {base.name}") as change:
            if row is None:
                change.insert(TABLE, values)
            else:
                change.update(TABLE, row[0], values)
        return Changes.of("reports", message="Các báo cáo sau sẽ theo đề cương này")

    def reset(self, code: str) -> Changes:
        """Back to the shipped outline."""
        row = dict(self._own()).get(code)
        if row is None:
            raise UserError("Đề cương này chưa bị đổi so với bản của chương trình.")
        with self._book.change(user=self._user, label="Dùng lại đề cương gốc") as change:
            change.delete(TABLE, row[0])
        return Changes.of("reports", message="Các báo cáo sau sẽ theo đề cương gốc")

    def is_own(self, code: str) -> bool:
        """Whether the office has changed this outline."""
        return code in dict(self._own())

    def _own(self) -> Iterator[tuple[str, tuple[str, Outline]]]:
        codes = [one.code for one in shipped()]
        uids = self._book.ids(TABLE, filters={"code": codes})
        for row in filter(None, (self._book.get(TABLE, uid) for uid in uids)):
            kept = msgspec.json.decode(str(row["content"]), type=Outline)
            yield str(row["code"]), (str(row["uid"]), kept)


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
