"""The pages of a document that is being written: laid out anew after each edit, in a fraction of
the time of the first layout, and drawn only where somebody looks.
"""

from collections.abc import Sequence
from io import BytesIO

from desktop_app.documents import guard
from desktop_app.documents.flow import Sheet
from desktop_app.documents.marks import Mark, Spot
from desktop_app.documents.model import Document
from desktop_app.documents.pages import lay_out
from desktop_app.documents.painting import Painter
from desktop_app.documents.pdf import canvas_for
from desktop_app.documents.places import Places
from desktop_app.documents.typeset import Typesetter
from desktop_app.jobs import Job


class LivePages:
    """Lays out with the same code as `pdf.write`, so its pages are those that will be printed.

    The typesetter lives on from edit to edit and remembers each text by its value and the width of
    its place: only texts that changed are set anew. It holds what the last two versions needed.
    Used by one thread at a time.
    """

    def __init__(self) -> None:
        self._setter: Typesetter | None = None
        self._document = Document()
        self._sheets: list[Sheet] = []
        self._places = Places(self._document, ())

    def update(self, document: Document, job: Job | None = None) -> None:
        """Lay out this version; stopped by its job, the version before stays.

        Raises KnownProblem when no font with Vietnamese letters is installed, Cancelled, and
        Withheld when it would tell a sealed identity.
        """
        guard.ask(document, job=job)
        if self._setter is None:
            self._setter = Typesetter()
        sheets = lay_out(document, self._setter, job)
        self._document, self._sheets = document, sheets
        self._places = Places(document, sheets)
        self._setter.turn()

    @property
    def count(self) -> int:
        """How many pages there are; none before the first `update`."""
        return len(self._sheets)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""
        return self._sheets[page].page.size

    def pdf(self, pages: Sequence[int]) -> bytes:
        """A PDF of only these pages (from 0), each drawn as in the whole document.

        It has no bookmarks. Raises IndexError for a page that is not there.
        """
        assert self._setter is not None, "nothing was laid out yet"
        chosen = [self._sheets[page] for page in pages]
        stream = BytesIO()
        canvas = canvas_for(self._document, self._setter, stream)
        painter = Painter(canvas, self._setter, self._document.watermark)
        for sheet in chosen:
            painter.draw(sheet, bookmarks=False)
        painter.save()
        return stream.getvalue()

    def page_of(self, mark: Mark) -> int:
        """The page (from 0) on which a place is printed; the nearest before it when it is not."""
        return self._places.spot_of(mark).page

    def spot_of(self, mark: Mark) -> Spot:
        """The page of a place and its height there."""
        return self._places.spot_of(mark)
