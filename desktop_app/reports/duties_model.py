"""A duty to report: what, when, to whom; as it is kept and as it falls due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.law.deadlines.deadline import Deadline
from desktop_app.reports.model import PeriodType, ReportPeriod


class DutyPeriod(StrEnum):
    """What a duty's report is about each time."""

    Q1 = "Q1"
    Q2 = "Q2"
    H1 = "H1"
    H2 = "H2"  # 6 tháng cuối năm: no period of the law
    Q3 = "Q3"
    M9 = "M9"
    Q4 = "Q4"
    YEAR = "Y"
    MONTH = "month"
    ONCE = "once"  # chuyên đề, đột xuất: one day

    @property
    def words(self) -> str:
        """In Vietnamese: "6 tháng đầu năm"."""
        return _WORDS[self]

    @property
    def type(self) -> PeriodType:
        """The period of a report by this duty."""
        found = self.value in {one.value for one in PeriodType}
        return PeriodType(self.value) if found else PeriodType.OTHER


_WORDS = {
    DutyPeriod.Q1: "Quý I",
    DutyPeriod.Q2: "Quý II",
    DutyPeriod.H1: "6 tháng đầu năm",
    DutyPeriod.H2: "6 tháng cuối năm",
    DutyPeriod.Q3: "Quý III",
    DutyPeriod.M9: "9 tháng đầu năm",
    DutyPeriod.Q4: "Quý IV",
    DutyPeriod.YEAR: "Năm",
    DutyPeriod.MONTH: "Hằng tháng",
    DutyPeriod.ONCE: "Chuyên đề, đột xuất (một lần)",
}


@dataclass(frozen=True, kw_only=True)
class DutyValues:
    """What is said of a duty.

    `due` is the day as written: "--06-10" each year, "---20" each month, "2026-06-10" once;
    `exclusive`: "trước ngày", so that this day itself no longer counts. `window_from` is the first
    day for sending, written like `due`. `cut_first` and `cut_last` are the first and last day of
    the figures, written like `due`, where the office has settled them; "" means by law, or, where
    no law says, not settled yet. `article` is where the day stands: an article, or the words of a
    plan; `plan_uid` and `plan_line` name that plan and its line (the key that its task has too).
    """

    name: str
    regime: str = "democracy"
    period: DutyPeriod = DutyPeriod.YEAR
    forms: tuple[str, ...] = ()
    outline: str = ""
    due: str = ""
    exclusive: bool = False
    window_from: str = ""
    cut_first: str = ""
    cut_last: str = ""
    recipient: str = ""
    via: str = ""
    article: str = ""
    plan_uid: str = ""
    plan_line: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A duty as the office has it.

    `shipped`: it comes with the program; with `uid` "" the office has changed nothing about it.
    `since` is the day from which missing reports are told as late: what was due before the office
    began to keep this duty here is none of its lateness. `plan_name` is the number of the plan.
    """

    uid: str
    rev: int
    values: DutyValues
    active: bool = True
    shipped: bool = False
    since: date | None = None
    deleted: bool = False
    plan_name: str = ""

    @property
    def key(self) -> str:
        """What names it on the board and in links: its uid, or "kntc.H1" for an untouched one."""
        return self.uid or f"{self.values.regime}.{self.values.period.value}"


class DueStatus(StrEnum):
    """How the report that is due stands."""

    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    ON_TIME = "on_time"
    LATE = "late"  # sent after the last day that counts
    ENTERED = "entered"  # an old report, typed in for comparison
    TICKED = "ticked"  # nothing sent here, but its task is marked as done
    DROPPED = "dropped"  # its task says that it need not be done

    @property
    def words(self) -> str:
        """In Vietnamese: "Đang lập"."""
        return _STATUS_WORDS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to send it."""
        return self in (DueStatus.NOT_BEGUN, DueStatus.DRAFT)


_STATUS_WORDS = {
    DueStatus.NOT_BEGUN: "Chưa lập",
    DueStatus.DRAFT: "Đang lập",
    DueStatus.ON_TIME: "Đã gửi đúng hạn",
    DueStatus.LATE: "Đã gửi, trễ hạn",
    DueStatus.ENTERED: "Đã nhập số liệu cũ",
    DueStatus.DROPPED: "Không phải làm (theo Nhiệm vụ)",
    DueStatus.TICKED: "Đã đánh dấu xong ở Nhiệm vụ",
}


@dataclass(frozen=True, kw_only=True)
class DueReport:
    """One report that a duty asks for.

    `written` is the day as written, `last_day` the last day that counts by its words ("trước ngày
    10/6": 09/6), `due` the day to go by: a last day that is off is drawn back to the working day
    before, because no law moves report dates forward. A report sent by `last_day` is on time.
    `cut_known` False: `period` has days that are only offered, and `cut_note` says why; somebody
    has to settle them. `told_by` is the open task (uid, occurrence) that says the same.
    """

    duty: Duty
    period: ReportPeriod
    written: date
    last_day: date
    due: date
    limit: Deadline
    window_from: date | None = None
    cut_known: bool = True
    cut_note: str = ""
    status: DueStatus = DueStatus.NOT_BEGUN
    report_uid: str = ""
    sent_on: date | None = None
    told_by: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """What names it: the duty's key and the day, "kntc.H1@2026-06-17"."""
        return f"{self.duty.key}@{self.written}"

    def days_left(self, today: date) -> int:
        """Days from today to the day to go by; negative when it has passed."""
        return (self.due - today).days
