"""The examples inside a pack, worked out with the pack's own rules and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.packs.merge import laid_over
from desktop_app.law.packs.pack import Example, LawPack
from desktop_app.law.workdays.calendar import WorkCalendar


@dataclass(frozen=True)
class Proof:
    """What came out for one example; `problem` is a sentence where no day came out."""

    example: Example
    raw_due: date | None
    due: date | None
    problem: str = ""

    @property
    def right(self) -> bool:
        """Whether both days are the expected ones."""
        return (self.raw_due, self.due) == (self.example.raw_due, self.example.due)

    @property
    def words(self) -> str:
        """One line: what was asked, expected and got."""
        example = self.example
        asked = f"{example.code} từ {example.start:%d/%m/%Y}"
        if self.problem:
            return f"{asked}: {self.problem}"
        got = _two_days(self.raw_due, self.due)
        return f"{asked}: cần ra {_two_days(example.raw_due, example.due)}; tính được {got}"


def prove(pack: LawPack, shipped: Sequence[Rule], job: Job | None = None) -> tuple[Proof, ...]:
    """Every example in order; the office's own packs and days play no part.

    So a pack proves itself alike in every office. `job` is told of the progress.
    """
    rules = RuleBook(laid_over(shipped, pack.rules))
    calendar = WorkCalendar(pack.days)
    proofs = []
    for number, example in enumerate(pack.examples):
        if job:
            job.step(number, len(pack.examples), f"Ví dụ {number + 1}/{len(pack.examples)}")
        proofs.append(_proof(example, rules, calendar))
    return tuple(proofs)


def failed_words(failed: Sequence[Proof], count: int) -> str:
    """Why a pack is refused whose own examples come out wrong; "" when none does."""
    if not failed:
        return ""
    return (
        f"Gói tự kiểm tra không đạt: {len(failed)} trong {count} ví dụ kiểm chứng ra ngày khác với"
        " ngày ghi trong gói, nên chưa nạp. Chưa có gì thay đổi trong sổ."
        " Hãy báo cho nơi phát hành gói."
    )


def _proof(example: Example, rules: RuleBook, calendar: WorkCalendar) -> Proof:
    try:
        rule = rules.rule(example.code, example.start)
        found = deadline(rule, example.start, calendar, example.suspensions, example.extend)
    except UserError as error:
        return Proof(example, None, None, error.message)
    return Proof(example, found.raw_due, found.due)


def _two_days(raw: date | None, due: date | None) -> str:
    if raw is None or due is None:
        return "chưa có ngày"
    return f"{due:%d/%m/%Y}" if raw == due else f"{due:%d/%m/%Y} (đếm đến {raw:%d/%m/%Y})"
