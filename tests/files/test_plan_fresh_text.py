"""Made-up plans of very different layouts as text files."""

from pathlib import Path

from desktop_app.plans.model import Plan, Section, Text
from desktop_app.plans.sources import read_source
from desktop_app.plans.structure import build_plan


def _read(folder: Path, text: str) -> Plan:
    path = folder / "kế hoạch.txt"
    path.write_text(text.replace("→", "\t"), encoding="utf-8")
    return build_plan(read_source(path))


def _outline(sections: tuple[Section, ...]) -> str:
    return " ".join(
        s.number + (f"({_outline(s.children)})" if s.children else "") for s in sections
    )


TWO_COLUMNS = """\
   ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    XÃ VĨNH THỊNH                         Độc lập - Tự do - Hạnh phúc
      _______                             ___________________________
  Số: 23/KH-UBND                       Vĩnh Thịnh, ngày 18 tháng 02 năm 2026

                              KẾ HOẠCH
          Triển khai thực hiện dân chủ ở cơ sở
                 trên địa bàn xã năm 2026
                        --------

     Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10 tháng 11
năm 2022;
     Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính
phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;
     Thực hiện Kế hoạch số 88/KH-UBND ngày 30/01/2026 của UBND tỉnh.
     Ủy ban nhân dân xã Vĩnh Thịnh ban hành Kế hoạch triển khai thực hiện dân
chủ ở cơ sở năm 2026, cụ thể như sau:

PHẦN THỨ NHẤT
ĐÁNH GIÁ TÌNH HÌNH

1. Kết quả đạt được: Trong năm 2025, xã đã tổ chức 12 hội nghị; tỷ lệ hộ
tham gia đạt 92,5%. Các thôn đã công khai đầy đủ.
2. Hạn chế
Một số thôn còn chậm.

PHẦN THỨ HAI
NỘI DUNG KẾ HOẠCH

I. MỤC TIÊU
100% thôn xây dựng hương ước.
15 ngày trước khi họp phải gửi tài liệu.
II. NHIỆM VỤ TRỌNG TÂM
1. Công khai thông tin để Nhân dân biết
- Niêm yết tại trụ sở UBND xã và nhà văn hóa thôn.
+ Thời gian niêm yết: 30 ngày liên tục.
2. Lấy ý kiến Nhân dân
a. Về quy hoạch
b. Về hương ước

PHẦN THỨ BA
TỔ CHỨC THỰC HIỆN

Các phòng, đơn vị gửi báo cáo năm trước ngày 30/11/2026 về Văn phòng HĐND
và UBND xã.

Nơi nhận:                                     TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                                KT. CHỦ TỊCH
- TT Đảng ủy xã;                                  PHÓ CHỦ TỊCH
- Lưu: VT.
                                                Hà Thị Kim Oanh
"""


class TestTwoColumns:
    def test_head_beside_the_motto(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, TWO_COLUMNS)
        assert (plan.number, plan.date) == ("23/KH-UBND", "2026-02-18")
        assert (plan.place, plan.issuer) == ("Vĩnh Thịnh", "ỦY BAN NHÂN DÂN XÃ VĨNH THỊNH")
        assert plan.title == "Triển khai thực hiện dân chủ ở cơ sở trên địa bàn xã năm 2026"

    def test_lines_cut_by_force_are_whole_again(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, TWO_COLUMNS)
        assert [basis.line for basis in plan.legal_bases] == [11, 13, 15]
        assert plan.legal_bases[0].text.endswith("ngày 10 tháng 11 năm 2022;")
        assert plan.legal_bases[1].text.endswith(
            "Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;"
        )
        assert len(plan.opening) == 1
        assert not plan.findings

    def test_parts_and_no_heading_out_of_figures(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, TWO_COLUMNS)
        assert _outline(plan.sections) == (
            "PHẦN THỨ NHẤT(1 2) PHẦN THỨ HAI(I II(1 2(a b))) PHẦN THỨ BA"
        )
        assert plan.sections[0].title == "ĐÁNH GIÁ TÌNH HÌNH"
        assert plan.sections[0].children[0].run_in
        goals = plan.sections[1].children[0].body
        assert [b.text[:4] for b in goals if isinstance(b, Text)] == ["100%", "15 n"]

    def test_signer_beside_recipients(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, TWO_COLUMNS)
        assert [r.text for r in plan.recipients] == [
            "UBND tỉnh (b/c)",
            "TT Đảng ủy xã",
            "Lưu: VT.",
        ]
        assert plan.signer is not None
        assert (plan.signer.authority, plan.signer.capacity, plan.signer.title) == (
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
        )
        assert plan.signer.name == "Hà Thị Kim Oanh"


