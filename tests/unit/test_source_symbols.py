"""Signs of symbol fonts become the signs they show; what is not known stays."""

import pytest

from desktop_app.plans.sources.symbols import known_sign, plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\uf0b7 Một việc", "• Một việc"),
        ("\uf0d8 Hai", "➢ Hai"),
        ("\uf001 lạ", "\uf001 lạ"),
        ("đ", "đ"),
    ],
)
def test_known_signs_are_told_in_unicode(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_a_sign_by_its_own_code_or_its_private_place() -> None:
    assert known_sign(0xB7) == known_sign(0xF0B7) == "•"
    assert known_sign(0x41B7) is None
