"""`sodanchu law-pack`: a key, a pack, a look at it; one sentence when it cannot be."""

import json
import re

import pytest
from law_pack_bench import EXAMPLE, RULE

from desktop_app.cli import main
from desktop_app.law.packs.keys import fingerprint, public_hex, read_key

PASSWORD = "mật khẩu dài"


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("SODANCHU_KEY_PASSWORD", PASSWORD)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "quy tắc").mkdir()
    (tmp_path / "quy tắc" / "1.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "ví dụ.toml").write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert main(["law-pack", "keygen", "--out", str(tmp_path / "khóa.pem")]) == 0
    return tmp_path


def make(desk, *more: str) -> int:
    given = {
        "--rules": desk / "quy tắc",
        "--tests": desk / "ví dụ.toml",
        "--key": desk / "khóa.pem",
        "--name": "Gói thử",
        "--publisher": "Sở Tư pháp tỉnh Bình Mẫu",
        "--out": desk / "gói.goiluat",
    }
    return main(["law-pack", "make", *(str(w) for pair in given.items() for w in pair), *more])


def test_key_make_verify(desk, capsys, clock):
    digits = fingerprint(public_hex(read_key(desk / "khóa.pem", PASSWORD)))
    assert make(desk, "--issued-on", "15/11/2026", "--years", "2027, 2028") == 0
    capsys.readouterr()
    assert main(["law-pack", "verify", str(desk / "gói.goiluat"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["signature"], told["name"], told["issued_on"], told["years"]) == (
        "valid",
        "Gói thử",
        "2026-11-15",
        [2027, 2028],
    )
    assert told["fingerprint"] == digits and told["failed"] == []
    (rule,) = told["rules"]
    assert (rule["limit"], rule["effect"], rule["replaces"]) == (
        "05 ngày làm việc",
        "changed",
        ["07 ngày làm việc"],
    )
    assert main(["law-pack", "verify", str(desk / "gói.goiluat")]) == 0
    said = capsys.readouterr().out
    assert digits in said and "1 đúng trong 1" in said


def test_a_pack_with_a_wrong_example_is_not_made(desk, capsys):
    (desk / "ví dụ.toml").write_text(EXAMPLE.replace("03-08", "03-09"), encoding="utf-8")
    assert make(desk) == 2
    assert "cần ra 09/03/2027; tính được 08/03/2027" in capsys.readouterr().err
    assert not (desk / "gói.goiluat").exists()


def test_a_changed_pack_is_refused(desk, capsys):
    assert make(desk) == 0
    pack = desk / "gói.goiluat"
    pack.write_bytes(pack.read_bytes().replace(b"count = 5", b"count = 4"))
    assert main(["law-pack", "verify", str(pack)]) == 2
    told = capsys.readouterr().err
    assert "đã bị thay đổi sau khi ký" in told and told.count("\n") == 1


def test_a_key_is_never_written_over(desk, capsys):
    before = (desk / "khóa.pem").read_bytes()
    assert main(["law-pack", "keygen", "--out", str(desk / "khóa.pem")]) == 2
    assert (desk / "khóa.pem").read_bytes() == before
    capsys.readouterr()
    assert main(["law-pack", "keygen", "--out", str(desk / "khác.pem")]) == 0
    other = fingerprint(public_hex(read_key(desk / "khác.pem", PASSWORD)))
    assert other in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ví dụ.toml", "[[example", "Tệp “ví dụ.toml”: .*TOML"),
        ("quy tắc/1.toml", RULE + "x = 1\n", "Tệp “1.toml”: .*mục lạ “x”"),
    ],
)
def test_a_faulty_source_is_named(desk, capsys, name, text, said):
    (desk / name).write_text(text, encoding="utf-8")
    assert make(desk) == 2
    assert re.search(said, capsys.readouterr().err)


def test_without_a_password_nothing_is_signed(desk, capsys, monkeypatch):
    monkeypatch.delenv("SODANCHU_KEY_PASSWORD")
    monkeypatch.setattr("sys.stdin", None)
    assert make(desk) == 2
    assert "SODANCHU_KEY_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("SODANCHU_KEY_PASSWORD", "không phải nó")
    assert make(desk) == 2
    assert "Không mở được khóa ký" in capsys.readouterr().err


FORM = """
[[form]]
code = "07/THU"
name = "Biểu thử"
title = "TỔNG HỢP THỬ"
regime = "kntc"
shape = "wide"
valid_from = 2027-07-01
items = [ { code = "1", label = "Lượt tiếp", measure = "tcd.1" }, { code = "2", label = "Khác" } ]
"""


def test_forms_of_reports_go_into_a_pack(desk, capsys):
    (desk / "biểu.toml").write_text(FORM, encoding="utf-8")
    assert make(desk, "--forms", str(desk / "biểu.toml")) == 0
    assert main(["law-pack", "verify", str(desk / "gói.goiluat")]) == 0
    assert "Biểu 07/THU: Biểu thử" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("tcd.1", "tcd.none", "không có cách đếm tên “tcd.none”"),
        ('"Khác"', '"Khác", formula = "1+3"', "Không có chỉ tiêu mã 3"),
    ],
)
def test_a_pack_with_a_wrong_form_is_not_made(desk, capsys, right, wrong, said):
    (desk / "biểu.toml").write_text(FORM.replace(right, wrong), encoding="utf-8")
    assert make(desk, "--forms", str(desk / "biểu.toml")) == 2
    assert said in capsys.readouterr().err
    assert not (desk / "gói.goiluat").exists()
