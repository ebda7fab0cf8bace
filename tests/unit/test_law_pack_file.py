"""The file of a law pack: whole, signed, strictly decoded, or refused in one sentence."""

import hashlib
import re
import tomllib
import unicodedata
from datetime import date

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from law_pack_bench import EXAMPLE, RULE, PackBench, day, signer

from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.packs.compose import pack_text
from desktop_app.law.packs.decode import decode, part_of
from desktop_app.law.packs.envelope import FIRST_LINE, MOST_BYTES, seal, unseal
from desktop_app.law.packs.keys import (
    fingerprint,
    public_hex,
    sign,
)
from desktop_app.law.packs.pack import Example
from desktop_app.law.packs.read import check_pack, read_pack
from desktop_app.law.workdays.day import DayEdit

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


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KnownProblem, match="không có"):
        read_pack(tmp_path / "không có.goiluat")


def test_a_file_of_any_size_is_read_no_further_than_the_limit(tmp_path):
    path = tmp_path / "x.goiluat"
    path.write_bytes(LARGE)
    assert len(LARGE) == MOST_BYTES
    with pytest.raises(UserError, match="có phần lạ “x”"):
        read_pack(path)
    path.write_bytes(LARGE + b"\n")
    with pytest.raises(UserError, match="lớn hơn 1 MB"):
        read_pack(path)


def test_the_progress_of_reading_a_file_is_told(tmp_path):
    path = tmp_path / "x.goiluat"
    path.write_bytes(GOOD)
    seen = []
    read_pack(path, Job(lambda *step: seen.append(step)))
    assert seen == [(0, 1, "Ví dụ 1/1")]


def test_rules_days_and_examples_are_read_alone():
    common = '[common]\ntopic = "Khiếu nại"\n'
    bare = RULE.replace('topic = "Khiếu nại"\n', "")
    assert [rule.topic for rule in part_of(common + bare, Rule)] == ["Khiếu nại"]
    assert [each.code for each in part_of(EXAMPLE, Example)] == ["kn.accept"]
    assert [each.date for each in part_of(day("2027-04-30", "holiday"), DayEdit)] == [
        date(2027, 4, 30)
    ]
    assert part_of("", Rule) == ()


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


CHOOSE = "Hãy chọn tệp .goiluat do nơi phát hành gửi."
AGAIN = "Hãy xin lại tệp từ nơi phát hành, tốt nhất là chép bằng USB hoặc gửi trong tệp nén."
RECODED = "Tệp đã được lưu lại bằng bảng mã khác nên chữ ký không còn dùng được"
CUT = "Phần chữ ký ở cuối tệp bị cắt hoặc bị sửa"
LARGE = seal("x = '" + "a" * (MOST_BYTES - 300) + "'", signer())
LARGE = seal("x = '" + "a" * (MOST_BYTES - 300 + MOST_BYTES - len(LARGE)) + "'", signer())


def refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        unseal(data)
    return refused.value.message


@pytest.mark.parametrize(
    ("data", "what", "then"),
    [
        (b"", "Tệp rỗng", CHOOSE),
        (
            b"PK\x03\x04" + bytes(100),
            "Đây là tệp nén hoặc tệp Office, không phải gói quy định",
            CHOOSE,
        ),
        (b"\xef\xbb\xbf" + GOOD, RECODED, AGAIN),
        (GOOD.decode().encode("utf-16-le"), "Đây không phải gói quy định của Sổ Dân chủ", CHOOSE),
        (b"\xff\xfe" + GOOD.decode().encode("utf-16-le"), RECODED, AGAIN),
        (b"\xfe\xff" + GOOD.decode().encode("utf-16-be"), RECODED, AGAIN),
        (
            GOOD.replace(b"\n", b"\r\n"),
            "Tệp đã bị đổi cách xuống dòng khi lưu hoặc gửi nên chữ ký không còn dùng được",
            AGAIN,
        ),
        (
            GOOD.replace("dạng 1".encode(), "dạng 12".encode()),
            "Gói này thuộc dạng mới hơn chương trình",
            "Hãy nâng cấp chương trình rồi nạp lại.",
        ),
        (b"%PDF-1.7 ...", "Đây không phải gói quy định của Sổ Dân chủ", CHOOSE),
        (
            FIRST_LINE.encode() + PackBench().text().encode(),
            "Gói quy định chưa được ký, hoặc tệp bị cắt mất phần cuối",
            AGAIN,
        ),
        (GOOD[:-10], CUT, AGAIN),
        (GOOD + b"\n", CUT, AGAIN),
        (
            GOOD.replace(b"count = 5", b"count = 9"),
            "Chữ ký không khớp: nội dung tệp đã bị thay đổi sau khi ký",
            AGAIN,
        ),
        (LARGE + b"\n", "Tệp lớn hơn 1 MB nên không phải gói quy định", CHOOSE),
    ],
    ids=lambda value: "bytes" if isinstance(value, bytes) else value[:12],
)
def test_each_damage_has_its_sentence(data, what, then):
    assert refusal(data) == f"{what}. Chưa có gì thay đổi trong sổ. {then}"


