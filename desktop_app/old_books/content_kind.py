"""The kind of an entry by its content, where the old book tells none or another one."""

from collections.abc import Mapping

from desktop_app.old_books import small_cells as small
from desktop_app.old_books.reading import Doubt, Reading
from desktop_app.old_books.target import Target
from desktop_app.old_books.words import folded

_KIND_GUESSED = "Sổ cũ không ghi loại; suy từ chữ trong nội dung."
_KIND_ASKED = "Nội dung nhắc đến tố cáo mà chưa ghi loại. Hãy chọn: tố cáo phải giữ kín người gửi."
_KIND_OPEN = (
    "Nội dung mở đầu bằng “Tố cáo” mà loại lại là {}. Hãy chọn lại: tố cáo phải giữ kín người gửi."
)
_KIND_OTHER = "Nội dung mở đầu như {} mà loại lại là {}."
_BEGINNINGS = (
    ("to cao", "denunciation"),
    ("khieu nai", "complaint"),
    ("kien nghi", "proposal"),
    ("phan anh", "feedback"),
)


def complete_kind(target: Target, readings: dict[str, Reading]) -> None:
    """Put in the kind that the content tells; doubt one that the content speaks against."""
    told_kind = readings.get(target.kind_key, Reading(""))
    if told_kind.text:
        readings[target.kind_key] = _agreeing(target, told_kind, readings)
        return
    content = readings.get(target.text_key, Reading("")).text
    column = target.column(target.kind_key)
    told = small.read_choice(content, column) if content else Reading("")
    labels = dict(column.choices)
    if told.text and told.text in (labels["denunciation"], labels.get("mixed")):
        readings[target.kind_key] = Reading("", Doubt.FAULTY, _KIND_ASKED)
    elif told.text in labels.values():
        readings[target.kind_key] = Reading(told.text, Doubt.DOUBTFUL, _KIND_GUESSED)


def _agreeing(target: Target, kind: Reading, readings: Mapping[str, Reading]) -> Reading:
    """The kind that the book gives, doubted when the content begins with another one.

    "KN" is short for two kinds; and a denunciation must not be kept openly for a wrong tick.
    """
    labels = dict(target.column(target.kind_key).choices)
    words = folded(readings.get(target.text_key, Reading("")).text[:60])
    begins = next((stored for said, stored in _BEGINNINGS if words.startswith(said)), "")
    told = next((stored for stored, label in labels.items() if label == kind.text), "")
    if not begins or begins == told or told in ("mixed", "denunciation"):
        return kind
    if begins == "denunciation":
        return kind.worse(Doubt.FAULTY, _KIND_OPEN.format(kind.text))
    if {begins, told} == {"proposal", "feedback"}:
        return kind
    return kind.worse(Doubt.DOUBTFUL, _KIND_OTHER.format(labels[begins], kind.text))
