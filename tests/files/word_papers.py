"""Made-up papers of every shape, from a seed: the pages of their PDF and Word are compared."""

import random

from desktop_app.documents.headings import heading
from desktop_app.documents.model import (
    Align,
    Appendix,
    Block,
    Document,
    HeadCell,
    Header,
    Paragraph,
    RichText,
    Run,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)

_TEXT = """
cán bộ công chức xã phối hợp thôn tổ chức niêm yết công khai để nhân dân bàn bạc kiểm tra giám sát
theo quy định hằng quý báo cáo kết quả thực hiện dân chủ ở cơ sở đúng hạn đối với các khoản đóng
góp, nghị quyết; hướng dẫn số 05/2027/NQ-HĐND; chương trình “Nông thôn mới”, tháng 12/2027 trong
quý IV/2027 trình UBND xã Suối Mẫu. Đồng thời tuyên truyền Luật Thực hiện
"""
_WORDS = _TEXT.split()
_HEADS = ("Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Ghi chú", "Kinh phí")


def random_paper(seed: int) -> Document:
    """A paper of a few to many pages; the same seed gives the same paper."""
    rng = random.Random(seed)
    return Document(
        header=Header(
            "ỦY BAN NHÂN DÂN\nXÃ SUỐI MẪU",
            number_line="Số: 05/KH-UBND",
            place_date="Suối Mẫu, ngày 05 tháng 3 năm 2027",
        ),
        type_name="KẾ HOẠCH",
        subject=_said(rng, rng.randint(5, 40)),
        bases=tuple(_runs(rng, rng.randint(8, 40)) for _ in range(rng.randint(0, 6))),
        body=tuple(_body(rng)),
        recipients=tuple(_said(rng, rng.randint(2, 12)) for _ in range(rng.randint(1, 12))),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Thị Mẫu"),
        appendices=tuple(_annex(rng, n) for n in range(rng.randint(0, 4))),
    )


def _body(rng: random.Random) -> list[Block]:
    blocks: list[Block] = []
    for section in range(rng.randint(1, 7)):
        blocks.append(heading("I" * (section % 3 + 1), rich(_said(rng, rng.randint(2, 20))), 1))
        for part in range(rng.randint(1, 4)):
            if rng.random() < 0.5:
                blocks.append(heading(f"{part + 1}", rich(_said(rng, rng.randint(2, 25))), 2))
            for _ in range(rng.randint(1, 8)):
                blocks.append(_text(rng))
        if rng.random() < 0.15:
            blocks.append(_table(rng))
    return [*blocks, Paragraph(_runs(rng, rng.choice((6, 30, 60, 90, 140, 260))))]


def _text(rng: random.Random) -> Paragraph:
    many = rng.choice((4, 12, 25, 25, 45, 45, 70, 120, 250))
    return Paragraph(_runs(rng, rng.randint(2, many)), rng.choice(("", "-", "-", "+", "a)", "1.")))


def _annex(rng: random.Random, number: int) -> Appendix:
    body: list[Block] = [_text(rng) for _ in range(rng.choice((0, 0, 2, 6)))]
    body.append(_table(rng))
    body += [_text(rng) for _ in range(rng.choice((0, 1, 5)))]
    title = (_said(rng, rng.randint(4, 30)),)
    caption = rng.choice(("", "(Kèm theo Kế hoạch số 05/KH-UBND của UBND xã Suối Mẫu)"))
    return Appendix(f"Phụ lục {'I' * (number + 1)}", title, caption, tuple(body))


def _table(rng: random.Random) -> TableBlock:
    count = rng.randint(2, 7)
    longest = [rng.choice((1, 4, 10, 30, 70, 160)) for _ in range(count)]
    heads = tuple(HeadCell(text) for text in ("STT", *rng.sample(_HEADS, count - 1)))
    rows = []
    for i in range(rng.choice((3, 12, 30, 60))):
        if rng.random() < 0.1:
            rows.append(TableRow(("I", _said(rng, rng.randint(2, 20)).upper()), group=True))
        texts = [_cell(rng, most) for most in longest[1:]]
        rows.append(TableRow((str(i + 1), *texts)))
    codes = tuple(f"({i + 1})" for i in range(count)) if rng.random() < 0.3 else ()
    columns = tuple(TableColumn(Align.LEFT if i else Align.CENTER) for i in range(count))
    return TableBlock(columns, (heads,), codes, tuple(rows))


def _cell(rng: random.Random, most: int) -> str:
    text = _said(rng, rng.randint(0, most))
    return text + "\n" + _said(rng, 6) if rng.random() < 0.1 else text


def _runs(rng: random.Random, count: int) -> RichText:
    words = _said(rng, count)
    at = rng.randint(0, len(words)) if rng.random() < 0.3 else 0
    runs = (Run(words[:at], bold=rng.random() < 0.5, italic=True), Run(words[at:]))
    return tuple(run for run in runs if run.text)


def _said(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(count))
