"""The staff of the vault and their ways in, with what can be done about each."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.services.register import StaffRow
from desktop_app.services.rules.wording import words
from desktop_app.views.settings.rows import deed, emptied
from desktop_app.views.theme import SPACE, Tone
from desktop_app.views.widgets.buttons import Button, outlined
from desktop_app.views.widgets.buttons import deed as offer
from desktop_app.views.widgets.card import Card, CardRow, Hairline
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.words import _

ADD, CORRECT, LEAVE, PASSPHRASE = "staff.add", "staff.correct", "staff.leave", "settings.passphrase"


class StaffCard(Card):
    """Lists the staff. ``go`` carries where to go, ``remove`` the login whose way in is to be removed."""

    go = Signal(object)
    remove = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Staff"), icon="users")
        self.more = outlined(_("Add someone"), icon="user-plus", row=True, done=lambda: self.go.emit(deed(ADD)))
        self.title_line.addWidget(self.more)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.hair)
        self.add(self._inside)

    def show_staff(self, staff: Iterable[StaffRow], with_way: frozenset[str], *, own: str, may_change: bool) -> None:
        """Show everyone; those who may not lead can change only their own passphrase."""
        self.clear()
        self.more.setVisible(may_change)
        for number, row in enumerate(staff):
            if number:
                self._lines.addWidget(Hairline())
            deeds = self._deeds(row, has_way=row.login in with_way, own=row.login == own, leads=may_change)
            self._lines.addWidget(_line(row, row.login in with_way, own=row.login == own, deeds=deeds))

    def clear(self) -> None:
        """Let go of what is shown."""
        emptied(self._lines)

    def _deeds(
        self, row: StaffRow, *, has_way: bool, own: bool, leads: bool
    ) -> list[tuple[str, str, Callable[[], object]]]:
        login = row.login
        found: list[tuple[str, str, Callable[[], object]]] = []
        if has_way and (own or leads) and not row.left:
            found.append((_("Change the passphrase"), "key-round", partial(self._go, PASSPHRASE, login)))
        if not has_way and leads and not row.left:
            found.append((_("Give a passphrase"), "key-round", partial(self._go, PASSPHRASE, login)))
        if has_way and leads and not own:
            found.append((_("Remove the passphrase"), "x", partial(self._take_away, login)))
        if leads:
            found.append((_("Correct a fact"), "pencil", partial(self._go, CORRECT, login)))
        if leads and not row.left and not own:
            found.append((_("Has left the school"), "log-out", partial(self._go, LEAVE, login)))
        return found

    def _take_away(self, login: str) -> None:
        self.remove.emit(login)

    def _go(self, part: str, login: str) -> None:
        self.go.emit(deed(part, login, login=login))


def _line(row: StaffRow, has_way: bool, *, own: bool, deeds: list[tuple[str, str, Callable[[], object]]]) -> QWidget:
    end = QWidget()
    side = QHBoxLayout(end)
    side.setContentsMargins(0, 0, 0, 0)
    side.setSpacing(SPACE.tight)
    side.addWidget(Chip(_state(row, has_way)))
    if deeds:
        side.addWidget(_menu(row, deeds))
    name = _("{name} (you)").format(name=row.name) if own else row.name
    parts = [words(row.role), row.position or "", row.initials, row.login]
    return CardRow(name, " · ".join(part for part in parts if part), icon="user", end=end)


def _state(row: StaffRow, has_way: bool) -> ChipLook:
    if row.left:
        return ChipLook(words=_("Has left, can still unlock") if has_way else _("Has left"),
                        tone=Tone.AMBER if has_way else Tone.NEUTRAL, icon="log-out")  # fmt: skip
    if has_way:
        return ChipLook(words=_("Can unlock"), tone=Tone.GREEN, icon="key-round")
    return ChipLook(words=_("No passphrase"), icon="circle-dashed")


def _menu(row: StaffRow, deeds: list[tuple[str, str, Callable[[], object]]]) -> Button:
    button = outlined(_("Change"), row=True)
    button.setAccessibleName(_("Change: {name}").format(name=row.name))
    menu = QMenu()
    for said, icon, done in deeds:
        offer(menu, said, done, icon=icon)
    button.offer(menu)
    return button
