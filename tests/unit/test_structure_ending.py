"""Signers' names of all peoples, two signers side by side, and what is no recipient."""

import pytest
from structure_rig import HEAD, plan_of

from desktop_app.plans.model import Plan, Text
from desktop_app.plans.structure.signing import is_name, two_names

_TEXT = (*HEAD, "I. MỤC ĐÍCH", "Phát huy dân chủ./.")
_LIST = ("Nơi nhận:", "- Như trên;", "- Đảng ủy xã (b/c);", "- Lưu: VT.")


def _recipients(plan: Plan) -> list[str]:
    return [recipient.text for recipient in plan.recipients]


def _left(plan: Plan) -> list[str]:
    return [body.text for body in plan.leftovers if isinstance(body, Text)]


@pytest.mark.parametrize(
    "name",
    ["Rơ Châm H’Yéo", "H'Hen Niê", "K’Brốp", "Y-Bhiơ Ksor", "K' Mák", "Đinh Y Thoang", "Lò Văn Ín"],
)
def test_names_of_all_peoples(name: str) -> None:
    plan = plan_of(*_TEXT, *_LIST, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", name)
    assert plan.signer is not None
    assert plan.signer.name == name
    assert _recipients(plan)[-1] == "Lưu: VT."


@pytest.mark.parametrize("text", ["Lưu: VT", "UBND xã", "H", "Sở Y tế", "Như trên"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_two_offices_of_one_signer() -> None:
    plan = plan_of(*_TEXT, *_LIST, "PHÓ BÍ THƯ", "kiêm", "TRƯỞNG BAN", "Lê Thị Na")
    assert plan.signer is not None
    assert (plan.signer.title, plan.signer.name) == ("PHÓ BÍ THƯ / kiêm / TRƯỞNG BAN", "Lê Thị Na")


def test_two_signers_on_one_line_are_both_kept() -> None:
    plan = plan_of(*_TEXT, *_LIST, "CHỦ TỊCH CHỦ TỊCH", "Nguyễn Thị Bích Thủy Trần Công Nguyên")
    assert plan.signer is not None
    assert (plan.signer.title, plan.signer.name) == ("CHỦ TỊCH", "Nguyễn Thị Bích Thủy")
    assert _left(plan) == ["CHỦ TỊCH", "Trần Công Nguyên"]


def test_a_long_name_is_one_name() -> None:
    assert two_names("Nguyễn Hoàng Lê Minh") is None
    plan = plan_of(*_TEXT, *_LIST, "CHỦ TỊCH", "Nguyễn Trần Lê Hoàng Anh")
    assert plan.signer is not None
    assert plan.signer.name == "Nguyễn Trần Lê Hoàng Anh"


@pytest.mark.parametrize(
    "foot", ["Ban VHXH - HĐND xã", "[1] Điều 5 Luật số 10/2022/QH15.", "Trang 3"]
)
def test_what_stands_below_the_filed_copy_is_no_recipient(foot: str) -> None:
    plan = plan_of(*_TEXT, *_LIST, "CHỦ TỊCH", "Lê Thị Na", foot)
    assert _recipients(plan) == ["Như trên", "Đảng ủy xã (b/c)", "Lưu: VT."]
    assert _left(plan) == [foot]


def test_the_filed_copy_may_be_broken_or_misplaced() -> None:
    broken = plan_of(*_TEXT, "Nơi nhận:", "- Như trên;", "- Lưu: VT, NC,", "TH (5b).")
    assert _recipients(broken) == ["Như trên", "Lưu: VT, NC, TH (5b)."]
    early = plan_of(*_TEXT, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "- Sở Nội vụ.")
    assert _recipients(early) == ["Như trên", "Lưu: VT.", "Sở Nội vụ"]


def test_two_recipients_on_one_line() -> None:
    plan = plan_of(*_TEXT, "Nơi nhận:", "- C04 - Bộ Công an;   - Tỉnh ủy;", "- Lưu: VT.")
    assert _recipients(plan) == ["C04 - Bộ Công an", "Tỉnh ủy", "Lưu: VT."]
