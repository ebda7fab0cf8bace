r"""Linked text as it is kept: `Tiếp {01/TCD.1=213} lượt, {cmp:01/TCD.1=tăng 12 %}`.

`{FORM.CODE=58}` is a figure, `{FORM.CODE!=60}` one that an officer wrote over, `{kind:…}` says what
else is told of the cell, `{share:FORM.CODE|WHOLE=12 %}` what it is a share of, `{@days=…}` tells of
the report itself. A backslash makes any sign a letter.
"""

import re

from desktop_app.reports.narrative.model import SELF, Link, LinkKind, Paragraph, Run, joined

_PART = r"((?:\\.|[^\\{}=.|:!@])+)"
ADDRESS = re.compile(rf"(?:([a-z]+):)?(?:{_PART}\.|(@)){_PART}(?:\|{_PART})?(!?)", re.DOTALL)
_TOKEN = re.compile(
    r"\{((?:\\.|[^\\{}=])*?)=((?:\\.|[^\\{}])*)\}|((?:\\.|[^\\{}])+)|([\\{}])", re.DOTALL
)
_SIGNS = re.compile(r"[\\{}=.|:!@]")
_BRACES = re.compile(r"[\\{}]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def printed(paragraph: Paragraph) -> str:
    """A paragraph as it is kept."""
    return "".join(_printed(run) for run in paragraph)


def parsed(text: str) -> Paragraph:
    """A kept paragraph; braces that are no link stay the letters that they are."""
    return joined([_run(found) for found in _TOKEN.finditer(text)])


def address(link: Link) -> str:
    """A link without the words it stands in."""
    kind = f"{link.kind}:" if link.kind else ""
    form, code = link.key
    place = SELF if form == SELF else f"{_escape(form)}."
    whole = f"|{_escape(link.whole)}" if link.whole else ""
    return f"{kind}{place}{_escape(code)}{whole}{'!' if link.typed else ''}"


def link_of(text: str) -> Link | None:
    """The link of an address, None when the text is none."""
    found = ADDRESS.fullmatch(text)
    if found is None or (found[1] or "") not in set(LinkKind):
        return None
    form = SELF if found[3] else _unescape(found[2])
    whole = _unescape(found[5] or "")
    return Link((form, _unescape(found[4])), LinkKind(found[1] or ""), whole, bool(found[6]))


def _printed(run: Run) -> str:
    text = _BRACES.sub(r"\\\g<0>", run.text)
    return text if run.link is None else f"{{{address(run.link)}={text}}}"


def _run(found: re.Match[str]) -> Run:
    if found[1] is None:
        return Run(_unescape(found[3]) if found[3] else found[4])
    link = link_of(found[1])
    return Run(_unescape(found[0])) if link is None else Run(_unescape(found[2]), link)


def _escape(part: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", part)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
