"""A comparison in the few words of a history: "sửa 3 nhiệm vụ, thêm 1 đoạn"."""

from desktop_app.plans.compare.model import Comparison, Counts, Sign
from desktop_app.plans.compare.paragraphs import HEAD

_VERBS = (
    ("sửa", "changed"),
    ("thêm", "added"),
    ("bỏ", "removed"),
    ("chuyển chỗ", "moved"),
    ("đánh lại số", "renumbered"),
)


def summary(comparison: Comparison) -> str:
    """What was changed, in words; "" when nothing was. Tasks of the main text are paragraphs."""
    heads = [r.label for r in comparison.rows if r.part == HEAD and r.sign is not Sign.SAME]
    rows = tuple(row for row in comparison.rows if row.part != HEAD)
    tasks = tuple(pair for pair in comparison.tasks if pair.task.appendix is not None)
    rest = Comparison(rows, tasks)
    words = [f"sửa {', '.join(label[:1].lower() + label[1:] for label in heads)}"] if heads else []
    words += _counted(rest.task_counts, "nhiệm vụ")
    words += _counted(rest.counts, "đoạn")
    return ", ".join(words)


def _counted(counts: Counts, noun: str) -> list[str]:
    return [f"{verb} {getattr(counts, key)} {noun}" for verb, key in _VERBS if getattr(counts, key)]
