"""Every fault inside a signed pack is refused in one exact sentence."""

import re
from importlib.metadata import PackageNotFoundError

import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench, day, signer

from desktop_app.errors import UserError
from desktop_app.law.packs.decode import decode, program_version
from desktop_app.law.packs.envelope import seal
from desktop_app.law.packs.read import check_pack


def fault(bench: PackBench) -> str:
    """What is said of a fault inside, without what is said of all."""
    with pytest.raises(UserError) as refused:
        check_pack(bench.data())
    before, after = (
        "Gói quy định có lỗi bên trong: ",
        ". Chưa có gì thay đổi trong sổ. Hãy báo cho nơi phát hành gói.",
    )
    assert refused.value.message.startswith(before) and refused.value.message.endswith(after)
    return refused.value.message[len(before) : -len(after)]


ONE = "quy tắc thứ 1 (kn.accept)"
NAMED = "quy tắc “kn.accept”"
UNPROVEN = f"{NAMED} áp dụng từ 01/01/2027 chưa có ví dụ kiểm chứng nào"
TWICE = f"{NAMED}: có hai quy định cùng hiệu lực vào một ngày"
YEARS = "mục “years” của phần “pack” có năm lặp lại hoặc ngoài 1950–2150"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["[pack"], "viết sai cú pháp TOML ở dòng 8"),
        (["x = " + "[" * 5000], "viết sai cú pháp TOML"),
        (["x = 2026-02-31"], "viết sai cú pháp TOML ở dòng 8"),
        (["[extra]\na = 1"], "có phần lạ “extra”"),
        (["x = 1\n"], "phần “pack” ở đầu gói có mục lạ “x”"),
        ([RULE + "size = 3\nage = 1\n", EXAMPLE], f"{ONE} có mục lạ “age”"),
        ([RULE.replace("= 5", '= "năm"'), EXAMPLE], f"{ONE}: mục “count” thiếu hoặc sai kiểu"),
        ([RULE.replace("count = 5\n", ""), EXAMPLE], f"{ONE}: mục “count” thiếu hoặc sai kiểu"),
        (
            [RULE.replace("count = 5", "count = 0"), EXAMPLE],
            f"{NAMED}: thời hạn hoặc số lần phải từ 1 trở lên",
        ),
        (
            [RULE.replace("count = 5", "count = 10001"), EXAMPLE],
            f"{NAMED}: thời hạn dài hơn 10000 ngày làm việc",
        ),
        (
            [RULE + "extensions = [{ count = 10001 }]\n", EXAMPLE],
            f"{NAMED}: thời hạn dài hơn 10000 ngày làm việc",
        ),
        (
            [RULE.replace("working_days", "weeks"), EXAMPLE],
            f"{ONE}: mục “unit” thiếu hoặc sai kiểu",
        ),
        (
            [RULE.replace("valid_from = 2027-01-01", ""), EXAMPLE],
            f"{NAMED}: thiếu ngày bắt đầu áp dụng (valid_from)",
        ),
        (
            [RULE + "valid_to = 2026-12-31\n", EXAMPLE],
            f"{NAMED}: ngày hết hiệu lực ở trước ngày có hiệu lực",
        ),
        (
            [RULE.replace("kn.accept", "KN ACCEPT"), EXAMPLE],
            "quy tắc “KN ACCEPT”: mã phải gồm các chữ thường không dấu nối bằng dấu chấm",
        ),
        (
            [RULE.replace("kn.accept", "k." + "a" * 59), EXAMPLE],
            f"quy tắc “k.{'a' * 58}”: mã quá dài",
        ),
        ([RULE, RULE, EXAMPLE], TWICE),
        ([RULE, RULE.replace("2027-01-01", "2027-06-01"), EXAMPLE], TWICE),
        ([RULE.replace('"Điều 5"', '""'), EXAMPLE], f"{NAMED}: thiếu điều, khoản"),
        ([f'{RULE}note = "{"a" * 4001}"\n', EXAMPLE], f"{NAMED}: mục “note” quá dài"),
        ([RULE], UNPROVEN),
        ([RULE, EXAMPLE.replace("2027-03-01", "2026-03-02")], UNPROVEN),
        ([RULE, EXAMPLE.replace("kn.accept", "kn.resolve")], UNPROVEN),
        ([EXAMPLE], "không có quy tắc, biểu mẫu, ngày nghỉ hay ngày làm bù nào"),
        ([RULE, EXAMPLE.replace("raw_due", "raw")], "ví dụ thứ 1 (kn.accept) có mục lạ “raw”"),
        (
            [RULE.replace("Điều 5", "Điều\u202e 5"), EXAMPLE],
            "có ký tự không nhìn thấy được (U+202E)",
        ),
        (
            [RULE.replace("Điều 5", "Điều \\u200b5"), EXAMPLE],
            "có ký tự không nhìn thấy được (U+200B)",
        ),
        (
            [RULE + 'extensions = [{ count = 5, condition = "\\u0007" }]\n', EXAMPLE],
            "có ký tự không nhìn thấy được (U+0007)",
        ),
        (
            [RULE.replace("Điều 5", "Đie\\u0302\\u0300u 5"), EXAMPLE],
            "chữ có dấu chưa ở dạng dựng sẵn (Unicode NFC)",
        ),
        (
            [RULE + '"a\\u0378" = 1\n', EXAMPLE],
            "có ký tự không nhìn thấy được (U+0378)",
        ),
        (
            [RULE, EXAMPLE, day("2027-04-30", "holiday", "")],
            "ngày 30/04/2027 thiếu tên văn bản thông báo (document)",
        ),
        (
            [RULE, EXAMPLE, day("2027-04-30", "holiday") * 2],
            "ngày 30/04/2027 được ghi hai lần",
        ),
        (
            [RULE, EXAMPLE, day("2027-04-30", "feast")],
            "ngày thứ 1 (2027-04-30): mục “kind” thiếu hoặc sai kiểu",
        ),
        (
            [RULE, EXAMPLE, day("2027-04-30", "swapped_working")],
            "ngày 30/04/2027 không thể là loại “swapped_working”",
        ),
        (
            [RULE, EXAMPLE, day("2027-05-01", "swapped_off")],
            "ngày 01/05/2027 không thể là loại “swapped_off”",
        ),
        ([day("2027-04-30", "holiday")], "không có ví dụ kiểm chứng nào"),
        (["years = [2027, 2027]\n", RULE, EXAMPLE], YEARS),
        (["years = [1949]\n", RULE, EXAMPLE], YEARS),
        (["years = [2151]\n", RULE, EXAMPLE], YEARS),
    ],
)
def test_each_fault_inside_has_its_sentence(parts, said):
    assert fault(PackBench(parts=parts)) == said


