"""Undo through the services: told in words, stopped by the job."""

import pytest

from desktop_app.jobs import Cancelled, Job
from desktop_app.services import Services


def paste(services: Services, count: int) -> None:
    with services.book.change(user=services.user, label="Dán thôn") as change:
        for number in range(count):
            change.insert("villages", {"name": f"Thôn {number}"})


def test_undo_and_redo_tell_how_many_rows_in_words(services: Services) -> None:
    paste(services, 1200)
    for work in (services.undo, services.redo):
        told: list[tuple[int, int, str]] = []
        work(Job(lambda *step, told=told: told.append(step)))
        assert told[0] == (0, 1200, "0 / 1.200 dòng")
        assert told[-1] == (1200, 1200, "1.200 / 1.200 dòng")


def test_a_cancelled_job_leaves_the_book_as_it_was(services: Services) -> None:
    paste(services, 300)
    rows = len(services.book.history())

    def cancel_half_way(done: int, _total: int, _text: str) -> None:
        if done == 100:
            job.cancel()

    job = Job(cancel_half_way)
    with pytest.raises(Cancelled):
        services.undo(job)
    assert services.book.count("villages") == 300
    assert len(services.book.history()) == rows
    services.undo()
    assert services.book.count("villages") == 0
