"""One device: who had it when, what may follow, its seals and facts, and its label."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import Invalid
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services import register
from desktop_app.services.register import DeviceStory
from desktop_app.views.devices import saying
from desktop_app.views.devices.beside import seal_within
from desktop_app.views.devices.looks import state
from desktop_app.views.devices.next import NextCard, over
from desktop_app.views.devices.sealing_clock import SealingClock
from desktop_app.views.devices.seals import SealsCard
from desktop_app.views.devices.story import EXPLAIN, entries
from desktop_app.views.devices.viewed import ViewingMissing, is_missing
from desktop_app.views.owing import POLICE_PART
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Ink, Tone, scaled
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.views.widgets.timeline import Timeline
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Below this width the panels stand under one another.
NARROW = 860
SIDE = 366


class DevicePage(Page):
    """The continuity of one device, and every deed that may follow."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "device",
            "custody_event",
            "gap_explanation",
            "hold",
            "hold_release",
            "seal",
            "correction",
            "staff",
            "person",
            "setting",
            "viewing_record",
        }
    )
    help_topic: ClassVar[str] = "device"
    tells_time: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Lay out a page without anything on it."""
        super().__init__(workspace, going)
        self.story: DeviceStory | None = None
        self.line = Timeline(_("Who had it, when"))
        self.history = Card(_("Who had it, when"), icon="history")
        self.history.add(self.line)
        self.nothing = Label(
            _("The school has not had it. Once it is taken, whoever has it stands here, hand by hand."),
            ink=Ink.MUTED, wrap=True,
        )  # fmt: skip
        self.history.add(self.nothing)
        self.next: QWidget = Card(_("Next"), icon="arrow-right")
        self.seals: QWidget = Card(_("Seals and facts"), icon="package")
        self.area = PageScroll()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE.card)
        self._is_narrow: bool | None = None
        self._begins = True
        self.gone = EmptyState(_("There is no device with this reference."), icon="smartphone")
        self.gone.hide()
        self.area.column.addLayout(self._grid)
        self.area.column.addWidget(self.gone)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.line.asked.connect(self._on_asked)
        self._place()

    @override
    def title(self) -> str:
        return self.story.detail.row.description if self.story is not None else ""

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Devices"), going=Going(place=Place.DEVICES)), Crumb(words=self.going.reference))

    @override
    def chips(self) -> tuple[tuple[ChipLook, Going | None], ...]:
        if self.story is None:
            return ()
        row = self.story.detail.row
        found: list[tuple[ChipLook, Going | None]] = [(state(row.state), None)]
        if self.story.holds and row.state is not DeviceState.HELD_FOR_POLICE:
            waits = over(self.story).kind is HoldKind.PROVISIONAL
            held = _("Provisional hold") if waits else _("Preservation hold")
            found.append((ChipLook(words=held, tone=Tone.ACCENT, icon="lock"), self._police))
        if row.place is not None:
            found.append((ChipLook(words=row.place, icon="map-pin"), None))
        found.append((ChipLook(words=saying.since(row.since), icon="clock"), None))
        if open_gaps := sum(gap.explanation is None for gap in self.story.gaps):
            words = _("1 gap to explain") if open_gaps == 1 else _("{n} gaps to explain").format(n=open_gaps)
            found.append((ChipLook(words=words, tone=Tone.AMBER, icon="triangle-alert"), None))
        case = Going(place=Place.CASE, reference=row.case, part="devices")
        found.append((ChipLook(words=row.case, icon="folder"), case))
        return tuple(found)

    @override
    def offers(self) -> tuple[Offer, ...]:
        if self.story is None:
            return ()
        return (
            Offer(words=_("Label"), icon="tag", done=lambda: self._paper("labels")),
            Offer(words=_("Custody sheet"), icon="printer", done=lambda: self._paper("full")),
        )

    @override
    def refresh(self) -> None:
        try:
            stamp = self.workspace.vault.stamp()
            self.story = self.workspace.ask(register.device_story, self.going.reference, stamp)
        except Invalid:
            self.story = None
        shown = self.story is not None
        for widget in (self.history, self.next, self.seals):
            widget.setVisible(shown)
        self.gone.setVisible(not shown)
        if self.story is not None:
            self._show(self.story)

    @override
    def clear(self) -> None:
        self.story = None
        self.line.put(())
        self.history.put_meta("")
        self._swap("next", QWidget())
        self._swap("seals", QWidget())

    @property
    def _police(self) -> Going | None:
        """The police part of its case, where it is decided what a hold waits for."""
        if self.story is None:
            return None
        return Going(place=Place.CASE, reference=self.story.detail.row.case, part=POLICE_PART)

    def do(self, verb: str, filled: tuple[tuple[str, object], ...] = ()) -> None:
        """Go to the page of a deed about this device."""
        self.go.emit(Going(place=Place.DEED, reference=self.going.reference, part=verb, filled=filled))

    def _record_viewing(self, case: str) -> None:
        filled = (("case", case), ("device", self.going.reference))
        self.go.emit(Going(place=Place.DEED, reference=case, part="viewing.record", filled=filled))

    def _show(self, story: DeviceStory) -> None:
        self.line.put(entries(story))
        self.line.setVisible(bool(story.steps))
        self.nothing.setVisible(not story.steps)
        if story.steps:
            begun = story.steps[0].link.occurred_at
            today = saying.day(begun) == saying.day(clock.now())
            self.history.put_meta(_("Today") if today else _("{begun} to now").format(begun=saying.day(begun)))
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.card)
        if story.detail.row.state is DeviceState.TAKEN:
            column.addWidget(SealingClock(story.detail.row.since, seal_within(self.workspace)))
        if is_missing(self.workspace, story.detail.row):
            column.addWidget(ViewingMissing(lambda: self._record_viewing(story.detail.row.case)))
        card = NextCard(story, self.do, lambda: self.go.emit(self._police))
        column.addWidget(card)
        self._swap("next", panel)
        if self._begins:
            self._begins = False
            card.begin()
        self._swap("seals", SealsCard(story, lambda: self.do("device.correct")))

    def _swap(self, name: str, widget: QWidget) -> None:
        old: QWidget = getattr(self, name)
        self._grid.removeWidget(old)
        old.hide()
        old.deleteLater()
        setattr(self, name, widget)
        self._is_narrow = None
        self._place()

    def _place(self) -> None:
        narrow = self.width() < scaled(NARROW)
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        for widget in (self.history, self.next, self.seals):
            self._grid.removeWidget(widget)
        spots = ((1, 0, 1), (0, 0, 1), (2, 0, 1)) if narrow else ((0, 0, 3), (0, 1, 1), (1, 1, 1))
        for widget, (row, column, rows) in zip((self.history, self.next, self.seals), spots, strict=True):
            self._grid.addWidget(widget, row, column, rows, 1, Qt.AlignmentFlag.AlignTop)
        side = 0 if narrow else scaled(SIDE)
        self._grid.setColumnMinimumWidth(1, side)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(2, 0 if narrow else 1)
        self._grid.setHorizontalSpacing(0 if narrow else SPACE.card)
        for widget in (self.next, self.seals):
            widget.setMaximumWidth(16_777_215 if narrow else scaled(SIDE))

    def _on_asked(self, entry: object, name: str) -> None:
        if name == EXPLAIN:
            self.do("device.explain_gap", (("entry", entry),))

    def _paper(self, part: str) -> None:
        if self.story is not None:
            row = self.story.detail.row
            filled = (("devices", (row.reference,)),)
            self.go.emit(Going(place=Place.HANDOVER, reference=row.case, part=part, filled=filled))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
