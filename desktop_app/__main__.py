"""The start of the program, told in order.

1. With arguments the command line answers, without a screen.
2. Without them: find the folders, open the log, sweep the folder of passing files, then the window.
3. The window asks for the password, opens the book under its lock, and builds the services: one
   connection for showing on the GUI thread, one for writing on a thread of its own.
4. On the way out: unsaved work is asked about, the book is backed up, both connections and the lock
   are given back; then the windows and Qt go, before Python does.

This is the only file that may import everything.
"""

import faulthandler
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import logs, paths, scratch
from desktop_app.clock import SystemClock

if TYPE_CHECKING:
    from desktop_app.opening import OpenOffice


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command or open the window; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _command(words) if words else _window()
    finally:
        _leave_qt()


def _command(words: Sequence[str]) -> int:
    if sys.stderr is not None:  # the window's log has a file for this; a command has its stream
        faulthandler.enable()
    from desktop_app import cli  # noqa: PLC0415 - the window does not need the command line

    return cli.main(words, screens=cli.Screens(pictures=_pictures))


def _window() -> int:
    # Qt is loaded only now: commands must work on machines without its system libraries.
    from ui import app  # noqa: PLC0415

    where = paths.find()
    logs.set_up(where.logs)
    scratch.take(where.scratch)
    return app.run(sys.argv[:1], where, SystemClock())


def _leave_qt() -> None:
    # Only if it was loaded: most commands have no need of it.
    app = sys.modules.get("ui.app")
    if app is not None:
        app.leave()


def _pictures(office: "OpenOffice", folder: Path) -> list[Path]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import pictures  # noqa: PLC0415

    return pictures.tabs(office, folder)


if __name__ == "__main__":
    sys.exit(main())
