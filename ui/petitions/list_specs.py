"""What differs between the list of papers and the list of cases, and what they teach when empty."""

from ui.petitions.book_list import ListSpec
from ui.petitions.narrowing import CASE_QUICKS, PAPER_QUICKS
from ui.petitions.ready_views import CASE_VIEWS, PAPER_VIEWS
from ui.petitions.rows import CaseRows, PaperRows
from ui.widgets.notes import EmptyState


def _no_papers() -> EmptyState:
    return EmptyState(
        "email-outline",
        "Chưa có đơn nào trong sổ",
        "Mỗi lá đơn nhận được vào sổ một dòng, có số riêng theo năm. Chọn loại theo nội dung: hạn"
        " thụ lý hiện ngay khi đang gõ, đơn trước của cùng người cũng vậy.",
        "Ctrl+N để vào sổ đơn đầu tiên. Đơn tố cáo: danh tính người gửi tự vào ngăn bảo mật.",
    )


def _no_cases() -> EmptyState:
    return EmptyState(
        "briefcase-outline",
        "Chưa có vụ việc nào",
        "Nhiều lá đơn có thể cùng một vụ việc. Vụ việc được lập khi đơn đủ điều kiện vào sổ; từ đó"
        " chương trình theo dõi từng hạn của luật, từng bước: thụ lý, xác minh, đối thoại, quyết"
        " định, thi hành.",
        "Vào sổ một lá đơn (Ctrl+N) là bắt đầu.",
    )


PAPERS = ListSpec(
    "petitions",
    PaperRows,
    "Tìm người gửi, nội dung, số định danh (không cần dấu)",
    PAPER_QUICKS,
    PAPER_VIEWS,
    "Mọi đơn",
    True,
    _no_papers,
)
CASES = ListSpec(
    "cases",
    CaseRows,
    "Tìm vụ việc, người, số quyết định (không cần dấu)",
    CASE_QUICKS,
    CASE_VIEWS,
    "Mọi vụ việc",
    False,  # a case goes with its last paper and comes back with it
    _no_cases,
)
