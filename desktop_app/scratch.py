"""Passing files, readable without a password: all in one folder, which is swept.

The program's own previews lie there, and so does what the libraries put aside while they write:
XlsxWriter and openpyxl write every sheet as plain XML into the machine's folder of temporary files,
where a killed program would leave the people's names for good.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path


def take(folder: Path) -> None:
    """Sweep what a killed program left, and let every library put its passing files here."""
    sweep(folder)
    # No room or no right: the book will say so in words; until then the machine's own folder.
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = str(folder)


def sweep(folder: Path) -> None:
    """Throw away all that lies there; what another program holds open stays until the next time."""
    with contextlib.suppress(OSError):
        for item in folder.iterdir():
            if item.is_dir() and not item.is_symlink():
                shutil.rmtree(item, ignore_errors=True)
            else:
                _remove(item)


def _remove(item: Path) -> None:
    with contextlib.suppress(OSError):
        item.unlink()
