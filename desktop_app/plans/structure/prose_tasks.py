"""Tasks told in sentences that name who does them and until when; nothing less is taken.

Who does it may stand in the heading above: "1. Văn phòng", "a) … Hoàn thành trước ngày 20/12.".
"""

import re
from collections.abc import Sequence

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.model import Task
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.units import STARTERS, split_units

_LONGEST = 900
_DAY = (
    r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
)
_PERIOD = r"(?:tháng\s+\d{1,2}|quý\s+(?:[IV]{1,3}|\d))(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?"
_WHEN = (
    rf"(?:(?:trước|chậm\s+nhất(?:\s+là|\s+vào)?|đến(?:\s+hết)?)\s+(?:ngày\s+{_DAY}|{_PERIOD})"
    rf"|trong\s+{_PERIOD})"
)
_DUE = re.compile(
    rf"(?:hoàn\s+thành|xong|thời\s+gian|thời\s+hạn|báo\s+cáo[^.;()]{{0,60}})\s*:?\s*(?P<when>{_WHEN})",
    re.IGNORECASE,
)
_UNIT = rf"(?:{STARTERS})(?![^\W\d_])[^.;:()]{{0,90}}?"
_WITH = rf"(?:\s*,?\s*phối\s+hợp\s+(?:với|cùng)\s+(?P<with>{_UNIT}))?"
_VERB = (
    r"(?:tham mưu|xây dựng|tổ chức|triển khai|hướng dẫn|kiểm tra|rà soát|tổng hợp|theo dõi|đôn đốc"
    r"|ban hành|thực hiện|tuyên truyền|chuẩn bị|bố trí|lập|đề xuất|xử lý|cập nhật|công khai|báo cáo"
    r"|niêm yết|phổ biến|soạn thảo|trình|biên soạn|thẩm định|đánh giá|giám sát|quán triệt|in)"
)
_UNIT_FIRST = re.compile(
    rf"(?:(?:giao|phân\s+công|đề\s+nghị|yêu\s+cầu)(?:\s+cho)?\s*:?\s+)?(?P<lead>{_UNIT})\s*[:,]?\s+"
    rf"(?:chịu\s+trách\s+nhiệm\s+)?chủ\s+trì{_WITH}\s*,?\s+(?P<content>{_VERB}\b.+)",
    re.IGNORECASE | re.DOTALL,
)
_UNIT_LAST = re.compile(
    rf"(?P<content>[^()]{{8,}}?)\s*\((?:giao\s+)?(?P<lead>{_UNIT})\s+"
    rf"(?:chủ\s+trì|phụ\s+trách|thực\s+hiện){_WITH}\s*[;,]\s*[^()]{{0,30}}?(?P<when>{_WHEN})\)\s*[.;]?",
    re.IGNORECASE | re.DOTALL,
)
# A heading that is nothing but a unit; other words may begin like one ("Hội nghị", "Ban hành").
_UNIT_HEADING = re.compile(
    rf"(?:giao|phân\s+công|đề\s+nghị|đối\s+với)?\s*:?\s*(?P<unit>(?:{STARTERS})(?![^\W\d_])"
    r"[^.;:]{0,150})\s*:?",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"(?:tổ\s+chức|hội\s+(?:nghị|thảo|thi|họp)|ban\s+hành|phòng,?\s+(?:chống|ngừa)|trường\s+hợp"
    r"|bộ\s+(?:thủ|tiêu|chỉ)|trưởng\s+thành|đoàn\s+kết)\b"
    r"|(?:các|những)\s+(?!cơ\s+quan|đơn\s+vị|phòng|ban|sở|thôn|ấp|bản|khu|tổ|trường|chi|hội"
    r"|đoàn|địa\s+phương|công\s+chức|thành\s+viên|đồng\s+chí|cán\s+bộ|xã|phường)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:tham mưu|xây dựng|triển khai|hướng dẫn|kiểm tra|thực hiện|rà soát|chủ trì|phối hợp|có"
    r"|căn cứ|báo cáo|theo dõi|đôn đốc|chịu)\b"
)
_DUE_LAST = re.compile(
    r"(?P<content>.{15,}?)\s*[.;,]?\s*\(?(?:thời\s+gian(?:\s+(?:hoàn\s+thành|thực\s+hiện))?"
    rf"|thời\s+hạn|hoàn\s+thành|xong)\b\s*:?[^.;()]{{0,60}}?(?P<when>{_WHEN})\)?\s*[.;]*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_UNDER_UNIT = 1500
_PLACES = ("nhiem vu", "to chuc thuc hien", "phan cong", "trach nhiem", "noi dung", "giai phap")


def tells_tasks(path: tuple[str, ...]) -> bool:
    """Whether headings announce tasks; elsewhere such a sentence may only tell what happened."""
    return any(place in fold(title) for title in path for place in _PLACES)


def prose_task(
    text: str, ordinal: str, line: int, path: tuple[str, ...], year: int | None
) -> Task | None:
    """The task that a paragraph tells, None when unit, work or time is missing or unclear."""
    if len(text) > _LONGEST:
        return None
    bare = text[read_bullet(text)[1] :].strip()
    found = _UNIT_FIRST.fullmatch(bare)
    if found:
        due = list(_DUE.finditer(found["content"]))
        when = due[0]["when"] if len(due) == 1 else ""
        content = found["content"][: due[0].start()] if when else ""
    else:
        found = _UNIT_LAST.fullmatch(bare)
        when, content = (found["when"], found["content"]) if found else ("", "")
    schedule = read_schedule(when, year) if when else None
    if found is None or schedule is None or schedule.kind is ScheduleKind.TEXT:
        return None
    lead, coordinating = found["lead"].strip(), (found["with"] or "").strip()
    return Task(
        None,
        " / ".join(path),
        ordinal,
        content.strip(" ,.;"),
        split_units(lead),
        split_units(coordinating),
        when,
        schedule,
        lead_text=lead,
        coordinating_text=coordinating,
        lines=(line,) if line else (),
    )


def heading_unit(path: Sequence[str]) -> str:
    """The unit that the innermost heading names which is nothing but a unit; "" if none."""
    for label in reversed(path):
        mark = read_mark(label)
        bare = label[mark.length if mark else 0 :].strip()
        found = _UNIT_HEADING.fullmatch(bare)
        unit = found["unit"].strip() if found else ""
        if unit and not _NO_UNIT.match(unit) and not _WORK.search(unit):
            return unit
    return ""


def unit_task(
    text: str, ordinal: str, line: int, path: tuple[str, ...], year: int | None
) -> Task | None:
    """The task of the unit in the heading above, where the words end with when it is due."""
    unit = heading_unit(path)
    bare = text[read_bullet(text)[1] :].strip()
    found = _DUE_LAST.fullmatch(bare) if unit and len(bare) <= _LONGEST_UNDER_UNIT else None
    if found is None or _DUE.search(found["content"]):
        return None
    schedule = read_schedule(found["when"], year)
    if schedule is None or schedule.kind is ScheduleKind.TEXT:
        return None
    return Task(
        None,
        " / ".join(path),
        ordinal,
        found["content"].strip(" ,.;"),
        split_units(unit),
        (),
        found["when"],
        schedule,
        lead_text=unit,
        lines=(line,) if line else (),
    )
