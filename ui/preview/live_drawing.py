"""What the live preview does on the view thread: lay out, find the place, draw one page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop_app.documents.live import LivePages
from desktop_app.documents.marks import Mark, Spot
from desktop_app.documents.model import Document
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from ui.preview.pages import PdfPages

_log = logging.getLogger("so-dan-chu")


@dataclass(frozen=True)
class Wanted:
    """What to show. `make` None: the version laid out last. `page` None: the page of the mark.

    `width_px` is the width of the picture in pixels of the screen. `shown` is the page that is on
    the screen already and need not be drawn again while the version stays the same.
    """

    make: Callable[[], Document] | None
    mark: Mark | None
    page: int | None
    width_px: int
    shown: int | None = None


@dataclass(frozen=True)
class Drawn:
    """A page (from 0) of `count` with its size in points; `image` None: as it is shown already."""

    page: int
    count: int
    size: tuple[float, float]
    image: QImage | None
    spot: Spot | None


@dataclass(frozen=True)
class Trouble:
    """Why nothing can be shown, in words for the person."""

    words: str


class LiveDrawing:
    """The pages of one document; called by one thread at a time."""

    def __init__(self) -> None:
        self._pages = LivePages()
        self._told = False

    def draw(self, wanted: Wanted, job: Job) -> Drawn | Trouble:
        """One page as a picture.

        A fault of the program is raised once, so that it is told and logged like any other; a
        preview that is drawn anew at each letter must not open a box at each letter.
        """
        try:
            return self._draw(wanted, job)
        except Cancelled:
            raise
        except KnownProblem as problem:
            return Trouble(str(problem))
        except UserError as error:
            return Trouble(error.message)
        except Exception:
            if not self._told:
                self._told = True
                raise
            _log.exception("the live preview failed again")
            return Trouble("")

    def _draw(self, wanted: Wanted, job: Job) -> Drawn | Trouble:
        if wanted.make is not None:
            self._pages.update(wanted.make(), job)
        job.step(0, 0)
        spot = self._pages.spot_of(wanted.mark) if wanted.mark is not None else None
        page = wanted.page if wanted.page is not None else (spot.page if spot else 0)
        page = min(max(page, 0), self._pages.count - 1)
        image = None
        if wanted.make is not None or page != wanted.shown:
            image = self._picture(page, wanted.width_px)
        here = spot if spot is not None and spot.page == page else None
        return Drawn(page, self._pages.count, self._pages.size(page), image, here)

    def _picture(self, page: int, width_px: int) -> QImage:
        pdf = PdfPages(self._pages.pdf([page]))
        try:
            return pdf.render(0, width_px / self._pages.size(page)[0])
        finally:
            pdf.close()
