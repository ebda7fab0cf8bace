"""What is proposed and not certain, said to the person in sentences."""

import re
from collections import Counter
from collections.abc import Iterator

from desktop_app.plans.derive.bases import no_longer_in_force
from desktop_app.plans.derive.carried import Carried, carry_over
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.days import day_text, last_admissible
from desktop_app.plans.derive.model import (
    Confidence,
    Proposal,
    Question,
    Relation,
    TaskOffer,
)
from desktop_app.plans.derive.offers import task_offers
from desktop_app.plans.derive.organisation import reports_to
from desktop_app.plans.derive.times import How, our_time
from desktop_app.plans.derive.upper import Level
from desktop_app.plans.model import Section, Text

_MAKES_A_PLAN = re.compile(
    r"^.{0,120}?\b(?:xây dựng|ban hành|lập)\b.{0,30}?\bkế hoạch\b(?! (?:kiểm tra|giám sát"
    r"|tuyên truyền"
    r"|tập huấn|công khai|lấy ý kiến|tiếp công dân|phối hợp|công tác))",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:trước|chậm nhất|đến hết)\s+(?:là\s+)?ngày\s+\d[\d/.-]*", re.IGNORECASE)
_SHOWN = 3
_MANY = {
    "lead_unknown": "{} nhiệm vụ chưa xác định đơn vị chủ trì.",
    "perhaps": "{} nhiệm vụ đã chọn nhưng chưa chắc là việc của ta; xem cột “Vì sao”.",
    "makes_plan": "{} nhiệm vụ có thể chính là bản kế hoạch đang lập.",
    "past": "{} nhiệm vụ có hạn của ta đã qua.",
    "time_missing": "{} nhiệm vụ mà kế hoạch cấp trên không ghi thời gian.",
    "time_note": "{} thời gian cần xem lại: ngày có thể là ngày tổ chức, hoặc không lùi được.",
    "time_unclear": "{} thời gian chưa hiểu, giữ nguyên lời.",
    "old_level": "{} chỗ còn từ của cấp huyện cũ, không còn từ 01/7/2025.",
    "lapsed": "{} văn bản được dẫn không còn hiệu lực.",
}
_EXCERPT = 90


def questions(case: Case, proposal: Proposal) -> tuple[Question, ...]:
    """Everything a person should look at before the draft is made, most weighty first."""
    carried = carry_over(case, proposal)
    found = (
        *_about_the_upper_plan(case, proposal),
        *_about_tasks(case, proposal),
        *_about_times(case, proposal),
        *_about_bases(case, proposal),
        *_about_texts(case, proposal, carried),
    )
    return tuple(_grouped(found))


def _grouped(found: tuple[Question, ...]) -> Iterator[Question]:
    """Many questions of one kind become one with examples, so that none is lost among them."""
    counts = Counter(question.code for question in found)
    said: set[str] = set()
    for question in found:
        if question.code not in _MANY or counts[question.code] <= _SHOWN:
            yield question
        elif question.code not in said:
            said.add(question.code)
            alike = [one for one in found if one.code == question.code]
            examples = " · ".join(dict.fromkeys(one.excerpt for one in alike[:_SHOWN]))
            message = _MANY[question.code].format(len(alike))
            yield Question(question.code, message, examples, question.task)


def about_relation(case: Case) -> Iterator[Question]:
    """What to know at once of a plan that was not made for communes by a body above them."""
    upper = case.upper
    if upper.relation is Relation.OWN:
        yield Question(
            "own_plan",
            "Kế hoạch này do chính cơ quan ta ban hành. Muốn có kế hoạch năm sau, dùng “Chép từ năm"
            " trước” thì đúng hơn.",
        )
    if upper.relation is Relation.SAME_LEVEL:
        yield Question(
            "same_level",
            f"{upper.name} là đơn vị cùng cấp, không phải cấp trên: chỉ nên dùng làm mẫu, không "
            f"viện"
            " dẫn và không báo cáo về đó.",
        )
    if upper.level is Level.DEPARTMENT and not any(task.ticked for task in task_offers(case, 0)):
        yield Question(
            "department_plan",
            f"{upper.name} là cơ quan chuyên môn; “các đơn vị” trong đó thường là đơn vị thuộc sở."
            " Chỉ chọn những việc thật sự giao cho cấp xã.",
        )
    if upper.level is Level.DISTRICT and not reports_to(case):
        yield Question(
            "district_gone",
            f"{upper.name} thuộc cấp huyện, không còn từ 01/7/2025. Nơi nhận và nơi báo cáo để là"
            " “cấp trên”; hãy ghi đúng cơ quan.",
        )
    if not upper.name:
        yield Question("issuer_unknown", "Chưa rõ cơ quan nào ban hành bản cấp trên; hãy điền.")


def _about_the_upper_plan(case: Case, proposal: Proposal) -> Iterator[Question]:
    yield from about_relation(case)
    if case.year and case.year < int(case.day[:4]):
        yield Question(
            "past_year",
            f"Kế hoạch cấp trên là của năm {case.year}, đã qua. Ngày tháng trong dự thảo vẫn theo"
            " năm ấy; hãy xem có bản mới hơn không.",
        )
    if proposal.margin > 0:
        yield Question(
            "holidays",
            f"Hạn được lùi {proposal.margin} ngày so với cấp trên; trúng ngày nghỉ, ngày lễ, Tết"
            f" thì lùi tiếp về ngày làm việc trước đó.{_expected(case)}",
        )


