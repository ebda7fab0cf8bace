"""An old book into the real, encrypted book: compared, numbered, one change, sealed, undone."""

import shutil
from dataclasses import replace
from datetime import date, datetime

import old_books_samples as samples
import pytest

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.old_books.reader import look, read
from desktop_app.old_books.reading import Doubt, Reading
from desktop_app.opening import Account, create_office, open_office


@pytest.fixture
def services(tmp_path):
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(tmp_path / "sổ", setup, Account("canbo", "mat-khau-dai-1"), clock)
    office = open_office(tmp_path / "sổ", "canbo", "mat-khau-dai-1", clock)
    made = office.services()
    yield made
    made.close()
    office.close()


@pytest.fixture
def book(tmp_path):
    return samples.reception_book(tmp_path / "Sổ của ông Bùi Văn Ích.xlsx")


def draft_of(services, path):
    targets = services.old_books.targets
    found = look(path, tuple(targets.values()))
    target = targets[found.guess]
    heads = {s.name: s.heads[target.key] for s in found.sheets if target.key in s.heads}
    return services.old_books.compare(read(found, target, heads, samples.TODAY))


def rows_of(services, table="receptions"):
    book = services.book
    return book.rows(table, book.ids(table, order=[("year", False), ("number", False)]))


def test_the_ugly_reception_book_comes_in_as_it_is_meant(services, book):
    done = services.old_books.accept(draft_of(services, book), book)
    assert (done.read, done.written, done.faulty, done.skipped) == (16, 11, 2, 3)
    rows = {row["number"]: row for row in rows_of(services)}
    first, second, third = rows[1], rows[2], rows[3]
    assert (first["full_name"], first["address"]) == ("Nguyễn Văn An", "thôn Đông")
    assert (first["id_number"], first["note"]) == ("123456789", "Số công văn đến: 12/CV")
    assert (second["received_on"], second["content"]) == ("2024-01-02", "Tranh chấp ngõ đi")
    assert second["earlier_body"] == second["guided_to"] == ""
    assert (third["persons"], third["received_on"]) == (3, "2024-01-05")
    assert third["representatives"].split("\n")[1] == "Phạm Thị Dung, thôn Tây"
    assert rows[4]["received_on"] == "2024-01-08"
    crowd = next(row for row in rows.values() if row["persons"] == 13)
    assert crowd["content"] == "Ô nhiễm trại lợn đã kéo dài nhiều năm"
    assert rows[9]["received_on"] == "2024-02-06"  # from the merged cell above


def test_the_old_petition_book_comes_in_as_unicode(services, tmp_path):
    path = samples.petition_book(tmp_path / "đơn.xlsx")
    done = services.old_books.accept(draft_of(services, path), path)
    assert (done.written, done.sealed) == (6, 1)
    rows = rows_of(services, "petitions")
    names = ["Nguyễn Văn Quang", "Trần Thị Rạng", "", "Hoàng Thị Thủy", "Đặng Văn Ước",
             "Lâm Thị Vân"]  # fmt: skip
    assert [row["full_name"] for row in rows] == names
    assert [row["kind"] for row in rows[:3]] == ["complaint", "proposal", "denunciation"]
    assert rows[2]["code_name"] == "Người tố cáo số 01"
    assert rows[1]["address"] == "Thôn Đông"
    assert rows[5]["content"] == "Khiếu nại đền bù"


def test_own_numbers_stay_and_those_that_clash_are_told(services, book):
    draft = draft_of(services, book)
    assert any("Số 1 trong sổ cũ đã có" in said for said in draft.told.values())
    services.old_books.accept(draft, book)
    numbers = [row["number"] for row in rows_of(services)]
    assert numbers == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
    moved = [row["note"] for row in rows_of(services) if "Số trong sổ cũ" in (row["note"] or "")]
    assert moved == ["Số trong sổ cũ: 1"]


