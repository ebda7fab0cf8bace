"""Other words about a case: its title, field, the one complained of, who works on it."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop_app.changes import Changes
from desktop_app.fields import Field, Kind
from desktop_app.petitions.model import Case
from desktop_app.services import Services
from ui.petitions.action import PetitionsDoor
from ui.petitions.form.fields import offered_fields
from ui.widgets.ask import AskDialog, Question, Values
from ui.widgets.suggestions import Suggestions, officer_names, unit_names


def _fields(case: Case) -> tuple[Field, ...]:
    return (
        Field("title", "Nội dung vụ việc", Kind.LONG_TEXT, required=True, width=40),
        Field("field", "Lĩnh vực", Kind.CHOICE, choices=offered_fields(case.values.kind), width=40),
        Field("respondent", "Người, cơ quan bị khiếu nại, tố cáo", width=40),
        Field("respondent_post", "Chức vụ, nơi công tác", width=40),
        Field("persons", "Số người", Kind.NUMBER, width=40),
        Field("officer", "Người phụ trách", Kind.NAME, width=40),
        Field("unit", "Đơn vị tham mưu", width=40),
        Field("remote", "Vùng sâu, vùng xa, đi lại khó khăn", Kind.YES_NO, width=40),
        Field("note", "Ghi chú", Kind.LONG_TEXT, width=40),
        Field("classified_ref", "Tài liệu mật kèm theo để ở đâu", width=40),
    )


class CaseEdit(AskDialog):
    """Kind and instance follow from the papers and are not asked."""

    def __init__(self, door: PetitionsDoor, case: Case) -> None:
        fields = _fields(case)
        shown: dict[str, Any] = {field.key: getattr(case.values, field.key) for field in fields}

        def work(services: Services, entered: Values) -> Changes:
            told = {**entered, "persons": entered["persons"] or 1}
            return services.cases.change(case.uid, replace(case.values, **told), case.rev)

        question = Question(
            f"Sửa vụ việc số {case.number}/{case.year}",
            "Lưu",
            fields,
            work,
            "Vùng sâu, vùng xa có thời hạn riêng: các hạn được tính lại ngay.",
            shown,
        )
        super().__init__(door.widget, door.session, question)
        services = door.session.services
        for key, names in (("officer", officer_names), ("unit", unit_names)):
            entry = self.form.entry(key)
            assert isinstance(entry, QLineEdit)
            Suggestions(entry, lambda names=names: names(services))  # type: ignore[misc]
