"""Finds streams of a PDF that would swell beyond reason, before anybody unpacks them."""

import base64
import binascii
import re
import zlib
from pathlib import Path

from desktop_app.documents.refusals import too_long

MAX_STREAM_BYTES = 24 * 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FILTER = re.compile(rb"/(ASCII85Decode|A85|ASCIIHexDecode|AHx|FlateDecode|Fl)\b")
_BEFORE = 1500


def refuse_bombs(path: Path) -> None:
    """Raise UserError when a stream other than a picture is packed to an unreasonable size."""
    data = path.read_bytes()
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _BEFORE) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"/Image" in head:
            continue  # pictures are not unpacked at all
        filters = [name[:3] for name in _FILTER.findall(head)]
        if b"Fla" in filters or b"Fl" in filters:
            end = data.find(b"endstream", match.end())
            _measure(data[match.end() : end if end > 0 else len(data)], filters)


def _measure(packed: bytes, filters: list[bytes]) -> None:
    """Unpack to the limit and no further; a stream may be packed several times over."""
    try:
        for name in filters:
            if name in (b"ASC", b"A85", b"AHx"):
                packed = _from_ascii(packed.strip(), name)
                continue
            unpacker = zlib.decompressobj()
            packed = unpacker.decompress(packed, MAX_STREAM_BYTES)
            if unpacker.unconsumed_tail and len(packed) >= MAX_STREAM_BYTES:
                raise too_long(f"phần nén nở ra trên {MAX_STREAM_BYTES // (1024 * 1024)} MB")
    except (zlib.error, ValueError, binascii.Error):
        return  # damaged: the reader will say


def _from_ascii(data: bytes, name: bytes) -> bytes:
    if name == b"AHx" or (name == b"ASC" and data.endswith(b">") and not data.endswith(b"~>")):
        return binascii.unhexlify(b"".join(data.rstrip(b">").split()))
    return base64.a85decode(data.removeprefix(b"<~").removesuffix(b"~>"))
