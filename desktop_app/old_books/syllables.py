"""Whether a word can be a Vietnamese syllable: what tells a text read in the right alphabet."""

import functools
import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED = frozenset("\u0301\u0323")
_ONSET = re.compile(
    r"(ngh|ng|nh|n|gh|gi(?=[aăâeêoôơuư])|g|ch|c|kh|k|ph|p|th|tr|t|qu|[bdđhlmrsvx]|)(.+)"
)
_OPEN = (  # rhymes without a consonant at the end
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uâ uây"
    " uê ui uôi uơ uy uya uyu ư ưa ưi ưu ươi ươu y yêu uao"
)
_CLOSED = {  # vowels, and the ends they may have
    "a": "c ch m n ng nh p t",
    "ă": "c m n ng p t",
    "â": "c m n ng p t",
    "e": "c m n ng p t",
    "ê": "ch m n nh p t",
    "i": "ch m n nh p t",
    "iê": "c m n ng p t",
    "yê": "m n ng t",
    "o": "c m n ng p t",
    "oa": "c ch m n ng nh p t",
    "oă": "c m n ng t",
    "oe": "n t",
    "oo": "c ng",
    "ô": "c m n ng p t",
    "ơ": "m n p t",
    "u": "c m n ng p t",
    "uâ": "n ng t",
    "uô": "c m n ng t",
    "uyê": "n t",
    "uy": "ch n nh t p",
    "uê": "ch nh",
    "ư": "c m n ng t",
    "ươ": "c m n ng p t",
    "y": "nh t ch",
}
_RHYMES = frozenset(_OPEN.split()) | {
    v + end for v, ends in _CLOSED.items() for end in ends.split()
}


@functools.lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word with its marks is rightly built; marks at odd places make it wrong."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in parts if char in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    found = _ONSET.fullmatch(bare)
    if found is None:
        return False
    onset, rhyme = found[1], found[2]
    if bare.startswith("gi") and ("i" + bare[2:]) in _RHYMES | {"i"}:
        onset, rhyme = "g", bare[1:]  # gì, gìn, giếng
    known = rhyme in _RHYMES or (onset == "qu" and "u" + rhyme in _RHYMES)
    stopped = rhyme.endswith(("c", "ch", "p", "t"))
    return known and (not stopped or (bool(tones) and tones[0] in _STOPPED))
