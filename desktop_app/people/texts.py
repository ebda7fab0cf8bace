"""What is pasted into a field by accident: codes of web pages, marks that cannot be seen."""

import html
import re
import unicodedata

LONGEST = 20_000  # letters of a free text; a whole document belongs into the attached files

_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|html|body|head|i|img|li|meta|o:p|ol|p|script|span"
    r"|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HIDDEN_PARTS = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
# Marks of direction and joiners: they change what is seen without being seen.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def tidy(text: str) -> tuple[str, str]:
    """The text as it can be kept, in NFC, and a sentence that tells what was taken out of it.

    Codes of web pages (HTML) and invisible marks go; the sentence is "" when nothing did.
    """
    plain, gone = unicodedata.normalize("NFC", text), []
    if _TAG.search(plain):
        plain = _BREAKS.sub("\n", _HIDDEN_PARTS.sub("", plain))
        plain = html.unescape(_TAG.sub("", plain))
        plain = re.sub(r"[ \t]*\n\s*", "\n", plain).strip()
        gone.append("mã của trang web (HTML)")
    if _INVISIBLE.search(plain) or _CONTROLS.search(plain):
        plain = _CONTROLS.sub(" ", _INVISIBLE.sub("", plain))
        gone.append("ký hiệu ẩn, ký hiệu đổi chiều chữ")
    return plain, f"Đã bỏ {' và '.join(gone)} khỏi chữ dán vào." if gone else ""


def check_length(text: str, longest: int = LONGEST) -> str:
    """A sentence when a text is too long for its field, else ""."""
    if len(text) <= longest:
        return ""
    return (
        f"Nội dung dài {len(text)} ký tự, nhiều hơn {longest}. Hãy ghi tóm tắt ở đây và đính kèm"
        " toàn văn thành tệp."
    )
