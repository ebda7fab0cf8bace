"""Marks of Markdown and HTML in a text taken as emphasis; the words stay, the marks go."""

import html
import re

import msgspec

from desktop_app.plans.sources.rich import Line, Piece, finish, split_lines

_TAGS = (
    "a|b|big|blockquote|body|br|caption|center|code|del|div|em|font|h[1-6]|hr|html|i|img|ins|li|"
    "mark|ol|p|pre|s|small|span|strong|strike|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
_TOKEN = re.compile(
    rf"<(?P<close>/?)(?P<tag>{_TAGS})(?P<attributes>\s[^<>]*|\s*/?)>"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<image>!\[[^\]\n]*\]\([^)\n]*\))"
    r"|(?P<escape>\\[\\*_#\[\](){}.!`>+|~-])"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")
_REACH = 12  # lines over which one emphasis may run; looking further would cost too much
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|[-_=–—*]{3,}|`{3}\w*)[ \t]*")
_BOLD_TAGS = ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")
_ITALIC_TAGS = ("i", "em")
_BREAKING_TAGS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "center")


class Marked(msgspec.Struct, frozen=True):
    """The lines of a stretch of raw text; each raw line may hold several."""

    lines: tuple[tuple[Line, ...], ...]
    images: int = 0


def read_marks(raw_lines: list[str]) -> Marked:
    """The raw lines of one stretch without marks; emphasis may run over its line breaks."""
    reader = _Reader()
    for i, raw in enumerate(raw_lines):
        heading = _HEADING.match(raw)
        if i:
            reader.next_raw_line()
        if _RULE.fullmatch(raw):
            continue
        reader.heading = heading is not None
        reader.read(heading.group(1) if heading else raw, "\n".join(raw_lines[i : i + _REACH]))
    return Marked(tuple(_finished(pieces) for pieces in reader.raw_lines), reader.images)


def cell_text(raw: str) -> str:
    """The text of a table's cell without marks; line breaks inside it stay."""
    lines = read_marks([raw]).lines[0]
    return "\n".join(line.text for line in lines if line.text)


def _finished(pieces: list[Piece]) -> tuple[Line, ...]:
    return tuple(finish(line) for line in split_lines(pieces))


class _Reader:
    """Walks through the raw lines and remembers which emphasis is open."""

    def __init__(self) -> None:
        self.raw_lines: list[list[Piece]] = [[]]
        self.heading = False
        self.images = 0
        self._open_tags: list[str] = []
        self._open_stars = ""

    def next_raw_line(self) -> None:
        self.raw_lines.append([])

    def read(self, raw: str, rest: str) -> None:
        place = 0
        for match in _TOKEN.finditer(raw):
            self._put(raw[place : match.start()])
            place = match.end()
            self._token(match, raw, rest)
        self._put(raw[place:])

    def _token(self, match: re.Match[str], raw: str, rest: str) -> None:
        kind = match.lastgroup
        if match["tag"]:
            self._tag(match["tag"].lower(), bool(match["close"]))
        elif kind == "image":
            self.images += 1
        elif kind == "escape":
            self._put(match.group()[1:])
        elif kind == "entity":
            self._put(html.unescape(match.group()))
        elif kind == "stars":
            self._stars(match, raw, rest)

    def _tag(self, tag: str, closes: bool) -> None:
        if tag == "img":
            self.images += 1
        if tag in _BREAKING_TAGS and (self.raw_lines[-1] or tag == "br"):
            self._put("\n")
        if tag == "li" and not closes:
            self._put("- ")
        if tag not in _BOLD_TAGS + _ITALIC_TAGS:
            return
        if not closes:
            self._open_tags.append(tag)
        elif tag in self._open_tags:
            self._open_tags.remove(tag)

    def _stars(self, match: re.Match[str], raw: str, rest: str) -> None:
        stars = match.group()
        before, after = raw[: match.start()][-1:], raw[match.end() :][:1]
        if self._open_stars == stars and before != "(":
            self._open_stars = ""
        elif not self._open_stars and self._opens(stars, before, after, rest):
            self._open_stars = stars
        else:
            self._put(stars)

    @staticmethod
    def _opens(stars: str, before: str, after: str, rest: str) -> bool:
        if not after or after.isspace() or after == ")" or before.isalnum():
            return False
        # `rest` begins with this raw line, so the mark itself is counted in it.
        return rest.count(stars) >= 2

    def _put(self, text: str) -> None:
        if not text:
            return
        tags = self._open_tags
        bold = self.heading or len(self._open_stars) >= 2 or any(t in _BOLD_TAGS for t in tags)
        italic = len(self._open_stars) in (1, 3) or any(t in _ITALIC_TAGS for t in tags)
        self.raw_lines[-1].append(Piece(text, bold, italic))
