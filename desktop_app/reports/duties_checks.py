"""What a duty must say before it is kept; pure."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.reports.duties_days import checked_day, cut_of, period_year, written_days
from desktop_app.reports.duties_model import DutyPeriod, DutyValues

_LONGEST_NAME = 300
_SOME_YEAR = 2027  # any year will do where a day comes back


def checked(values: DutyValues) -> DutyValues:
    """The values as they are kept; UserError with its field for the first thing that is wrong."""
    name = " ".join(values.name.split())
    if not name:
        raise UserError("Hãy ghi tên báo cáo.", "name")
    if len(name) > _LONGEST_NAME:
        raise UserError(f"Tên báo cáo dài quá {_LONGEST_NAME} chữ.", "name")
    values = replace(
        values,
        name=name,
        due=checked_day(values.due, "due"),
        window_from=checked_day(values.window_from, "window_from"),
        cut_first=checked_day(values.cut_first, "cut_first"),
        cut_last=checked_day(values.cut_last, "cut_last"),
    )
    _check_due(values)
    _check_cut(values)
    if values.valid_from and values.valid_to and values.valid_to < values.valid_from:
        raise UserError("Ngày hết hiệu lực phải từ ngày bắt đầu trở đi.", "valid_to")
    return values


def _check_due(values: DutyValues) -> None:
    if not values.due:
        raise UserError("Hãy ghi hạn gửi báo cáo.", "due")
    monthly = values.due.startswith("---")
    if monthly is not (values.period is DutyPeriod.MONTH) and values.due.startswith("--"):
        raise UserError(
            "Báo cáo hằng tháng ghi một ngày trong tháng; báo cáo khác ghi ngày và tháng.", "due"
        )
    if values.period is DutyPeriod.ONCE and values.due.startswith("--"):
        raise UserError("Báo cáo chuyên đề, đột xuất cần hạn gửi có đủ ngày, tháng, năm.", "due")
    if values.window_from and _kind(values.window_from) != _kind(values.due):
        raise UserError("Ngày bắt đầu gửi ghi cùng cách với hạn gửi.", "window_from")
    full = not values.due.startswith("--")
    if full and values.window_from > values.due:
        raise UserError("Ngày bắt đầu gửi phải trước hạn gửi.", "window_from")


def _check_cut(values: DutyValues) -> None:
    """Figures cannot run to a day after the report was sent."""
    if bool(values.cut_first) is not bool(values.cut_last):
        lacking = "cut_last" if values.cut_first else "cut_first"
        raise UserError("Ghi cả ngày đầu và ngày cuối của số liệu, hoặc để trống cả hai.", lacking)
    if not values.cut_first:
        return
    if _kind(values.cut_first) != _kind(values.cut_last):
        raise UserError("Ngày đầu và ngày cuối của số liệu ghi cùng một cách.", "cut_first")
    written = _some_due(values)
    last_day = written - timedelta(days=values.exclusive)
    if not values.cut_last.startswith("--"):
        _check_full(values, last_day)
        return
    cut = cut_of(values, last_day, period_year(values.period, written))
    if values.period is not DutyPeriod.MONTH and (last_day - cut.last).days > 200:
        raise UserError(
            f"Số liệu đến ngày {_of_year(values.cut_last)} mà hạn gửi là {show(last_day)}: ngày"
            " chốt số liệu phải trước hạn gửi.",
            "cut_last",
        )


def _check_full(values: DutyValues, last_day: date) -> None:
    if values.cut_last < values.cut_first:
        raise UserError("Ngày cuối của số liệu phải từ ngày đầu trở đi.", "cut_last")
    if values.due.startswith("--"):
        raise UserError("Hạn gửi hằng năm thì ngày chốt số liệu cũng ghi hằng năm.", "cut_last")
    if values.cut_last > last_day.isoformat():
        raise UserError(f"Ngày chốt số liệu phải trước hạn gửi ({show(last_day)}).", "cut_last")


def _some_due(values: DutyValues) -> date:
    day = date(_SOME_YEAR, 1, 1)
    plain = replace(values, valid_from=None, valid_to=None)
    full = not values.due.startswith("--")
    return (
        date.fromisoformat(values.due)
        if full
        else written_days(plain, day, date(_SOME_YEAR, 12, 31))[0]
    )


def _kind(words: str) -> int:
    return len(words) - len(words.lstrip("-"))


def _of_year(words: str) -> str:
    return f"{words[-2:]}/{words[2:4]}"
