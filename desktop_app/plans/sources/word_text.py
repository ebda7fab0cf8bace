"""The text of one Word paragraph: its runs with emphasis, its boxes, notes and pictures."""

from collections.abc import Callable

from desktop_app.plans.sources.rich import Piece
from desktop_app.plans.sources.symbols import known_sign, plain
from desktop_app.plans.sources.word_fields import chosen, is_equation, shown_by
from desktop_app.plans.sources.word_package import Element, W, whole
from desktop_app.plans.sources.word_styles import Look, Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = _MC + "AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    _VML + "imagedata",
)
_SEE_THROUGH = frozenset(
    W + name
    for name in (
        "hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "sdt", "sdtContent",
        "customXml", "dir", "bdo", "ruby", "rubyBase",
    )
)  # fmt: skip
_DROPPED = (W + "del", W + "moveFrom")
_DEEPEST = 60


class Found:
    """What one paragraph holds: pieces of text, text boxes, note numbers, and what was met."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.met: set[str] = set()


class _Opened:
    """A field that has begun: how many pieces stood before it, what it is told to do."""

    def __init__(self, pieces: int, chosen: str = "") -> None:
        self.pieces = pieces
        self.chosen = chosen
        self.instruction = ""


class ParagraphReader:
    """Reads the paragraphs of one document; remembers fields that run over paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # open fields: whether still in the instruction
        self._opened: list[_Opened] = []  # as many as open fields
        self._open_ended: set[Element] = set()
        self._run_parts: dict[str, Callable[[Element, Look, Found], None]] = {
            W + "t": self._text,
            W + "delText": self._nothing,
            W + "instrText": self._instruct,
            W + "fldChar": self._field,
            W + "sym": self._sign,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "object": self._object,
        }
        self._signs = {
            W + "tab": "\t",
            W + "ptab": "\t",
            W + "cr": "\n",
            W + "noBreakHyphen": "-",
        }

    def read(self, paragraph: Element, style_id: str) -> Found:
        """Everything in a paragraph, deleted text left out."""
        found = Found()
        # A field that was damaged must not swallow what follows: its instruction is believed
        # only within the paragraph where it begins. (Its own words are no w:t in any case.)
        self._fields = [False] * len(self._fields)
        self._opened = [_Opened(-1) for _ in self._fields]
        self._open_ended = _open_ended(paragraph)
        self._walk(paragraph, self._styles.paragraph_look(style_id), found, 0)
        return found

    def _walk(self, parent: Element, look: Look, found: Found, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == W + "r":
                self._run(child, look, found, depth)
            elif child.tag in _SEE_THROUGH:
                if child.tag in (W + "ins", W + "moveTo"):
                    found.met.add("revision")
                self._walk(child, look, found, depth + 1)
            elif child.tag in _DROPPED:
                found.met.add("revision")
            elif child.tag == ALTERNATIVES:
                self._alternate(child, look, found, depth)
            elif child.tag in (_MATH + "oMath", _MATH + "oMathPara"):
                found.met.add("formula")
                self._put("".join(t.text or "" for t in child.iter(_MATH + "t")), look, found)

    def _run(self, run: Element, paragraph: Look, found: Found, depth: int) -> None:
        look = self._styles.run_look(run.find(W + "rPr"), paragraph)
        if look.hidden:
            found.met.add("hidden")
            return
        self._parts(run, look, found, depth)

    def _parts(self, run: Element, look: Look, found: Found, depth: int) -> None:
        for child in run:
            if child.tag in self._run_parts:
                self._run_parts[child.tag](child, look, found)
            elif child.tag in self._signs:
                self._put(self._signs[child.tag], look, found)
            elif child.tag == W + "br":
                is_page = child.get(W + "type") in ("page", "column")
                self._put("\n" if not is_page or found.pieces else "", look, found)
            elif child.tag == ALTERNATIVES:
                self._alternate(child, look, found, depth)
            elif child.tag in (W + "drawing", W + "pict"):
                self._drawing(child, look, found)
            elif child.tag == W + "ruby":
                self._walk(child, look, found, depth + 1)

    def _alternate(self, element: Element, look: Look, found: Found, depth: int) -> None:
        choice = alternative(element)
        if choice is not None and depth <= _DEEPEST:
            self._parts(choice, look, found, depth + 1)
            self._walk(choice, look, found, depth + 1)

    def _drawing(self, drawing: Element, look: Look, found: Found) -> None:
        boxes = _outermost_boxes(drawing)
        found.boxes += boxes
        for art in drawing.iter(_VML + "textpath"):
            self._put(f"\n{plain(art.get('string', ''))}\n", look, found)
        if any(drawing.find(f".//{name}") is not None for name in _PICTURES):
            found.met.add("picture")

    def _text(self, element: Element, look: Look, found: Found) -> None:
        if not any(self._fields):
            # A line break inside w:t is only how the XML was laid out.
            text = (element.text or "").replace("\n", " ").replace("\r", " ")
            self._put(plain(text), look, found)

    def _put(self, text: str, look: Look, found: Found) -> None:
        if text and not any(self._fields):
            shown = text.upper() if look.caps else text
            found.pieces.append(Piece(shown, bool(look.bold), bool(look.italic)))

    def _field(self, element: Element, look: Look, found: Found) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(element not in self._open_ended)
            self._opened.append(_Opened(len(found.pieces), chosen(element)))
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._show(self._opened.pop(), look, found)

    def _instruct(self, element: Element, look: Look, found: Found) -> None:
        if self._fields and self._fields[-1]:
            self._opened[-1].instruction += element.text or ""

    def _show(self, field: _Opened, look: Look, found: Found) -> None:
        """Put the words that Word draws for a field, where it holds no result."""
        if len(found.pieces) != field.pieces:
            return
        if is_equation(field.instruction):
            found.met.add("formula")
        self._put(plain(shown_by(field.instruction) or field.chosen), look, found)

    def _sign(self, element: Element, look: Look, found: Found) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return
        known = known_sign(code)
        if known or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD:
            self._put(known or chr(code), look, found)

    def _note(self, element: Element, look: Look, found: Found) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        found.notes.append((kind, str(whole(element.get(W + "id"), -1))))

    def _object(self, element: Element, look: Look, found: Found) -> None:
        found.met.add("object")

    def _nothing(self, element: Element, look: Look, found: Found) -> None:
        pass


def alternative(element: Element) -> Element | None:
    """Word writes new things twice, for new and for old programs: the one that is taken."""
    named = (element.find(_MC + name) for name in ("Choice", "Fallback"))
    return next((one for one in named if one is not None and len(one)), None)


def _outermost_boxes(parent: Element, depth: int = 0) -> list[Element]:
    """The text boxes in a drawing; of two alternatives only the first."""
    found: list[Element] = []
    if depth > _DEEPEST:
        return found
    for child in parent:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == ALTERNATIVES:
            choice = alternative(child)
            found += [] if choice is None else _outermost_boxes(choice, depth + 1)
        else:
            found += _outermost_boxes(child, depth + 1)
    return found


def _open_ended(paragraph: Element) -> set[Element]:
    """The beginnings of fields whose instruction has no end in this paragraph."""
    instructions: set[Element] = set()
    opened: list[Element] = []
    for mark in paragraph.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            opened.append(mark)
            instructions.add(mark)
        elif opened and kind in ("separate", "end"):
            instructions.discard(opened[-1])
            if kind == "end":
                opened.pop()
    return instructions
