"""Labels inside running text: "Cơ quan chủ trì: …", "Thời gian thực hiện: …"."""

import re

import msgspec

from db.text import fold
from desktop_app.plans.structure.columns import (
    COORDINATING,
    DELIVERABLE,
    LEAD,
    OTHER,
    SCHEDULE,
)

_BODY = (
    r"(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|người|cá\s+nhân|tổ\s+chức|phòng|ban|công\s+chức)"
)
_LABELS = (
    (COORDINATING, rf"(?:{_BODY}(?:\s*,\s*{_BODY})?\s+)?phối\s+hợp(?:\s+thực\s+hiện)?"),
    (
        LEAD,
        rf"(?:{_BODY}(?:\s*,\s*{_BODY})?\s+)?(?:chủ\s+trì|phụ\s+trách|đầu\s+mối|tham\s+mưu)"
        r"(?:\s*,?\s*(?:thực\s+hiện|tham\s+mưu|tổ\s+chức\s+thực\s+hiện|triển\s+khai))?",
    ),
    (
        LEAD,
        rf"{_BODY}\s+(?:được\s+giao\s+|chịu\s+trách\s+nhiệm\s+|tổ\s+chức\s+)?"
        r"(?:thực\s+hiện|triển\s+khai|chịu\s+trách\s+nhiệm|trình|soạn\s+thảo|xây\s+dựng|tổng\s+hợp"
        r"|ban\s+hành)",
    ),
    (LEAD, r"giao(?:\s+(?:cho|nhiệm\s+vụ|việc))?"),
    (LEAD, r"(?:phân\s+công|trách\s+nhiệm)(?:\s+thực\s+hiện)?"),
    (
        SCHEDULE,
        r"(?:thời\s+gian|thời\s+hạn|thời\s+điểm|tiến\s+độ|lộ\s+trình|hạn|mốc\s+thời\s+gian)"
        r"(?:\s+(?:thực\s+hiện|hoàn\s+thành|tổ\s+chức|triển\s+khai|dự\s+kiến|trình"
        r"|ban\s+hành|báo\s+cáo|gửi|nộp|thông\s+qua|lấy\s+ý\s+kiến|tổng\s+hợp|công\s+bố|công\s+khai"
        r"|bắt\s+đầu|kết\s+thúc|thực\s+hiện\s*,"
        r"\s*hoàn\s+thành|thực\s+hiện/hoàn\s+thành))?",
    ),
    (SCHEDULE, r"(?:thời\s+gian\s+)?hoàn\s+thành"),
    (
        DELIVERABLE,
        r"(?:yêu\s+cầu\s+)?sản\s+phẩm(?:\s+(?:đầu\s+ra|dự\s+kiến|hoàn\s+thành|cần\s+đạt))?"
        r"|kết\s+quả(?:\s+(?:đầu\s+ra|cần\s+đạt|dự\s+kiến|thực\s+hiện))?|đầu\s+ra",
    ),
    (
        OTHER,
        r"hình\s+thức(?:\s+thực\s+hiện)?|địa\s+điểm|thành\s+phần|kinh\s+phí|đối\s+tượng"
        r"|nguồn\s+kinh\s+phí|nội\s+dung\s+thực\s+hiện|ghi\s+chú",
    ),
)
_ANY = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_LABELS))
_AT_START = re.compile(rf"\s*[-–+•*●]?\s*\(?\s*(?:{_ANY})\s*:", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?<=[.;,(–-])\s*(?:{_ANY})\s*:|^\s*[-–+•*●]?\s*\(?\s*(?:{_ANY})\s*:".replace(
        "(?P<k", "(?P<a", len(_LABELS)
    ),
    re.IGNORECASE,
)


class Labelled(msgspec.Struct, frozen=True):
    """One labelled value: what it means, the label's words, the value as written."""

    key: str
    label: str
    value: str


def begins_with_label(text: str) -> bool:
    """Whether a paragraph begins with such a label."""
    return _AT_START.match(text) is not None


def read_labels(text: str) -> tuple[str, tuple[Labelled, ...]]:
    """The words before the first label, and the labelled values of a paragraph."""
    found = list(_INSIDE.finditer(text))
    if not found:
        return text, ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    labelled = tuple(
        _labelled(match, text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    )
    return text[: found[0].start()].rstrip(" (;,–-"), labelled


def _labelled(match: re.Match[str], value: str) -> Labelled:
    name = match.lastgroup or ""
    key = _LABELS[int(name[1:])][0]
    bare = value.strip().strip(";,").strip()
    if match.group().lstrip().startswith("(") or bare.count(")") > bare.count("("):
        bare = bare.rstrip(".").removesuffix(")").strip()
    if bare.endswith(".") and not bare.endswith(".."):
        bare = bare[:-1].rstrip()
    return Labelled(key, match[name].strip(), bare)


def is_empty_label(item: Labelled) -> bool:
    """Whether the value stands in the paragraphs below ("Thời gian thực hiện:")."""
    return not fold(item.value)
