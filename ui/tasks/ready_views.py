"""The ready views of the list of tasks."""

from desktop_app.office.saved_views import ViewState

FEATURE = "tasks"
_OPEN: dict[str, list[str | int]] = {"status": ["open"]}
READY = (
    ("Mọi nhiệm vụ", ViewState()),
    ("Quá hạn, lâu nhất trước", ViewState(quick="late", order=(("next_due", False),))),
    (
        "Việc gấp: 5 ngày làm việc tới",
        ViewState(quick="soon", order=(("next_due", False), ("lead", False))),
    ),
    ("Ưu tiên cao, chưa xong", ViewState(lists={**_OPEN, "priority": ["high"]})),
    ("Chưa có người phụ trách", ViewState(lists={**_OPEN, "officer": [""]})),
    ("Theo đơn vị chủ trì", ViewState(lists=_OPEN, order=(("lead", False), ("next_due", False)))),
    ("Đã xong", ViewState(lists={"status": ["done"]})),
)
