"""Importing this starts the script again with the project's own Python, so that a script works when
it is called directly; without `.venv` it says which script makes one."""

import os
import sys
from pathlib import Path

_VENV = Path(__file__).resolve().parents[1] / ".venv"
_PYTHON = _VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

if Path(sys.prefix).resolve() != _VENV.resolve():
    if not _PYTHON.exists():
        sys.exit("Chưa có thư mục .venv. Hãy chạy scripts/setup dev trước.")
    os.execv(_PYTHON, [str(_PYTHON), *sys.argv])
