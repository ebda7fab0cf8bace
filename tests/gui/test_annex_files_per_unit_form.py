"""Parting the annexes by unit from the list of plans."""

from pathlib import Path

import msgspec
import pytest
from editor_grid_desk import plan_of
from PySide6.QtCore import Qt

from desktop_app.plans.saving import writers
from desktop_app.plans.structure.units import split_units
from ui.plans.actions import PLAN_ACTIONS
from ui.plans.annex_files.action import PER_UNIT
from ui.plans.annex_files.per_unit import PerUnitForm

ROWS = (
    ("1", "Việc a", "Phòng Kinh tế", "", "Quý I", ""),
    ("2", "Việc b", "Công an xã", "", "Quý I", ""),
    ("3", "Việc c", "", "", "Quý I", ""),
)


@pytest.fixture
def form(session, tab):
    """Opened for a draft in the book, as the menu does."""
    plan = plan_of(*ROWS)
    led = [msgspec.structs.replace(t, lead=split_units(t.lead_text)) for t in plan.tasks]
    plan = msgspec.structs.replace(plan, tasks=tuple(led))
    session.background.run(tab, lambda s: s.drafts.create(plan, made="blank"))
    uid = session.services.plans.ids()[0]
    row = session.services.plans.rows([uid])[0]
    assert PER_UNIT in PLAN_ACTIONS
    assert PER_UNIT.fits(row)
    PER_UNIT.run(tab, uid)
    found = tab.widget.findChild(PerUnitForm)
    assert found is not None
    return found


def test_ticked_units_get_their_files(form, quiet_door, tmp_path: Path, qtbot, session) -> None:
    assert [form.list.item(i).text() for i in range(form.list.count())] == [
        "Công an xã (1 nhiệm vụ)",
        "Phòng Kinh tế (1 nhiệm vụ)",
    ]
    assert "1 nhiệm vụ chưa ghi đơn vị chủ trì" in form.note.text()
    qtbot.keyClick(form.list, Qt.Key.Key_Space)
    assert form.write.text() == "Ghi 1 tệp…"
    said = []
    session.background.said.connect(said.append)
    quiet_door.answers.append(tmp_path)
    form.write.click()
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [
        "Phong-Kinh-te_Ke-hoach-Ke-hoach-nam-2027.xlsx"
    ]
    assert "Đã ghi 1 tệp Excel" in said[-1]


def test_without_a_folder_nothing_is_written(form, quiet_door) -> None:
    quiet_door.answers.append(None)
    form.write.click()
    assert form.isVisible()


def test_a_plan_without_tasks_in_annexes_is_not_offered() -> None:
    assert not PER_UNIT.fits({"task_count": 0})
    assert not PER_UNIT.fits({"task_count": 3, "deleted_at": "2026-01-01"})
    assert "xlsx" in writers(plan_of(*ROWS))