def test_the_longest_code_and_limit_are_read():
    code = "k." + "a" * 58
    for rule in (RULE.replace("kn.accept", code), RULE.replace("count = 5", "count = 10000")):
        rules = decode(PackBench(parts=[rule, EXAMPLE, EXAMPLE.replace("kn.accept", code)]).text())
        assert rules.rules[0].code in (code, "kn.accept")


@pytest.mark.parametrize("name", ["title", "event", "document", "article", "topic"])
def test_a_text_has_its_longest(name):
    longest = re.sub(f'{name} = ".*"', f'{name} = "{"a" * 4000}"', RULE)
    check_pack(PackBench(parts=[longest, EXAMPLE]).data())
    longer = longest.replace("a" * 4000, "a" * 4001)
    assert fault(PackBench(parts=[longer, EXAMPLE])) == f"{NAMED}: mục “{name}” quá dài"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule = 1", "phần “common” phải là một bảng, phần “rule” là một danh sách [[rule]]"),
        ("common = 1", "phần “common” phải là một bảng, phần “rule” là một danh sách [[rule]]"),
        ("rule = [1]", "quy tắc thứ 1 không phải là một bảng"),
        ("day = 1", "phần “day” phải là một danh sách [[day]]"),
        ("example = [2]", "ví dụ thứ 1 không phải là một bảng"),
    ],
)
def test_a_part_of_another_shape_is_refused(text, said):
    data = seal(f"{text}\n{PackBench(parts=[]).text()}", signer())
    with pytest.raises(UserError) as refused:
        check_pack(data)
    assert f": {said}. Chưa" in refused.value.message


def test_without_a_head_it_is_no_pack():
    with pytest.raises(UserError) as refused:
        decode(RULE + EXAMPLE)
    assert ": thiếu phần “pack” ở đầu gói. Chưa" in refused.value.message


LINE = "trống, quá dài hoặc có nhiều dòng"


@pytest.mark.parametrize(
    ("bench", "said"),
    [
        (PackBench(name=" "), f"mục “name” của phần “pack” {LINE}"),
        (PackBench(name="a" * 201), f"mục “name” của phần “pack” {LINE}"),
        (PackBench(name="a\\nb"), f"mục “name” của phần “pack” {LINE}"),
        (
            PackBench(parts=['program = "x"\n']),
            "mục “program” của phần “pack” phải là số như 1 hoặc 1.2",
        ),
    ],
)
def test_each_fault_of_the_head_has_its_sentence(bench, said):
    assert fault(bench) == said


def test_the_longest_name_and_about_are_read():
    assert check_pack(PackBench(name="a" * 200).data()).pack.head.name == "a" * 200
    for length in (4000, 4001):
        text = PackBench().text().replace("Thời hạn thụ lý mới", "b" * length)
        if length == 4000:
            assert decode(text).head.about == "b" * 4000
        else:
            with pytest.raises(UserError, match="bên trong: mục “about” của phần “pack” quá dài"):
                decode(text)


@pytest.mark.parametrize("version", ["", "một", "1.", "1.2.3.4.5"])
def test_a_version_is_numbers(version):
    said = fault(PackBench(version=version))
    assert said == "mục “version” của phần “pack” phải là số như 1 hoặc 1.2"


def test_a_pack_for_a_newer_program_says_so_before_anything_else():
    text = PackBench(parts=['program = "9.0"\nstrange = 1\n']).text()
    with pytest.raises(UserError) as refused:
        decode(text, "0.1.0")
    assert refused.value.message == (
        "Gói này cần chương trình từ bản 9.0; máy này đang dùng bản 0.1.0."
        " Chưa có gì thay đổi trong sổ. Hãy nâng cấp chương trình rồi nạp lại."
    )


@pytest.mark.parametrize(
    ("needed", "program", "reads"),
    [
        ("1.2", "1.2", True),
        ("1.2", "1.2.0b1", True),
        ("1.2.0", "1.2", True),
        ("1.10", "1.9", False),
        ("1.2.1", "1.2", False),
        ("1.2", "", True),
    ],
)
def test_which_program_reads_which_pack(needed, program, reads, monkeypatch):
    monkeypatch.setattr("desktop_app.law.packs.decode.program_version", lambda: "")
    text = PackBench(parts=[f'program = "{needed}"\n', RULE, EXAMPLE]).text()
    if reads:
        assert decode(text, program).head.program == needed
    else:
        with pytest.raises(UserError, match=f"từ bản {needed}"):
            decode(text, program)


def test_the_program_knows_its_version(monkeypatch):
    assert re.fullmatch(r"\d+(\.\d+)*.*", program_version())

    def missing(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr("desktop_app.law.packs.decode.version", missing)
    assert program_version() == ""
