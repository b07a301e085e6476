"""The store: where every device is, by place; filtered, searched as one types, and jumped to by scanning a label."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop_app.errors import CordonError, UnknownReference
from desktop_app.services import register
from desktop_app.services.register import DeviceFilter, DeviceRow, Shown
from desktop_app.views.devices.columns import columns
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.columns import Sort
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.field import Remark
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Below this width, in logical pixels, the number of rows is not said beside the filters.
NARROW = 720


class DevicesPage(Page):
    """Every device, or those that are held, or missing."""

    tables: ClassVar[frozenset[str]] = frozenset({"device", "custody_event", "case", "staff", "person"})
    help_topic: ClassVar[str] = "devices"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Lay out the filters and the list."""
        super().__init__(workspace, going)
        self.shown = Segments(
            [(Shown.HELD.value, _("Held")), (Shown.ALL.value, _("All")), (Shown.MISSING.value, _("Missing"))]
        )
        self.shown.setAccessibleName(_("Which devices"))
        self.shown.setMinimumWidth(scaled(228))
        self.shown.setMaximumWidth(scaled(300))
        self.shown.choose(going.part if going.part in set(Shown) else Shown.HELD.value)
        self.search = TextLine(icon="search")
        self.search.setPlaceholderText(_("Find in this list"))
        self.search.setAccessibleName(_("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self.scan = TextLine(icon="scan-barcode")
        self.scan.setPlaceholderText(_("Scan a label or type it"))
        self.scan.setAccessibleName(_("Scan a label, or type a reference"))
        self.scanned = Remark("circle-alert", Ink.RED)
        self.counted = Label("", Style.META, Ink.MUTED)
        self.empty = EmptyState("", icon="smartphone")
        self.rows: RowsModel[DeviceRow] = RowsModel(columns(), self._keys, self._page, sort=Sort(by="place"))
        self.view = RowsView(self.rows, name=_("Devices"), empty=self.empty)
        self._begun = False
        self._lay_out()
        self._connect()

    @override
    def title(self) -> str:
        return _("Devices")

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Devices")),)

    @override
    def offers(self) -> tuple[Offer, ...]:
        return (
            Offer(words=_("Check the stock"), icon="list-checks", done=self._check_stock),
            Offer(words=_("Confiscate"), icon="hand", primary=True, done=self._confiscate),
        )

    @override
    def refresh(self) -> None:
        self._narrow()
        if not self._begun:
            self._begun = True
            self.scan.setFocus(Qt.FocusReason.ShortcutFocusReason)  # so that a scanner can be used at once

    @override
    def clear(self) -> None:
        self.rows.empty()
        self.scan.clear()
        self.search.clear()

    @override
    def look_for(self, words: str) -> bool:
        """Narrow the list to these words."""
        self.search.go_on_with(words)
        return True

    def _keys(self, wanted: Any, sort: Sort | None) -> Sequence[int]:
        if not self.workspace.is_open or not isinstance(wanted, DeviceFilter):
            return ()
        by, down = (sort.by, sort.descending) if sort is not None else ("place", False)
        return self.workspace.ask(register.device_ids, wanted, by=by, descending=down)

    def _page(self, keys: Sequence[Any]) -> Mapping[Any, DeviceRow]:
        return self.workspace.ask(register.devices_by_id, keys) if self.workspace.is_open else {}

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE.tight)
        self.scan.setMaximumWidth(scaled(300))
        self.search.setMaximumWidth(scaled(300))
        bar.addWidget(self.scan, 5)
        bar.addWidget(self.search, 4)
        bar.addWidget(self.counted)
        bar.addStretch(1)
        bar.addWidget(self.shown, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.page)
        whole.setSpacing(SPACE.snug)
        whole.addLayout(bar)
        whole.addWidget(self.scanned)
        whole.addWidget(ListCard(self.view), 1)

    def _connect(self) -> None:
        self.shown.chosen.connect(lambda _code: self._narrow())
        self.search.textChanged.connect(lambda _words: self._narrow())
        self.scan.returnPressed.connect(self._jump)
        self.scan.textChanged.connect(lambda _words: self.scanned.say(""))
        self.rows.counted.connect(self._count)
        self.rows.failed.connect(lambda error: ask.tell(self, error))
        self.view.opened.connect(self._open)

    def _narrow(self) -> None:
        shown = Shown(self.shown.code() or Shown.HELD.value)
        self.rows.narrow(DeviceFilter(shown=shown, words=self.search.text()))

    def _count(self, number: int) -> None:
        self.counted.setText(_("1 device") if number == 1 else _("{n} devices").format(n=f"{number:,}"))
        if self.search.text().strip():
            said = _("No device in this list has these words.")
        else:
            said = {
                Shown.HELD: _("Nothing is held. What is confiscated stands here until it has left the school."),
                Shown.ALL: _("No device is on record yet. What is confiscated stands here."),
                Shown.MISSING: _("Nothing is missing."),
            }[Shown(self.shown.code() or Shown.HELD.value)]
        self.empty.say(said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.counted.setVisible(self.width() >= scaled(NARROW))

    def _jump(self) -> None:
        if not self.scan.text().strip():
            return
        try:
            reference = self.workspace.ask(register.device_scanned, self.scan.text())
        except UnknownReference as unknown:
            self.scanned.say(f"{unknown.sentence} {unknown.next_step}")
            self.scan.selectAll()
        except CordonError as fault:
            ask.tell(self, fault)
        else:
            self.scan.clear()
            self.go.emit(Going(place=Place.DEVICE, reference=reference))

    def _open(self, key: object) -> None:
        number = self.rows.place(key)
        row = self.rows.row(number) if number is not None else None
        if row is not None:
            self.go.emit(Going(place=Place.DEVICE, reference=row.reference))

    def _confiscate(self) -> None:
        self.go.emit(Going(place=Place.DEED, part="device.confiscate"))

    def _check_stock(self) -> None:
        self.go.emit(Going(place=Place.STOCK_CHECK))
