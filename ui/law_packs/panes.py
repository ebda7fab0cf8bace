"""The panes of the window's first page: a list, what is said of the chosen line, its buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.fields import Field, Kind
from desktop_app.law.packs.keys import fingerprint
from desktop_app.office.law_pack_shelf import PackState
from desktop_app.office.law_pack_views import KeptPack
from desktop_app.services import Services
from ui.law_packs import lists
from ui.law_packs.rows import Rows
from ui.session import Session
from ui.widgets.basics import Button, button, column, label, row
from ui.widgets.filters import FilterBar
from ui.widgets.notes import EmptyState
from ui.widgets.record_list import RecordList
from ui.widgets.table_model import StatusOf


class ListPane(QWidget):
    """A list in memory with a line about the chosen row and the buttons for it."""

    def __init__(
        self,
        session: Session,
        fields: Sequence[Field],
        filtered: Sequence[Field],
        empty: EmptyState,
        hint: str,
        status_of: StatusOf | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.source = Rows([field.key for field in fields])
        self._labels = {f.key: dict(f.choices) for f in filtered if f.kind == Kind.CHOICE}
        filters = FilterBar(filtered, self._values, session.clock.today)
        self.list = RecordList(
            fields,
            self.source,
            filters=filters,
            search_hint=hint,
            empty=empty,
            status_of=status_of,
        )
        filters.button.setVisible(bool(filtered))
        self.about = label("", "muted", wrap=True)
        self.buttons = row(gap=8)
        foot = row(gap=12)
        foot.addWidget(self.about, 1)
        foot.addLayout(self.buttons)
        lines = column(self, gap=8)
        lines.addWidget(self.list, 1)
        lines.addLayout(foot)
        self.list.chosen.connect(lambda _uids: self.tell())

    def take_focus(self) -> None:
        """The list, its first row chosen, so that the arrow keys work at once."""
        table = self.list.table
        if not self.chosen() and table.records().rowCount():
            table.select_uid(table.records().uid(0))
        table.setFocus()

    def chosen(self) -> str:
        """The uid of the only chosen row, or ""."""
        uids = self.list.table.selected_uids()
        return uids[0] if len(uids) == 1 else ""

    def tell(self) -> None:
        """Say something of the chosen row and let its buttons work."""

    def _values(self, key: str) -> list[tuple[Any, str]]:
        labels = self._labels.get(key, {})
        return [(value, labels.get(value, words)) for value, words in self.source.values(key)]


class PacksPane(ListPane):
    """The loaded packs."""

    stop_asked = Signal(str)
    use_asked = Signal(str)
    rules_asked = Signal(str)  # the pack's name

    def __init__(self, session: Session, load: Callable[[], object]) -> None:
        empty = EmptyState(
            "scale-balance",
            "Chưa nạp gói quy định nào",
            "Khi luật, nghị định đổi thời hạn, hoặc khi có thông báo ngày nghỉ, nơi phát hành gửi"
            " một tệp .goiluat qua USB hay thư. Nạp tệp đó thì chương trình tính theo quy định"
            " mới, không phải cài lại.",
            "Trước khi áp dụng, chương trình cho xem việc nào giữ hạn cũ, việc nào đổi hạn.",
        )
        empty.add_action("Nạp gói mới…", "file-import-outline", load, primary=False)
        super().__init__(
            session, lists.PACKS, lists.PACK_FILTERS, empty, "Tìm gói", lists.pack_status
        )
        self._packs: dict[str, KeptPack] = {}
        self.see = button("Xem quy định của gói", "format-list-bulleted", "", self._on_see)
        self.stop = button("Thôi dùng…", "archive-arrow-down-outline", "", self._on_stop)
        self.use = button("Dùng lại…", "archive-arrow-up-outline", "", self._on_use)
        for part in (self.see, self.use, self.stop):
            self.buttons.addWidget(part)
        self.list.opened.connect(lambda _uid: self.see.click() if self.see.isVisible() else None)

    def refresh(self, services: Services) -> None:
        """Read the packs again."""
        self._packs = {pack.uid: pack for pack in services.law_packs.packs()}
        self.source.fill(lists.pack_rows(list(self._packs.values())))
        self.list.reload()
        self.tell()

    def tell(self) -> None:
        """What the chosen pack is about."""
        pack = self._packs.get(self.chosen())
        state = pack.state if pack else None
        self.see.setVisible(state is PackState.IN_FORCE)
        self.stop.setVisible(state in (PackState.IN_FORCE, PackState.REPLACED))
        self.use.setVisible(state is PackState.TAKEN_BACK)
        self.about.setText(_about(pack) if pack else "")

    def _on_see(self) -> None:
        self.rules_asked.emit(self._packs[self.chosen()].name)

    def _on_stop(self) -> None:
        self.stop_asked.emit(self.chosen())

    def _on_use(self) -> None:
        self.use_asked.emit(self.chosen())


class RulesPane(ListPane):
    """Every rule that holds or held."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState("scale-balance", "Không có quy định nào")
        super().__init__(
            session,
            lists.RULES,
            lists.RULE_FILTERS,
            empty,
            "Tìm việc, điều luật, mã",
            lists.rule_status,
        )
        self._notes: dict[str, str] = {}

    def refresh(self, services: Services) -> None:
        """Read the rules again."""
        rules = services.law_packs.rules()
        rows = lists.rule_rows(rules, self.session.clock.today())
        self._notes = {
            str(row["uid"]): " ".join(filter(None, (f"Tính từ: {rule.event}.", rule.note)))
            for row, (rule, _source) in zip(rows, rules, strict=True)
        }
        self.source.fill(rows)
        self.list.reload()

    def show_source(self, name: str) -> None:
        """Only the rules of one pack."""
        self.list.show_all()
        self.list.filters.set_filter("source", [name])

    def tell(self) -> None:
        """What the chosen rule is counted from, and what to know of it."""
        self.about.setText(self._notes.get(self.chosen(), ""))


