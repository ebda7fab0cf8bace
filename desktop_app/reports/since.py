"""What became of a record since a moment, in words: entered late, corrected, deleted."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from db.book import Book
from db.text import lowered
from desktop_app.dates import show
from desktop_app.fields import Field
from desktop_app.petitions.fields import CASES, PETITIONS
from desktop_app.petitions.model import EventKind
from desktop_app.petitions.result_words import RESULT_WORDS
from desktop_app.petitions.state import group_of
from desktop_app.petitions.step_words import label
from desktop_app.receptions.days_fields import DAYS
from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.reports.model import Ref

_FOLLOWS = {"next_due", "next_step"}  # from other columns and from the law


def _labels(fields: Iterable[Field], more: Mapping[str, str] | None = None) -> Mapping[str, str]:
    named = {field.key: field.label for field in fields if field.key not in _FOLLOWS}
    return {key: lowered(words) for key, words in {**named, **(more or {})}.items()}


_LABELS: dict[str, Mapping[str, str]] = {
    "petitions": _labels(PETITIONS),
    "cases": _labels(CASES, RESULT_WORDS),
    "receptions": _labels(RECEPTIONS),
    "chairman_days": _labels(DAYS),
}
_STEPS_OF = {"cases": "case_uid", "petitions": "petition_uid"}
_ALL = 1_000  # writes of one record


class Since:
    """Tells of records what was written about them after a moment."""

    def __init__(self, book: Book, moment: str) -> None:
        self._book = book
        self._moment = moment  # as stored

    def words(self, ref: Ref) -> str:
        """ "nhập ngày 16/06/2026", "đã xóa ngày …", "sửa ngày … (ngày nhận, lĩnh vực)"; "" for
        nothing written."""
        table, uid = ref
        record = self._book.get(table, uid)
        if record is None:
            return "không còn trong sổ"
        if str(record["created_at"]) > self._moment:
            return f"nhập ngày {show(str(record['created_at']))}"
        if record["deleted_at"] is not None:
            return f"đã xóa ngày {show(str(record['deleted_at']))}"
        steps = list(self._steps(ref, str(record.get("kind") or "")))
        corrected = self._corrected(ref, {moment for moment, _ in steps})
        return "; ".join(filter(None, [corrected, *(words for _, words in steps)]))

    def _corrected(self, ref: Ref, steps: Collection[str]) -> str:
        """What was corrected by itself; what a step wrote into the record is told by the step."""
        labels = _LABELS.get(ref[0], {})
        columns: dict[str, None] = {}
        last = ""
        for entry in self._book.history(ref[0], ref[1], _ALL):
            if entry.time <= self._moment:
                break
            if entry.time in steps:
                continue
            last = last or entry.time
            columns |= dict.fromkeys(key for key in entry.after if key in labels)
        if not columns:
            return ""
        return f"sửa ngày {show(last)} ({', '.join(labels[key] for key in columns)})"

    def _steps(self, ref: Ref, kind: str) -> Iterator[tuple[str, str]]:
        """The steps of a case or paper that were entered or taken back: when, and in words."""
        column = _STEPS_OF.get(ref[0], "")
        for deleted in (False, True) if column else ():
            uids = self._book.ids("case_events", filters={column: ref[1]}, deleted=deleted)
            for row in self._book.rows("case_events", uids):
                made, gone = str(row["created_at"]), str(row["deleted_at"] or "")
                # A step entered and taken back since then changes nothing.
                if (gone or made) > self._moment and not (gone and made > self._moment):
                    step = label(group_of(kind), EventKind(str(row["kind"])))
                    verb = "rút lại bước" if gone else "ghi bước"
                    yield gone or made, f"{verb} “{step}” ngày {show(gone or made)}"
