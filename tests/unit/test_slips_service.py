"""Slips made from real records of a real book."""

from datetime import date

import pytest
from slips_records import LABELS, USER, add_reception, new_book, words_of

from desktop_app.office.numbering import NumberService
from desktop_app.slips.service import Form, SlipService


@pytest.fixture
def book(tmp_path, clock):
    made = new_book(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def slips(book, clock) -> SlipService:
    return SlipService(book, USER, clock, LABELS, NumberService(book, USER))


def test_the_receipt_names_person_and_papers(book, slips):
    uid = add_reception(book, papers=("Giấy chứng nhận quyền sử dụng đất", "Biên lai"))
    told = words_of(slips.fill("receipt", uid, Form(7, date(2026, 11, 5), 0)))
    assert "Số:" not in told
    assert "ngày 05 tháng 11 năm 2026" in told
    assert "Lý Thị Thử" in told and "001088000111" in told
    assert "Giấy chứng nhận quyền sử dụng đất" in told and "Biên lai" in told
    assert "Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP" in told


def test_what_is_not_known_is_a_line_to_write_on_or_no_line(book, slips):
    uid = add_reception(book, phone="", address="")
    told = words_of(slips.fill("receipt", uid))
    assert "Địa chỉ: ……" in told
    assert "Điện thoại" not in told
    assert "tháng      năm" in told
