"""A schedule in one line, so that tables of time phrases can be read."""

from desktop_app.law.schedule import Schedule


def words(schedule: Schedule | None) -> str:
    """Kind, days, "<" for an exclusive end, recurrence, day, further kinds, parts."""
    if schedule is None:
        return "none"
    parts = [schedule.kind.value]
    if schedule.start or schedule.end:
        mark = "<" if schedule.exclusive and schedule.end else ""
        parts.append(f"{schedule.start or ''}..{schedule.end or ''}{mark}")
    if schedule.recurrence:
        parts.append(schedule.recurrence.value)
    if schedule.day:
        days = ",".join(f"{day}" for day in (schedule.day, *schedule.also_days))
        parts.append(f"@{days}{'<' if schedule.exclusive else ''}")
    parts.extend(f"+{kind.value}" for kind in schedule.also)
    parts.extend(f"/{every.value}" for every in schedule.also_every)
    if schedule.parts:
        parts.append(f"[{' '.join('..'.join(part) for part in schedule.parts)}]")
    return " ".join(parts)
