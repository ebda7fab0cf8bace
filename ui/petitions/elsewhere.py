"""What other parts of the program offer here: sealed identities, slips."""

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.changes import Changes
from desktop_app.petitions.model import EventKind, EventValues, Petition
from desktop_app.services import Services


def add_identity_button(page: Any) -> Callable[[Sequence[Petition]], None]:
    """A button that opens a sealed identity; returns what shows it for these papers."""
    look = _offered("ui.shield.look", "show_identity")
    sealed: list[Petition] = []

    def show() -> None:
        look(page, page.door.session, sealed[0].identity_uid)

    made = page.add_button("Mở danh tính…", "shield-lock-outline", show)
    made.setToolTip("Chỉ người được giao; mỗi lần mở đều ghi lại người mở và lý do")

    def show_for(papers: Sequence[Petition]) -> None:
        sealed[:] = papers
        made.setVisible(look is not None and bool(sealed))

    show_for(())
    return show_for


def add_slips_button(page: Any, table: str, uid: str, case_of: Callable[[], str]) -> None:
    """A button that prints the slips of a record; a kept paper may be noted as a step of its case.

    Hidden while there are no slips.
    """
    slips = _offered("ui.slips.opener", "show_slips")

    def show() -> None:
        case_uid = case_of()
        note = partial(_note, case_uid) if case_uid else None
        slips(page, page.door.session, table, uid, note)

    made = page.add_button("In phiếu", "printer-outline", show, "In phiếu (Ctrl+P)", "Ctrl+P")
    made.setVisible(slips is not None and hasattr(page.door.session.services, "slips"))


def _note(case_uid: str, services: Services, issued: Any) -> Changes:
    """A paper that was given out, as a step of the case."""
    said = EventValues(
        kind=EventKind(issued.event),
        day=issued.day or services.clock.today(),
        number=issued.number,
    )
    return services.cases.record(case_uid, said)


def _offered(module: str, name: str) -> Any:
    """A function of another part; None while that part is not there."""
    try:
        return getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError:
        return None
