"""The office's data: what the wizard writes, what the rules refuse, what undo takes back."""

import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.fields import check_code
from desktop_app.office.model import Department, Level, Office, Officer, OfficeSetup, Village
from desktop_app.office.pasted import pasted_villages
from desktop_app.office.provinces import ProvinceNames, provinces
from desktop_app.office.rules import (
    check_office,
    clean_code,
    clean_name,
    level_in_name,
    pasted_lines,
    proposed_departments,
    signature_lines,
    village_from_line,
)
from desktop_app.services import Services

DAY = date(2026, 11, 21)
SETUP = OfficeSetup(
    office=Office(Level.PHUONG, "Sông Thử", "Thành phố Thử", "01234"),
    departments=(Department("Phòng Văn hóa - Xã hội", "VHXH"),),
    villages=(Village("Tổ dân phố 2", "to_dan_pho", "Lò Thị Ẩn", 120), Village("Tổ dân phố 10")),
    officers=(Officer("Đinh Văn Ước", "Chủ tịch", "", "TM."),),
    settings={"backup_folder": "E:/sao luu"},
)


@pytest.fixture
def services(tmp_path: Path, new_book):
    clock = FixedClock(datetime(2026, 11, 21, 8, 0, tzinfo=VIETNAM))
    book = new_book(tmp_path / "so.db", bytes(range(32)), now=clock.now)
    services = Services(book, user="Ẩn", clock=clock)
    yield services
    services.close()


def test_everything_of_the_wizard_is_kept(services: Services):
    services.office.set_up(SETUP)
    assert services.office.office() == SETUP.office
    assert services.office.departments() == list(SETUP.departments)
    assert services.office.villages() == list(SETUP.villages)
    assert services.office.officers() == list(SETUP.officers)
    assert services.settings.get("backup_folder") == "E:/sao luu"
    assert services.settings.number("idle_minutes") == 15


def test_an_unknown_setting_is_a_bug(services: Services):
    with pytest.raises(KeyError):
        services.settings.get("no_such_setting")


def test_a_wrong_code_is_refused_beside_its_field(services: Services):
    services.office.set_up(SETUP)
    with pytest.raises(UserError) as problem:
        services.office.save_office(
            {"level": "xa", "name": "Sông Thử", "province": "Huế", "code": "12A45"}, DAY
        )
    assert problem.value.field == "code"
    assert services.office.office().code == "01234"


def test_the_office_is_kept_as_it_is_called(services: Services):
    services.office.set_up(SETUP)
    values = {"level": "xa", "name": "UBND phường Thử", "province": "tp hcm", "code": "'00 012"}
    services.office.save_office(values, DAY)
    office = services.office.office()
    assert (office.full_name, office.province) == ("phường Thử", "Thành phố Hồ Chí Minh")
    assert office.code == "00012"
    with pytest.raises(UserError, match="34 đơn vị") as problem:
        services.office.save_office({**values, "province": "Atlantis"}, DAY)
    assert problem.value.field == "province"


def test_a_province_that_is_in_the_book_already_may_stay(services: Services):
    services.office.set_up(SETUP)
    values = {"level": "phuong", "name": "Mới", "province": "Thành phố Thử"}
    services.office.save_office(values, DAY)
    assert services.office.office().name == "Mới"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("TP. Đà Nẵng", "Thành phố Đà Nẵng"),
        ("tp hue", "Thành phố Huế"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("Tp. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("T. Thái Nguyên", "Tỉnh Thái Nguyên"),
        ("Thanh Hoá", "Tỉnh Thanh Hóa"),
        ("tỉnh hoà bình", "Tỉnh Phú Thọ"),
        ("Bà Rịa – Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("Hải Dương", "Thành phố Hải Phòng"),
        ("quảng", ""),
        ("tỉnh", ""),
        ("", ""),
    ],
)
def test_provinces_as_people_write_them(typed: str, found: str):
    names = ProvinceNames(DAY)
    assert names.find(typed) == found
    assert names.find(unicodedata.normalize("NFD", typed)) == found


def test_every_former_province_is_part_of_one_of_today():
    former = [old for unit in provinces() for old in unit.former]
    assert len(former) == len(set(former)) == 63 - 34 + 1  # and Huế by its name before 2025
    assert {unit.name for unit in provinces()}.isdisjoint(former)


def test_adding_and_undoing_a_village(services: Services):
    services.office.set_up(SETUP)
    services.office.save_item("villages", {"name": "Tổ dân phố 3", "households": "88"})
    assert [v.name for v in services.office.villages()][-1] == "Tổ dân phố 3"
    changes = services.undo()
    assert changes.features == {"office"}
    assert len(services.office.villages()) == 2
    services.redo()
    assert services.office.villages()[-1].households == 88


def test_a_pasted_list_is_one_step_of_undo(services: Services):
    services.office.set_up(SETUP)
    pasted = pasted_villages("Tên\tTrưởng thôn\tSố hộ\nKhu phố 1\tLò Thị Ẩn\t88\nBản Mẫu\t\t")
    services.office.add_pasted("villages", pasted.records)
    assert services.office.villages()[-2:] == [
        Village("Khu phố 1", "khu_pho", "Lò Thị Ẩn", 88),
        Village("Bản Mẫu", "other"),
    ]
    assert services.undo().message == "Đã hoàn tác: Dán danh sách thôn, tổ dân phố"
    assert services.office.villages() == list(SETUP.villages)


@pytest.mark.parametrize("households", ["mười", "-3", "1,5"])
def test_households_must_be_a_number(services: Services, households: str):
    services.office.set_up(SETUP)
    with pytest.raises(UserError) as problem:
        services.office.save_item("villages", {"name": "Tổ 4", "households": households})
    assert problem.value.field == "households"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("xã Đồng Mẫu", "Đồng Mẫu"),
        ("  Phường   Sông Thử ", "Sông Thử"),
        ("Đặc khu Đảo Thử", "Đảo Thử"),
        ("Xãm Thử", "Xãm Thử"),
        ("UBND xã Đồng Mẫu", "Đồng Mẫu"),
        ("HĐND và UBND phường Thử", "Thử"),
        ("Uỷ ban nhân dân phường Thử", "Thử"),
        ("P. Sông Thử", "Sông Thử"),
        ("Phường 7", "7"),
        ("Phường", "Phường"),
    ],
)
def test_the_level_word_is_not_part_of_the_name(typed: str, kept: str):
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("xã Đồng Mẫu", Level.XA),
        ("UBND Phường Thử", Level.PHUONG),
        ("p.Thử", Level.PHUONG),
        ("ĐẶC KHU Đảo Thử", Level.DAC_KHU),
        (unicodedata.normalize("NFD", "Phường Thử"), Level.PHUONG),
        ("Đồng Mẫu", None),
        ("Xãm Thử", None),
    ],
)
def test_the_level_is_told_by_the_word_before_the_name(typed: str, level: Level | None):
    assert level_in_name(typed) is level


