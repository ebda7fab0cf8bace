"""A made-up plan as a Word file, and how a person works with the tab."""

from docx import Document
from PySide6.QtCore import Qt

TASK_ROWS = [
    ("I", "CÔNG TÁC CHỈ ĐẠO", "", "", ""),
    ("1", "Ban hành văn bản chỉ đạo", "Văn phòng", "Các thôn", "Quý I/2026"),
    ("2", "Tổ chức hội nghị quân dân", "Phòng Kinh tế; Công an xã", "", "Tháng 12/2026"),
    ("3", "Duy trì hòm thư góp ý", "", "Các thôn", "theo lịch riêng"),
]


def write_plan(path, number="15/KH-UBND", extra_paragraphs=0):
    paper = Document()
    head = paper.add_table(1, 2)
    head.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU\nSố: {number}"
    head.cell(0, 1).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Đồng Mẫu, ngày 20 tháng 01 năm 2026"
    )
    for text in (
        "KẾ HOẠCH",
        "Thực hiện dân chủ ở cơ sở trên địa bàn xã Đồng Mẫu năm 2026",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;",
        "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Phát huy quyền làm chủ của Nhân dân.",
        "2. Yêu cầu",
        "Bám sát tình hình thực tế của từng thôn.",
        "III. TỔ CHỨC THỰC HIỆN",
        "Giao Văn phòng theo dõi, báo cáo trước ngày 10/6/2026.",
        *(f"Đoạn bổ sung thứ {n} của kế hoạch đường dài." for n in range(extra_paragraphs)),
    ):
        paper.add_paragraph(text)
    end = paper.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    end.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNông Văn Mẫu"
    paper.add_page_break()
    paper.add_paragraph("PHỤ LỤC")
    paper.add_paragraph("DANH MỤC NHIỆM VỤ NĂM 2026")
    table = paper.add_table(1, 5)
    table.style = "Table Grid"
    heads = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for row in TASK_ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.save(str(path))
    return path


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def save(qtbot, tab):
    press(qtbot, tab.reader, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not tab.reader.is_unsaved())


def click_row(qtbot, view, row, column=0):
    index = view.model().index(row, column)
    view.scrollTo(index)
    where = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def outline_texts(reader):
    found = []

    def walk(item):
        for place in range(item.childCount()):
            found.append(item.child(place).text(0))
            walk(item.child(place))

    walk(reader.outline.invisibleRootItem())
    return found
