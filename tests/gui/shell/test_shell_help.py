"""The handbook opens, its contents lead to its headings, its pictures fit."""

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QImage, QTextDocument

from ui.shell.desk import Desk
from ui.shell.help import Help, handbook
from ui.shell.tabs import TABS


@pytest.fixture
def reader(qtbot):
    page = handbook()
    assert page is not None, "docs/huong-dan.md is part of the program"
    made = Help(None, page)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def test_every_entry_of_the_contents_leads_to_its_heading(reader):
    titles = [reader.contents.item(n).text() for n in range(reader.contents.count())]
    assert len(titles) >= 5
    places = []
    for title in titles:
        assert reader.go_to(title), title
        places.append(reader.reader.verticalScrollBar().value())
    assert places == sorted(places) and places[-1] > 0
    assert "{#" not in reader.reader.toPlainText()


def test_links_inside_the_page_work(reader):
    name = next(iter(reader._names))
    reader.reader.verticalScrollBar().setValue(0)
    reader._on_link(QUrl(f"#{name}"))
    assert reader.reader.verticalScrollBar().value() > 0


def test_what_is_read_stays_at_the_top_when_the_window_gets_narrower(reader, qtbot):
    titles = [reader.contents.item(n).text() for n in range(reader.contents.count())]
    page = reader.reader
    qtbot.waitUntil(lambda: not page._settled.isActive())
    for title in (titles[1], titles[len(titles) // 2], titles[-2]):
        reader.go_to(title)
        narrow = page.viewport().width() - 60
        reader.resize(reader.width() - 60, reader.height())
        qtbot.waitUntil(lambda w=narrow: page.viewport().width() <= w)
        qtbot.waitUntil(lambda: not page._settled.isActive())
        assert page.cursorForPosition(QPoint(0, 12)).block().text() == title


def test_pictures_are_made_to_fit_and_come_from_nowhere_else(qtbot, tmp_path):
    page = tmp_path / "docs" / "huong-dan.md"
    (tmp_path / "docs").mkdir()
    page.write_text("# Trang {#trang}\n\n![a](a.png)\n", encoding="utf-8")
    for target in (tmp_path / "docs" / "a.png", tmp_path / "b.png"):
        image = QImage(3000, 20, QImage.Format.Format_RGB32)
        image.fill(0)
        assert image.save(str(target))
    made = Help(None, page)
    qtbot.addWidget(made)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert 0 < made.reader.loadResource(kind, QUrl("a.png")).width() < 1000
    assert made.reader.loadResource(kind, QUrl("../b.png")) is None


def test_f1_opens_the_chapter_of_what_is_in_sight(reader, session, qtbot):
    for spec in TABS:
        assert spec.chapter in reader._names, spec.name
    desk = Desk(session)
    qtbot.addWidget(desk)
    desk.open_record("receptions", "")
    desk.tab("receptions").show_days()
    reader.open_chapter(desk.chapter())
    assert reader.contents.currentItem().text() == "Lịch tiếp công dân của lãnh đạo"
    assert reader.reader.verticalScrollBar().value() > 0
    desk.open_record("petitions", "")
    assert desk.chapter() == "don-thu"
    desk.tab("petitions").show_cases()
    assert desk.chapter() == "vu-viec"
