"""Made-up plans of very different layouts as real Word files."""

from pathlib import Path

import plan_fresh_files as make
from plan_fresh_nested import nested_head

from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.model import Grid, Plan, Section, Severity
from desktop_app.plans.sources import read_source
from desktop_app.plans.structure import build_plan


def _read(path: Path) -> Plan:
    return build_plan(read_source(path))


def _outline(sections: tuple[Section, ...]) -> str:
    return " ".join(
        s.number + (f"({_outline(s.children)})" if s.children else "") for s in sections
    )


class TestNestedHead:
    def test_head_and_ending(self, tmp_path: Path) -> None:
        plan = _read(nested_head(tmp_path))
        assert (plan.number, plan.date, plan.place) == ("07/KH-UBND", "2026-01-12", "An Phú")
        assert (plan.issuer, plan.parent_issuer) == ("ỦY BAN NHÂN DÂN XÃ AN PHÚ", None)
        assert plan.title == "Thực hiện dân chủ ở cơ sở trên địa bàn xã An Phú năm 2026"
        assert len(plan.legal_bases) == 3
        assert [r.tag for r in plan.recipients] == ["b/c", "t/h", ""]
        assert plan.signer is not None
        assert plan.signer.authority == "TM. ỦY BAN NHÂN DÂN"
        assert (plan.signer.capacity, plan.signer.title) == (None, "CHỦ TỊCH")
        assert plan.signer.name == "Đỗ Thị Minh Nguyệt"
        assert [getattr(body, "text", "") for body in plan.leftovers] == ["(Đã ký)"]
        assert plan.end_mark

    def test_list_under_a_heading_of_reports(self, tmp_path: Path) -> None:
        found = _read(nested_head(tmp_path)).report_deadlines
        assert [(d.period, d.due, d.last_day) for d in found] == [
            ("6_months", "--06-05", "--06-05"),
            ("year", "--11-20", "--11-20"),
        ]

    def test_tasks(self, tmp_path: Path) -> None:
        plan = _read(nested_head(tmp_path))
        assert [(t.group, t.ordinal, t.content) for t in plan.tasks] == [
            ("A. CÔNG TÁC CHỈ ĐẠO / I. Xây dựng văn bản", "1", "Ban hành quy chế"),
            ("A. CÔNG TÁC CHỈ ĐẠO / I. Xây dựng văn bản", "2", "Rà soát hương ước"),
            ("A. CÔNG TÁC CHỈ ĐẠO / II. Công khai thông tin", "1", "Niêm yết thủ tục"),
            ("A. CÔNG TÁC CHỈ ĐẠO / II. Công khai thông tin", "2", "Phát thanh"),
            ("B. CÔNG TÁC KIỂM TRA", "1", "Kiểm tra tại 03 thôn"),
        ]
        first, second, third, fourth, fifth = plan.tasks
        assert first.coordinating == ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
        assert first.deliverable == "Quyết định"
        assert second.other == (("Ghi chú", "Có kinh phí"),)
        assert fourth.lead == third.lead == ("Trung tâm Phục vụ hành chính công",)
        assert fourth.coordinating == ("Các thôn",)
        assert fifth.schedule is not None
        assert fifth.schedule.kind is ScheduleKind.WINDOW
        assert (fifth.schedule.start, fifth.schedule.end) == ("2026-08-01", "2026-09-30")

    def test_columns_know_the_heading_above(self, tmp_path: Path) -> None:
        (annex,) = _read(nested_head(tmp_path)).annexes
        assert [(c.key, c.heading, c.parent) for c in annex.columns][2:6] == [
            ("lead", "Chủ trì", "Đơn vị"),
            ("coordinating", "Phối hợp", "Đơn vị"),
            ("schedule", "Bắt đầu", "Thời gian"),
            ("schedule", "Hoàn thành", "Thời gian"),
        ]
        assert [row.number for row in annex.rows if row.task is None] == ["A", "I", "II", "B"]


