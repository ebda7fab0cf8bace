"""Papers written with code names where they would tell a sealed identity."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakSet

import docx
import openpyxl
import pytest

from desktop_app.documents import guard, word, xlsx
from desktop_app.documents.model import Document, Paragraph, Sheet, TableBlock, TableColumn, rich
from desktop_app.documents.model import TableRow as Row


@dataclass(frozen=True)
class Spot:
    start: int
    end: int
    code_name: str
    identities: frozenset[str] = frozenset({"u3"})


class Keeper:
    """Knows one name; a real one works with marks."""

    of = "test"

    def found(self, texts: Sequence[str]) -> list[list[Spot]]:
        places = [text.find("Nguyễn Mẫu") for text in texts]
        return [[Spot(at, at + 10, "Người tố cáo số 03")] if at >= 0 else [] for at in places]


@pytest.fixture
def keeper(monkeypatch):
    monkeypatch.setattr(guard, "_keepers", WeakSet())  # books that other tests left open
    made = Keeper()
    guard.put(made)
    return made


DOCUMENT = Document(type_name="BÁO CÁO", body=(Paragraph(rich("Ông Nguyễn Mẫu trình bày")),))


def sheet(name, text):
    return Sheet(name, TableBlock((TableColumn(),), rows=(Row((text,)),)))


@pytest.mark.usefixtures("keeper")
def test_a_paper_is_withheld_and_written_with_code_names_when_asked():
    stream = io.BytesIO()
    with pytest.raises(guard.Withheld):
        word.write(DOCUMENT, stream)
    with guard.masking():
        word.write(DOCUMENT, stream)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(stream.getvalue())).paragraphs)
    assert "Ông Người tố cáo số 03 trình bày" in text
    with pytest.raises(guard.Withheld):
        word.write(DOCUMENT, io.BytesIO())


@pytest.mark.usefixtures("keeper")
def test_every_sheet_of_a_workbook_is_masked_and_all_places_are_told_at_once():
    sheets = [sheet("Một", "Nguyễn Mẫu"), sheet("Hai", "gặp Nguyễn Mẫu")]
    with pytest.raises(guard.Withheld) as raised:
        xlsx.write(sheets, io.BytesIO())
    assert len(raised.value.places) == 2
    stream = io.BytesIO()
    with guard.masking():
        xlsx.write(sheets, stream)
    book = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    told = [cell for page in book for row in page.values for cell in row if cell]
    assert told == ["Người tố cáo số 03", "gặp Người tố cáo số 03"]


@pytest.mark.usefixtures("keeper")
def test_what_is_allowed_is_written_as_it_stands():
    stream = io.BytesIO()
    with guard.allowed(frozenset({"u3"})):
        word.write(DOCUMENT, stream)
    assert stream.getvalue()
