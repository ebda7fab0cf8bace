"""Saved views: kept under a name, replaced, renamed, deleted, undone; damaged ones show all."""

import pytest

from desktop_app.errors import UserError
from desktop_app.filters import Between
from desktop_app.office.saved_views import SavedViews, ViewState

STATE = ViewState.of(
    search="công khai",
    filters={"status": ["open"], "year": [2026], "next_due": Between("2026-11-01", None)},
    order=(("lead", False), ("next_due", True)),
    quick="late",
    columns="a|b:xyz",
)


@pytest.fixture
def book(tmp_path, clock, new_book):
    made = new_book(tmp_path / "so.db", bytes(32), now=clock.now)
    yield made
    made.close()


@pytest.fixture
def views(book):
    return SavedViews(book, "canbo")


def test_a_view_comes_back_as_it_was_kept(views):
    views.save("tasks", "  Việc của   tôi ", STATE)
    [view] = views.all("tasks")
    assert (view.name, view.state) == ("Việc của tôi", STATE)
    assert view.state.filters == {
        "status": ["open"],
        "year": [2026],
        "next_due": Between("2026-11-01", None),
    }
    assert views.all("plans") == []


def test_a_view_of_the_same_name_is_replaced_whatever_its_capitals(views):
    first = views.save("tasks", "Quá hạn", STATE)
    again = views.save("tasks", "QUÁ HẠN", ViewState())
    assert again.uid == first.uid
    [view] = views.all("tasks")
    assert (view.name, view.state) == ("QUÁ HẠN", ViewState())


def test_views_stand_in_vietnamese_order(views):
    for name in ("Ế", "Đơn vị", "Ánh", "Em", "Chung"):
        views.save("tasks", name, STATE)
    assert [view.name for view in views.all("tasks")] == ["Ánh", "Chung", "Đơn vị", "Em", "Ế"]


def test_renaming_keeps_the_state_and_refuses_a_name_in_use(views):
    uid = views.save("tasks", "Một", STATE).uid
    views.save("tasks", "Hai", STATE)
    views.rename(uid, "Ba")
    with pytest.raises(UserError, match="Đã có mẫu xem") as refused:
        views.rename(uid, "hai")
    assert refused.value.field == "name"
    assert [view.name for view in views.all("tasks")] == ["Ba", "Hai"]
    views.rename(uid, "BA")  # its own name in other letters is no clash
    assert views.all("tasks")[0].state == STATE


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 61])
def test_a_name_that_is_none_is_refused(views, name):
    with pytest.raises(UserError) as refused:
        views.save("tasks", name, STATE)
    assert refused.value.field == "name"
    assert views.all("tasks") == []


def test_deleting_can_be_undone(views, book):
    uid = views.save("tasks", "Một", STATE).uid
    changes = views.delete(uid)
    assert changes.features == {"views"}
    assert views.all("tasks") == []
    book.undo("canbo")
    assert [view.uid for view in views.all("tasks")] == [uid]


@pytest.mark.parametrize("state", ["{", '{"lists": 3}', ""])
def test_a_state_that_cannot_be_read_shows_everything(views, book, state):
    uid = views.save("tasks", "Một", STATE).uid
    with book.change(user="canbo", label="thử") as change:
        change.update("saved_views", uid, {"state": state})
    assert views.all("tasks")[0].state == ViewState()
