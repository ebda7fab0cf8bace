"""Words that look like slips of common phrases, or of what the document itself writes elsewhere."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.plans.lint.context import Context, Part, Passage, finding
from desktop_app.plans.lint.lexicon import (
    Phrase,
    Word,
    by_first_word,
    known_pairs,
    spelt_list,
    stretches,
)
from desktop_app.plans.model import Finding, Severity

_OFTEN = 5  # how often the document must write a pair the other way
_SKIPPED = {Part.LEFTOVER, Part.RECIPIENT, Part.CAPTION}

Pairs = Counter[tuple[str, str]]


def check_slips(context: Context) -> Iterator[Finding]:
    """Wrong marks, a word left out, a word that the document writes differently elsewhere."""
    runs = [
        (passage, run)
        for passage in context.passages
        if passage.part not in _SKIPPED
        for run in stretches(passage.text)
    ]
    pairs: Pairs = Counter()
    words: Counter[str] = Counter()
    for _, run in runs:
        words.update(word.key for word in run)
        pairs.update((a.key, b.key) for a, b in itertools.pairwise(run))
    usual = _usual_pairs(pairs)
    seen: set[tuple[int, str]] = set()
    for passage, run in runs:
        for found in _of_run(context, passage, run, pairs, usual, words):
            if (found.line, found.excerpt) not in seen:
                seen.add((found.line, found.excerpt))
                yield found


def _of_run(
    context: Context,
    passage: Passage,
    run: Sequence[Word],
    pairs: Pairs,
    usual: dict[tuple[str, str], tuple[str, str]],
    words: Counter[str],
) -> Iterator[Finding]:
    at = 0
    while at < len(run):
        step = 1
        hit = _in_phrase(run, at, pairs)
        if hit is None and at + 1 < len(run):
            hit = _pair(run, at, pairs, usual, words)
        if hit:
            length, suggestion = hit
            step = length
            yield _finding(context, passage, run[at : at + length], suggestion)
        at += step


def _in_phrase(run: Sequence[Word], at: int, pairs: Pairs) -> tuple[int, str] | None:
    """The number of words concerned and what they should perhaps be."""
    for phrase in by_first_word().get(run[at].bare, ()):
        size = len(phrase.keys)
        window = run[at : at + size]
        if tuple(word.bare for word in window) == phrase.bare:
            if tuple(word.key for word in window) == phrase.keys:
                return None
            if phrase.compared and size > 1 and _sure(run, at, phrase, pairs):
                return size, phrase.text
        elif phrase.whole and (length := _left_out(run, at, phrase, pairs)):
            return length, phrase.text
    return None


def _sure(run: Sequence[Word], at: int, phrase: Phrase, pairs: Pairs) -> bool:
    """No other word beside claims the differing word, and they are no person's name."""
    size = len(phrase.keys)
    wrong = [i for i in range(size) if run[at + i].key != phrase.keys[i]]
    if len(wrong) > 1 or (all(word.text[0].isupper() for word in run[at : at + size]) and at):
        return False
    return not _claimed(run, at + wrong[0], range(at, at + size), pairs)


def _claimed(run: Sequence[Word], at: int, window: range, pairs: Pairs) -> bool:
    """Whether the word forms a known pair with a neighbour outside the window."""
    before = (run[at - 1].key, run[at].key) if at > 0 and at - 1 not in window else None
    inside = at + 1 in window or at + 1 >= len(run)
    after = None if inside else (run[at].key, run[at + 1].key)
    own = [pair for pair in (before, after) if pair]
    return any(pair in known_pairs() or pairs[pair] > 1 for pair in own)


def _left_out(run: Sequence[Word], at: int, phrase: Phrase, pairs: Pairs) -> int:
    """The length of a window that is the phrase without one inner (or last) word; else 0."""
    keys = phrase.keys
    size = len(keys) - 1
    window = tuple(word.key for word in run[at : at + size])
    if size < 2 or len(window) < size:
        return 0
    for gone in range(1, len(keys)):
        if window != keys[:gone] + keys[gone + 1 :] or keys[gone] in spelt_list("light"):
            continue
        if gone == size:  # the last word
            follows = run[at + size].key if at + size < len(run) else ""
            return size if phrase.closed and follows != keys[-1] else 0
        joint = (keys[gone - 1], keys[gone + 1])
        if joint not in known_pairs() and pairs[joint] <= 1:
            return size
    return 0


def _pair(
    run: Sequence[Word],
    at: int,
    pairs: Pairs,
    usual: dict[tuple[str, str], tuple[str, str]],
    words: Counter[str],
) -> tuple[int, str] | None:
    """Two words that the document writes often with other marks, one of them nowhere else."""
    first, second = run[at], run[at + 1]
    better = usual.get((first.key, second.key))
    if better is None:
        return None
    odd = 0 if first.key != better[0] else 1
    if words[run[at + odd].key] > 2 or _claimed(run, at + odd, range(at, at + 2), pairs):
        return None
    return 2, ""


def _usual_pairs(pairs: Pairs) -> dict[tuple[str, str], tuple[str, str]]:
    """For each rare pair the frequent one that has the same letters and differs in one word."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for pair in pairs:
        groups.setdefault((fold(pair[0]), fold(pair[1])), []).append(pair)
    found = {}
    for group in groups.values():
        best = max(group, key=lambda pair: pairs[pair])
        for pair in group:
            rare = pairs[pair] <= 2 and pairs[best] >= _OFTEN
            if rare and (pair[0] == best[0]) != (pair[1] == best[1]):
                found[pair] = best
    return found


def _finding(
    context: Context, passage: Passage, window: Sequence[Word], suggestion: str
) -> Finding:
    excerpt = passage.text[window[0].start : window[-1].end]
    line = context.line_of(excerpt, passage.line)
    message = f"“{excerpt}” có thể viết nhầm; chỗ khác trong văn bản viết với dấu khác."
    if suggestion:
        message = f"“{excerpt}” có thể là “{suggestion}” viết nhầm."
    return finding(
        "phrase_slip", Severity.WARNING, message, line, excerpt=excerpt, suggestion=suggestion
    )
