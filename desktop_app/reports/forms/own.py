"""The forms that an office makes itself, and its changes of the shipped tables."""

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, NamedTuple

import msgspec

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.law.packs.merge import laid_over
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.decode import kept
from desktop_app.reports.forms.faults import Fault, Known, check_form, faults
from desktop_app.reports.forms.model import Form
from desktop_app.reports.forms.shelf import TABLE, FormShelf, KeptForm

# Measures that only serve the checks: balances between periods, records that fall nowhere.
_INNER = ("bridge.", "record.")


class MeasureChoice(NamedTuple):
    """A way to count that an item may take from the books."""

    name: str
    label: str
    group: str


class OwnForms:
    """Makes and changes forms; `services.report_forms`.

    A form that a document sets cannot be changed, only copied. Of a form the days before a change
    keep what they had: `since` is the first day of the new one; None corrects the one that stands
    there, for the days that it has.
    """

    def __init__(self, book: Book, user: str) -> None:
        self.shelf = FormShelf(book)
        self._book = book
        self._user = user

    # Looking

    def form(self, code: str, day: date) -> Form:
        """The form of a code for a period that ends on this day; UserError when there is none."""
        return self.shelf.form(code, day)

    def forms(self, regime: str, day: date) -> list[Form]:
        """The forms of a regime that are offered for a period that ends on this day."""
        return self.shelf.forms(regime, day)

    def all(self, *, deleted: bool = False) -> list[KeptForm]:
        """What the office made or changed; `deleted`: what lies in the recycle bin."""
        return self.shelf.kept(deleted=deleted)

    def kept(self, code: str) -> KeptForm | None:
        """The office's row of a code."""
        return next((one for one in self.all() if one.code == code), None)

    def faults(self, form: Form) -> list[Fault]:
        """Everything that is wrong with a form as it stands in the editor."""
        return list(faults(form, self._known(form)))

    def copy(self, code: str, day: date, new_code: str, name: str) -> Form:
        """A form of any source as the beginning of an own one; nothing is kept yet.

        Formulas that reach into other forms go along; the document and its days do not.
        """
        return msgspec.structs.replace(
            self.shelf.form(code, day),
            code=new_code,
            name=name,
            document="",
            article="",
            confidence="",
            valid_from=None,
            valid_to=None,
            base="",
        )

    # Changing

    def add(self, form: Form) -> Changes:
        """Keep a form of the office's own; UserError beside the field that is wrong."""
        clean = _clean(form, base="")
        taken = {one.code.casefold() for one in self.shelf.all()}
        if clean.code.casefold() in taken:
            raise UserError(f"Đã có biểu mã {clean.code}; hãy đặt mã khác.", "code")
        check_form(clean, self._known(clean))
        with self._change(f"Lập biểu {clean.code}") as change:
            uid = change.insert(TABLE, {**self._record((clean,)), **self._new()})
        return _told(f"Đã lập biểu {clean.code}", uid)

    def change(
        self, form: Form, since: date | None = None, expected_rev: int | None = None
    ) -> Changes:
        """Change an own form, or a shipped table that no document sets, by its code."""
        row = self.kept(form.code)
        clean = _clean(form, base=row.base if row else form.code)
        if row is None:
            self._refuse_official(clean.code, since)
        self._refuse_lost(clean, row)
        check_form(clean, self._known(clean))
        self._refuse_read(clean.code, (clean,))
        record = self._record(_next_generation(row.generations if row else (), clean, since))
        with self._change(f"Sửa biểu {clean.code}") as change:
            if row:
                change.update(TABLE, row.uid, record, expected_rev)
                uid = row.uid
            else:
                uid = change.insert(TABLE, {**record, **self._new()})
        return _told(f"Đã sửa biểu {clean.code}", uid)

    def switch(self, uid: str, *, on: bool) -> Changes:
        """Offer an own form for new reports, or offer it no more; old reports keep it."""
        row = self._row(uid)
        told = f"{'Bật' if on else 'Tắt'} biểu {row.code}"
        with self._change(told) as change:
            change.update(TABLE, uid, {"active": int(on)})
        return _told(f"Đã {told[0].lower()}{told[1:]}", uid)

    def reset(self, code: str) -> Changes:
        """Take back what the office changed on a shipped table."""
        row = self.kept(code)
        if row is None or not row.base:
            raise UserError(f"Biểu {code} đang đúng như bản có sẵn; không có gì để trả lại.")
        self._refuse_read(row.code, self.shelf.beneath(row.code))
        with self._change(f"Trả biểu {code} về bản có sẵn") as change:
            change.delete(TABLE, row.uid)
        return _told(f"Đã trả biểu {code} về bản có sẵn", row.uid)

    def delete(self, uid: str) -> Changes:
        """Delete an own form; UserError while a report or another form needs it."""
        row = self._row(uid)
        if row.base:
            return self.reset(row.code)
        used = self._reports_with(row.code)
        if used:
            raise UserError(
                f"Biểu {row.code} đang có trong {used} báo cáo nên chưa xóa."
                " Hãy tắt biểu: báo cáo cũ vẫn giữ, báo cáo mới không còn mời chọn."
            )
        self._refuse_read(row.code, ())
        with self._change(f"Xóa biểu {row.code}") as change:
            change.delete(TABLE, uid)
        return _told(f"Đã xóa biểu {row.code}", uid)

    def restore(self, uid: str) -> Changes:
        """Take a form out of the recycle bin."""
        row = next((one for one in self.all(deleted=True) if one.uid == uid), None)
        if row is None:
            return Changes()
        if not row.base and any(one.code == row.code for one in self.shelf.all()):
            raise UserError(f"Đã có biểu khác mang mã {row.code} nên chưa phục hồi được.")
        with self._change(f"Phục hồi biểu {row.code}") as change:
            change.restore(TABLE, uid)
        return _told(f"Đã phục hồi biểu {row.code}", uid)

    # Inside

    def _known(self, form: Form) -> Known:
        """The forms it may read: the newest of each code."""
        newest = {one.code: one for one in self.shelf.all() if one.code != form.code}
        return Known(load_measures(), tuple(newest.values()))

    def _refuse_official(self, code: str, since: date | None) -> None:
        forms = self.shelf.beneath(code)
        if not forms:
            raise UserError(f"Không có biểu mã {code}.", "code")
        # A document takes over from its first day; before it, the table is the office's.
        official = [form for form in forms if form.document]
        if official and (since is None or any(one.holds_on(since) for one in official)):
            raise UserError(
                f"Biểu {code} do {official[-1].document} quy định nên không sửa được, để số liệu"
                " các nơi cộng được với nhau. Hãy sao chép thành biểu riêng rồi sửa bản sao.",
                "code",
            )

    def _refuse_lost(self, form: Form, row: KeptForm | None) -> None:
        """A row of a shipped table is switched off, not thrown away: other texts speak of it."""
        shipped = _item_codes(self.shelf.beneath(form.base)) if form.base else set()
        had = _item_codes(row.generations) if row else shipped
        lost = sorted((shipped & had) - _item_codes([form]))
        if lost:
            raise UserError(
                f"Chỉ tiêu {lost[0]} thuộc bảng có sẵn nên không xóa được; hãy tắt đi.", "items"
            )

    def _refuse_read(self, code: str, instead: Sequence[Form]) -> None:
        """UserError when another own form reads what would be gone."""
        for one in self.all():
            if one.code == code or not one.generations:
                continue
            form = one.generations[-1]
            others = [other for other in self._known(form).forms if other.code != code]
            left = Known(None, (*others, *instead))
            found = next(faults(form, left), None)
            if found and not any(faults(form, self._known(form))):
                raise UserError(f"Biểu {one.code} đang dùng số của biểu {code}. {found.words}")

    def _reports_with(self, code: str) -> int:
        rows = self._book.rows("reports", self._book.ids("reports"))
        return sum(code in str(row["forms"] or "").split() for row in rows)

    def _row(self, uid: str) -> KeptForm:
        found = next((one for one in self.all() if one.uid == uid), None)
        if found is None:
            raise UserError("Biểu này đã bị xóa. Hãy phục hồi từ Thùng rác rồi làm lại.")
        return found

    def _new(self) -> dict[str, int]:
        return {"active": 1, "ordinal": self._book.highest(TABLE, "ordinal") + 1}

    def _change(self, label: str) -> AbstractContextManager[Change]:
        return self._book.change(user=self._user, label=label)

    @staticmethod
    def _record(generations: Sequence[Form]) -> dict[str, str | int]:
        last = generations[-1]
        return {
            "code": last.code,
            "name": last.name,
            "base": last.base,
            "content": kept(generations),
        }


