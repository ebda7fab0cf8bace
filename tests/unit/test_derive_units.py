"""Whose task it is by the words for its units, and who does it at home."""

import pytest
from derive_samples import DEPARTMENTS, OFFICE, VILLAGES

from desktop_app.office.model import Department, Level, Office
from desktop_app.plans.derive.adapt import Adapter
from desktop_app.plans.derive.concern import Reach, concern, reach
from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.derive.duties import _with_time
from desktop_app.plans.derive.model import Confidence, Relation
from desktop_app.plans.derive.subjects import subject
from desktop_app.plans.derive.upper import Level as UpperLevel
from desktop_app.plans.derive.upper import Upper, upper_of
from desktop_app.plans.model import Plan

PROVINCE = Upper("UBND tỉnh", UpperLevel.PROVINCE, Relation.UPPER, "tỉnh", "Thanh Mẫu")
DEPARTMENT = Upper("Sở Y tế", UpperLevel.DEPARTMENT, Relation.UPPER)
HOME = Home(OFFICE, DEPARTMENTS, VILLAGES)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("UBND các xã, phường, đặc khu", Reach.COMMUNES),
        ("UBND xã, phường, thị trấn", Reach.COMMUNES),
        ("Ủy ban nhân dân cấp xã", Reach.COMMUNES),
        ("UBND CÁC XÃ, PHƯỜNG", Reach.COMMUNES),
        ("các địa phương", Reach.COMMUNES),
        ("Các sở, ban, ngành, địa phương", Reach.COMMUNES),
        ("UBND xã", Reach.COMMUNES),
        ("Chủ tịch UBND cấp xã", Reach.COMMUNES),
        ("Các phòng, ban, đơn vị, UBND các phường", Reach.COMMUNES),
        ("Thủ trưởng các cơ quan, đơn vị, xã, phường", Reach.COMMUNES),
        ("HĐND, UBND các xã", Reach.COMMUNES),
        ("UBND xã Đồng Mẫu", Reach.OWN),
        ("UBND phường Khác Tên", Reach.OTHER_COMMUNE),
        ("Ủy ban MTTQ các xã, phường", Reach.COMMUNE_BODY),
        ("Công an cấp xã", Reach.COMMUNE_BODY),
        ("Các thôn, tổ dân phố", Reach.VILLAGES),
        ("các cơ quan, đơn vị", Reach.GENERAL),
        ("Các đơn vị có liên quan", Reach.GENERAL),
        ("UBND các huyện, thị xã, thành phố", Reach.DISTRICTS),
        ("Sở Nội vụ", Reach.OTHERS),
        ("Các sở, ban, ngành", Reach.OTHERS),
        ("Các tổ chức chính trị - xã hội", Reach.OTHERS),
        ("Phòng Văn hóa - Xã hội", Reach.OTHERS),
        ("Thị xã Mẫu", Reach.OTHERS),
        ("Hợp tác xã nông nghiệp", Reach.OTHERS),
        ("Trưởng các đơn vị thuộc Sở", Reach.OTHERS),
    ],
)
def test_whom_a_name_means(unit: str, expected: Reach) -> None:
    assert reach(unit, PROVINCE, OFFICE) is expected


@pytest.mark.parametrize(
    ("lead", "coordinating", "expected", "ticked"),
    [
        (("UBND các xã, phường",), (), Confidence.SURE, True),
        (("Sở Nội vụ",), ("UBND cấp xã",), Confidence.SURE, True),
        (("Các cơ quan, đơn vị",), (), Confidence.PERHAPS, True),
        (("Sở Nội vụ",), ("Các cơ quan, đơn vị liên quan",), Confidence.PERHAPS, False),
        (("UBND các huyện, thị xã",), (), Confidence.PERHAPS, True),
        (("Sở Nội vụ",), ("Sở Tài chính",), Confidence.NOT, False),
        (("UBND phường Khác Tên",), (), Confidence.NOT, False),
        ((), (), Confidence.PERHAPS, False),
    ],
)
def test_whether_a_task_is_ours(
    lead: tuple[str, ...], coordinating: tuple[str, ...], expected: Confidence, ticked: bool
) -> None:
    found = concern(lead, coordinating, PROVINCE, OFFICE)
    assert (found.confidence, found.ticked) == (expected, ticked)
    assert found.reason


def test_the_reason_names_the_words_that_decided() -> None:
    assert concern(("UBND các xã, phường",), (), PROVINCE, OFFICE).reason == (
        "vì “UBND các xã, phường” là đơn vị chủ trì"
    )


def test_units_in_the_plan_of_a_department_are_its_own() -> None:
    found = concern(("Các phòng, đơn vị",), (), DEPARTMENT, OFFICE)
    assert (found.confidence, found.ticked) == (Confidence.PERHAPS, False)
    assert "Sở Y tế" in found.reason


