"""Made-up keys and packs for the tests of law packs."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.packs.envelope import seal
from desktop_app.law.packs.keys import public_hex

HEAD = """
[pack]
name = "{name}"
version = "{version}"
issued_on = {issued_on}
publisher = "Sở Tư pháp tỉnh Bình Mẫu"
about = "Thời hạn thụ lý mới"
"""
# A made-up limit: 5 working days to accept a complaint, from 2027.
RULE = """
[[rule]]
code = "kn.accept"
title = "Thụ lý khiếu nại lần đầu"
event = "ngày nhận khiếu nại"
count = 5
unit = "working_days"
document = "Luật giả định 01/2026/QH16"
article = "Điều 5"
topic = "Khiếu nại"
valid_from = 2027-01-01
"""
EXAMPLE = """
[[example]]
code = "kn.accept"
start = 2027-03-01
raw_due = 2027-03-08
due = 2027-03-08
"""

ANNOUNCED = 'document = "TB 1"\n'


def day(on: str, kind: str, rest: str = ANNOUNCED) -> str:
    """An announced day."""
    return f'\n[[day]]\ndate = {on}\nkind = "{kind}"\n{rest}'


FIRST_DAY = date(2026, 1, 1)


def layer(count: int, first: int | None, last: int | None, code: str = "a.b") -> Rule:
    """A rule that holds from so many days after the first day to so many, None: without end."""
    return Rule(
        code=code,
        title="t",
        event="e",
        count=count,
        document="d",
        article="a",
        valid_from=None if first is None else FIRST_DAY + timedelta(first),
        valid_to=None if last is None else FIRST_DAY + timedelta(last),
    )


@cache
def signer(number: int = 1) -> Ed25519PrivateKey:
    """A key of the tests; the same number is always the same key."""
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


@dataclass
class PackBench:
    """Puts a text together and signs it."""

    name: str = "Nghị định giả định"
    version: str = "1"
    issued_on: date = date(2026, 11, 1)
    parts: list[str] = field(default_factory=lambda: [RULE, EXAMPLE])
    key: int = 1

    def text(self) -> str:
        """What is signed, without the first line."""
        head = HEAD.format(name=self.name, version=self.version, issued_on=self.issued_on)
        return head + "".join(self.parts)

    def data(self) -> bytes:
        """The bytes of the file."""
        return seal(self.text(), signer(self.key))

    @property
    def public(self) -> str:
        """The public key."""
        return public_hex(signer(self.key))
