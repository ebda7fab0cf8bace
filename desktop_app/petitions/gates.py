"""What stands in the way of each step of a case, and by which article; pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop_app.dates import show
from desktop_app.petitions.model import EventKind, EventValues
from desktop_app.petitions.state import CaseState, Group
from desktop_app.petitions.step_words import KN, ND155, TC, TCD, TT05

NEW_LAW = date(2026, 7, 1)  # Luật 136/2025/QH15, Nghị định 154, 155, 156/2026/NĐ-CP
_E = EventKind


@dataclass(frozen=True)
class Facts:
    """What rules need to know besides the events: what was found out about the papers."""

    competence: str = ""  # "no" when every living paper lies outside
    qualified: str = ""
    transferred_in: bool = False  # a paper came from another body
    nameless: bool = False  # nobody knows who wrote any of them


Gate = tuple[str, str] | None  # why not, and by which article


def _checking(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status == "checking":
        return None
    return f"Đơn đã được xử lý ban đầu: {_stands(state)}.", ""


def _accept(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    again = group is Group.DENUNCIATION and state.withdrawn == "whole" and not state.terminated_on
    if state.status != "checking" and not (again and state.status == "terminated"):
        return f"Đơn đã được xử lý ban đầu: {_stands(state)}.", ""
    if facts.competence == "no":
        return "Đơn đang ghi không thuộc thẩm quyền nên hướng dẫn hoặc chuyển.", _COMPETENCE[group]
    if facts.qualified == "no":
        return "Đơn đang ghi không đủ điều kiện xử lý.", _CONDITIONS[group]
    if group is Group.DENUNCIATION and facts.nameless:
        return (
            "Không rõ người tố cáo thì không thụ lý như tố cáo; nội dung rõ ràng, có tài liệu,"
            " chứng cứ cụ thể thì dùng làm thông tin để thanh tra, kiểm tra: ghi vào diễn biến,"
            " chuyển hoặc lưu.",
            f"Điều 25 {TC}",
        )
    return None


_COMPETENCE = {
    Group.COMPLAINT: f"Điều 17 {KN}; Điều 26 {TCD}",
    Group.DENUNCIATION: f"Điều 13, khoản 2 Điều 24 {TC}",
    Group.PROPOSAL: f"khoản 2 Điều 26 {TCD}",
}
_CONDITIONS = {
    Group.COMPLAINT: f"Điều 11 {KN}",
    Group.DENUNCIATION: f"Điều 24, Điều 25 {TC}",
    Group.PROPOSAL: TT05,
}


def _transfer(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.DENUNCIATION and state.transferred_on:
        return (
            "Tố cáo này đã được chuyển một lần ngày"
            f" {show(state.transferred_on)}; cùng nội dung chỉ chuyển một lần.",
            f"Điều 14 {TT05}",
        )
    if group is Group.COMPLAINT and day < NEW_LAW:
        return (
            "Trước ngày 01/7/2026 khiếu nại không thuộc thẩm quyền chỉ hướng dẫn, không chuyển.",
            f"điểm b khoản 1 Điều 26 {TCD}",
        )
    return _checking(state, group, facts, day)


def _guide(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.DENUNCIATION and state.guided_on:
        return (
            f"Tố cáo này đã được hướng dẫn ngày {show(state.guided_on)}; gửi lại thì không xử lý"
            " nữa: lưu đơn.",
            f"khoản 3 Điều 24 {TC}",
        )
    return _checking(state, group, facts, day)


def _running(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status == "accepted":
        return None
    if state.status == "suspended":
        return (
            f"Vụ việc đang tạm đình chỉ từ {show(state.suspensions[-1].start)};"
            " phải có quyết định tiếp tục giải quyết trước.",
            f"Điều 34 {TC}" if group is Group.DENUNCIATION else f"Điều 11a {KN}",
        )
    return f"Chỉ làm khi vụ việc đang được giải quyết; hiện nay {_stands(state)}.", ""


def _complex(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.complex:
        return f"Đã xác định phức tạp ngày {show(state.complex_on)}.", ""
    return _running(state, group, facts, day)


def _extend(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.COMPLAINT:
        return (
            "Khiếu nại không có gia hạn; vụ việc phức tạp thì xác định phức tạp.",
            f"Điều 28 {KN}",
        )
    if len(state.extensions) >= 2:
        return "Đã gia hạn hai lần, mức nhiều nhất.", f"Điều 30 {TC}"
    return _running(state, group, facts, day)


def _suspend(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    return _too_early(group, day, "Tạm đình chỉ") or _running(state, group, facts, day)


def _resume(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.status != "suspended":
        return f"Vụ việc không đang tạm đình chỉ; hiện nay {_stands(state)}.", ""
    return None


def _terminate(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    withdrawn = state.withdrawn == "whole" and state.accepted_on and not state.terminated_on
    if withdrawn and (state.running or state.status == "terminated"):
        return None
    if not state.running:
        return f"Chỉ đình chỉ khi vụ việc đang được giải quyết; hiện nay {_stands(state)}.", ""
    return _too_early(group, day, "Đình chỉ")


def _too_early(group: Group, day: date, what: str) -> Gate:
    if group is Group.COMPLAINT and day < NEW_LAW:
        return (
            f"{what} giải quyết khiếu nại chỉ có từ ngày 01/7/2026"
            " (cả với vụ việc thụ lý trước ngày đó mà chưa giải quyết xong).",
            f"Điều 11a {KN}; Điều 22 Nghị định 155/2026/NĐ-CP",
        )
    return None


def _withdraw(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.withdrawn == "whole":
        return f"Đã rút toàn bộ ngày {show(state.withdrawn_on)}.", ""
    if state.status == "checking" or state.running:
        return None
    by = f"Điều 33 {TC}" if group is Group.DENUNCIATION else f"Điều 10 {KN}"
    return f"Chỉ rút được trước khi có quyết định, kết luận; hiện nay {_stands(state)}.", by


def _dialogue(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if not state.called:
        return "Phải thông báo đối thoại trước.", f"Điều 30 {KN}; {ND155}"
    return _running(state, group, facts, day)


def _notify(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.notified_on:
        return f"Đã thông báo ngày {show(state.notified_on)}.", ""
    return None if state.accepted_on else (f"Chưa thụ lý; hiện nay {_stands(state)}.", "")


def _decide(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if group is Group.PROPOSAL and state.status == "checking":
        return None
    if group is Group.DENUNCIATION and state.must_terminate and not state.go_on:
        return (
            "Người tố cáo đã rút toàn bộ: đình chỉ, hoặc sửa bước rút thành “Vẫn giải quyết” khi"
            " có dấu hiệu vi phạm pháp luật, hoặc rút do bị đe dọa, mua chuộc.",
            f"Điều 33 {TC}",
        )
    return _running(state, group, facts, day)


def _once(name: str, what: str) -> Callable[[CaseState, Group, Facts, date], Gate]:
    def gate(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
        if state.decided is None:
            return f"Chưa có quyết định, kết luận; hiện nay {_stands(state)}.", ""
        done = getattr(state, name)
        on = done.day if isinstance(done, EventValues) else done
        return (f"Đã {what} ngày {show(on)}.", "") if on else None

    return gate


def _tell(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if not facts.transferred_in:
        return "Không có đơn nào do cơ quan khác chuyển đến.", f"khoản 2 Điều 27 {TCD}"
    return _once("told_on", "báo kết quả")(state, group, facts, day)


def _send_suspension(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if any(sent is None for _, sent in state.decisions):
        return None
    return "Không có quyết định tạm đình chỉ, đình chỉ nào chưa gửi.", ""


def _answer(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if any(done is None for _, done in state.letters):
        return None
    return "Không có văn bản đôn đốc nào chờ trả lời.", ""


def _close(state: CaseState, group: Group, facts: Facts, day: date) -> Gate:
    if state.running:
        return "Vụ việc đang được giải quyết nên chưa kết thúc được.", ""
    if state.must_terminate:
        by = f"Điều 33 {TC}" if group is Group.DENUNCIATION else f"Điều 10 {KN}"
        return "Đã rút toàn bộ sau khi thụ lý thì phải có quyết định đình chỉ.", by
    if any(sent is None for _, sent in state.decisions):
        by = f"Điều 34 {TC}" if group is Group.DENUNCIATION else f"Điều 11a {KN}"
        return "Chưa ghi việc gửi quyết định tạm đình chỉ, đình chỉ.", by
    if state.decided:
        for name, what, by in _DUTIES[group]:
            if getattr(state, name) is None:
                return f"Chưa ghi việc {what}.", by
    return None


# What the law still asks for once there is a decision or conclusion.
_DUTIES: dict[Group, tuple[tuple[str, str, str], ...]] = {
    Group.COMPLAINT: (("sent", "gửi quyết định giải quyết", f"Điều 32, Điều 41 {KN}"),),
    Group.DENUNCIATION: (
        ("sent", "gửi kết luận", f"khoản 3 Điều 35 {TC}"),
        ("handled_on", "xử lý theo kết luận", f"khoản 1 Điều 36 {TC}"),
        ("published_on", "công khai kết luận", f"Điều 40 {TC}"),
    ),
    Group.PROPOSAL: (),
}


def _stands(state: CaseState) -> str:
    return f"“{_STATUS_WORDS[state.status]}”"


_STATUS_WORDS = {
    "checking": "đang xem xét điều kiện thụ lý",
    "accepted": "đang giải quyết",
    "suspended": "đang tạm đình chỉ",
    "declined": "không thụ lý",
    "transferred": "đã chuyển, hướng dẫn",
    "terminated": "đã đình chỉ hoặc rút đơn",
    "resolved": "đã ban hành quyết định, kết luận",
    "answered": "đã trả lời",
    "closed": "đã kết thúc",
}
GATES: dict[EventKind, Callable[[CaseState, Group, Facts, date], Gate]] = {
    _E.ACCEPTED: _accept,
    _E.NOT_ACCEPTED: _checking,
    _E.GUIDED: _guide,
    _E.TRANSFERRED: _transfer,
    _E.NOTIFIED: _notify,
    _E.COMPLEX: _complex,
    _E.EXTENDED: _extend,
    _E.SUSPENDED: _suspend,
    _E.RESUMED: _resume,
    _E.TERMINATED: _terminate,
    _E.WITHDRAWN: _withdraw,
    _E.WITHDRAWN_PART: _withdraw,
    _E.DIALOGUE_CALLED: _running,
    _E.DIALOGUE: _dialogue,
    _E.DECIDED: _decide,
    _E.SENT: _once("sent", "gửi"),
    _E.HANDLED: _once("handled_on", "xử lý"),
    _E.PUBLISHED: _once("published_on", "công khai"),
    _E.APPEALED: _once("appealed", "ghi"),
    _E.ENFORCED: _once("enforced_on", "thi hành xong"),
    _E.TOLD_SENDER: _tell,
    _E.SUSPENSION_SENT: _send_suspension,
    _E.ANSWERED: _answer,
    _E.CLOSED: _close,
}
