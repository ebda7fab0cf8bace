"""The notices of the leaders' reception days as papers in the layout of NĐ 30/2020; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.dates import show, show_long, weekday
from desktop_app.documents import atomic
from desktop_app.documents.model import (
    Align,
    Block,
    Document,
    HeadCell,
    Header,
    Paragraph,
    RichText,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.office.model import Office, Officer
from desktop_app.office.rules import signature_lines
from desktop_app.receptions.model import ChairmanDay, ChairmanDayValues, DayStatus
from desktop_app.registers.paper import month_words

AMENDED = date(2026, 7, 1)  # Luật 136/2025/QH15 and NĐ 154/2026/NĐ-CP come into force
_HEAD_ROLE = "Chủ tịch Ủy ban nhân dân"
_DEPUTY_ROLE = "Phó Chủ tịch Ủy ban nhân dân (theo ủy quyền)"
_DOTS = "…………………"
_COLUMNS = (
    TableColumn(Align.CENTER, 11),
    TableColumn(Align.CENTER, 30),
    TableColumn(Align.CENTER, 31),
    TableColumn(width_mm=42),
    TableColumn(),
)
_HEADS = ("STT", "Ngày tiếp", "Thời gian", "Người tiếp", "Dự kiến nội dung")


@dataclass(frozen=True)
class NoticeWords:
    """What a notice says besides the days: where and when people are received at all times."""

    office: Office
    signer: Officer | None
    place: str
    hours: str
    written_on: date


def notice(days: Sequence[ChairmanDay], words: NoticeWords) -> Document:
    """The calendar for posting: place, regular hours, the leaders' days, what is expected (Đ.24).

    Days that were postponed or cancelled are left out.
    """
    shown = [day.values for day in days if day.values.status in _STANDING]
    body: list[Block] = [
        _says(f"{words.office.issuer} thông báo lịch tiếp công dân như sau:"),
        _point("1.", "Địa điểm tiếp công dân: ", words.place or _DOTS),
        _point("2.", "Tiếp công dân thường xuyên: ", words.hours or _DOTS),
        _point("3.", f"Lịch tiếp công dân của lãnh đạo {words.office.authority}:", ""),
        _table(shown, words),
        *_elsewhere(shown, words.place),
        _says(
            "Công dân đến khiếu nại, tố cáo, kiến nghị, phản ánh nêu rõ họ tên, địa chỉ và xuất"
            " trình giấy tờ tùy thân; người đại diện mang theo văn bản ủy quyền."
        ),
    ]
    return _paper(words, f"Lịch tiếp công dân {span_words(shown)}", body, _first(shown, words))


def change_notice(day: ChairmanDay, words: NoticeWords) -> Document:
    """What is put up when a posted day is postponed or cancelled: why, and the new day (Đ.24)."""
    values = day.values
    moved = values.moved_to
    said = f"{words.office.issuer} đã thông báo tiếp công dân vào {_on(values)}"
    said += f" tại {place_of(values, words)}." if place_of(values, words) else "."
    what = "hoãn" if moved else "hủy"
    body = [
        _says(said),
        _says(f"Vì lý do: {_sentence(values.reason)} nay {what} buổi tiếp công dân nêu trên."),
    ]
    if moved:
        body.append(
            _says(
                f"Thời gian tiếp mới: {_at(values)}{_day_words(moved)}. Địa điểm và người tiếp"
                " không thay đổi."
            )
        )
    body.append(
        _says(
            "Việc tiếp công dân thường xuyên vẫn thực hiện theo lịch đã niêm yết."
            " Trân trọng thông báo để công dân được biết."
        )
    )
    subject = "Hoãn, thay đổi ngày tiếp công dân" if moved else "Hủy buổi tiếp công dân"
    return _paper(words, f"{subject} {show(values.day)}", body, values.day)


def span_words(days: Sequence[ChairmanDayValues]) -> str:
    """ "tháng 12 năm 2026", "quý I năm 2027", "năm 2027", else from which day to which."""
    if not days:
        return ""
    first, last = min(day.day for day in days), max(day.day for day in days)
    if (first.year, first.month) == (last.year, last.month):
        return f"ngày {show(first)}" if first == last else f"tháng {first.month} năm {first.year}"
    if first.year == last.year and (first.month - 1) // 3 == (last.month - 1) // 3:
        return f"quý {('I', 'II', 'III', 'IV')[(first.month - 1) // 3]} năm {first.year}"
    if first.year == last.year and last.month - first.month >= 9:
        return f"năm {first.year}"
    return f"từ ngày {show(first)} đến ngày {show(last)}"


def file_name(days: Sequence[ChairmanDay], changed: bool = False) -> str:
    """The name its files get, without ending and diacritics."""
    first = min((day.values.day for day in days), default=None)
    stem = "Thong bao thay doi ngay tiep cong dan" if changed else "Lich tiep cong dan"
    return atomic.safe_name(stem, f"{first:%Y-%m-%d}" if first else "")


def who(values: ChairmanDayValues) -> str:
    """Who receives: office and name."""
    role = _HEAD_ROLE if values.presider_role == "head" else _DEPUTY_ROLE
    return f"{values.presider}\n{role}" if values.presider else role


def times(values: ChairmanDayValues) -> str:
    """ "08:00 – 11:30", or "" when no time was set."""
    return " – ".join(part for part in (values.from_time, values.to_time) if part)


def place_of(values: ChairmanDayValues, words: NoticeWords) -> str:
    """Where a day is held: its own place, else that of all receptions."""
    return values.place or words.place


_STANDING = (DayStatus.PLANNED, DayStatus.HELD)


def _paper(words: NoticeWords, subject: str, body: Sequence[Block], day: date) -> Document:
    signer = words.signer
    return Document(
        header=Header(
            issuer=words.office.head,
            number_line="Số:        /TB-UBND",
            place_date=month_words(words.office.place, words.written_on),
        ),
        type_name="THÔNG BÁO",
        subject=subject,
        bases=tuple(rich(basis, italic=True) for basis in _bases(day)),
        body=tuple(body),
        recipients=("Niêm yết tại địa điểm tiếp công dân;", "Lưu: VT."),
        signature=Signature(signature_lines(signer), signer.name)
        if signer
        else Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    )


def _bases(day: date) -> tuple[str, ...]:
    if day < AMENDED:
        return ("Căn cứ Luật Tiếp công dân số 42/2013/QH13.",)
    return (
        "Căn cứ Luật Tiếp công dân số 42/2013/QH13, được sửa đổi, bổ sung bởi Luật số"
        " 136/2025/QH15;",
        "Căn cứ Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ.",
    )


def _table(days: Sequence[ChairmanDayValues], words: NoticeWords) -> TableBlock:
    rows = [
        TableRow(
            (
                str(number),
                f"{weekday(day.day)},\n{show(day.day)}",
                times(day) or "Giờ hành chính",
                who(day),
                "\n".join(filter(None, (_unscheduled(day), day.expected))),
            )
        )
        for number, day in enumerate(days, 1)
    ]
    return TableBlock(_COLUMNS, (tuple(HeadCell(text) for text in _HEADS),), rows=tuple(rows))


def _unscheduled(day: ChairmanDayValues) -> str:
    return "Tiếp đột xuất" if day.kind == "unscheduled" else ""


def _elsewhere(days: Sequence[ChairmanDayValues], place: str) -> list[Block]:
    """A line for every day that is held somewhere else than all the others."""
    return [
        _says(f"Riêng {_day_words(day.day)}, tiếp công dân tại {day.place}.")
        for day in days
        if day.place and day.place != place
    ]


def _on(values: ChairmanDayValues) -> str:
    return f"{_at(values)}{_day_words(values.day)}"


def _at(values: ChairmanDayValues) -> str:
    return f"{times(values)}, " if times(values) else ""


def _day_words(day: date) -> str:
    words = show_long(day).replace(", ", ", ngày ")
    return f"{words[:1].lower()}{words[1:]}" if not words.startswith("Chủ") else words


def _sentence(reason: str) -> str:
    return f"{reason.rstrip('. ;,')}," if reason else f"{_DOTS},"


def _first(days: Sequence[ChairmanDayValues], words: NoticeWords) -> date:
    return max((day.day for day in days), default=words.written_on)


def _says(text: str) -> Paragraph:
    return Paragraph(rich(text))


def _point(number: str, title: str, text: str) -> Paragraph:
    runs: RichText = (*rich(title, bold=True), *rich(text))
    return Paragraph(runs, number)
