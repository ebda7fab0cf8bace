"""The small language of forms: what adds up to a figure, and what must hold between figures.

A bare word is a code of the form itself, `FORM.CODE` one of another form, `#5` or `#0,5` a number;
`+ - * /` and brackets as in arithmetic, chains of `= < > <= >=` between them.
"""

import functools
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction

from desktop_app.errors import UserError
from desktop_app.reports.forms.arithmetic import (
    RANK,
    Code,
    Join,
    Lookup,
    Name,
    Node,
    Number,
    Style,
    exact,
    has_number,
    is_sum,
    keys_of,
    with_comma,
    written,
)
from desktop_app.reports.forms.model import Form, Identity
from desktop_app.reports.model import CellKey

LONGEST = 1_000  # signs of one rule
LARGEST = 10**21  # with six decimals it still has fewer digits than Decimal keeps
_DEEPEST = 20  # brackets within brackets
_DIGITS = Context(prec=28)
_TOKEN = re.compile(
    r"\s*(?:(?P<number>#\d{1,15}(?:[.,]\d{1,6})?(?!\w))"
    r"|(?P<code>(?:[^\W_]+(?:/[^\W_]+)*\.)?[^\W_]+)"
    r"|(?P<sign><=|>=|≤|≥|[-+*/()=<>])|(?P<strange>\S))"
)
_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
}
_REFUTED = {"=": "≠", "<": "≥", ">": "≤", "≤": ">", "≥": "<"}
_ALIKE = {"<=": "≤", ">=": "≥"}


@dataclass(frozen=True)
class Expression:
    """A sum, difference, product or quotient of figures; `codes` are the cells it reads."""

    node: Node
    form: str

    @functools.cached_property
    def codes(self) -> tuple[CellKey, ...]:
        """The cells it reads, each once, in their order."""
        return tuple(dict.fromkeys(keys_of(self.node)))

    @property
    def added(self) -> tuple[CellKey, ...]:
        """The cells of a plain sum in their order; nothing for any other arithmetic."""
        return tuple(keys_of(self.node)) if is_sum(self.node) else ()

    def value(self, lookup: Lookup) -> Decimal | None:
        """What it comes to; None when a figure is missing, the divisor is nought, or it is larger
        than any figure of a form (LARGEST).

        Exact, but for a quotient that never ends: that has 28 digits.
        """
        found = self.exact(lookup)
        if found is None or abs(found) >= LARGEST:
            return None
        return _DIGITS.divide(Decimal(found.numerator), Decimal(found.denominator))

    def exact(self, lookup: Lookup) -> Fraction | None:
        """The same without any rounding, for comparing."""
        return exact(self.node, lookup)

    def written(self, name: Name, space: str = "") -> str:
        """It with what `name` calls each cell ("F13"); numbers have a point, as Excel wants."""
        return written(self.node, Style(name, space=space))

    def __str__(self) -> str:
        """The rule again, as `parse` reads it."""
        name = functools.partial(short, form=self.form)
        return written(self.node, Style(name, number="#{}".format))


@dataclass(frozen=True)
class Chain:
    """What must hold between neighbours: "6 = 7+8 = 9+10+11"."""

    parts: tuple[Expression, ...]
    signs: tuple[str, ...]
    codes: tuple[CellKey, ...] = field(init=False)

    def __post_init__(self) -> None:
        keys = dict.fromkeys(key for part in self.parts for key in part.codes)
        object.__setattr__(self, "codes", tuple(keys))

    def holds(self, lookup: Lookup) -> bool | None:
        """Whether every neighbour stands as it should; None while one of them has no value.

        What is wrong among those that have one is wrong whatever is missing.
        """
        links = self._links(lookup)
        if False in links:
            return False
        return None if None in links else True

    def figures(self, lookup: Lookup, show: Callable[[CellKey, Decimal], str]) -> str:
        """The chain with its numbers, and with the signs that are true: "12 ≠ 7 + 3 + 1"."""

        def name(key: CellKey) -> str:
            value = lookup(key)
            return "…" if value is None else show(key, value)

        style = Style(name, with_comma, " ", "×")
        signs = [
            _REFUTED[sign] if link is False else sign
            for sign, link in zip(self.signs, self._links(lookup), strict=True)
        ]
        return _linked([written(part.node, style) for part in self.parts], signs)

    @property
    def printed(self) -> str:
        """The rule for a person: "6 = 7+8 = 9+10+11"; "(9) ≥ 5×(8)" where a number stands in it,
        so that no one takes a column for a number."""

        def name(key: CellKey) -> str:
            code = short(key, self.parts[0].form)
            return f"({code})" if numbers and code.isdecimal() else code

        numbers = any(has_number(part.node) for part in self.parts)
        style = Style(name, with_comma, times="×")
        return _linked([written(part.node, style) for part in self.parts], self.signs)

    def _links(self, lookup: Lookup) -> list[bool | None]:
        values = [part.exact(lookup) for part in self.parts]
        return [
            None if left is None or right is None else _COMPARE[sign](left, right)
            for left, sign, right in zip(values, self.signs, values[1:], strict=False)
        ]

    def __str__(self) -> str:
        """The rule again, as `parse_identity` reads it."""
        return _linked([str(part) for part in self.parts], self.signs)


