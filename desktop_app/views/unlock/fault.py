"""Why a vault cannot be opened: what happened, what is still safe, what to do, and the ways on."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.errors import (
    CordonError,
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    NewerVault,
    NoPermission,
    NoVault,
    VaultInUse,
)
from desktop_app.views.theme import SPACE
from desktop_app.views.unlock.screen import CardScreen, Pane, points
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import link, outlined, primary
from desktop_app.views.widgets.card import Icon
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """How one kind of fault is shown; ``verb`` is the way on that helps most, with the screen it turns to."""

    title: str
    icon: str
    role: str
    verb: str
    turn: str
    safe: str = ""
    then: str = ""
    #: Whether a backup in its place mends it.
    mends: bool = False


_AGAIN, _OTHER, _RESTORE = "again", "welcome", "restore"
_KINDS: Final[tuple[tuple[type[CordonError], _Kind], ...]] = (
    (VaultInUse, _Kind(title=_("It is open elsewhere"), icon="users", role="amber", verb=_("Try again"), turn=_AGAIN)),
    (NewerVault, _Kind(title=_("It needs a newer Cordon"), icon="download", role="amber",
                       verb=_("Choose another vault"), turn=_OTHER)),
    (DatabaseMissing, _Kind(title=_("Its records are missing"), icon="triangle-alert", role="red",
                            verb=_("Try again"), turn=_AGAIN, mends=True)),
    (DatabaseDamaged, _Kind(title=_("Its records are damaged"), icon="triangle-alert", role="red",
                            verb=_("Try again"), turn=_AGAIN, mends=True)),
    (HeaderDamaged, _Kind(title=_("Its lock is damaged"), icon="triangle-alert", role="red",
                          verb=_("Try again"), turn=_AGAIN, mends=True)),
    (NoVault, _Kind(title=_("There is no vault in that folder"), icon="folder", role="amber",
                    verb=_("Choose another vault"), turn=_OTHER, safe=_("Nothing was changed."),
                    then=_("Perhaps it was moved, or the disk it is on is not connected."))),
    (NoPermission, _Kind(title=_("This account may not read it"), icon="lock", role="amber",
                         verb=_("Try again"), turn=_AGAIN)),
    (CordonError, _Kind(title=_("The vault cannot be opened"), icon="triangle-alert", role="amber",
                        verb=_("Try again"), turn=_AGAIN)),
)  # fmt: skip


class FaultScreen(CardScreen):
    """Shows one fault. Its turns are "again", "restore" and "welcome"."""

    def __init__(self) -> None:
        """Begin without a fault."""
        super().__init__()
        self.pane: Pane | None = None
        self._first: QWidget | None = None
        self._shown: CordonError | None = None

    @property
    def fault(self) -> CordonError | None:
        """The fault that is shown."""
        return self._shown

    def show_fault(self, fault: CordonError) -> None:
        """Show why the vault cannot be opened."""
        self.clear()
        self._shown = fault
        kind = next(kind for error, kind in _KINDS if isinstance(fault, error))
        pane = Pane(kind.title)
        pane.column.insertWidget(0, Icon(kind.icon, kind.role, size=28, box=32), 0, Qt.AlignmentFlag.AlignLeft)
        lines = [("info", "ink2", fault.sentence, "")] if fault.sentence.rstrip(".") != kind.title else []
        if safe := kind.safe or fault.safe:
            lines.append(("shield-check", "green", _("What is safe"), safe))
        if then := kind.then or fault.next_step:
            lines.append(("arrow-right", "accent", _("What to do"), then))
        points(pane.column, lines)
        pane.column.addSpacing(SPACE.tight)
        first = primary(kind.verb, done=lambda: self.turn.emit(kind.turn))
        pane.column.addWidget(first)
        if kind.mends:
            mend = outlined(_("Put back a backup…"), icon="rotate-ccw", done=lambda: self.turn.emit(_RESTORE))
            pane.column.addWidget(mend)
        if kind.turn is not _OTHER:
            other = link(_("Choose another vault"), done=lambda: self.turn.emit(_OTHER))
            pane.column.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        pane.column.addStretch(1)
        self.pane, self._first = pane, first
        self.put(pane)
        announce(
            pane, " ".join([kind.title + ".", *(f"{what} {why}".strip() for _i, _r, what, why in lines)]), urgent=True
        )

    @override
    def first(self) -> QWidget | None:
        return self._first

    @override
    def clear(self) -> None:
        if self.pane is not None:
            self._held.remove(self.pane)
            self.pane.hide()
            self.pane.deleteLater()
        self.pane = self._first = self._shown = None
