"""The rows of an old book as they would be kept: understood, doubted, edited; nothing written.

A hundred thousand rows with a sentence for every doubt would fill the memory as objects, so that
they are packed in blocks and unpacked when they are looked at. Nothing touches the disk: the rows
may hold a denouncer's name.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from desktop_app.old_books.reading import Doubt, Reading
from desktop_app.old_books.target import Target

_BLOCK = 100


class Cell(msgspec.Struct, array_like=True, frozen=True):
    """One value as it would be kept, how sure, why, and what stood in the file when it differs."""

    text: str
    doubt: int = 0
    why: str = ""
    was: str = ""


class Row(msgspec.Struct, array_like=True, frozen=True):
    """One row: place in the file, its cells by column key, why it would be left out ("": not)."""

    sheet: int
    number: int
    cells: dict[str, Cell]
    left_out: str = ""
    notes: tuple[str, ...] = ()

    @property
    def doubt(self) -> Doubt:
        """The worst of its cells."""
        worst = max((cell.doubt for cell in self.cells.values()), default=0)
        return Doubt(worst)

    def text(self, key: str) -> str:
        """The text of one column, "" when there is none."""
        cell = self.cells.get(key)
        return cell.text if cell else ""


@dataclass
class Draft:
    """The rows of one import; `columns` are the keys that hold anything, in the target's order."""

    target: Target
    file_name: str
    file_hash: str
    sheets: tuple[str, ...]
    columns: tuple[str, ...] = ()
    skipped_heads: int = 0
    alphabets: dict[str, int] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)  # what the book says of a row
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._packed: list[bytes] = []
        self._open: list[Row] = []
        self._edits: dict[int, Row] = {}
        self.doubts = bytearray()
        self.skipped = bytearray()
        self._unpacked = lru_cache(maxsize=8)(self._unpack)

    def __len__(self) -> int:
        return len(self.doubts)

    def add(self, row: Row) -> None:
        """Put one more row behind the others."""
        self._open.append(row)
        self.doubts.append(row.doubt)
        self.skipped.append(bool(row.left_out))
        if len(self._open) == _BLOCK:
            self._close_block()

    def finish(self) -> None:
        """No row comes any more."""
        if self._open:
            self._close_block()
        self._unpacked.cache_clear()

    def row(self, index: int) -> Row:
        """A row as it stands now, with what the person changed."""
        edited = self._edits.get(index)
        return edited or self._unpacked(index // _BLOCK)[index % _BLOCK]

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Every row that is not skipped, with its index."""
        for index in range(len(self)):
            if not self.skipped[index]:
                yield index, self.row(index)

    def edit(self, index: int, key: str, reading: Reading) -> None:
        """Put other words into a cell."""
        row = self.row(index)
        before = row.cells.get(key, Cell(""))
        cell = Cell(reading.text, reading.doubt, reading.why, before.was or before.text)
        self._edits[index] = msgspec.structs.replace(row, cells={**row.cells, key: cell})
        self.doubts[index] = self._edits[index].doubt
        if key not in self.columns:
            order = [column.key for column in self.target.columns]
            self.columns = tuple(sorted({*self.columns, key}, key=order.index))

    def skip(self, index: int, on: bool) -> None:
        """Leave a row out, or take it in after all."""
        self.skipped[index] = on

    def needing(self) -> list[int]:
        """The rows a person should see: taken in and doubtful or faulty, or told of."""
        return [
            i
            for i in range(len(self))
            if not self.skipped[i] and (self.doubts[i] >= Doubt.DOUBTFUL or i in self.told)
        ]

    def faulty(self) -> int:
        """How many rows that are taken in have a fault."""
        return sum(
            d == Doubt.FAULTY and not s for d, s in zip(self.doubts, self.skipped, strict=True)
        )

    def count(self, doubt: Doubt) -> int:
        """How many rows that are taken in are at worst this."""
        return sum(d == doubt and not s for d, s in zip(self.doubts, self.skipped, strict=True))

    @property
    def taken(self) -> int:
        """How many rows would be written."""
        return len(self) - sum(self.skipped)

    def forget(self) -> None:
        """Let go of every row: after acceptance no name stays in the memory of the preview."""
        self._packed.clear()
        self._open.clear()
        self._edits.clear()
        self.told.clear()
        self.doubts.clear()
        self.skipped.clear()
        self._unpacked.cache_clear()

    def _close_block(self) -> None:
        self._packed.append(zlib.compress(msgspec.msgpack.encode(self._open), 1))
        self._open = []

    def _unpack(self, block: int) -> list[Row]:
        if block == len(self._packed):
            return self._open
        return msgspec.msgpack.decode(zlib.decompress(self._packed[block]), type=list[Row])
