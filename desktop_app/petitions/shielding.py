"""What petitions ask of the denouncer's shield, and texts that name somebody it protects."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from db.change import Change
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.shield.model import Found, Sealed


class Shield(Protocol):
    """The part of ShieldService that is used here."""

    def seal(self, change: Change, person: Person, owner: tuple[str, str]) -> Sealed:
        """Put an identity into the compartment."""

    def change(self, change: Change, identity_uid: str, person: Person) -> None:
        """Other words about a sealed identity."""

    def look(self, identity_uid: str, reason: str) -> Person:
        """Who it is; only for the role, and noted before."""

    def found(self, texts: Iterable[str]) -> list[list[Found]]:
        """Where texts name a sealed identity."""

    def tells(self, person: Person, text: str) -> bool:
        """Whether a text names a person who was just typed."""

    def close_record(self, change: Change, table: str, uid: str) -> None:
        """Lock what history holds of a record's private columns for good."""

    def close_files(self, change: Change, owners: Iterable[str]) -> int:
        """Lock the files kept with records, and tell how many."""

    def named_elsewhere(self, person: Person) -> str:
        """Where the book still names a person, as a sentence."""


def refuse_names(shield: Shield, texts: Mapping[str, str]) -> None:
    """UserError on the field whose text names somebody whose identity is sealed."""
    for key, found in zip(texts, shield.found(list(texts.values())), strict=True):
        if found:
            raise UserError(
                "Chỗ này có chữ cho biết danh tính được bảo vệ. Hãy thay bằng “người tố cáo”: hồ sơ"
                " không được để lộ người tố cáo (Điều 8, Điều 56 Luật Tố cáo).",
                key,
            )


def refuse_person(shield: Shield, person: Person, texts: Mapping[str, str]) -> None:
    """The same for a person who was just typed."""
    for key, text in texts.items():
        if text and shield.tells(person, text):
            raise UserError(
                "Chỗ này đang ghi tên, số giấy tờ, điện thoại hoặc địa chỉ của chính người tố cáo."
                " Hãy thay bằng “người tố cáo” (Điều 8, Điều 56 Luật Tố cáo).",
                key,
            )
