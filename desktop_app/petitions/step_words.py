"""What each step of a procedure is called, which article asks for it, what it needs; data."""

from dataclasses import replace

from desktop_app.fields import Field, Kind
from desktop_app.petitions.model import EventKind as E
from desktop_app.petitions.state import Detail, Group

KN = "Luật Khiếu nại"
TC = "Luật Tố cáo"
TCD = "Luật Tiếp công dân"
ND155 = "Nghị định 124/2020/NĐ-CP (sửa đổi bởi Nghị định 155/2026/NĐ-CP)"
ND154 = "Nghị định 154/2026/NĐ-CP"
TT05 = "Thông tư 05/2021/TT-TTCP"

_C, _D, _P = Group.COMPLAINT, Group.DENUNCIATION, Group.PROPOSAL

# The steps of each procedure in the order a case meets them.
STEPS = {
    _C: (
        E.ACCEPTED,
        E.NOT_ACCEPTED,
        E.GUIDED,
        E.TRANSFERRED,
        E.COMPLEX,
        E.EXTENDED,
        E.DIALOGUE_CALLED,
        E.DIALOGUE,
        E.SUSPENDED,
        E.RESUMED,
        E.WITHDRAWN_PART,
        E.WITHDRAWN,
        E.TERMINATED,
        E.SUSPENSION_SENT,
        E.DECIDED,
        E.SENT,
        E.PUBLISHED,
        E.APPEALED,
        E.ENFORCED,
        E.TOLD_SENDER,
        E.URGED,
        E.ANSWERED,
        E.CLOSED,
        E.NOTE,
    ),
    _D: (
        E.ACCEPTED,
        E.NOT_ACCEPTED,
        E.TRANSFERRED,
        E.GUIDED,
        E.NOTIFIED,
        E.EXTENDED,
        E.SUSPENDED,
        E.RESUMED,
        E.WITHDRAWN_PART,
        E.WITHDRAWN,
        E.TERMINATED,
        E.SUSPENSION_SENT,
        E.DECIDED,
        E.SENT,
        E.HANDLED,
        E.PUBLISHED,
        E.ENFORCED,
        E.TOLD_SENDER,
        E.URGED,
        E.ANSWERED,
        E.CLOSED,
        E.NOTE,
    ),
    _P: (
        E.ACCEPTED,
        E.NOT_ACCEPTED,
        E.GUIDED,
        E.TRANSFERRED,
        E.WITHDRAWN,
        E.DECIDED,
        E.ENFORCED,
        E.TOLD_SENDER,
        E.URGED,
        E.ANSWERED,
        E.CLOSED,
        E.NOTE,
    ),
}

_LABELS = {
    E.RECEIVED: "Nhận đơn",
    E.ACCEPTED: "Thụ lý",
    E.NOT_ACCEPTED: "Không thụ lý",
    E.NOTIFIED: "Thông báo việc thụ lý, nội dung tố cáo",
    E.COMPLEX: "Xác định vụ việc phức tạp",
    E.EXTENDED: "Gia hạn giải quyết",
    E.SUSPENDED: "Tạm đình chỉ",
    E.RESUMED: "Tiếp tục giải quyết",
    E.TERMINATED: "Đình chỉ",
    E.WITHDRAWN: "Rút toàn bộ",
    E.WITHDRAWN_PART: "Rút một phần",
    E.DIALOGUE_CALLED: "Thông báo đối thoại",
    E.DIALOGUE: "Đối thoại",
    E.DECIDED: "Ban hành quyết định giải quyết",
    E.SENT: "Gửi quyết định giải quyết",
    E.HANDLED: "Xử lý theo kết luận",
    E.PUBLISHED: "Công khai kết quả giải quyết",
    E.APPEALED: "Khiếu nại lần hai, khởi kiện",
    E.ENFORCED: "Thi hành xong",
    E.GUIDED: "Hướng dẫn",
    E.TRANSFERRED: "Chuyển đơn",
    E.URGED: "Đôn đốc",
    E.ANSWERED: "Trả lời văn bản đôn đốc",
    E.SUSPENSION_SENT: "Gửi quyết định tạm đình chỉ, đình chỉ",
    E.TOLD_SENDER: "Báo kết quả cho cơ quan chuyển đơn",
    E.NOTE: "Ghi chú diễn biến",
    E.CLOSED: "Kết thúc, lưu hồ sơ",
}
_LABELS_OF = {
    (_D, E.DECIDED): "Ban hành kết luận nội dung tố cáo",
    (_D, E.SENT): "Gửi kết luận nội dung tố cáo",
    (_D, E.PUBLISHED): "Công khai kết luận, quyết định xử lý",
    (_P, E.DECIDED): "Trả lời kiến nghị, phản ánh",
    (_P, E.ACCEPTED): "Tiếp nhận để giải quyết",
    (_P, E.NOT_ACCEPTED): "Không tiếp nhận",
}

