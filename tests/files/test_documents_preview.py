"""Pictures of the pages that will be printed."""

from concurrent.futures import ThreadPoolExecutor

from documents_samples import paper

from desktop_app.documents import pdf
from desktop_app.documents.preview import Picture, Preview


def test_pages_are_drawn_in_their_shape() -> None:
    data, _ = pdf.to_bytes(paper(2))
    with Preview(data) as preview:
        assert preview.page_count == 4
        portrait, landscape = preview.render(0, 400), preview.render(1, 400)
    assert (portrait.width, landscape.width) == (400, 400)
    assert abs(portrait.height - 566) <= 2 and abs(landscape.height - 283) <= 2
    for picture in (portrait, landscape):
        assert len(picture.bgrx) == picture.width * picture.height * 4
        dark = sum(byte < 128 for byte in picture.bgrx[::4])
        assert 100 < dark < picture.width * picture.height / 5


def test_many_threads_get_the_same_pictures() -> None:
    data, _ = pdf.to_bytes(paper(2))
    with Preview(data) as preview, ThreadPoolExecutor(4) as pool:

        def draw(n: int) -> Picture:
            return preview.render(n % 3, 120)

        pictures = list(pool.map(draw, range(24)))
    assert all(pictures[n] == pictures[n % 3] for n in range(24))
