"""Bytes of a text file into text, in any encoding a Vietnamese office may still have."""

import re
import unicodedata

from desktop_app.documents.refusals import refusal
from desktop_app.errors import UserError
from desktop_app.plans.sources.doubt import CHOOSE

# The commonest words as they look in each encoding when read byte by byte.
_UNICODE_WORDS = ("và", "của", "các", "thực", "hiện", "dân", "chủ", "việc", "về", "được")
_TCVN3_WORDS = ("vµ", "cña", "c¸c", "thùc", "hiÖn", "d©n", "chñ", "viÖc", "vÒ", "®­îc", "®îc")
_VNI_WORDS = ("vaø", "cuûa", "caùc", "thöïc", "hieän", "daân", "chuû", "vieäc", "veà", "ñöôïc")
_WORD = re.compile(r"[^\W\d_]+(?:[©®µ¸¶·¹»¼½¾×÷­][^\W\d_]*)*|[©®µ¸¶·¹»¼½¾×÷­][^\W\d_­]*")
_NO_TEXT = "Nội dung của tệp này không phải là văn bản."
_FEW_BROKEN = 0.01


def decode(data: bytes) -> tuple[str, int]:
    """The text in NFC and the number of places that could not be decoded.

    Raises UserError for binary data and for TCVN3 or VNI, which must be converted by a person.
    """
    text, broken = _unicode(data) or _eight_bit(data)
    if _looks_binary(text):
        raise refusal(_NO_TEXT, CHOOSE)
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    refuse_old_letters(text)
    return text.replace("\r\n", "\n").replace("\r", "\n"), broken


def refuse_old_letters(text: str) -> None:
    """Raise UserError when the text is written for the old fonts (.VnTime, VNI-Times)."""
    words = set(_WORD.findall(text[:200_000].lower()))
    if _hits(words, _UNICODE_WORDS) >= 2:
        return
    for name, known in (("TCVN3 (phông .VnTime)", _TCVN3_WORDS), ("VNI (phông VNI-)", _VNI_WORDS)):
        if _hits(words, known) >= 3:
            raise _old_letters(name)


def _old_letters(name: str) -> UserError:
    return refusal(
        f"Văn bản này dùng bảng mã cũ {name}, đọc vào sẽ sai chữ.",
        "Hãy chuyển văn bản sang Unicode (ví dụ bằng công cụ chuyển mã của Unikey), "
        "lưu lại rồi mở bản mới.",
    )


def _hits(words: set[str], known: tuple[str, ...]) -> int:
    return sum(1 for word in known if word in words)


def _unicode(data: bytes) -> tuple[str, int] | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _counted(data.decode("utf-16", errors="replace"))
    if data.count(0) > len(data) // 5:
        odd = data[1::2].count(0) >= data[::2].count(0)
        return _counted(data.decode("utf-16-le" if odd else "utf-16-be", errors="replace"))
    text = data.decode("utf-8-sig", errors="replace")
    beyond_ascii = sum(1 for char in text if char > "\x7f")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if broken <= max(0, beyond_ascii - broken) * _FEW_BROKEN + (beyond_ascii > 2 * broken):
        return text, max(broken, 0)
    return None


def _counted(text: str) -> tuple[str, int]:
    return text, text.count("\ufffd")


def _eight_bit(data: bytes) -> tuple[str, int]:
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    words = set(_WORD.findall(windows[:200_000].lower()))
    if _hits(words, _UNICODE_WORDS) >= 2:
        return _counted(windows)
    refuse_old_letters(data.decode("latin-1"))
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > max(8, len(text) * 0.02):
        if _looks_binary(text):
            raise refusal(_NO_TEXT, CHOOSE)
        raise refusal(
            "Không nhận ra bảng mã chữ của tệp văn bản này.",
            "Hãy mở tệp bằng Word hoặc Notepad, kiểm tra chữ đúng rồi lưu lại bằng mã UTF-8.",
        )
    return text, text.count("\ufffd")


def _looks_binary(text: str) -> bool:
    sample = text[:100_000]
    controls = sum(1 for c in sample if c < " " and c not in "\t\n\r\f\v")
    return controls > max(2, len(sample) // 500)
