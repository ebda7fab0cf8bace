"""Empty lines that writing leaves behind do not come into the book."""

from desktop_app.plans.editing.tidy import tidied
from desktop_app.plans.model import Annex, Grid, LegalBasis, Plan, Recipient, Section, Text


def test_empty_lines_go_and_all_else_stays() -> None:
    plan = Plan(
        legal_bases=(LegalBasis("Căn cứ Luật;"), LegalBasis(";")),
        opening=(Text("Mở đầu"), Text("")),
        sections=(
            Section("I", "", 1, body=(Text("  "), Text("Việc", marker="-"), Text("", 0, "-"))),
        ),
        closing=(Text(""), Text("Kết")),
        recipients=(Recipient("Sở Nội vụ"), Recipient("")),
        annexes=(Annex("", "Phụ lục", body=(Text(""), Grid((("", ""),)), Text("Ghi chú"))),),
    )
    tidy = tidied(plan)
    assert [basis.text for basis in tidy.legal_bases] == ["Căn cứ Luật;"]
    assert tidy.opening == (Text("Mở đầu"),)
    assert tidy.sections == (Section("I", "", 1, body=(Text("Việc", marker="-"),)),)
    assert tidy.closing == (Text("Kết"),)
    assert tidy.recipients == (Recipient("Sở Nội vụ"),)
    assert tidy.annexes[0].body == (Grid((("", ""),)), Text("Ghi chú"))
    assert tidied(tidy) is tidy
