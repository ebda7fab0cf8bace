"""Slips: which fit a record, filled in, numbered and kept; and the office's own templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.documents import guard, word
from desktop_app.documents.atomic import safe_name
from desktop_app.documents.model import Document
from desktop_app.errors import UserError
from desktop_app.office.model import Officer
from desktop_app.office.numbering import HIGHEST, NumberService, written
from desktop_app.office.rules import signature_lines
from desktop_app.office.service import OfficeService
from desktop_app.people.person import Person
from desktop_app.slips.catalogue import Slip, slip_of, slips
from desktop_app.slips.compose import Filling, document
from desktop_app.slips.facts import Facts, FactsReader, Labels
from desktop_app.slips.kept import FILES, ISSUED, Kept, kept_file, kept_papers
from desktop_app.slips.language import Mark, parse
from desktop_app.slips.templates import TemplateShelf
from desktop_app.slips.values import LISTS, VALUES
from desktop_app.slips.words import day_words

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Offer:
    """A slip that fits a record; `suggested` when its state asks for it."""

    slip: Slip
    suggested: bool = False


@dataclass(frozen=True)
class Form:
    """What is chosen for one paper: number 0 and day None leave room to write by hand.

    `signer` is the place among the officers who sign, None for nobody. `person` is a denouncer's
    identity that the role holder has opened for a paper handed to the denouncer. `masked` puts code
    names where the record's texts would tell a sealed identity.
    """

    number: int = 0
    day: date | None = None
    signer: int | None = 0
    person: Person | None = None
    masked: bool = False


@dataclass(frozen=True)
class Proposal:
    """What a paper begins with. `series` is "" for one without a number."""

    series: str
    number: int
    day: date
    signers: tuple[Officer, ...]
    identity_uid: str = ""  # set when the name may be asked of the shield for this paper
    code_name: str = ""
    signed: bool = True  # whether the template has a signature block
    noted: bool = False  # whether its event is the newest of the case already


@dataclass(frozen=True)
class Issued:
    """A paper that was given out, for whoever notes it as an event: `event` names which."""

    event: str
    day: date | None
    number: str
    attachment_uid: str
    owner_table: str
    owner_uid: str


Also = Callable[[Issued], object]


class SlipService(TemplateShelf):
    """Papers made from the records of the books."""

    def __init__(
        self, book: Book, user: str, clock: Clock, labels: Labels, numbers: NumberService
    ) -> None:
        super().__init__(book, user)
        self._clock = clock
        self._office = OfficeService(book, user)
        self._numbers = numbers
        self._reader = FactsReader(book, labels)

    def templates(self, owner_table: str, owner_uid: str) -> list[Offer]:
        """The slips that fit a record, those first that its state asks for."""
        state = self._reader.read(owner_table, owner_uid).state
        fitting = [slip for slip in slips() if slip.fits(owner_table, state)]
        offers = [Offer(slip, slip.comes_first(state)) for slip in fitting]
        return sorted(offers, key=lambda offer: not offer.suggested)

    def label(self, owner_table: str, owner_uid: str) -> str:
        """A record by its number: "đơn số 12/2026"."""
        return self._reader.read(owner_table, owner_uid).label

    def proposal(self, code: str, owner_uid: str) -> Proposal:
        """Number, day and signers to begin with."""
        slip, facts = self._of(code, owner_uid)
        today = self._clock.today()
        series = self.series(code)
        number = self._numbers.next(series, today.year) if series else 0
        identity = facts.identity_uid if slip.to_sender else ""
        signed = bool(parse(self.text(code)).of(Mark.SIGNER))
        signers = self.signers()
        return Proposal(
            series=series,
            number=number,
            day=today,
            signers=signers,
            identity_uid=identity,
            code_name=facts.code_name,
            signed=signed,
            noted=bool(slip.event) and facts.state.get("last_event") == slip.event,
        )

    def signers(self) -> tuple[Officer, ...]:
        """The officers who may sign, in their order."""
        return tuple(officer for officer in self._office.officers() if officer.signs)

    def fill(self, code: str, owner_uid: str, form: Form = Form(signer=None)) -> Document:
        """The paper for a record; UserError when the office's template has a fault."""
        slip, facts = self._of(code, owner_uid)
        text = self.sound_text(code)
        filling = Filling(facts.for_slip(slip, form.person), facts.lists, named=facts.named)
        made = self._document(text, filling, form)
        return guard.masked(made) if form.masked else made

    def example(self, text: str) -> Document:
        """A template's text filled with made-up values, for its preview while it is edited."""
        values = {value.name: value.example for value in VALUES} | self._own_values()
        rows = {name: [row] for name, row in LISTS.items()}
        day = self._clock.today()
        return self._document(text, Filling(values, rows), Form(5, day, 0))

    def file_name(self, code: str, owner_uid: str) -> str:
        """What a saved paper is called, without ending, marks and any name of a person."""
        slip, facts = self._of(code, owner_uid)
        return safe_name(slip.name, facts.label.replace("/", "-"))

    def issue(self, code: str, owner_uid: str, form: Form, *, also: Also | None = None) -> Changes:
        """Give the paper its number and day and keep it with the record; one change.

        The kept copy never bears a denouncer's name, whoever had it printed. `also` is told of the
        paper inside the same change, to note it as an event. UserError when the number is taken.
        """
        slip, facts = self._of(code, owner_uid)
        series = self.series(code)
        if form.number and not 0 < form.number <= HIGHEST:
            raise UserError(f"Số văn bản phải từ 1 đến {HIGHEST}.", "number")
        if form.number and not form.day:
            raise UserError("Đã ghi số thì hãy ghi cả ngày ban hành.", "day")
        number = written(form.number, series) if form.number and series else ""
        paper = self.fill(code, owner_uid, replace(form, person=None))
        stream = BytesIO()
        word.write(paper, stream)
        shown = f"{slip.name} số {number}" if number else slip.name
        label = f"Lập {shown}: {facts.label}"
        with self._book.change(user=self._user, label=label) as change:
            name = f"{self.file_name(code, owner_uid)}.docx"
            attachment = self._book.attachments.add(change, name, stream.getvalue(), _WORD)
            kept = change.insert(FILES, self._row(slip, facts, form, number, attachment))
            if number and form.day:
                self._take(change, series, form, f"{slip.name}, {facts.label}", kept)
            if also is not None:
                owner = (facts.table, facts.uid)
                also(Issued(slip.event, form.day, number, attachment, *owner))
        day = f" ngày {show(form.day)}" if form.day else ""
        message = f"Đã lưu {shown}{day} vào hồ sơ {facts.label}"
        return Changes.of("petitions", "receptions", message=message, uid=kept)

    def kept(self, owner_uid: str) -> Sequence[Kept]:
        """The papers kept with a record, the newest first."""
        return kept_papers(self._book, owner_uid)

    def kept_file(self, owner_table: str, owner_uid: str, uid: str) -> tuple[str, bytes]:
        """The name and bytes of a kept paper; UserError when it may name a denouncer."""
        facts = self._reader.read(owner_table, owner_uid)
        return kept_file(self._book, uid, facts.identity_uid)

    # Inside

    def _of(self, code: str, owner_uid: str) -> tuple[Slip, Facts]:
        slip = slip_of(code)
        return slip, self._reader.find(slip.tables, owner_uid)

    def _take(self, change: Change, series: str, form: Form, subject: str, kept: str) -> None:
        assert form.day is not None
        self._numbers.take(
            change,
            series,
            form.day.year,
            form.number,
            date=form.day.isoformat(),
            subject=subject,
            owner=(FILES, kept),
        )

    def _row(
        self, slip: Slip, facts: Facts, form: Form, number: str, attachment: str
    ) -> dict[str, str | int | None]:
        last = self._book.highest(FILES, "ordinal", {"owner_uid": facts.uid})
        return {
            "owner_table": facts.table,
            "owner_uid": facts.uid,
            "kind": ISSUED,
            "title": slip.name,
            "day": form.day.isoformat() if form.day else "",
            "number": number,
            "template": slip.code,
            "attachment_uid": attachment,
            "ordinal": last + 1,
        }

    def _document(self, text: str, filling: Filling, form: Form) -> Document:
        """The text filled with the record's values and those of the office and the paper."""
        signers = self.signers()
        officer = (
            signers[form.signer]
            if form.signer is not None and form.signer < len(signers)
            else Officer("", "")
        )
        own = self._own_values() | {
            "số": f"{form.number:02d}" if form.number else "",
            "ngày ban hành": day_words(form.day),
            "người ký": officer.name,
            "chức vụ người ký": officer.title,
        }
        lines = signature_lines(Officer(officer.name, officer.title, officer.capacity))
        values = {**filling.values, **own}
        whole = replace(filling, values=values, signer=lines, signer_name=officer.name)
        return document(parse(text), whole)

    def _own_values(self) -> dict[str, str]:
        office = self._office.office()
        return {
            "cơ quan ban hành": office.head,
            "tên cơ quan": office.issuer,
            "ubnd": office.authority,
            "xã": office.full_name,
            "tỉnh": lower_kind(office.province),
            "chủ tịch": f"Chủ tịch {office.issuer}",
            "thẩm quyền": f"Chủ tịch {office.issuer}".upper(),
            "địa danh": office.place,
        }


def lower_kind(province: str) -> str:
    """A province inside a sentence: "Tỉnh Mẫu" as "tỉnh Mẫu"."""
    for word_ in ("Tỉnh ", "Thành phố "):
        if province.startswith(word_):
            return word_.lower() + province[len(word_) :]
    return province
