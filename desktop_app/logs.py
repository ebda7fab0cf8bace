"""The program's own log: what failed and where, never what the records say."""

import copy
import faulthandler
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

LOG_NAME = "so-dan-chu.log"
CRASH_NAME = "su-co-nang.log"

_crash_file: TextIO | None = None

# The words of these errors are the program's own; those of other classes (ValueError, KeyError, …)
# often quote the value at hand, which may be a person's name.
_SAFE_WORDS = (TypeError, AttributeError, NameError, ImportError, RecursionError)


def set_up(folder: Path) -> Path:
    """Write warnings and worse into a rotating file in `folder`; returns the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / LOG_NAME
    handler = RotatingFileHandler(target, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _catch_crashes(folder)
    return target


def describe(error: BaseException) -> str:
    """The error's class and the places it passed, with its causes, without quoting any value."""
    parts: list[str] = []
    current: BaseException | None = error
    while current is not None and len(parts) < 10:
        parts.append(_describe_one(current))
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\n-- do lỗi sau --\n".join(parts)


class SafeFormatter(logging.Formatter):
    """Writes tracebacks by `describe`, so that a log line can never quote a record."""

    def format(self, record: logging.LogRecord) -> str:
        """The line with the safe description, whatever another handler has noted on the record."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The safe description of the error."""
        return describe(ei[1]) if ei[1] is not None else ""


def _describe_one(error: BaseException) -> str:
    lines = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return "\n".join([*lines, f"{name}{_safe_words(error)}"])


def _safe_words(error: BaseException) -> str:
    if isinstance(error, _SAFE_WORDS):
        return f": {error}"
    if isinstance(error, OSError):
        return f": [{error.errno}] {error.strerror or ''}"
    return ""


def _catch_crashes(folder: Path) -> None:
    # faulthandler keeps the file's number, so the file stays open as long as the program runs.
    global _crash_file  # noqa: PLW0603
    old = _crash_file
    _crash_file = (folder / CRASH_NAME).open("a", encoding="utf-8")
    faulthandler.enable(_crash_file)
    if old is not None:
        old.close()
