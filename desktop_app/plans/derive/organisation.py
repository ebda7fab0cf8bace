"""Who answers for what at home, and when reports are due: the sections written anew."""

import re
from collections import Counter
from collections.abc import Iterator

from desktop_app.plans.derive.adapt import lower_first, upper_first
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Proposal, Relation
from desktop_app.plans.derive.offers import GENERIC_GROUP
from desktop_app.plans.derive.upper import Level
from desktop_app.plans.model import Plan, Section, Text

_THROUGH = re.compile(
    r"(?:qua|gửi về|gửi|báo cáo về|về)\s+(?P<unit>(?:Sở|Phòng|phòng|Ban|Văn phòng|Thanh tra)\s"
    r"[^,;.()*]{3,60}?)(?=\s*(?:[,;.()*]|trước\b|để\b|tổng hợp\b|chậm nhất\b|$))"
)
TITLE = "TỔ CHỨC THỰC HIỆN"
NO_DISTRICTS = "2025-07-01"  # Luật Tổ chức chính quyền địa phương 72/2025/QH15
_MOST_HEADS, _LONGEST_HEAD = 3, 80


def organisation(case: Case, proposal: Proposal, number: str) -> Section:
    """The last section: departments with what they lead, villages, the Front, reports."""
    parts = list(_units(case, proposal))
    parts.append(("Chế độ thông tin, báo cáo", _reports(case, proposal)))
    children = tuple(
        Section(str(place), title, 2, body=tuple(body))
        for place, (title, body) in enumerate(parts, start=1)
    )
    return Section(number, TITLE, 1, children=children)


def focal(case: Case, proposal: Proposal) -> str:
    """The department that gathers results: the one of democracy work, else the one leading most."""
    named = case.home.by_field(f"{proposal.title} {case.plan.title}").name
    leads = Counter(task.lead for task in proposal.chosen if task.lead)
    own = [department.name for department in case.home.departments]
    return named or next((lead for lead, _ in leads.most_common() if lead in own), "")


def report_body(case: Case) -> str:
    """To whom the upper plan wants reports: its body, and the unit they go through."""
    name = case.upper.name
    if not reports_to(case):
        return "cấp trên"
    wanted = {deadline.line for deadline in case.plan.report_deadlines}
    for text in _report_texts(case.plan, wanted):
        found = _THROUGH.search(text)
        unit = found["unit"].strip() if found else ""
        if unit and unit.lower() not in name.lower():
            return f"{name} (qua {unit})"
    return name


def reports_to(case: Case) -> bool:
    """Whether the body of the upper plan is one that a commune still reports to."""
    gone = case.upper.level is Level.DISTRICT and case.day >= NO_DISTRICTS
    return case.upper.relation is Relation.UPPER and bool(case.upper.name) and not gone


def _report_texts(plan: Plan, lines: set[int]) -> Iterator[str]:
    """The paragraphs with report dates first, then all others that speak of sending reports."""
    texts = [(section.line, section.title) for section in plan.all_sections()]
    for section in plan.all_sections():
        texts += [(body.line, body.text) for body in section.body if isinstance(body, Text)]
    yield from (text for line, text in texts if line in lines)
    yield from (t for _, t in texts if "báo cáo" in t.lower() and re.search(r"gửi về|qua", t))


