"""What the typesetter remembers: never more than the last two versions need."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.layout import LOOKS
from desktop_app.documents.memory import Memory
from desktop_app.documents.model import Run, rich
from desktop_app.documents.typeset import Typesetter


def test_a_value_is_made_once_while_it_is_used() -> None:
    made: list[str] = []
    memory: Memory[str, str] = Memory()
    for _ in range(5):
        assert memory.get("a", lambda: made.append("a") or "A") == "A"
        memory.turn()
    assert made == ["a"]


def test_what_two_turns_did_not_need_is_forgotten() -> None:
    memory: Memory[str, int] = Memory()
    memory.get("a", lambda: 1)
    memory.turn()
    memory.turn()
    assert len(memory) == 0
    assert memory.get("a", lambda: 2) == 2


@given(st.lists(st.one_of(st.integers(0, 30), st.just(None)), max_size=200), st.integers(1, 8))
def test_it_never_grows_beyond_two_generations(steps: list[int | None], limit: int) -> None:
    memory: Memory[int, str] = Memory(limit)
    for step in steps:
        if step is None:
            memory.turn()
        else:
            assert memory.get(step, lambda step=step: str(step)) == str(step)
        assert len(memory) <= 2 * limit


_RUNS = st.lists(
    st.builds(Run, st.text("aăđễ -/\n\t\u0302\U00012000", max_size=60), st.booleans()), max_size=4
).map(tuple)


@given(st.lists(st.tuples(_RUNS, st.sampled_from(sorted(LOOKS)), st.sampled_from([60.0, 200.5]))))
def test_remembered_lines_are_those_of_a_fresh_typesetter(texts: list) -> None:
    kept = Typesetter()
    for runs, look, width in [*texts, *texts]:
        fresh = Typesetter()
        assert kept.lines(runs, LOOKS[look], width) == fresh.lines(runs, LOOKS[look], width)
        assert set(fresh.missing) <= set(kept.missing)


def test_missing_letters_are_told_for_remembered_texts_too() -> None:
    setter = Typesetter()
    for width in (100, 100, 300):
        setter.lines(rich("lạ \U00012000"), LOOKS["body"], width)
    assert list(setter.missing) == ["\U00012000"]
