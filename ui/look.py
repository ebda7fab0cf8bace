"""This machine's screen habits (theme, size of text, last folders, last user): no office data."""

import json
import logging
import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path

_log = logging.getLogger("so-dan-chu")


class Look(MutableMapping[str, str]):
    """A small mapping kept in a file; losing it loses comfort only, so failures are not shown."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._values: dict[str, str] = _read(path) if path else {}

    def __getitem__(self, key: str) -> str:
        return self._values[key]

    def __setitem__(self, key: str, value: str) -> None:
        self._values[key] = value
        self._write()

    def __delitem__(self, key: str) -> None:
        del self._values[key]
        self._write()

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are chosen."""
        return self.get("theme") == "dark"

    def _write(self) -> None:
        if self._path is None:
            return
        beside = self._path.with_suffix(".moi")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, ensure_ascii=False), encoding="utf-8")
            os.replace(beside, self._path)
        except OSError as error:
            _log.warning("screen habits not kept", exc_info=error)


def _read(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key): str(value) for key, value in values.items()}
