"""A file is written while the preview is drawn: both threads use the same fonts."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from documents_samples import paper
from pypdf import PdfReader

from desktop_app.documents import pdf
from desktop_app.documents.live import LivePages
from desktop_app.documents.preview import Picture, Preview


def _picture(data: bytes, page: int = 0) -> Picture:
    with Preview(data) as preview:
        return preview.render(page, 300)


def _fonts(data: bytes) -> list[bytes]:
    """The letters that were cut out of each font for this file."""
    found = {}
    for page in PdfReader(BytesIO(data)).pages:
        for name, font in page["/Resources"]["/Font"].items():
            found[name] = font["/FontDescriptor"]["/FontFile2"].get_data()
    return [found[name] for name in sorted(found)]


def test_written_and_drawn_at_once_both_are_whole() -> None:
    document = paper(20)
    alone = pdf.to_bytes(document)[0]
    live = LivePages()
    live.update(document)
    page_alone = live.pdf([1])
    with ThreadPoolExecutor(2) as pool:
        files = [pool.submit(lambda: pdf.to_bytes(document)[0]) for _ in range(8)]
        pages = [live.pdf([1]) for _ in range(20)]
        written = [file.result() for file in files]
    assert all(_fonts(data) == _fonts(alone) for data in written)
    assert all(_fonts(data) == _fonts(page_alone) for data in pages)
    assert _picture(written[-1], 1) == _picture(alone, 1)
    assert _picture(pages[-1]) == _picture(page_alone)
