"""What a file really is, by its content, and the sentence when it cannot be read."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from desktop_app.documents.refusals import damaged, locked, refusal, too_long
from desktop_app.errors import UserError
from desktop_app.plans.source import SourceKind

MAX_FILE_BYTES = 100 * 1024 * 1024
_HEAD_BYTES = 4096
_SAVE_AS = "Hãy mở tệp bằng Word, chọn Lưu thành (Save As) dạng .docx, rồi mở lại tệp mới."
CHOOSE = "Hãy chọn tệp Word (.docx), PDF có chữ hoặc văn bản thuần (.txt)."

_MAGIC = (
    (b"MZ", "một chương trình (.exe)", "Không nên chạy tệp này nếu không rõ nguồn gốc. " + CHOOSE),
    (b"\x7fELF", "một chương trình", CHOOSE),
    (b"\xff\xd8\xff", "một tấm ảnh (JPEG)", ""),
    (b"\x89PNG", "một tấm ảnh (PNG)", ""),
    (b"GIF8", "một tấm ảnh (GIF)", ""),
    (b"BM", "một tấm ảnh (BMP)", ""),
    (b"II*\x00", "một tấm ảnh (TIFF)", ""),
    (b"MM\x00*", "một tấm ảnh (TIFF)", ""),
    (b"RIFF", "một tệp ảnh, âm thanh hoặc phim", ""),
    (b"Rar!", "một tệp nén (.rar)", "Hãy giải nén rồi chọn tệp văn bản bên trong."),
    (b"7z\xbc\xaf", "một tệp nén (.7z)", "Hãy giải nén rồi chọn tệp văn bản bên trong."),
    (b"\x1f\x8b", "một tệp nén (.gz)", "Hãy giải nén rồi chọn tệp văn bản bên trong."),
    (b"{\\rtf", "một tệp RTF", _SAVE_AS),
    (b"SQLite format 3", "một tệp dữ liệu", CHOOSE),
)
_SCAN_NEXT = "Hãy xin bản Word (.docx) của văn bản hoặc gõ lại phần cần dùng."
_SECRET = re.compile(r"\W*(?:(?:TUYỆT|TỐI)\s+)?MẬT\W*")
_ZIP_START = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of the streams inside the old compound files, as written in their directory (UTF-16).
_OLE_KINDS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "một tệp Word kiểu cũ (.doc)"),
    ("PowerPoint Document", "một tệp trình chiếu kiểu cũ (.ppt)"),
    ("Workbook", "một bảng tính Excel kiểu cũ (.xls)"),
    ("Book", "một bảng tính Excel kiểu cũ (.xls)"),
)


def scan_only(pages: int) -> UserError:
    """The error for a PDF whose pages are pictures."""
    return refusal(
        f"Tệp PDF này có {pages} trang nhưng là bản chụp (scan), không có chữ để đọc.", _SCAN_NEXT
    )


def refuse_secret(texts: Iterable[str]) -> None:
    """Raise UserError when one of the texts is a stamp of state secrecy (design §4)."""
    if any(_SECRET.fullmatch(text) for text in texts):
        raise UserError(
            "Văn bản này đóng dấu mật nên không được đưa vào sổ; chưa có gì được lưu lại. "
            "Sổ chỉ ghi nơi cất giữ văn bản; hãy để văn bản ở đúng chỗ theo quy định "
            "về bảo vệ bí mật nhà nước."
        )


def what_is(path: Path) -> SourceKind:
    """The kind of a file, told by its content; its ending is not believed.

    Raises UserError with a Vietnamese sentence for everything that is not TXT, DOCX or PDF.
    """
    head = _head(path)
    if path.name.startswith("~$"):
        raise refusal(
            "Đây là tệp tạm mà Word lập ra khi văn bản đang mở, không phải văn bản.",
            "Hãy chọn tệp cùng tên không có “~$” ở đầu.",
        )
    if head.startswith(_ZIP_START):
        return _zip_kind(path)
    if b"%PDF-" in head[:1024]:
        return SourceKind.PDF
    if head.startswith(_OLE_START):
        raise _ole_refusal(path)
    _refuse_by_magic(head)
    _refuse_markup(head)
    return SourceKind.TXT


def _head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise refusal("Đây là một thư mục, không phải một tệp.", CHOOSE)
        if size > MAX_FILE_BYTES:
            raise too_long(f"{size // (1024 * 1024)} MB")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise refusal(
            "Không tìm thấy tệp này, có thể nó đã bị chuyển đi hoặc xóa.", CHOOSE
        ) from None
    except OSError:
        raise refusal(
            "Không mở được tệp này: có thể tệp đang bị chương trình khác giữ "
            "hoặc bạn chưa có quyền đọc.",
            "Hãy đóng tệp ở chương trình khác hoặc chép tệp ra chỗ khác rồi thử lại.",
        ) from None
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise refusal("Tệp này trống, không có nội dung nào.", "Hãy kiểm tra lại tệp ở nơi gửi.")
    return head


def _refuse_by_magic(head: bytes) -> None:
    for start, what, next_step in _MAGIC:
        if head.startswith(start) and (len(start) > 2 or _is_binary(head)):
            raise refusal(
                f"Nội dung của tệp này là {what}, không phải văn bản.", next_step or _SCAN_NEXT
            )


def _is_binary(head: bytes) -> bool:
    return any(byte < 9 for byte in head)


def _refuse_markup(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise refusal("Nội dung của tệp này là một trang web hoặc tệp XML.", _SAVE_AS)


def _ole_refusal(path: Path) -> UserError:
    data = path.read_bytes()
    for name, what in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            if what == "locked":
                return locked("Word")
            return refusal(f"Tệp này là {what}, chương trình chỉ đọc kiểu mới.", _SAVE_AS)
    return refusal("Tệp này thuộc một kiểu cũ của Microsoft Office, chưa đọc được.", _SAVE_AS)


def _zip_kind(path: Path) -> SourceKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = {info.filename for info in package.infolist()}
            is_locked = any(info.flag_bits & 1 for info in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        raise damaged("Word hoặc tệp nén") from None
    if is_locked:
        raise locked("nén")
    return _office_kind(names)


def _office_kind(names: set[str]) -> SourceKind:
    lower = {name.lower() for name in names}
    if any(name.startswith("word/") for name in lower):
        return SourceKind.DOCX
    if any(name.startswith("xl/") for name in lower):
        raise refusal(
            "Tệp này là một bảng tính Excel (.xlsx), không phải văn bản kế hoạch.", CHOOSE
        )
    if any(name.startswith("ppt/") for name in lower):
        raise refusal(
            "Tệp này là một bài trình chiếu (.pptx), không phải văn bản kế hoạch.", CHOOSE
        )
    if {"mimetype", "content.xml"} <= lower:
        raise refusal(
            "Tệp này là văn bản OpenDocument (.odt, .ods, .odp), chưa đọc được.", _SAVE_AS
        )
    if "[content_types].xml" in lower:
        raise refusal("Trong tệp này không có phần văn bản Word nào.", CHOOSE)
    raise refusal("Tệp này là một tệp nén (.zip).", "Hãy giải nén rồi chọn tệp văn bản bên trong.")