PARTY_STYLE = """\
**ĐẢNG ỦY - UBND XÃ SƠN HÀ**
**BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ**
Số 05 - KH/BCĐ
Sơn Hà, ngày 09/02/2026

# KẾ HOẠCH
## công tác năm 2026 của Ban Chỉ đạo thực hiện dân chủ ở cơ sở

Thực hiện Chương trình công tác năm 2026 của Đảng ủy, Ban Chỉ đạo xây dựng kế hoạch như sau:

## I. Mục đích
Nội dung mục đích.

## III. Nhiệm vụ

| STT | Nhiệm vụ | Người phụ trách | Hạn hoàn thành |
|---|---|---|---|
| 1 | Họp giao ban quý | Đ/c Trưởng ban, đ/c Phó Trưởng ban | 25 tháng cuối quý |
| 2 | Kiểm tra thôn Đồi, thôn Mít | Tổ giúp việc | Tháng 8/2026 |
| 3 | Sơ kết 6 tháng | Thường trực Ban | Trước 20/6 |

## IV. Tổ chức thực hiện
Giao Tổ giúp việc theo dõi.

T/M BAN CHỈ ĐẠO
TRƯỞNG BAN
(đã ký)
PHÓ BÍ THƯ THƯỜNG TRỰC ĐẢNG ỦY
Ngô Văn Sáu

**Nơi nhận:**
- Ban Thường vụ Đảng ủy (để báo cáo),
- Thành viên BCĐ,
- Lưu VP.
"""


def test_party_style_with_a_table_of_pipes(tmp_path: Path) -> None:
    plan = _read(tmp_path, PARTY_STYLE)
    assert (plan.number, plan.date) == ("05-KH/BCĐ", "2026-02-09")
    assert plan.issuer == "BAN CHỈ ĐẠO THỰC HIỆN DÂN CHỦ Ở CƠ SỞ"
    assert _outline(plan.sections) == "I III IV"
    assert [t.lead for t in plan.tasks] == [
        ("Đ/c Trưởng ban", "đ/c Phó Trưởng ban"),
        ("Tổ giúp việc",),
        ("Thường trực Ban",),
    ]
    assert {t.group for t in plan.tasks} == {"III. Nhiệm vụ"}
    assert plan.signer is not None
    assert plan.signer.title == "TRƯỞNG BAN / PHÓ BÍ THƯ THƯỜNG TRỰC ĐẢNG ỦY"
    assert [r.tag for r in plan.recipients] == ["để báo cáo", "", ""]


LETTER = """\
UBND TỈNH LÂM SƠN
SỞ NỘI VỤ
Số: 1456/SNV-CCHC
V/v báo cáo kết quả thực hiện dân chủ
ở cơ sở 6 tháng đầu năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Sơn, ngày 20 tháng 5 năm 2026

Kính gửi:
- Các sở, ban, ngành;
- UBND các xã, phường.

Thực hiện Kế hoạch số 31/KH-UBND ngày 15/01/2026 của UBND tỉnh, Sở Nội vụ đề nghị báo cáo:
1. Nội dung báo cáo: theo đề cương gửi kèm.
2. Thời gian gửi báo cáo: chậm nhất ngày 10/6/2026./.

Nơi nhận: Như trên; Lưu: VT, CCHC(3b).
KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC ThS. Phan Đình Lộc
"""