def _units(case: Case, proposal: Proposal) -> Iterator[tuple[str, list[Text]]]:
    middle = focal(case, proposal)
    leads = {task.lead for task in proposal.chosen}
    fields = _fields(proposal)
    for department in case.home.departments:
        said = list(_duties(case, department.name, middle, fields))
        if said:
            yield department.name, [_point(text) for text in said]
    word = case.office.level.word
    front = case.home.front()
    outside = sorted(lead for lead in leads if lead and not _inside(case, lead) and lead != front)
    yield (
        f"Các phòng, cơ quan, đơn vị thuộc {word}",
        [
            _point(
                "Căn cứ Kế hoạch này và chức năng, nhiệm vụ được giao, tổ chức quán triệt, triển"
                " khai thực hiện; phân công người theo dõi từng nhiệm vụ."
            ),
            _point(f"Gửi kết quả thực hiện về {middle or 'đơn vị đầu mối'} để tổng hợp."),
        ],
    )
    yield (
        upper_first(case.home.village_words),
        [
            _point(
                "Phổ biến nội dung Kế hoạch tới Nhân dân; tổ chức để Nhân dân bàn, quyết định, tham"
                " gia ý kiến, kiểm tra, giám sát theo quy định."
            )
        ],
    )
    yield (
        f"Đề nghị {front} và các tổ chức chính trị - xã hội",
        [
            _point(
                "Tuyên truyền, vận động đoàn viên, hội viên và Nhân dân thực hiện Kế hoạch; giám "
                "sát"
                " việc thực hiện; hướng dẫn hoạt động của Ban Thanh tra nhân dân và Ban Giám sát"
                " đầu tư của cộng đồng."
            ),
            *([_point(_led(fields[front]))] if front in fields else []),
        ],
    )
    for name in outside:
        yield f"Đề nghị {name}", [_point(_led(fields[name]))]


def _duties(case: Case, name: str, middle: str, fields: dict[str, list[str]]) -> Iterator[str]:
    if name == middle:
        yield (
            "Là đơn vị đầu mối giúp Ủy ban nhân dân"
            f" {case.office.level.word} theo dõi, đôn đốc, kiểm tra và tổng hợp kết quả thực hiện"
            " Kế hoạch."
        )
    if name in fields:
        yield _led(fields[name])
    if name == case.home.body("economy"):
        yield "Tham mưu bố trí kinh phí thực hiện Kế hoạch theo quy định về ngân sách nhà nước."


def _fields(proposal: Proposal) -> dict[str, list[str]]:
    """The headings under which each unit leads tasks."""
    found: dict[str, list[str]] = {}
    for task in proposal.chosen:
        heads = found.setdefault(task.lead, [])
        head = task.group[-1].lower() if task.group[-1].isupper() else task.group[-1]
        if head not in (*heads, GENERIC_GROUP) and len(head) <= _LONGEST_HEAD:
            heads.append(head)
    return found


def _led(heads: list[str]) -> str:
    """What a unit leads, by headings, so that it holds when tasks get other numbers."""
    named = "; ".join(lower_first(head) for head in heads[:_MOST_HEADS])
    field = f", thuộc nội dung: {named}" if named else ""
    return f"Chủ trì thực hiện các nhiệm vụ được giao tại Phụ lục kèm theo Kế hoạch này{field}."


def _reports(case: Case, proposal: Proposal) -> list[Text]:
    middle = focal(case, proposal) or "đơn vị đầu mối"
    chosen = [report for report in proposal.reports if report.ticked]
    whom = f"Ủy ban nhân dân {case.office.level.word} báo cáo {report_body(case)}"
    if not chosen:
        return [
            _point(
                f"Các phòng, cơ quan, đơn vị, {case.home.village_words} báo cáo kết quả định kỳ, "
                f"đột"
                f" xuất theo yêu cầu về {middle} để tổng hợp, tham mưu {whom}."
            )
        ]
    intro = (
        f"Các phòng, cơ quan, đơn vị, {case.home.village_words} gửi báo cáo về {middle} để tổng "
        f"hợp,"
        f" tham mưu {whom} đúng thời hạn, như sau:"
    )
    lines = [f"{report.name}: {report.time.text}" for report in chosen]
    last = len(lines) - 1
    return [
        Text(intro),
        *(_point(f"{line}{'.' if at == last else ';'}") for at, line in enumerate(lines)),
    ]


def _inside(case: Case, name: str) -> bool:
    own = {department.name for department in case.home.departments}
    return name in own or name.lower() == case.home.village_words


def _point(text: str) -> Text:
    return Text(text, 0, "-")
