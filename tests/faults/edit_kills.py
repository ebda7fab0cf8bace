"""Kill the program while a person types into a plan, and look what of the typing is left.

Run as a script: prints one line of JSON. Each round a forked child opens the real editor over a
real book, types letter by letter through key events, now and then rests, begins a paragraph or
saves; each finished word goes to a pipe with its moment. The parent kills it (SIGKILL) at a random
moment, opens the book and looks: the file and the chain of history are whole, the work in hand (or
the plan, where a save had just taken it in) is readable and holds the first words without a hole,
and every word that was finished two seconds before the kill.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.book import Book
from desktop_app.clock import SystemClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import BOOK_NAME, Account, OpenOffice, create_office, open_office
from desktop_app.paths import Paths
from desktop_app.plans.editing.lines import LineKind, lines_of
from desktop_app.plans.editing.place import Part, Place
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, decode
from desktop_app.plans.model import Annex, AnnexRow, Plan, Section, Task, Text
from desktop_app.plans.service import plain_text
from desktop_app.safety import accounts
from desktop_app.safety.lock import FolderLock
from desktop_app.shield.model import Keys
from ui import theme
from ui.look import Look
from ui.plans.editor import keeping
from ui.plans.editor.page import EditorPage
from ui.session import Session

USER, PASSWORD = "lan", "mật khẩu để thử"
MAY_BE_LOST = 2.0  # seconds of typing
WORD = re.compile(r"chữ(\d+);")  # one cut in the middle has no end
LETTER = (50, 130)  # ms between two keys: a fast typist
LONGEST_START = 60.0  # s


class Result(msgspec.Struct, frozen=True):
    """What one kill left: words finished, the seconds of typing lost, where the rest lay."""

    words: int
    lost: float
    where: str
    faults: tuple[str, ...] = ()


def plan_to_edit(paragraphs: int, tasks: int) -> Plan:
    """A plan of this size; 300 paragraphs and 120 tasks make about forty pages."""
    said = "Bảo đảm công khai, minh bạch, lắng nghe ý kiến của người dân ở từng thôn, lần thứ"
    texts = [
        Text(f"{said} {i}; {said.lower()} {i + 1}; {said.lower()} {i + 2}.")
        for i in range(paragraphs)
    ]
    sections = tuple(
        Section(str(at + 1), f"Nội dung {at + 1}", 1, body=tuple(texts[at * 10 : at * 10 + 10]))
        for at in range(paragraphs // 10)
    )
    rows = tuple(AnnexRow(str(i + 1), task=i) for i in range(tasks))
    made = tuple(Task("", "", str(i + 1), f"Việc cần làm thứ {i}") for i in range(tasks))
    annexes = (Annex("", "Phân công", rows=rows, label="Phụ lục"),) if tasks else ()
    return Plan(title="Kế hoạch đang gõ năm 2027", sections=sections, annexes=annexes, tasks=made)


def make_office(folder: Path, plans: Sequence[Plan]) -> tuple[Keys, list[str]]:
    """An office with these plans; its keys, and the plans' uids."""
    clock = SystemClock()
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
    create_office(folder, setup, Account(USER, PASSWORD), clock)
    office = open_office(folder, USER, PASSWORD, clock)
    services = office.services()
    made = [services.drafts.create(refresh(KeptPlan(p)).kept.plan, made="blank") for p in plans]
    services.close()
    office.close()
    return office.keys, [one.uid for one in made]


# In the child


class Typist(QObject):
    """Types words without end into a widget, and says each when its last letter has arrived."""

    def __init__(self, page: EditorPage, area: QWidget, seed: int, say: int) -> None:
        super().__init__(page)
        self._page, self._area, self._say = page, area, say
        self._chance = random.Random(seed)
        self._number = 0
        self._letters: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._key)
        self._timer.start(0)

    def _key(self) -> None:
        if not self._letters:
            self._number += 1
            self._letters = list(f" chữ{self._number};")
        press(self._area, self._letters.pop(0))
        wait = self._chance.randint(*LETTER)
        if not self._letters:
            self._tell(f"{time.monotonic()} {self._number}\n")
            wait += self._between_words()
        self._timer.start(wait)

    def _tell(self, words: str) -> None:
        try:
            os.write(self._say, words.encode())
        except OSError:  # nobody listens any more
            os._exit(1)

    def _between_words(self) -> int:
        """What a person does between two words; how long the hands then rest, in ms."""
        dice = self._chance.random()
        if dice < 0.06:
            press(self._area, "\r", Qt.Key.Key_Return)
        elif dice < 0.10:
            self._page.save()
        elif dice < 0.20:
            return self._chance.randint(300, 1800)
        return 0


