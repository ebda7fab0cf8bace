"""A book from which entries were taken away is told of at its next backup, also when leaving."""

import pytest


def keep(qtbot, window, name):
    session = window.session
    villages = session.services.office.villages
    count = len(villages())
    session.background.run(window.desk, lambda s: s.office.save_item("villages", {"name": name}))
    qtbot.waitUntil(lambda: len(villages()) == count + 1)


def cut(qtbot, window):
    """Take the newest entry and its record out of the book, as if they had never been."""

    def work(services):
        db = services.book._db
        db.execute("DROP TRIGGER history_no_delete")
        seq, uid = db.execute("SELECT seq, uid FROM history ORDER BY seq DESC").fetchone()
        db.execute("DELETE FROM villages WHERE uid = ?", [uid])
        db.execute("DELETE FROM history WHERE seq = ?", [seq])

    done = []
    window.session.background.run(window.desk, work, lambda _none: done.append(True))
    qtbot.waitUntil(lambda: done == [True])


def back_up(qtbot, window, backup_folder, count):
    window._book.backups.now()
    qtbot.waitUntil(lambda: len(list(backup_folder.glob("*.db"))) == count, timeout=20_000)
    qtbot.waitUntil(lambda: "hôm nay" in window.desk.foot._backup.text(), timeout=20_000)


@pytest.mark.parametrize("leaving", [False, True], ids=["now", "leaving"])
def test_it_is_told_what_is_missing_and_where_it_still_is(
    qtbot, at_desk, backup_folder, door, leaving
):
    keep(qtbot, at_desk, "Thôn Đông")
    back_up(qtbot, at_desk, backup_folder, 1)
    assert door.shown == []
    cut(qtbot, at_desk)
    if leaving:
        at_desk.close()
        qtbot.waitUntil(lambda: not at_desk.isVisible(), timeout=20_000)
    else:
        back_up(qtbot, at_desk, backup_folder, 2)
        qtbot.waitUntil(lambda: bool(door.shown))
    ((kind, words),) = door.shown
    assert kind == "tell"
    assert words.startswith("Bản sao lưu lúc 09:30 ngày")
    assert "có những lần ghi mà sổ đang dùng không có" in words
    (apart,) = backup_folder.glob("*tach-rieng*.db")
    assert apart.name in words
