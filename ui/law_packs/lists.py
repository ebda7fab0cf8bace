"""The three lists of the window: packs, rules in force, trusted keys."""

from collections.abc import Sequence
from datetime import date

from desktop_app.fields import Field, Kind
from desktop_app.law.deadlines.rule import Confidence, Rule
from desktop_app.law.packs.differences import limit_words
from desktop_app.office.law_keys import TrustedKey
from desktop_app.office.law_pack_shelf import PackState
from desktop_app.office.law_pack_views import KeptPack
from ui.law_packs.rows import Row

STATES = (
    (PackState.IN_FORCE.value, "Đang dùng"),
    (PackState.REPLACED.value, "Có bản mới hơn"),
    (PackState.TAKEN_BACK.value, "Thôi dùng"),
    (PackState.UNREADABLE.value, "Không đọc được"),
)
CONFIDENCES = (
    (Confidence.HIGH.value, "Đọc trong văn bản"),
    (Confidence.COPY.value, "Đọc qua bản chép"),
    (Confidence.MEDIUM.value, "Cần đối chiếu"),
    (Confidence.LOW.value, "Chưa chắc"),
    (Confidence.DERIVED.value, "Chương trình đề xuất"),
)
NOW = (("now", "Đang áp dụng"), ("later", "Chưa đến ngày"), ("past", "Đã hết hiệu lực"))
SHIPPED = "Có sẵn"

PACKS = (
    Field("name", "Gói quy định", width=48),
    Field("version", "Bản", Kind.CODE, width=5),
    Field("state", "Tình trạng", Kind.CHOICE, choices=STATES, width=15),
    Field("issued_on", "Phát hành", Kind.DATE, width=11),
    Field("publisher", "Nơi phát hành", width=24),
    Field("loaded_at", "Nạp ngày", Kind.DATE, width=11),
    Field("loaded_by", "Người nạp", width=12),
)
RULES = (
    Field("title", "Thời hạn về việc", width=64),
    Field("limit", "Thời hạn", width=17),
    Field("basis", "Căn cứ", width=26),
    Field("since", "Từ ngày", Kind.DATE, width=10),
    Field("until", "Đến ngày", Kind.DATE, width=10),
    Field("now", "Hiệu lực", Kind.CHOICE, choices=NOW, width=14),
    Field("confidence", "Độ tin cậy", Kind.CHOICE, choices=CONFIDENCES, width=19),
    Field("source", "Nguồn", width=16),
    Field("code", "Mã", Kind.CODE, width=20),
    Field("event", "Tính từ", width=24, in_table=False),
    Field("topic", "Chủ đề", width=16, in_table=False),
)
RULE_FILTERS = tuple(f for f in RULES if f.key in ("topic", "now", "confidence", "source"))
PACK_FILTERS = tuple(f for f in PACKS if f.key == "state")
KEYS = (
    Field("publisher", "Nơi phát hành", width=34),
    Field("digits", "Dãy số của khóa", Kind.CODE, width=52),
    Field("since", "Tin từ ngày", Kind.DATE, width=11),
    Field("by", "Người đối chiếu", width=16),
)


def pack_rows(packs: Sequence[KeptPack]) -> list[Row]:
    """The loaded packs as rows."""
    return [
        {
            "uid": pack.uid,
            "name": pack.name,
            "version": pack.version,
            "state": pack.state.value,
            "issued_on": pack.issued_on.isoformat(),
            "publisher": pack.publisher,
            "loaded_at": pack.loaded_at,
            "loaded_by": pack.loaded_by,
        }
        for pack in packs
    ]


def rule_rows(rules: Sequence[tuple[Rule, str]], today: date) -> list[Row]:
    """The rules in force, old ones too, each with the pack that it is from."""
    return [
        {
            "uid": f"{rule.code} {rule.valid_from}",
            "code": rule.code,
            "title": rule.title,
            "limit": limit_words(rule),
            "basis": f"{rule.article} {rule.document}",
            "since": rule.valid_from and rule.valid_from.isoformat(),
            "until": rule.valid_to and rule.valid_to.isoformat(),
            "now": _now(rule, today),
            "confidence": rule.confidence.value,
            "source": source or SHIPPED,
            "event": rule.event,
            "topic": rule.topic,
        }
        for rule, source in rules
    ]


def key_rows(keys: Sequence[TrustedKey]) -> list[Row]:
    """The trusted keys as rows."""
    return [
        {
            "uid": key.key,
            "publisher": key.publisher,
            "digits": key.digits,
            "since": key.since.isoformat(),
            "by": key.by,
        }
        for key in keys
    ]


def pack_status(key: str, row: Row) -> str:
    """The state that a pack's cell is marked with."""
    shown = {PackState.IN_FORCE.value: "done", PackState.UNREADABLE.value: "warning"}
    return shown.get(row["state"], "note") if key == "state" else ""


def rule_status(key: str, row: Row) -> str:
    """Doubtful rules are marked, so that nobody leans on them unasked."""
    doubtful = row["confidence"] in (Confidence.MEDIUM.value, Confidence.LOW.value)
    return "warning" if key == "confidence" and doubtful else ""


def _now(rule: Rule, today: date) -> str:
    if rule.holds_on(today):
        return "now"
    return "later" if rule.valid_from is not None and rule.valid_from > today else "past"
