"""Random bytes, cuts, flips and layers: a pack is whole or refused, and one rule holds a day."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_pack_bench import FIRST_DAY, PackBench, layer, signer

from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.packs.envelope import FIRST_LINE, seal, unseal
from desktop_app.law.packs.merge import laid_over
from desktop_app.law.packs.read import check_pack

GOOD = PackBench().data()
_PLACES = st.integers(0, 60)


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


@st.composite
def layers(draw):
    """Rules of one code, each a layer over those before; `count` is the number of the layer."""
    made = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        first = draw(st.none() | _PLACES)
        last = draw(st.none() | _PLACES)
        if first is not None and last is not None and last < first:
            first, last = last, first
        made.append(layer(number, first, last))
    return made


@settings(max_examples=300, deadline=None)
@given(layers(), st.integers(-5, 70))
def test_on_every_day_the_newest_layer_that_holds(made, place):
    day = FIRST_DAY + timedelta(place)
    merged: tuple[Rule, ...] = ()
    for each in made:
        merged = laid_over(merged, [each])
    expected = [each.count for each in made if each.holds_on(day)][-1:]
    assert [each.count for each in merged if each.holds_on(day)] == expected
