"""A rehearsal on a disk that is full, and one whose program was killed: the real book stays."""

from datetime import date

import pytest

from desktop_app import opening, rehearsal
from desktop_app.errors import KnownProblem
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account
from desktop_app.paths import Paths

DAY = date(2027, 6, 9)


@pytest.fixture
def office(tmp_path, clock):
    folder = tmp_path / "so"
    setup = OfficeSetup(Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    opening.create_office(folder, setup, Account("Lan", "mot cau de nho"), clock)
    made = opening.open_office(folder, "Lan", "mot cau de nho", clock)
    yield made
    made.close()


@pytest.fixture
def services(office):
    made = office.services()
    yield made
    made.close()


def test_on_a_full_disk_nothing_is_left_and_the_book_is_as_it_was(services, office, small_disk):
    (small_disk / "đầy").write_bytes(b"x" * 7_900_000)
    head = services.book.head()
    paths = Paths(small_disk, small_disk)
    with pytest.raises(KnownProblem):
        rehearsal.begin(services, office, paths, DAY)
    assert not rehearsal.folders(paths, office).root.exists()
    assert services.book.head() == head
    assert services.book.verify_history().whole
    (small_disk / "đầy").unlink()
    again = rehearsal.begin(services, office, paths, DAY)
    again.end()


def test_a_killed_rehearsal_is_swept_and_begun_anew(services, office, tmp_path):
    paths = Paths(tmp_path / "nơi khác", tmp_path)
    left = rehearsal.begin(services, office, paths, DAY)
    left.office.lock.release()  # as the system does for a killed program
    rehearsal.sweep(paths, office)
    assert not left.paths.root.exists()
    again = rehearsal.begin(services, office, paths, DAY)
    copy = again.office.services()
    assert copy.settings.get("is_rehearsal") == "1"
    copy.close()
    again.end()
    assert services.settings.get("is_rehearsal") != "1"


def test_books_in_folders_of_one_name_have_copies_of_their_own(services, office, tmp_path, clock):
    other = tmp_path / "khác" / "so"
    setup = OfficeSetup(Office(Level.XA, "Đồng Khác", "Tỉnh Bình Mẫu"))
    opening.create_office(other, setup, Account("Hoa", "mot cau de nho"), clock)
    second = opening.open_office(other, "Hoa", "mot cau de nho", clock)
    paths = Paths(tmp_path / "nơi", tmp_path)
    copy = rehearsal.begin(services, office, paths, DAY)
    rehearsal.sweep(paths, second)  # the other program opens its own book
    assert (copy.paths.book / opening.BOOK_NAME).exists()
    copy.end()
    second.close()


def test_a_copy_that_cannot_be_marked_gives_its_place_back(services, office, tmp_path, monkeypatch):
    paths = Paths(tmp_path / "nơi", tmp_path)

    def broken(_office):
        raise KnownProblem("hỏng")

    monkeypatch.setattr(rehearsal, "_mark", broken)
    with pytest.raises(KnownProblem):
        rehearsal.begin(services, office, paths, DAY)
    monkeypatch.undo()
    assert not rehearsal.folders(paths, office).root.exists()
    rehearsal.begin(services, office, paths, DAY).end()
