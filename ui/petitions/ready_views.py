"""The views of the two lists that are there from the beginning."""

from desktop_app.office.saved_views import ViewState

PAPER_VIEWS = (
    ("Mọi đơn", ViewState()),
    ("Quá hạn, lâu nhất trước", ViewState(quick="late", order=(("next_due", False),))),
    ("Chưa xử lý, cũ nhất trước", ViewState(quick="unhandled", order=(("received_on", False),))),
    ("Tố cáo (chỉ hiện mã)", ViewState(lists={"kind": ["denunciation"]})),
    ("Khiếu nại", ViewState(lists={"kind": ["complaint"]})),
    ("Kiến nghị, phản ánh", ViewState(lists={"kind": ["proposal", "feedback"]})),
    ("Đơn không đủ điều kiện", ViewState(lists={"qualified": ["no"]})),
)
CASE_VIEWS = (
    ("Mọi vụ việc", ViewState()),
    ("Quá hạn, lâu nhất trước", ViewState(quick="late", order=(("next_due", False),))),
    ("Đang giải quyết, hạn gần trước", ViewState(quick="running", order=(("next_due", False),))),
    ("Theo người phụ trách", ViewState(order=(("officer", False), ("next_due", False)))),
    ("Đã ban hành quyết định, kết luận", ViewState(lists={"status": ["resolved"]})),
)
