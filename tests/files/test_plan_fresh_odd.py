"""Made-up plans with habits of small offices: signs, places and tables off the common layout."""

from pathlib import Path

import plan_fresh_files as make
import pytest

from desktop_app.plans.model import Plan, Task
from desktop_app.plans.reader import read_plan
from desktop_app.plans.sources import read_source
from desktop_app.plans.structure import build_plan

HEAD = """\
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN AN                             Độc lập - Tự do - Hạnh phúc
Số 41/KH-UBND                         Tân An, ngày 05 tháng 3 năm 2026

                              KẾ HOẠCH
"""
END = """\

Nơi nhận:                             TM. ỦY BAN NHÂN DÂN
- Như trên;                               CHỦ TỊCH
- Lưu: VT.                              Lò Văn Páo
"""


def _plan(folder: Path, text: str) -> Plan:
    path = folder / "a.txt"
    path.write_text(text.replace("→", "\t"), encoding="utf-8")
    return read_plan(path).plan


def _numbers(plan: Plan) -> list[str]:
    return [section.number for section in plan.all_sections()]


def _row(task: Task) -> tuple[str, ...]:
    return task.ordinal, task.content, "; ".join(task.lead), task.schedule_text


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("I- Mục đích\n1- Một\n2- Hai\nII- Yêu cầu", ["I", "1", "2", "II"]),
        ("I/ Mục đích\n1/ Một\na/ Ý\nb/ Ý khác", ["I", "1", "a", "b"]),
        ("1. Một\n1a. Thêm\n1b. Thêm nữa\n2. Hai", ["1", "1a", "1b", "2"]),
        ("I. Một\n15-KH/TU là số.\n2-3 ngày.\nII. Hai", ["I", "II"]),
    ],
)
def test_signs_behind_numbers(tmp_path: Path, lines: str, numbers: list[str]) -> None:
    assert _numbers(_plan(tmp_path, f"{HEAD}Thử nghiệm\n\n{lines}\n{END}")) == numbers


def test_headings_without_numbers(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        f"{HEAD}                    Phối hợp giám sát năm 2026\n\nMỤC ĐÍCH, YÊU CẦU\n\nNâng cao"
        f" chất lượng.\n\nNỘI DUNG\n\n1. Giám sát thu chi.\n2. Giám sát xây dựng.\n{END}",
    )
    assert plan.title == "Phối hợp giám sát năm 2026"
    assert [(s.number, s.title) for s in plan.sections] == [
        ("", "MỤC ĐÍCH, YÊU CẦU"),
        ("", "NỘI DUNG"),
    ]
    assert [s.number for s in plan.sections[1].children] == ["1", "2"]


def test_one_line_in_capitals_is_no_heading_by_itself(tmp_path: Path) -> None:
    plan = _plan(tmp_path, f"{HEAD}Thử\n\n1. Một.\nQUAN TRỌNG LẮM\n2. Hai.\n{END}")
    assert _numbers(plan) == ["1", "2"]


def test_annex_before_the_signature(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        f"{HEAD}Rà soát thủ tục\n\nI. NỘI DUNG\nTheo danh mục.\n\nDANH MỤC CÔNG VIỆC\n"
        "(Kèm theo Kế hoạch số 41/KH-UBND ngày 05/3/2026)\n\n"
        "STT→Nội dung→Chủ trì→Thời gian\n1→Rà soát→Văn phòng→Quý I\n" + END,
    )
    (annex,) = plan.annexes
    assert (annex.label, annex.title) == ("", "DANH MỤC CÔNG VIỆC")
    assert [task.appendix for task in plan.tasks] == [""]
    assert plan.signer is not None and plan.signer.name == "Lò Văn Páo"
    assert [recipient.text for recipient in plan.recipients] == ["Như trên", "Lưu: VT."]


def test_an_annex_that_goes_on_and_a_caption_behind_the_title(tmp_path: Path) -> None:
    head = "STT→Nội dung→Chủ trì→Thời gian\n"
    plan = _plan(
        tmp_path,
        f"{HEAD}Thử\n\nI. NỘI DUNG\nTheo phụ lục.\n{END}\nPHỤ LỤC I\n"
        f"PHÂN CÔNG (Kèm theo Kế hoạch số 41/KH-UBND ngày 05/3/2026)\n\n{head}"
        f"1→Rà soát→Văn phòng→Quý I\n\nPHỤ LỤC I (tiếp)\n\n{head}2→Kiểm tra→Văn phòng→Quý II\n",
    )
    (annex,) = plan.annexes
    assert annex.title == "PHÂN CÔNG"
    assert annex.caption == "(Kèm theo Kế hoạch số 41/KH-UBND ngày 05/3/2026)"
    assert [task.content for task in plan.tasks] == ["Rà soát", "Kiểm tra"]


