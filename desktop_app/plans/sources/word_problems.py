"""What was met in a Word file that its plain text cannot show, as sentences."""

from desktop_app.plans.sources.rich import plain
from desktop_app.plans.sources.word_package import Element, W

_SENTENCES = {
    "picture": "Có hình ảnh (có thể là bản chụp) ở dòng {places}; chương trình không đọc hình ảnh.",
    "formula": "Có công thức ở dòng {places}; hãy so lại với bản gốc.",
    "object": "Có đối tượng nhúng (bảng tính, sơ đồ…) ở dòng {places}; chưa được đọc.",
    "elsewhere": "Sau dòng {places} có phần nằm ở tệp khác, chỉ hiện khi mở bằng Word; chưa được "
    "đọc. Hãy mở bằng Word, lưu lại thành .docx rồi mở lại ở đây.",
    "revision": "Văn bản có sửa đổi chưa được duyệt (Track Changes) ở dòng {places}: "
    "đã lấy phần thêm vào, bỏ phần bị xóa.",
    "hidden": "Có chữ ẩn ở dòng {places}; phần này không in ra nên không được đọc.",
    "note": "Có chú thích cuối trang hoặc cuối văn bản, đã đặt ngay sau đoạn ở dòng {places}.",
}
_MOST_PLACES = 20
_LONGEST_EXCERPT = 120


class Problems:
    """Gathers what was met and where; one sentence per kind."""

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}

    def met(self, what: str, line: int) -> None:
        """Remember that `what` (a key of the sentences) stands at this line."""
        places = self._places.setdefault(what, [])
        if line not in places:
            places.append(line)

    def sentences(self, margins: tuple[Element, ...] = ()) -> tuple[str, ...]:
        """The sentences, with one about text in the page heads and feet (`margins`)."""
        found: list[str] = []
        for what, places in self._places.items():
            shown = ", ".join(str(place) for place in sorted(places)[:_MOST_PLACES])
            more = " …" if len(places) > _MOST_PLACES else ""
            found.append(_SENTENCES[what].format(places=shown + more))
        texts = dict.fromkeys(filter(None, map(_margin_text, margins)))
        for text in texts:
            excerpt = text[:_LONGEST_EXCERPT]
            found.append(f"Chữ ở đầu trang hoặc chân trang không được đưa vào: “{excerpt}”.")
        return tuple(found)


def _margin_text(margin: Element) -> str:
    """The words of a page head or foot; "" when there is only a page number."""
    text = plain(" ".join(t.text or "" for t in margin.iter(W + "t")))
    words = [w for w in text.lower().split() if w not in ("trang", "page", "of", "/")]
    return text if any(c.isalpha() for word in words for c in word) else ""
