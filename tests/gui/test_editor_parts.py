"""Head, bases, recipients and signer, written by keys and by paste."""

import pytest
from editor_rig import ALT, CTRL, field, opened_editor, put_in_book
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop_app.plans.editing.place import Part, Place
from ui.plans.editor.ending_part import TagChoice
from ui.plans.editor.head_part import number_parts


@pytest.fixture
def editor(qtbot, tab, session, plan_file):
    def settle(services):
        services.office.add_names("departments", ["Phòng Kinh tế", "Văn phòng"])
        return services.office.save_item(
            "officers",
            {"name": "Lê Thị Mẫu", "title": "Phó Chủ tịch", "capacity": "KT.",
             "authority": "TM.", "signs": "1"},
        )  # fmt: skip

    session.background.run(tab, settle)
    yield from opened_editor(qtbot, tab, put_in_book(session, plan_file))


@pytest.fixture
def bases(editor):
    editor.go_to(Place(Part.BASES))
    return editor.pages.page(Part.BASES)


@pytest.fixture
def ending(editor):
    editor.go_to(Place(Part.ENDING))
    return editor.pages.page(Part.ENDING)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def texts(editor):
    return [basis.text for basis in editor.work.plan.legal_bases]


def receivers(editor):
    return [one.text for one in editor.work.plan.recipients]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("05/KH-UBND", ("05/KH-UBND", "KH-UBND")),
        ("/KH-UBND", (None, "KH-UBND")),
        ("KH-UBND", (None, "KH-UBND")),
        ("22-KH/ĐU", ("22-KH/ĐU", "KH/ĐU")),
        ("15", ("15", None)),
        ("", (None, None)),
    ],
)
def test_number_and_symbol(typed, parts):
    assert number_parts(typed) == parts


def test_the_head_is_a_form(qtbot, editor, type_text):
    date = field(editor, "date")
    date.clear()
    type_text(date, "15/3/2027")
    assert editor.work.plan.date == "2027-03-15"
    assert editor.work.plan.date_text == ""
    date.clear()
    assert editor.work.plan.date is None
    kind = field(editor, "type_text")
    kind.clear()
    type_text(kind, "KẾ HOẠCH PHỐI HỢP")
    assert editor.work.plan.type_text == "KẾ HOẠCH PHỐI HỢP"
    assert editor.head.title.toolTip().startswith("Kế hoạch phối hợp 15/KH-UBND")


def test_a_half_typed_day_is_no_edit(qtbot, editor, type_text):
    before = editor.work.plan
    date = field(editor, "date")
    type_text(date, "x")
    assert editor.work.plan == before


def test_fields_are_one_step_each_however_long(qtbot, editor, type_text):
    type_text(field(editor, "place"), " Một Hai Ba")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert editor.work.plan.place == "Đồng Mẫu"
    assert not editor.work.stack.undo_label


def test_a_basis_is_written_below_and_moved_by_keys(qtbot, editor, bases, type_text):
    press(qtbot, Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "Chỉ thị số 01/CT-UBND ngày 05/01/2026 của UBND tỉnh")
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert texts(editor) == [
        "Căn cứ Chỉ thị số 01/CT-UBND ngày 05/01/2026 của UBND tỉnh;",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022.",
    ]
    assert editor.work.plan.legal_bases[0].documents[0].number == "01/CT-UBND"
    assert bases.rows.current() == 0
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert bases.rows.current() == 1
    editor.undo()
    editor.undo()
    editor.undo()
    assert len(texts(editor)) <= 2


def test_a_row_left_empty_goes(qtbot, editor, bases):
    press(qtbot, Qt.Key.Key_Return)
    assert len(texts(editor)) == 2
    press(qtbot, Qt.Key.Key_F6)
    assert len(texts(editor)) == 1


def test_backspace_in_an_empty_row_takes_it_away(qtbot, editor, bases):
    bases.rows.edit(0).selectAll()
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Backspace)
    assert texts(editor) == []
    assert bases.empty.isVisible()
    editor.undo()
    assert len(texts(editor)) == 1


def test_a_pasted_list_becomes_rows(qtbot, editor, bases, qapp):
    qapp.clipboard().setText("- Căn cứ Luật A ngày 01/01/2025;\n- Căn cứ Luật B ngày 02/02/2025;\n")
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert [text[:12] for text in texts(editor)].count("Căn cứ Luật ") == 3
    assert texts(editor)[-1].endswith(".") and texts(editor)[0].endswith(";")
    editor.undo()
    assert len(texts(editor)) == 1


