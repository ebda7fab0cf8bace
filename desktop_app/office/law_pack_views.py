"""What the screens are told of law packs: the list, and what would happen before it happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.dates import show
from desktop_app.law.packs.differences import RuleChange
from desktop_app.law.packs.impact import Fate, ItemImpact, summary
from desktop_app.law.packs.keys import fingerprint
from desktop_app.law.packs.pack import LawPack
from desktop_app.law.packs.proof import Proof
from desktop_app.office.law_pack_shelf import PackState, ShelfPack, in_force


class Action(StrEnum):
    """What a preview is a preview of."""

    LOAD = "load"
    TAKE_BACK = "take_back"
    USE_AGAIN = "use_again"


@dataclass(frozen=True)
class PackPreview:
    """What would happen; nothing has happened yet.

    `refusal` is the sentence why it cannot ("" when it can), apart from a key not yet trusted.
    `rules` compare the pack's rules with those that hold without it. `base` is what the preview
    was reckoned from.
    """

    action: Action
    pack: LawPack
    key: str
    trusted: bool
    refusal: str
    proofs: tuple[Proof, ...]
    rules: tuple[RuleChange, ...]
    items: tuple[ItemImpact, ...]
    content: str
    uid: str
    base: object

    @property
    def digits(self) -> str:
        """The signer's key as groups of digits."""
        return fingerprint(self.key)

    @property
    def failed(self) -> tuple[Proof, ...]:
        """The examples that came out wrong."""
        return tuple(proof for proof in self.proofs if not proof.right)

    @property
    def summary(self) -> tuple[str, ...]:
        """One sentence per rule: how many open items keep it and how many change."""
        return summary(self.items)

    @property
    def moving(self) -> tuple[ItemImpact, ...]:
        """The open items that can be reckoned anew."""
        return tuple(each for each in self.items if each.fate is Fate.MOVES)


@dataclass(frozen=True)
class KeptPack:
    """A loaded pack as the list shows it."""

    uid: str
    name: str
    version: str
    issued_on: date
    publisher: str
    about: str
    key: str
    trusted: bool
    state: PackState
    rule_count: int
    day_count: int
    form_count: int
    loaded_by: str
    loaded_at: str


def kept_pack(one: ShelfPack, state: PackState, trusted: bool) -> KeptPack:
    """A pack on the shelf as the list shows it."""
    head = one.pack.head if one.pack else None
    return KeptPack(
        uid=one.uid,
        name=one.name,
        version=one.version,
        issued_on=one.issued_on,
        publisher=head.publisher if head else "",
        about=head.about if head else "",
        key=one.signer,
        trusted=trusted,
        state=state,
        rule_count=len(one.pack.rules) if one.pack else 0,
        day_count=len(one.pack.days) if one.pack else 0,
        form_count=len(one.pack.forms) if one.pack else 0,
        loaded_by=one.loaded_by,
        loaded_at=one.loaded_at,
    )


def loaded_before(new: ShelfPack, packs: Sequence[ShelfPack]) -> str:
    """Why a pack is refused that lies in the book already, or a higher version of it."""
    assert new.pack is not None
    family = [p for p in packs if (p.signer, p.name) == (new.signer, new.name) and p.pack]
    same = [p for p in family if p.pack and p.pack.head.order == new.pack.head.order]
    if same and same[-1].pack != new.pack:
        return (
            f"Trong sổ đã có bản {new.version} của gói này với nội dung khác, nên chưa nạp."
            " Nơi phát hành cần đánh số bản cao hơn cho gói đã sửa."
        )
    if same and same[-1].used:
        when = show(same[-1].loaded_at)
        return f"Bản {new.version} của gói này đã được nạp ngày {when}; không cần nạp lại."
    if same:
        return (
            f"Bản {new.version} của gói này đã có trong sổ nhưng đang thôi dùng."
            " Hãy chọn gói trong danh sách rồi bấm “Dùng lại”."
        )
    higher = [p for p in in_force(family) if p.pack and p.pack.head.order > new.pack.head.order]
    if higher:
        return (
            f"Sổ đang dùng bản {higher[0].version} của gói này, mới hơn bản {new.version} vừa chọn,"
            " nên chưa nạp."
        )
    return ""
