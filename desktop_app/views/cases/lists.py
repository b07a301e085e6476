"""The parts of a case that are lists: its devices, its documents, and its record."""

from typing import Any, Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services.register import DeviceRow, DocumentRow, TrailRow
from desktop_app.views import case_saying as saying
from desktop_app.views.case_part import ListPart, list_of
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases import looks
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import HEIGHT, SPACE, Ink, Style, scaled
from desktop_app.views.widgets.buttons import link, primary
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.columns import Align, Column
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


def _variants() -> dict[DocumentVariant, str]:
    return {
        DocumentVariant.FULL: _("Handover sheet"),
        DocumentVariant.RECEIPT: _("Receipt page"),
        DocumentVariant.LABELS: _("Labels"),
    }


_DEVICES: Final[tuple[Column[Any], ...]] = (
    Column[DeviceRow](title=_("Reference"), text=lambda row: row.reference, width=104, style=Style.NAME),
    Column[DeviceRow](title=_("What it is"), text=lambda row: row.description, width=150, stretch=3),
    Column[DeviceRow](
        title=_("State"), text=lambda row: looks.device_chip(row).words, chip=looks.device_chip, width=200
    ),
    Column[DeviceRow](title=_("Seal"), text=lambda row: row.seal or "–", width=110, drop_below=860),
    Column[DeviceRow](
        title=_("Where, with whom"), text=lambda row: row.place or row.held_by or "–", width=140, stretch=3,
        drop_below=600,
    ),
    Column[DeviceRow](
        title=_("Since"), text=lambda row: saying.moment(row.since), width=150, ink=Ink.SECOND, drop_below=750
    ),
)  # fmt: skip
_DOCUMENTS: Final[tuple[Column[Any], ...]] = (
    Column[DocumentRow](title=_("Reference"), text=lambda row: row.reference, width=124, style=Style.NAME),
    Column[DocumentRow](title=_("What it is"), text=lambda row: _variants()[row.variant], width=140),
    Column[DocumentRow](title=_("Version"), text=lambda row: str(row.version), width=90, align=Align.RIGHT,
                        drop_below=650),
    Column[DocumentRow](title=_("For"), text=lambda row: row.recipient, width=140, stretch=4),
    Column[DocumentRow](title=_("Issued"), text=lambda row: saying.moment(row.issued_at), width=150, ink=Ink.SECOND),
    Column[DocumentRow](title=_("By"), text=lambda row: row.issued_by, width=130, stretch=1, drop_below=800),
)  # fmt: skip
_RECORD: Final[tuple[Column[Any], ...]] = (
    Column[TrailRow](title=_("Recorded"), text=lambda row: saying.moment(row.recorded_at), width=160, ink=Ink.SECOND),
    Column[TrailRow](
        title=_("Happened"), text=lambda row: saying.moment(row.occurred_at), width=160, ink=Ink.SECOND,
        drop_below=700,
    ),
    Column[TrailRow](title=_("What was done"), text=lambda row: row.sentence, width=220, stretch=5),
    Column[TrailRow](title=_("Number"), text=lambda row: str(row.sequence), width=96, align=Align.RIGHT,
                     figures=True, ink=Ink.MUTED, drop_below=520),
)  # fmt: skip


class CaseList(ListPart):
    """A list of one kind of thing in a case, with a line of verbs above it."""

    def __init__(self, columns: tuple[Column[Any], ...], name: str, empty: EmptyState) -> None:
        """Begin empty."""
        super().__init__()
        self.bar = QHBoxLayout()
        self.bar.setSpacing(SPACE.tight)
        self.column.addLayout(self.bar)
        self.lines, self.rows = list_of(columns, name, empty, self.open)
        self.rows.setMinimumHeight(scaled(HEIGHT.header + HEIGHT.row))
        self.column.addWidget(ListCard(self.rows), 1)

    @override
    def head(self) -> QBoxLayout:
        return self.bar  # in a narrow window the drop-down stands beside the verb: a low list needs the height

    def open(self, row: object) -> None:
        """Open what a row is about."""

    @override
    def clear(self) -> None:
        self.lines.empty()

    @override
    def first(self) -> QWidget | None:
        if self.lines.rowCount() and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.lines.index(0, 0))
        return self.rows


class Devices(CaseList):
    """The devices of a case, each of which opens its own page."""

    def __init__(self) -> None:
        """Begin empty."""
        empty = EmptyState(
            _("Phones and other things that were taken, or asked for, in this case. There is none yet."),
            icon="smartphone",
        )
        super().__init__(_DEVICES, _("Devices of this case"), empty)
        self._case = ""
        self.confiscate = primary(_("Confiscate"), icon="hand", done=self._confiscate)
        self.bar.addWidget(self.confiscate)
        self.bar.addStretch(1)

    @override
    def show_case(self, view: CaseView) -> None:
        self._case = view.reference
        self.confiscate.setVisible(view.can_add)
        self.lines.put(view.detail.devices)

    @override
    def open(self, row: object) -> None:
        if isinstance(row, DeviceRow):
            self.go.emit(Going(place=Place.DEVICE, reference=row.reference))

    def _confiscate(self) -> None:
        filled: tuple[tuple[str, object], ...] = (("case", self._case),)
        self.go.emit(Going(place=Place.DEED, reference=self._case, part="device.confiscate", filled=filled))


class Documents(CaseList):
    """The documents that were issued in a case."""

    def __init__(self) -> None:
        """Begin empty."""
        empty = EmptyState(
            _("Sheets, receipts and labels that left the school for this case. None was issued yet."), icon="printer"
        )
        super().__init__(_DOCUMENTS, _("Documents of this case"), empty)
        self._case = ""
        self.bar.addWidget(primary(_("Issue a handover"), icon="printer", done=self._hand_over))
        self.bar.addStretch(1)

    @override
    def show_case(self, view: CaseView) -> None:
        self._case = view.reference
        self.lines.put(view.detail.documents)

    @override
    def open(self, row: object) -> None:
        if isinstance(row, DocumentRow):
            self.go.emit(Going(place=Place.HANDOVER, reference=self._case, part=row.reference))

    def _hand_over(self) -> None:
        self.go.emit(Going(place=Place.HANDOVER, reference=self._case))


class Record(CaseList):
    """Everything that was done in a case, the last thing first."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_RECORD, _("Record of this case"), EmptyState(_("Nothing is recorded for this case.")))
        self._case = ""
        self._said = Label("", Style.META, Ink.MUTED)
        self.bar.addWidget(self._said, 1)
        self.bar.addWidget(link(_("Filter and verify in the whole record"), done=self._whole))

    @override
    def show_case(self, view: CaseView) -> None:
        self._case = view.reference
        counted = saying.counted(len(view.trail), _("{count} entry"), _("{count} entries"))
        self._said.setText(_("{entries}, the last written down first").format(entries=counted))
        self.lines.put(view.trail)

    @override
    def open(self, row: object) -> None:
        self._whole()

    def _whole(self) -> None:
        self.go.emit(Going(place=Place.RECORD, reference=self._case))
