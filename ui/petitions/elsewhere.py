"""What other parts of the program do with a paper or a case: identities, slips, prints."""

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.changes import Changes
from desktop_app.petitions.model import EventKind, EventValues, Petition
from desktop_app.services import Services
from desktop_app.slips.service import Issued
from ui.petitions.detail.page_frame import PageFrame
from ui.slips.opener import show_slips


def add_identity_button(page: PageFrame) -> Callable[[Sequence[Petition]], None]:
    """A button that opens a sealed identity; returns what shows it for these papers."""
    sealed: list[Petition] = []

    def show() -> None:
        from ui.shield.look import show_identity  # noqa: PLC0415 - loaded when first asked for

        show_identity(page, page.door.session, sealed[0].identity_uid)

    made = page.add_button("Mở danh tính…", "shield-lock-outline", show)
    made.setToolTip("Chỉ người được giao; mỗi lần mở đều ghi lại người mở và lý do")

    def show_for(papers: Sequence[Petition]) -> None:
        sealed[:] = papers
        made.setVisible(bool(sealed))

    show_for(())
    return show_for


def add_slips_button(page: PageFrame, table: str, uid: str, case_of: Callable[[], str]) -> None:
    """A button that prints the slips of a record; a kept one may be noted as a step of its case."""

    def show() -> None:
        case_uid = case_of()
        note = partial(_note, case_uid) if case_uid else None
        show_slips(page, page.door.session, table, uid, note)

    page.add_button("In phiếu", "printer-outline", show, "In phiếu (Ctrl+P)", "Ctrl+P")


def _note(case_uid: str, services: Services, issued: Issued) -> Changes:
    """A paper that was given out, as a step of the case."""
    said = EventValues(
        kind=EventKind(issued.event),
        day=issued.day or services.clock.today(),
        number=issued.number,
    )
    return services.cases.record(case_uid, said)