def test_a_known_document_is_found_and_added(qtbot, editor, bases, type_text):
    press(qtbot, Qt.Key.Key_T, ALT)
    known = bases.known
    assert known.field.hasFocus()
    type_text(known.field, "59/2023")
    qtbot.waitUntil(
        lambda: known.list.count() == 1 or known.list.item(0).text().find("59/2023") > 0
    )
    press(qtbot, Qt.Key.Key_Return)
    assert texts(editor)[-1].startswith("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023")
    assert texts(editor)[-1].endswith(".")
    assert "đã có trong căn cứ" in known.list.item(0).text()


def test_a_basis_no_longer_in_force_is_told_and_replaced(qtbot, editor, bases, type_text):
    entry = bases.rows.edit(0)
    entry.selectAll()
    type_text(entry, "Căn cứ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.")
    row = bases.rows._rows[0]
    assert "Đã hết hiệu lực" in row._note.text()
    row.link.click()
    assert texts(editor)[0].startswith("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023")
    assert "Đã hết hiệu lực" not in row._note.text()
    editor.undo()
    assert "04/2015" in texts(editor)[0]


def test_emphasis_stays_on_its_words(editor, bases, type_text):
    before = editor.work.plan.legal_bases[0]
    cursor = bases.rows.edit(0).textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    bases.rows.edit(0).setTextCursor(cursor)
    type_text(bases.rows.edit(0), " thêm")
    after = editor.work.plan.legal_bases[0]
    assert [after.text[s.start : s.end] for s in after.spans] == [
        before.text[s.start : s.end] for s in before.spans
    ]


def test_recipients_get_their_tag(qtbot, editor, ending):
    choice = ending.rows.extra(0)
    assert isinstance(choice, TagChoice)
    choice.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert receivers(editor)[0] == "Như trên (b/c)"
    assert editor.work.plan.recipients[0].tag == "b/c"
    assert not ending.rows.extra(1).isEnabled()  # "Lưu" has no tag


def test_recipients_are_pasted_above_the_archive(qtbot, editor, ending, qapp):
    qapp.clipboard().setText("- Sở Nội vụ (b/c);\n- Các thôn (T/h);\n- Như trên;")
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert set(receivers(editor)) == {"Như trên", "Sở Nội vụ (b/c)", "Các thôn (T/h)", "Lưu: VT."}
    assert receivers(editor)[-1].startswith("Lưu")
    assert editor.work.plan.recipients[0].tag == "b/c"


def test_own_units_come_in_at_once(qtbot, editor, ending):
    ending.units.menu().aboutToShow.emit()
    words = {action.text().strip(): action for action in ending.units.menu().actions()}
    words["Tất cả phòng, đơn vị (2)"].trigger()
    assert receivers(editor) == ["Như trên", "Phòng Kinh tế", "Văn phòng", "Lưu: VT."]
    assert editor.head.undo.toolTip() == "Hoàn tác: Thêm đơn vị của ta vào nơi nhận (Ctrl+Z)"


def test_a_new_recipient_by_keys(qtbot, editor, ending, type_text):
    press(qtbot, Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "Công an xã (P/h)")
    assert receivers(editor)[1] == "Công an xã (P/h)"
    assert editor.work.plan.recipients[1].tag == "P/h"
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up)
    assert receivers(editor) == ["Như trên", "Công an xã (P/h)", "Lưu: VT."]


def test_an_officer_fills_the_signature_block(qtbot, editor, ending):
    ending.signer.choice.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    signer = editor.work.plan.signer
    assert (signer.authority, signer.capacity, signer.title, signer.name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Mẫu",
    )
    printed = ending.signer.preview.text().splitlines()
    assert [line for line in printed if line] == [
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mẫu",
    ]  # fmt: skip
    editor.undo()
    assert editor.work.plan.signer.name == "Nông Văn Mẫu"
    assert ending.signer.choice.currentIndex() == 0


def test_the_signature_by_hand_is_checked(qtbot, editor, ending, type_text):
    name = ending.signer.entries["name"]
    name.setFocus()
    name.clear()
    type_text(name, "TS. Nông Văn Mẫu")
    assert editor.work.plan.signer.name == "TS. Nông Văn Mẫu"
    assert "học vị" in ending.signer.problem.text()
    assert editor.pages.place() == Place(Part.ENDING, field="signer.name")


def test_a_new_annex_from_the_outline(qtbot, editor):
    editor.add_annex.click()
    assert [annex.number for annex in editor.work.plan.annexes] == ["I", "II"]
    assert editor.pages.place().annex == 1
    outline = editor.panes.outline
    qtbot.waitUntil(lambda: outline.keys()[-1] == "annex:1")
    editor.undo()
    qtbot.waitUntil(lambda: outline.keys()[-1] == "annex:0")