def _automatic_lists(folder: Path) -> Path:
    """Head in text boxes, lists numbered by the word processor, tasks in the running text."""
    doc = make.new_document()
    make.add_text_box(doc, ["UBND XÃ TÂN LẬP", "PHÒNG VĂN HÓA - XÃ HỘI", "Số:      /KH-VHXH"])
    make.add_text_box(
        doc,
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Tân Lập, ngày … tháng … năm 2026",
        ],
    )
    make.add_lines(
        doc,
        """=KẾ HOẠCH
        =Tuyên truyền pháp luật về thực hiện dân chủ ở cơ sở năm 2026
        Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND xã; Phòng xây dựng kế hoạch:""",
    )
    make.add_item(doc, "Mục đích, yêu cầu", "List Number")
    make.add(doc, "Nâng cao nhận thức của Nhân dân.")
    make.add_item(doc, "Nội dung", "List Number")
    make.add_lines(
        doc,
        """a) Tổ chức hội nghị phổ biến Luật Thực hiện dân chủ ở cơ sở
        - Đơn vị thực hiện: Phòng Văn hóa - Xã hội
        - Đơn vị phối hợp: Ủy ban MTTQ Việt Nam xã, Đoàn Thanh niên
        - Thời gian: Quý II/2026
        - Sản phẩm: 02 hội nghị
        b) Phát thanh trên hệ thống truyền thanh xã. Đơn vị chủ trì: Trung tâm Dịch vụ tổng hợp; \
thời gian thực hiện: hằng tháng; kết quả: 24 bản tin.
        c) Thi tìm hiểu pháp luật (Chủ trì: Đoàn Thanh niên xã; thời gian: tháng 10/2026).""",
    )
    make.add_item(doc, "Tổ chức thực hiện", "List Number")
    make.add_item(doc, "Công chức phụ trách theo dõi, tổng hợp.", "List Bullet")
    make.add_lines(
        doc,
        """Nơi nhận:
        - UBND xã (để b/c);
        - Lưu VT.
        TRƯỞNG PHÒNG
        Trần Hữu Đăng""",
    )
    return make.saved(doc, folder)


class TestAutomaticLists:
    def test_head_out_of_text_boxes(self, tmp_path: Path) -> None:
        plan = _read(_automatic_lists(tmp_path))
        assert (plan.number, plan.symbol, plan.date) == (None, "KH-VHXH", None)
        assert plan.place == "Tân Lập"
        assert (plan.parent_issuer, plan.issuer) == ("UBND XÃ TÂN LẬP", "PHÒNG VĂN HÓA - XÃ HỘI")
        blank = {f.code: f.severity for f in plan.findings}
        assert blank == {
            "number_blank": Severity.WARNING,
            "date_incomplete": Severity.WARNING,
        }

    def test_numbers_drawn_by_word_are_sections(self, tmp_path: Path) -> None:
        plan = _read(_automatic_lists(tmp_path))
        assert _outline(plan.sections) == "1 2(a b c) 3"
        assert plan.sections[0].title == "Mục đích, yêu cầu"
        assert len(plan.sections[2].body) == 1
        assert getattr(plan.sections[2].body[0], "marker", "")

    def test_three_ways_to_write_a_task(self, tmp_path: Path) -> None:
        first, second, third = _read(_automatic_lists(tmp_path)).tasks
        assert [t.ordinal for t in (first, second, third)] == ["a", "b", "c"]
        assert {t.group for t in (first, second, third)} == {"2. Nội dung"}
        assert {t.appendix for t in (first, second, third)} == {None}
        assert first.content.startswith("Tổ chức hội nghị phổ biến")
        assert first.coordinating == ("Ủy ban MTTQ Việt Nam xã", "Đoàn Thanh niên")
        assert (first.schedule_text, first.deliverable) == ("Quý II/2026", "02 hội nghị")
        assert second.content == "Phát thanh trên hệ thống truyền thanh xã"
        assert (second.lead, second.deliverable) == (("Trung tâm Dịch vụ tổng hợp",), "24 bản tin")
        assert (third.lead, third.schedule_text) == (("Đoàn Thanh niên xã",), "tháng 10/2026")


def _ticks(folder: Path) -> Path:
    """Signer before recipients; two annexes with Arabic numbers: ticks by quarter, and figures."""
    doc = make.new_document()
    make.add_lines(
        doc,
        """UBND PHƯỜNG HÒA BÌNH
        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập – Tự do – Hạnh phúc
        Số: 112/KH-UBND
        Hòa Bình, ngày 5 tháng 3 năm 2026
        =KẾ HOẠCH THỰC HIỆN QUY CHẾ DÂN CHỦ NĂM 2026
        #A. QUAN ĐIỂM
        1/ Quán triệt đầy đủ.
        2/ Triển khai đồng bộ.
        #B. NHIỆM VỤ
        #I- Công khai
        1. Niêm yết.
        1.1. Niêm yết tại trụ sở
        1.2. Niêm yết tại nhà văn hóa
        #II- Giám sát
        #C. TỔ CHỨC THỰC HIỆN
        Các bộ phận thực hiện nghiêm túc kế hoạch này.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Bùi Văn Cường
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        =Phụ lục 01
        =DANH MỤC NHIỆM VỤ""",
    )
    make.add_table(
        doc,
        [
            ["Nhiệm vụ", "Cơ quan thực hiện", "Quý I", "Quý II", "Quý III", "Quý IV"],
            ["Tuyên truyền Luật", "Công chức Văn hóa", "x", "", "x", ""],
            ["Đối thoại với Nhân dân", "Văn phòng", "", "", "", "X"],
        ],
    )
    make.add_lines(doc, "=Phụ lục 02\n=SỐ LIỆU CÁC KHU PHỐ")
    make.add_table(
        doc, [["STT", "Khu phố", "Số hộ"], ["1", "Khu phố 1", "210"], ["2", "Khu phố 2", "180"]]
    )
    return make.saved(doc, folder)


