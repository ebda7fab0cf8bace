"""Old alphabets back to Unicode: every letter, and never a text that is right as it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.old_alphabets import TCVN3, VNI
from desktop_app.old_books.legacy_text import evident, from_tcvn3, from_vni, mend
from desktop_app.old_books.syllables import is_syllable

LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"  # all 67 with a mark
)
SENTENCES = (
    "Khiếu nại về việc bồi thường, giải phóng mặt bằng tại thôn Đông",
    "Nguyễn Thị Hường đề nghị cấp giấy chứng nhận quyền sử dụng đất",
    "Phản ánh tiếng ồn của xưởng cưa, kéo dài nhiều năm",
    "Ông trưởng thôn thu tiền sai quy định",
)


def in_tcvn3(text: str) -> str:
    table = {meant: chr(read) for read, meant in TCVN3.items()}
    return "".join(table.get(c, table.get(c.lower(), c)) for c in text)


def in_vni(text: str) -> str:
    table: dict[str, str] = {}
    for read, meant in VNI.items():
        if meant not in table or read[0].isupper() == read[-1].isupper():
            table[meant] = read
    return "".join(table.get(c, c) for c in text)


def test_each_letter_has_its_place_in_both_alphabets():
    assert len(set(LETTERS)) == 67
    for letter in LETTERS:
        assert from_tcvn3(in_tcvn3(letter)) == letter
        assert from_vni(in_vni(letter)) == letter
        assert from_vni(in_vni(letter.upper())) == letter.upper()


@pytest.mark.parametrize(
    ("stored", "meant"),
    [  # written down from documents in these fonts, not from our own tables
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("ñy ban nh©n d©n", "ủy ban nhân dân"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("NGUYEÃN VAÊN HUØNG", "NGUYỄN VĂN HÙNG"),
        ("Nguyá»…n VÄƒn A", "Nguyễn Văn A"),
    ],
)
def test_texts_in_old_alphabets(stored, meant):
    found = mend(stored)
    assert (found.text, found.sure) == (meant, True)
    assert found.alphabet == evident(stored) != "unicode"


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("write", [in_tcvn3, in_vni])
def test_sentences_come_back(text, write):
    assert mend(write(text)).text == text


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("usual", ["", "tcvn3", "vni"])
def test_good_unicode_is_never_touched(text, usual):
    found = mend(text, usual=usual)
    assert found.text == text
    assert found.alphabet == ""


@pytest.mark.parametrize(
    "text",
    ["là", "Có", "ông Hà", "Lê Vân", "cà phê", "xã", "naïve café", "½ ngày", "25°C", "© 2024"],
)
def test_short_texts_that_may_be_right_stay(text):
    assert mend(text).text == text


def test_a_good_text_in_an_old_font_stays():
    assert mend("Nguyễn Văn Ước", font="tcvn3").alphabet == ""


def test_the_font_decides_where_the_letters_leave_it_open():
    assert mend("thã").text == "thã"
    assert mend("thã", font="tcvn3").text == "thó"
    assert mend("nguyÔn v¨n an", font="tcvn3_capitals").text == "NGUYỄN VĂN AN"


def test_words_of_an_old_alphabet_among_good_ones_are_mended_with_a_doubt():
    found = mend("Nguyễn Văn Ước gửi ®¬n")
    assert found.text == "Nguyễn Văn Ước gửi đơn"
    assert not found.sure


def test_marks_apart_are_put_together():
    apart = unicodedata.normalize("NFD", "Nguyễn Thị Hường")
    assert mend(apart).text == "Nguyễn Thị Hường"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_a_text(text):
    assert isinstance(mend(text).text, str)
    assert mend(mend(text).text).text is not None


@given(st.text(alphabet="abcdeghiklmnopqrstuvxy" + LETTERS + " ,.-0123456789", max_size=60))
def test_a_text_with_letters_of_unicode_alone_keeps_them(text):
    for before, after in zip(text.split(), mend(text).text.split(), strict=True):
        if any(c in before for c in "ăđĩũơưạảấầ"):
            assert after == before


@pytest.mark.parametrize(
    "word", ["giếng", "quốc", "khuỷu", "ngoằn", "gìn", "nghĩa", "yêu", "thuở", "quyển"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["quèc", "vµ", "tiÕng", "®Êt", "thöôøng", "nguyeãn", "tàt"])
def test_no_syllables(word):
    assert not is_syllable(word)
