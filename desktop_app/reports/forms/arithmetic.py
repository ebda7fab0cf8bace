"""The tree of a rule's arithmetic: what it reads, what it comes to, how it is written."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop_app.reports.model import CellKey

Lookup = Callable[[CellKey], Decimal | None]
Name = Callable[[CellKey], str]
RANK = {"+": 1, "-": 1, "*": 2, "/": 2}


@dataclass(frozen=True)
class Number:
    """A number that stands in the rule itself."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Code:
    """A cell."""

    key: CellKey


@dataclass(frozen=True)
class Join:
    """Two parts and what is done with them."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Code | Join


def keys_of(node: Node) -> Iterator[CellKey]:
    """The cells of a tree in their order, as often as they stand there."""
    if isinstance(node, Code):
        yield node.key
    elif isinstance(node, Join):
        yield from keys_of(node.left)
        yield from keys_of(node.right)


def is_sum(node: Node) -> bool:
    """Whether cells are added and nothing else."""
    if isinstance(node, Join):
        return node.sign == "+" and is_sum(node.left) and is_sum(node.right)
    return isinstance(node, Code)


def exact(node: Node, lookup: Lookup) -> Fraction | None:
    """What a tree comes to; None when a figure is missing or a divisor is nought."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Code):
        value = lookup(node.key)
        return None if value is None else Fraction(value)
    left, right = exact(node.left, lookup), exact(node.right, lookup)
    if left is None or right is None or (node.sign == "/" and not right):
        return None
    return _ARITHMETIC[node.sign](left, right)


_ARITHMETIC: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


@dataclass(frozen=True)
class Style:
    """How a rule is written down."""

    name: Name
    number: Callable[[str], str] = str
    space: str = ""
    times: str = "*"


def written(node: Node, style: Style, least: int = 0) -> str:
    """Brackets stand only where the arithmetic would change without them."""
    if isinstance(node, Number):
        return style.number(node.text)
    if isinstance(node, Code):
        return style.name(node.key)
    rank = RANK[node.sign]
    left = written(node.left, style, rank)
    # On the right only a sum in a sum, or a product in a product, needs no brackets.
    alike = isinstance(node.right, Join) and node.sign == node.right.sign and node.sign in "+*"
    right = written(node.right, style, rank if alike else rank + 1)
    sign = style.times if node.sign == "*" else node.sign
    text = f"{left}{style.space}{sign}{style.space}{right}"
    return f"({text})" if rank < least else text


def has_number(node: Node) -> bool:
    """Whether a number stands in it."""
    if isinstance(node, Join):
        return has_number(node.left) or has_number(node.right)
    return isinstance(node, Number)


def with_comma(number: str) -> str:
    """A number as Vietnamese writes it."""
    return number.replace(".", ",")
