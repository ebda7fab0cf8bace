"""From text to forms and back: the files of the program, and what the book keeps."""

import functools
import re
import tomllib
from collections.abc import Collection, Sequence
from datetime import date

import msgspec

import resources
from desktop_app.errors import UserError
from desktop_app.reports.forms.faults import Known, faults
from desktop_app.reports.forms.model import Form


class _FormFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: tuple[Form, ...]


@functools.cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms that the program ships (resources/forms), in the order of their files."""
    files = sorted(resources.path("forms").glob("[0-9][0-9]_*.toml"))
    return tuple(form for file in files for form in _forms(file.read_text(encoding="utf-8")))


def read_forms(
    text: str, measures: Collection[str] | None = None, around: Sequence[Form] = ()
) -> tuple[Form, ...]:
    """The [[form]] tables of a TOML text; UserError naming the first fault."""
    forms = _forms(text)
    check_forms(forms, measures, around)
    return forms


def check_forms(
    forms: Sequence[Form], measures: Collection[str] | None = None, around: Sequence[Form] = ()
) -> None:
    """UserError for the first fault of forms that came together.

    `measures` are the names that items may have (None: any), `around` the forms that these may
    read beside each other.
    """
    for place, form in enumerate(forms):
        if any(one.code == form.code and _meet(one, form) for one in forms[:place]):
            raise UserError(f"Biểu {form.code} được ghi hai lần cho cùng một thời gian.", "code")
        for fault in faults(form, Known(measures, (*around, *forms))):
            raise UserError(f"Biểu {form.code}: {fault.words}", fault.field)


def _forms(text: str) -> tuple[Form, ...]:
    try:
        return msgspec.convert(tomllib.loads(text), _FormFile).form
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        where = f" ở dòng {place[1]}" if place else ""
        raise UserError(f"Tệp biểu mẫu viết sai cú pháp TOML{where}.") from None
    except RecursionError:
        raise UserError("Tệp biểu mẫu có mục lồng nhau quá sâu.") from None
    except msgspec.ValidationError as error:
        # Only for the wording: the place and the field that msgspec names in its own sentence.
        names = " của ".join(re.findall(r"`\$?\.?([^`]+)`", str(error))[::-1])
        raise UserError(f"Tệp biểu mẫu có mục lạ, thiếu hoặc sai kiểu: {names}.") from None


def _meet(one: Form, other: Form) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_to or date.max)


def kept(generations: Sequence[Form]) -> str:
    """The generations of a form as the book keeps them (JSON)."""
    return msgspec.json.encode(list(generations)).decode()


def from_kept(text: str) -> tuple[Form, ...]:
    """The generations again; ValueError for what another program wrote."""
    return msgspec.json.decode(text, type=tuple[Form, ...])