def press(widget: QWidget, letter: str, key: int = 0) -> None:
    """One key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(widget, event)


def type_on(folder: Path, keys: Keys, uid: str, seed: int, say: int) -> None:
    """The program with its editor open, until it is killed."""
    app = QApplication([])
    theme.apply_theme(app, dark=False)
    clock = SystemClock()
    lock = FolderLock.acquire(folder, user=USER, now=clock.now())
    office = OpenOffice(folder, keys, USER, clock, lock)
    session = Session.over(office, Paths(folder / "goc", folder), Look())
    page = EditorPage(session)
    page.resize(1366, 700)
    page.show()
    page.open(uid)
    lines = lines_of(page.work.plan)
    rows = [i for i, line in enumerate(lines) if line.kind is LineKind.TEXT]
    row = rows[random.Random(seed).randrange(len(rows))]
    page.go_to(Place(Part.TEXT, row, len(lines[row].text)))
    area = page.pages.currentWidget().focusProxy()
    assert isinstance(area, QWidget)
    typist = Typist(page, area, seed, say)
    app.exec()
    del typist


# In the parent


def one_round(office: Path, keys: Keys, uid: str, chance: random.Random) -> Result:
    """Start, let type, kill, look."""
    root = Path(tempfile.mkdtemp(prefix="kill-edit-"))
    folder = root / "sổ"
    shutil.copytree(office, folder)
    hear, say = os.pipe()
    seed = chance.randrange(10**9)
    pid = os.fork()
    if pid == 0:
        try:
            os.close(hear)
            type_on(folder, keys, uid, seed, say)
        finally:
            os._exit(1)
    os.close(say)
    try:
        first = _first_word(hear)
        time.sleep(chance.uniform(0.1, 6))
        moment = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        typed = _typed(first + _rest(hear), moment)
        return examine(folder / BOOK_NAME, keys.book, uid, typed, moment)
    finally:
        os.close(hear)
        if os.WIFEXITED(os.waitpid(pid, 0)[1]):
            raise RuntimeError("the editor ended by itself")
        shutil.rmtree(root)


def examine(
    path: Path, key: bytes, uid: str, typed: Sequence[tuple[float, int]], moment: float
) -> Result:
    """Look at the book after a kill; `typed` are moments and numbers of the finished words."""
    faults: list[str] = []
    book = Book.open(path, key, now=SystemClock().now)
    try:
        book.check_file()
        if not book.verify_history().whole:
            faults.append("history is not whole")
        draft, record = book.drafts.get(uid), book.get("plans", uid)
        assert record is not None
        left = decode(draft.content if draft else str(record["content"]))
    finally:
        book.close()
    found = [int(number) for number in WORD.findall(plain_text(left.plan))]
    if found != list(range(1, len(found) + 1)):
        faults.append(f"words with a hole: {found}")
    gone = [at for at, number in typed if number > len(found)]
    lost = moment - min(gone) if gone else 0.0
    if lost > MAY_BE_LOST:
        faults.append(f"{lost:.2f} s of typing lost, {len(gone)} words")
    where = "draft" if draft else "plan"
    return Result(len(typed), lost, where, tuple(faults))


def _first_word(hear: int) -> bytes:
    os.set_blocking(hear, False)
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        try:
            if data := os.read(hear, 65536):
                return data
            raise RuntimeError("the editor ended before it was ready")
        except BlockingIOError:
            time.sleep(0.02)
    raise RuntimeError("the editor was not ready in time")


def _rest(hear: int) -> bytes:
    os.set_blocking(hear, True)
    data = b""
    while more := os.read(hear, 65536):
        data += more
    return data


def _typed(data: bytes, moment: float) -> list[tuple[float, int]]:
    pairs = (line.split() for line in data.decode().splitlines())
    return [(float(at), int(number)) for at, number in pairs if float(at) <= moment]


def main() -> int:
    """Run the rounds and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--keep-every", type=int, help="ms between two keepings, to see it fail")
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    if asked.keep_every:
        keeping.PAUSE = keeping.AT_MOST = asked.keep_every
    accounts.DEFAULT_COST = accounts.Cost(8, 1, 1)
    chance = random.Random(asked.seed)
    root = Path(tempfile.mkdtemp(prefix="kill-edit-office-"))
    try:
        plans = [plan_to_edit(20, 0), plan_to_edit(300, 120)]
        keys, uids = make_office(root / "sổ", plans)
        results = []
        for number in range(asked.rounds):
            result = one_round(root / "sổ", keys, uids[number % 2], chance)
            results.append(result)
            if asked.verbose:
                print(number, result, file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(root)
    faults = [f"round {n}: {fault}" for n, r in enumerate(results) for fault in r.faults]
    told = {
        "rounds": len(results),
        "words": sum(result.words for result in results),
        "worst loss (s)": round(max(result.lost for result in results), 2),
        "mean loss (s)": round(sum(result.lost for result in results) / len(results), 2),
        "found in": {w: sum(r.where == w for r in results) for w in ("draft", "plan")},
        "faults": faults,
        "seed": asked.seed,
    }
    print(json.dumps(told, ensure_ascii=False))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