def test_the_same_file_again_is_noticed_and_writes_nothing(services, book, tmp_path):
    services.old_books.accept(draft_of(services, book), book)
    other = tmp_path / "bản chép.xlsx"
    shutil.copy(book, other)
    draft = draft_of(services, other)
    assert "đã được nhập ngày 21/11/2026: 11 dòng" in draft.warnings[0]
    assert draft.taken == draft.faulty() == 2
    with pytest.raises(UserError, match="Không còn dòng nào"):
        services.old_books.accept(draft, other)


def test_one_undo_takes_everything_back_and_redo_brings_it_again(services, book):
    services.old_books.accept(draft_of(services, book), book)
    services.undo()
    assert [services.book.count(t) for t in ("receptions", "imports", "identities")] == [0, 0, 0]
    services.redo()
    assert services.book.count("receptions") == 11
    assert services.book.verify_history().whole


def test_stopped_in_the_middle_nothing_was_written(services, book):
    head = services.book.head()
    job = Job(lambda done, total, text: job.cancel() if text == "Đang ghi vào sổ" else None)
    with pytest.raises(Cancelled):
        services.old_books.accept(draft_of(services, book), book, job)
    assert services.book.head() == head
    assert services.book.count("receptions") == 0


def test_a_denouncer_is_nowhere_in_the_book(services, book):
    services.old_books.accept(draft_of(services, book), book)
    told = [row for row in rows_of(services) if row["content_kind"] == "denunciation"]
    assert len(told) == 1
    assert told[0]["content"].startswith("Ông Người tố cáo số 01 tố cáo")
    everything = "".join(
        str(services.book.rows(table, services.book.ids(table)))
        for table in ("receptions", "imports", "attachments", "identities")
    )
    everything += str(services.book.history(limit=1000))
    for word in ("Bùi Văn Ích", "bui van ich", "001085012345", "0912345678"):
        assert word not in everything
    imported = services.book.rows("imports", services.book.ids("imports"))[0]
    assert (imported["name"], "sheets" in imported["details"]) == ("so-cu.age", False)
    _, closed = services.book.attachments.get(imported["attachment_uid"])
    assert closed.startswith(b"age-encryption.org")


def test_the_sealed_original_opens_for_the_role_with_a_reason_that_is_kept(services, book):
    services.old_books.accept(draft_of(services, book), book)
    (kept,) = services.old_books.kept()
    assert (kept.name, kept.sealed, kept.last, kept.rows) == ("so-cu.age", True, True, 11)
    with pytest.raises(UserError):
        services.old_books.original(kept.uid)  # no reason
    assert services.shield.openings() == []
    reason = "Đối chiếu sổ giấy theo yêu cầu của thanh tra"
    assert services.old_books.original(kept.uid, reason) == (book.name, book.read_bytes())
    assert [one.reason for one in services.shield.openings()] == [reason]
    (kept,) = services.old_books.kept()
    assert not kept.last  # what was opened cannot be undone, nor what was before it
    with pytest.raises(UserError, match="Chưa có gì thay đổi"):
        services.old_books.check_last(kept.uid)


def test_other_rows_name_the_denouncer_by_code_and_keep_their_own_persons(services, tmp_path):
    path = samples.made_book(
        tmp_path / "so.xlsx",
        ["STT", "Ngày tiếp", "Họ và tên", "Địa chỉ", "Nội dung", "Loại đơn", "Kết quả"],
        [1, "03/01/2025", "Trần Văn Cát", "thôn 1", "Phản ánh việc bà Ngô Thị Kiều Oanh đi kiện",
         "Phản ánh", "Đã trả lời ông Cát và bà NGÔ THỊ KIỀU OANH"],
        [2, "04/01/2025", "Ngô Thị Kiều Oanh", "thôn 2", "Tố cáo cán bộ thu sai", "Tố cáo", ""],
        [3, "05/01/2025", "Ngô Thị Kiều Oanh", "thôn 2", "Xin xác nhận hộ nghèo", "Kiến nghị", ""],
    )  # fmt: skip
    services.old_books.accept(draft_of(services, path), path)
    first, second, third = rows_of(services)
    assert first["content"] == "Phản ánh việc bà Người tố cáo số 01 đi kiện"
    assert first["result"] == "Đã trả lời ông Cát và bà Người tố cáo số 01"
    assert (first["full_name"], third["full_name"]) == ("Trần Văn Cát", "Ngô Thị Kiều Oanh")
    assert (second["full_name"], second["code_name"]) == ("", "Người tố cáo số 01")
    told = [one for one in services.book.history(limit=1000) if one.uid == first["uid"]]
    assert "Oanh" not in str([one.after["content"] for one in told])
    again = draft_of(services, path)
    assert again.taken == 0  # known again behind their code names