class KeysPane(ListPane):
    """The keys whose packs are taken."""

    untrust_asked = Signal(str, str)  # key, publisher

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "key-outline",
            "Chưa tin khóa ký nào",
            "Khi nạp gói đầu tiên của một nơi phát hành, chương trình hiện dãy số của khóa đã ký"
            " gói đó. So với dãy số nhận bằng đường khác (công văn, điện thoại) rồi mới tin.",
        )
        super().__init__(session, lists.KEYS, (), empty, "Tìm nơi phát hành")
        self.untrust: Button = button("Thôi tin khóa này…", "key-remove", "", self._on_untrust)
        self.buttons.addWidget(self.untrust)

    def refresh(self, services: Services) -> None:
        """Read the keys again."""
        self.source.fill(lists.key_rows(services.law_packs.trusted_keys()))
        self.list.reload()
        self.tell()

    def tell(self) -> None:
        """The button works on a chosen key."""
        self.untrust.setVisible(bool(self.chosen()))

    def _on_untrust(self) -> None:
        chosen = self.source.row(self.chosen())
        if chosen is not None:
            self.untrust_asked.emit(str(chosen["uid"]), str(chosen["publisher"]))


def _about(pack: KeptPack) -> str:
    if pack.state is PackState.UNREADABLE:
        return "Bản chương trình này không đọc được gói nên không dùng gì trong đó."
    parts = [pack.about.rstrip(".")] if pack.about else []
    holds = f"{pack.rule_count} quy định, {pack.day_count} ngày nghỉ hoặc làm bù"
    parts.append(f"{holds}, {pack.form_count} biểu mẫu" if pack.form_count else holds)
    trust = "khóa đã tin" if pack.trusted else "khóa không còn được tin"
    parts.append(f"Ký bằng khóa {fingerprint(pack.key)[:11]}… ({trust})")
    parts.append(f"Nạp ngày {dates.show(pack.loaded_at)}")
    return ". ".join(parts) + "."
