"""Finds streams of a PDF that would swell beyond reason, before anybody unpacks them."""

import re
import zlib
from pathlib import Path

from desktop_app.plans.sources.doubt import too_long

MAX_STREAM_BYTES = 24 * 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_BEFORE = 1500
_DEPTH = 3


def refuse_bombs(path: Path) -> None:
    """Raise UserError when a stream other than a picture is packed to an unreasonable size."""
    data = path.read_bytes()
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _BEFORE) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"/Image" in head or (b"Flate" not in head and b"/Fl" not in head):
            continue
        end = data.find(b"endstream", match.end())
        _measure(data[match.end() : end if end > 0 else len(data)])


def _measure(packed: bytes) -> None:
    """Unpack to the limit and no further; a stream may be packed several times over."""
    for _ in range(_DEPTH):
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(packed, MAX_STREAM_BYTES)
        except zlib.error:
            return  # not packed, or damaged: the reader will say
        if unpacker.unconsumed_tail and len(unpacked) >= MAX_STREAM_BYTES:
            raise too_long(f"phần nén nở ra trên {MAX_STREAM_BYTES // (1024 * 1024)} MB")
        packed = unpacked
