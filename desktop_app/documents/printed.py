"""What a paper says of its own printing; it loads no library of PDF or Word."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Printed:
    """Who prints a paper, when, for which office: its head (`Office.head`), its place."""

    issuer: str
    user: str
    at: datetime
    place: str = ""