@pytest.mark.parametrize(
    ("unit", "home"),
    [
        ("Sở Nội vụ", "Phòng Văn hóa - Xã hội"),
        ("Sở Tài chính", "Phòng Kinh tế"),
        ("Văn phòng UBND tỉnh", "Văn phòng HĐND và UBND"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam xã"),
        ("Công an tỉnh", "Công an xã"),
        ("Bộ CHQS tỉnh", "Ban Chỉ huy Quân sự xã"),
        ("Kho lưu trữ lịch sử", ""),
    ],
)
def test_who_does_at_home_what_a_unit_does_above(unit: str, home: str) -> None:
    assert HOME.counterpart([unit]).name == home


@pytest.mark.parametrize(
    ("content", "lead", "expected"),
    [
        ("Tiếp công dân định kỳ", ("Sở Tài chính",), "Văn phòng HĐND và UBND"),
        ("Tuyên truyền trên loa truyền thanh", (), "Phòng Văn hóa - Xã hội"),
        ("Tổ chức hội nghị chuyên đề", ("Sở Tài chính",), "Phòng Kinh tế"),
        ("Chấm điểm", ("Phòng Văn xã",), "Phòng Văn hóa - Xã hội"),
        ("Trồng cây xanh", ("Hội Làm vườn",), ""),
    ],
)
def test_who_leads_at_home(content: str, lead: tuple[str, ...], expected: str) -> None:
    doer = HOME.lead(content, lead, ())
    assert doer.name == expected
    assert bool(doer.reason) is bool(expected)


def test_an_office_without_the_department_is_asked_not_guessed() -> None:
    bare = Home(OFFICE, (Department("Văn phòng HĐND và UBND"),))
    assert bare.counterpart(["Sở Tài chính"]).name == ""
    assert bare.focal() == ""


def test_the_centre_for_public_services_leads_the_loudspeakers_where_there_is_one() -> None:
    home = Home(OFFICE, (*DEPARTMENTS, Department("Trung tâm Dịch vụ sự nghiệp công")))
    assert home.lead("Phát loa truyền thanh", (), ()).name == "Trung tâm Dịch vụ sự nghiệp công"


@pytest.mark.parametrize(
    ("issuer", "parent", "name", "level"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH THANH MẪU", "", "UBND tỉnh Thanh Mẫu", UpperLevel.PROVINCE),
        ("UBND thành phố Hải Phòng", "", "UBND thành phố Hải Phòng", UpperLevel.PROVINCE),
        ("UBND thành phố Mẫu Sơn", "", "UBND thành phố Mẫu Sơn", UpperLevel.DISTRICT),
        ("SỞ NỘI VỤ", "UBND TỈNH THANH MẪU", "Sở Nội vụ", UpperLevel.DEPARTMENT),
        ("UBND xã Khác", "", "UBND xã Khác", UpperLevel.COMMUNE),
        ("PHÒNG VĂN HÓA", "UBND XÃ KHÁC", "Phòng Văn hóa UBND xã Khác", UpperLevel.COMMUNE),
        ("BỘ NỘI VỤ", "", "Bộ Nội vụ", UpperLevel.CENTRAL),
        ("", "", "", UpperLevel.UNKNOWN),
    ],
)
def test_whose_plan_it_is(issuer: str, parent: str, name: str, level: UpperLevel) -> None:
    upper = upper_of(Plan(issuer=issuer or None, parent_issuer=parent or None), OFFICE)
    assert (upper.level, upper.name) == (level, name)


def test_a_name_in_capitals_is_written_as_the_plan_itself_writes_it() -> None:
    plan = Plan(issuer="SỞ Y TẾ CÔNG CỘNG", title="Kế hoạch của Sở Y tế Công cộng năm 2027")
    assert upper_of(plan, OFFICE).name == "Sở Y tế Công cộng"


def test_the_own_plan_and_one_of_the_same_level_are_known() -> None:
    assert upper_of(Plan(issuer="UBND XÃ ĐỒNG MẪU"), OFFICE).relation is Relation.OWN
    assert upper_of(Plan(issuer="UBND phường Khác"), OFFICE).relation is Relation.SAME_LEVEL


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("trên địa bàn tỉnh Thanh Mẫu", "trên địa bàn xã Đồng Mẫu"),
        ("trên địa bàn toàn tỉnh", "trên địa bàn xã"),
        ("trên địa bàn các xã, phường", "trên địa bàn xã"),
        ("UBND các xã, phường, đặc khu báo cáo", "UBND xã báo cáo"),
        (
            "người đứng đầu các cơ quan, đơn vị, xã, phường",
            "người đứng đầu các cơ quan, đơn vị, thôn",
        ),
        ("tại các phường", "tại xã"),
        ("dân chủ ở phường", "dân chủ ở phường"),  # part of a regulation's name
        ("(Có Phụ lục II kèm theo)", "(Có Phụ lục kèm theo)"),
        (
            "tổ chức chính trị - xã hội; hợp tác xã; thị xã Mẫu",
            "tổ chức chính trị - xã hội; hợp tác xã; thị xã Mẫu",
        ),
        ("Nghị quyết của HĐND tỉnh", "Nghị quyết của HĐND tỉnh"),
        ("chính quyền địa phương cấp xã", "chính quyền địa phương cấp xã"),
    ],
)
def test_words_turned_to_the_own_commune(words: str, ours: str) -> None:
    assert Adapter(PROVINCE, OFFICE, HOME.village_words).text(words).text == ours