def test_the_largest_file_is_still_read():
    assert len(LARGE) == MOST_BYTES
    assert unseal(LARGE).key == public_hex(signer())


def test_signed_bytes_that_are_no_utf8_are_refused():
    data = FIRST_LINE.encode() + b"\xff\n"
    tail = f'\n[signature]\nkey = "{public_hex(signer())}"\nvalue = "{sign(signer(), data)}"\n'
    assert refusal(data + tail.encode()) == (
        f"Tệp không viết bằng bảng mã UTF-8. Chưa có gì thay đổi trong sổ. {AGAIN}"
    )


def test_a_signature_of_another_text_does_not_fit():
    other = PackBench(name="Gói khác").data()
    with pytest.raises(UserError, match="đã bị thay đổi"):
        unseal(GOOD[:-230] + other[-230:])


def many_days(count: int) -> str:
    first = date(2027, 1, 1).toordinal()
    days = (date.fromordinal(first + number) for number in range(count))
    return "".join(day(str(each), "holiday") for each in days)


@pytest.mark.parametrize(
    ("parts", "most", "word"),
    [
        (lambda n: [many_days(n), EXAMPLE], 2000, "ngày"),
        (lambda n: [RULE, EXAMPLE * n], 5000, "ví dụ"),
        (lambda n: [RULE * n, EXAMPLE], 2000, "quy tắc"),
    ],
    ids=["days", "examples", "rules"],
)
def test_there_is_a_most_of_everything(parts, most, word):
    with pytest.raises(UserError) as refused:
        decode(PackBench(parts=parts(most + 1)).text())
    assert f": có {most + 1} {word}, nhiều hơn mức {most}. " in refused.value.message
    if word != "quy tắc":  # as many rules of one code overlap
        decode(PackBench(parts=parts(most)).text())


def test_common_goes_for_every_rule_as_in_the_shipped_files():
    common = '\n[common]\ntopic = "Khiếu nại"\n'
    pack = decode(
        PackBench(parts=[common, RULE.replace('topic = "Khiếu nại"', ""), EXAMPLE]).text()
    )
    assert pack.rules[0].topic == "Khiếu nại"


def test_decomposed_letters_become_composed_when_a_pack_is_made():
    apart = unicodedata.normalize("NFD", PackBench().text())
    assert apart != PackBench().text()
    with pytest.raises(UserError, match=r"bên trong: chữ có dấu chưa ở dạng dựng sẵn \(Unicode"):
        decode(apart)
    rules = part_of(unicodedata.normalize("NFD", RULE), Rule)
    assert rules == part_of(RULE, Rule)
    pack = decode(PackBench().text())
    head = msgspec.structs.replace(pack.head, name=unicodedata.normalize("NFD", pack.head.name))
    assert decode(pack_text(msgspec.structs.replace(pack, head=head))) == pack


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
    seen: list[tuple[int, int, str]] = []
    check_pack(bench.data(), Job(lambda *step: seen.append(step)))
    assert seen == [(number, 50, f"Ví dụ {number + 1}/50") for number in range(50)]
    stopped = Job()
    stopped.cancel()
    with pytest.raises(Cancelled):
        check_pack(bench.data(), stopped)
