"""What is asked before something is written about a reception day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.fields import Field, Kind
from desktop_app.receptions.days_fields import DAYS, FORM, POSTING_ARTICLE
from desktop_app.receptions.days_printing import HOURS, PLACE
from desktop_app.receptions.model import ChairmanDay, ChairmanDayValues
from desktop_app.services import Services
from desktop_app.stored import record_of, values_of
from ui.receptions.days.printing import Made
from ui.widgets.ask import Question, Values

_BY_KEY = {field.key: field for field in DAYS}
_REASON = Field("reason", "Lý do", Kind.LONG_TEXT, required=True, width=40, article="Điều 24")
BLANK = ChairmanDayValues(day=date(2000, 1, 1))


def filled(form: Values, base: ChairmanDayValues = BLANK) -> ChairmanDayValues:
    """The values of a day with what was entered over them."""
    return values_of(ChairmanDayValues, {**record_of(base), **form})


def usual(services: Services) -> dict[str, Any]:
    """What a new day begins with: the chairman and the hours and place of the newest day."""
    chairman = services.chairman_days.papers.chairman()
    found: dict[str, Any] = {"kind": "scheduled", "presider_role": "head"}
    found["presider"] = chairman.name if chairman else ""
    found |= {"from_time": "08:00", "to_time": "11:30"}
    return found


def new_day(services: Services, day: date | None = None) -> Question:
    """One more day, scheduled or not."""
    values = usual(services) | ({"day": day.isoformat()} if day else {})
    return Question(
        "Thêm ngày tiếp công dân",
        "Thêm",
        FORM,
        lambda s, form: s.chairman_days.add(filled(form)),
        "Ngày đột xuất cũng ghi ở đây; ngày định kỳ phải là ngày làm việc.",
        values,
    )


def other_values(day: ChairmanDay) -> Question:
    """Mend what a day says."""

    def work(services: Services, form: Values) -> Changes:
        return services.chairman_days.change(day.uid, filled(form, day.values), day.rev)

    heading = f"Sửa ngày tiếp {show(day.values.day)}"
    return Question(heading, "Lưu", FORM, work, "", record_of(day.values))


def posted(days: Sequence[ChairmanDay], last: str, today: date, where: str) -> Question:
    """When and where the notice was put up; `last` tells the last day that is in time."""
    fields = (
        replace(_BY_KEY["posted_on"], required=True),
        replace(_BY_KEY["posted_where"], required=True, width=40),
    )
    uids = [day.uid for day in days]

    def work(services: Services, form: Values) -> Changes:
        on = date.fromisoformat(str(form["posted_on"]))
        return services.chairman_days.post(uids, on, str(form["posted_where"]))

    shown = ", ".join(show(day.values.day) for day in days[:4])
    more = f" và {len(days) - 4} ngày nữa" if len(days) > 4 else ""
    about = f"Ngày tiếp: {shown}{more}. {last}"
    values = {"posted_on": today.isoformat(), "posted_where": where}
    return Question("Ghi đã niêm yết lịch", "Ghi niêm yết", fields, work, about, values)


def postponed(day: ChairmanDay) -> Question:
    """The new day and why."""
    new = Field("moved_to", "Ngày tiếp mới", Kind.DATE, required=True, article=POSTING_ARTICLE)

    def work(services: Services, form: Values) -> Changes:
        to = date.fromisoformat(str(form["moved_to"]))
        return services.chairman_days.postpone(day.uid, to, str(form["reason"]))

    return Question(
        f"Hoãn ngày tiếp {show(day.values.day)}",
        "Hoãn sang ngày mới",
        (new, _REASON),
        work,
        "Hoãn phải có lý do chính đáng và thông báo thời gian tiếp mới. Sau khi hoãn, hãy in thông"
        " báo thay đổi và niêm yết.",
    )


def cancelled(day: ChairmanDay) -> Question:
    """Why a day does not take place."""
    return Question(
        f"Hủy ngày tiếp {show(day.values.day)}",
        "Hủy ngày tiếp",
        (_REASON,),
        lambda s, form: s.chairman_days.cancel(day.uid, str(form["reason"])),
        "Ngày hủy không tính vào số ngày Chủ tịch phải tiếp. Nếu có ngày thay thế thì dùng Hoãn.",
    )


def delegated(day: ChairmanDay) -> Question:
    """Who receives in the chairman's place."""
    fields = (
        replace(_BY_KEY["presider"], label="Người được ủy quyền", required=True, width=30),
        replace(_REASON, required=False, article=""),
    )
    return Question(
        f"Ủy quyền tiếp ngày {show(day.values.day)}",
        "Ủy quyền",
        fields,
        lambda s, f: s.chairman_days.delegate(day.uid, str(f["presider"]), str(f["reason"])),
        "Ngày ủy quyền không tính vào số ngày Chủ tịch phải trực tiếp tiếp; trong biểu 01/TCD ngày"
        " này nằm ở cột Ủy quyền tiếp.",
    )


def notice_words(services: Services) -> Question:
    """Place and regular hours, as every notice says them."""
    settings = services.settings
    fields = (
        Field("place", "Địa điểm tiếp công dân", width=40, article=POSTING_ARTICLE),
        Field("hours", "Thời gian tiếp thường xuyên", width=40, article=POSTING_ARTICLE),
    )
    return Question(
        "Nơi, giờ tiếp công dân",
        "Lưu",
        fields,
        lambda s, f: s.chairman_days.papers.keep_words(str(f["place"]), str(f["hours"])),
        "Ghi trên mọi thông báo lịch tiếp. Để trống địa điểm thì ghi trụ sở Ủy ban nhân dân.",
        {"place": settings.get(PLACE), "hours": settings.get(HOURS)},
    )


def day_list(first: date, last: date, keep: Callable[[Made], object]) -> Question:
    """For what time the list of days is made; the paper itself is handed to `keep`."""
    fields = (
        Field("first", "Từ ngày", Kind.DATE, required=True),
        Field("last", "Đến ngày", Kind.DATE, required=True),
    )

    def work(services: Services, form: Values) -> Changes:
        between = (date.fromisoformat(str(form[key])) for key in ("first", "last"))
        keep(services.chairman_days.papers.list_of_days(*between))
        return Changes()

    return Question(
        "Bảng kê ngày tiếp công dân",
        "Xem bảng kê",
        fields,
        work,
        "Ngày chủ trì lấy từ lịch (đã ghi là đã tiếp), ngày tiếp thường xuyên lấy từ sổ. Mức bồi"
        " dưỡng đặt trong Thiết đặt; chưa đặt thì cột tiền để trống.",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
