"""A real office with its compartment of identities, for the tests of the books."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.clock import FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.services import Services


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[OpenOffice]:
    """The office of a made-up commune, opened by the account that holds all keys."""
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(tmp_path / "sổ", setup, Account("lan", "mật khẩu của Lan"), clock)
    made = open_office(tmp_path / "sổ", "lan", "mật khẩu của Lan", clock)
    yield made
    made.close()


@pytest.fixture
def services(office: OpenOffice) -> Iterator[Services]:
    """The services of who may open identities."""
    made = office.services()
    yield made
    made.close()


@pytest.fixture
def officer(office: OpenOffice, services: Services) -> Services:
    """The services of somebody who writes in the same books and may not open identities."""
    keys = replace(office.keys, shield="")
    return Services(services.book, user="minh", clock=services.clock, keys=keys)
