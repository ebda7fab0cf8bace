"""The dialog that prints a book: what stands in it before anything is entered."""

from datetime import date

import pytest

from ui.pictures import settle
from ui.registers.books import RECEPTION_BOOK
from ui.registers.print_book import PrintBookDialog

SIGNERS = (
    {"name": "Nguyễn Văn Bình", "title": "Chủ tịch", "authority": "TM.", "signs": "1"},
    {"name": "Lê Thị Mai", "title": "Phó Chủ tịch", "authority": "TM.", "signs": "1"},
)


@pytest.fixture
def asked(session, qtbot):
    background = session.background
    for signer in SIGNERS:
        background.run(background, lambda s, one=signer: s.office.save_item("officers", one))

    def asked():
        made = PrintBookDialog(None, session, RECEPTION_BOOK)
        qtbot.addWidget(made)
        return made

    yield asked
    settle()


def entered(dialog):
    values = dialog.form.values()
    return values["first"], values["last"], dialog.form.entry("signer").currentText()


def test_the_calendar_year_and_the_first_signer_are_chosen(asked):
    first, last, signer = entered(asked())
    assert (first, last) == ("2026-01-01", "2026-12-31")
    assert signer == "Nguyễn Văn Bình – Chủ tịch"


def test_the_last_choice_comes_back(asked, session):
    dialog = asked()
    dialog.form.entry("period").setCurrentIndex(6)  # the month of today
    dialog.form.entry("signer").put("1")
    dialog._keep_choice()
    first, last, signer = entered(asked())
    assert (date.fromisoformat(first), date.fromisoformat(last)) == (
        date(2026, 11, 1),
        date(2026, 11, 30),
    )
    assert signer.startswith("Lê Thị Mai")
    assert "Lê Thị Mai" not in "".join(session.look.values())
