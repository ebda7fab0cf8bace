"""What is done with one paper besides the steps of its case: split, duplicate, join, note."""

from collections.abc import Callable

from desktop_app.fields import Field, Kind
from desktop_app.petitions.model import Petition
from desktop_app.tasks.records import day
from ui.petitions.action import PetitionsDoor
from ui.petitions.choose import ChooseDialog, Found
from ui.petitions.form.fields import shown
from ui.petitions.known import earlier_of
from ui.widgets.ask import AskDialog, Question

_FIRST = 50  # lines offered at once


def split_paper(door: PetitionsDoor, uid: str) -> None:
    """Lead through the contents of a mixed paper."""
    from ui.petitions.split_page import SplitPage  # noqa: PLC0415 - loaded when first asked for

    door.show_page(SplitPage(door, uid))


def mark_duplicate(door: PetitionsDoor, uid: str) -> None:
    """Choose the paper that came before; those of the same sender are offered first."""
    services = door.session.services
    paper = services.petitions.get(uid)
    likely = [
        one.uid
        for one in earlier_of(services, shown(paper.values, paper.person), uid)
        if one.feature == "petitions"
    ]

    def find(words: str) -> list[Found]:
        uids = services.petitions.ids(search=words)[:_FIRST] if words else likely[:_FIRST]
        rows = services.petitions.rows([one for one in uids if one != uid])
        return [
            Found(str(row["uid"]), f"Đơn số {row['number']}/{row['year']}", row["full_name"] or "",
                  row["content"] or "")
            for row in rows
        ]  # fmt: skip

    ChooseDialog(
        door,
        "Trùng đơn đã nhận",
        "Ghi là đơn trùng",
        "Chọn đơn đã nhận trước, cùng người gửi và cùng nội dung. Hai đơn về một vụ việc.",
        find,
        lambda s, of: s.petitions.mark_duplicate(uid, of),
    ).open()


def _cases_like(door: PetitionsDoor, paper: Petition) -> Callable[[str], list[Found]]:
    services = door.session.services

    def find(words: str) -> list[Found]:
        filters = {"kind": [paper.values.kind]}
        uids = services.cases.ids(search=words, filters=filters)[:_FIRST]
        rows = services.cases.rows([one for one in uids if one != paper.case_uid])
        return [
            Found(str(row["uid"]), f"Vụ việc số {row['number']}/{row['year']}",
                  row["claimant"] or "", row["title"] or "")
            for row in rows
        ]  # fmt: skip

    return find


def relate_case(door: PetitionsDoor, uid: str) -> None:
    """Choose the first case that a second complaint, a denunciation again goes on with."""
    paper = door.session.services.petitions.get(uid)
    ChooseDialog(
        door,
        "Nối với vụ việc lần đầu",
        "Nối hai vụ việc",
        "Khiếu nại lần hai, tố cáo tiếp: vụ việc lần đầu được ghi là đã khiếu nại tiếp.",
        _cases_like(door, paper),
        lambda s, first: s.cases.relate(paper.case_uid, first),
    ).open()


def join_case(door: PetitionsDoor, uid: str) -> None:
    """Choose the case that the paper belongs to."""
    paper = door.session.services.petitions.get(uid)
    ChooseDialog(
        door,
        "Đưa đơn vào vụ việc khác",
        "Đưa vào vụ việc này",
        "Nhiều lá đơn cùng nội dung thuộc về một vụ việc.",
        _cases_like(door, paper),
        lambda s, case_uid: s.petitions.join_case(uid, case_uid),
    ).open()


def note_national(door: PetitionsDoor, uid: str) -> None:
    """Ask for the day on which the paper was entered into the national database."""
    question = Question(
        "Đã nhập cơ sở dữ liệu quốc gia",
        "Ghi",
        [Field("day", "Ngày nhập", Kind.DATE, required=True, width=40)],
        lambda s, values: s.petitions.set_national([uid], day(values["day"])),
        "Căn cứ: khoản 1 Điều 27 Nghị định 154/2026/NĐ-CP",
        {"day": door.session.clock.today().isoformat()},
    )
    AskDialog(door.widget, door.session, question).open()