def test_kind_words_stay(tmp_path: Path) -> None:
    text = HEAD.replace("KẾ HOẠCH\n", "QUY CHẾ\n").replace("KH-", "QC-")
    annexes = "\n\n".join(
        f"{label}\nLỊCH SỐ {i}\n\nSTT→Nội dung→Chủ trì→Thời gian\n1→Họp→Trưởng thôn→Tháng {i}"
        for i, label in enumerate(["BIỂU 01", "Phụ lục II", "MẪU SỐ 3"], 1)
    )
    plan = _plan(tmp_path, f"{text}Thử nghiệm\n\nI. NỘI DUNG\nTheo biểu.\n{END}\n\n{annexes}\n")
    assert (plan.doc_type, plan.type_text) == ("other", "QUY CHẾ")
    assert [(a.label, a.number, a.title) for a in plan.annexes] == [
        ("BIỂU 01", "01", "LỊCH SỐ 1"),
        ("Phụ lục II", "II", "LỊCH SỐ 2"),
        ("MẪU SỐ 3", "3", "LỊCH SỐ 3"),
    ]


class TestTasksToldInSentences:
    @pytest.mark.parametrize(
        ("sentence", "wanted"),
        [
            (
                "1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã xây dựng phương án."
                " Hoàn thành trước ngày 30/6/2026.",
                ("1", "xây dựng phương án", "Phòng Kinh tế", "trước ngày 30/6/2026"),
            ),
            (
                "- In tờ rơi (Văn phòng HĐND và UBND chủ trì; hoàn thành trong tháng 5/2026).",
                ("", "In tờ rơi", "Văn phòng HĐND và UBND", "trong tháng 5/2026"),
            ),
        ],
    )
    def test_with_unit_and_time(
        self, tmp_path: Path, sentence: str, wanted: tuple[str, ...]
    ) -> None:
        text = f"{HEAD}Thử nghiệm\n\nI. TỔ CHỨC THỰC HIỆN\n{sentence}\n{END}"
        assert [_row(task) for task in _plan(tmp_path, text).tasks] == [wanted]

    @pytest.mark.parametrize(
        ("heading", "sentence"),
        [
            ("KẾT QUẢ", "- Phòng Kinh tế chủ trì xây dựng đề án, hoàn thành trước ngày 30/6/2025."),
            ("NHIỆM VỤ", "- Phòng Kinh tế chủ trì xây dựng phương án theo quy định."),
            ("NHIỆM VỤ", "- Các hộ dân tự dọn vệ sinh, hoàn thành trước ngày 30/6/2026."),
            ("NHIỆM VỤ", "- Kế hoạch 12/KH-UBND (ban hành trước ngày 30/6/2026)."),
        ],
    )
    def test_a_wrong_task_is_worse_than_none(
        self, tmp_path: Path, heading: str, sentence: str
    ) -> None:
        text = f"{HEAD}Thử nghiệm\n\nI. {heading}\n{sentence}\nII. KHÁC\n{END}"
        assert _plan(tmp_path, text).tasks == ()