def _expected(case: Case) -> str:
    """What is said while the days off of the plan's year are not all announced."""
    if case.year is None or case.calendar.is_confirmed(case.year):
        return ""
    return f" Lịch nghỉ năm {case.year} còn ngày dự kiến, hãy xem lại khi có thông báo."


def _about_tasks(case: Case, proposal: Proposal) -> Iterator[Question]:
    chosen = proposal.chosen
    for task in chosen:
        if not task.lead:
            yield _of(task, "lead_unknown", "Chưa xác định đơn vị chủ trì")
        if task.confidence is Confidence.PERHAPS:
            yield _of(task, "perhaps", f"Chưa chắc là việc của ta: {task.reason}")
        if _MAKES_A_PLAN.match(task.content) and len(task.content) < 400:
            yield _of(task, "makes_plan", _plan_due(case, task))
    if not chosen:
        yield Question("no_task", "Chưa chọn nhiệm vụ nào, dự thảo sẽ không có phụ lục phân công.")


def _plan_due(case: Case, task: TaskOffer) -> str:
    due = our_time(task.upper_time, 0, case.year, case.calendar)
    last = last_admissible(due.schedule, case.year) if due.schedule else None
    said = "Việc này có thể chính là bản kế hoạch đang lập"
    return f"{said}; cấp trên cần xong chậm nhất ngày {day_text(last)}" if last else said


def _about_times(case: Case, proposal: Proposal) -> Iterator[Question]:
    for task in proposal.chosen:
        if task.past and task.time.last:
            yield _of(task, "past", f"Hạn của ta đã qua (ngày {day_text(task.time.last)})")
        if task.time.how is How.MISSING:
            if not task.told_in_text:
                yield _of(task, "time_missing", task.time.note)
        elif task.time.note and task.time.how is not How.KEPT:
            yield _of(task, "time_note", task.time.note)
        elif task.time.how is How.KEPT and task.time.note.startswith("Chưa hiểu"):
            yield _of(task, "time_unclear", task.time.note)
    untimed = sum(task.told_in_text and not task.time.text for task in proposal.chosen)
    if untimed:
        yield Question(
            "times_missing",
            f"{untimed} nhiệm vụ lấy từ lời văn chưa có thời gian; hãy ghi, hoặc để trống.",
        )
    for report in proposal.reports:
        if report.ticked and report.past:
            yield Question(
                "report_past", f"Hạn {report.name.lower()} của ta đã qua.", report.time.text
            )


def _about_bases(case: Case, proposal: Proposal) -> Iterator[Question]:
    for basis in proposal.bases:
        lapsed = no_longer_in_force(basis.text, case.day)
        if basis.ticked and lapsed:
            yield Question("lapsed", " ".join(lapsed), _short(basis.text))
        elif basis.ticked and "…" in basis.text:
            yield Question("blank_reference", "Còn thiếu số hoặc ngày.", _short(basis.text))
        elif basis.ticked and case.adapter.old_words(basis.text):
            yield _old(case, basis.text)
    if "…" in proposal.opening:
        yield Question("blank_reference", "Lời mở đầu còn chỗ trống “…”.", _short(proposal.opening))
    if not proposal.title.strip():
        yield Question("title_missing", "Chưa có trích yếu.")
    if not any(officer.signs for officer in case.officers):
        yield Question("signer_missing", "Danh bạ chưa có người ký; khối chữ ký để trống.")


def _about_texts(case: Case, proposal: Proposal, carried: Carried) -> Iterator[Question]:
    changes: dict[tuple[str, str], int] = {}
    for change in carried.changes:
        changes[change] = changes.get(change, 0) + 1
    for (before, after), count in changes.items():
        yield Question("adapted", f"Đã đổi “{before}” thành “{after}” ở {count} chỗ trong lời văn.")
    if carried.left_out:
        yield Question(
            "left_out",
            f"Đã bỏ {len(carried.left_out)} đoạn nói việc của cơ quan khác.",
            " · ".join(_short(text) for text in carried.left_out[:_SHOWN]),
        )
    for text in _texts(carried.sections):
        if case.adapter.old_words(text):
            yield _old(case, text)
        for sentence in no_longer_in_force(text, case.day):
            yield Question("lapsed", sentence, _short(text))
        if due := _DUE.search(text):
            said = f"Lời văn còn hạn của cấp trên (“{due[0]}”); hãy sửa theo hạn của ta."
            yield Question("their_date", said, _short(text))
    for task in proposal.chosen:
        if case.adapter.old_words(f"{task.content} {task.deliverable}"):
            yield _old(case, task.content, task.uid)


def _texts(sections: tuple[Section, ...]) -> Iterator[str]:
    for top in sections:
        for section in top.walk():
            yield section.title
            yield from (body.text for body in section.body if isinstance(body, Text))


def _old(case: Case, text: str, task: str = "") -> Question:
    words = ", ".join(f"“{word}”" for word in case.adapter.old_words(text))
    return Question(
        "old_level",
        f"Còn từ của cấp huyện cũ ({words}), không còn từ 01/7/2025.",
        _short(text),
        task,
    )


def _of(task: TaskOffer, code: str, message: str) -> Question:
    return Question(code, f"{message.rstrip('.')}.", _short(task.content), task.uid)


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"
