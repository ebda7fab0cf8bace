"""From the signed text of a law pack to what it holds; every fault is told in one sentence."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

import msgspec

from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule, Shape
from desktop_app.law.deadlines.rule_checks import rule_faults
from desktop_app.law.packs.pack import Example, LawPack, PackHead, version_order
from desktop_app.law.report_forms import Form
from desktop_app.law.workdays.day import DayEdit, DayKind

T = TypeVar("T")
MOST_RULES, MOST_DAYS, MOST_EXAMPLES, MOST_FORMS = 2_000, 2_000, 5_000, 200
LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT, LONGEST_LIMIT = 60, 200, 4_000, 10_000
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_PARTS = {"pack", "common", "rule", "day", "example", "form"}
_KINDS: Mapping[type, tuple[str, str, int]] = {
    Rule: ("rule", "quy tắc", MOST_RULES),
    DayEdit: ("day", "ngày", MOST_DAYS),
    Example: ("example", "ví dụ", MOST_EXAMPLES),
    Form: ("form", "biểu mẫu", MOST_FORMS),
}
_SATURDAY = 5
# By whether the day is a Saturday or Sunday: what it cannot be.
_WRONG_ON = {
    False: (DayKind.WEEKEND, DayKind.SWAPPED_WORKING),
    True: (DayKind.WORKING, DayKind.SWAPPED_OFF),
}
_KEPT = "Chưa có gì thay đổi trong sổ."


def decode(text: str, program: str = "") -> LawPack:
    """The pack that a text holds; UserError for anything missing, unknown, doubled or too much.

    `program` is the version of this program ("": the installed one).
    """
    data = _toml(text)
    _check_program(data.get("pack"), program or program_version())
    unknown = data.keys() - _PARTS
    if unknown:
        raise _fault(f"có phần lạ “{min(unknown)}”")
    head = _head(data.get("pack"))
    pack = LawPack(
        head=head,
        rules=_many(_with_common(data), Rule),
        days=_many(data, DayEdit),
        examples=_many(data, Example),
        forms=_many(data, Form),
    )
    if not (pack.rules or pack.days or pack.forms or head.years):
        raise _fault("không có quy tắc, biểu mẫu, ngày nghỉ hay ngày làm bù nào")
    _check_rules(pack.rules)
    _check_days(pack.days)
    _check_examples(pack)
    _check_forms(pack.forms)
    return pack


def part_of(text: str, kind: type[T]) -> tuple[T, ...]:
    """The rules, days, examples or forms alone that a TOML text holds, for who makes a pack."""
    data = _toml(unicodedata.normalize("NFC", text))
    return _many(_with_common(data) if kind is Rule else data, kind)


def program_version() -> str:
    """The version of this program; "" where it was never installed."""
    try:
        return version("so-dan-chu")
    except PackageNotFoundError:
        return ""


def _toml(text: str) -> dict[str, object]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        where = f" ở dòng {place[1]}" if place else ""
        raise _fault(f"viết sai cú pháp TOML{where}") from None
    except (RecursionError, ValueError):  # a nest without end; a number or day that cannot be
        raise _fault("viết sai cú pháp TOML") from None
    for words in (text, *_texts(data)):  # an escape can hide a letter from the text
        # The book keeps all text in NFC: of another form the signature would not fit there.
        if not unicodedata.is_normalized("NFC", words):
            raise _fault("chữ có dấu chưa ở dạng dựng sẵn (Unicode NFC)")
        hidden = next((c for c in words if _is_hidden(c)), "")
        if hidden:
            raise _fault(f"có ký tự không nhìn thấy được (U+{ord(hidden):04X})")
    return data


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def _is_hidden(char: str) -> bool:
    """Whether a character shows nothing, turns the others round, or means nothing."""
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Cn")


def _check_program(part: object, program: str) -> None:
    """A newer pack may hold what this program does not know: that is no fault of the pack."""
    needed = part.get("program") if isinstance(part, dict) else None
    ours = _VERSION.match(program)  # "1.2.0b1" counts as 1.2.0
    if ours is None or not isinstance(needed, str) or not _VERSION.fullmatch(needed):
        return
    if version_order(ours[0]) < version_order(needed):
        raise UserError(
            f"Gói này cần chương trình từ bản {needed}; máy này đang dùng bản {program}."
            f" {_KEPT} Hãy nâng cấp chương trình rồi nạp lại."
        )


def _head(part: object) -> PackHead:
    head = _one(part, "phần “pack” ở đầu gói", PackHead, _keys(PackHead))
    for what, words in (("name", head.name), ("publisher", head.publisher)):
        if not words.strip() or len(words) > LONGEST_NAME or "\n" in words:
            raise _fault(f"mục “{what}” của phần “pack” trống, quá dài hoặc có nhiều dòng")
    if len(head.about) > LONGEST_TEXT:
        raise _fault("mục “about” của phần “pack” quá dài")
    for what, words in (("version", head.version), ("program", head.program)):
        if not _VERSION.fullmatch(words):
            raise _fault(f"mục “{what}” của phần “pack” phải là số như 1 hoặc 1.2")
    if len(head.years) > len(set(head.years)) or not all(1950 <= y <= 2150 for y in head.years):
        raise _fault("mục “years” của phần “pack” có năm lặp lại hoặc ngoài 1950–2150")
    return head


def _many(data: Mapping[str, object], kind: type[T]) -> tuple[T, ...]:
    key, word, most = _KINDS[kind]
    known = _keys(kind)
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise _fault(f"phần “{key}” phải là một danh sách [[{key}]]")
    if len(entries) > most:
        raise _fault(f"có {len(entries)} {word}, nhiều hơn mức {most}")
    return tuple(
        _one(entry, f"{word} thứ {number}{_named(entry)}", kind, known)
        for number, entry in enumerate(entries, 1)
    )


def _with_common(data: Mapping[str, object]) -> Mapping[str, object]:
    """What stands under [common] goes for every [[rule]] that does not say, as in shipped files."""
    common, rules = data.get("common", {}), data.get("rule", [])
    if not isinstance(common, dict) or not isinstance(rules, list):
        raise _fault("phần “common” phải là một bảng, phần “rule” là một danh sách [[rule]]")
    whole = [{**common, **rule} if isinstance(rule, dict) else rule for rule in rules]
    return {"rule": whole}


def _named(entry: object) -> str:
    code = entry.get("code", entry.get("date", "")) if isinstance(entry, dict) else ""
    return f" ({code})" if code else ""


def _keys(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in msgspec.structs.fields(kind))


def _one(entry: object, where: str, kind: type[T], known: frozenset[str]) -> T:
    if not isinstance(entry, dict):
        raise _fault(f"thiếu {where}" if entry is None else f"{where} không phải là một bảng")
    strange = entry.keys() - known
    if strange:
        raise _fault(f"{where} có mục lạ “{min(strange)}”")
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        # Only for the wording: the field that is named in msgspec's own sentence.
        named = re.search(r"`\$\.?([^`]+)`", str(error)) or re.search(r"field `(\w+)`", str(error))
        field = f": mục “{named[1]}” thiếu hoặc sai kiểu" if named else " thiếu mục hoặc sai kiểu"
        raise _fault(f"{where}{field}") from None


def _check_rules(rules: Sequence[Rule]) -> None:
    for rule in rules:
        _check_rule(rule)
    faults = rule_faults(rules)
    if faults:
        raise _fault(faults[0][:1].lower() + faults[0][1:].removesuffix("."))


def overlap(one: Rule | Form, other: Rule | Form) -> bool:
    """Whether some day falls in the validity of both."""
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_to or date.max)


def _check_rule(rule: Rule) -> None:
    """What a loaded rule must say beyond what every rule must: since when; no boundless text."""
    where = f"quy tắc “{rule.code[:LONGEST_CODE]}”"
    if len(rule.code) > LONGEST_CODE:
        raise _fault(f"{where}: mã quá dài")
    for name in ("title", "event", "document", "article", "note", "topic"):
        if len(getattr(rule, name)) > LONGEST_TEXT:
            raise _fault(f"{where}: mục “{name}” quá dài")
    if rule.valid_from is None:
        raise _fault(f"{where}: thiếu ngày bắt đầu áp dụng (valid_from)")
    counts = (rule.count, *(extension.count for extension in rule.extensions))
    if max(counts) > LONGEST_LIMIT:
        raise _fault(f"{where}: thời hạn dài hơn {LONGEST_LIMIT} {rule.unit.words}")


def _check_days(days: Sequence[DayEdit]) -> None:
    _once((f"{day.date:%d/%m/%Y}" for day in days), "ngày {} được ghi hai lần")
    for day in days:
        if not day.document.strip():
            raise _fault(f"ngày {day.date:%d/%m/%Y} thiếu tên văn bản thông báo (document)")
        if day.kind in _WRONG_ON[day.date.weekday() >= _SATURDAY]:
            raise _fault(f"ngày {day.date:%d/%m/%Y} không thể là loại “{day.kind}”")


def _check_examples(pack: LawPack) -> None:
    """Every rule with a date must be proven by an example of its own, announced days by any."""
    if not pack.examples and pack.days:
        raise _fault("không có ví dụ kiểm chứng nào")
    for rule in pack.rules:
        proven = any(e.code == rule.code and rule.holds_on(e.start) for e in pack.examples)
        if rule.shape is not Shape.TIMES and not proven:
            raise _fault(
                f"quy tắc “{rule.code}” áp dụng từ {rule.valid_from:%d/%m/%Y}"
                " chưa có ví dụ kiểm chứng nào"
            )


def _check_forms(forms: Sequence[Form]) -> None:
    """Since when each holds; whether its formulas are right is for the reports to say."""
    for place, form in enumerate(forms):
        where = f"biểu “{form.code[:LONGEST_CODE]}”"
        if form.valid_from is None:
            raise _fault(f"{where}: thiếu ngày bắt đầu áp dụng (valid_from)")
        if any(one.code == form.code and overlap(one, form) for one in forms[:place]):
            raise _fault(f"{where} được ghi hai lần cho cùng một thời gian")


def _once(names: Iterable[str], sentence: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise _fault(sentence.format(name))
        seen.add(name)


def _fault(what: str) -> UserError:
    return UserError(
        f"Gói quy định có lỗi bên trong: {what}. {_KEPT} Hãy báo cho nơi phát hành gói."
    )
