"""The pages of an encrypted book as they lie on the disk, decrypted with the book's key alone.

Written from SQLCipher 4's description, so that free pages, slack and the log are seen as well: an
attacker who has the key looks there, and SQL never shows them.
"""

import unicodedata
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from db.text import fold

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def plain_pages(path: Path, key: bytes) -> list[bytes]:
    """Every page of the file, then every page of its log."""
    data = path.read_bytes()
    pages = [_plain(data[at : at + PAGE], key, at == 0) for at in range(0, len(data), PAGE)]
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[LOG_HEAD:] if log.exists() else b""
    step = FRAME_HEAD + PAGE
    for at in range(0, len(frames) - step + 1, step):
        first = int.from_bytes(frames[at : at + 4], "big") == 1
        pages.append(_plain(frames[at + FRAME_HEAD : at + step], key, first))
    return pages


def spellings(text: str) -> set[bytes]:
    """A text as it may stand in a page."""
    nfd = unicodedata.normalize("NFD", text)
    bare = fold(text)
    told = {text, nfd, bare, bare.replace(" ", ""), text.upper(), text.lower()}
    return {form.encode(code) for form in told for code in ("utf-8", "utf-16-le", "utf-16-be")}


def told_in(pages: list[bytes], *texts: str) -> list[tuple[int, str]]:
    """Where any of the texts stands: the number of the page and the text."""
    wanted = [(text, form) for text in texts for form in spellings(text)]
    return sorted({(n, t) for n, page in enumerate(pages) for t, form in wanted if form in page})


def _plain(page: bytes, key: bytes, first: bool) -> bytes:
    start = SALT if first else 0
    body, iv = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()