def _item_codes(forms: Iterable[Form]) -> set[str]:
    return {item.code for form in forms for item in form.items}


def measure_choices() -> list[MeasureChoice]:
    """The ways to count that an item may take, by group and there in the order of their numbers."""
    found = [
        MeasureChoice(one.name, one.label, one.group)
        for one in load_measures().values()
        if not one.name.startswith(_INNER)
    ]
    groups = list(dict.fromkeys(one.group for one in found))
    return sorted(found, key=lambda one: (groups.index(one.group), _natural(one.name)))


def _natural(name: str) -> tuple[str, int, str]:
    stem, _dot, end = name.rpartition(".")
    return (stem, int(end) if end.isdecimal() else 0, end)


def _next_generation(before: Sequence[Form], form: Form, since: date | None) -> tuple[Form, ...]:
    if since is not None:
        form = msgspec.structs.replace(form, valid_from=since, valid_to=None)
    return laid_over(before, [form])


def _clean(form: Form, base: str) -> Form:
    """The form without stray blanks, in the letters that the book keeps."""
    told = msgspec.to_builtins(form)
    return msgspec.convert({**_tidy(told), "base": base}, Form)


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, dict):
        return {name: _tidy(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(one) for one in value]
    return value


def _told(message: str, uid: str) -> Changes:
    return Changes.of("reports", message=message, uid=uid)
