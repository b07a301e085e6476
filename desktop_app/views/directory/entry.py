"""One entry of the directory: who, for what, the number large enough to read out, when they answer, last checked."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.services.register import DirectoryRow
from desktop_app.views import case_saying as say
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import Button, IconButton, deed, outlined
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: Does a deed about one entry: its verb and the entry’s key.
Do = Callable[[str, str], object]
#: In a wide page the numbers stand below one another in a column of their own.
WAYS_WIDE: Final = 250
CHECKED: Final = "checked"


class EntryRow(QWidget):
    """One entry; ``do`` is None for those who may only read."""

    def __init__(self, row: DirectoryRow, do: Do | None) -> None:
        """Lay the entry out."""
        super().__init__()
        self.row = row
        self.setAccessibleName(row.name)
        self.checked: Button | None = None
        self._name = Label(row.name, Style.STRONG, wrap=True)
        self._ways, self._about, self._verbs = _ways(row), _about(row), self._make_verbs(row, do)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        self._grid.setHorizontalSpacing(SPACE.card)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self.stand(narrow=False)

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard first; None for those who may only read."""
        return self.checked or self._verbs.findChild(IconButton)

    def stand(self, *, narrow: bool) -> None:
        """Put the number under the name, or in a column of its own."""
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._name, self._ways, self._about, self._verbs):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._name, 0, 0)
        if narrow:
            self._grid.addWidget(self._verbs, 0, 1, 2, 1, top)
            self._grid.addWidget(self._ways, 1, 0)
            self._grid.addWidget(self._about, 2, 0, 1, 2)
        else:
            self._grid.addWidget(self._about, 1, 0)
            self._grid.addWidget(self._ways, 0, 1, 2, 1, top)
            self._grid.addWidget(self._verbs, 0, 2, 2, 1, top)
        self._grid.setRowStretch(1, 0 if narrow else 1)
        self._grid.setRowStretch(2, 1 if narrow else 0)
        self._ways.setMinimumWidth(0 if narrow else scaled(WAYS_WIDE))
        self._ways.setMaximumWidth(16_777_215 if narrow else scaled(WAYS_WIDE))

    def _make_verbs(self, row: DirectoryRow, do: Do | None) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.hair)
        if do is None:
            return holder
        if row.look_again:
            self.checked = outlined(_("I checked it today"), row=True, done=partial(do, CHECKED, row.key))
            self.checked.setAccessibleDescription(row.name)
            line.addWidget(self.checked)
        line.addWidget(_more(row, do))
        return holder


def _about(row: DirectoryRow) -> QWidget:
    """Return what is said of it, by the source and by the school, and when it was last checked."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for sentence in row.says:
        column.addWidget(Label(sentence, ink=Ink.SECOND, wrap=True))
    if row.note:
        column.addWidget(Label(_("Your school: {note}").format(note=row.note), Style.NAME, wrap=True))
    if row.look_again:
        said = _("Check: last checked {day}").format(day=say.day(row.last_checked))
        column.addWidget(_chip(ChipLook(words=said, tone=Tone.AMBER, icon="hourglass")))
        column.addWidget(Label(source(row), Style.META, Ink.MUTED, wrap=True))
    else:
        checked = _("Last checked {day}").format(day=say.day(row.last_checked))
        column.addWidget(Label(f"{checked} · {source(row)}", Style.META, Ink.MUTED, wrap=True))
    column.addStretch(1)
    return holder


def _chip(look: ChipLook) -> QWidget:
    holder = QWidget()
    flow = Flow(holder)
    flow.addWidget(Chip(look))
    return holder


def _ways(row: DirectoryRow) -> QWidget:
    """Return how they are reached: the number first and large; nothing of it is a link."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    if row.phone:
        phone = Label(row.phone, Style.RESULT, wrap=True, copyable=True)
        phone.setAccessibleName(_("Telephone: {number}").format(number=row.phone))
        column.addWidget(phone)
    for said in (row.web, row.email):
        if said:
            column.addWidget(Label(said, Style.BODY if row.phone else Style.NAME, wrap=True, copyable=True))
    if row.hours:
        column.addWidget(Label(row.hours, Style.META, Ink.MUTED, wrap=True))
    if row.open_now:
        column.addWidget(_chip(ChipLook(words=_("Should be open now"), tone=Tone.GREEN, icon="clock")))
    elif row.open_now is not None:
        column.addWidget(_chip(ChipLook(words=_("Closed now"), icon="clock")))
    return holder


def source(row: DirectoryRow) -> str:
    """Return where an entry is from, and whether its current form should be looked at."""
    return _("{source}. Check current guidance.").format(source=row.source) if row.check else row.source


def _more(row: DirectoryRow, do: Do) -> IconButton:
    button = IconButton(_("What can be done: {name}").format(name=row.name), "ellipsis")
    menu = QMenu(button)
    if not row.look_again:
        deed(menu, _("I checked it today"), partial(do, CHECKED, row.key), icon="check")
    deed(menu, _("School’s note"), partial(do, "guidance.note", row.key), icon="pencil")
    if row.note:
        deed(menu, _("Take the note back"), partial(do, "guidance.withdraw_note", row.key), icon="undo-2")
    deed(menu, _("Checked on another day"), partial(do, "guidance.mark_checked", row.key), icon="calendar")
    if row.is_own:
        deed(menu, _("Withdraw this entry"), partial(do, "directory.withdraw", row.key), icon="circle-slash")
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
