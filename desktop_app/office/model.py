"""The own office as data: who it is, its departments, villages and the people who sign."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_app.documents.printed import Printed


class Level(StrEnum):
    """The three kinds of commune-level units since 01/7/2025 (Luật 72/2025/QH15)."""

    XA = "xa"
    PHUONG = "phuong"
    DAC_KHU = "dac_khu"

    @property
    def word(self) -> str:
        """The word before the name: xã, phường, đặc khu."""
        return {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu"}[self.value]


@dataclass(frozen=True)
class Office:
    """The own unit; `name` without its level word ("Đồng Mẫu"), `code` five digits or ""."""

    level: Level
    name: str
    province: str
    code: str = ""
    place_name: str = ""

    @property
    def full_name(self) -> str:
        """ "xã Đồng Mẫu"."""
        return f"{self.level.word} {self.name}"

    @property
    def authority(self) -> str:
        """ "UBND xã Đồng Mẫu"."""
        return f"UBND {self.full_name}"

    @property
    def issuer(self) -> str:
        """The issuing body in full: "Ủy ban nhân dân xã Đồng Mẫu"."""
        return f"Ủy ban nhân dân {self.full_name}"

    @property
    def head(self) -> str:
        """The issuing body as the head of a paper has it: two lines in capitals (NĐ 30/2020)."""
        return f"Ủy ban nhân dân\n{self.full_name}".upper()

    @property
    def place(self) -> str:
        """The place name of documents; the name itself unless the office chose another."""
        return self.place_name or self.name

    def printed(self, user: str, at: datetime) -> Printed:
        """What a paper of this office says of its printing."""
        return Printed(self.head, user, at, self.place)


@dataclass(frozen=True)
class Department:
    """A department or unit under the office; `aliases` are other spellings, one per line."""

    name: str
    short_name: str = ""
    head: str = ""
    aliases: str = ""


@dataclass(frozen=True)
class Village:
    """A thôn, tổ dân phố or khu phố; `households` None when not known."""

    name: str
    kind: str = "thon"
    head: str = ""
    households: int | None = None


@dataclass(frozen=True)
class Officer:
    """A person who signs: `capacity` as printed ("", "KT.", "TL." …), `authority` "TM." or "".

    The block is authority line, capacity line, title line, name (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """

    name: str
    title: str
    capacity: str = ""
    authority: str = ""
    signs: bool = True


@dataclass(frozen=True)
class OfficeSetup:
    """Everything that the first-run wizard asks about the office."""

    office: Office
    departments: tuple[Department, ...] = ()
    villages: tuple[Village, ...] = ()
    officers: tuple[Officer, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