_ARTICLES = {
    (_C, E.ACCEPTED): f"Điều 27 {KN}",
    (_C, E.NOT_ACCEPTED): f"Điều 11, Điều 27 {KN}",
    (_C, E.GUIDED): f"điểm b khoản 1 Điều 26 {TCD}",
    (_C, E.TRANSFERRED): f"điểm b khoản 1 Điều 26 {TCD}",
    (_C, E.COMPLEX): f"Điều 28 {KN}; Điều 3a {ND155}",
    (_C, E.EXTENDED): f"Điều 28 {KN}",
    (_C, E.DIALOGUE_CALLED): f"Điều 30 {KN}; {ND155}",
    (_C, E.DIALOGUE): f"Điều 30 {KN}",
    (_C, E.SUSPENDED): f"Điều 11a {KN}",
    (_C, E.RESUMED): f"Điều 11a {KN}",
    (_C, E.TERMINATED): f"Điều 10, Điều 11a {KN}",
    (_C, E.WITHDRAWN): f"Điều 10 {KN}",
    (_C, E.WITHDRAWN_PART): f"Điều 10 {KN}",
    (_C, E.SUSPENSION_SENT): f"Điều 11a {KN}",
    (_C, E.DECIDED): f"Điều 28 {KN}",
    (_C, E.SENT): f"Điều 32 {KN}",
    (_C, E.APPEALED): f"Điều 33 {KN}",
    (_C, E.ENFORCED): f"Điều 44 {KN}",
    (_D, E.ACCEPTED): f"Điều 29 {TC}",
    (_D, E.NOT_ACCEPTED): f"Điều 24 {TC}",
    (_D, E.TRANSFERRED): f"khoản 2 Điều 24 {TC}; Điều 14 {TT05}",
    (_D, E.GUIDED): f"khoản 2 Điều 24 {TC}",
    (_D, E.NOTIFIED): f"khoản 3 Điều 29 {TC}",
    (_D, E.EXTENDED): f"Điều 30 {TC}",
    (_D, E.SUSPENDED): f"Điều 34 {TC}",
    (_D, E.RESUMED): f"Điều 34 {TC}",
    (_D, E.TERMINATED): f"Điều 34 {TC}",
    (_D, E.SUSPENSION_SENT): f"Điều 34 {TC}",
    (_D, E.WITHDRAWN): f"Điều 33 {TC}",
    (_D, E.WITHDRAWN_PART): f"Điều 33 {TC}",
    (_D, E.DECIDED): f"Điều 35 {TC}",
    (_D, E.SENT): f"khoản 3 Điều 35 {TC}",
    (_D, E.HANDLED): f"khoản 1 Điều 36 {TC}",
    (_D, E.PUBLISHED): f"Điều 40 {TC}",
    (_D, E.URGED): f"Điều 38 {TC}",
    (_D, E.ANSWERED): f"Điều 38 {TC}",
    (_P, E.TRANSFERRED): f"điểm b khoản 2 Điều 26 {TCD}",
    (_P, E.DECIDED): f"Điều 28 {TCD}",
}

_YES = (("", "Không"), ("1", "Có"))
_FIELDS = {
    "day": Field("day", "Ngày", Kind.DATE, required=True, width=11),
    "until": Field("until", "Đến ngày", Kind.DATE, width=11),
    "number": Field("number", "Số văn bản", Kind.CODE, width=16),
    "signer": Field("signer", "Người ký", Kind.NAME, width=20),
    "body": Field("body", "Cơ quan, người nhận", width=30),
    "reason": Field("reason", "Lý do, nội dung", Kind.LONG_TEXT, width=40),
    "count": Field("count", "Số ngày gia hạn", Kind.NUMBER, width=5, article=f"Điều 30 {TC}"),
    Detail.OUTCOME: Field(Detail.OUTCOME, "Kết quả", Kind.CHOICE, width=20),
    Detail.CRITERIA: Field(
        Detail.CRITERIA, "Tiêu chí", Kind.CODE, width=12, article=f"Điều 3a {ND155}"
    ),
    Detail.LEVEL: Field(
        Detail.LEVEL,
        "Mức độ",
        Kind.CHOICE,
        choices=(("complex", "Phức tạp"), ("special", "Đặc biệt phức tạp")),
        article=f"Điều 30 {TC}",
        width=18,
    ),
    Detail.BY: Field(
        Detail.BY,
        "Rút bằng",
        Kind.CHOICE,
        choices=(("paper", "Đơn rút"), ("minutes", "Biên bản")),
        width=12,
    ),
    Detail.GO_ON: Field(
        Detail.GO_ON,
        "Vẫn giải quyết",
        Kind.CHOICE,
        choices=_YES,
        help="Khi có dấu hiệu vi phạm pháp luật, hoặc rút do bị đe dọa, mua chuộc",
        article=f"Điều 33 {TC}",
    ),
    Detail.ABSENT: Field(
        Detail.ABSENT,
        "Vắng không lý do",
        Kind.CHOICE,
        choices=_YES,
        article=f"khoản 6 Điều 30 {KN}",
    ),
    Detail.RECEIVED_ON: Field(
        Detail.RECEIVED_ON,
        "Người khiếu nại nhận ngày",
        Kind.DATE,
        article=f"Điều 33 {KN}",
        width=11,
    ),
    Detail.DIRECTION: Field(
        Detail.DIRECTION,
        "Chiều",
        Kind.CHOICE,
        choices=(("out", "Ta đôn đốc"), ("in", "Cấp trên đôn đốc ta")),
        width=18,
    ),
    Detail.LEARNED_ON: Field(
        Detail.LEARNED_ON, "Biết quá hạn ngày", Kind.DATE, article=f"Điều 38 {TC}", width=11
    ),
    Detail.WHERE: Field(
        Detail.WHERE,
        "Nơi gửi",
        Kind.CHOICE,
        choices=(("second", "Khiếu nại lần hai"), ("court", "Khởi kiện tại Tòa án")),
        width=20,
    ),
    Detail.PLACES: Field(
        Detail.PLACES,
        "Xác minh ở nhiều địa điểm",
        Kind.CHOICE,
        choices=_YES,
        article=f"khoản 1 Điều 24 {TC}",
    ),
}

