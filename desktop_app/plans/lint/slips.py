"""Words that look like slips of common phrases, or of what the document itself writes elsewhere."""

import functools
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from db.text import fold
from desktop_app.plans.lint.context import Context, Part, Passage, finding
from desktop_app.plans.lint.lexicon import (
    KEPT_TEXTS,
    Phrase,
    Word,
    known_pairs,
    known_words,
    spelling,
    spelt_list,
    stretches,
)
from desktop_app.plans.lint.suspects import misheard, suspects
from desktop_app.plans.lint.syllables import is_odd, is_possible, tone_of
from desktop_app.plans.model import Finding, Severity
from desktop_app.plans.source import SourceKind

_VARIED = 3  # beside so many words a pair stands freely
_OFTEN = 5  # how often the document must write a pair the other way
_SKIPPED = {Part.LEFTOVER, Part.CAPTION}

Pair = tuple[str, str]
Run = Sequence[Word]


class _Counts(msgspec.Struct):
    """How often the document writes words, pairs and triples, and the usual form of rare pairs."""

    words: Counter[str]
    pairs: Counter[Pair]
    triples: Counter[tuple[str, str, str]]
    usual: dict[Pair, str]


class _Said(msgspec.Struct, frozen=True):
    """The words of one text run by run, its neighbouring pairs in order, how those are written."""

    runs: tuple[tuple[str, ...], ...]
    pairs: tuple[Pair, ...]
    shown: dict[Pair, str]


class _Hit(msgspec.Struct, frozen=True):
    """The number of words concerned, and what they should perhaps be."""

    length: int
    suggestion: str


def check_slips(context: Context) -> Iterator[Finding]:
    """Wrong marks, a word left out, a pair that the document writes differently elsewhere."""
    runs = [(passage, run) for passage, run in context.runs if passage.part not in _SKIPPED]
    counts = _counted([p.text for p in context.passages if p.part not in _SKIPPED])
    seen: set[tuple[int, str]] = set()
    for passage, run in runs:
        for found in _in_run(context, passage, run, counts):
            if (found.line, found.excerpt) not in seen:
                seen.add((found.line, found.excerpt))
                yield found


def _in_run(context: Context, passage: Passage, run: Run, counts: _Counts) -> Iterator[Finding]:
    named: set[int] = set()
    for window, hit in _hits(run, counts, suspects(passage.text)):
        named.update(word.start for word in window)
        yield _finding(context, passage, window, hit.suggestion)
    for at, word in enumerate(run):
        if word.start in named or not is_odd(passage.text, word):
            continue
        if context.source.kind is not SourceKind.PDF or not _cut(run, at):
            yield _odd_word(context, passage, word)


def _cut(run: Run, at: int) -> bool:
    """Whether a narrow column cut the word: "nghiệ" and "p"."""
    end = run[at + 1].text if at + 1 < len(run) else ""
    return end in {"c", "ch", "m", "n", "ng", "nh", "p", "t"} and is_possible(run[at].text + end)


def _counted(texts: Sequence[str]) -> _Counts:
    said = [_said(text) for text in texts]
    runs = [run for one in said for run in one.runs]
    together = itertools.chain.from_iterable
    words = Counter(together(runs))
    pairs = Counter(together(one.pairs for one in said))
    triples = Counter(together(zip(run, run[1:], run[2:], strict=False) for run in runs))
    best = _usual_pairs(pairs)
    wanted = set(best.values())
    shown: dict[Pair, str] = {}
    for one in said:
        for pair in wanted & one.shown.keys():
            shown.setdefault(pair, one.shown[pair])
    return _Counts(words, pairs, triples, {pair: shown[usual] for pair, usual in best.items()})


@functools.lru_cache(maxsize=KEPT_TEXTS)
def _said(text: str) -> _Said:
    runs = stretches(text)
    joined = [
        (one, other) for run in runs for one, other in itertools.pairwise(run) if other.joined
    ]
    shown: dict[Pair, str] = {}
    for one, other in joined:
        shown.setdefault((one.key, other.key), f"{one.text} {other.text}".lower())
    return _Said(
        tuple(tuple(word.key for word in run) for run in runs),
        tuple((one.key, other.key) for one, other in joined),
        shown,
    )


