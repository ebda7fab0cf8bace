"""What was understood of a plan stands beside the very words it was understood from."""

import pytest

from db.text import fold
from desktop_app.plans.model import Plan, ReportDeadline, Signer
from desktop_app.plans.reader import read_plan
from desktop_app.plans.understanding import MISSING, understood_parts

TEXT = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG MẪU
Số: 21/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Mẫu, ngày 05 tháng 02 năm 2027
KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2027
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Phát huy quyền làm chủ của Nhân dân.
II. TỔ CHỨC THỰC HIỆN
Các thôn báo cáo kết quả 6 tháng trước ngày 10/6/2027 và năm trước ngày 05/12/2027./.
Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn (t/h);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nông Văn Mẫu
"""


@pytest.fixture
def parts(tmp_path):
    path = tmp_path / "kế hoạch.txt"
    path.write_text(TEXT, encoding="utf-8")
    read = read_plan(path)
    return {part.key: part for part in understood_parts(read.plan, read.source.lines)}


def told(part):
    return {row.what: (row.written, row.meant, row.lines) for row in part.rows}


def test_the_head_is_told_with_the_words_around_it(parts):
    head = told(parts["head"])
    assert head["Số, ký hiệu"] == ("Số: 21/KH-UBND", "21/KH-UBND", (3,))
    assert head["Ngày ban hành"][1] == "05/02/2027"
    assert head["Nơi ban hành"][1:] == ("Đồng Mẫu", (6,))
    assert head["Loại văn bản"][:2] == ("KẾ HOẠCH", "Kế hoạch")


def test_bases_name_the_documents_they_cite(parts):
    bases = told(parts["bases"])
    assert bases["Căn cứ 1"][1] == "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022"
    assert bases["Căn cứ 2"][1] == "Nghị định số 59/2023/NĐ-CP ngày 14/08/2023 của Chính phủ"
    assert bases["Căn cứ 2"][2] == (10,)


def test_a_deadline_tells_the_last_day_that_counts(parts):
    meant = [row.meant for row in parts["deadlines"].rows]
    assert meant[0] == "Báo cáo 6 tháng: trước 10/06/2027 (hết 09/06/2027)"
    assert [row.lines for row in parts["deadlines"].rows] == [(15,), (15,)]


def test_recipients_tell_what_they_get_it_for(parts):
    rows = parts["recipients"].rows
    assert [row.meant for row in rows] == [
        "UBND tỉnh, để báo cáo",
        "Các thôn, để thực hiện",
        "bản lưu",
    ]
    assert rows[0].written == "UBND tỉnh (b/c)"


def test_the_signer_signs_for_somebody(parts):
    signer = told(parts["signer"])
    assert signer["Thẩm quyền ký"][1] == "thay mặt ỦY BAN NHÂN DÂN"
    assert signer["Tư cách ký"][1] == "ký thay CHỦ TỊCH"
    assert signer["Chức vụ"][1] == "PHÓ CHỦ TỊCH"
    assert signer["Họ và tên"][:2] == ("Nông Văn Mẫu", "Nông Văn Mẫu")


def test_what_is_missing_or_not_understood_is_a_doubt():
    late = ReportDeadline("year", None, None, None, recurring=False, text="khi có yêu cầu", line=4)
    signer = Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", None, 9)
    plan = Plan(report_deadlines=(late,), signer=signer)
    rows = [row for part in understood_parts(plan) for row in part.rows]
    doubted = {row.what: row.meant for row in rows if row.doubt}
    assert doubted["Số, ký hiệu"] == doubted["Ngày ban hành"] == doubted["Họ và tên"] == MISSING
    assert "chưa hiểu" in doubted["Hạn báo cáo"]


@pytest.mark.parametrize("place", range(5))
def test_every_line_of_a_real_plan_holds_the_words_told(seeds, place):
    read = read_plan(sorted(seeds.glob("*.txt"))[place])
    plan, lines = read.plan, [fold(line) for line in read.source.lines]
    parts = {part.key: part.rows for part in understood_parts(plan, read.source.lines)}
    assert len(parts["bases"]) == len(plan.legal_bases)
    assert len(parts["recipients"]) == len(plan.recipients)
    assert len(parts.get("deadlines", ())) == len(plan.report_deadlines)
    checked = 0
    for row in (*parts["head"], *parts["bases"], *parts["recipients"]):
        if row.lines and row.written:
            assert " ".join(fold(row.written).split()[:2]) in lines[row.lines[0] - 1]
            checked += 1
    assert checked > len(plan.legal_bases)
