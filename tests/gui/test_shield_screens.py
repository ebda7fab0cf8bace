"""Opening an identity on the screen: reason, warning, a minute, lock; papers that are withheld."""

from dataclasses import replace

import docx
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from desktop_app.documents.model import Document, Paragraph, rich
from desktop_app.documents.papers import writers
from desktop_app.people.person import Person
from desktop_app.services import Services
from ui.pictures import settle
from ui.preview.request import PreviewRequest
from ui.preview.window import PreviewWindow, show_preview
from ui.preview.withheld import WithheldDialog
from ui.shell.veil import Veil
from ui.shield.identity import SECONDS, IdentityDialog
from ui.shield.log import OpeningsWindow, show_log
from ui.shield.look import ReasonDialog, show_identity

PERSON = Person(
    full_name="Đặng Thị Mẫu Duyên",
    id_number="001085012345",
    phone="0912345678",
    address="Thôn Đoài",
)
REASON = {"reason": "Mời người tố cáo đến làm việc", "paper": "Giấy mời số 12"}


@pytest.fixture
def screen(session, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    yield made
    settle()


@pytest.fixture
def identity(session, screen):
    """One sealed identity, written as the writing side does it."""
    found = []

    def seal(services):
        with services.book.change(user="canbo", label="Ghi đơn số 1") as change:
            return services.shield.seal(change, PERSON, ("petitions", "p1"))

    session.background.run(screen, seal, found.append)
    return found[0].uid


@pytest.fixture
def stranger(session, clock):
    """The same book for somebody whose password opens no identity."""
    keys = replace(session.office.keys, shield="")
    session.services = Services(session.services.book, user="minh", clock=clock, keys=keys)
    return session


def openings(session):
    return session.services.shield.openings()


def shown(parent, kind):
    (found,) = [one for one in parent.findChildren(kind) if one.isVisible()]
    return found


def open_it(session, screen, identity):
    asked = show_identity(screen, session, identity)
    asked.form.set_values(REASON)
    asked.submit()
    return shown(screen, IdentityDialog)


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_who_has_no_right_is_told_whom_to_ask(stranger, screen, identity, quiet_door):
    assert show_identity(screen, stranger, identity) is None
    ((kind, told),) = quiet_door.shown
    assert kind == "tell"
    assert "không có quyền mở" in told
    assert "người được giao giữ ngăn danh tính: canbo" in told
    assert not openings(stranger)


def test_a_reason_is_asked_with_the_law_before_anything_is_opened(session, screen, identity):
    asked = show_identity(screen, session, identity)
    assert isinstance(asked, ReasonDialog)
    assert "khoản 3 Điều 8, Điều 56" in words(asked)
    assert "156/2026" in words(asked)
    asked.submit()
    assert asked.form.error("reason") == "Cần nhập vì sao cần mở."
    asked.form.set_values({"reason": "x", "paper": "y"})
    asked.form.set_values({"reason": "Gặp bà Đặng Thị Mẫu Duyên", "paper": "giấy mời"})
    asked.submit()
    assert "gọi bằng mã" in asked.form.error("reason")
    assert not openings(session)
    asked.reject()


def test_the_identity_is_shown_and_the_opening_kept(session, screen, identity):
    dialog = open_it(session, screen, identity)
    assert [one.text() for one in dialog.values] == [
        "Đặng Thị Mẫu Duyên", "001085012345", "Thôn Đoài", "0912345678"
    ]  # fmt: skip
    assert dialog.windowTitle() == "Danh tính được bảo mật"
    (kept,) = openings(session)
    assert kept.user == "canbo"
    assert kept.reason == "Mời người tố cáo đến làm việc – để dùng cho: Giấy mời số 12"


def test_it_closes_by_itself_after_a_minute(session, screen, identity):
    dialog = open_it(session, screen, identity)
    labels = dialog.values
    for _ in range(SECONDS - 1):
        dialog.tick()
    assert "sau 1 giây" in dialog.left.text()
    dialog.tick()
    assert not dialog.isVisible()
    assert [one.text() for one in labels] == [""] * 4


def test_it_is_gone_when_the_screen_is_locked_and_does_not_come_back(session, screen, identity):
    dialog = open_it(session, screen, identity)
    labels = dialog.values
    veil = Veil(screen)
    veil.draw()
    assert not dialog.isVisible()
    assert [one.text() for one in labels] == [""] * 4
    veil.lift()
    settle()
    assert not isValid(dialog) or not dialog.isVisible()


def test_nothing_opens_over_a_screen_that_was_locked_meanwhile(session, screen, identity):
    asked = show_identity(screen, session, identity)
    asked.form.set_values(REASON)
    screen.hide()
    asked.submit()
    assert not [one for one in screen.findChildren(IdentityDialog) if one.isVisible()]
    assert len(openings(session)) == 1


def test_a_copy_is_asked_about_logged_and_taken_back(session, screen, identity, quiet_door):
    clipboard = QApplication.clipboard()
    clipboard.setText("trước")
    dialog = open_it(session, screen, identity)
    dialog.copy()
    assert clipboard.text() == "trước", "no is the answer unless one says yes"
    quiet_door.answers.append(True)
    dialog.copy()
    assert "Đặng Thị Mẫu Duyên" in clipboard.text()
    assert "Chép ra bộ nhớ tạm: " in {one.reason[:20] for one in openings(session)}
    dialog.accept()
    assert clipboard.text() == ""


def test_what_was_copied_since_is_left_alone(session, screen, identity, quiet_door):
    quiet_door.answers.append(True)
    dialog = open_it(session, screen, identity)
    dialog.copy()
    QApplication.clipboard().setText("việc khác")
    dialog.accept()
    assert QApplication.clipboard().text() == "việc khác"


def test_no_window_title_tells_the_name(session, screen, identity):
    open_it(session, screen, identity)
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets()]
    assert not any("Duyên" in title for title in titles)
    names = [one.accessibleName() for one in screen.findChildren(QWidget)]
    assert not any("Duyên" in name for name in names)


