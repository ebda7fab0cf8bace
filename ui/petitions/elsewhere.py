"""What other parts of the program offer here, once they are there: identities, slips."""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.petitions.model import Petition


def add_identity_button(page: Any) -> Callable[[Sequence[Petition]], None]:
    """A button that opens a sealed identity; returns what shows it for these papers."""
    look = _offered("ui.shield.look", "show_identity")
    sealed: list[Petition] = []

    def show() -> None:
        session = page.door.session
        look(page, session, sealed[0].identity_uid)

    made = page.add_button("Mở danh tính…", "shield-lock-outline", show)
    made.setToolTip("Chỉ người được giao; mỗi lần mở đều ghi lại người mở và lý do")

    def show_for(papers: Sequence[Petition]) -> None:
        sealed[:] = papers
        made.setVisible(look is not None and bool(sealed))

    show_for(())
    return show_for


def add_slips_button(page: Any, table: str, uid: str) -> Callable[[], None]:
    """A button that prints the slips of a record; hidden while there are none."""
    slips = _offered("ui.slips", "show_slips")

    def show() -> None:
        slips(page, page.door.session, table, uid)

    made = page.add_button("In phiếu", "printer-outline", show, "In phiếu (Ctrl+P)", "Ctrl+P")
    made.setVisible(slips is not None)
    return show


def _offered(module: str, name: str) -> Any:
    """A function of another part; None while that part is not there."""
    try:
        return getattr(importlib.import_module(module), name, None)
    except ModuleNotFoundError:
        return None