# What each step asks for; a star: it cannot do without.
_NEEDS = {
    E.ACCEPTED: "number* signer",
    E.NOT_ACCEPTED: "number* signer reason*",
    E.NOTIFIED: "number body",
    E.COMPLEX: "number signer criteria reason",
    E.EXTENDED: "number* signer level* count* reason*",
    E.SUSPENDED: "number* signer reason*",
    E.RESUMED: "number* signer reason",
    E.TERMINATED: "number* signer reason*",
    E.WITHDRAWN: "by* reason",
    E.WITHDRAWN_PART: "by* reason*",
    E.DIALOGUE_CALLED: "until* number body",
    E.DIALOGUE: "number reason absent",
    E.DECIDED: "number* signer outcome*",
    E.SENT: "received_on body",
    E.HANDLED: "number reason",
    E.PUBLISHED: "body reason",
    E.APPEALED: "where* body",
    E.ENFORCED: "number reason",
    E.GUIDED: "body* number reason",
    E.TRANSFERRED: "body* number* reason",
    E.URGED: "direction body* number* until learned_on",
    E.ANSWERED: "body number reason",
    E.SUSPENSION_SENT: "body",
    E.TOLD_SENDER: "body number",
    E.NOTE: "reason*",
    E.CLOSED: "reason outcome",
}
_NEEDS_OF = {
    (_D, E.WITHDRAWN): "by* go_on reason",
    (_P, E.ACCEPTED): "number signer",
    (_P, E.DECIDED): "number* signer outcome",
    (_C, E.URGED): "body* number* direction until",
    (_P, E.URGED): "body* number* direction until",
    (_D, E.NOTE): "reason* places",
}
_OUTCOMES_OF_CASE = {
    (_C, "first"): (
        ("upheld", "Khiếu nại đúng"),
        ("partly_upheld", "Khiếu nại đúng một phần"),
        ("rejected", "Khiếu nại sai"),
    ),
    (_C, "second"): (
        ("confirmed", "Công nhận kết quả lần đầu"),
        ("changed", "Hủy, sửa kết quả lần đầu"),
    ),
    (_D, ""): (
        ("upheld", "Tố cáo đúng"),
        ("partly_upheld", "Tố cáo đúng một phần"),
        ("rejected", "Tố cáo sai"),
    ),
    (_P, ""): (("", "Đã trả lời"), ("upheld", "Tiếp thu"), ("rejected", "Không tiếp thu")),
}
_FILED = (("filed", "Lưu đơn"), ("returned", "Trả đơn"))

# What a case waits for where no clock says it.
NEXT = {
    "checking": E.ACCEPTED,
    "accepted": E.DECIDED,
    "suspended": E.RESUMED,
    "resolved": E.ENFORCED,
    "answered": E.CLOSED,
    "declined": E.CLOSED,
    "transferred": E.CLOSED,
    "terminated": E.CLOSED,
}


def label(group: Group, kind: E) -> str:
    """What a step is called."""
    return _LABELS_OF.get((group, kind)) or _LABELS[kind]


def article(group: Group, kind: E) -> str:
    """The article behind a step; "" where none is known."""
    return _ARTICLES.get((group, kind), "")


def fields(group: Group, instance: str, kind: E, *, decided: bool = True) -> tuple[Field, ...]:
    """What a step asks for, its day first; `decided`: the case has ended by itself before."""
    found = [_FIELDS["day"]]
    for word in _NEEDS_OF.get((group, kind), _NEEDS[kind]).split():
        name = word.rstrip("*")
        needed = word.endswith("*") or (kind is E.CLOSED and not decided)
        field = replace(_FIELDS[name], required=needed)
        if name == Detail.OUTCOME and kind is E.DECIDED:
            field = replace(field, choices=outcomes(group, instance))
        elif name == Detail.OUTCOME:
            if decided:
                continue
            field = replace(field, choices=_FILED, required=True)
        found.append(field)
    return tuple(found)


def outcomes(group: Group, instance: str) -> tuple[tuple[str, str], ...]:
    """What a case may end with."""
    part = ("second" if instance == "second" else "first") if group is Group.COMPLAINT else ""
    return _OUTCOMES_OF_CASE[(group, part)]