# The log


def test_the_log_is_read_and_printed(session, screen, identity):
    empty = show_log(screen, session)
    assert not empty.print_button.isEnabled()
    empty.close()
    open_it(session, screen, identity).accept()
    log = show_log(screen, session)
    assert log.table.records().text(0, 2) == "Người tố cáo số 01"
    assert log.table.records().text(0, 0) == "21/11/2026 08:30"
    log.print_log()
    (preview,) = log.findChildren(PreviewWindow)
    assert preview.canvas.count() == 1
    preview.close()
    log.close()


def test_the_log_is_not_everybodys(stranger, screen, quiet_door):
    assert show_log(screen, stranger) is None
    assert "chỉ dành cho người quản lý" in quiet_door.shown[0][1]
    assert not screen.findChildren(OpeningsWindow)


# Papers that are withheld


@pytest.fixture
def paper(session, screen, identity):
    """A preview of a paper that tells the sealed name."""

    def make(text="Bà Đặng Thị Mẫu Duyên trình bày"):
        document = Document(type_name="BÁO CÁO", body=(Paragraph(rich(text)),))
        found = writers(lambda: document)
        request = PreviewRequest("Báo cáo", found.pop("pdf"), "Bao-cao", found)
        return show_preview(screen, session.background, request, session.paths.scratch)

    return make


def saved(preview, quiet_door, tmp_path):
    quiet_door.answers.append(tmp_path / "ra.docx")
    preview.save("docx")
    return "\n".join(p.text for p in docx.Document(str(tmp_path / "ra.docx")).paragraphs)


def test_a_paper_that_tells_nobody_is_shown_at_once(paper):
    preview = paper("Bà Trần Thị Mẫu trình bày")
    assert preview.canvas.count() == 1
    preview.close()


def test_a_withheld_paper_is_masked_and_goes_on(session, paper, quiet_door, tmp_path):
    preview = paper()
    asked = shown(preview, WithheldDialog)
    assert asked.places.count() == 1
    assert "Người tố cáo số 01" in words(asked)
    assert "Duyên" not in words(asked)
    asked.go_masked()
    assert preview.canvas.count() == 1
    assert "Bà Người tố cáo số 01 trình bày" in saved(preview, quiet_door, tmp_path)
    assert not openings(session)
    preview.close()


def test_a_withheld_paper_as_it_stands_needs_a_reason_that_is_kept(
    session, paper, quiet_door, tmp_path
):
    preview = paper()
    asked = shown(preview, WithheldDialog)
    asked.reason.setText("in")
    asked.go_named()
    assert "ít nhất 10" in asked.fault.text()
    assert preview.canvas.count() == 0
    asked.reason.setText("Chuyển cơ quan điều tra theo yêu cầu")
    asked.go_named()
    assert preview.canvas.count() == 1
    assert "Đặng Thị Mẫu Duyên" in saved(preview, quiet_door, tmp_path)
    (kept,) = openings(session)
    assert kept.reason == "Chuyển cơ quan điều tra theo yêu cầu"
    preview.close()


def test_a_withheld_paper_that_is_left_leaves_nothing(paper, session, screen):
    preview = paper()
    shown(preview, WithheldDialog).reject()
    assert not preview.isVisible()
    assert not openings(session)


def test_without_the_right_there_is_only_masking(session, screen, paper, monkeypatch):
    # The writing side asks for itself: it is not the screen that knows who may.
    monkeypatch.setattr(
        "desktop_app.shield.service.ShieldService.may_open", property(lambda _self: False)
    )
    asked = shown(paper(), WithheldDialog)
    assert not asked.name_button.isVisible()
    assert not asked.reason.isVisible()
    asked.reason.setText("Chuyển cơ quan điều tra theo yêu cầu")
    asked.go_named()
    assert "không có quyền mở" in asked.fault.text()
    asked.reject()