@pytest.mark.parametrize("name", ["Thị trấn Thử", "UBND huyện Thử", "Quận Thử", "thị xã Thử"])
def test_levels_that_ended_are_told(name: str):
    with pytest.raises(UserError, match="01/7/2025") as problem:
        check_office(Office(Level.XA, name, "Tỉnh Thử"))
    assert problem.value.field == "name"


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("00123", "00123", ""),
        (" '00 123 ", "00123", ""),
        ("123", "123", "có phải 00123"),
        ("109660", "109660", "đúng 5 chữ số"),
        ("1O966", "1O966", "đúng 5 chữ số"),
        ("", "", ""),
    ],
)
def test_a_code_is_text_of_five_digits(typed: str, kept: str, said: str):
    assert clean_code(typed) == kept
    assert said in check_code(kept) if said else check_code(kept) == ""


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Thôn Đông\nThôn Đoài\n\nThôn Đông", ("Thôn Đông", "Thôn Đoài")),
        ("1. Thôn Một\n2. Thôn Hai", ("Thôn Một", "Thôn Hai")),
        ("1\tThôn A\r\n2\tThôn B", ("Thôn A", "Thôn B")),
        ("- Khu phố 1;\n- Khu phố 2.", ("Khu phố 1", "Khu phố 2")),
        ("THÔN ĐÔNG\nthôn đông", ("THÔN ĐÔNG",)),
        ("", ()),
    ],
)
def test_a_pasted_list_becomes_names(pasted: str, names: tuple[str, ...]):
    assert pasted_lines(pasted) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thôn Đông", "thon"),
        ("Tổ dân phố 5", "to_dan_pho"),
        ("TDP 5", "to_dan_pho"),
        ("Khu phố 2", "khu_pho"),
        ("Bản Mẫu", "other"),
        ("Ấp Mẫu", "other"),
        ("Đông Mẫu", "thon"),
    ],
)
def test_the_kind_of_a_village_is_told_by_its_name(name: str, kind: str):
    assert village_from_line(name).kind == kind


def test_a_ward_is_offered_the_urban_economy_department():
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in [
        d.name for d in proposed_departments(Level.PHUONG)
    ]
    assert "Phòng Kinh tế" in [d.name for d in proposed_departments(Level.XA)]


@pytest.mark.parametrize(
    ("officer", "lines"),
    [
        (Officer("A", "Chủ tịch", "", "TM."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            Officer("B", "Phó Chủ tịch", "KT.", "TM."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (Officer("C", "Chánh Văn phòng", "TL."), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (Officer("D", "Chủ tịch", "Q.", "TM."), ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (Officer("E", "Chủ tịch"), ("CHỦ TỊCH",)),
        (Officer("G", "Chủ tịch UBND xã Thử", "", "TM."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Officer("H", "Quyền Chủ tịch", "Q.", "TM."), ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (Officer("I", "Phó Trưởng phòng", "KT."), ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (
            Officer("K", "Phó Chủ tịch Thường trực", "KT.", "TM."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ),
    ],
)
def test_signature_blocks_follow_decree_30(officer: Officer, lines: tuple[str, ...]):
    assert signature_lines(officer) == lines
