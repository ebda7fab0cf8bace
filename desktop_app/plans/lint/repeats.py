"""Words, sentences and abbreviations written twice or with a letter too many."""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.office.unit_names import one_edit_apart
from desktop_app.plans.lint.context import Context, Part, Passage, finding
from desktop_app.plans.lint.lexicon import (
    KEPT_TEXTS,
    Word,
    known_pairs,
    spelling,
    spelt_list,
    word_list,
)
from desktop_app.plans.model import Finding, Severity

_LONG = 80  # a paragraph of at least so many letters is not repeated by chance
_LABEL = re.compile(r"[A-ZĐÀ-Ỹ][^:;.,()]{2,45}:")  # "Đơn vị chủ trì:", "Thời gian hoàn thành:"
_SHARE_TWICE = re.compile(r"(?<![\w.,/])(\d+(?:[.,]\d+)?\s?%)\s+\1(?!\w)")  # "100% 100% thôn"
_CODE = re.compile(r"[\w.&-]*(?:\d[\w.&]*[-/]|/|-)[\w./&-]*")  # "04/TT-MTTW-BTT", "QĐ-UBBC"
_ABBREVIATION = re.compile(r"\b[A-ZĐ]{3,10}\b")


def check_repeated_words(context: Context) -> Iterator[Finding]:
    """The same word twice in a row, reduplications and meeting compounds left out."""
    for passage, run in context.runs:
        for at in range(1, len(run)):
            said = _twice(passage.text, run, at)
            if said is not None:
                yield _repeated(context, passage, run[at - 1 : at + 1], sure=said)
            elif at > 2 and _phrase_twice(run, at):
                yield _repeated(context, passage, run[at - 3 : at + 1])
    for passage in context.passages:
        for match in _SHARE_TWICE.finditer(passage.text):
            yield _said_twice(context, passage, match[0], match[1])


def check_stray_words(context: Context) -> Iterator[Finding]:
    """ "được ở triển khai": a preposition between "được" and a word that is only a verb."""
    prepositions, before_verbs = spelt_list("prepositions"), spelt_list("before_verbs")
    for passage, run in context.runs:
        for at in range(1, len(run) - 2):
            if run[at].key not in prepositions or run[at - 1].key not in before_verbs:
                continue
            if f"{run[at + 1].key}_{run[at + 2].key}" in _verbs():
                yield _stray_word(context, passage, run[at - 1 : at + 3])


@functools.cache
def _verbs() -> frozenset[str]:
    pairs = (verb.split("_") for verb in word_list("verbs"))
    return frozenset(f"{spelling(one)}_{spelling(other)}" for one, other in pairs)


def _stray_word(context: Context, passage: Passage, words: Sequence[Word]) -> Finding:
    excerpt = passage.text[words[0].start : words[-1].end]
    without = " ".join(word.text for word in (words[0], *words[2:]))
    return finding(
        "stray_word",
        Severity.WARNING,
        f"“{excerpt}” có vẻ thừa chữ “{words[1].text}”; có lẽ là “{without}”.",
        context.line_of(excerpt, passage.line),
        excerpt=excerpt,
        suggestion=without,
    )


def _twice(text: str, run: Sequence[Word], at: int) -> bool | None:
    """Whether a word said twice is surely a slip; None when it is none, or two words that meet."""
    word, before = run[at], run[at - 1]
    if (
        word.key != before.key
        or text[before.end : word.start].strip()
        or word.key in spelt_list("doubled")
    ):
        return None
    if word.key in spelt_list("never_doubled"):
        return True
    if word.text[0].isupper():
        return None  # a name begins or goes on: "Trưởng phòng Phòng Văn hóa"
    # "cơ quan quan trọng": two words that meet are no slip.
    left = at >= 2 and (run[at - 2].key, before.key) in known_pairs()
    right = at + 1 < len(run) and (word.key, run[at + 1].key) in known_pairs()
    if at == 1 and right and before.text[0].isupper():
        return True  # "Thỏa thỏa thuận": nothing stands before that the first could belong to
    if len(word.text) == 1 or right:
        return None
    if left:
        return True
    # Beside no phrase that is known it may be a reduplication that our list has not.
    return False if word.text == before.text else None


def _phrase_twice(run: Sequence[Word], at: int) -> bool:
    """ "xem xét xem xét": a known phrase of two words said twice; "từng bước" may be."""
    one, other, again, last = run[at - 3 : at + 1]
    same = (one.key, other.key) == (again.key, last.key)
    together = other.joined and again.joined and last.joined
    free = spelt_list("doubled")
    known = (one.key, other.key) in known_pairs() and not {one.key, other.key} & free
    return same and together and known and not again.text[0].isupper()


