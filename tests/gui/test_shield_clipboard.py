"""Rows on the clipboard leave the program: they pass the gate as a paper does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.documents import guard
from desktop_app.fields import Field
from desktop_app.people.person import Person
from desktop_app.services import Services
from ui.preview.withheld import WithheldDialog
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query, RecordModel

NAME = "Đặng Thị Mẫu Duyên"
FIELDS = (Field("full_name", "Họ tên"), Field("content", "Nội dung"))
ROWS = {
    "clean": ("Trần Văn Thử", "Xin cấp giấy"),
    "own": (NAME, "Khiếu nại công khai"),
    "told": ("Trần Văn Thử", f"Nghe bà {NAME} kể"),
}


class Source:
    def ids(self, _query):
        return list(ROWS)

    def rows(self, uids):
        return [dict(zip(("full_name", "content"), ROWS[uid], strict=True)) for uid in uids]


@pytest.fixture
def screen(session, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()

    def seal(services):
        with services.book.change(user="canbo", label="Ghi đơn số 1") as change:
            services.shield.seal(change, Person(full_name=NAME), ("petitions", "p1"))

    session.background.run(made, seal)
    return made


@pytest.fixture
def table(qtbot, screen):
    model = RecordModel(FIELDS, Source(), lambda _key, _row: "")
    model.show_query(Query())
    made = RecordTable(model)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def copied(qtbot, table, uid):
    QGuiApplication.clipboard().setText("trống")
    table.select_uid(uid)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_only_an_open_record_is_copied_with_its_own_name(qtbot, table, quiet_door):
    assert "Xin cấp giấy" in copied(qtbot, table, "clean")
    assert NAME in copied(qtbot, table, "own")
    assert not quiet_door.shown
    assert copied(qtbot, table, "told") == "trống"
    ((_, told),) = quiet_door.shown
    assert "được bảo vệ" in told and "Duyên" not in told


def test_who_may_not_open_is_not_told_whose_name_it_is(session, screen, qtbot, clock):
    keys = replace(session.office.keys, shield="")
    minh = Services(session.services.book, user="minh", clock=clock, keys=keys)
    error = guard.Withheld(["đoạn 1"], frozenset({"Người tố cáo số 01"}), frozenset({"u"}))
    for services, told in ((session.services, True), (minh, False)):
        named = (lambda _names: None) if services.shield.may_open else None
        dialog = WithheldDialog(screen, session.background, error, lambda: None, named)
        words = "\n".join(one.text() for one in dialog.findChildren(QLabel))
        assert ("số 01" in words) is told
        dialog.close()
