"""The skeleton as a plan of the own office."""

from collections.abc import Iterable, Sequence

import msgspec

from desktop_app.law.known_documents import known_documents
from desktop_app.law.phrases import read_schedule
from desktop_app.office.model import Officer
from desktop_app.plans.blank import blank_plan
from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.editing.head import basis_from, insert_bases
from desktop_app.plans.editing.numerals import roman
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Task,
    Text,
)
from desktop_app.plans.starter.skeleton import StarterTask, Words, skeleton

COLUMNS = (
    Column("ordinal", "STT"),
    Column("content", "Nội dung nhiệm vụ"),
    Column("lead", "Đơn vị chủ trì"),
    Column("coordinating", "Đơn vị phối hợp"),
    Column("schedule", "Thời gian thực hiện"),
    Column("deliverable", "Sản phẩm"),
)


def starter_plan(
    home: Home,
    year: int,
    chosen: Sequence[StarterTask],
    officers: Sequence[Officer] = (),
    bases: Iterable[LegalBasis] = (),
) -> Plan:
    """A draft for the year with the chosen tasks; `bases` stand behind those of the law.

    Nothing is invented: number and date are open, a unit that the office lacks stays empty.
    """
    words = Words(home, year)
    blank = blank_plan(home.office, home.departments, officers)
    tasks, rows = _annex_rows(chosen, year)
    known = (known_documents()[number] for number in skeleton().bases)
    caption = (
        f"(Kèm theo Kế hoạch số …/{blank.symbol} ngày … tháng … năm {year}"
        f" của {home.office.issuer})"
    )
    annex = Annex(
        "",
        f"Phân công nhiệm vụ thực hiện dân chủ ở cơ sở năm {year}",
        caption,
        COLUMNS,
        rows,
        label="Phụ lục",
    )
    plan = msgspec.structs.replace(
        blank,
        title=f"Thực hiện dân chủ ở cơ sở trên địa bàn {home.office.full_name} năm {year}",
        date_text=f"ngày tháng năm {year}",
        opening=(
            Text(
                f"{home.office.issuer} ban hành Kế hoạch thực hiện dân chủ ở cơ sở năm {year}"
                " như sau:"
            ),
        ),
        sections=tuple(_sections(words, home, tasks)),
        closing=(
            Text(
                f"{home.office.issuer} yêu cầu các đơn vị có tên trong Kế hoạch và"
                f" {home.village_words} tổ chức thực hiện; khó khăn, vướng mắc phản ánh kịp thời"
                f" về {home.focal() or home.office.authority} để tổng hợp, báo cáo"
            ),
        ),
        recipients=(*_recipients(home), *blank.recipients),
        tasks=tasks,
        annexes=(annex,) if rows else (),
    )
    return insert_bases(plan, 0, [*map(basis_from, known), *bases])


def _annex_rows(
    chosen: Sequence[StarterTask], year: int
) -> tuple[tuple[Task, ...], tuple[AnnexRow, ...]]:
    tasks: list[Task] = []
    rows: list[AnnexRow] = []
    groups = list(dict.fromkeys((task.group_number, task.group) for task in chosen))
    for place, (number, title) in enumerate(groups):
        rows.append(AnnexRow(roman(place + 1), title))
        mine = [task for task in chosen if (task.group_number, task.group) == (number, title)]
        for ordinal, task in enumerate(mine, start=1):
            rows.append(AnnexRow(task=len(tasks)))
            tasks.append(_task(task, f"{roman(place + 1)}. {title}", str(ordinal), year))
    return tuple(tasks), tuple(rows)


def _task(task: StarterTask, group: str, ordinal: str, year: int) -> Task:
    return Task(
        "",
        group,
        ordinal,
        task.content,
        (task.lead,) if task.lead else (),
        task.coordinating,
        task.schedule,
        read_schedule(task.schedule, year),
        task.deliverable,
        task.lead,
        "; ".join(task.coordinating),
    )


def _sections(words: Words, home: Home, tasks: Sequence[Task]) -> Iterable[Section]:
    for part in skeleton().section:
        children = tuple(
            Section(c.number, words.filled(c.title), 2, body=_texts(words, c.texts))
            for c in part.child
        )
        if part.responsibilities:
            children = tuple(_responsibilities(home, tasks))
        yield Section(part.number, part.title, 1, body=_texts(words, part.texts), children=children)


def _texts(words: Words, texts: Sequence[str]) -> tuple[Text, ...]:
    marker = "-" if len(texts) > 1 else ""
    return tuple(Text(words.filled(text), marker=marker) for text in texts)


def _responsibilities(home: Home, tasks: Sequence[Task]) -> Iterable[Section]:
    """Each unit that leads something, with the numbers of its tasks in the annex."""
    leads = list(dict.fromkeys(task.lead_text for task in tasks if task.lead_text))
    for number, lead in enumerate(leads, start=1):
        mine = (task for task in tasks if task.lead_text == lead)
        listed = ", ".join(f"{task.group.partition('.')[0]}.{task.ordinal}" for task in mine)
        text = f"Chủ trì thực hiện nhiệm vụ {listed} tại Phụ lục kèm theo."
        bodies = [Text(text, marker="-")]
        if lead == home.focal():
            watch = "Theo dõi, đôn đốc, tổng hợp kết quả, tham mưu báo cáo theo quy định."
            bodies.append(Text(watch, marker="-"))
        yield Section(str(number), lead, 2, body=tuple(bodies))


def _recipients(home: Home) -> tuple[Recipient, ...]:
    word = home.office.level.word
    return (
        Recipient("Sở Nội vụ (b/c)", "b/c"),
        Recipient(f"Thường trực Đảng ủy, Thường trực HĐND {word} (b/c)", "b/c"),
        Recipient(f"{home.front()} (p/h)", "p/h"),
        Recipient(f"Các phòng, đơn vị thuộc UBND {word} (t/h)", "t/h"),
        Recipient(f"{home.village_words[:1].upper()}{home.village_words[1:]} (t/h)", "t/h"),
    )