def _repeated(
    context: Context, passage: Passage, words: Sequence[Word], *, sure: bool = True
) -> Finding:
    """The first half of the words is said again by the second."""
    once = words[: len(words) // 2]
    excerpt = passage.text[words[0].start : words[-1].end]
    return _said_twice(context, passage, excerpt, passage.text[once[0].start : once[-1].end], sure)


def _said_twice(
    context: Context, passage: Passage, excerpt: str, once: str, sure: bool = True
) -> Finding:
    unless = "nếu thừa" if sure else "nếu không phải từ láy"
    return finding(
        "repeated_word",
        Severity.WARNING,
        f"“{once.lower()}” viết lặp hai lần liền nhau; xin bỏ một lần {unless}.",
        context.line_of(excerpt, passage.line),
        excerpt=excerpt,
        suggestion=once if sure else "",
    )


def check_repeated_paragraphs(context: Context) -> Iterator[Finding]:
    """A long paragraph that stands twice in one section; those of other sections in one hint."""
    places: dict[str, list[int]] = {}
    passages = [passage for passage in context.passages if passage.part is Part.BODY]
    for i, passage in enumerate(passages):
        words = _folded(passage.text)
        if len(words) >= _LONG:
            places.setdefault(words, []).append(i)
    elsewhere: list[list[Passage]] = []
    for indexes in places.values():
        found = [passages[i] for i in indexes]
        if copies := _copies(found, indexes):
            yield _copied(copies)
        elif len(found) > 1 and not (_LABEL.match(found[0].text) or found[0].annexed):
            elsewhere.append(found)
    if elsewhere:
        yield _parallel(elsewhere)


@functools.lru_cache(maxsize=KEPT_TEXTS)
def _folded(text: str) -> str:
    return fold(text).strip(" .;,-")


def _copies(found: Sequence[Passage], indexes: Sequence[int]) -> list[Passage]:
    """Those that stand one behind the other, or in one section unless tasks or forms ask for it."""
    homes = Counter(passage.home for passage in found)
    parallel = found[0].annexed or _LABEL.match(found[0].text)
    beside = {at for pair in itertools.pairwise(indexes) if pair[1] - pair[0] == 1 for at in pair}
    return [
        passage
        for passage, at in zip(found, indexes, strict=True)
        if at in beside or (homes[passage.home] > 1 and not parallel)
    ]


def _copied(found: Sequence[Passage]) -> Finding:
    places = ", ".join(str(passage.line) for passage in found[1:])
    message = (
        f"Đoạn này được viết lại nguyên văn ở dòng {places}; nếu là dán nhầm, xin bỏ bớt chỗ thừa."
    )
    return finding(
        "repeated_paragraph",
        Severity.WARNING,
        message,
        found[0].line,
        also=[passage.line for passage in found],
        excerpt=found[0].text[:80],
    )


def _parallel(groups: Sequence[Sequence[Passage]]) -> Finding:
    first = groups[0]
    message = (
        f"Có {len(groups)} đoạn dài được viết giống nhau ở các mục khác nhau (ví dụ dòng"
        f" {first[0].line} và dòng {first[1].line}). Nếu các mục vốn song song thì không cần sửa;"
        " nếu chép nhầm, xin xem lại."
    )
    return finding(
        "parallel_paragraphs",
        Severity.INFO,
        message,
        first[0].line,
        also=[passage.line for group in groups for passage in group],
        excerpt=first[0].text[:80],
    )


def check_abbreviations(context: Context) -> Iterator[Finding]:
    """An abbreviation one letter away from another that is known or used in the same document."""
    places: dict[str, list[Passage]] = {}
    for passage in context.passages:
        if passage.text.isupper():
            continue  # a heading in capitals has words, not abbreviations
        for match in _ABBREVIATION.finditer(_CODE.sub(" ", passage.text)):
            places.setdefault(match[0], []).append(passage)
    counts = Counter({short: len(found) for short, found in places.items()})
    own = _initials(context) | {short for short, count in counts.items() if count > 2}
    known = word_list("abbreviations") | own
    for short, found in places.items():
        # Against an abbreviation in common use a slip may have been copied once.
        rivals = known if counts[short] == 1 else known & word_list("abbreviations")
        if short in known or counts[short] > 2:
            continue
        near = sorted(other for other in rivals if _slip(short, other, other in own))
        if near:
            line = context.line_of(short, found[0].line)
            used = f", đã dùng {counts[near[0]]} lần trong văn bản" if counts[near[0]] > 1 else ""
            message = f"Chữ viết tắt “{short}” có thể là “{near[0]}”{used}; xin xem lại."
            yield finding(
                "abbreviation_slip",
                Severity.WARNING,
                message,
                line,
                also=[context.line_of(short, passage.line) for passage in found],
                excerpt=short,
                suggestion=near[0] if len(near) == 1 else "",
            )


def _slip(short: str, usual: str, own: bool) -> bool:
    """Đ for d, a letter doubled; any other letter only against the document's `own` ones."""
    if short.replace("Đ", "D") == usual.replace("Đ", "D"):
        return short != usual
    if len(usual) < 4 or not one_edit_apart(short, usual):
        return False
    doubled = len(short) == len(usual) + 1 and re.search(r"(.)\1", short) is not None
    return doubled or (own and len(short) == len(usual))


def _initials(context: Context) -> set[str]:
    """The first letters of the names of units: "Văn hóa - Xã hội" is VHXH."""
    found = set()
    for task in context.plan.tasks:
        for cell in (*task.lead, *task.coordinating, task.coordinating_text):
            for name in re.findall(r"(?:Phòng|Ban|Trung tâm|Sở)\s+([^,;()]{5,40})", cell):
                words = re.findall(r"[^\W\d_]+", name)
                found.add("".join(word[0].upper() for word in words[:4]))
    return {initials for initials in found if len(initials) == 4}
