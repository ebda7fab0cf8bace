"""A plan with nothing in it but what the own office always puts there."""

from collections.abc import Sequence

from desktop_app.office.model import Department, Office, Officer
from desktop_app.office.rules import signature_lines
from desktop_app.plans.model import Plan, Recipient, Signer


def blank_plan(
    office: Office, departments: Sequence[Department] = (), officers: Sequence[Officer] = ()
) -> Plan:
    """A plan of the own office: its head, the line "Lưu", the first officer who signs."""
    signing = [officer for officer in officers if officer.signs]
    return Plan(
        type_text="KẾ HOẠCH",
        symbol="KH-UBND",
        issuer=office.issuer,
        place=office.place,
        recipients=(Recipient(archive_line(departments)),),
        signer=signer_of(signing[0]) if signing else None,
        end_mark=True,
    )


def archive_line(departments: Sequence[Department]) -> str:
    """ "Lưu: VT, VP": the archive, and the department that drafts where there is only one."""
    short = [department.short_name for department in departments if department.short_name]
    return f"Lưu: VT, {short[0]}" if len(short) == 1 else "Lưu: VT"


def signer_of(officer: Officer) -> Signer:
    """The signature block of an officer (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 7a and 7b)."""
    lines = list(signature_lines(officer))
    authority = lines.pop(0) if officer.authority else None
    title = lines.pop() if lines else None
    return Signer(authority, lines[0] if lines else None, title, officer.name)
