"""The whole bundle: names, all or nothing, from the real book to the sent report."""

from datetime import date

import openpyxl
import pytest
from report_files_samples import FINAL, H1, HEAD, WORDS, filled

from desktop_app.documents import guard
from desktop_app.documents.guard import Withheld
from desktop_app.errors import KnownProblem, UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.reports.model import HandCell, ReportHead
from desktop_app.reports.out.bundle import bundle, file_name

FORMS = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")
NAME = "Bao-cao-tiep-cong-dan-khieu-nai-to-cao-6-thang-dau-nam-2026"


def test_three_files_with_plain_names_that_name_nobody(tmp_path):
    told: list[str] = []
    paths = bundle(filled(), WORDS, FINAL, tmp_path, Job(lambda *step: told.append(step[2])))
    assert [path.suffix for path in paths] == [".xlsx", ".pdf", ".docx"]
    assert {path.stem for path in paths} == {f"{NAME}-UBND-xa-Dong-Mau"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.name for p in paths)
    assert all(path.name.isascii() and "Tran" not in path.name for path in paths)
    assert [one for one in told if one.startswith("Đang lập")] == [
        "Đang lập bảng Excel",
        "Đang lập tệp PDF",
        "Đang lập tệp Word",
    ]


def test_drafts_and_corrections_have_names_of_their_own():
    names = {
        file_name(filled(), FINAL, ".pdf"),
        file_name(filled(), HEAD, ".pdf"),
        file_name(filled(version=2), FINAL, ".pdf"),
        file_name(filled("democracy"), FINAL, ".pdf"),
    }
    assert len(names) == 4
    assert any("du-thao" in name for name in names)
    assert any("dinh-chinh-1" in name for name in names)


def test_a_stopped_bundle_leaves_nothing(tmp_path):
    job = Job(lambda done, _total, text: job.cancel() if text == "Đang lập tệp Word" else None)
    with pytest.raises(Cancelled):
        bundle(filled(), WORDS, FINAL, tmp_path, job)
    assert list(tmp_path.iterdir()) == []


def test_what_fails_at_the_last_file_takes_the_new_ones_away(tmp_path):
    stem = f"{NAME}-UBND-xa-Dong-Mau"
    (tmp_path / f"{stem}.docx" / "thư mục").mkdir(parents=True)
    (tmp_path / f"{stem}.pdf").write_bytes(b"%PDF old")
    with pytest.raises((KnownProblem, OSError)):
        bundle(filled(), WORDS, FINAL, tmp_path)
    assert not (tmp_path / f"{stem}.xlsx").exists()
    assert (tmp_path / f"{stem}.pdf").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("~")]


def test_only_wanted_formats_are_made(tmp_path):
    (path,) = bundle(filled(), WORDS, FINAL, tmp_path, formats=("xlsx",))
    assert openpyxl.load_workbook(path).sheetnames[0] == "01_TCD"


class Keeper:
    """A gate that knows one protected name."""

    of = "test"

    def found(self, texts):
        return [[] if "Đặng Thị" not in text else [Spot(text)] for text in texts]


class Spot:
    """Where the name stands."""

    code_name = "NTC-01"
    identities = frozenset({"one"})

    def __init__(self, text):
        self.start = text.index("Đặng Thị")
        self.end = self.start + len("Đặng Thị")


@pytest.mark.parametrize("where", ["note", "comment"])
def test_nothing_is_written_that_tells_a_denouncer(tmp_path, where):
    keeper = Keeper()
    why = {("01/TCD", "5"): HandCell(filled().cell(("01/TCD", "5")).value, "theo bà Đặng Thị kể")}
    report = filled(hand=why) if where == "comment" else filled(notes={"01/TCD": "bà Đặng Thị"})
    guard.put(keeper)
    try:
        with pytest.raises(Withheld):
            bundle(report, WORDS, HEAD, tmp_path)
    finally:
        guard.remove(keeper)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def begun(services):
    uid = services.reports.begin("", "kntc", H1, FORMS).uid
    services.reports.set_head(uid, ReportHead(number="12", symbol="BC-UBND"))
    return uid


def test_a_draft_of_the_book_is_printed_and_a_final_one_is_refused(services, begun, tmp_path):
    paths = services.report_papers.bundle(begun, tmp_path)
    assert all("du-thao" in path.name for path in paths)
    with pytest.raises(UserError, match="06/QLKNTC"):
        services.report_papers.bundle(begun, tmp_path, final=True)
    services.reports.fill_zeros(begun, "06/QLKNTC")
    paths = services.report_papers.bundle(begun, tmp_path, final=True)
    assert not any("du-thao" in path.name for path in paths)
    assert openpyxl.load_workbook(paths[0])["01_TCD"]["A5"].value is None


def test_what_is_sent_is_kept_as_it_went_out(services, begun):
    services.reports.fill_zeros(begun, "06/QLKNTC")
    papers = services.report_papers
    services.reports.send(begun, date(2026, 11, 20), "UBND tỉnh", "Trục", papers.files())
    kept = services.reports.files(begun)
    assert [name.rpartition(".")[2] for _, name in kept] == ["xlsx", "pdf", "docx"]
    assert all("du-thao" not in name for _, name in kept)
    document = papers.document(begun)
    assert document.watermark == ""
    code = services.reports.get(begun).check_code
    assert f"{code[:4]} {code[4:]}" in document.after[-1].runs[0].text
