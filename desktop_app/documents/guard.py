"""The gate before every paper: what tells a sealed identity is neither drawn nor written.

It is one for the whole program and not a part of the documents, because it must hold whatever is
printed, saved or drawn, and by whichever screen. Who opens a book stands a gatekeeper in it, and
every writer of this folder asks first. Gatekeepers answer on any thread.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Protocol, TypeVar
from weakref import WeakSet

from desktop_app.documents.guarded_texts import Group, Spot, groups, walked
from desktop_app.errors import UserError
from desktop_app.jobs import Job

_T = TypeVar("_T")
_NAMED = 3  # places that the sentence names
_AT_ONCE = 1000


class Gatekeeper(Protocol):
    """Looks through texts; those over one book with one key count as one."""

    @property
    def of(self) -> Hashable:
        """Which book and key it looks with; None when that book is closed."""

    def found(self, texts: Sequence[str]) -> Sequence[Sequence[Spot]]:
        """For each text the places that must not leave the book; an error stops everything."""


class Withheld(UserError):
    """A paper that would tell who somebody is: nothing of it was written or drawn.

    The sentence does not say which identity: that is for the eyes of the role alone.
    """

    def __init__(
        self, places: Sequence[str], code_names: frozenset[str], identities: frozenset[str]
    ) -> None:
        self.places = tuple(places)
        self.code_names = code_names
        self.identities = identities
        first = "; ".join(dict.fromkeys(self.places[:_NAMED]))
        more = f" và {len(places) - _NAMED} chỗ nữa" if len(places) > _NAMED else ""
        super().__init__(
            f"Văn bản này có {len(places)} chỗ cho biết danh tính được bảo vệ của người tố cáo:"
            f" {first}{more}. Chưa có gì được in hay ghi ra."
            " Hãy sửa những chỗ ấy hoặc để chương trình thay bằng mã. Nếu pháp luật buộc phải nêu"
            " tên, hãy đề nghị người có quyền mở danh tính (Luật Tố cáo Đ.8, Đ.56)."
        )


_keepers: WeakSet[Gatekeeper] = WeakSet()
_allowed: ContextVar[frozenset[str]] = ContextVar("allowed", default=frozenset())
_masking: ContextVar[bool] = ContextVar("masking", default=False)


def put(keeper: Gatekeeper) -> None:
    """From now on every paper is shown to this gatekeeper first, as long as somebody holds it."""
    _keepers.add(keeper)


def remove(keeper: Gatekeeper) -> None:
    """Its book is closed."""
    _keepers.discard(keeper)


@contextmanager
def allowed(identities: frozenset[str]) -> Iterator[None]:
    """What is written inside, on this thread, may tell these identities.

    The reason was noted before: see `ShieldService.permit`.
    """
    before = _allowed.set(identities)
    try:
        yield
    finally:
        _allowed.reset(before)


@contextmanager
def masking() -> Iterator[None]:
    """What is written inside bears code names where it would tell a sealed identity."""
    before = _masking.set(True)
    try:
        yield
    finally:
        _masking.reset(before)


def passed(paper: _T, job: Job | None = None) -> _T:
    """The paper as it may be written: with code names under `masking`; else Withheld may come."""
    fit = masked(paper, job) if _masking.get() else paper
    ask(fit, job=job)
    return fit


def ask(*papers: object, job: Job | None = None) -> None:
    """Look through papers (documents, sheets, single texts); Withheld when one tells too much."""
    places: list[str] = []
    names: set[str] = set()
    identities: set[str] = set()
    for group, spots in _looked_through(papers, job or Job()):
        places += [group.where(spot.start) for spot in spots]
        names |= {spot.code_name for spot in spots}
        identities = identities.union(*(spot.identities for spot in spots))
    if places:
        raise Withheld(places, frozenset(names), frozenset(identities))


def masked(paper: _T, job: Job | None = None) -> _T:
    """The same paper with code names where it would tell a sealed identity."""
    found = iter([spots for _, spots in _looked_through([paper], job or Job())])
    if not _keepers:
        return paper

    def change(group: Group) -> Sequence[str]:
        spots = next(found)
        return group.masked(spots) if spots else group.texts

    result: _T = walked(paper, "", change)
    return result


def _looked_through(papers: Iterable[object], job: Job) -> Iterator[tuple[Group, Sequence[Spot]]]:
    """Every group of texts with what is found in it, a thousand at a time."""
    if not _keepers:
        return
    waiting = (group for paper in papers for group in groups(paper))
    done = 0
    while some := list(islice(waiting, _AT_ONCE)):
        job.step(done, 0, "Đang kiểm tra để không lộ danh tính người tố cáo")
        yield from zip(some, _found(some), strict=True)
        done += len(some)


def _standing() -> list[Gatekeeper]:
    return list({keeper.of: keeper for keeper in list(_keepers) if keeper.of}.values())


def _found(some: Sequence[Group]) -> list[list[Spot]]:
    """For each group what all gatekeepers find, without what may be told there."""
    found: list[list[Spot]] = [[] for _ in some]
    for keeper in _standing():
        more = keeper.found([group.joined for group in some])
        for group, spots, these in zip(some, found, more, strict=True):
            if these:
                (named,) = keeper.found([group.named])
                known = _allowed.get().union(*(spot.identities for spot in named))
                spots += [spot for spot in these if not spot.identities & known]
    return [sorted(spots, key=lambda spot: spot.start) for spots in found]
