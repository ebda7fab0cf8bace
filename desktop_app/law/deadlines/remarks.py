"""What a person should know beside a deadline: doubts about the rule, the days, the extension."""

from desktop_app.law.deadlines.deadline import Deadline
from desktop_app.law.deadlines.rule import Confidence, Rule

_DOUBTS = {
    Confidence.MEDIUM: "Quy định này cần được đối chiếu với văn bản trước khi dùng.",
    Confidence.LOW: "Quy định này chưa chắc chắn; hãy đối chiếu với văn bản trước khi dùng.",
    Confidence.DERIVED: "Đây là cách làm do chương trình đề xuất, không phải quy định của văn bản.",
}


def remarks(rule: Rule, found: Deadline, extend: int = 0) -> list[str]:
    """Sentences for a note below the deadline; the rule's own note comes first."""
    said = [rule.note, _DOUBTS.get(rule.confidence, "")]
    if extend > rule.longest_extension:
        said.append(_too_long(rule, extend))
    if found.tentative:
        said.append("Có ngày nghỉ hoặc ngày làm bù mới là dự kiến; khi có thông báo, hãy xem lại.")
    return [sentence for sentence in said if sentence]


def _too_long(rule: Rule, extend: int) -> str:
    asked = f"Gia hạn {extend} {rule.unit.words}"
    if not rule.longest_extension:
        return f"{asked}: quy định này không nêu việc gia hạn."
    return f"{asked} là quá mức cho phép: tối đa {rule.longest_extension} {rule.unit.words}."
