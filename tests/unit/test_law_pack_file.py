"""The file of a law pack: whole, signed, strictly decoded, or refused in one sentence."""

import hashlib
import itertools
import re
import tomllib
import unicodedata
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st
from law_pack_bench import EXAMPLE, RULE, PackBench, signer

from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.law.packs.compose import pack_text
from desktop_app.law.packs.decode import decode
from desktop_app.law.packs.envelope import FIRST_LINE, MOST_BYTES, seal, unseal
from desktop_app.law.packs.keys import fingerprint, key_pem, public_hex, read_key
from desktop_app.law.packs.read import check_pack, read_pack

GOOD = PackBench().data()


def test_a_whole_pack_is_read(tmp_path):
    path = tmp_path / "Gói của tỉnh.goiluat"
    path.write_bytes(GOOD)
    checked = read_pack(path)
    assert checked.pack.head.name == "Nghị định giả định"
    assert checked.key == public_hex(signer())
    assert [rule.count for rule in checked.pack.rules] == [5]
    assert checked.failed == () and len(checked.proofs) == 1
    assert checked.content.encode() == GOOD


def test_the_file_is_readable_text_and_toml():
    whole = tomllib.loads(GOOD.decode())
    assert whole["signature"]["key"] == public_hex(signer())
    assert whole["pack"]["issued_on"] == date(2026, 11, 1)


def test_another_program_can_check_the_signature_as_the_formats_page_says():
    tail = len('\n[signature]\nkey = ""\nvalue = ""\n') + 64 + 128
    signed, last = GOOD[:-tail], GOOD[-tail:].decode()
    key, value = (bytes.fromhex(part) for part in re.findall(r'"([0-9a-f]+)"', last))
    Ed25519PublicKey.from_public_bytes(key).verify(value, signed)
    number = int.from_bytes(hashlib.sha256(key).digest(), "big") % 10**40
    assert fingerprint(key.hex()).replace(" ", "") == str(number).zfill(40)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_byte_may_differ(place, flip):
    broken = bytearray(GOOD)
    broken[place] ^= flip
    with pytest.raises(UserError):
        check_pack(bytes(broken))


def test_every_single_bit_of_the_signature_counts():
    for place, bit in itertools.product(range(len(GOOD) - 240, len(GOOD)), range(8)):
        broken = bytearray(GOOD)
        broken[place] ^= 1 << bit
        with pytest.raises(UserError):
            unseal(bytes(broken))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(GOOD) - 1))
def test_a_cut_file_is_refused(length):
    with pytest.raises(UserError):
        unseal(GOOD[:length])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_strange_bytes_are_refused(data, with_first_line):
    with pytest.raises(UserError):
        unseal((FIRST_LINE.encode() if with_first_line else b"") + data)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_signed_text_is_decoded_or_refused(text):
    try:
        data = seal(text, signer())
    except UnicodeEncodeError:
        return
    with pytest.raises(UserError):
        check_pack(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"PK\x03\x04" + bytes(100), "tệp nén hoặc tệp Office"),
        (b"\xef\xbb\xbf" + GOOD, "bảng mã khác"),
        (GOOD.decode().encode("utf-16"), "bảng mã khác"),
        (GOOD.replace(b"\n", b"\r\n"), "đổi cách xuống dòng"),
        (GOOD.replace("dạng 1".encode(), "dạng 2".encode()), "mới hơn chương trình"),
        (b"%PDF-1.7 ...", "không phải gói quy định"),
        (FIRST_LINE.encode() + PackBench().text().encode(), "chưa được ký"),
        (GOOD[:-10], "cắt hoặc bị sửa"),
        (GOOD + b"\n", "cắt hoặc bị sửa"),
        (GOOD.replace(b"count = 5", b"count = 9"), "đã bị thay đổi sau khi ký"),
        (GOOD + bytes(MOST_BYTES), "lớn hơn 1 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_damage_has_its_sentence(data, said):
    with pytest.raises(UserError, match=said):
        unseal(data)


def test_a_signature_of_another_text_does_not_fit():
    other = PackBench(name="Gói khác").data()
    with pytest.raises(UserError, match="đã bị thay đổi"):
        unseal(GOOD[:-230] + other[-230:])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["[pack"], "TOML ở dòng"),
        (["x = " + "[" * 5000], "TOML"),
        (["[extra]\na = 1"], "phần lạ “extra”"),
        ([RULE + "size = 3\n", EXAMPLE], r"quy tắc thứ 1 \(kn.accept\) có mục lạ “size”"),
        ([RULE.replace("count = 5", 'count = "năm"'), EXAMPLE], "mục “count” thiếu hoặc sai"),
        ([RULE.replace("count = 5\n", ""), EXAMPLE], "mục “count” thiếu"),
        ([RULE.replace("count = 5", "count = 0"), EXAMPLE], "từ 1 trở lên"),
        ([RULE.replace("count = 5", "count = 10001"), EXAMPLE], "dài hơn 10000"),
        ([RULE.replace("working_days", "weeks"), EXAMPLE], "mục “unit”"),
        ([RULE.replace("valid_from = 2027-01-01", ""), EXAMPLE], "thiếu ngày bắt đầu"),
        ([RULE + "valid_to = 2026-12-31\n", EXAMPLE], "ngày hết hiệu lực ở trước"),
        ([RULE.replace("kn.accept", "KN ACCEPT"), EXAMPLE], "mã phải gồm"),
        ([RULE, RULE, EXAMPLE], "hai quy định cùng hiệu lực"),
        (
            [RULE, RULE.replace("2027-01-01", "2027-06-01"), EXAMPLE],
            "hai quy định cùng hiệu lực",
        ),
        ([RULE.replace('"Điều 5"', '""'), EXAMPLE], "thiếu điều, khoản"),
        ([RULE], "chưa có ví dụ kiểm chứng"),
        ([RULE, EXAMPLE.replace("2027-03-01", "2026-03-02")], "chưa có ví dụ kiểm chứng"),
        ([EXAMPLE], "không có quy tắc nào"),
        ([RULE, EXAMPLE.replace("raw_due", "raw")], "ví dụ thứ 1 .* mục lạ “raw”"),
        ([RULE.replace("Điều 5", "Điều\u202e 5"), EXAMPLE], r"không nhìn thấy được \(U\+202E\)"),
        (
            [RULE, EXAMPLE, '\n[[day]]\ndate = 2027-04-30\nkind = "holiday"\n'],
            "thiếu tên văn bản",
        ),
        (
            [RULE, EXAMPLE]
            + ['\n[[day]]\ndate = 2027-04-30\nkind = "holiday"\ndocument = "TB 1"\n'] * 2,
            "ngày 30/04/2027 được ghi hai lần",
        ),
    ],
)
def test_each_fault_inside_has_its_sentence(parts, said):
    with pytest.raises(UserError, match=said) as refused:
        check_pack(PackBench(parts=parts).data())
    assert "Chưa có gì thay đổi trong sổ." in refused.value.message
    assert "\n" not in refused.value.message


