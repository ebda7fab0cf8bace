"""A task typed in one line: what is to be done, then ";" and when, as plans write it."""

from dataclasses import replace

from desktop_app.tasks.dating import understood
from desktop_app.tasks.model import TaskValues

SEPARATOR = ";"


def quick_values(line: str, year: int) -> TaskValues:
    """The task that a line means: "Họp thôn Đoài; trước 25/11".

    Only what stands after the last ";" is time, so that "Báo cáo quý III" stays a title.
    """
    title, mark, when = line.rpartition(SEPARATOR)
    if not mark:
        title, when = line, ""
    values = TaskValues(" ".join(title.split()), schedule_text=" ".join(when.split()))
    return understood(replace(values, year=year)) if values.schedule_text else values
