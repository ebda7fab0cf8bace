"""Single edits are undone and done again, letters of one field together."""

import msgspec

from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import LIMIT, Edit, EditStack
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.model import Plan

HEAD = Place(Part.HEAD, field="title")


def titled(title: str, merge: str = "") -> Edit:
    return Edit(lambda plan: msgspec.structs.replace(plan, title=title), "Sửa", HEAD, merge)


def stack(title: str = "") -> EditStack:
    return EditStack(KeptPlan(Plan(title=title)))


def test_an_edit_is_undone_and_done_again() -> None:
    edits = stack("cũ")
    assert edits.do(titled("mới"))
    step = edits.undo()
    assert step is not None
    assert step.place == HEAD
    assert edits.plan.title == "cũ"
    assert edits.redo_label == "Sửa"
    assert edits.redo() is not None
    assert edits.plan.title == "mới"
    assert edits.redo() is None


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    edits = stack("cũ")
    assert not edits.do(titled("cũ"))
    assert edits.undo() is None


def test_letters_of_one_word_are_one_step_until_a_pause() -> None:
    edits = stack()
    for word in ("d", "dâ", "dân"):
        edits.do(titled(word, merge="title"))
    edits.pause()
    edits.do(titled("dân chủ", merge="title"))
    edits.undo()
    assert edits.plan.title == "dân"
    edits.undo()
    assert edits.plan.title == ""


def test_what_was_typed_and_taken_back_is_no_step() -> None:
    edits = stack("cũ")
    edits.do(titled("mới", merge="title"))
    edits.do(titled("cũ", merge="title"))
    assert edits.undo() is None


def test_a_new_edit_forgets_what_was_undone() -> None:
    edits = stack("một")
    edits.do(titled("hai"))
    edits.undo()
    edits.do(titled("ba"))
    assert edits.redo() is None
    assert edits.plan.title == "ba"


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    edits = stack()
    edits.do(titled("a", merge="m"))
    edits.do(titled("b", merge="n"))
    edits.undo()
    edits.do(titled("c", merge="m"))
    edits.undo()
    assert edits.plan.title == "a"


def test_what_follows_from_a_state_is_no_step_and_comes_back_with_redo() -> None:
    edits = stack()
    edits.do(titled("a"))
    derived = msgspec.structs.replace(edits.kept, lines=("a",))
    edits.derived(derived)
    edits.undo()
    assert edits.kept.lines == ()
    edits.redo()
    assert edits.kept == derived


def test_old_steps_are_forgotten() -> None:
    edits = stack()
    for number in range(LIMIT + 20):
        edits.do(titled(str(number)))
    undone = 0
    while edits.undo():
        undone += 1
    assert undone == LIMIT
