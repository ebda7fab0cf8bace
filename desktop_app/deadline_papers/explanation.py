"""What there is to say about one deadline, whatever it belongs to."""

from dataclasses import dataclass
from datetime import date

from desktop_app.law.deadlines.deadline import Deadline, Sign, TraceDay
from desktop_app.law.deadlines.rule import Confidence, Rule, Shape, Unit


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A deadline with its trace, and the limit of the law behind it.

    `title` is the thing that is due. Without a rule (a day written in a plan) `shape` is None and
    `limit`, `event`, `article` are "". `basis` says which law was chosen by the day of the event,
    `notes` how sure it is. `written` is what a day without a rule follows from. `due` is None
    while a suspension is open.
    """

    title: str
    due: date | None
    raw_due: date | None
    moved_because: str = ""
    trace: tuple[TraceDay, ...] = ()
    rule: str = ""
    rule_title: str = ""
    event: str = ""
    limit: str = ""
    extended: str = ""
    unit: Unit | None = None
    shape: Shape | None = None
    article: str = ""
    document: str = ""
    basis: str = ""
    notes: tuple[str, ...] = ()
    written: str = ""

    @property
    def event_on(self) -> date | None:
        """The day of the event that the count starts from."""
        return next((day.date for day in self.trace if day.sign is Sign.EVENT), None)

    @property
    def counted_back(self) -> bool:
        """Whether the days are counted backwards, so that the event stands last."""
        return bool(self.trace) and self.trace[-1].sign is Sign.EVENT and len(self.trace) > 1

    @property
    def tentative(self) -> bool:
        """Whether a day that decides here is only expected to be off or worked."""
        return any(day.tentative for day in self.trace)

    @property
    def source(self) -> str:
        """Article and document on one line."""
        return " ".join(part for part in (self.article, self.document) if part)


def explain(
    rule: Rule, found: Deadline, *, title: str = "", basis: str = "", extend: int = 0
) -> Explanation:
    """The explanation of a deadline that a rule led to; `extend` as given to the engine."""
    return Explanation(
        title=title or rule.title,
        due=found.due,
        raw_due=found.raw_due,
        moved_because=found.moved_because,
        trace=found.trace,
        rule=rule.code,
        rule_title=rule.title,
        event=rule.event,
        limit=rule.limit_words,
        extended=f"{extend:02d} {rule.unit.words}" if extend > 0 else "",
        unit=rule.unit,
        shape=rule.shape,
        article=rule.article,
        document=rule.document,
        basis=basis,
        notes=rule_notes(rule),
    )


def rule_notes(rule: Rule) -> tuple[str, ...]:
    """What a careful reader should know of a rule: how sure it is, and its own note."""
    sureness = _SURENESS.get(rule.confidence, "")
    return tuple(note for note in (sureness, rule.note) if note)


_SURENESS = {
    Confidence.COPY: "Thời hạn này đọc từ một bản sao của văn bản; nên đối chiếu với bản chính.",
    Confidence.MEDIUM: "Thời hạn này chưa được đọc trong chính văn bản; nên đối chiếu lại.",
    Confidence.LOW: "Thời hạn này chưa chắc chắn; cần đối chiếu với văn bản trước khi dùng.",
    Confidence.DERIVED: "Thời hạn này suy ra từ thông lệ, không có điều khoản nói riêng.",
}
