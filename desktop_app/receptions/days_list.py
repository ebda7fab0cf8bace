"""Bảng kê ngày tiếp công dân: who received on how many days, for the allowance (NĐ 154/2026)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.text import fold, name_sort_key
from desktop_app.dates import show
from desktop_app.documents.model import Align, Signature
from desktop_app.receptions.model import ChairmanDay, DayStatus
from desktop_app.registers.paper import Column, Heading

BASIS = (
    "Mức bồi dưỡng theo Thông tư 320/2016/TT-BTC, được sửa đổi, bổ sung bởi Thông tư"
    " 65/2026/TT-BTC."
)
_LEADS, _REGULAR = "Chủ trì tiếp công dân", "Tiếp công dân thường xuyên"
_DEPUTY = "Chủ trì tiếp công dân (được ủy quyền)"


@dataclass(frozen=True)
class PersonDays:
    """The days on which one person received, in one capacity."""

    name: str
    work: str
    days: tuple[date, ...]


def persons_days(
    days: Sequence[ChairmanDay], visits: Sequence[tuple[str, date]]
) -> list[PersonDays]:
    """Who presided on which held days, then who received in the book on which days.

    `visits` are the officer and the day of each visit. A day counts once for a person and work,
    whatever the number of visits; who presides on a day does not count as its officer as well.
    """
    found: dict[tuple[str, str], tuple[str, set[date]]] = {}

    def add(name: str, work: str, day: date) -> None:
        shown = " ".join(name.split())
        found.setdefault((fold(shown), work), (shown, set()))[1].add(day)

    presided: set[tuple[str, date]] = set()
    for held in (day.values for day in days if day.values.status is DayStatus.HELD):
        add(held.presider, _LEADS if held.presider_role == "head" else _DEPUTY, held.day)
        presided.add((fold(held.presider), held.day))
    for officer, day in visits:
        if (fold(officer), day) not in presided:
            add(officer, _REGULAR, day)
    lines = [PersonDays(name, work, tuple(sorted(own))) for (_, work), (name, own) in found.items()]
    order = (_LEADS, _DEPUTY, _REGULAR)
    return sorted(lines, key=lambda line: (order.index(line.work), name_sort_key(line.name)))


def lines_of(persons: Sequence[PersonDays], amount: int | None) -> Iterator[Mapping[str, Any]]:
    """The lines of the list; sums stay empty where the office set no amount."""
    for number, person in enumerate(persons, 1):
        count = len(person.days)
        yield {
            "number": number,
            "name": person.name or "(chưa ghi họ tên)",
            "work": person.work,
            "days": ", ".join(f"{day:%d/%m}" for day in person.days),
            "count": count,
            "amount": amount,
            "sum": count * amount if amount else None,
        }


def columns(with_sums: bool) -> tuple[Column, ...]:
    """The columns of the list; the money is added up only where the office set an amount."""
    return (
        Column("STT", lambda line: line["number"], 12, Align.CENTER),
        Column("Họ và tên", lambda line: line["name"], 48),
        Column("Công việc", lambda line: line["work"], 44),
        Column("Các ngày tiếp", lambda line: line["days"]),
        Column("Số ngày", lambda line: line["count"], 18, Align.RIGHT, added=True),
        Column("Mức một ngày (đồng)", lambda line: line["amount"], 28, Align.RIGHT),
        Column("Thành tiền (đồng)", lambda line: line["sum"], 30, Align.RIGHT, added=with_sums),
        Column("Ký nhận", lambda line: "", 26),
    )


def heading(issuer: str, place_date: str, between: tuple[date, date], signer: Signature) -> Heading:
    """Whose list it is and for what time."""
    return Heading(
        issuer=issuer,
        title="BẢNG KÊ NGÀY TIẾP CÔNG DÂN",
        period=f"(từ ngày {show(between[0])} đến ngày {show(between[1])})",
        place_date=place_date,
        signature=signer,
        after=BASIS,
    )
