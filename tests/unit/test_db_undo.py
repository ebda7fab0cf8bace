"""Undo and redo: what was, exactly, and never over what someone else did."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from db_villages import KEY, Clock, add, names, rename
from hypothesis import given, settings
from hypothesis import strategies as st

from db.book import Book
from db.errors import UndoRefused


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock, new_book: Callable[..., Book]) -> Iterator[Book]:
    made = new_book(tmp_path / "so.db", KEY, now=clock)
    yield made
    made.close()


def test_one_paste_is_one_undo(book: Book) -> None:
    kept = add(book, "Thôn cũ")
    with book.change(user="lan", label="Dán 3 dòng") as change:
        change.update("villages", kept, {"name": "Thôn mới"})
        uids = [change.insert("villages", {"name": f"Thôn {n}"}) for n in range(2)]
        change.update("villages", uids[0], {"households": 5})
        change.delete("villages", uids[1])
    step = book.last_undoable("lan")
    assert step is not None
    assert (step.label, step.records, step.tables) == ("Dán 3 dòng", 3, {"villages"})
    assert book.undo("lan") == step
    assert names(book) == ["Thôn cũ"]
    assert book.redo("lan") == step
    assert names(book) == ["Thôn mới", "Thôn 0"]
    assert book.get("villages", uids[0])["households"] == 5  # type: ignore[index]
    assert book.ids("villages", deleted=True) == [uids[1]]
    assert book.ids("villages", search="moi") == [kept]
    assert book.verify_history().whole


def test_undo_walks_back_step_by_step_and_redo_forward(book: Book) -> None:
    uid = add(book, "A")
    rename(book, uid, "B")
    rename(book, uid, "C")
    for expected in ("B", "A"):
        book.undo("lan")
        assert names(book) == [expected]
    book.undo("lan")
    assert names(book) == []
    assert book.last_undoable("lan") is None
    for expected in ("A", "B", "C"):
        assert book.last_redoable("lan") is not None
        book.redo("lan")
        assert names(book) == [expected]
    assert book.last_redoable("lan") is None
    book.undo("lan")
    book.undo("lan")
    assert names(book) == ["A"]
    book.redo("lan")
    assert names(book) == ["B"]


def test_a_new_action_ends_redo(book: Book) -> None:
    uid = add(book, "A")
    rename(book, uid, "B")
    book.undo("lan")
    rename(book, uid, "X")
    assert book.last_redoable("lan") is None
    with pytest.raises(UndoRefused, match="làm lại"):
        book.redo("lan")
    book.undo("lan")
    assert names(book) == ["A"]
    book.undo("lan")
    assert names(book) == []


def test_delete_and_restore_are_undone(book: Book) -> None:
    uid = add(book, "A")
    with book.change(user="lan", label="Xóa") as change:
        change.delete("villages", uid)
    book.undo("lan")
    assert names(book) == ["A"]
    book.redo("lan")
    assert names(book) == []
    with book.change(user="lan", label="Phục hồi") as change:
        change.restore("villages", uid)
    book.undo("lan")
    assert names(book) == []
    book.undo("lan")
    assert names(book) == ["A"]
    assert book.verify_history().whole


def test_undo_never_takes_back_what_someone_else_did(book: Book) -> None:
    uid = add(book, "A", user="lan")
    add(book, "B", user="minh")
    assert book.undo("lan").label == "Thêm A"
    assert names(book) == ["B"]
    with pytest.raises(UndoRefused, match="Không có thao tác"):
        book.undo("lan")
    book.redo("lan")
    rename(book, uid, "A2", user="minh")
    count = len(book.history())
    with pytest.raises(UndoRefused, match="đã được sửa thêm"):
        book.undo("lan")
    assert names(book) == ["A2", "B"]
    assert len(book.history()) == count
    book.undo("minh")
    assert book.undo("lan").label == "Thêm A"


def test_a_refused_undo_changes_no_record_of_the_paste(book: Book) -> None:
    with book.change(user="lan", label="Dán") as change:
        first = change.insert("villages", {"name": "A"})
        change.insert("villages", {"name": "B"})
    rename(book, first, "A2", user="minh")
    with pytest.raises(UndoRefused):
        book.undo("lan")
    assert names(book) == ["A2", "B"]


def test_undoing_a_deletion_beside_a_namesake_is_refused_in_words(book: Book) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert("users", {"name": "Minh"})
    with book.change(user="lan", label="Xóa") as change:
        change.delete("users", uid)
    with book.change(user="hoa", label="Thêm") as change:
        change.insert("users", {"name": "Minh"})
    with pytest.raises(UndoRefused, match="trùng tên"):
        book.undo("lan")
    assert book.count("users") == 1
    assert book.verify_history().whole


def test_a_final_change_cannot_be_undone_nor_jumped_over(book: Book) -> None:
    add(book, "A")
    with book.change(user="lan", label="Khóa báo cáo", undoable=False) as change:
        change.insert("villages", {"name": "B"})
    assert book.last_undoable("lan") is None
    with pytest.raises(UndoRefused):
        book.undo("lan")
    add(book, "C")
    assert book.undo("lan").label == "Thêm C"


def test_undo_survives_closing_the_book(book: Book, clock: Clock) -> None:
    uid = add(book, "A")
    rename(book, uid, "B")
    again = Book.open(book.path, KEY, now=clock)
    again.undo("lan")
    assert names(again) == ["A"]
    again.close()
    book.redo("lan")
    assert names(book) == ["B"]


OPERATIONS = st.lists(st.sampled_from(["add", "rename", "delete", "undo", "redo"]), max_size=16)


@settings(max_examples=20, deadline=None)
@given(OPERATIONS, st.randoms(use_true_random=False))
def test_undo_and_redo_walk_along_the_states_that_were(
    new_book: Callable[..., Book], operations: list[str], chance: Random
) -> None:
    """One person alone: whatever they do, undo and redo lead through exactly the old states."""
    with TemporaryDirectory() as folder:
        book = new_book(Path(folder) / "so.db", KEY, now=Clock())
        states, at = [state_of(book)], 0
        for number, operation in enumerate(operations):
            if operation in ("undo", "redo"):
                aim = at + (1 if operation == "redo" else -1)
                if not 0 <= aim < len(states):
                    with pytest.raises(UndoRefused):
                        getattr(book, operation)("lan")
                    continue
                getattr(book, operation)("lan")
                at = aim
            elif act(book, operation, number, chance):
                at += 1
                states[at:] = [state_of(book)]
            assert state_of(book) == states[at]
            assert (book.last_undoable("lan") is None) == (at == 0)
            assert (book.last_redoable("lan") is None) == (at == len(states) - 1)
        assert book.verify_history().whole
        book.close()


def act(book: Book, operation: str, number: int, chance: Random) -> bool:
    """Do something new; false when there is nothing to do it to."""
    if operation == "add":
        add(book, f"Thôn {number}")
        return True
    there = book.ids("villages")
    if not there:
        return False
    uid = chance.choice(there)
    with book.change(user="lan", label=operation) as change:
        if operation == "rename":
            change.update("villages", uid, {"name": f"Bản {number}", "households": number})
        else:
            change.delete("villages", uid)
            change.insert("villages", {"name": f"Thay {number}"})
    return True


def state_of(book: Book) -> dict[str, tuple[object, ...]]:
    """What a person sees of the villages."""
    rows = book.rows("villages", book.ids("villages"))
    return {str(row["uid"]): (row["name"], row["households"]) for row in rows}
