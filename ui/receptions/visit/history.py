"""Who did what with a visit; what tells who somebody is is named, never shown."""

from collections.abc import Mapping
from typing import Any

from db.history import HistoryEntry
from db.tables import spec_of
from desktop_app.dates import show
from desktop_app.receptions.fields import RECEPTIONS
from desktop_app.receptions.records import TABLE

_KNOWN = {field.key: field for field in RECEPTIONS}
LIMIT = 200


def line_of(entry: HistoryEntry) -> tuple[str, str, str, str]:
    """Moment, user, action, and which fields it changed."""
    moment = f"{show(entry.time)} {entry.time[11:16]}"
    return moment, entry.user, entry.label, "; ".join(_changed(entry.before, entry.after))


def _changed(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
    if before is None:
        return []
    private = set(spec_of(TABLE).private)
    found = []
    for key, new in after.items():
        old, field = before.get(key), _KNOWN.get(key)
        if field is None or (old or "") == (new or ""):
            continue
        if key in private:
            found.append(field.label)
        else:
            found.append(f"{field.label}: {_shown(key, old)} → {_shown(key, new)}")
    return found


def _shown(key: str, value: Any) -> str:
    if value in (None, ""):
        return "trống"
    if key.endswith("_on") or key == "next_due":
        return show(str(value))
    return _KNOWN[key].label_of(str(value))