def test_letter(tmp_path: Path) -> None:
    plan = _read(tmp_path, LETTER)
    assert plan.doc_type == "letter"
    assert plan.title == "báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026"
    assert (plan.issuer, plan.parent_issuer) == ("SỞ NỘI VỤ", "UBND TỈNH LÂM SƠN")
    assert len(plan.legal_bases) == 1
    assert [d.last_day for d in plan.report_deadlines] == ["2026-06-10"]
    assert [r.text for r in plan.recipients] == ["Như trên", "Lưu: VT, CCHC(3b)."]
    assert plan.signer is not None
    assert (plan.signer.capacity, plan.signer.title) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert plan.signer.name == "ThS. Phan Đình Lộc"


DECISION = """\
ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI AN
Số:        /QĐ-UBND
Hải An, ngày       tháng      năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch dân chủ
CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ
Căn cứ Luật Tổ chức chính quyền địa phương;
Xét đề nghị của Giám đốc Sở Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
Q. CHỦ TỊCH
Tạ Quang Ngọc
PHỤ LỤC I
CÁC MỤC TIÊU
(Ban hành kèm theo Quyết định số     /QĐ-UBND ngày     tháng     năm 2026
của Ủy ban nhân dân thành phố)
TT→Chỉ tiêu→Đơn vị tính→Thực hiện
1→Tỷ lệ thôn có hương ước→%→100
2→Số hội nghị→hội nghị→12
PHỤ LỤC II
PHÂN CÔNG THỰC HIỆN
TT→Tên nhiệm vụ→Cơ quan, đơn vị chủ trì thực hiện→Cơ quan phối hợp→Thời hạn hoàn thành
I. Nhóm thứ nhất→→→→
1.→Việc một→Sở Nội vụ→Các sở: Tài chính, Tư pháp→Trước ngày 30/6/2026
2.→Việc hai→UBND các xã, phường→Sở Y tế và các đơn vị có liên quan→Quý III/2026

3.→Việc ba→Công an thành phố; Sở Y tế→→Tháng 9 năm 2026
→và các phường→→Sở Tài chính→
II. Nhóm thứ hai→→→→
1.→Việc bốn→Văn phòng UBND thành phố→→6 tháng cuối năm
"""


class TestDecision:
    def test_articles_and_blanks(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, DECISION)
        assert (plan.doc_type, plan.number, plan.symbol) == ("decision", None, "QĐ-UBND")
        assert plan.title == "Ban hành Kế hoạch dân chủ"
        assert len(plan.legal_bases) == 2
        assert _outline(plan.sections) == "Điều 1 Điều 2"
        assert all(section.run_in for section in plan.sections)
        assert plan.end_mark
        assert plan.signer is not None
        assert plan.signer.capacity == "Q. CHỦ TỊCH"

    def test_figures_are_no_tasks_and_a_chunk_needs_no_head(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, DECISION)
        assert [a.number for a in plan.annexes] == ["I", "II"]
        assert plan.annexes[0].caption.endswith("của Ủy ban nhân dân thành phố)")
        assert len(plan.annexes[0].body) == 1
        assert [(t.group, t.ordinal, t.content) for t in plan.tasks] == [
            ("I. Nhóm thứ nhất", "1", "Việc một"),
            ("I. Nhóm thứ nhất", "2", "Việc hai"),
            ("I. Nhóm thứ nhất", "3", "Việc ba"),
            ("I. Nhóm thứ nhất", "", "và các phường"),
            ("II. Nhóm thứ hai", "1", "Việc bốn"),
        ]
        assert plan.tasks[0].coordinating == ("Các sở: Tài chính, Tư pháp",)
        assert plan.tasks[1].coordinating == ("Sở Y tế", "các đơn vị có liên quan")

    def test_row_without_number_inside_a_chunk_is_not_joined(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, DECISION)
        assert plan.tasks[3].lead == ()
        assert plan.tasks[3].coordinating == ("Sở Tài chính",)
        assert "row_joined" not in {f.code for f in plan.findings}


