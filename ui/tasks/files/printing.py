"""What the preview of the list of tasks shows and what can be saved from it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from db.tasks import Progress
from desktop_app.documents import atomic
from desktop_app.documents.papers import writers
from desktop_app.services import Services
from desktop_app.tasks.files.paper import list_paper, progress_paper
from desktop_app.tasks.files.writing import write_sheet
from desktop_app.tasks.urgency import DueDays
from ui.preview.request import PreviewRequest
from ui.session import Session


def list_request(services: Services, today: date, uids: Sequence[str]) -> PreviewRequest:
    """The tasks shown, as they will be printed; Word and Excel beside."""
    office = services.office.office()
    days = DueDays(today, services.law.calendar())
    tasks = services.tasks.tasks(uids)
    found = writers(partial(list_paper, tasks, days, office.head, office.place))
    return PreviewRequest(
        title="Danh mục nhiệm vụ",
        make=found["pdf"],
        file_name=atomic.safe_name("Danh muc nhiem vu", today.isoformat()),
        save_as={
            "docx": found["docx"],
            "xlsx": write_sheet(services.task_files.sheet(uids)),
        },
    )


def progress_request(
    session: Session, groups: Sequence[Progress], what: str, nothing: str
) -> PreviewRequest:
    """The progress shown, as it will be printed, and its Word twin."""
    office, today = session.services.office.office(), session.clock.today()
    head = (office.head, office.place, today)
    found = writers(partial(progress_paper, groups, what, nothing, head))
    return PreviewRequest(
        title="Tiến độ thực hiện nhiệm vụ",
        make=found.pop("pdf"),
        file_name=atomic.safe_name("Tien do nhiem vu", today.isoformat()),
        save_as=found,
    )
