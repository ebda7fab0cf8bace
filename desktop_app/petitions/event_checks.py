"""What the fields of some steps must be, besides being filled in; pure."""

from collections.abc import Callable, Mapping
from datetime import date

from desktop_app.errors import UserError
from desktop_app.petitions.gates import NEW_LAW
from desktop_app.petitions.model import CaseValues, EventKind, EventValues
from desktop_app.petitions.state import CaseState, Detail
from desktop_app.petitions.step_words import ND155, TC

EXTENSION_DAYS = 30  # of one extension (Luật TC Đ.30)
_E = EventKind


def _check_complex(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if said.day < NEW_LAW:
        return
    if not said.number:
        raise UserError(
            "Vụ việc phức tạp phải được xác định bằng văn bản: hãy ghi số văn bản"
            f" (Điều 3a {ND155}).",
            "number",
        )
    criteria = said.details.get(Detail.CRITERIA, "").split(",")
    if not all(part in _CRITERIA for part in criteria):
        raise UserError(
            f"Hãy chọn ít nhất một trong 7 tiêu chí của Điều 3a {ND155}.", Detail.CRITERIA
        )


_CRITERIA = frozenset("1234567")


def _check_extension(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if not 0 < said.count <= EXTENSION_DAYS:
        raise UserError(f"Mỗi lần gia hạn không quá 30 ngày (Điều 30 {TC}).", "count")
    if state.extensions and said.details.get(Detail.LEVEL) != "special":
        raise UserError(
            f"Gia hạn lần hai chỉ dành cho vụ việc đặc biệt phức tạp (Điều 30 {TC}).", Detail.LEVEL
        )


def _check_call(values: CaseValues, state: CaseState, said: EventValues) -> None:
    if said.until and said.until < said.day:
        raise UserError("Ngày đối thoại ở trước ngày thông báo.", "until")


def _check_sent(values: CaseValues, state: CaseState, said: EventValues) -> None:
    got = _day_in(said, Detail.RECEIVED_ON)
    if got and got < said.day:
        raise UserError("Ngày nhận quyết định ở trước ngày gửi.", Detail.RECEIVED_ON)


def _check_urged(values: CaseValues, state: CaseState, said: EventValues) -> None:
    learned = _day_in(said, Detail.LEARNED_ON)
    if learned and learned > said.day:
        raise UserError("Ngày biết quá hạn ở sau ngày văn bản đôn đốc.", Detail.LEARNED_ON)
    if said.until and said.until < said.day:
        raise UserError("Hạn trả lời ở trước ngày văn bản đôn đốc.", "until")


def _day_in(said: EventValues, key: str) -> date | None:
    text = said.details.get(key, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UserError(f"“{text}” không phải là một ngày.", key) from None


CHECKS: dict[EventKind, Callable[[CaseValues, CaseState, EventValues], None]] = {
    _E.COMPLEX: _check_complex,
    _E.EXTENDED: _check_extension,
    _E.DIALOGUE_CALLED: _check_call,
    _E.SENT: _check_sent,
    _E.URGED: _check_urged,
}


# “Trong đó” of forms 03, 04, 05 of TT 06/2025: the part is never more than the whole.
_PART_OF = (
    ("admin_officials", "admin_persons"),
    ("police_officials", "police_persons"),
    ("done_officials", "done_persons"),
    ("charged_officials", "charged_persons"),
)


def check_numbers(columns: Mapping[str, int]) -> None:
    """UserError with its field for numbers of a result that the forms could not hold."""
    for name, number in columns.items():
        if number < 0:
            raise UserError("Số phải từ 0 trở lên.", name)
    for part, whole in _PART_OF:
        if columns.get(part, 0) > columns.get(whole, 0):
            raise UserError(
                "Số cán bộ, công chức, viên chức là “trong đó” nên không thể nhiều hơn số người.",
                part,
            )
