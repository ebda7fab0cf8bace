"""Which law was chosen for an event, and what held before and after it."""

from collections.abc import Sequence

from desktop_app.dates import show
from desktop_app.law.deadlines.rule import Rule


def basis_words(versions: Sequence[Rule], chosen: Rule) -> str:
    """ "Áp dụng quy định có hiệu lực từ 01/7/2026 vì …; trước đó là 10 ngày"; "" with one law."""
    if chosen.valid_from is None and chosen.valid_to is None:
        return ""
    since = f" từ {show(chosen.valid_from)}" if chosen.valid_from else ""
    until = f" đến {show(chosen.valid_to)}" if chosen.valid_to else ""
    event = chosen.event or "ngày xảy ra việc"
    words = f"Áp dụng quy định có hiệu lực{since}{until}, chọn theo {event}."
    others = [_other(rule, chosen) for rule in versions if rule is not chosen and rule != chosen]
    return " ".join([words, *filter(None, others)])


def _other(rule: Rule, chosen: Rule) -> str:
    if rule.limit_words == chosen.limit_words:
        return ""
    by = " ".join(part for part in (rule.article, rule.document) if part)
    source = f" ({by})" if by else ""
    if rule.valid_to and (chosen.valid_from is None or rule.valid_to < chosen.valid_from):
        return f"Việc xảy ra đến hết {show(rule.valid_to)}: {rule.limit_words}{source}."
    if rule.valid_from and chosen.valid_to and rule.valid_from > chosen.valid_to:
        return f"Việc xảy ra từ {show(rule.valid_from)}: {rule.limit_words}{source}."
    return ""
