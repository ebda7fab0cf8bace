"""What this machine remembers of its screens: widths, columns, last folders; never office data."""

import contextlib
import json
import os
from pathlib import Path


class Preferences:
    """A small file of plain values; a damaged or missing file only means default screens."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, key: str, default: str = "") -> str:
        """The remembered value."""
        return self._values.get(key, default)

    def put(self, key: str, value: str) -> None:
        """Remember a value; a disk that refuses is ignored, because nothing of worth is lost."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".tmp")
            beside.write_text(json.dumps(self._values, ensure_ascii=False), encoding="utf-8")
            os.replace(beside, self._path)


def _read(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(k): v for k, v in values.items() if isinstance(v, str)}
