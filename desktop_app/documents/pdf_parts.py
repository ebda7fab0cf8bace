"""Makes boxes out of texts for one part of a paper: the width is that of its pages."""

from dataclasses import dataclass, replace

from desktop_app.documents.boxes import TextBox
from desktop_app.documents.layout import LOOKS, Page
from desktop_app.documents.model import Align, RichText
from desktop_app.documents.typeset import Typesetter


@dataclass(frozen=True)
class Parts:
    """The typesetter and the page that a part is set for."""

    setter: Typesetter
    page: Page

    def text(
        self,
        runs: RichText,
        style: str,
        *,
        width: float | None = None,
        align: Align | None = None,
        keep_next: bool = False,
        outline: tuple[int, str] | None = None,
    ) -> TextBox:
        """A paragraph in a style of `layout.LOOKS`, as wide as the page unless told."""
        look = LOOKS[style]
        if align is not None and align is not look.align:
            look = replace(look, align=align, indent=0.0 if align is Align.CENTER else look.indent)
        room = self.page.text_width if width is None else width
        lines = self.setter.lines(runs, look, room)
        return TextBox(tuple(lines), look, look.before, keep_next, outline)
