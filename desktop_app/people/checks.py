"""What is wrong with what was typed about a person: each a sentence, or "" when nothing is."""

import re
import unicodedata

NAME_MAX = 200
_ID = re.compile(r"\d{9}|\d{12}|[A-Z]\d{7,8}")  # old card, card or personal number, passport


def check_id_number(text: str) -> str:
    """A card has 9 or 12 digits, a passport a letter and 7 or 8 digits; empty is allowed."""
    bare = bare_id(text)
    if not bare or _ID.fullmatch(bare):
        return ""
    return (
        "Số định danh, căn cước gồm 12 chữ số (giấy cũ 9 số), hộ chiếu gồm một chữ cái và 7 hoặc 8"
        f" chữ số; ở đây đang là “{text.strip()[:30]}”. Nếu chưa biết, hãy để trống."
    )


def check_phone(text: str) -> str:
    """A number of the country has 10 digits (11 for some landlines); empty is allowed."""
    bare = bare_phone(text)
    if not bare or re.fullmatch(r"0\d{9,10}|\+\d{8,15}", bare):
        return ""
    return (
        "Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0 (hoặc + và mã nước); ở đây đang là"
        f" “{text.strip()[:30]}”."
    )


def check_name(text: str) -> str:
    """A name has letters and no more than 200 of them; empty is allowed."""
    if len(text) > NAME_MAX:
        return (
            f"Họ tên dài {len(text)} ký tự, nhiều hơn {NAME_MAX}. Có lẽ đã dán nhầm một đoạn văn;"
            " hãy chuyển phần đó xuống ô Nội dung."
        )
    if text.strip() and not any(unicodedata.category(c).startswith("L") for c in text):
        return f"Họ tên cần có chữ; ở đây đang là “{text.strip()[:30]}”."
    if re.search(r"\d{3,}", text):
        return "Họ tên đang có số. Số giấy tờ và điện thoại có ô riêng."
    return ""


def bare_id(text: str) -> str:
    """A typed identity number without spaces, dots and strokes, capitals."""
    return re.sub(r"[\s.\-‐‑–]", "", unicodedata.normalize("NFKC", text)).upper()


def bare_phone(text: str) -> str:
    """A typed phone number as plain digits; +84 becomes 0."""
    bare = re.sub(r"[\s.\-()‐‑–]", "", unicodedata.normalize("NFKC", text))
    return "0" + bare[3:] if bare.startswith("+84") else bare
