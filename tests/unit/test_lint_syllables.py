"""Which written syllables are possible in Vietnamese."""

import pytest

from desktop_app.plans.lint.lexicon import phrases
from desktop_app.plans.lint.syllables import is_possible

RIGHT = """
nghiêng ghềnh khuỷu quýnh quỵt huých tuyết khuya giếng giặt gìn giường giuộc quốc quắt yểng yếm ưỡn
oằn uể oẹ ngoằn ngoèo loắt choắt hươu rượu bướu chuếnh thuở huơ uỵch khuấy xoắn xoong mười cừu gửi ý
ỷ kỹ kỷ nghĩ nghệ ngành cảnh sắt tích được Đảng hoà hòa thuỷ thủy quý nguyễn huyện phường tổ ổ ấp ế
"""
WRONG = """
nguời đuợc Thưòng cưt nộị nghành ngề kổ cếch gế ghà biêt đươc việcc thànhh ccó nuước đườmg quyêt
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_possible(word: str) -> None:
    assert is_possible(word)


@pytest.mark.parametrize("word", WRONG.split())
def test_impossible(word: str) -> None:
    assert not is_possible(word)


@pytest.mark.parametrize("word", ["email", "HĐND", "BCĐ", "đ", "đc", "ôtô", "über", "đôla", "kWh"])
def test_what_is_no_vietnamese_word_is_not_judged(word: str) -> None:
    assert is_possible(word)


def test_all_words_of_the_phrase_list_are_possible() -> None:
    words = {word for phrase in phrases() for word in phrase.text.replace(",", " ").split()}
    assert len(words) > 500
    assert [word for word in words if not is_possible(word)] == []
