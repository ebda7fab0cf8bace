"""The texts of a paper as the gate looks through them: what stands side by side is read together.

A name may be bold in part, or stand in two cells of a row. Any part of the model is walked by its
fields, so that a new field is looked through as well. What is Named is left alone, and so are
other words beside it that name the same person: the texts of somebody's own open complaint.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Protocol

from desktop_app.documents.model import Named, Run, TableBlock, TableRow, Value, shown

_WORDS = {
    "header": "phần đầu văn bản",
    "type_name": "tên loại văn bản",
    "subject": "trích yếu",
    "addressees": "nơi kính gửi",
    "bases": "căn cứ",
    "body": "đoạn",
    "recipients": "nơi nhận",
    "signature": "chữ ký",
    "after": "phần sau chữ ký, đoạn",
    "appendices": "phụ lục",
    "watermark": "chữ nền",
    "caption": "dòng dưới tên",
    "head": "đầu bảng",
    "choices": "danh sách chọn",
}


_BREAK = " | "


class Spot(Protocol):
    """A stretch of a text, and what may stand there instead."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The first character behind it."""

    @property
    def code_name(self) -> str:
        """What may stand there."""

    @property
    def identities(self) -> frozenset[str]:
        """Whom it tells: who denounced twice is two."""


@dataclass(frozen=True)
class Group:
    """Texts that are read together, each with its place in words; `between` stands before each.

    `named` is what is Named beside them: in the row, or in the paper outside its tables.
    """

    texts: tuple[str, ...]
    places: tuple[str, ...]
    between: tuple[str, ...]
    named: str = ""
    of_row: bool = False

    @property
    def joined(self) -> str:
        """All of them as one text."""
        return "".join(b + t for b, t in zip(self.between, self.texts, strict=True))

    def where(self, at: int) -> str:
        """The place in words of a character of the joined text."""
        return next(place for start, end, place in self._spans() if at < end)

    def masked(self, spots: Sequence[Spot]) -> tuple[str, ...]:
        """The texts with what may stand in these places of the joined text."""
        told = []
        for (start, end, _), text in zip(self._spans(), self.texts, strict=True):
            parts, at = [], start
            for spot in spots:
                first, last = max(spot.start, at), min(spot.end, end)
                if first < last:
                    # The code name stands where the place begins; its rest in others is empty.
                    parts += [text[at - start : first - start]]
                    parts += [spot.code_name] if spot.start >= start else []
                    at = last
            told.append("".join([*parts, text[at - start :]]))
        return tuple(told)

    def _spans(self) -> Iterator[tuple[int, int, str]]:
        at = 0
        for text, place, between in zip(self.texts, self.places, self.between, strict=True):
            at += len(between)
            yield at, at + len(text), place
            at += len(text)


Visit = Callable[[Group], Sequence[str]]


def groups(paper: object) -> list[Group]:
    """Every group of texts of a document, a sheet or a single text, in order."""
    found: list[Group] = []

    beside = "\n".join(_named(paper))

    def note(group: Group) -> Sequence[str]:
        found.append(group if group.of_row else replace(group, named=beside))
        return group.texts

    walked(paper, "tên tệp" if isinstance(paper, str) else "văn bản", note)
    return found


def walked(value: Any, where: str, visit: Visit) -> Any:
    """The value with the texts that `visit` gives for each group; itself when nothing changes."""
    if isinstance(value, Enum | Named):
        return value
    if isinstance(value, str):
        return visit(Group((value,), (where,), ("",)))[0] if value else value
    if isinstance(value, TableRow):
        return _row(value, where, visit)
    if isinstance(value, tuple | list):
        return _several(tuple(value), where, visit)
    if is_dataclass(value) and not isinstance(value, type):
        return _parts(value, where, visit)
    return value


def _several(values: tuple[Any, ...], where: str, visit: Visit) -> tuple[Any, ...]:
    if values and all(isinstance(value, Run) for value in values):
        return _runs(values, visit(_of_runs(values, where)))
    told = tuple(walked(value, f"{where} {n}", visit) for n, value in enumerate(values, 1))
    return values if _same(values, told) else told


def _parts(value: Any, where: str, visit: Visit) -> Any:
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        place = _WORDS.get(field.name, where)
        if isinstance(value, TableBlock) and field.name == "rows":
            place = f"{where}, bảng, dòng" if where.startswith("phụ lục") else "bảng, dòng"
        new = walked(old, place, visit)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _row(row: TableRow, where: str, visit: Visit) -> TableRow:
    """The cells of a row, read together; the mark is for the program alone."""
    lengths = [len(_cell(cell)) for cell in row.cells]
    texts = tuple(text for cell in row.cells for text in _cell(cell))
    if not any(texts):
        return row
    places = tuple(f"{where}, cột {n}" for n, many in enumerate(lengths, 1) for _ in range(many))
    between = tuple("\n" if first else "" for many in lengths for first in _firsts(many))
    told = visit(Group(texts, places, between, _named_in(row), of_row=True))
    if _same(texts, told):
        return row
    cells, at = [], 0
    for cell, many in zip(row.cells, lengths, strict=True):
        new = told[at : at + many]
        at += many
        if _same(texts[at - many : at], new):
            cells.append(cell)
        else:
            cells.append(_runs(cell, new) if isinstance(cell, tuple) else new[0])
    return replace(row, cells=tuple(cells))


def _cell(cell: Value) -> tuple[str, ...]:
    if isinstance(cell, tuple):
        return _texts(cell)
    if cell is None or isinstance(cell, Named):
        return ()
    return (cell if isinstance(cell, str) else shown(cell),)


def _of_runs(runs: Sequence[Run], where: str) -> Group:
    texts = _texts(runs)
    return Group(texts, (where,) * len(texts), ("",) * len(texts))


def _texts(runs: Sequence[Run]) -> tuple[str, ...]:
    """The texts to be looked through; a Named one is only a break between the others."""
    return tuple(_BREAK if isinstance(run.text, Named) else run.text for run in runs)


def _runs(runs: tuple[Run, ...], texts: Sequence[str]) -> tuple[Run, ...]:
    old = _texts(runs)
    if _same(old, texts):
        return runs
    told = zip(runs, old, texts, strict=True)
    return tuple(run if new is was else replace(run, text=new) for run, was, new in told)


def _named_in(row: TableRow) -> str:
    return "\n".join(name for cell in row.cells for name in _named(cell))


def _named(value: Any) -> Iterator[str]:
    """Every Named text of a value, those in rows of tables aside."""
    if isinstance(value, Named):
        yield str(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _named(part)
    elif is_dataclass(value) and not isinstance(value, TableRow | type):
        for field in fields(value):
            yield from _named(getattr(value, field.name))


def _firsts(many: int) -> list[bool]:
    return [number == 0 for number in range(many)]


def _same(old: Sequence[Any], new: Sequence[Any]) -> bool:
    return all(a is b for a, b in zip(old, new, strict=True))
