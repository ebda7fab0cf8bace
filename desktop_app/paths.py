"""Where the program keeps its things on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

FOLDER_NAME = "SoDanChu"
OVERRIDE = "SODANCHU_DATA"


@dataclass(frozen=True)
class Paths:
    """All folders hang on `root`; `documents` is where a person looks for their own files."""

    root: Path
    documents: Path

    @property
    def book(self) -> Path:
        """The folder of the office's own book."""
        return self.root / "so"

    @property
    def samples(self) -> Path:
        """The folder under which the sample office is kept."""
        return self.root / "mau"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.root / "nhat-ky"

    @property
    def scratch(self) -> Path:
        """The folder of files that are shown, printed or written through once; see `scratch`."""
        return self.root / "tam"

    @property
    def look(self) -> Path:
        """The file of this machine's screen habits: theme, last folders. No office data."""
        return self.root / "man-hinh.json"


def find(environment: Mapping[str, str] | None = None) -> Paths:
    """The folders of this user; SODANCHU_DATA moves everything to another local folder."""
    environment = os.environ if environment is None else environment
    override = environment.get(OVERRIDE, "").strip()
    # Local, not roaming: a live book must never be copied about by the network.
    root = (
        Path(override)
        if override
        else platformdirs.user_data_path(FOLDER_NAME, appauthor=False, roaming=False)
    )
    return Paths(root.absolute(), platformdirs.user_documents_path())