CHANGING_COLUMNS = """\
KẾ HOẠCH
Công tác dân chủ
I. Nhiệm vụ
Nhiệm vụ 1: Tổ chức đối thoại với Nhân dân
Cơ quan chủ trì: UBND xã; cơ quan phối hợp: Ủy ban MTTQ xã, các đoàn thể; thời gian: Quý IV/2026.
Nhiệm vụ 2: Lấy phiếu hài lòng của người dân
Trung tâm làm phiếu và phát phiếu.
Thời gian hoàn thành: trước ngày 15/11/2026. Sản phẩm: báo cáo kết quả.
Cơ quan chủ trì: Trung tâm Phục vụ hành chính công.
II. Tổ chức
1. Phòng Kinh tế có trách nhiệm thực hiện: bố trí kinh phí.
TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Ánh
Phụ lục
BẢNG PHÂN CÔNG
STT→Nội dung→Chủ trì→Phối hợp→Thời gian
I→Nhóm I→→→
1→Nhóm con một→→→
-→Việc a→Phòng Kinh tế→Thôn 1→Quý I
-→Việc b→Phòng Kinh tế→→Quý II
2→Việc c→Công an xã→→Thường xuyên
II→Nhóm II→→→
1→Việc d→- Công an xã; - Ban CHQS xã→Các thôn, tổ dân phố→Hằng tháng
2→Việc không ai nhận→→→
3→Việc g→Ông Trần A, bà Lý B→→Tháng 4

STT→Thời gian→Nội dung→Phối hợp→Chủ trì→Ghi chú
4→Tháng 5→Việc h→Hội Nông dân→Hội Phụ nữ→gấp
"""


class TestChangingColumns:
    def test_groups_of_two_levels(self, tmp_path: Path) -> None:
        annexed = [t for t in _read(tmp_path, CHANGING_COLUMNS).tasks if t.appendix == ""]
        assert [(t.group, t.content) for t in annexed] == [
            ("I. Nhóm I / 1. Nhóm con một", "Việc a"),
            ("I. Nhóm I / 1. Nhóm con một", "Việc b"),
            ("I. Nhóm I", "Việc c"),
            ("II. Nhóm II", "Việc d"),
            ("II. Nhóm II", "Việc không ai nhận"),
            ("II. Nhóm II", "Việc g"),
            ("II. Nhóm II", "Việc h"),
        ]

    def test_columns_by_their_words_in_each_chunk(self, tmp_path: Path) -> None:
        plan = _read(tmp_path, CHANGING_COLUMNS)
        last = [t for t in plan.tasks if t.appendix == ""][-1]
        assert (last.lead, last.coordinating) == (("Hội Phụ nữ",), ("Hội Nông dân",))
        assert last.schedule_text == "Tháng 5"
        assert last.other == (("Ghi chú", "gấp"),)

    def test_named_tasks_in_the_text(self, tmp_path: Path) -> None:
        found = [t for t in _read(tmp_path, CHANGING_COLUMNS).tasks if t.appendix is None]
        assert [t.content for t in found] == [
            "Nhiệm vụ 1: Tổ chức đối thoại với Nhân dân",
            "Nhiệm vụ 2: Lấy phiếu hài lòng của người dân",
        ]
        assert found[0].coordinating == ("Ủy ban MTTQ xã", "các đoàn thể")
        assert (found[1].deliverable, found[1].schedule_text) == (
            "báo cáo kết quả",
            "trước ngày 15/11/2026",
        )

    def test_signature_on_one_line(self, tmp_path: Path) -> None:
        signer = _read(tmp_path, CHANGING_COLUMNS).signer
        assert signer is not None
        assert (signer.authority, signer.capacity, signer.title, signer.name) == (
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Nguyễn Văn Ánh",
        )


def test_text_that_is_no_plan_is_kept_whole(tmp_path: Path) -> None:
    plan = _read(tmp_path, "Biên bản họp thôn\nHôm nay thôn họp.\nMọi người nhất trí.\n")
    kept = [*plan.opening, *plan.leftovers]
    assert [b.text for b in kept if isinstance(b, Text)] == [
        "Biên bản họp thôn",
        "Hôm nay thôn họp.",
        "Mọi người nhất trí.",
    ]
    assert (plan.doc_type, plan.issuer, plan.signer) == ("other", None, None)
