"""Texts as a file of Word or Excel can hold them."""

import re

from db.text import nfc

# XML 1.0 has no place for these at all.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text in composed letters, without the characters that XML has no place for."""
    return _FORBIDDEN.sub("", nfc(text))
