"""The templates of slips: those the program brings, and what the office made of them."""

from dataclasses import dataclass

from db.book import Book
from db.text import nfc
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.slips.catalogue import Slip, shipped_text, slip_of, slips
from desktop_app.slips.language import Fault, faults, parse
from desktop_app.slips.values import KNOWN, ROWS

TABLE = "slip_templates"


@dataclass(frozen=True)
class Shelved:
    """A slip in the list of templates; `own` when the office has changed its text."""

    slip: Slip
    own: bool


class TemplateShelf:
    """Reads and keeps the texts of templates."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def shelf(self) -> list[Shelved]:
        """All templates in their order."""
        own = {row["code"] for row in self._book.rows(TABLE, self._book.ids(TABLE))}
        return [Shelved(slip, slip.code in own) for slip in slips()]

    def text(self, code: str) -> str:
        """The text in use: the office's own, or that of the program."""
        uid = self._own(code)
        record = self._book.get(TABLE, uid) if uid else None
        return str(record["content"]) if record else shipped_text(code)

    @staticmethod
    def shipped(code: str) -> str:
        """The text that the program brings."""
        return shipped_text(code)

    @staticmethod
    def faults(text: str) -> list[Fault]:
        """What is wrong with a text, by line."""
        return faults(text, KNOWN, ROWS)

    def sound_text(self, code: str) -> str:
        """The text in use; UserError with every faulty line when it cannot be printed."""
        text = self.text(code)
        if found := self.faults(text):
            raise UserError(
                f"Mẫu “{slip_of(code).name}” chưa in được. {_told(found)}"
                " Hãy mở Mẫu phiếu để sửa, hoặc dùng lại mẫu gốc."
            )
        return text

    def series(self, code: str) -> str:
        """The symbol of the number series that a template names, "" for none."""
        return parse(self.text(code)).series

    def save_template(self, code: str, text: str) -> Changes:
        """Keep the office's own text; UserError with the faulty lines. One step of undo."""
        slip, text = slip_of(code), nfc(text).rstrip() + "\n"
        if found := self.faults(text):
            raise UserError(f"Chưa lưu được mẫu. {_told(found)}", "content")
        if text == shipped_text(code):
            return self.reset_template(code)
        values = {"code": code, "name": slip.name, "content": text}
        label = f"Sửa mẫu “{slip.name}”"
        with self._book.change(user=self._user, label=label) as change:
            uid = self._own(code)
            if uid:
                change.update(TABLE, uid, values)
            else:
                uid = change.insert(TABLE, values)
        return Changes.of("slips", message=f"Đã lưu mẫu “{slip.name}”", uid=uid)

    def reset_template(self, code: str) -> Changes:
        """Use the program's own text again."""
        slip, uid = slip_of(code), self._own(code)
        if uid:
            label = f"Dùng lại mẫu gốc “{slip.name}”"
            with self._book.change(user=self._user, label=label) as change:
                change.delete(TABLE, uid)
        return Changes.of("slips", message=f"Mẫu “{slip.name}” đang dùng bản gốc")

    def _own(self, code: str) -> str:
        found = self._book.ids(TABLE, filters={"code": code})
        return found[0] if found else ""


def _told(found: list[Fault]) -> str:
    told = " ".join(f"{fault}." for fault in found[:5])
    more = f" Và {len(found) - 5} chỗ khác." if len(found) > 5 else ""
    return told + more
