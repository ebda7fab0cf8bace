"""Newer rules loaded from a file: checked, looked at, taken into force, taken back."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Job
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.packs.decode import decode
from desktop_app.law.packs.differences import rule_changes
from desktop_app.law.packs.envelope import unseal
from desktop_app.law.packs.impact import ClockedItem, ItemImpact, LawState, impacts
from desktop_app.law.packs.proof import failed_words
from desktop_app.law.packs.read import CheckedPack, read_pack
from desktop_app.law.report_forms import Form
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.office.days_off import day_edits, years_confirmed
from desktop_app.office.law_keys import SETTING, TrustedKey, keys_text, trusted_keys
from desktop_app.office.law_pack_shelf import (
    TABLE,
    TAKEN_BACK,
    USED,
    Force,
    ShelfPack,
    force,
    in_force,
    shelf,
    sources,
    state_of,
    together,
)
from desktop_app.office.law_pack_views import (
    Action,
    KeptPack,
    PackPreview,
    kept_pack,
    loaded_before,
)

__all__ = ["ClockedItem", "LawPackService", "rules_in_force"]


def rules_in_force(book: Book) -> tuple[Rule, ...]:
    """The rules of the packs in force, then the shipped ones for the time that is left to them."""
    return force(book).rules


class LawPackService:
    """Loads packs and takes them back.

    `open_items` gives what is open and has a clock, over all features; `recalculate` lets them
    reckon some of these anew by the law in force, inside the change that is open then;
    `form_fault` says what is wrong with forms of reports ("" for nothing).
    """

    def __init__(
        self,
        book: Book,
        user: str,
        clock: Clock,
        open_items: Callable[[], Iterable[ClockedItem]] = tuple,
        recalculate: Callable[[Sequence[ClockedItem]], object] | None = None,
        form_fault: Callable[[Sequence[Form]], str] = lambda _forms: "",
    ) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._open_items = open_items
        self._recalculate = recalculate
        self._form_fault = form_fault

    # Looking

    def read(self, path: Path, job: Job | None = None) -> PackPreview:
        """Read a file and say what it would do; UserError when it is no whole, signed pack."""
        return self.preview(read_pack(path, job))

    def preview(self, checked: CheckedPack) -> PackPreview:
        """What loading a checked pack would do."""
        packs = shelf(self._book)
        head = checked.pack.head
        new = ShelfPack(
            uid="",
            rev=0,
            ordinal=_next_ordinal(packs),
            name=head.name,
            version=head.version,
            issued_on=head.issued_on,
            signer=checked.key,
            used=True,
            loaded_by=self._user,
            loaded_at="",
            pack=checked.pack,
        )
        refusal = (
            failed_words(checked.failed, len(checked.proofs))
            or loaded_before(new, packs)
            or self._form_fault(checked.pack.forms)
        )
        made = self._preview(Action.LOAD, new, packs, (*packs, new))
        return replace(made, refusal=refusal, proofs=checked.proofs, content=checked.content)

    def preview_taking_back(self, uid: str) -> PackPreview:
        """What it would do not to use a pack any more."""
        return self._preview_used(uid, Action.TAKE_BACK, used=False)

    def preview_using_again(self, uid: str) -> PackPreview:
        """What it would do to use a pack again that was taken back."""
        return self._preview_used(uid, Action.USE_AGAIN, used=True)

    def packs(self) -> list[KeptPack]:
        """The loaded packs, the newest first."""
        packs = shelf(self._book)
        holding = in_force(packs)
        trusted = {key.key for key in self.trusted_keys()}
        return [
            kept_pack(one, state_of(one, holding), one.signer in trusted) for one in packs[::-1]
        ]

    def rules(self) -> list[tuple[Rule, str]]:
        """Every rule that holds or held, with the name of the pack it is from ("": shipped)."""
        return sources(in_force(shelf(self._book)))

    def trusted_keys(self) -> tuple[TrustedKey, ...]:
        """The keys whose packs are taken."""
        return trusted_keys(self._book)

    # Changing

    def trust(self, key: str, publisher: str) -> Changes:
        """Take the packs of a key from now on; the person has compared its digits."""
        kept = self.trusted_keys()
        if any(each.key == key for each in kept):
            return Changes()
        new = TrustedKey(key=key, publisher=publisher, since=self._clock.today(), by=self._user)
        return self._keep_keys((*kept, new), f"Tin khóa ký của {publisher}")

    def untrust(self, key: str) -> Changes:
        """Refuse packs of a key from now on; packs loaded before stay as they are."""
        kept = self.trusted_keys()
        gone = next((each for each in kept if each.key == key), None)
        if gone is None:
            return Changes()
        rest = tuple(each for each in kept if each.key != key)
        return self._keep_keys(rest, f"Thôi tin khóa ký của {gone.publisher}")

    def apply(self, preview: PackPreview, chosen: Collection[str] | None = None) -> Changes:
        """Do what was previewed, as one step of undo.

        `chosen` are the uids of the moving items to reckon anew (None: all of them); what was
        finished meanwhile is left alone. UserError when it may not be done, KnownProblem when the
        packs were changed since the preview.
        """
        self._check(preview)
        wanted = [e.item for e in preview.moving if chosen is None or e.item.uid in chosen]
        label = f"{_LABELS[preview.action]} “{preview.pack.head.name}”"
        with self._book.change(user=self._user, label=label) as change:
            uid = preview.uid
            if preview.action is Action.LOAD:
                uid = change.insert(TABLE, _record(preview, _next_ordinal(shelf(self._book))))
            else:
                used = preview.action is Action.USE_AGAIN
                change.update(TABLE, uid, {"status": USED if used else TAKEN_BACK})
            count = self._reckon_anew(wanted)
        told = f"Đã {label[:1].lower()}{label[1:]}"
        told = f"{told}; tính lại {count} hạn" if count else told
        features = ("law", "tasks", "petitions", "receptions", "reports")
        return Changes.of(*features, message=told, uid=uid)

    # Inside

    def _preview_used(self, uid: str, action: Action, *, used: bool) -> PackPreview:
        packs = shelf(self._book)
        one = next((each for each in packs if each.uid == uid), None)
        if one is None or one.pack is None:
            raise UserError("Gói này không còn trong sổ hoặc không đọc được, nên để nguyên.")
        changed = replace(one, used=used)
        after = tuple(changed if each.uid == uid else each for each in packs)
        return self._preview(action, changed, packs, after)

    def _preview(
        self,
        action: Action,
        one: ShelfPack,
        before: Sequence[ShelfPack],
        after: Sequence[ShelfPack],
    ) -> PackPreview:
        assert one.pack is not None
        old, new = together(in_force(before)), together(in_force(after))
        without = new if action is Action.TAKE_BACK else old
        trusted = {key.key for key in self.trusted_keys()}
        return PackPreview(
            action=action,
            pack=one.pack,
            key=one.signer,
            trusted=action is Action.TAKE_BACK or one.signer in trusted,
            refusal="",
            proofs=(),
            rules=rule_changes(without.rules, one.pack.rules),
            items=self._impacts(old, new),
            content="",
            uid=one.uid,
            base=_base(before),
        )

    def _impacts(self, old: Force, new: Force) -> tuple[ItemImpact, ...]:
        codes = {rule.code for rule in {*old.rules} ^ {*new.rules}}
        days_differ = (old.days, old.years) != (new.days, new.years)
        return impacts(self._open_items(), self._state(old), self._state(new), codes, days_differ)

    def _state(self, holding: Force) -> LawState:
        days = (*holding.days, *day_edits(self._book))
        confirmed = years_confirmed(self._book) | holding.years
        return LawState(RuleBook(holding.rules), WorkCalendar(days, confirmed))

    def _check(self, preview: PackPreview) -> None:
        if preview.refusal:
            raise UserError(preview.refusal)
        if preview.action is Action.LOAD:
            signed = unseal(preview.content.encode())
            if signed.key != preview.key or decode(signed.text) != preview.pack:
                raise UserError("Gói này không phải gói vừa xem trước nên chưa nạp.")
        if preview.action is not Action.TAKE_BACK:
            trusted = {key.key for key in self.trusted_keys()}
            if preview.key not in trusted:
                raise UserError(
                    "Chưa nạp được: khóa ký của gói chưa được cơ quan tin."
                    " Hãy đối chiếu dãy số của khóa trước."
                )
        if preview.base != _base(shelf(self._book)):
            raise KnownProblem(
                "Các gói quy định đã thay đổi sau khi mở trang xem trước này nên chưa làm gì.",
                "Hãy mở lại để xem đúng những gì sẽ thay đổi.",
            )

    def _reckon_anew(self, wanted: Sequence[ClockedItem]) -> int:
        if not wanted or self._recalculate is None:
            return 0
        expected = {(item.feature, item.uid): (item.rule, item.event_on) for item in wanted}
        still = [
            item
            for item in self._open_items()
            if expected.get((item.feature, item.uid)) == (item.rule, item.event_on)
        ]
        if still:
            self._recalculate(still)
        return len(still)

    def _keep_keys(self, keys: tuple[TrustedKey, ...], label: str) -> Changes:
        with self._book.change(user=self._user, label=label) as change:
            change.set_setting(SETTING, keys_text(keys))
        return Changes.of("law", "settings", message=label)


def _next_ordinal(packs: Sequence[ShelfPack]) -> int:
    return max((one.ordinal for one in packs), default=0) + 1


def _base(packs: Sequence[ShelfPack]) -> tuple[tuple[str, int], ...]:
    return tuple((one.uid, one.rev) for one in packs)


def _record(preview: PackPreview, ordinal: int) -> dict[str, str | int]:
    head = preview.pack.head
    return {
        "name": head.name,
        "version": head.version,
        "issued_on": head.issued_on.isoformat(),
        "signer": preview.key,
        "content": preview.content,
        "status": USED,
        "ordinal": ordinal,
    }


_LABELS = {
    Action.LOAD: "Nạp gói quy định",
    Action.TAKE_BACK: "Thôi dùng gói quy định",
    Action.USE_AGAIN: "Dùng lại gói quy định",
}