def test_an_import_that_was_not_the_last_is_not_undone_from_the_list(services, tmp_path):
    older = tmp_path / "2019.xls"
    shutil.copy(samples.DATA / "old_books_older.xls", older)
    services.old_books.accept(draft_of(services, older), older)
    book = samples.petition_book(tmp_path / "đơn.xlsx")
    services.old_books.accept(draft_of(services, book), book)
    assert {one.target: one.last for one in services.old_books.kept()} == {
        "Sổ theo dõi đơn thư": True,
        "Sổ tiếp công dân": False,
    }
    services.undo()
    (kept,) = services.old_books.kept()
    assert (kept.name, kept.last) == ("2019.xls", True)
    services.old_books.check_last(kept.uid)


def test_without_denunciations_the_original_is_kept_as_it_was(services, tmp_path):
    path = tmp_path / "Sổ 2019.xls"
    shutil.copy(samples.DATA / "old_books_older.xls", path)
    services.old_books.accept(draft_of(services, path), path)
    uid = services.book.ids("imports")[0]
    assert services.old_books.original(uid) == ("Sổ 2019.xls", path.read_bytes())
    assert all(row["import_uid"] == uid for row in rows_of(services))


def test_a_file_that_changed_meanwhile_is_not_written(services, book):
    draft = draft_of(services, book)
    book.write_bytes(book.read_bytes() + b"x")
    with pytest.raises(UserError, match="đã thay đổi"):
        services.old_books.accept(draft, book)


def test_what_was_edited_and_what_was_left_out(services, book):
    draft = draft_of(services, book)
    fault = next(i for i in range(len(draft)) if draft.doubts[i] == Doubt.FAULTY)
    draft.edit(fault, "received_on", Reading("10/01/2024"))
    draft.skip(0, True)
    done = services.old_books.accept(draft, book)
    assert done.written == 11
    rows = {row["number"]: row for row in rows_of(services)}
    assert rows[5]["received_on"] == "2024-01-10"
    assert all(row["full_name"] != "Nguyễn Văn An" for row in rows.values())


def test_the_label_of_the_change_names_nobody(services, book):
    done = services.old_books.accept(draft_of(services, book), book)
    assert done.changes.message == "Đã nhập 11 lượt tiếp từ sổ cũ."
    assert services.book.last_undoable("canbo").label == "Nhập 11 lượt tiếp từ sổ cũ"


def test_an_open_petition_gets_its_case_by_one_act(services, tmp_path):
    head = ["STT", "Ngày nhận", "Người gửi đơn", "Địa chỉ", "Nội dung đơn", "Loại đơn"]
    path = samples.made_book(
        tmp_path / "don.xlsx",
        head,
        [1, "05/11/2026", "Nguyễn Văn An", "thôn 1", "Khiếu nại đền bù", "Khiếu nại"],
        [2, "06/11/2026", "Lê Thị Ba", "thôn 2", "Tố cáo cán bộ", "Tố cáo"],
    )  # fmt: skip
    services.old_books.accept(draft_of(services, path), path)
    assert services.book.count("cases") == 0
    first, second = services.book.ids("petitions", order=[("number", False)])
    paper = services.petitions.get(first)
    services.petitions.change(first, replace(paper.values, note="Đang xem"))
    services.petitions.handle(second, "accepted", date(2026, 11, 12), "1/TB")
    assert all(services.petitions.get(uid).case_uid for uid in (first, second))