class TestOddTables:
    @pytest.mark.parametrize("kind", ["docx", "txt"])
    def test_months_as_columns(self, tmp_path: Path, kind: str) -> None:
        rows = [
            ["TT", "Nội dung công việc", "Người theo dõi", "Tháng", ">", ">", ">"],
            ["^", "^", "^", "1", "2", "3", "4"],
            ["1", "Thống kê", "Ông Bình", "x", "", "", "x"],
            ["", "Tổng cộng", "", "", "", "", ""],
        ]
        assert [_row(task) for task in self._tasks(tmp_path, kind, rows)] == [
            ("1", "Thống kê", "Ông Bình", "Tháng 1, Tháng 4")
        ]

    @pytest.mark.parametrize("kind", ["docx", "txt"])
    def test_first_group_below_a_head_of_two_rows(self, tmp_path: Path, kind: str) -> None:
        rows = [
            ["STT", "Nhiệm vụ", "Đơn vị thực hiện", ">", "Thời gian"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["I", "VIỆC CHUNG", "", "", ""],
            ["1", "Lập đoàn", "Thanh tra", "Văn phòng", "Quý I"],
        ]
        (task,) = self._tasks(tmp_path, kind, rows)
        assert task.group.endswith("I. VIỆC CHUNG")
        assert (task.lead, task.coordinating) == (("Thanh tra",), ("Văn phòng",))

    def test_several_points_in_a_cell_stay_whole(self, tmp_path: Path) -> None:
        rows = [
            ["Thời gian", "Nội dung công việc", "Họ và tên"],
            ["Tháng 9", "- Kiện toàn ban\n- Họp", "Hà Văn Bính"],
        ]
        assert [_row(task) for task in self._tasks(tmp_path, "docx", rows)] == [
            ("", "- Kiện toàn ban - Họp", "Hà Văn Bính", "Tháng 9")
        ]

    def test_a_head_of_three_rows(self, tmp_path: Path) -> None:
        rows = [
            ["TT", "Nhiệm vụ", "Thực hiện", ">", ">", "Kinh phí"],
            ["^", "^", "Đơn vị", ">", "Tiến độ", "^"],
            ["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
            ["A", "HẠ TẦNG", ">", ">", ">", ">"],
            ["1", "Lắp mạng", "Văn phòng", "Các thôn", "Quý II", "50"],
        ]
        (task,) = self._tasks(tmp_path, "docx", rows)
        assert _row(task) == ("1", "Lắp mạng", "Văn phòng", "Quý II")
        assert task.coordinating == ("Các thôn",)
        assert task.other == (("Kinh phí", "50"),)

    def test_rows_with_strokes_between_cells_only(self, tmp_path: Path) -> None:
        plan = _plan(
            tmp_path,
            f"{HEAD}Thử\n\nI. PHÂN CÔNG\nTT | Nội dung | Phụ trách | Xong trước\n"
            f"1 | In phiếu | Văn phòng | 10/6/2026\n2 | Phát phiếu | Các tổ |\n{END}",
        )
        assert [task.content for task in plan.tasks] == ["In phiếu", "Phát phiếu"]
        assert plan.tasks[0].lead == ("Văn phòng",)
        assert plan.tasks[0].schedule_text == "10/6/2026"

    def _tasks(self, folder: Path, kind: str, rows: list[list[str]]) -> tuple[Task, ...]:
        if kind == "txt":
            empty = {make.RIGHT: "", make.DOWN: ""}
            lines = ["→".join(empty.get(cell, cell) for cell in row) for row in rows]
            return _plan(folder, f"{HEAD}Thử\n\nI. NỘI DUNG\n\n" + "\n".join(lines) + END).tasks
        doc = make.new_document()
        make.add_lines(doc, "=KẾ HOẠCH\n=Thử năm 2026\nI. NỘI DUNG")
        make.add_table(doc, rows)
        return build_plan(read_source(make.saved(doc, folder))).tasks


class TestEnding:
    @pytest.mark.parametrize(
        ("lines", "wanted"),
        [
            (
                "TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nThs. Vi Thị Mai",
                ("TUQ. CHỦ TỊCH", "Ths. Vi Thị Mai"),
            ),
            ("KT CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Páo", ("KT CHỦ TỊCH", "Lò Văn Páo")),
        ],
    )
    def test_signers(self, tmp_path: Path, lines: str, wanted: tuple[str, str]) -> None:
        doc = make.new_document()
        make.add_lines(doc, "=KẾ HOẠCH\n=Thử năm 2026\nI. NỘI DUNG\n1. Việc.")
        make.add_columns(doc, "Nơi nhận:\n- Như trên;\n- Lưu: VT.", lines)
        signer = build_plan(read_source(make.saved(doc, tmp_path))).signer
        assert signer is not None
        assert (signer.capacity, signer.name) == wanted

    def test_recipients_in_the_right_column(self, tmp_path: Path) -> None:
        doc = make.new_document()
        make.add_lines(doc, "=KẾ HOẠCH\n=Thử năm 2026\nI. NỘI DUNG\n1. Việc.")
        left = "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nLương Văn Tú"
        make.add_columns(doc, left, "Nơi nhận:\n- Các thành viên;\n- Lưu: BCĐ.")
        plan = build_plan(read_source(make.saved(doc, tmp_path)))
        assert [recipient.text for recipient in plan.recipients] == ["Các thành viên", "Lưu: BCĐ."]
        assert plan.signer is not None and plan.signer.name == "Lương Văn Tú"


def test_a_sentence_broken_by_hand_is_one_basis(tmp_path: Path) -> None:
    doc = make.new_document()
    make.add_lines(doc, "=KẾ HOẠCH\n=Thử năm 2026")
    make.add(doc, "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05/01/2026 của\nHội đồng nhân dân xã;")
    make.add(doc, "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản\tngày 16/6/2025;")
    make.add_lines(doc, "I. NỘI DUNG\n1. Việc.")
    first, second = build_plan(read_source(make.saved(doc, tmp_path))).legal_bases
    assert first.documents[0].issuer == "Hội đồng nhân dân xã"
    assert second.text.endswith("các văn bản ngày 16/6/2025;")


def test_a_blank_date(tmp_path: Path) -> None:
    blank = HEAD.replace("ngày 05 tháng 3 năm 2026", "ngày      tháng      năm      ")
    plan = _plan(tmp_path, f"{blank}Thử nghiệm\n\nI. NỘI DUNG\n1. Việc.\n{END}")
    assert (plan.date, plan.place) == (None, "Tân An")
    assert "date_incomplete" in {finding.code for finding in plan.findings}
