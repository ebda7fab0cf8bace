"""Columns and words that books of receptions and of petitions have in common."""

from datetime import date

from desktop_app.old_books.target import ASIDE, BookColumn, Reads
from desktop_app.people.checks import check_id_number, check_name, check_phone

# Ordered: what is mixed is told by two of them, see `choices.py`.
KIND_WORDS = (
    ("(?:don )?(?:khieu nai|knai|k/?n|k\\.n\\.?|khieu kien)", "complaint"),
    ("(?:don )?(?:to cao|t/?c|t\\.c\\.?|tocao)", "denunciation"),
    ("(?:don )?(?:kien nghi|k/?nghi|kien nghi,? phan anh|knpa|kn ?[-,&+/] ?pa)", "proposal"),
    ("(?:don )?(?:phan anh|p/?a|p\\.a\\.?|gop y)", "feedback"),
    ("(?:don )?(?:nhieu noi dung|hon hop)", "mixed"),
)
IN_COMPETENCE = (
    "(?:thuoc )?(?:tham quyen|tq)(?: giai quyet)?(?: cua .*)?|ttq",
    "(?<!ngay )(?<!so )thu ly(?: .*)?",
    "thuoc tham quyen .*",
)
_CHECKED = {
    "complaint": ("khieu nai", "kn"),
    "denunciation": ("to cao", "tc"),
    "proposal": ("kien nghi", "kien nghi phan anh", "knpa", "kn pa"),
    "feedback": ("phan anh", "pa"),
}


_PLACE = "(?:dia chi|noi o|cho o|noi cu tru|noi thuong tru|thuong tru|que quan)"
_PAPER = (
    "(?:so )?(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|ho chieu|dinh danh|so dinh danh"
    "|giay to(?: tuy than)?|chung minh(?: nhan dan| thu)?)(?: .*)?"
)
_VILLAGE = "thon(?: xom)?|xom|ap|to dan pho|khu pho|ban"
_PHONE = "(?:so )?(?:dien thoai|dt|sdt|dien thoai lien he)(?: .*)?"
_ID_LABEL = "Số định danh, căn cước, hộ chiếu"


def person_columns(who: str) -> tuple[BookColumn, ...]:
    """The columns that tell the person; `who` is a folded expression of what they are called."""
    name = f"(?:ho(?: va)? ten|ten|ho ten)(?: (?:{who}))?|{who}"
    whole = f"(?:{name}).* (?:{_PLACE}|{_PAPER}).*"
    place = (f"{_PLACE}(?: .*)?", _VILLAGE)
    body = ("(?:ten )?to chuc", "ten co quan")
    return (
        BookColumn(
            "person",
            "Họ tên, địa chỉ, giấy tờ (một ô)",
            Reads.PERSON,
            (whole,),
            dash=True,
            width=30,
        ),
        BookColumn(
            "full_name", "Họ tên", Reads.NAME, (name,), dash=True, width=22, check=check_name
        ),
        BookColumn("address", "Địa chỉ", Reads.ADDRESS, place, dash=True, width=24),
        BookColumn("id_number", _ID_LABEL, Reads.ID, (_PAPER,), width=14, check=check_id_number),
        BookColumn("phone", "Điện thoại", Reads.PHONE, (_PHONE,), width=12, check=check_phone),
        BookColumn("organisation", "Cơ quan, tổ chức", Reads.TEXT, body, width=24),
        BookColumn(ASIDE, "Ghi thêm về người", Reads.LONG, width=20),
        BookColumn(
            "representatives", "Người đại diện", Reads.LONG, ("(?:nguoi )?dai dien",), width=24
        ),
    )


def kind_checks(key: str, choices: tuple[tuple[str, str], ...]) -> tuple[BookColumn, ...]:
    """Columns of the kinds, each ticked with an x under its own heading."""
    return tuple(
        BookColumn(
            f"{key}:{value}",
            f"Đánh dấu: {label}",
            Reads.CHECK,
            _CHECKED[value],
            sets=(key, value),
            width=8,
        )
        for value, label in choices
        if value in _CHECKED
    )


def day_of(stored: str) -> date | None:
    """A stored day; None for ""."""
    return date.fromisoformat(stored) if stored else None
