"""What the styles of a Word file give to a paragraph or a run: emphasis, place, numbering."""

import msgspec

from desktop_app.plans.sources.word_package import Element, W, whole

_DEEPEST = 20


class Look(msgspec.Struct, frozen=True):
    """The properties of a run that bear on reading; None: not said here."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, `below` where it does not."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
        )


def look_of(properties: Element | None) -> Look:
    """The look that an rPr element itself gives."""
    if properties is None:
        return Look()
    return Look(
        _toggle(properties, "b"),
        _toggle(properties, "i"),
        _toggle(properties, "caps"),
        _toggle(properties, "vanish"),
    )


def _toggle(properties: Element, name: str) -> bool | None:
    child = properties.find(W + name)
    if child is None:
        return None
    return child.get(W + "val", "1") not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document with their inheritance."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")
        self._by_id = {style.get(W + "styleId", ""): style for style in styles}
        self._default = {
            style.get(W + "type", ""): style.get(W + "styleId", "")
            for style in styles
            if style.get(W + "default", "0") in ("1", "true", "on")
        }
        found = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = look_of(found)

    def chain(self, style_id: str, kind: str = "paragraph") -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        style = self._by_id.get(style_id or self._default.get(kind, ""))
        while style is not None and style not in found and len(found) < _DEEPEST:
            found.append(style)
            based_on = style.find(W + "basedOn")
            style = None if based_on is None else self._by_id.get(based_on.get(W + "val", ""))
        return found

    def knows(self, style_id: str) -> bool:
        """Whether the document defines this style."""
        return style_id in self._by_id

    def paragraph_look(self, style_id: str) -> Look:
        """The look of the runs of a paragraph in this style."""
        look = Look()
        for style in self.chain(style_id):
            look = look.over(look_of(style.find(W + "rPr")))
        return look.over(self._base)

    def run_look(self, properties: Element | None, paragraph: Look) -> Look:
        """The look of one run: its own words, then its style's, then its paragraph's."""
        look = look_of(properties)
        style = properties.find(W + "rStyle") if properties is not None else None
        if style is not None and self.knows(style.get(W + "val", "")):
            for element in self.chain(style.get(W + "val", ""), "character"):
                look = look.over(look_of(element.find(W + "rPr")))
        return look.over(paragraph)

    def justification(self, properties: Element | None, style_id: str) -> str:
        """The w:jc of a paragraph, from itself or its style: "center", "both" …"""
        own = properties.find(W + "jc") if properties is not None else None
        if own is not None:
            return own.get(W + "val", "")
        for style in self.chain(style_id):
            found = style.find(f"{W}pPr/{W}jc")
            if found is not None:
                return found.get(W + "val", "")
        return ""

    def numbering(self, properties: Element | None, style_id: str) -> tuple[str, int]:
        """The list (numId) and level of a paragraph; ("", 0) when it is in none."""
        own = properties.find(W + "numPr") if properties is not None else None
        num_id, level = _num_pr(own)
        for style in self.chain(style_id):
            if num_id is not None and level is not None:
                break
            from_style = _num_pr(style.find(f"{W}pPr/{W}numPr"))
            num_id = from_style[0] if num_id is None else num_id
            level = from_style[1] if level is None else level
        return ("", 0) if num_id in (None, "0") else (num_id or "", level or 0)


def _num_pr(element: Element | None) -> tuple[str | None, int | None]:
    if element is None:
        return None, None
    num_id = element.find(W + "numId")
    level = element.find(W + "ilvl")
    return (
        None if num_id is None else num_id.get(W + "val"),
        None if level is None else min(max(whole(level.get(W + "val")), 0), 8),
    )
