"""The ready views of the reception book."""

from desktop_app.office.saved_views import ViewState

FEATURE = "receptions"
READY = (
    ("Mọi lượt tiếp, mới nhất trước", ViewState()),
    ("Khiếu nại, tố cáo", ViewState(lists={"content_kind": ["complaint", "denunciation"]})),
    (
        "Tiếp định kỳ, đột xuất của lãnh đạo",
        ViewState(lists={"kind": ["scheduled", "unscheduled"]}),
    ),
    ("Quá hạn trả lời, lâu nhất trước", ViewState(quick="late", order=(("next_due", False),))),
    ("Chưa nhập CSDLQG", ViewState(quick="national")),
)
