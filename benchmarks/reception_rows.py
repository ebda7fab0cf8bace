"""Made-up visits for the benchmark of the reception book; no name, number or place is real.

Words follow Zipf's law as those of a real book do: a few stand in almost every line, most in a
handful of lines.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

FIRST_DAY = date(2004, 1, 2)
DAYS = 8359  # up to 20 November 2026


def _words(text: str) -> list[str]:
    return text.split()


FAMILY = _words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn "
    "Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Cao Chu Lương Thái Kiều Quách "
    "Nghiêm Triệu Khổng Ninh"
)
MIDDLE = _words(
    "Thị Văn Đức Hữu Ngọc Minh Thanh Quốc Xuân Thu Đình Công Hồng Kim Quang Bá Phương "
    "Như Gia Trọng Mạnh Thế Khắc Duy Tuấn Bảo Diệu Mỹ Thúy Hải"
)
GIVEN = _words(
    "Hương Hùng Hoa Dũng Lan Tuấn Hà Bình Nga Sơn Thảo Thắng Linh Cường Mai Hải Anh "
    "Nam Yến Long Hạnh Đạt Thủy Đông Tâm Khánh Phượng Kiên Trang Phúc Nhung Quân Oanh "
    "Toàn Giang Vinh Quyên Ước Châu Nghĩa Em Ánh Tiến Xuyến Lộc Điệp Thịnh Loan Chiến "
    "Ngân Khoa Duyên Việt Bích Trí"
)
VILLAGES = [
    f"{kind} {name}"
    for kind in ("Thôn", "Xóm", "Tổ dân phố")
    for name in (
        "Đông",
        "Đoài",
        "Thượng",
        "Hạ",
        "Trung",
        "Đồng Lạc",
        "An Phú",
        "Yên Bình",
        "Tân Lập",
        "Bãi Dài",
        "Cầu Gỗ",
        "Đình Cả",
        "Gò Mả",
        "Vĩnh Thịnh",
        "Xuân Đài",
        "Phúc Lộc",
        *map(str, range(1, 15)),
    )
]
SUBJECTS = (
    "Tranh chấp ranh giới đất với hộ liền kề",
    "Đề nghị cấp giấy chứng nhận quyền sử dụng đất",
    "Khiếu nại mức bồi thường khi thu hồi đất làm đường",
    "Phản ánh trại chăn nuôi gây ô nhiễm môi trường",
    "Kiến nghị sửa chữa đường giao thông nội đồng",
    "Đề nghị xem xét chế độ người có công",
    "Phản ánh lấn chiếm hành lang kênh mương",
    "Khiếu nại quyết định xử phạt vi phạm hành chính",
    "Kiến nghị công khai các khoản thu tự nguyện",
    "Phản ánh tiếng ồn của cơ sở mộc trong khu dân cư",
    "Đề nghị hỗ trợ hộ nghèo sửa nhà dột nát",
    "Phản ánh việc xây dựng không phép",
    "Kiến nghị lắp thêm đèn chiếu sáng ngõ",
    "Đề nghị xác nhận nguồn gốc thửa ruộng khai hoang",
    "Hỏi thủ tục tách thửa cho con",
    "Phản ánh nước sinh hoạt có mùi",
    "Kiến nghị nạo vét mương tiêu trước mùa mưa",
    "Khiếu nại việc bình xét gia đình văn hóa",
)
DETAILS = (
    "đã nhiều lần kiến nghị nhưng chưa được trả lời",
    "đề nghị Ủy ban nhân dân xã cử cán bộ xuống kiểm tra thực địa",
    "kèm theo bản sao giấy tờ và ảnh chụp hiện trạng",
    "hai bên đã được tổ hòa giải mời làm việc nhưng không thành",
    "gia đình sử dụng ổn định từ trước năm 1993",
    "mong được xem xét sớm vì ảnh hưởng đến sản xuất",
    "việc này đã nêu tại hội nghị thôn đầu năm",
    "yêu cầu được trả lời bằng văn bản",
)
KINDS = ("proposal", "feedback", "complaint", "other", "mixed")
OUTCOMES = ("answered", "guided", "petition", "transferred", "", "refused")
_ONSETS = _words("b c ch d g h kh l m n ng nh ph qu r s t th tr v x")
_RIMES = _words("a ang anh at ay em en ien inh oa oi ong uan uc un ung uoi uong y")
SYLLABLES = [a + b for a in _ONSETS for b in _RIMES]


class Visits:
    """A reproducible stream of records of the table `receptions`, whole or in parts."""

    def __init__(self, rows: int, start: int = 0, stop: int | None = None) -> None:
        self._chance = random.Random(start)
        self._rows = rows
        self._places = range(start, rows if stop is None else min(stop, rows))
        self._zipf: dict[int, list[float]] = {}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for place in self._places:
            day = self._day(place)
            yield self._visit(day, place - self._first_of(day.year) + 1)

    def name(self) -> str:
        """Family name, middle name, given name."""
        given = self._one(GIVEN)
        middle = self._one(MIDDLE)
        if self._chance.random() < 0.3:
            middle += " " + self._one(MIDDLE)
        return f"{self._one(FAMILY)} {middle} {given}"

    def content(self) -> str:
        """What it is about, in two or three clauses."""
        chance = self._chance
        plot = f"thửa {chance.randrange(1, 900)} tờ bản đồ {chance.randrange(1, 60)}"
        nickname = "".join(chance.choices(SYLLABLES, k=1)).capitalize()
        place = f"khu {nickname} {self._one(VILLAGES)}" if chance.random() < 0.5 else plot
        other = f", liên quan đến ông {self.name()}" if chance.random() < 0.25 else ""
        return f"{self._one(SUBJECTS)}, {place}{other}; {self._one(DETAILS)}."

    def _visit(self, day: date, number: int) -> dict[str, Any]:
        chance = self._chance
        outcome = self._one(OUTCOMES)
        values: dict[str, Any] = {
            "year": day.year,
            "number": number,
            "received_on": day.isoformat(),
            "kind": self._one(("regular", "scheduled", "unscheduled")),
            "officer": f"{self._one(FAMILY[:6])} {self._one(MIDDLE[:3])} {self._one(GIVEN[:4])}",
            "full_name": self.name(),
            "id_number": f"0{chance.randrange(1, 97):02}{chance.randrange(4)}"
            f"{chance.randrange(40, 100):02}{chance.randrange(10**6):06}",
            "phone": f"09{chance.randrange(10**8):08}" if chance.random() < 0.7 else "",
            "address": f"{self._one(VILLAGES)}, xã Bình Minh",
            "persons": 1 if chance.random() < 0.9 else chance.randrange(2, 12),
            "content": self.content(),
            "content_kind": self._one(KINDS),
            "outcome": outcome,
            "in_competence": self._one(("yes", "no", "")),
        }
        if outcome == "guided":
            values["guided_to"] = self._one(
                ("Tòa án nhân dân khu vực", "Thanh tra tỉnh", "Công an xã")
            )
        if outcome == "transferred":
            values["transferred_to"] = "Văn phòng đăng ký đất đai"
            values["transferred_number"] = f"{number}/PC-UBND"
        if outcome == "answered":
            values["answered_on"] = (day + timedelta(days=chance.randrange(10))).isoformat()
            values["result"] = "Đã trả lời trực tiếp, " + self._one(DETAILS)
        if chance.random() < 0.2:
            values["note"] = self._one(DETAILS)
        return values

    def _one(self, words: Any) -> Any:
        size = len(words)
        if size not in self._zipf:
            self._zipf[size] = list(accumulate(1 / rank for rank in range(1, size + 1)))
        return self._chance.choices(words, cum_weights=self._zipf[size])[0]

    def _day(self, place: int) -> date:
        return FIRST_DAY + timedelta(days=place * DAYS // self._rows)

    def _first_of(self, year: int) -> int:
        """The place of the first visit of a year."""
        days = max(0, (date(year, 1, 1) - FIRST_DAY).days)
        return -(-days * self._rows // DAYS)
