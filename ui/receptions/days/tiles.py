"""What the tile of a month says: its days, how many of those owed were held."""

from desktop_app.dates import show
from desktop_app.receptions.days_rules import Quota
from desktop_app.receptions.model import DayStatus
from ui.receptions.days.rows import DayRows
from ui.receptions.days.strip import Tile

_GONE = (DayStatus.POSTPONED, DayStatus.CANCELLED)


def tile_of(rows: DayRows, month: int) -> Tile:
    """The tile of a month of the year shown."""
    values = [day.values for day in rows.of_month(month)]
    days = ", ".join(str(one.day.day) for one in values if one.status not in _GONE)
    quotas = rows.services.chairman_days.quotas(rows.year, month)
    if not quotas:
        return Tile(days)
    required = sum(quota.required for quota in quotas)
    # In weeks a second day of one week does not make up for another week.
    done = sum(min(quota.done, quota.required) for quota in quotas)
    count = quotas[0].done if len(quotas) == 1 else done
    return Tile(days, f"{count}/{required}", _status(quotas, rows), tip(quotas))


def owed(rows: DayRows) -> str:
    """What this month still owes, as a sentence; "" when enough is planned."""
    today = rows.today
    if rows.year != today.year:
        return ""
    quotas = rows.services.chairman_days.quotas(today.year, today.month)
    if all(quota.planned_enough for quota in quotas):
        return ""
    return f"Tháng {today.month}: {tip(quotas)}."


def tip(quotas: list[Quota]) -> str:
    """ "đã tiếp 1, còn theo lịch 1, phải có 2 ngày trong tháng"."""
    done, ahead, required = (
        sum(getattr(quota, name) for quota in quotas) for name in ("done", "ahead", "required")
    )
    span = "trong tháng" if len(quotas) == 1 else f"trong {len(quotas)} tuần"
    until = show(quotas[-1].last)
    return f"đã tiếp {done}, còn theo lịch {ahead}, phải có {required} ngày {span} (đến {until})"


def _status(quotas: list[Quota], rows: DayRows) -> str:
    if all(quota.met for quota in quotas):
        return "done"
    if quotas[-1].last < rows.today:
        # Months before the calendar was begun were kept elsewhere: nothing is shouted about them.
        begun = any(day.values.day <= quotas[-1].last for day in rows.found.values())
        return "late" if begun else ""
    enough = all(quota.planned_enough for quota in quotas if quota.last >= rows.today)
    return "" if enough or quotas[0].first > rows.today else "soon"
