"""Where else a book names somebody who has just become a denouncer, so that people mend it."""

from collections.abc import Callable

from db.book import Book
from desktop_app.people.person import Person

# Tables that all may read and whose texts nobody looks through when they are written.
_TABLES = {
    "tasks": ("nhiệm vụ", ("title", "group_title", "deliverable", "schedule_text")),
    "task_notes": ("ghi chú của nhiệm vụ", ("text",)),
    "evidence": ("minh chứng của nhiệm vụ", ("number", "description")),
    "plans": ("kế hoạch", ("title",)),
    "chairman_days": ("ngày lãnh đạo tiếp dân", ("expected", "place", "note")),
    "saved_views": ("mẫu xem đã lưu", ("name", "state")),
    "reports": (
        "báo cáo",
        ("title", "sent_to", "sent_how", "reason", "note", "content", "narrative"),
    ),
}
_ALL = ("saved_views", "reports")  # few, and their texts are not among what is searched
_MOST = 2000  # records of a table that are looked through


def named_elsewhere(book: Book, person: Person, tells: Callable[[str], bool]) -> str:
    """A sentence that tells where, "" when nowhere; it does not say the name."""
    found = []
    for table, (words, columns) in _TABLES.items():
        whole = table in _ALL
        search = "" if whole else person.full_name
        uids = book.ids(table, search=search)[:_MOST] if search or whole else []
        rows = (book.get(table, uid) or {} for uid in uids)
        texts = [" | ".join(str(row[c] or "") for c in columns) for row in rows]
        told = sum(tells(text) for text in texts)
        if told:
            found.append(f"{told} {words}")
    if not found:
        return ""
    return f"Người ấy còn được nêu ở {', '.join(found)}: hãy tìm và sửa lại."
