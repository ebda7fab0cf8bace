"""A citizen or organisation as the books ask for them."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who came or wrote (Luật Tiếp công dân Đ.25: name, address, identity number).

    `organisation` is set when a body complains. `representing` names the paper that lets somebody
    speak for another; `representatives` are those a group has chosen (Đ.29), one each. The names
    are the columns of the book.
    """

    full_name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    organisation: str = ""
    representing: str = ""
    representatives: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What a list calls them."""
        return self.full_name or self.organisation

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known."""
        return not any(getattr(self, field.name) for field in fields(self))
