"""A form filled for a period without any report: figures of the books, of other forms, or none."""

from datetime import date
from decimal import Decimal

from desktop_app.people.person import Person
from desktop_app.receptions.model import ReceptionValues
from desktop_app.reports import periods
from desktop_app.reports.filled import CellState
from desktop_app.reports.forms.model import Form, Identity, Item
from desktop_app.reports.model import PeriodType
from desktop_app.reports.trial import trial
from desktop_app.services import Services

QUARTER = periods.period_of(PeriodType.Q3, 2026)
FORM = Form(
    code="09/NB",
    name="Biểu nội bộ",
    title="BIỂU NỘI BỘ",
    regime="other",
    shape="long",
    items=(
        Item(code="A", label="Lượt tiếp", measure="tcd.1"),
        Item(code="B", label="Gấp đôi", formula="A*#2"),
        Item(code="C", label="Như biểu 01", formula="01/TCD.1"),
        Item(code="D", label="Nhập tay"),
    ),
    identities=(Identity(rule="A = 01/TCD.1"), Identity(rule="B > C")),
)


def filled(services: Services, **more):  # type: ignore[no-untyped-def]
    shelf = services.report_forms.shelf
    return trial(services.book, services.clock, shelf, FORM, QUARTER, **more)


def test_a_form_that_is_not_kept_is_filled_from_the_books(services: Services) -> None:
    for day in (date(2026, 6, 14), date(2026, 6, 15), date(2026, 9, 14)):
        values = ReceptionValues(received_on=day, content="Đường", content_kind="proposal")
        services.receptions.add(values, Person(full_name="Trần Văn Đức"))
    found = filled(services)
    cells = found.forms["09/NB"].cells
    assert [cells[code].value for code in "ABCD"] == [Decimal(2), Decimal(4), Decimal(2), None]
    assert cells["D"].state is CellState.MISSING
    rules = {one.rule: one.holds for one in found.findings if one.rule}
    own = {rule: holds for rule, holds in rules.items() if rule.startswith("09/NB: ")}
    assert list(own) == ["09/NB: A = 01/TCD.1", "09/NB: B > C"]
    assert all(own.values())
    assert services.reports.ids() == []
    assert services.report_forms.all() == []


def test_an_empty_form_has_no_figures(services: Services) -> None:
    values = ReceptionValues(received_on=date(2026, 7, 1), content="x", content_kind="proposal")
    services.receptions.add(values, Person(full_name="Trần Văn Đức"))
    cells = filled(services, blank=True).forms["09/NB"].cells
    assert [cells[code].value for code in "ABCD"] == [None] * 4