def _usual_pairs(pairs: Counter[Pair]) -> dict[Pair, Pair]:
    """For each rare pair the frequent one that has the same letters and differs in one word."""
    groups: dict[Pair, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault((fold(pair[0]), fold(pair[1])), []).append(pair)
    found: dict[Pair, Pair] = {}
    for group in groups.values():
        best = max(group, key=lambda pair: pairs[pair])
        for pair in group:
            rare = pairs[pair] <= 2 and pairs[best] >= _OFTEN
            if rare and (pair[0] == best[0]) != (pair[1] == best[1]):
                found[pair] = best
    return found


def _hits(
    run: Run, counts: _Counts, meant: Mapping[int, Sequence[Phrase]]
) -> Iterator[tuple[Run, _Hit]]:
    at = 0
    while at < len(run):
        hit = _in_phrase(run, at, meant.get(run[at].start, ()), counts) or _pair(run, at, counts)
        if hit:
            yield run[at : at + hit.length], hit
        at += hit.length if hit else 1


def _in_phrase(run: Run, at: int, meant: Sequence[Phrase], counts: _Counts) -> _Hit | None:
    """A stretch that is a common phrase but for its marks, an initial, or one word left out."""
    for phrase in meant:
        size = len(phrase.keys)
        window = run[at : at + size]
        keys = tuple(word.key for word in window)
        if tuple(word.bare for word in window) == phrase.bare or keys in misheard(phrase):
            if _sure(run, at, phrase, counts):
                return _Hit(size, phrase.text)
        elif length := _left_out(run, at, phrase, counts):
            return _Hit(length, phrase.text)
    return None


def _sure(run: Run, at: int, phrase: Phrase, counts: _Counts) -> bool:
    """One word differs, no neighbour claims it, and the words are no person's name."""
    size = len(phrase.keys)
    wrong = [i for i in range(size) if run[at + i].key != phrase.keys[i]]
    capitals = all(word.text[0].isupper() for word in run[at : at + size])
    if len(wrong) > 1 or (capitals and at) or _is_file_name(run[at : at + size]):
        return False
    # Three words that agree but for one mark weigh more than what a neighbour makes of one word.
    if size > 2:
        return True
    odd = at + wrong[0]
    if run[odd].key in spelt_list("before_nouns"):
        return False  # "mỗi trường" counts schools
    if _claimed(run, odd, range(at, at + size), counts):
        return False
    # "có quan điểm": a word that stands by itself, and the other one belongs to its neighbour.
    free = run[odd].key in spelt_list("never_doubled")
    return not (free and _claimed(run, at + 1 - wrong[0], range(at, at + size), counts))


def _is_file_name(window: Run) -> bool:
    """ "co-quan": words without any mark, tied together."""
    tied = all(b.start - a.end == 1 and not b.joined for a, b in itertools.pairwise(window))
    return tied and all(word.text.isascii() for word in window)


def _claimed(run: Run, at: int, window: range, counts: _Counts) -> bool:
    """Whether the word forms a known pair with a neighbour outside the window."""
    own: list[Pair] = []
    if at > 0 and at - 1 not in window and run[at].joined:
        own.append((run[at - 1].key, run[at].key))
    if at + 1 < len(run) and at + 1 not in window and run[at + 1].joined:
        own.append((run[at].key, run[at + 1].key))
    return any(pair in known_pairs() or _often(pair, counts) for pair in own)


def _often(pair: Pair, counts: _Counts) -> bool:
    """Whether the document writes the pair again; "với", "của" beside a word prove nothing."""
    return counts.pairs[pair] > 1 and not spelt_list("never_doubled").intersection(pair)


def _left_out(run: Run, at: int, phrase: Phrase, counts: _Counts) -> int:
    """The length of a window that is the phrase without one inner (or last) word; else 0."""
    keys = phrase.keys
    size = len(keys) - 1
    window = tuple(word.key for word in run[at : at + size])
    parted = " - " in phrase.text and not all(word.joined for word in run[at + 1 : at + size])
    if size < 2 or len(window) < size:
        return 0
    for gone in range(1, len(keys)):
        if window != keys[:gone] + keys[gone + 1 :] or keys[gone] in spelt_list("light"):
            continue
        if gone == size:
            follows = run[at + size].key if at + size < len(run) else ""
            whole = " - " not in phrase.text or parted  # "Trung tâm Chính trị xã" is none of it
            return size if phrase.closed and whole and follows != keys[-1] else 0
        joint = (keys[gone - 1], keys[gone + 1])
        before = (run[at - 1].key, keys[0]) if at else ("", "")  # "người dân", not "dân chủ"
        claimed = gone == 1 and before in known_pairs()
        if joint not in known_pairs() and counts.pairs[joint] <= 1 and not claimed:
            return size
    return 0


def _pair(run: Run, at: int, counts: _Counts) -> _Hit | None:
    """Two words that the document writes often with other marks, one of them nowhere else."""
    if at + 1 >= len(run) or not run[at + 1].joined:
        return None
    better = counts.usual.get((run[at].key, run[at + 1].key))
    if better is None:
        return None
    odd = 0 if run[at].key != spelling(better.split()[0]) else 1
    rare = counts.words[run[at + odd].key] <= 2
    claimed = _claimed(run, at + odd, range(at, at + 2), counts)
    known = (run[at].key, run[at + 1].key) in known_pairs()
    if not rare or claimed or known or not _fits(run, at, odd, better, counts):
        return None
    return _Hit(2, better)


def _fits(run: Run, at: int, odd: int, better: str, counts: _Counts) -> bool:
    """Whether the usual pair also stands beside this neighbour, or beside many others.

    "họp với" is no slip of "hợp với" where the document writes that only in "phối hợp với".
    """
    one, other = (spelling(word) for word in better.split())
    beside = at - 1 if odd == 0 else at + 2
    met = {
        (triple[0] if odd == 0 else triple[2])
        for triple in counts.triples
        if (triple[1:] if odd == 0 else triple[:2]) == (one, other)
    }
    return len(met) >= _VARIED or not 0 <= beside < len(run) or run[beside].key in met


def _finding(context: Context, passage: Passage, window: Run, suggestion: str) -> Finding:
    excerpt = passage.text[window[0].start : window[-1].end]
    line = context.line_of(excerpt, passage.line)
    message = f"“{excerpt}” có thể là “{suggestion}” viết nhầm; xin xem lại."
    return finding(
        "phrase_slip", Severity.WARNING, message, line, excerpt=excerpt, suggestion=suggestion
    )


def _odd_word(context: Context, passage: Passage, word: Word) -> Finding:
    alike = known_words().get(word.bare, frozenset())
    meant = [other for other in alike if tone_of(other) == tone_of(word.text)]
    suggestion = next(iter(meant)) if len(meant) == 1 else ""
    hint = f"; có lẽ là “{suggestion}”." if suggestion else "; xin xem lại."
    return finding(
        "impossible_syllable",
        Severity.WARNING,
        f"Chữ “{word.text}” không đúng chính tả tiếng Việt{hint}",
        context.line_of(word.text, passage.line),
        excerpt=word.text,
        suggestion=suggestion,
    )
