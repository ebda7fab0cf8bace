"""Form 01/TCD, counted over plain rows."""

from collections.abc import Iterator
from decimal import Decimal

from brute_plain import Figures, PlainBook, Row, nothing

BLOCKS = {"regular": 5, "head": 11, "deputy": 17}  # first column: turns, persons, matters, crowds


def form_01(book: PlainBook, first: str, last: str) -> Figures:
    """Columns 11, 12, 17, 18 are "số lượt tiếp, số người được tiếp thực tế": refused is not met."""
    cells = nothing("01/TCD")
    matter = matters(book, first, last)
    met = [v for v in book.visits if first <= v["received_on"] <= last and _received(v)]
    leaders: dict[str, set[str]] = {"head": set(), "deputy": set()}
    for visit in met:
        if visit["kind"] != "regular":
            leaders[visit["presider_role"]].add(matter[visit["uid"]])
    by_leader = leaders["head"] | leaders["deputy"]
    seen: dict[str, set[str]] = {block: set() for block in BLOCKS}
    for visit in met:
        of = matter[visit["uid"]]
        block = "regular" if visit["kind"] == "regular" else visit["presider_role"]
        if block == "regular" and of in by_leader:
            continue  # "chỉ nhập số liệu 1 lần vào mục Thủ trưởng tiếp"
        if not (block == "deputy" and of in leaders["head"]):
            seen[block].add(of)
        persons, start = _persons(visit), BLOCKS[block]
        cells[str(start)] += 1
        cells[str(start + 1)] += persons
        if persons >= 5:  # "Đoàn đông người là đoàn có từ 5 người trở lên"
            cells[str(start + 3)] += 1
            cells[str(start + 4)] += persons
    for block, start in BLOCKS.items():
        cells[str(start + 2)] = Decimal(len(seen[block]))
    for role, column in (("head", "10"), ("deputy", "16")):
        cells[column] = Decimal(len(set(_announced(book, role, first, last))))
    for n in range(1, 5):
        cells[str(n)] = cells[str(n + 4)] + cells[str(n + 10)] + cells[str(n + 16)]
    return cells


def matters(book: PlainBook, first: str, last: str) -> dict[str, str]:
    """To which matter each visit of a period belongs.

    Visits of one chain, paper or case are one matter; chains lead back to visits before the period.
    They go on over a visit in the bin: what was entered as going on with it is about that still.
    """
    case_of = {paper["uid"]: paper["case_uid"] for paper in book.papers}
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    known = [visit for visit in book.visits if first <= visit["received_on"] <= last]
    by_uid = {visit["uid"]: visit for visit in book.all_visits}
    seen = {visit["uid"] for visit in known}
    for visit in known:  # grows while it is walked through
        earlier = by_uid.get(visit["earlier_uid"])
        if earlier and earlier["uid"] not in seen:
            seen.add(earlier["uid"])
            known.append(earlier)
    for visit in known:
        paper = visit["petition_uid"]
        named = (
            ("visit", visit["earlier_uid"]),
            ("case", visit["case_uid"]),
            ("paper", paper),
            ("case", case_of.get(paper) if paper else None),
        )
        for sort, uid in named:
            if uid:
                parent[root(f"{sort} {uid}")] = root(f"visit {visit['uid']}")
    return {visit["uid"]: root(f"visit {visit['uid']}") for visit in known}


def _received(visit: Row) -> bool:
    return visit["outcome"] != "refused"


def _persons(visit: Row) -> int:
    return int(visit["came"] or visit["persons"] or 1)


def _announced(book: PlainBook, role: str, first: str, last: str) -> Iterator[str]:
    """ "Số ngày tiếp công dân định kỳ và đột xuất của Thủ trưởng được thông báo công khai"."""
    for day in book.days:
        stands = day["status"] in ("planned", "held")  # neither put off nor cancelled
        own = day["posted_on"] and day["presider_role"] == role
        if stands and own and first <= day["day"] <= last:
            yield day["day"]
