"""Which task of the text is which after an edit, so that name and upper task stay with it."""

import hashlib
import re
from collections.abc import Callable, Container, Hashable, Sequence
from difflib import SequenceMatcher

import msgspec

from db.text import fold
from desktop_app.plans.model import Task

_CLOSE = 0.6  # how alike the words must be; below that a task counts as a new one


def with_old_names(new: Sequence[Task], old: Sequence[Task]) -> tuple[Task, ...]:
    """The new tasks with `uid` and `upper` of the same old ones.

    The same words in the same order come first, then the same words elsewhere, then the most alike
    between two that are known.
    """
    pairs: dict[int, int] = {}
    for key in (_all, _words):
        _pair_in_order(pairs, new, old, key)
    _pair_anywhere(pairs, new, old)
    _pair_alike(pairs, new, old)
    taken = {task.uid for task in old}
    named = []
    for i, task in enumerate(new):
        known = _as_known(task, old[pairs[i]]) if i in pairs else _named(task, taken)
        taken.add(known.uid)
        named.append(known)
    return tuple(named)


def same_units(known: tuple[str, ...], fresh: tuple[str, ...]) -> tuple[str, ...]:
    """The units known, while the words are the same.

    The lines of the file that parted some of them are no longer in the text.
    """
    return known if _plain(" ".join(known)) == _plain(" ".join(fresh)) else fresh


def _as_known(task: Task, old: Task) -> Task:
    """A task read anew, with its old name and with what only the lines of its cells had told."""
    same = f"{task.ordinal} {task.content}".split() == f"{old.ordinal} {old.content}".split()
    return msgspec.structs.replace(
        task,
        uid=old.uid,
        upper=old.upper,
        ordinal=old.ordinal if same else task.ordinal,
        content=old.content if same else task.content,
        lead=same_units(old.lead, task.lead),
        coordinating=same_units(old.coordinating, task.coordinating),
    )


def _named(task: Task, taken: Container[str]) -> Task:
    """A new task with a name that its words give it, so that no task before has borne it."""
    words = f"{task.group}|{task.ordinal}|{task.content}"
    digest = hashlib.sha256(words.encode()).hexdigest()
    names = (f"t{digest[at : at + 12]}" for at in range(len(digest)))
    return msgspec.structs.replace(task, uid=next(name for name in names if name not in taken))


def _plain(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if word != "va"]


def _all(task: Task) -> Hashable:
    return (task.group, task.ordinal, task.content, task.lead_text, task.schedule_text)


def _words(task: Task) -> Hashable:
    return task.content


def _pair_in_order(
    pairs: dict[int, int], new: Sequence[Task], old: Sequence[Task], key: Callable[[Task], Hashable]
) -> None:
    for left, right in _gaps(pairs, len(new), len(old)):
        matcher = SequenceMatcher(
            None, [key(new[i]) for i in left], [key(old[i]) for i in right], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            for at in range(block.size):
                pairs[left[block.a + at]] = right[block.b + at]


def _pair_anywhere(pairs: dict[int, int], new: Sequence[Task], old: Sequence[Task]) -> None:
    """Tasks that were moved."""
    free: dict[Hashable, list[int]] = {}
    taken = set(pairs.values())
    for i, task in enumerate(old):
        if i not in taken:
            free.setdefault(_words(task), []).append(i)
    for i, task in enumerate(new):
        if i not in pairs and (found := free.get(_words(task))):
            pairs[i] = found.pop(0)


def _pair_alike(pairs: dict[int, int], new: Sequence[Task], old: Sequence[Task]) -> None:
    """Tasks whose words were changed: the most alike first."""
    taken = set(pairs.values())
    rest_new = [i for i in range(len(new)) if i not in pairs]
    rest_old = [i for i in range(len(old)) if i not in taken]
    found = sorted(
        (
            (likeness, i, j)
            for i in rest_new
            for j in rest_old
            if (likeness := _alike(new[i], old[j]))
        ),
        key=lambda one: (-one[0], abs(one[1] - one[2])),
    )
    for _, i, j in found:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _alike(new: Task, old: Task) -> float:
    """How alike two tasks are, 0 when they are two tasks; who does it and when speaks too."""
    score = 0.3 * ((new.lead_text, new.schedule_text) == (old.lead_text, old.schedule_text))
    score += 0.2 * ((new.group, new.ordinal) == (old.group, old.ordinal))
    short, long = sorted((new.content, old.content), key=len)
    if short and short in long:  # words were put in or taken out at one of its ends
        return score + _CLOSE
    matcher = SequenceMatcher(None, new.content, old.content, autojunk=False)
    if score + matcher.quick_ratio() < _CLOSE:
        return 0
    score += matcher.ratio()
    return score if score >= _CLOSE else 0


def _gaps(pairs: dict[int, int], news: int, olds: int) -> list[tuple[list[int], list[int]]]:
    """The stretches without a pair between those that have one."""
    found = []
    left, right = 0, 0
    for i, j in [*sorted(pairs.items()), (news, olds)]:
        if i > left and j > right:
            found.append((list(range(left, i)), list(range(right, j))))
        left, right = i + 1, j + 1
    return found
