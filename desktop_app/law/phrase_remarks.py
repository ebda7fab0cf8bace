"""Words of a time phrase that say nothing about the day: hours, weekdays beside a date, remarks."""

from desktop_app.law.phrase_cursor import ROMAN, WORDS, Cursor

_WEEKDAYS = {
    "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
    "hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6,
}  # fmt: skip
_TIMES_OF_DAY = {"sang", "chieu", "trua", "toi", "buoi"}
# A remark begins with one of these and runs to the end of its bracket or clause.
_REMARKS = (
    ("sau", "khi"), ("neu",), ("truong", "hop"), ("tuy",), ("theo",), ("ket", "hop"),
    ("long", "ghep"), ("do",), ("qua",), ("co", "the"), ("cung",),
)  # fmt: skip
_CLAUSES = (("sau", "khi"), ("neu",), ("truong", "hop"))
_LIMITS = {"truoc", "cham", "muon"}
_TURNS = {"dot", "lan", "ky", "phien", "lop", "cuoc", "hoi"}
_TIME_BEGINS = {"trong", "vao", "thang", "quy", "ngay", "truoc", "tu", "dau", "cuoi", "giua"}
_NEXT_WORKING_DAY = (("tiep", "theo"), ("ke", "tiep"), ("lien", "ke"), ("sau", "do"))


class Remarks(Cursor):
    """The rules for what may be passed over."""

    def _remark(self, found: bool) -> bool:
        """Passes one remark; what explains a day may do so only after the day."""
        if self._hour() or self._beside_a_date() or self._after_an_event() or self._lasting():
            return True
        if self._turn():
            return True
        return found and (
            self._in_brackets() or self._clause() or self._moved_day() or self._counted_again()
        )

    def _weekday(self) -> int | None:
        """ "thứ Năm", "thứ 5", "chủ nhật": 1 for Monday to 7 for Sunday."""
        start = self._at
        if self._take("chu", "nhat"):
            return 7
        if self._take("thu") and self._peek() in _WEEKDAYS:
            self._at += 1
            return _WEEKDAYS[self._tokens[self._at - 1]]
        self._at = start
        return None

    def _hour(self) -> bool:
        """ "17h00", "từ 8 giờ 30 phút đến 11 giờ", where a date follows."""
        start = self._at
        since = self._take("tu")
        told = self._clock()
        ranged = told and bool(self._take_one({"-", "den"})) and self._clock()
        if told and (ranged or not since):
            self._take_one({",", "cua"})
            dated = self._at
            if not self._weekday():
                self._at = dated
            self._take_one({","})
            if self._a_date_follows():
                return True
        self._at = start
        return False

    def _clock(self) -> bool:
        """One time of day: "17h00'", "8 giờ 30 phút"."""
        start = self._at
        if self._number() is None or not self._take_one({"h", "gio", "g"}):
            self._at = start
            return False
        if self._number() is not None:
            self._take_one({"phut", "'", "’", "′"})
        return True

    def _lasting(self) -> bool:
        """ "02 ngày (12 - 13/8/2026)", "01 buổi, ngày 12/8": how long, before the days."""
        start = self._at
        number = self._number()
        told = number is not None and self._take_one({"ngay", "buoi"}) != ""
        if told and self._take_one({",", "(", ":"}):
            listed = {"-", "den", "va", ","} & set(self._tokens[self._at :])
            since = self._peek() == "tu" and self._peek(1 + (self._peek(1) == "ngay")).isdigit()
            day = self._peek(1 if self._peek() == "ngay" else 0).isdigit()
            if (day or (since and listed)) and (number == 1 or listed):
                return True
        self._at = start
        return False

    def _turn(self) -> bool:
        """ "02 đợt: tháng 5 …", "Đợt 1: tháng 4": how many turns, or which, before its time."""
        start = self._at
        number = self._number()
        unit = self._take_one(_TURNS)
        if unit and number is None:
            self._take("thu")
            number = self._turn_number()
        yearly = self._peek() == "trong" and self._peek(1) == "nam"  # "03 đợt trong năm": not when
        timed = self._peek() in _TIME_BEGINS and not yearly
        if unit and number and (self._take_one({":", "(", ","}) or timed):
            return True
        self._at = start
        return False

    def _turn_number(self) -> int | None:
        token = self._peek()
        if token in ROMAN or token in WORDS:
            self._at += 1
            return ROMAN.get(token) or WORDS[token]
        return self._number()

    def _beside_a_date(self) -> bool:
        """ "Thứ Hai, ngày 15/6", "sáng ngày 15/6", "15/6/2026 (thứ Hai)"."""
        start = self._at
        if self._take_one(_TIMES_OF_DAY):
            self._take_one(_TIMES_OF_DAY)
            if self._a_date_follows() or self._peek() in {"thu", "chu", "hang"}:
                return True
        elif self._take("(") and self._weekday() and self._take(")"):
            return True
        else:
            self._at = start
            if self._weekday() and (self._take_one({","}) or True) and self._a_date_follows():
                return True
        self._at = start
        return False

    def _a_date_follows(self) -> bool:
        at = 1 if self._peek() == "ngay" else 0
        return self._peek(at).isdigit() and self._peek(at + 1) in {"/", "-", ".", "thang"}

    def _in_brackets(self) -> bool:
        """ "(sau khi có hướng dẫn)", "(nếu trùng ngày nghỉ …)", "(Ngày Pháp luật)"."""
        start = self._at
        if self._take("("):
            named_day = self._peek() == "ngay" and self._peek(1).isalpha()
            named_day = named_day and self._peek(1) not in {"cuoi", "dau", "lam"}
            remark = named_day or any(self._take(*words) for words in _REMARKS)
            if remark and self._to_the_end({")"}):
                self._take(")")
                return True
        self._at = start
        return False

    def _clause(self) -> bool:
        """ ", sau khi có hướng dẫn của cấp trên", ", nếu trùng ngày nghỉ thì …"."""
        start = self._at
        if any(self._take(*words) for words in _CLAUSES) and self._to_the_end({";", ")"}):
            return True
        self._at = start
        return False

    def _after_an_event(self) -> bool:
        """ "Ngay sau khi ban hành; …": the event has no day, what follows may have one."""
        start = self._at
        self._take("ngay")
        if self._take("sau", "khi") and self._to_the_end({";"}) and self._take(";"):
            return True
        self._at = start
        return False

    def _moved_day(self) -> bool:
        """ "hoặc ngày làm việc tiếp theo"."""
        start = self._at
        self._take_one({"hoac", "hay"})
        if self._take("ngay", "lam", "viec") and any(
            self._take(*words) for words in _NEXT_WORKING_DAY
        ):
            return True
        self._at = start
        return False

    def _counted_again(self) -> bool:
        """ "… - 95 ngày trước bầu cử": the same day told once more, from an event."""
        start = self._at
        self._take_one({"-", ",", "("})
        if self._number() is not None and self._take("ngay"):
            self._take("lam", "viec")
            event = self._take_one({"truoc", "sau", "ke"}) and self._peek().isalpha()
            if event and self._to_the_end({")", ";"}):
                return True
        self._at = start
        return False

    def _to_the_end(self, marks: set[str]) -> bool:
        """Walks to a mark or the end; false where a limit stands on the way, which is no remark."""
        while self._peek() and self._peek() not in marks:
            if self._peek() in _LIMITS and self._peek(1) != "khi":
                return False
            self._at += 1
        return True
