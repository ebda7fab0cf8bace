"""An open book as the screens see it."""

from dataclasses import dataclass
from functools import partial

from desktop_app import rehearsal, scratch
from desktop_app.clock import Clock
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.services import Services
from ui.background import Background
from ui.look import Look


@dataclass
class Session:
    """`services` reads on the GUI thread only; every write goes through `background`."""

    office: OpenOffice
    services: Services
    background: Background
    paths: Paths
    clock: Clock
    look: Look

    @classmethod
    def over(
        cls,
        office: OpenOffice,
        paths: Paths,
        look: Look,
        runner: type[Background] = Background,
    ) -> "Session":
        """Put the services of both threads over an open book."""
        scratch.sweep(paths.scratch)
        rehearsal.sweep(paths, office)
        reading = partial(office.services, read_only=True)
        background = runner(office.services, open_reading=reading)
        return cls(office, reading(), background, paths, office.clock, look)

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample office, whose password nobody knows."""
        return self.services.settings.get("is_sample") == "1"

    @property
    def is_rehearsal(self) -> bool:
        """Whether this is a copy to practise in, which is thrown away."""
        return self.services.settings.get("is_rehearsal") == "1"

    def close(self) -> None:
        """Finish the writes, close both connections, give the folder back."""
        self.background.shutdown()
        self.services.close()
        self.office.close()
        scratch.sweep(self.paths.scratch)
