"""Petitions (papers) and cases as the screens see them; n papers belong to one case.

Names of fields are columns of the book. Choices are the stored values of `fields.py`. What is
absent is "", None or False.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.people.person import Person


@dataclass(frozen=True, kw_only=True)
class PetitionValues:
    """What is known of one paper, without the person who wrote it.

    `identity_uid` and `code_name` stand in the person's place when the paper is a denunciation.
    `classified_ref` only says where a classified document lies (Luật 117/2025/QH15).
    """

    received_on: date
    kind: str
    content: str
    source: str = "in_person"
    source_body: str = ""
    source_number: str = ""
    source_date: date | None = None
    written_on: date | None = None
    instance: str = "first"
    anonymous: bool = False
    village_uid: str = ""
    persons: int = 1
    crowd: bool = False
    respondent: str = ""
    respondent_post: str = ""
    request: str = ""
    field: str = ""
    earlier_body: str = ""
    qualified: str = ""
    unqualified_because: str = ""
    in_competence: str = ""
    competent_body: str = ""
    outcome: str = ""
    handled_on: date | None = None
    handled_number: str = ""
    handled_to: str = ""
    reception_uid: str = ""
    split_from_uid: str = ""
    duplicate_of_uid: str = ""
    withdrawn: str = ""
    officer: str = ""
    national_on: date | None = None
    note: str = ""
    classified_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class Petition:
    """A kept paper. `person` is empty when the identity is sealed."""

    uid: str
    rev: int
    year: int
    number: int
    values: PetitionValues
    person: Person
    case_uid: str = ""
    identity_uid: str = ""
    code_name: str = ""
    next_due: date | None = None
    deleted: bool = False

    @property
    def shown(self) -> str:
        """The sender as everybody may see them."""
        return self.code_name or self.person.shown or "Không rõ người gửi"


class EventKind(StrEnum):
    """What happens to a case, in the words of the procedure."""

    RECEIVED = "received"  # a paper came (the first, or one more of the same case)
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    NOTIFIED = "notified"  # acceptance told to the complainant, denouncer, accused
    COMPLEX = "complex"  # fixed in writing as complex (KN: NĐ 155/2026 Đ.3a)
    EXTENDED = "extended"  # a written decision extends the time (TC: Luật TC Đ.30)
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"  # whole
    WITHDRAWN_PART = "withdrawn_part"
    DIALOGUE_CALLED = "dialogue_called"
    DIALOGUE = "dialogue"
    DECIDED = "decided"  # decision (KN), conclusion (TC), answer (KNPA)
    SENT = "sent"
    HANDLED = "handled"  # what the conclusion asks for was decided (TC Đ.36)
    PUBLISHED = "published"
    APPEALED = "appealed"  # second complaint, or taken to court
    ENFORCED = "enforced"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    URGED = "urged"  # a letter that urges somebody
    ANSWERED = "answered"  # somebody's answer to that letter
    SUSPENSION_SENT = "suspension_sent"
    TOLD_SENDER = "told_sender"  # result told to the body that had transferred the paper
    NOTE = "note"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class EventValues:
    """One event. `until` is the day of a dialogue that is called, `count` the units of an
    extension, `body` from or to whom, `details` further values (criteria, outcome, results)."""

    kind: EventKind
    day: date
    until: date | None = None
    number: str = ""
    signer: str = ""
    body: str = ""
    reason: str = ""
    count: int = 0
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CaseEvent:
    """A kept event."""

    uid: str
    case_uid: str
    values: EventValues
    petition_uid: str = ""
    attachment_uid: str = ""
    ordinal: int = 0


@dataclass(frozen=True, kw_only=True)
class CaseValues:
    """What a person says of a case; the rest follows from its events."""

    kind: str
    title: str
    instance: str = "first"
    field: str = ""
    respondent: str = ""
    respondent_post: str = ""
    remote: bool = False
    persons: int = 1
    officer: str = ""
    unit: str = ""
    note: str = ""
    classified_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class Results:
    """What a decision or conclusion orders, as forms 03 and 04 of TT 06/2025 ask.

    Money in đồng, land in dm² (100 dm² = 1 m²).
    """

    state_money: int = 0
    state_land_dm2: int = 0
    back_money: int = 0
    back_land_dm2: int = 0
    back_orgs: int = 0
    back_persons: int = 0
    admin_orgs: int = 0
    admin_persons: int = 0
    admin_officials: int = 0
    police_cases: int = 0
    police_persons: int = 0
    police_officials: int = 0


@dataclass(frozen=True, kw_only=True)
class Enforcement:
    """What came of it, as form 05 of TT 06/2025 asks; units as in Results."""

    got_money: int = 0
    got_land_dm2: int = 0
    gave_money: int = 0
    gave_land_dm2: int = 0
    done_orgs: int = 0
    done_persons: int = 0
    done_officials: int = 0
    charged_cases: int = 0
    charged_persons: int = 0
    charged_officials: int = 0


@dataclass(frozen=True, kw_only=True)
class Case:
    """A kept case; `claimant` is a name, or the code names of sealed identities."""

    uid: str
    rev: int
    year: int
    number: int
    values: CaseValues
    claimant: str
    received_on: date
    status: str
    complex: tuple[str, ...] = ()
    accepted_on: date | None = None
    outcome: str = ""
    decided_on: date | None = None
    decision_number: str = ""
    effective_on: date | None = None
    sent_on: date | None = None
    published_on: date | None = None
    enforced_on: date | None = None
    closed_on: date | None = None
    withdrawn: str = ""
    next_step: str = ""
    next_due: date | None = None
    results: Results = Results()
    enforcement: Enforcement = Enforcement()
    deleted: bool = False
