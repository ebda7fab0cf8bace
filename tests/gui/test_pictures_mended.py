"""What pictures of small screens and of dropped work once showed wrong."""

from datetime import date

from desktop_app.law.deadlines.rule import DayOff
from desktop_app.tasks.model import TaskValues
from ui import theme
from ui.tasks.views.timeline_chart import TimelineChart
from ui.yearly.page import YearPage


def test_the_year_shows_rows_however_low_the_screen_is(session, qtbot):
    page = YearPage(session)
    qtbot.addWidget(page)
    page.resize(910, 380)
    page.show()
    seen = page.table.viewport().height() // page.table.rowHeight(0)
    assert seen >= 3
    assert not page.hint.isVisible()
    page.resize(1366, 620)
    assert page.hint.isVisible()


def test_the_timeline_draws_dropped_times_faintly(session, qtbot, monkeypatch):
    """A time that nobody waits for has neither a bar nor the mark of an open one."""
    values = TaskValues("Giao ban", schedule_text="Hằng tháng", year=2026, day_off=DayOff.BACK)
    session.background.run(None, lambda s: s.tasks.add(values))
    tasks = session.services.tasks
    (uid,) = tasks.ids()
    drawn: list[str] = []
    status_icon = theme.status_icon
    monkeypatch.setattr(theme, "status_icon", lambda role: drawn.append(role) or status_icon(role))

    def marks() -> list[str]:
        chart = TimelineChart(
            lambda uids: [
                ({"uid": one, "title": "Giao ban", "look": "done"}, tasks.occurrences(one))
                for one in uids
            ],
            lambda: date(2026, 11, 21),
        )
        qtbot.addWidget(chart)
        chart.resize(1000, 300)
        chart.show_tasks([uid], 2026)
        drawn.clear()
        chart.grab()
        return [role for role in drawn if role != "done"]

    before = marks()
    early = [one.uid for one in tasks.occurrences(uid)[:10]]
    session.background.run(None, lambda s: s.task_work.drop(early, "trước khi ban hành"))
    after = marks()
    assert len(before) == 12
    assert after == ["info", "info"]
