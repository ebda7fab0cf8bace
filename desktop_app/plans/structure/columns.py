"""The head of a task table: its rows and what each column means, told by the heading's words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

import msgspec

from db.text import fold, nfc
from desktop_app.plans.model import Column
from desktop_app.plans.source import SourceRow
from desktop_app.plans.structure.paragraphs import one_line

ORDINAL, CONTENT, LEAD = "ordinal", "content", "lead"
COORDINATING, SCHEDULE, DELIVERABLE, OTHER = "coordinating", "schedule", "deliverable", "other"
TASK_KEYS = (LEAD, COORDINATING, SCHEDULE, DELIVERABLE)

_BODY = (
    r"(?:cac )?(?:don vi|dv|d v|co quan|cq|bo phan|nguoi|ca nhan|to chuc|can bo|cong chuc|dong chi"
    r"|d c|giao vien|thanh vien|uy vien|luc luong|chu the|phong|ban|nganh|doan the|khoa)"
)
_WORK = (
    r"(?:thuc hien|phu trach|tham muu|chiu trach nhiem|duoc giao|duoc phan cong|dau moi|trien khai"
    r"|soan thao|chuan bi)"
)
_TIME = r"(?:thoi gian|tg|lo trinh|tien do|thoi han|thoi diem|han|ky han|lich|dinh ky)"
# Matched against the folded heading, its commas and slashes as spaces; the higher weight wins
# where two columns want one meaning.
_MEANINGS = tuple(
    (key, weight, re.compile(pattern))
    for key, weight, pattern in (
        (ORDINAL, 9, r"s ?tt|tt|so tt|so thu tu|thu tu|no\.?|so"),
        (DELIVERABLE, 6, r".*\bsan pham\b.*|.*\bdau ra\b.*"),
        (
            OTHER,
            6,
            r"(?:lanh dao|don vi tinh|dvt|kinh phi|du kien kinh phi|nguon|ghi chu|can cu"
            r"|co so|so luong|dia diem|thanh phan(?! phoi hop)|doi tuong|chi so|ty le|luy ke)\b.*",
        ),
        (LEAD, 6, r".*\bchu tri\b.*"),
        (COORDINATING, 5, r".*\bphoi hop\b.*"),
        (COORDINATING, 5, rf"{_BODY} cung (?:thuc hien|tham gia)\b.*"),
        (SCHEDULE, 5, rf"(?:du kien |ke hoach )?(?:moc |khung )?{_TIME}\b.*"),
        (SCHEDULE, 4, r"(?:xong|hoan tat)\b.*"),
        (SCHEDULE, 4, r"(?:du kien |ngay |thoi gian |moc )?(?:bat dau|ket thuc|hoan thanh)\b.*"),
        (SCHEDULE, 4, r"(?:tu|den)(?: ngay| thang| quy)"),
        (SCHEDULE, 3, r"thuc hien trong (?:thang|quy|nam|tuan)\b.*"),
        (LEAD, 4, rf"{_BODY}(?: .{{0,25}})? ?{_WORK}\b.*"),
        (LEAD, 3, rf"{_BODY} to chuc(?: thuc hien.*)?|nguoi (?:bao cao|trinh bay)\b.*"),
        (
            LEAD,
            3,
            r"(?:trach nhiem|chiu trach nhiem|phan cong|giao|dau moi|phu trach|tham muu)\b.*",
        ),
        (LEAD, 2, rf"{_BODY}|thuc hien|to chuc thuc hien|bao cao vien|ho(?: va)? ten.{{0,20}}"),
        (LEAD, 3, rf"{_BODY}(?: .{{0,25}})? theo doi\b.*"),
        (
            CONTENT,
            5,
            r"(?:(?:ten|cac|danh muc|nhom|trinh tu|buoc) )*(?:noi dung|nhiem vu|cong viec)\b.*",
        ),
        (DELIVERABLE, 4, r"(?:muc tieu|yeu cau|chi tieu) (?:can dat|ket qua)\b.*"),
        (
            CONTENT,
            3,
            r"(?:(?:ten|cac|danh muc|nhom) )*(?:hoat dong|giai phap|bien phap|dau viec|viec"
            r"|hang muc|muc tieu|chi tieu|phan viec)\b.*|(?:cac )?buoc (?:thuc hien|tien hanh)",
        ),
        (
            CONTENT,
            2,
            r"(?:(?:ten|cac) )*(?:chuong trinh|chuyen de|chu de|dien bien|van ban|de an|mo hinh)"
            r"\b.*",
        ),
        (COORDINATING, 2, rf"{_BODY}.{{0,10}} (?:tham gia|lien quan)\b.*"),
        (DELIVERABLE, 3, r"(?:du kien )?(?:cac )?ket qua\b.*|(?:hinh thuc|loai) van ban.*"),
        (DELIVERABLE, 2, r"(?:tai lieu |ho so )?minh chung"),
        (
            SCHEDULE,
            2,
            r"(?:quy|thang|nam|tuan)(?: .{0,12})?|ngay(?! (?:ky|cap|ban)\b)(?: .{0,12})?",
        ),
        (SCHEDULE, 2, r"thu ngay.*|gio|buoi(?: ngay)?"),
        (OTHER, 3, r"(?:hinh thuc|kinh phi|ghi chu|yeu cau|muc dich)\b.*"),
    )
)
# Words that look like others once their marks are gone, and days that are no time of a task.
_MISLEADING = re.compile(
    r"nam$|nam\s+sinh|năm\s+sinh|ngày\s+(?:tháng\s+năm\s+)?sinh|ngày,?\s*tháng,?\s*năm\s+sinh"
    r"|quy\s+(?![ivx\d])|quỹ|bản(?!\w)|bàn(?!\w)|bán(?!\w)|ban\s+hành|phong(?!\w)|hàn(?!\w)|thang(?!\w)"
)
# Headings of a column that sorts tasks; beside a column of the work itself it names their group.
_SORTING = re.compile(
    r"(?:(?:ten|cac) )?(?:(?:nhom|loai|mang|khoi) (?:cac )?(?:nhiem vu|noi dung|cong viec|viec"
    r"|cong tac|hoat dong|giai phap|bien phap|van de|linh vuc|chi tieu|tieu chi|muc tieu)\b.*"
    r"|mang|linh vuc(?: (?:cong tac|cong viec|hoat dong|chuyen mon))?|chuyen de|chu de)"
)
_AIM = re.compile(r"(?:(?:ten|cac|danh muc) )*(?:muc tieu|chi tieu)\b.*")
_PERIOD = re.compile(r"(?:cac )?(?:thang|quy|tuan)\W*")
_LEADER = re.compile(r"lanh dao\b.{0,30}\b(?:phu trach|chu tri|thuc hien)\W*")
_SEPARATOR = re.compile(r"\s*[,/;]\s*|\s+[-–]\s+")
_LONGEST_HEADING = 90
_MOST_SPACES = 8
_COUNT = re.compile(r"\d{1,2}|[IV]{1,3}")
_CODE = re.compile(r"\(?\s*(?:\d{1,2}|[A-H])\s*\)?(?:\s*=.*)?")


class Head(msgspec.Struct, frozen=True):
    """A recognised head: the columns, and how many rows it takes."""

    columns: tuple[Column, ...]
    height: int

    @property
    def is_task_head(self) -> bool:
        """Whether the table under it lists tasks: what is to be done, and by whom or when."""
        keys = [column.key for column in self.columns]
        telling = any(_is_telling(column) for column in self.columns)
        if CONTENT not in keys or keys.count(SCHEDULE) != 1:
            return CONTENT in keys and telling
        # One "Đơn vị" and one "Ngày" tell together; several years beside a unit are figures.
        period = keys.index(SCHEDULE)
        calendar = _PERIOD.fullmatch(fold(self.columns[period].heading)) is not None
        return telling or LEAD in keys or (calendar and period < keys.index(CONTENT))


def find_head(rows: Sequence[SourceRow], start: int) -> Head | None:
    """The head that begins at row `start`, or None when that row is no head."""
    if start >= len(rows) or not _is_first_row(rows[start]):
        return None
    height = 1
    while start + height < len(rows) and _goes_on(rows, start, height):
        height += 1
    coded = start + height < len(rows) and _is_code_row(rows[start + height])
    columns = _columns(rows[start : start + height])
    return Head(columns, height + coded)


def group_columns(columns: Sequence[Column]) -> list[int]:
    """The columns before the content that name the group of a task: "Nhóm nhiệm vụ", "Lĩnh vực"."""
    keys = [column.key for column in columns]
    before = keys.index(CONTENT) if CONTENT in keys else 0
    return [i for i in range(before) if keys[i] == OTHER and _sorts(columns[i].heading)]


def carried_groups(above: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """The groups of a row: a blank cell goes on with the one above while the outer ones stay."""
    groups: list[str] = []
    changed = False
    for old, cell in zip_longest(above, cells, fillvalue=""):
        changed = changed or (bool(cell) and cell != old)
        groups.append(cell or ("" if changed else old))
    return tuple(groups)


def _sorts(heading: str) -> bool:
    return _SORTING.fullmatch(_SEPARATOR.sub(" ", fold(heading)).strip(" .:*()")) is not None


def _is_telling(column: Column) -> bool:
    """Whether a column can only be one of tasks; "Quý I", "Kết quả" stand in statistics too."""
    weights = [
        weight
        for key, weight in map(heading_meaning, (column.heading, column.parent))
        if key == column.key
    ]
    least = 6 if column.key == DELIVERABLE else 3
    return column.key in TASK_KEYS and max(weights, default=0) >= least


@lru_cache(maxsize=1024)
def heading_meaning(heading: str) -> tuple[str, int]:
    """What a heading means and how surely; ("other", 0) when its words say nothing."""
    if _MISLEADING.match(nfc(heading).strip(" .:*()").lower()):
        return OTHER, 0
    folded = _SEPARATOR.sub(" ", fold(heading)).strip(" .:*()")
    spaces = [i for i, char in enumerate(folded) if char == " "]
    # A narrow column breaks words too: "Thờ i gian" is tried without each of its spaces.
    whole = [folded[:i] + folded[i + 1 :] for i in spaces[:_MOST_SPACES]]
    found = _meaning(folded)
    return found if found[1] else max(map(_meaning, whole), key=lambda m: m[1], default=found)


def _meaning(folded: str) -> tuple[str, int]:
    best = (OTHER, 0)
    for key, weight, pattern in _MEANINGS:
        if weight > best[1] and pattern.fullmatch(folded):
            best = (key, weight)
    return best


def _is_first_row(row: SourceRow) -> bool:
    cells = [one_line(cell) for cell in row.cells if cell and cell.strip()]
    if len(set(cells)) < 2 or any(len(cell) > _LONGEST_HEADING for cell in cells):
        return False
    meanings = [heading_meaning(cell) for cell in cells]
    known = {key for key, weight in meanings if weight >= 2}
    if ORDINAL in known:
        return len(known) >= 2 or len(cells) >= 3
    strong = {key for key, weight in meanings if weight >= 3 and key != OTHER}
    if CONTENT in strong and all(weight >= 2 for _, weight in meanings):
        return True
    return len(strong) >= 2 and len(known) * 2 >= len(cells)


def _goes_on(rows: Sequence[SourceRow], start: int, height: int) -> bool:
    """Whether the next row belongs to the head: it only names parts of headings above it."""
    row, above = rows[start + height], rows[start : start + height]
    filled = [i for i, cell in enumerate(row.cells) if cell and cell.strip()]
    if not filled or (_is_first_row(row) and _same_words(row, above[0])):
        return False
    if any(len(one_line(row.cells[i] or "")) > _LONGEST_HEADING for i in filled):
        return False
    if _spans(row):
        return True  # a cell of the head reaches down beside it
    if not all(_under_parent(above, i) for i in filled):
        return False
    if _counts_periods(row, above[-1], filled):
        return True
    return any(heading_meaning(one_line(row.cells[i] or ""))[1] >= 2 for i in filled)


def _same_words(row: SourceRow, other: SourceRow) -> bool:
    return [fold(c or "") for c in row.cells] == [fold(c or "") for c in other.cells]


def _spans(row: SourceRow) -> bool:
    """A head row whose remaining cells are covered from above needs no known word."""
    return bool(row.covered_above) and any(row.covered_above)


def _under_parent(above: Sequence[SourceRow], column: int) -> bool:
    """Whether the cell stands under a heading that spans columns, or under no heading at all.

    A heading that reaches down over several rows ("STT") has no parts of its own.
    """
    for row in reversed(above):
        if _cell(row, column):
            right = row.cells[column + 1 : column + 2]
            return bool(right) and not (right[0] or "").strip() and not _covered(row, column + 1)
    return True


def _counts_periods(row: SourceRow, above: SourceRow, filled: Sequence[int]) -> bool:
    """Whether a row counts the months or quarters of a heading of time above it: "1", "2", "3"."""
    parent = _cell(above, filled[0]) or _left_of(above, filled[0])
    counted = all(_COUNT.fullmatch(one_line(row.cells[i] or "")) for i in filled)
    return counted and len(filled) > 1 and heading_meaning(parent)[0] == SCHEDULE


def _is_code_row(row: SourceRow) -> bool:
    filled = [one_line(cell) for cell in row.cells if cell and cell.strip()]
    if len(filled) < 3 or not all(_CODE.fullmatch(cell) for cell in filled):
        return False
    digits = [int(found[0]) for cell in filled if (found := re.findall(r"\d+", cell))]
    return all(b == a + 1 for a, b in pairwise(digits))


def _columns(rows: Sequence[SourceRow]) -> tuple[Column, ...]:
    width = max(len(row.cells) for row in rows)
    paths = [_path(rows, column) for column in range(width)]
    wanted = [_wanted(path) for path in paths]
    keys = _settled(_without_groups(wanted, paths), paths)
    return tuple(
        Column(key, path[-1] if path else "", path[-2] if len(path) > 1 else "")
        for key, path in zip(keys, paths, strict=True)
    )


def _path(rows: Sequence[SourceRow], column: int) -> list[str]:
    """The headings over a column from the top down, a spanning one taken from its left end."""
    path: list[str] = []
    for i, row in enumerate(rows):
        text = _cell(row, column)
        below = any(_cell(lower, column) for lower in rows[i + 1 :])
        if not text and below and not _covered(row, column):
            text = _left_of(row, column)
        if text:
            path.append(text)
    return path


def _left_of(row: SourceRow, column: int) -> str:
    for left in range(column - 1, -1, -1):
        if text := _cell(row, left):
            return text
    return ""


def _covered(row: SourceRow, column: int) -> bool:
    return column < len(row.covered_above) and row.covered_above[column]


def _cell(row: SourceRow, column: int) -> str:
    return one_line(row.cells[column] or "") if column < len(row.cells) else ""


def _wanted(path: Sequence[str]) -> tuple[str, int]:
    """The meaning of a column: its own heading, else the one above it."""
    for i, heading in enumerate(reversed(path)):
        key, weight = heading_meaning(heading)
        if weight:
            return key, weight - (1 if i else 0)
    return OTHER, 0


def _without_groups(
    wanted: Sequence[tuple[str, int]], paths: Sequence[Sequence[str]]
) -> list[tuple[str, int]]:
    """The meanings with columns that sort tasks left out where one of the work stands behind."""
    headings = [path[-1] if path else "" for path in paths]
    work = [
        i
        for i, (key, weight) in enumerate(wanted)
        if key == CONTENT and weight >= 3 and not _sorts(headings[i])
        if not _AIM.fullmatch(fold(headings[i]))
    ]
    last = max(work, default=0)
    return [
        (OTHER, 1) if i < last and key == CONTENT and _sorts(headings[i]) else (key, weight)
        for i, (key, weight) in enumerate(wanted)
    ]


def _leaders(paths: Sequence[Sequence[str]]) -> list[int]:
    """The columns of the leader in charge: where no unit is named, the leader does the task."""
    found = (fold(path[-1]) if path else "" for path in paths)
    return [i for i, heading in enumerate(found) if _LEADER.fullmatch(heading)]


def _settled(wanted: Sequence[tuple[str, int]], paths: Sequence[Sequence[str]]) -> list[str]:
    """One column per meaning (times may stand in several); the others keep their words only."""
    keys: list[str] = []
    for i, (key, weight) in enumerate(wanted):
        rivals = [w for j, (k, w) in enumerate(wanted) if k == key and j != i]
        earlier = [w for j, (k, w) in enumerate(wanted[:i]) if k == key]
        lost = any(w > weight for w in rivals) or any(w == weight for w in earlier)
        keys.append(OTHER if lost and key not in (SCHEDULE, OTHER) else key)
    if LEAD not in keys and len(led := _leaders(paths)) == 1:
        keys[led[0]] = LEAD
    if CONTENT not in keys and {LEAD, SCHEDULE} <= set(keys):
        unknown = [i for i, (key, weight) in enumerate(wanted) if key == OTHER and not weight]
        if unknown:
            keys[unknown[0]] = CONTENT
    return keys