class TestTicksAndFigures:
    def test_title_on_the_line_of_the_kind(self, tmp_path: Path) -> None:
        plan = _read(_ticks(tmp_path))
        assert plan.doc_type == "plan"
        assert plan.title == "THỰC HIỆN QUY CHẾ DÂN CHỦ NĂM 2026"
        assert plan.issuer == "UBND PHƯỜNG HÒA BÌNH"

    def test_letters_and_roman_numbers_mixed(self, tmp_path: Path) -> None:
        outline = _outline(_read(_ticks(tmp_path)).sections)
        assert outline == "A(1 2) B(I(1(1.1 1.2)) II) C"

    def test_ticks_tell_the_quarter(self, tmp_path: Path) -> None:
        first, second = _read(_ticks(tmp_path)).tasks
        assert first.appendix == second.appendix == "01"
        assert (first.ordinal, first.lead) == ("", ("Công chức Văn hóa",))
        assert first.schedule_text == "Quý I, Quý III"
        assert second.schedule_text == "Quý IV"

    def test_table_of_figures_stays_a_table(self, tmp_path: Path) -> None:
        plan = _read(_ticks(tmp_path))
        assert [a.number for a in plan.annexes] == ["01", "02"]
        (grid,) = plan.annexes[1].body
        assert isinstance(grid, Grid)
        assert grid.head_rows == 1
        assert grid.rows[2] == ("2", "Khu phố 2", "180")

    def test_signer_before_recipients(self, tmp_path: Path) -> None:
        plan = _read(_ticks(tmp_path))
        assert plan.signer is not None
        assert plan.signer.name == "Bùi Văn Cường"
        assert [r.text for r in plan.recipients] == ["Như trên", "Lưu: VT."]


def _merged_down(folder: Path) -> Path:
    """A task table in the main text; one lead for several rows, two signatures, no STT column."""
    doc = make.new_document()
    make.add_lines(
        doc,
        """=KẾ HOẠCH LIÊN TỊCH
        =Phối hợp giám sát đầu tư của cộng đồng năm 2026
        1. Nhiệm vụ""",
    )
    down = make.DOWN
    make.add_table(
        doc,
        [
            ["Việc cần làm", "Phụ trách", "Hạn hoàn thành", "Đầu ra"],
            [
                "1. Lập danh mục công trình",
                "- Phòng Kinh tế\n- Ủy ban MTTQ xã",
                "Trước ngày 15/02",
                "Danh mục",
            ],
            ["2. Giám sát tại công trường", down, "Hằng quý", "Biên bản"],
            ["3. Họp rút kinh nghiệm", down, "Tháng 12", ""],
            ["4. Báo cáo HĐND xã", "Thường trực Ủy ban MTTQ xã", "", "Báo cáo"],
        ],
    )
    make.add_lines(doc, "2. Tổ chức thực hiện\nHai bên phối hợp thực hiện.")
    make.add_columns(
        doc,
        "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nĐoàn Văn Quý",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Sen",
    )
    return make.saved(doc, folder)


class TestTableInTheText:
    def test_one_lead_for_several_rows(self, tmp_path: Path) -> None:
        tasks = _read(_merged_down(tmp_path)).tasks
        assert [(t.appendix, t.group, t.ordinal) for t in tasks] == [
            (None, "1. Nhiệm vụ", number) for number in "1234"
        ]
        assert {t.lead for t in tasks[:3]} == {("Phòng Kinh tế", "Ủy ban MTTQ xã")}
        assert tasks[3].lead == ("Thường trực Ủy ban MTTQ xã",)
        assert [t.content for t in tasks][1] == "Giám sát tại công trường"
        assert [t.schedule_text for t in tasks] == ["Trước ngày 15/02", "Hằng quý", "Tháng 12", ""]

    def test_table_stays_at_its_place(self, tmp_path: Path) -> None:
        section = _read(_merged_down(tmp_path)).sections[0]
        assert [type(body) for body in section.body] == [Grid]

    def test_second_signature_is_kept(self, tmp_path: Path) -> None:
        plan = _read(_merged_down(tmp_path))
        assert plan.signer is not None
        assert plan.signer.name == "Đoàn Văn Quý"
        kept = [getattr(body, "text", "") for body in plan.leftovers]
        assert kept == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Sen"]
