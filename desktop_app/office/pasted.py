"""Lists of villages, departments and officers as people paste them from Word and Excel.

Columns are found by their heads; without heads only the column of names is taken, because a guess
about the others would put a person's name among the villages.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from db.text import fold, nfc, sort_key
from desktop_app.office.model import Department, Officer, Village
from desktop_app.office.rules import titled_officer, village_from_line

R = TypeVar("R", Department, Village, Officer)
Cells = Mapping[str, str]  # what a line says, by role

_KINDS = r"thon|to dan pho|tdp|khu pho|khu dan cu|khu|khoi pho|khoi|ban|ap|buon|khom|xom|lang|bon"
_KINDS = rf"(?:{_KINDS}|phum|soc|plei|to)"
_UNITS = r"(?:phong ban|phong|ban|trung tam|don vi|co quan)"
_ORDINAL = r"s?tt|so (?:tt|thu tu)|#"
_PERSON = r"(?:ho (?:va )?ten|ho, ten)(?: .*)?"
_VILLAGE_HEADS = {
    "ordinal": _ORDINAL,
    "households": r"(?:tong )?so ho(?: .*)?|ho dan|ho gia dinh",
    "head": rf"{_PERSON}|(?:to )?truong {_KINDS}\b.*|to truong|.*phu trach.*",
    "name": rf"(?:ten|danh sach)\b.*|{_KINDS}(?:[ ,/-]+(?:va |hoac )?{_KINDS})*|don vi|dia ban",
}
_DEPARTMENT_HEADS = {
    "ordinal": _ORDINAL,
    "short_name": r"(?:ten |chu )?viet tat|ten tat|ky hieu",
    "head": rf"{_PERSON}|truong phong|(?:thu truong|lanh dao)(?: .*)?|.*phu trach.*",
    "name": rf"(?:ten|danh sach)\b.*|{_UNITS}(?:[ ,/-]+(?:va |hoac )?{_UNITS})*",
}
_OFFICER_HEADS = {
    "ordinal": _ORDINAL,
    "title": r"chuc (?:vu|danh|vu, don vi)(?: .*)?",
    "name": rf"{_PERSON}|ten|can bo|lanh dao|nguoi ky|danh sach\b.*",
}
# With their marks: "Tô" is a family name, "tổ" is not.
_VILLAGE = re.compile(
    r"(thôn|tổ|tdp|khu|khối|bản|ấp|buôn|khóm|xóm|làng|bon|phum|sóc|plei)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:quyền |q\. ?)?(?:phó )?(?:chủ tịch|chánh|trưởng|giám đốc|thủ trưởng|phó)\b", re.IGNORECASE
)
_SUM = re.compile(r"tổng (?:cộng|số)\b.*|(?:tổng|cộng)\s*(?:[:(\d].*)?", re.IGNORECASE)

# "1.", "1.2)", "a)", "(3)", "IV." and the bullets of Word; a number that begins a name stays.
_BULLETS = r"-+•*–—▪●○◦■□►➢➤✓✔·\uf000-\uf0ff"
_MARK = re.compile(
    r"^\s*(?:\(?\d{1,3}(?:\.\d{1,2})?[.)/](?=\D)\s*|[a-zđ][.)]\s+|[IVX]{1,5}[.)]\s+"
    rf"|[{_BULLETS}]+\s*|o\s+(?=[A-ZĐ]))"
)
# Word puts a tab between the numbering and the words; it parts no columns.
_MARK_AND_TAB = re.compile(rf"^[ \t]*(?:[(]?\d{{1,3}}[.)/]|[a-zđ][.)]|[{_BULLETS}]|o)[ ]*\t", re.M)
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_HOUSEHOLDS = re.compile(r"\s*[(,:–-]?\s*(\d[\d.]{0,6})\s*hộ\b[^)]*\)?$", re.IGNORECASE)
# "Ông" is a family name too: only before a name of three words and more.
_HONORIFIC = re.compile(r"(?:ông|bà|đồng chí|đ/c)[.:]?\s+(?=\S+\s+\S+\s+\S)", re.IGNORECASE)
_BESIDE = re.compile(r"\s+[-–—]\s+|\s*[,;:]\s+")


@dataclass(frozen=True)
class Pasted(Generic[R]):
    """What a list was understood as, and which of its lines were not taken."""

    records: tuple[R, ...]
    repeated: tuple[str, ...] = field(default=())  # names said once more
    left_out: tuple[str, ...] = field(default=())  # heads, sums


def pasted_villages(text: str) -> Pasted[Village]:
    """The villages of a list, with their head and households where its columns are named so."""
    return _pasted(text, _VILLAGE_HEADS, _VILLAGE, _village)


def pasted_departments(text: str) -> Pasted[Department]:
    """The departments of a list."""
    return _pasted(text, _DEPARTMENT_HEADS, None, _department)


def pasted_officers(text: str) -> Pasted[Officer]:
    """The people of a list; how each of them signs is proposed from the title."""
    return _pasted(text, _OFFICER_HEADS, None, _officer, beside=("title", _TITLE))


def same_name(one: str) -> str:
    """A key that spellings of one name share: capitals and spaces do not count, marks do."""
    return sort_key(nfc(one))


def pasted_words(found: Pasted[R], what: str) -> str:
    """How a list was understood: "3 thôn, bỏ 1 tên trùng: Thôn A; Thôn B; Thôn C"."""
    if not found.records:
        return ""
    said = f"{len(found.records)} {what}"
    if found.repeated:
        said += f", bỏ {len(found.repeated)} tên trùng"
    if found.left_out:
        said += f", bỏ {len(found.left_out)} dòng không phải tên"
    return f"{said}: {'; '.join(record.name for record in found.records)}"


# What a line becomes


def _village(cells: Cells) -> Village:
    name, count = cells["name"], cells.get("households", "")
    said = _HOUSEHOLDS.search(name)
    if said:
        name, count = name[: said.start()].strip(" ,;:-–("), count or said[1]
    digits = re.sub(r"[.\s]", "", count)
    households = int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else None
    return replace(village_from_line(name), head=_person(cells), households=households)


def _department(cells: Cells) -> Department:
    return Department(cells["name"], cells.get("short_name", ""), _person(cells))


def _officer(cells: Cells) -> Officer:
    return titled_officer(_HONORIFIC.sub("", cells["name"]), cells.get("title", ""))


def _person(cells: Cells) -> str:
    return _HONORIFIC.sub("", cells.get("head", ""))


# Lines, columns, heads


def _pasted(
    text: str,
    heads: Mapping[str, str],
    likely: re.Pattern[str] | None,
    make: Callable[[Cells], R],
    beside: tuple[str, re.Pattern[str]] | None = None,
) -> Pasted[R]:
    known = {role: re.compile(pattern) for role, pattern in heads.items()}
    rows = _rows(text, likely)
    columns = _columns(rows, known, likely, beside)
    found: dict[str, R] = {}
    repeated, left_out = [], []
    for row in rows:
        cells = {role: row[at] for role, at in columns.items() if at < len(row)}
        name = cells.get("name", "")
        if _is_head(row, known) or not name or _SUM.fullmatch(name):
            left_out += [" | ".join(filter(None, row))]
            continue
        if beside and len(columns) == 1:
            cells |= _parted(name, beside)
        made = make(cells)
        if found.setdefault(same_name(made.name), made) is not made:
            repeated.append(made.name)
    return Pasted(tuple(found.values()), tuple(repeated), tuple(left_out))


def _rows(text: str, likely: re.Pattern[str] | None) -> list[list[str]]:
    """The lines with their cells; a line without tabs may hold several names."""
    clean = nfc(text.translate(_UNSEEN))
    lines = re.sub(r"[\v\f\u2028\u2029]|\r\n?", "\n", clean)
    lines = _MARK_AND_TAB.sub("", lines)
    if "\t" not in lines:
        names = (part for line in lines.split("\n") for part in _parts(line, likely))
        return [[name] for name in map(_bare, names) if _says(name)]
    # Excel puts a cell with a line break between quotation marks.
    read = csv.reader(lines.splitlines(keepends=True), delimiter="\t")
    rows = ([_bare(cell) for cell in row] for row in read)
    return [row for row in rows if any(map(_says, row))]


def _parts(line: str, likely: re.Pattern[str] | None) -> list[str]:
    """The names in a line: parted by ";", by commas only where all begin with one word ("thôn")."""
    parts = line.split(";")
    if likely and len(parts) == 1:
        commas = [_bare(part) for part in line.split(",")]
        begun = {found[0].lower() if (found := likely.match(part)) else "" for part in commas}
        if len(begun) == 1 and "" not in begun:
            return commas
    return parts


def _bare(cell: str) -> str:
    """A cell without numbering, bullets and the signs at its end."""
    words = " ".join(cell.split())
    return " ".join(_MARK.sub("", words, count=1).strip(" ;,.").split()) if words else ""


def _says(name: str) -> bool:
    return bool(name) and not name.isdigit()


def _columns(
    rows: Sequence[Sequence[str]],
    known: Mapping[str, re.Pattern[str]],
    likely: re.Pattern[str] | None,
    beside: tuple[str, re.Pattern[str]] | None,
) -> dict[str, int]:
    """Which column holds what: by the heads, else the column of names and the one beside it."""
    for row in rows:
        if _is_head(row, known) and len(row) > 1:
            roles = {_role(cell, known): at for at, cell in reversed(list(enumerate(row)))}
            if "name" in roles:
                return {role: at for role, at in roles.items() if role}
    wordy = _wordy_columns(rows)
    second = _best(rows, wordy, beside[1]) if beside else None
    names = [at for at in wordy if at != second] or [0]
    best = _best(rows, names, likely) if likely else None
    columns = {"name": names[0] if best is None else best}
    return columns | ({beside[0]: second} if beside and second is not None else {})


def _wordy_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    wide = max(map(len, rows), default=1)
    return [at for at in range(wide) if any(len(row) > at and _says(row[at]) for row in rows)]


def _best(
    rows: Sequence[Sequence[str]], columns: Iterable[int], wanted: re.Pattern[str]
) -> int | None:
    """The column with the most cells that begin as wanted; None when no other column is left."""
    places = list(columns)
    if len(places) < 2:
        return None
    hits = {at: sum(bool(wanted.match(cell)) for cell in _cells(rows, at)) for at in places}
    best = max(places, key=lambda at: hits[at])
    return best if hits[best] else None


def _cells(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    return (row[at] for row in rows if at < len(row))


def _is_head(row: Sequence[str], known: Mapping[str, re.Pattern[str]]) -> bool:
    said = [cell for cell in row if cell]
    roles = [_role(cell, known) for cell in said]
    if len(said) < 3:
        return "name" in roles and all(roles)
    return sum(map(bool, roles)) * 2 > len(said)


def _role(cell: str, known: Mapping[str, re.Pattern[str]]) -> str:
    folded = fold(cell)
    return next((role for role, head in known.items() if head.fullmatch(folded)), "")


def _parted(name: str, beside: tuple[str, re.Pattern[str]]) -> dict[str, str]:
    """ "Lò Văn Một - Chủ tịch" as name and title."""
    role, wanted = beside
    parts = _BESIDE.split(name, maxsplit=1)
    if len(parts) == 2 and wanted.match(parts[1]):
        return {"name": parts[0], role: parts[1]}
    return {}
