"""A built program and how to start it on a machine that knows nothing of us."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Built:
    """The folder a user receives, where it was made, and a home folder to start it from."""

    def __init__(self, folder: Path, work: Path, home: Path) -> None:
        self.folder = folder
        self.work = work
        self.home = home

    def program(self, name: str) -> Path:
        """One of the two programs."""
        return self.folder / (f"{name}.exe" if sys.platform == "win32" else name)

    def run(
        self, *arguments: str, name: str = "sodanchu-cli"
    ) -> subprocess.CompletedProcess[bytes]:
        """Start it with no variable of ours, from a folder that is not its own."""
        kept = ("SYSTEMROOT", "SystemRoot", "TEMP", "TMP")  # Windows starts nothing without them
        environment = {key: os.environ[key] for key in kept if key in os.environ}
        # Memory given back is overwritten at once (glibc), so that a use of it cannot pass by luck.
        environment |= {"QT_QPA_PLATFORM": "offscreen", "MALLOC_PERTURB_": "165"}
        for key in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            environment[key] = str(self.home)
        return subprocess.run(
            [str(self.program(name)), *arguments],
            cwd=self.home, env=environment, capture_output=True, timeout=300, check=False,
        )  # fmt: skip


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """Everything a started program said: the last line shows the step that it died in."""
    words = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    return f"trạng thái {done.returncode}\n{words}"
