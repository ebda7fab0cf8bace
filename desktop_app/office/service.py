"""The actions on the own office's data."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.office import fields
from desktop_app.office.directory import Directory
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.office.provinces import ProvinceNames
from desktop_app.office.rules import (
    check_office,
    clean_code,
    clean_name,
    level_in_name,
    village_from_line,
)

_LABELS = {"departments": "phòng, đơn vị", "villages": "thôn, tổ dân phố", "officers": "người ký"}
LISTS = {
    "departments": fields.DEPARTMENTS,
    "villages": fields.VILLAGES,
    "officers": fields.OFFICERS,
}


class OfficeService:
    """Reads and changes the office, its departments, villages and officers."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def set_up(self, setup: OfficeSetup) -> Changes:
        """Write everything the wizard asked, as one change."""
        check_office(setup.office)
        with self._book.change(
            user=self._user, label="Lập sổ của cơ quan", undoable=False
        ) as change:
            change.insert("office", asdict(setup.office))
            for table in LISTS:
                for ordinal, record in enumerate(getattr(setup, table), start=1):
                    change.insert(table, {**asdict(record), "ordinal": ordinal})
            for key, value in setup.settings.items():
                change.set_setting(key, value)
        return Changes.of("office", "settings", message="Đã lập sổ", undoable=False)

    def office(self) -> Office:
        """The own office."""
        row = self._office_row()
        return Office(
            level=Level(row["level"]),
            name=row["name"],
            province=row["province"],
            code=row["code"] or "",
            place_name=row["place_name"] or "",
        )

    def save_office(self, values: Mapping[str, str], day: date) -> Changes:
        """Store the office's own data from the form; the province as it is called on that day."""
        row = self._office_row()
        province = values["province"].strip()
        office = Office(
            level=level_in_name(values["name"]) or Level(values["level"]),
            name=clean_name(values["name"]),
            province=ProvinceNames(day).find(province) or province,
            code=clean_code(values.get("code", "")),
            place_name=clean_name(values.get("place_name", "")),
        )
        check_office(office)
        if office.province not in (row["province"], *ProvinceNames(day).all):
            raise UserError(
                "Không có tỉnh, thành phố này trong danh sách 34 đơn vị. Hãy ghi lại.", "province"
            )
        with self._book.change(user=self._user, label="Sửa thông tin cơ quan") as change:
            change.update("office", row["uid"], asdict(office))
        return Changes.of("office", message="Đã lưu thông tin cơ quan")

    def departments(self) -> list[Department]:
        """The departments in their order."""
        keys = ("name", "short_name", "head", "aliases")
        return [Department(**{k: r[k] or "" for k in keys}) for r in self.rows("departments")]

    def villages(self) -> list[Village]:
        """The villages in their order."""
        return [
            Village(r["name"], r["kind"], r["head"] or "", r["households"])
            for r in self.rows("villages")
        ]

    def officers(self) -> list[Officer]:
        """The people who sign, in their order."""
        keys = ("name", "title", "capacity", "authority")
        return [
            Officer(**{k: r[k] or "" for k in keys}, signs=bool(r["signs"]))
            for r in self.rows("officers")
        ]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of one of the office's lists ("villages" …) in their order."""
        return self._book.rows(table, self._book.ids(table, order=(("ordinal", False),)))

    def save_item(self, table: str, values: Mapping[str, str], uid: str = "") -> Changes:
        """Add a line to one of the lists, or change the line `uid`."""
        stored = _stored(table, values)
        verb = "Sửa" if uid else "Thêm"
        with self._book.change(user=self._user, label=f"{verb} {_LABELS[table]}") as change:
            if uid:
                change.update(table, uid, stored)
            else:
                last = max((r["ordinal"] or 0 for r in self.rows(table)), default=0)
                uid = change.insert(table, {**stored, "ordinal": last + 1})
        return Changes.of("office", message=f"Đã lưu {_LABELS[table]} “{stored['name']}”", uid=uid)

    def add_names(self, table: str, names: Sequence[str]) -> Changes:
        """Add departments or villages of which only the names are known, as one change."""
        make = village_from_line if table == "villages" else Department
        return self.add_pasted(table, [make(name) for name in names])

    def add_pasted(self, table: str, records: Sequence[Department | Village]) -> Changes:
        """Add the departments or villages of a pasted list, as one change."""
        label = f"Dán danh sách {_LABELS[table]}"
        with self._book.change(user=self._user, label=label):
            for record in records:
                told = {key: _text(value) for key, value in asdict(record).items()}
                self.save_item(table, told)
        return Changes.of("office", message=f"Đã thêm {len(records)} tên")

    def add_alias(self, department: str, alias: str) -> Changes:
        """Note another name of a department; UserError when a department has it already."""
        name = " ".join(alias.split())
        if not name:
            raise UserError("Hãy ghi tên gọi khác của đơn vị.", "aliases")
        rows = self.rows("departments")
        row = next((row for row in rows if row["name"] == department), None)
        if row is None:
            raise UserError(f"Danh bạ không có đơn vị “{department}”.", "name")
        known = Directory.of(self.departments())
        if holder := known.unit_of(name):
            raise UserError(f"Danh bạ đã ghi “{name}” là tên của {holder}.", "aliases")
        aliases = "\n".join(filter(None, [(row["aliases"] or "").strip(), name]))
        label = f"Ghi “{name}” là tên khác của {department}"
        with self._book.change(user=self._user, label=label) as change:
            change.update("departments", row["uid"], {"aliases": aliases})
        return Changes.of("office", message=f"Đã {label[:1].lower()}{label[1:]}", uid=row["uid"])

    def directory(self) -> Directory:
        """All names of the departments and villages."""
        return Directory.of(self.departments(), self.villages())

    def delete_item(self, table: str, uid: str) -> Changes:
        """Move a line of one of the lists to the recycle bin."""
        with self._book.change(user=self._user, label=f"Xóa {_LABELS[table]}") as change:
            change.delete(table, uid)
        return Changes.of("office", message=f"Đã xóa một {_LABELS[table]}")

    def _office_row(self) -> dict[str, Any]:
        found = self._book.ids("office")
        if not found:
            raise UserError("Sổ này chưa có thông tin cơ quan. Hãy lập lại từ màn hình đầu tiên.")
        return self._book.rows("office", found[:1])[0]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _stored(table: str, values: Mapping[str, str]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for item in LISTS[table]:
        text = (
            " ".join(values.get(item.key, "").split())
            if item.key != "aliases"
            else values.get("aliases", "")
        )
        if item.required and not text:
            raise UserError(f"Hãy ghi {item.label.lower()}.", item.key)
        if item.check and (problem := item.check(text)):
            raise UserError(problem, item.key)
        stored[item.key] = text
    if table == "villages":
        stored["households"] = int(stored["households"]) if stored["households"] else None
    if table == "officers":
        stored["signs"] = int(stored["signs"] in ("1", "true", "yes"))
    return stored