def short(key: CellKey, form: str) -> str:
    """A cell as a rule of this form calls it: "6", or "02/XLD.6" for one of another form."""
    return key[1] if key[0] == form else f"{key[0]}.{key[1]}"


@functools.lru_cache(maxsize=4096)
def parse(rule: str, form: str = "") -> Expression:
    """The expression that a formula of a form writes; UserError saying what is wrong with it."""
    parser = _Parser(rule, form)
    found = parser.expression()
    parser.finish()
    return found


@functools.lru_cache(maxsize=4096)
def parse_identity(rule: str, form: str = "") -> Chain:
    """The chain that an identity of a form writes; UserError saying what is wrong with it."""
    parser = _Parser(rule, form)
    parts, signs = [parser.expression()], []
    while (sign := parser.compared()) is not None:
        signs.append(sign)
        parts.append(parser.expression())
    parser.finish()
    if not signs:
        raise _fault(rule, "thiếu dấu so sánh (=, <=, >=, <, >)")
    return Chain(tuple(parts), tuple(signs))


def standing(form: Form) -> tuple[Identity, ...]:
    """The identities of a form that still say something: one whose side is switched off altogether
    does not ("CK2 <= CK1" where the office keeps no CK1)."""
    off = {(form.code, item.code) for item in form.items if item.off}
    if not off:
        return form.identities
    return tuple(
        one
        for one in form.identities
        if not any(
            part.codes and off.issuperset(part.codes)
            for part in parse_identity(one.rule, form.code).parts
        )
    )


class _Parser:
    """Reads a rule from left to right."""

    def __init__(self, rule: str, form: str) -> None:
        if len(rule) > LONGEST:
            raise UserError(f"Công thức dài quá {LONGEST} ký tự.")
        self._rule, self._form = rule, form
        self._tokens = [
            (str(found.lastgroup), str(found[found.lastgroup or 0]))
            for found in _TOKEN.finditer(rule)
        ]
        self._at = 0

    def expression(self, depth: int = 0) -> Expression:
        return Expression(self._joined(1, depth), self._form)

    def compared(self) -> str | None:
        kind, text = self._next()
        sign = _ALIKE.get(text, text)
        if kind != "sign" or sign not in _COMPARE:
            return None
        self._at += 1
        return sign

    def finish(self) -> None:
        kind, text = self._next()
        if kind == "sign" and _ALIKE.get(text, text) in _COMPARE:
            raise _fault(self._rule, "công thức tính không có dấu so sánh")
        if kind:
            raise _fault(self._rule, f"thiếu phép tính hoặc thừa “{text}”")

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _joined(self, rank: int, depth: int) -> Node:
        """Signs of one rank join from the left; those of the higher rank bind first."""
        if rank > max(RANK.values()):
            return self._single(depth)
        left = self._joined(rank + 1, depth)
        while RANK.get(self._next()[1]) == rank:
            sign = self._next()[1]
            self._at += 1
            left = Join(sign, left, self._joined(rank + 1, depth))
        return left

    def _single(self, depth: int) -> Node:
        kind, text = self._next()
        self._at += 1
        if kind == "number":
            return _number(text[1:].replace(",", "."))
        if kind == "code":
            form, dot, code = text.rpartition(".")
            return Code((form if dot else self._form, code))
        if text == "(" and depth < _DEEPEST:
            inside = self._joined(1, depth + 1)
            if self._next()[1] != ")":
                raise _fault(self._rule, "thiếu dấu đóng ngoặc")
            self._at += 1
            return inside
        if text == "(":
            raise _fault(self._rule, "quá nhiều ngoặc lồng nhau")
        raise _fault(self._rule, f"không hiểu “{text}”" if text else "thiếu một mã hoặc một số")


def _number(text: str) -> Number:
    return Number(Fraction(text), text)


def _fault(rule: str, what: str) -> UserError:
    return UserError(f"Công thức “{rule.strip()}” chưa đúng: {what}.")


def _linked(words: Sequence[str], signs: Sequence[str]) -> str:
    rest = zip(signs, words[1:], strict=True)
    return words[0] + "".join(f" {sign} {word}" for sign, word in rest)