def test_a_ward_speaks_of_a_ward() -> None:
    ward = Office(Level.PHUONG, "Bến Mẫu", "Tỉnh Thanh Mẫu")
    adapter = Adapter(PROVINCE, ward, "các tổ dân phố")
    assert adapter.text("UBND các xã, phường").text == "UBND phường"
    assert adapter.text("tại xã và các tổ chức xã hội").text == "tại phường và các tổ chức xã hội"


@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("Thực hiện dân chủ tỉnh Thanh Mẫu năm 2027", "Thực hiện dân chủ xã Đồng Mẫu năm 2027"),
        ("Tuyên truyền năm 2027", "Tuyên truyền trên địa bàn xã Đồng Mẫu năm 2027"),
        ("Công khai trên địa bàn tỉnh", "Công khai trên địa bàn xã Đồng Mẫu"),
        (
            "Công khai giai đoạn 2021 - 2025 và năm 2026",
            "Công khai trên địa bàn xã Đồng Mẫu giai đoạn 2021 - 2025 và năm 2026",
        ),
        ("CÔNG KHAI NĂM 2026", "CÔNG KHAI TRÊN ĐỊA BÀN XÃ ĐỒNG MẪU NĂM 2026"),
        (
            "Quy chế dân chủ năm học 2025 - 2026",
            "Quy chế dân chủ trên địa bàn xã Đồng Mẫu năm học 2025 - 2026",
        ),
        (
            "Triển khai Nghị quyết số 5/NQ-HĐND năm 2027",
            "Triển khai Nghị quyết số 5/NQ-HĐND năm 2027",
        ),
    ],
)
def test_the_title_gets_our_place(title: str, ours: str) -> None:
    assert Adapter(PROVINCE, OFFICE, "các thôn").title(title) == ours


def test_words_of_the_district_level_are_pointed_out() -> None:
    adapter = Adapter(PROVINCE, OFFICE, "các thôn")
    assert adapter.old_words("UBND huyện, thị trấn và Quận ủy") == ("huyện", "thị trấn", "Quận")
    assert adapter.old_words("UBND tỉnh và các xã") == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("UBND các xã, phường xây dựng kế hoạch", "UBND các xã, phường"),
        (
            "Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội tỉnh giám sát",
            "Ủy ban MTTQ và các tổ chức chính trị - xã hội tỉnh",
        ),
        ("Căn cứ Kế hoạch này, các cơ quan, đơn vị tổ chức thực hiện", "các cơ quan, đơn vị"),
        (
            "Các đơn vị sự nghiệp công lập thuộc tỉnh rà soát",
            "Các đơn vị sự nghiệp công lập thuộc tỉnh",
        ),
        ("Tổ chức hội nghị đối thoại", ""),
        ("Ban hành các văn bản chỉ đạo", ""),
        ("Những nội dung công khai để Nhân dân biết", ""),
    ],
)
def test_who_a_sentence_is_about(text: str, who: str) -> None:
    assert subject(text)[0] == who


@pytest.mark.parametrize(
    ("words", "what", "when"),
    [
        (
            "Công khai tại trường trong tháng 9 năm 2026",
            "Công khai tại trường",
            "trong tháng 9 năm 2026",
        ),
        ("Gửi báo cáo về Sở trước 15/11/2026", "Gửi báo cáo về Sở", "trước 15/11/2026"),
        ("Tổ chức đối thoại vào tháng 10/2026", "Tổ chức đối thoại", "vào tháng 10/2026"),
        (
            "Lấy ý kiến từ tháng 3 đến tháng 9/2026",
            "Lấy ý kiến",
            "từ tháng 3 đến tháng 9/2026",
        ),
        ("Trả lời trong 05 ngày làm việc", "Trả lời trong 05 ngày làm việc", ""),
    ],
)
def test_a_duty_ends_with_its_time(words: str, what: str, when: str) -> None:
    assert _with_time(words) == (what, when)