@pytest.mark.parametrize("version", ["", "một", "1.", "1.2.3.4.5"])
def test_a_version_is_numbers(version):
    with pytest.raises(UserError, match="“version”"):
        check_pack(PackBench(version=version).data())


def test_a_pack_for_a_newer_program_says_so_before_anything_else():
    text = PackBench(parts=['program = "9.0"\nstrange = 1\n']).text()
    with pytest.raises(UserError, match=r"từ bản 9\.0; máy này đang dùng bản 0\.1\.0"):
        decode(text, "0.1.0")


def test_too_many_rules_are_refused():
    many = "".join(RULE.replace("kn.accept", f"kn.{'a' * n}") for n in range(1, 2))
    decode(PackBench(parts=[many, EXAMPLE.replace("kn.accept", "kn.a")]).text())
    days = "".join(
        f'\n[[day]]\ndate = {date.fromordinal(738000 + n)}\nkind = "holiday"\ndocument = "TB"\n'
        for n in range(2001)
    )
    with pytest.raises(UserError, match="2001 ngày"):
        decode(PackBench(parts=[RULE, EXAMPLE, days]).text())


def test_common_goes_for_every_rule_as_in_the_shipped_files():
    common = '\n[common]\ntopic = "Khiếu nại"\n'
    pack = decode(
        PackBench(parts=[common, RULE.replace('topic = "Khiếu nại"', ""), EXAMPLE]).text()
    )
    assert pack.rules[0].topic == "Khiếu nại"


def test_decomposed_letters_become_composed():
    pack = decode(unicodedata.normalize("NFD", PackBench().text()))
    assert pack.head.publisher == "Sở Tư pháp tỉnh Bình Mẫu"


def test_what_is_composed_reads_back_the_same():
    stop = "suspensions = [{ start = 2027-03-02, end = 2027-03-04 }]\n"
    longer = 'extensions = [{ count = 5, condition = "phức tạp \\"lạ\\"" }]\n'
    note = 'note = """hai\ndòng"""\n'
    day = '\n[[day]]\ndate = 2027-04-29\nkind = "swapped_off"\nname = "a"\ndocument = "TB 1"\n'
    example = EXAMPLE.replace("03-08", "03-10") + stop
    pack = decode(PackBench(parts=["years = [2027]\n", RULE + longer + note, example, day]).text())
    assert pack.examples[0].suspensions and pack.rules[0].extensions and pack.days
    assert decode(pack_text(pack)) == pack


def test_many_examples_tell_their_progress_and_can_be_stopped():
    bench = PackBench(parts=[RULE, *[EXAMPLE] * 50])
    seen: list[tuple[int, int]] = []
    check_pack(bench.data(), Job(lambda done, total, _text: seen.append((done, total))))
    assert seen == [(number, 50) for number in range(50)]
    stopped = Job()
    stopped.cancel()
    with pytest.raises(Cancelled):
        check_pack(bench.data(), stopped)


# Keys


def test_a_fingerprint_is_eight_groups_of_digits():
    digits = fingerprint(public_hex(signer()))
    assert [len(group) for group in digits.split()] == [5] * 8
    assert digits.replace(" ", "").isdecimal()
    assert digits != fingerprint(public_hex(signer(2)))


def test_a_key_file_opens_with_its_password_only(tmp_path):
    path = tmp_path / "khoa ky.pem"
    path.write_bytes(key_pem(signer(), "mật khẩu dài"))
    assert b"ENCRYPTED" in path.read_bytes()
    assert public_hex(read_key(path, "mật khẩu dài")) == public_hex(signer())
    for wrong in ("", "mật khẩu sai"):
        with pytest.raises(UserError, match="Không mở được khóa ký"):
            read_key(path, wrong)
    path.write_bytes(b"not a key")
    with pytest.raises(UserError, match="Không mở được khóa ký"):
        read_key(path, "mật khẩu dài")
    with pytest.raises(UserError, match="ít nhất 10"):
        key_pem(signer(), "ngắn")
