"""A throw-away book: made, filled, searched, printed, shown, closed and opened again."""

import secrets
import tomllib
from collections.abc import Callable
from pathlib import Path

import resources
from db.text import fold
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.office.numbering import written
from desktop_app.opening import BOOK_NAME, Account, OpenOffice, create_office, open_office
from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.editing.grid import grid_of, with_grid
from desktop_app.plans.editing.grid_ops import set_cell
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.stack import Edit, EditStack
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import ReadPlan, read_plan
from desktop_app.plans.saving import file_name, writers
from desktop_app.plans.starter import starter_plan, starter_tasks
from desktop_app.plans.structure.columns import CONTENT
from desktop_app.sample import SETUP
from desktop_app.sample.plans import sample_files
from desktop_app.self_test.casework import try_a_case, try_old_books, try_shield
from desktop_app.self_test.checks import SelfTestFailed, expect
from desktop_app.self_test.duties import check_deadline, try_a_task
from desktop_app.self_test.reports import try_a_report
from desktop_app.services import Services

Pictures = Callable[[OpenOffice, Path], list[Path]]

USER = "Tự kiểm tra"
PNG = b"\x89PNG\r\n\x1a\n"


class TrialBook:
    """A throw-away book on which everything is tried in order; each step stands on those before."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._book = folder / "Sổ thử"
        self._clock = clock
        self._password = secrets.token_urlsafe(12)
        self._office: OpenOffice | None = None
        self._services: Services | None = None
        self._read: ReadPlan | None = None

    def steps(self, pictures: Pictures | None) -> list[tuple[str, Callable[[], None]]]:
        """What is tried, in order, each with its words."""
        found: list[tuple[str, Callable[[], None]]] = [
            ("Tệp kèm theo đủ và đọc được", self.read_resources),
            ("Lập sổ mới, tạo khóa", self.create),
            ("Sai mật khẩu thì không mở, đúng thì mở", self.open),
            ("Đọc một kế hoạch", self.read_plan),
            ("Lưu vào sổ và tìm lại, có dấu và không dấu", self.save_and_find),
            ("Ghi PDF, Word, Excel rồi đọc lại", self.write_and_read_back),
            ("Tệp sổ không lộ chữ nào", self.check_encryption),
            ("Xóa, hoàn tác, lịch sử nguyên vẹn", self.undo_and_verify),
            ("Lập dự thảo, sửa, giữ phần đang soạn, ban hành, đọc lại", self.write_and_issue),
            ("Tính thời hạn theo luật, có lý do từng ngày", check_deadline),
            ("Ghi nhiệm vụ, thấy trên bảng hôm nay, đánh dấu xong", self.do_a_task),
            ("Niêm phong danh tính người tố cáo, mở có lý do, không in ra", self.seal),
            ("Thụ lý đơn, tính hạn, lập phiếu PDF, Word", self.handle_a_case),
            ("Nhập sổ cũ từ .xlsx, .xls, .ods, hoàn tác một lần", self.take_in_old_books),
            ("Lập báo cáo, kiểm tra, gửi và khóa, đọc lại Excel, PDF, Word", self.report),
        ]
        if pictures:
            found.append(("Mở cửa sổ, chụp khung hình từng thẻ", lambda: self.draw(pictures)))
        return [*found, ("Đóng sổ rồi mở lại", self.close_and_reopen)]

    def leave(self) -> None:
        """Close what is open, whatever happened."""
        if self._services:
            self._services.close()
        if self._office:
            self._office.close()
        self._services = self._office = None

    def read_resources(self) -> None:
        """The rule files are whole and the sample plans are there."""
        for name in ("law", "law/rules", "tasks", "forms"):
            files = sorted(resources.path(name).glob("*.toml"))
            for file in files:
                tomllib.loads(file.read_text(encoding="utf-8"))
            expect(bool(files), f"thiếu các tệp trong {name}")
        expect(bool(sample_files()), "thiếu kế hoạch mẫu")
        expect(resources.path("style", "app.qss").is_file(), "thiếu tệp trình bày màn hình")

    def create(self) -> None:
        """A new book with its keys."""
        code = create_office(self._book, SETUP, Account(USER, self._password), self._clock)
        expect(bool(code), "không có mã khôi phục")

    def open(self) -> None:
        """The lock on the door works, and so does the key."""
        try:
            open_office(self._book, USER, self._password + "x", self._clock).close()
        except UserError:
            pass
        else:
            raise SelfTestFailed("sai mật khẩu mà vẫn mở được")
        self._office = open_office(self._book, USER, self._password, self._clock)
        self._services = self._office.services()

    def read_plan(self) -> None:
        """The first sample plan with a table of tasks."""
        for path in sample_files():
            self._read = read_plan(path)
            if any(task.appendix is not None for task in self._read.plan.tasks):
                break
        plan = self._plan.plan
        expect(bool(plan.title and plan.sections), "không nhận ra tên hoặc đề mục của kế hoạch")
        expect(bool(plan.tasks), "không nhận ra nhiệm vụ nào")

    def save_and_find(self) -> None:
        """The plan comes back from the book whole, and is found by words with đ either way."""
        uid = self._open_services.plans.save(self._plan).uid
        expect(self._open_services.plans.get(uid).plan == self._plan.plan, "cất rồi đọc lại khác")
        word = next(w for w in self._plan.plan.title.split() if w[:1] in "đĐ")
        for typed in (word, word.upper(), fold(word)):
            expect(uid in self._open_services.plans.ids(search=typed), f"tìm “{typed}” không thấy")
        expect(not self._open_services.plans.ids(search="khôngcóchữnày"), "tìm ra điều không có")

    def write_and_read_back(self) -> None:
        """PDF and Word, read again, have the same title and the same tasks.

        The workbook is read back by the writer itself before it is put in its place.
        """
        plan = self._plan.plan
        for ending, write in writers(plan).items():
            path = write(self._folder / f"{file_name(plan)}.{ending}").path
            if ending == "xlsx":
                continue
            again = read_plan(path).plan
            expect(again.title == plan.title, f"tên kế hoạch trong tệp {ending} đọc lại khác")
            expect(_essence(again) == _essence(plan), f"nhiệm vụ trong tệp {ending} đọc lại khác")
        made = {path.suffix for path in self._folder.glob("*.*")}
        expect({".pdf", ".docx", ".xlsx"} <= made, "không ghi đủ PDF, Word, Excel")

    def check_encryption(self) -> None:
        """The bytes on the disk are neither a plain SQLite file nor hold words of ours."""
        data = b"".join(path.read_bytes() for path in self._book.glob(f"{BOOK_NAME}*"))
        expect(len(data) > 0, "không thấy tệp sổ")
        for words in ("SQLite format 3", SETUP.office.name, self._plan.plan.title):
            expect(words.encode() not in data, f"đọc được “{words}” trong tệp sổ")

    def undo_and_verify(self) -> None:
        """A deleted plan comes back, and the chain of history holds."""
        services = self._open_services
        kept = services.plans.ids()
        services.plans.delete(kept)
        expect(not services.plans.ids(), "xóa rồi mà vẫn còn trong danh sách")
        services.undo()
        expect(services.plans.ids() == kept, "hoàn tác không trả lại như cũ")
        services.book.check_file()
        expect(services.book.verify_history().whole, "lịch sử không nguyên vẹn")

    def write_and_issue(self) -> None:
        """A draft of the skeleton with a task written anew is issued; then nobody may edit it."""
        services, words = self._open_services, "Đối thoại với Nhân dân tại từng thôn"
        uid = services.drafts.create(_skeleton(services), made="starter").uid
        opened = services.drafts.open(uid)
        stack = EditStack(opened.kept)
        stack.do(Edit(lambda plan: _with_task(plan, words), "Sửa ô", Place(Part.ANNEX)))
        services.drafts.autosave(uid, opened.base_rev, stack.kept)
        opened = services.drafts.open(uid)
        expect(bool(opened.resumed_at) and opened.kept == stack.kept, "mất phần đang soạn")
        services.drafts.commit(uid, opened.base_rev, opened.kept)
        first = services.life.proposal(uid)
        services.life.issue(uid, first.number, first.day, reason="tự kiểm tra")
        plan = services.plans.get(uid).plan
        expect(plan.number == written(first.number, first.symbol), "số văn bản không được điền")
        expect(words in (task.content for task in plan.tasks), "chữ vừa sửa không vào sổ")
        try:
            services.drafts.open(uid)
        except UserError:
            return
        raise SelfTestFailed("kế hoạch đã ban hành mà vẫn sửa được")

    def do_a_task(self) -> None:
        """What is due today stands on the board, gives the morning's sheet, and can be ticked."""
        try_a_task(self._open_services, self._folder)

    def seal(self) -> None:
        """Who denounces goes into the compartment and comes out for the role alone."""
        try_shield(self._open_services, self._book)

    def handle_a_case(self) -> None:
        """A petition becomes a case with its clock and a slip."""
        try_a_case(self._open_services, self._folder)

    def take_in_old_books(self) -> None:
        """A workbook of years ago comes into the reception book."""
        try_old_books(self._open_services, self._folder)

    def report(self) -> None:
        """The year's report is filled from the books, refused, completed, sent."""
        try_a_report(self._open_services, self._folder)

    def draw(self, pictures: Pictures) -> None:
        """Every tab is shown and gives a picture."""
        if self._office is None:
            raise SelfTestFailed("sổ chưa mở")
        made = pictures(self._office, self._folder / "khung hình")
        expect(bool(made), "không có khung hình nào")
        for path in made:
            expect(path.read_bytes().startswith(PNG), f"khung hình hỏng: {path.name}")

    def close_and_reopen(self) -> None:
        """After closing, the book opens again and holds what was written."""
        kept = self._open_services.plans.ids()
        self.leave()
        self.open()
        expect(self._open_services.plans.ids() == kept, "mở lại không thấy kế hoạch đã lưu")

    @property
    def _open_services(self) -> Services:
        if self._services is None:
            raise SelfTestFailed("sổ chưa mở")
        return self._services

    @property
    def _plan(self) -> ReadPlan:
        if self._read is None:
            raise SelfTestFailed("chưa đọc được kế hoạch nào")
        return self._read


def _essence(plan: Plan) -> list[tuple[str, object]]:
    return [(task.content, task.schedule) for task in plan.tasks]


def _skeleton(services: Services) -> Plan:
    office = services.office
    home = Home(office.office(), office.departments(), office.villages())
    year = services.clock.today().year
    return starter_plan(home, year, starter_tasks(home, year), office.officers())


def _with_task(plan: Plan, words: str) -> Plan:
    """The plan with other words in the first task of its annex; row 0 is a heading."""
    grid = grid_of(plan, 0)
    return with_grid(plan, 0, set_cell(grid, 1, grid.place_of(CONTENT) or 0, words))
