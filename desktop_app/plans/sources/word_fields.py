"""What Word draws for a field that holds no result of its own: formulas, buttons, lists."""

import re

from desktop_app.plans.sources.word_package import Element, W, value, whole

_EQUATION = re.compile(r"\s*EQ\s", re.IGNORECASE)
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(?P<shown>.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r"\\[a-z]{1,2}\d*(?![a-z])", re.IGNORECASE)


def is_equation(instruction: str) -> bool:
    """Whether an instruction draws a formula, a frame or letters above each other."""
    return _EQUATION.match(instruction) is not None


def shown_by(instruction: str) -> str:
    """The words that an instruction draws by itself; "" where it only asks for a result."""
    if is_equation(instruction):
        bare = _SWITCH.sub(" ", _EQUATION.sub("", instruction, count=1))
        return " ".join(re.sub(r"[()]", " ", bare).replace(";", "/").replace(",", "/").split())
    button = _BUTTON.fullmatch(instruction)
    return " ".join(button["shown"].split()) if button else ""


def chosen(begin: Element) -> str:
    """The entry chosen in a list of a form, at the beginning of its field; "" for other fields."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
    at = whole(value(choices, "result"))
    return entries[at] if 0 <= at < len(entries) else ""
