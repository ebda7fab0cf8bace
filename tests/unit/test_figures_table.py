"""Every measure under its name, with the words an office finds it by and what it counts in."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from figures_rows import H1, Rows

from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.measure import MEASURES, Measure, figure, measure
from desktop_app.reports.figures.registry import load_measures

TABLE = """
tcd.1 | Tổng số lượt tiếp
tcd.2 | Tổng số người được tiếp
tcd.3 | Tổng số vụ việc tiếp
tcd.4 | Tổng số đoàn đông người
tcd.5 | Tiếp thường xuyên: số lượt tiếp
tcd.6 | Tiếp thường xuyên: số người được tiếp
tcd.7 | Tiếp thường xuyên: số vụ việc
tcd.8 | Tiếp thường xuyên: số đoàn đông người
tcd.9 | Tiếp thường xuyên: số người của đoàn đông người
tcd.10 | Thủ trưởng tiếp: số ngày tiếp đã thông báo
tcd.11 | Thủ trưởng tiếp: số lượt tiếp
tcd.12 | Thủ trưởng tiếp: số người được tiếp
tcd.13 | Thủ trưởng tiếp: số vụ việc
tcd.14 | Thủ trưởng tiếp: số đoàn đông người
tcd.15 | Thủ trưởng tiếp: số người của đoàn đông người
tcd.16 | Ủy quyền tiếp: số ngày tiếp đã thông báo
tcd.17 | Ủy quyền tiếp: số lượt tiếp
tcd.18 | Ủy quyền tiếp: số người được tiếp
tcd.19 | Ủy quyền tiếp: số vụ việc
tcd.20 | Ủy quyền tiếp: số đoàn đông người
tcd.21 | Ủy quyền tiếp: số người của đoàn đông người
xld.1 | Tổng số đơn
xld.2 | Số đơn đã xử lý
xld.3 | Số đơn đủ điều kiện xử lý
xld.4 | Số đơn thuộc thẩm quyền
xld.5 | Số vụ việc thuộc thẩm quyền
xld.6 | Đơn khiếu nại thuộc thẩm quyền
xld.7 | Khiếu nại lần đầu
xld.8 | Khiếu nại lần 2
xld.9 | Khiếu nại về đất đai
xld.10 | Khiếu nại về chế độ, chính sách
xld.11 | Khiếu nại lĩnh vực khác
xld.12 | Đơn tố cáo thuộc thẩm quyền
xld.13 | Tố cáo lần đầu
xld.14 | Tố cáo tiếp
xld.15 | Tố cáo lĩnh vực hành chính
xld.16 | Tố cáo tham nhũng
xld.17 | Tố cáo lĩnh vực tư pháp
xld.18 | Tố cáo lĩnh vực khác
xld.19 | Đơn kiến nghị, phản ánh thuộc thẩm quyền
xld.20 | Kiến nghị, phản ánh về chế độ, chính sách
xld.21 | Kiến nghị, phản ánh về đất đai
xld.22 | Kiến nghị, phản ánh lĩnh vực khác
xld.23 | Số đơn không thuộc thẩm quyền
xld.24 | Đơn đã hướng dẫn
xld.25 | Đơn đã chuyển
kn.1 | Tổng số đơn thuộc thẩm quyền
kn.2 | Tổng số vụ việc
kn.3 | Đang xem xét điều kiện thụ lý
kn.4 | Đã thụ lý giải quyết
kn.5 | Không thụ lý
kn.6 | Rút đơn, đình chỉ giải quyết
kn.7 | Tổng số Quyết định ban hành
kn.8 | Lần đầu: khiếu nại đúng
kn.9 | Lần đầu: khiếu nại sai
kn.10 | Lần đầu: khiếu nại đúng một phần
kn.11 | Lần 2: công nhận kết quả lần đầu
kn.12 | Lần 2: hủy, sửa kết quả lần đầu
kn.13 | Thu hồi cho Nhà nước: tiền | Trđ
kn.14 | Thu hồi cho Nhà nước: đất | m2
kn.15 | Trả cho tổ chức, cá nhân: tiền | Trđ
kn.16 | Trả cho tổ chức, cá nhân: đất | m2
kn.17 | Số tổ chức được trả lại quyền lợi
kn.18 | Số cá nhân được trả lại quyền lợi
kn.19 | Kiến nghị xử lý hành chính: người
kn.20 | Kiến nghị xử lý hành chính: cán bộ, công chức, viên chức
kn.21 | Chuyển cơ quan điều tra: vụ
kn.22 | Chuyển cơ quan điều tra: người
kn.23 | Chuyển cơ quan điều tra: cán bộ, công chức, viên chức
tc.1 | Tổng số đơn thuộc thẩm quyền
tc.2 | Tổng số vụ việc
tc.3 | Đang xem xét điều kiện thụ lý
tc.4 | Đã thụ lý giải quyết
tc.5 | Không thụ lý
tc.6 | Rút đơn, đình chỉ giải quyết
tc.7 | Tổng số Kết luận ban hành
tc.8 | Lần đầu: tố cáo đúng
tc.9 | Lần đầu: tố cáo sai
tc.10 | Lần đầu: tố cáo có đúng có sai
tc.11 | Tố cáo tiếp: đúng
tc.12 | Tố cáo tiếp: sai
tc.13 | Tố cáo tiếp: có đúng có sai
tc.14 | Thu hồi cho Nhà nước: tiền | Trđ
tc.15 | Thu hồi cho Nhà nước: đất | m2
tc.16 | Trả cho tổ chức, cá nhân: tiền | Trđ
tc.17 | Trả cho tổ chức, cá nhân: đất | m2
tc.18 | Số tổ chức được trả lại quyền lợi
tc.19 | Số cá nhân được trả lại quyền lợi
tc.20 | Kiến nghị xử lý hành chính: tổ chức
tc.21 | Kiến nghị xử lý hành chính: cá nhân
tc.22 | Kiến nghị xử lý hành chính: cán bộ, công chức
tc.23 | Chuyển cơ quan điều tra: vụ
tc.24 | Chuyển cơ quan điều tra: đối tượng
tc.25 | Chuyển cơ quan điều tra: cán bộ, công chức, viên chức
th.1 | Quyết định phải thi hành
th.2 | Quyết định đã thi hành xong
th.3 | Quyết định: phải thu hồi cho Nhà nước: tiền | Trđ
th.4 | Quyết định: phải thu hồi cho Nhà nước: đất | m2
th.5 | Quyết định: đã thu hồi cho Nhà nước: tiền | Trđ
th.6 | Quyết định: đã thu hồi cho Nhà nước: đất | m2
th.7 | Quyết định: phải trả cho tổ chức, cá nhân: tiền | Trđ
th.8 | Quyết định: phải trả cho tổ chức, cá nhân: đất | m2
th.9 | Quyết định: đã trả cho tổ chức, cá nhân: tiền | Trđ
th.10 | Quyết định: đã trả cho tổ chức, cá nhân: đất | m2
th.11 | Quyết định: đã xử lý hành chính: người
th.12 | Quyết định: đã xử lý hành chính: cán bộ, công chức, viên chức
th.13 | Quyết định: đã khởi tố: vụ
th.14 | Quyết định: đã khởi tố: người
th.15 | Quyết định: đã khởi tố: cán bộ, công chức, viên chức
th.16 | Kết luận phải thi hành
th.17 | Kết luận đã thi hành xong
th.18 | Kết luận: phải thu hồi cho Nhà nước: tiền | Trđ
th.19 | Kết luận: phải thu hồi cho Nhà nước: đất | m2
th.20 | Kết luận: đã thu hồi cho Nhà nước: tiền | Trđ
th.21 | Kết luận: đã thu hồi cho Nhà nước: đất | m2
th.22 | Kết luận: phải trả cho tổ chức, cá nhân: tiền | Trđ
th.23 | Kết luận: phải trả cho tổ chức, cá nhân: đất | m2
th.24 | Kết luận: đã trả cho tổ chức, cá nhân: tiền | Trđ
th.25 | Kết luận: đã trả cho tổ chức, cá nhân: đất | m2
th.26 | Kết luận: đã xử lý hành chính: tổ chức
th.27 | Kết luận: đã xử lý hành chính: cá nhân
th.28 | Kết luận: đã xử lý hành chính: cán bộ, công chức, viên chức
th.29 | Kết luận: đã khởi tố: vụ
th.30 | Kết luận: đã khởi tố: đối tượng
th.31 | Kết luận: đã khởi tố: cán bộ, công chức, viên chức
dc.complaints | Đơn khiếu nại tiếp nhận trong kỳ
dc.denunciations | Đơn tố cáo tiếp nhận trong kỳ
dc.proposals | Đơn kiến nghị, phản ánh tiếp nhận trong kỳ
dc.settled | Vụ việc đã giải quyết trong kỳ
dc.settled_in_time | Vụ việc đã giải quyết đúng hạn
dc.tasks_doing | Lần thực hiện nhiệm vụ đang làm, chưa quá hạn
dc.tasks_done | Lần thực hiện nhiệm vụ đã hoàn thành
dc.tasks_late | Lần thực hiện nhiệm vụ quá hạn
bridge.kn_cases.closing | Vụ việc khiếu nại chuyển kỳ sau
bridge.kn_cases.done | Vụ việc khiếu nại xong trong kỳ
bridge.kn_cases.new | Vụ việc khiếu nại mới trong kỳ
bridge.kn_cases.opening | Vụ việc khiếu nại kỳ trước chuyển sang
bridge.kn_decisions.closing | Quyết định giải quyết khiếu nại chuyển kỳ sau
bridge.kn_decisions.done | Quyết định giải quyết khiếu nại xong trong kỳ
bridge.kn_decisions.new | Quyết định giải quyết khiếu nại mới trong kỳ
bridge.kn_decisions.opening | Quyết định giải quyết khiếu nại kỳ trước chuyển sang
bridge.papers.closing | Đơn chuyển kỳ sau
bridge.papers.done | Đơn xong trong kỳ
bridge.papers.new | Đơn mới trong kỳ
bridge.papers.opening | Đơn kỳ trước chuyển sang
bridge.tc_cases.closing | Vụ việc tố cáo chuyển kỳ sau
bridge.tc_cases.done | Vụ việc tố cáo xong trong kỳ
bridge.tc_cases.new | Vụ việc tố cáo mới trong kỳ
bridge.tc_cases.opening | Vụ việc tố cáo kỳ trước chuyển sang
bridge.tc_decisions.closing | Kết luận nội dung tố cáo chuyển kỳ sau
bridge.tc_decisions.done | Kết luận nội dung tố cáo xong trong kỳ
bridge.tc_decisions.new | Kết luận nội dung tố cáo mới trong kỳ
bridge.tc_decisions.opening | Kết luận nội dung tố cáo kỳ trước chuyển sang
record.mixed | Đơn có nhiều nội dung, chưa tách nên không vào loại nào
record.no_competence | Đơn đủ điều kiện mà chưa ghi thẩm quyền
record.undated | Đơn đã xử lý mà không ghi ngày nên tính theo ngày nhận
record.unjudged | Đơn đã xử lý mà chưa ghi đủ hay không đủ điều kiện
"""
GROUPS = {
    "tcd": ("Tiếp công dân", "Biểu 01/TCD, Thông tư 06/2025/TT-TTCP"),
    "xld": ("Xử lý đơn", "Biểu 02/XLD, Thông tư 06/2025/TT-TTCP"),
    "kn": ("Giải quyết khiếu nại", "Biểu 03/GQKN, Thông tư 06/2025/TT-TTCP"),
    "tc": ("Giải quyết tố cáo", "Biểu 04/GQTC, Thông tư 06/2025/TT-TTCP"),
    "th": ("Thi hành quyết định, kết luận", "Biểu 05/KQTH, Thông tư 06/2025/TT-TTCP"),
    "dc": ("Dân chủ ở cơ sở", ""),
    "bridge": ("Cân đối giữa các kỳ", ""),
    "record": ("Cần xem lại", ""),
}


def test_every_measure_has_its_words_and_unit() -> None:
    lines = [line.split(" | ") for line in TABLE.strip().splitlines()]
    expected = {
        name: (label, unit.strip()) for name, label, *rest in lines for unit in rest or [""]
    }
    assert {name: (one.label, one.unit) for name, one in load_measures().items()} == expected


def test_every_measure_stands_in_the_group_of_its_form() -> None:
    for name, one in load_measures().items():
        assert (one.name, one.group, one.basis) == (name, *GROUPS[name.split(".")[0]])


def test_a_unit_says_how_many_of_the_books_make_one() -> None:
    divisors = {"": 1, "Trđ": 1_000_000, "m2": 100}
    assert all(one.divisor == divisors[one.unit] for one in load_measures().values())


def test_only_cases_are_carried_on_without_a_reason() -> None:
    silent = {name for name, one in load_measures().items() if one.why is None}
    parts = ("opening", "new", "done", "closing")
    assert silent == {f"bridge.{kind}_cases.{part}" for kind in ("kn", "tc") for part in parts}


def test_what_a_single_fact_counts() -> None:
    rows = Rows()
    rows.case(("decided", "2026-03-01"), state_money=2_500_000)
    rows.visit(received=3)
    facts, measures = rows.facts(), load_measures()
    for name, expected in (("kn.13", "2.5"), ("tcd.2", "3"), ("tcd.1", "1"), ("kn.7", "1")):
        (fact,) = figure(measures[name], facts, H1).facts
        assert measures[name].counts(fact, H1) == Decimal(expected)


def test_a_name_is_used_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = load_measures()["tcd.1"]
    with pytest.raises(ValueError, match=r"^two measures are called tcd\.1$"):
        measure("tcd.1", "", "")(lambda _facts, _period: [])
    assert MEASURES["tcd.1"] is kept

    def select(_facts: Any, _period: Any) -> list[Any]:
        return []

    monkeypatch.delitem(MEASURES, "tcd.1")
    assert measure("tcd.1", "Nhãn", "Nhóm", unit="m2")(select) is select
    assert MEASURES["tcd.1"] == Measure("tcd.1", "Nhãn", "Nhóm", select, unit="m2")


class Reads(Rows):
    """Rows of a book that somebody writes to, and how often they were read."""

    writing = False

    def __init__(self) -> None:
        super().__init__()
        self.seq, self.facts_seq, self.asked = 5, 5, 0

    def head(self) -> tuple[int, str]:
        return self.seq, ""

    def written_since(self, seq: int) -> bool:
        return self.facts_seq > seq

    def visits(self, first: str, last: str) -> list[Any]:
        self.asked += 1
        return super().visits(first, last)


def test_a_book_is_read_again_only_after_a_write() -> None:
    reads = Reads()
    reads.visit()
    book = FactBook(SimpleNamespace(report_facts=reads, head=reads.head))  # type: ignore[arg-type]
    first = book.facts()
    visits = first.visits(H1)
    assert book.facts() is first
    assert first.visits(H1) is visits
    first.forget_figures()  # what was read stays
    assert first.visits(H1) is visits
    assert reads.asked == 1
    reads.visit()
    reads.seq = 6  # something else was written: a report, a setting
    assert book.facts() is first
    reads.seq = reads.facts_seq = 7
    second = book.facts()
    assert second is not first
    assert book.facts() is second
    assert len(second.visits(H1)) == 2


def test_sorted_figures_are_kept_until_they_are_forgotten() -> None:
    facts = Rows().facts()
    one = facts.once(("a", H1), list)
    assert facts.once(("a", H1), list) is one
    assert facts.once(("b", H1), list) is not one
    facts.forget_figures()
    assert facts.once(("a", H1), list) is not one
