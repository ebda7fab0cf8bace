"""What an import asks of the denouncer's shield besides sealing the person."""

from db.book import Book
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.shield import compartment, keys, marks, scan

_ONCE = b"once"
_NOT_READY = (
    "Sổ cũ này có tố cáo, mà sổ chưa có ngăn giữ danh tính người tố cáo nên chưa nhập được."
    " Chưa có gì được ghi. Hãy để tài khoản quản trị mở lại sổ bằng mật khẩu: ngăn được lập lúc ấy."
)


def seal_file(book: Book, content: bytes) -> bytes:
    """A file that only who may open identities can read; UserError without a compartment."""
    recipient = book.setting(keys.RECIPIENT)
    if not recipient:
        raise UserError(_NOT_READY)
    return compartment.close(recipient, content)


def masked_for(person: Person, code_name: str, texts: dict[str, str]) -> dict[str, str]:
    """Texts with the code name where they name this person."""
    scanner = scan.Scanner(_ONCE, [(code_name, marks.marks_of(_ONCE, person))])
    return {key: scan.masked(text, scanner.found(text)) for key, text in texts.items()}
