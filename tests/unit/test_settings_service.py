"""Settings: declared once, stored as text, undone like anything else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.services import Services
from desktop_app.settings import SETTINGS


@pytest.fixture
def services(
    tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]
) -> Iterator[Services]:
    book = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    yield Services(book, user="Lan", clock=clock)
    book.close()


def test_keys_are_declared_once() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))


def test_a_default_stands_until_another_value_is_stored(services: Services) -> None:
    assert services.settings.get("idle_minutes") == "15"
    done = services.settings.put("idle_minutes", "30")
    assert services.settings.number("idle_minutes") == 30
    assert done.features == {"settings"}
    assert "Tự khóa" in done.message


def test_undo_brings_the_value_before_back(services: Services) -> None:
    services.settings.put("idle_minutes", "30")
    services.settings.put("idle_minutes", "45")
    assert services.undo().message == "Đã hoàn tác: Đổi thiết đặt: Tự khóa sau (phút)"
    assert services.settings.number("idle_minutes") == 30
    services.undo()
    assert services.settings.number("idle_minutes") == 15
    services.redo()
    assert services.settings.number("idle_minutes") == 30


@pytest.mark.parametrize("nonsense", ["", "nhiều", "-5", "1.5", "²"])
def test_a_number_that_is_none_is_the_default(services: Services, nonsense: str) -> None:
    services.settings.put("idle_minutes", nonsense)
    assert services.settings.number("idle_minutes") == 15


def test_an_unknown_key_is_a_bug(services: Services) -> None:
    with pytest.raises(KeyError):
        services.settings.get("no_such")
    with pytest.raises(KeyError):
        services.settings.put("no_such", "1")
