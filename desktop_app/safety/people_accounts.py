"""Who works in the book: names, roles, rights and passwords, in keys.json and in the book.

keys.json is written first and the book second. A program that is killed between the two leaves a
password without a record, or a record without a password; both are told in the list, and doing the
same again finishes it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.people.texts import tidy
from desktop_app.safety.accounts import NAME_MAX, KeyRing, check_password
from desktop_app.shield import keys as shield_keys
from desktop_app.shield.model import Keys

TABLE, KEYS_NAME = "users", "keys.json"
OPEN_IDENTITIES, MANAGE = shield_keys.RIGHT, "manage_accounts"
ADMIN, OFFICER = "admin", "officer"
ROLES = ((OFFICER, "Cán bộ"), (ADMIN, "Quản trị"))
RIGHTS = (
    (OPEN_IDENTITIES, "Được mở danh tính người tố cáo"),
    (MANAGE, "Quản lý tài khoản"),
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """One account. Without `has_key` nobody gets in with it; without `recorded` it is unfinished.

    `recorded` False: the password was made, and the program ended before the book knew of it.
    """

    name: str
    uid: str = ""
    display_name: str = ""
    role: str = OFFICER
    rights: frozenset[str] = frozenset()
    active: bool = True
    has_key: bool = True
    recorded: bool = True

    @property
    def works(self) -> bool:
        """Whether somebody can work with it."""
        return self.active and self.has_key and self.recorded

    @property
    def manages(self) -> bool:
        """Whether it may add and remove others."""
        return self.works and (self.role == ADMIN or MANAGE in self.rights)

    @property
    def opens(self) -> bool:
        """Whether it was given the right to open identities."""
        return self.works and OPEN_IDENTITIES in self.rights

    @property
    def rights_words(self) -> str:
        """The rights in words."""
        words = [label for right, label in RIGHTS if right in self.rights]
        if self.role == ADMIN and MANAGE not in self.rights:
            words.append(dict(RIGHTS)[MANAGE])
        return "; ".join(words) or "Ghi sổ, tra cứu, in"

    @property
    def state_words(self) -> str:
        """How it stands, in words."""
        if not self.recorded:
            return "Chưa thêm xong"
        return "Đang dùng" if self.works else "Đã ngừng"


@dataclass(frozen=True, kw_only=True)
class PersonValues:
    """What is entered for an account."""

    name: str
    display_name: str = ""
    role: str = OFFICER
    rights: frozenset[str] = frozenset()


class PeopleAccounts:
    """Reads and changes the accounts; nothing of it can be undone, since passwords cannot."""

    def __init__(self, book: Book, user: str, clock: Clock, keys: Keys) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._keys = keys

    # Finding

    def people(self) -> list[Person]:
        """Everybody with a record or a password, those who work first, by name."""
        slots = self._slots()
        uids = self._book.ids(TABLE, order=(("name", False),))
        found = [_person(row, slots) for row in self._book.rows(TABLE, uids)]
        known = {_same(one.name) for one in found}
        found += [Person(name=name, recorded=False) for name in slots if _same(name) not in known]
        return sorted(found, key=lambda one: not one.works)

    def get(self, name: str) -> Person:
        """One account; UserError when there is none of that name."""
        for one in self.people():
            if _same(one.name) == _same(name):
                return one
        raise UserError(f"Sổ này không có tài khoản “{name.strip()}”.", "name")

    def me(self) -> Person | None:
        """The account of the one who is working."""
        return next((one for one in self.people() if _same(one.name) == _same(self._user)), None)

    @property
    def may_manage(self) -> bool:
        """Whether this user may change accounts."""
        me = self.me()
        return me is not None and me.manages

    @property
    def may_give_shield(self) -> bool:
        """Whether this user can let others open identities: only who holds the key itself."""
        return bool(self._keys.shield)

    @property
    def code_opens_shield(self) -> bool:
        """Whether the recovery code also opens the compartment of identities."""
        return not self._path.exists() or KeyRing.open(self._path).recovery_opens_shield

    # Changing

    def add(self, values: PersonValues, password: str) -> Changes:
        """Let one more person in with a first password, which they are to change themselves.

        A name whose adding was cut short is finished with this password and these rights.
        """
        self._refuse_strangers()
        values = _checked(values)
        self._check_password(password)
        kept = [one for one in self.people() if _same(one.name) == _same(values.name)]
        if kept and kept[0].recorded:
            raise UserError(f"Đã có tài khoản “{kept[0].name}”. Hãy chọn tên khác.", "name")
        ring, with_shield = KeyRing.open(self._path), OPEN_IDENTITIES in values.rights
        if kept:
            ring.set_password(values.name, password, self._keys, with_shield=with_shield)
        else:
            ring.add_user(self._keys, values.name, password, with_shield=with_shield)
        record = _columns(values) | {"name": ring.known_as(values.name), "active": 1}
        label = f"Thêm tài khoản {values.name}"
        with self._book.change(user=self._user, label=label, undoable=False) as change:
            uid = change.insert(TABLE, record)
        return _done(f"Đã thêm tài khoản {values.name}; hãy giao mật khẩu tạm tận tay", uid)

    def change(self, values: PersonValues) -> Changes:
        """Other name to show, role and right to manage; the right to open needs a new password."""
        self._refuse_strangers()
        values, kept = _checked(values), self._recorded(values.name)
        if (OPEN_IDENTITIES in values.rights) != (OPEN_IDENTITIES in kept.rights):
            raise UserError(
                "Quyền mở danh tính đi cùng mật khẩu: hãy dùng “Đặt mật khẩu mới” để giao hoặc rút"
                " quyền này.",
                "rights",
            )
        still = values.role == ADMIN or MANAGE in values.rights
        if kept.manages and not still:
            self._refuse_last("manages", kept, "quản lý tài khoản")
        self._record(kept, _columns(values), f"Sửa tài khoản {kept.name}")
        return _done(f"Đã lưu tài khoản {kept.name}", kept.uid)

    def set_password(self, name: str, password: str, *, opens: bool) -> Changes:
        """Give somebody a new password, and with it the right to open identities, or none.

        It also brings back an account that was stopped. Only who holds the compartment's key can
        give that right, and the last one who holds it cannot lose it.
        """
        self._refuse_strangers()
        self._check_password(password)
        kept = self._recorded(name)
        if kept.opens and not opens:
            self._refuse_last("opens", kept, "mở danh tính người tố cáo")
        ring = KeyRing.open(self._path)
        if kept.has_key:
            ring.set_password(kept.name, password, self._keys, with_shield=opens)
        else:
            ring.add_user(self._keys, kept.name, password, with_shield=opens)
        rights = kept.rights | {OPEN_IDENTITIES} if opens else kept.rights - {OPEN_IDENTITIES}
        label = f"Đặt mật khẩu mới cho {kept.name}"
        self._record(kept, {"rights": _stored(rights), "active": 1}, label)
        return _done(f"Đã đặt mật khẩu mới cho {kept.name}", kept.uid)

    def stop(self, name: str) -> Changes:
        """Shut an account: its password opens nothing any more; what it did keeps its name."""
        self._refuse_strangers()
        kept = self.get(name)
        if _same(kept.name) == _same(self._user):
            raise UserError("Không ngừng được chính tài khoản đang dùng.", "name")
        self._refuse_last("manages", kept, "quản lý tài khoản")
        self._refuse_last("opens", kept, "mở danh tính người tố cáo")
        if kept.has_key:
            KeyRing.open(self._path).remove_user(kept.name)
        if kept.recorded:
            rights = _stored(kept.rights - {OPEN_IDENTITIES})
            label = f"Ngừng tài khoản {kept.name}"
            self._record(kept, {"active": 0, "rights": rights}, label)
        return _done(
            f"Đã ngừng tài khoản {kept.name}: mật khẩu của tài khoản này không còn dùng được"
        )

    # Inside

    @property
    def _path(self) -> Path:
        return self._book.path.with_name(KEYS_NAME)

    def _slots(self) -> list[str]:
        return KeyRing.open(self._path).users() if self._path.exists() else []

    def _recorded(self, name: str) -> Person:
        kept = self.get(name)
        if not kept.recorded:
            raise UserError(
                f"Việc thêm tài khoản “{kept.name}” chưa xong: hãy thêm lại với đúng tên này.",
                "name",
            )
        return kept

    def _record(self, kept: Person, columns: Mapping[str, Any], label: str) -> None:
        with self._book.change(user=self._user, label=label, undoable=False) as change:
            change.update(TABLE, kept.uid, columns)

    def _check_password(self, password: str) -> None:
        fault = check_password(password)
        if fault:
            raise UserError(fault, "password")

    def _refuse_strangers(self) -> None:
        if not self.may_manage:
            raise UserError(
                "Tài khoản đang dùng không có quyền quản lý tài khoản. Hãy nhờ người quản trị sổ."
            )

    def _refuse_last(self, what: str, kept: Person, words: str) -> None:
        """UserError when nobody else could do it; accounts that cannot do it themselves may go."""
        if not getattr(kept, what):
            return
        others = [one for one in self.people() if one.uid != kept.uid and getattr(one, what)]
        if not others:
            raise UserError(
                f"{kept.name} là người cuối cùng được {words}. Hãy giao quyền này cho người khác"
                " trước."
            )


def _person(row: Mapping[str, Any], slots: Sequence[str]) -> Person:
    name = str(row["name"])
    rights = {right.strip() for right in str(row["rights"] or "").split(",")}
    return Person(
        name=name,
        uid=str(row["uid"]),
        display_name=str(row["display_name"] or ""),
        role=str(row["role"] or OFFICER),
        rights=frozenset(rights - {""}),
        active=str(row["active"] or "0") == "1",
        has_key=_same(name) in {_same(slot) for slot in slots},
    )


def _checked(values: PersonValues) -> PersonValues:
    name = " ".join(tidy(values.name)[0].split())
    shown = " ".join(tidy(values.display_name)[0].split()) or name
    if not name:
        raise UserError("Hãy nhập tên tài khoản.", "name")
    for field, text in (("name", name), ("display_name", shown)):
        if len(text) > NAME_MAX:
            raise UserError(f"Tên dài quá {NAME_MAX} ký tự.", field)
    if values.role not in dict(ROLES) or values.rights - set(dict(RIGHTS)):
        raise UserError("Vai trò hoặc quyền này không có trong danh sách.", "role")
    return PersonValues(name=name, display_name=shown, role=values.role, rights=values.rights)


def _columns(values: PersonValues) -> dict[str, Any]:
    return {
        "display_name": values.display_name,
        "role": values.role,
        "rights": _stored(values.rights),
    }


def _stored(rights: Collection[str]) -> str:
    return ",".join(right for right, _label in RIGHTS if right in rights)


def _same(name: str) -> str:
    return tidy(name)[0].strip().casefold()


def _done(message: str, uid: str = "") -> Changes:
    return Changes.of("accounts", message=message, uid=uid, undoable=False)
