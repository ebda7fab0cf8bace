"""What visits and papers ask alike of what is typed: texts, choices, who somebody is."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from desktop_app.errors import UserError
from desktop_app.people.checks import (
    bare_id,
    bare_phone,
    check_id_number,
    check_name,
    check_phone,
)
from desktop_app.people.person import Person
from desktop_app.people.texts import check_length, tidy

CROWD = 5  # persons from which a group counts as đoàn đông người (TT 06/2025/TT-TTCP)
FIRST_YEAR = 1990
SHORT = 500  # letters of a one-line field

_Values = TypeVar("_Values")


def cleaned(values: _Values, told: list[str]) -> _Values:
    """The values with pasted codes and invisible marks taken out of every text.

    What was taken out is told in a sentence each, added to `told` once.
    """

    def clean(text: str) -> str:
        plain, remark = tidy(text)
        if remark and remark not in told:
            told.append(remark)
        return plain.strip()

    found: dict[str, Any] = {}
    for field in fields(values):  # type: ignore[arg-type]
        value = getattr(values, field.name)
        if type(value) is str:  # a choice that is an enum is no text
            found[field.name] = clean(value)
        elif isinstance(value, tuple):
            found[field.name] = tuple(clean(line) for line in value if line.strip())
    return replace(values, **found)  # type: ignore[type-var]


def cleaned_person(person: Person, told: list[str]) -> Person:
    """A person as the books keep them: one blank between names, numbers without signs."""
    person = cleaned(person, told)
    return replace(
        person,
        full_name=" ".join(person.full_name.split()),
        id_number=bare_id(person.id_number),
        phone=bare_phone(person.phone),
    )


def check_values(
    values: Any, long: Collection[str], choices: Mapping[str, tuple[tuple[str, str], ...]]
) -> None:
    """UserError for a text too long for its field, or a choice that is not among its own."""
    for field in fields(values):
        value = getattr(values, field.name)
        if isinstance(value, str):
            fault = check_length(value) if field.name in long else check_length(value, SHORT)
            if fault:
                raise UserError(fault, field.name)
    for name, known in choices.items():
        if getattr(values, name) and getattr(values, name) not in dict(known):
            raise UserError("Giá trị này không có trong danh sách.", name)


def check_person(person: Person) -> None:
    """UserError for a name, number or text that cannot be one."""
    for name, fault in (
        ("full_name", check_name(person.full_name)),
        ("id_number", check_id_number(person.id_number)),
        ("phone", check_phone(person.phone)),
        ("address", check_length(person.address, SHORT)),
        ("organisation", check_length(person.organisation, SHORT)),
        ("representing", check_length(person.representing, SHORT)),
    ):
        if fault:
            raise UserError(fault, name)


def check_persons(persons: int) -> None:
    """UserError for a number of persons that cannot be."""
    if not 1 <= persons <= 100_000:
        raise UserError("Số người phải từ 1 trở lên.", "persons")


def check_crowd(crowd: bool, persons: int) -> None:
    """UserError when fewer persons than a crowd has are called one."""
    if crowd and persons < CROWD:
        raise UserError(
            f"Đoàn đông người là từ {CROWD} người trở lên; ở đây ghi {persons} người.", "crowd"
        )
