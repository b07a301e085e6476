"""A page: which tables it shows, when it asks again, and where a person can go from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.workspace import Changes, Workspace


class Place(StrEnum):
    """Every place a person can go to; a new page adds its own."""

    TODAY = "today"
    CASES = "cases"
    NEW_CASE = "new_case"
    CASE = "case"
    DEVICES = "devices"
    DEVICE = "device"
    DEED = "deed"
    STOCK_CHECK = "stock_check"
    HANDOVER = "handover"
    RECORD = "record"
    DIRECTORY = "directory"
    SEARCH = "search"
    SETTINGS = "settings"
    #: Out of the vault, to putting a backup back: the window closes the vault first.
    RESTORE = "restore"


@dataclass(frozen=True, kw_only=True)
class Going:
    """Where to go: a place, what it is about (a reference), and for a deed which verb and what is known already.

    ``part`` is the part of a case (``people``, ``devices`` …) or the name of a verb (``device.seal``).
    ``back`` goes to the page before instead.
    """

    place: Place | None = None
    reference: str = ""
    part: str = ""
    filled: tuple[tuple[str, object], ...] = ()
    back: bool = False


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """One step of the path at the top; the last one is where the person is."""

    words: str
    going: Going | None = None


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One thing a page's header offers: a deed, or a menu of deeds.

    Attributes:
        words: the words on its button.
        done: what it does; a menu does nothing but open.
        icon: its icon.
        primary: whether it is the one filled button of the page.
        menu: what its menu offers, asked at each opening; with it the button opens that menu.
    """

    words: str
    done: Callable[[], object] = nothing
    icon: str = ""
    primary: bool = False
    menu: "Callable[[], Sequence[Offer]] | None" = None


#: After so long, what is said of how long ago something was is no longer true.
A_WHILE: Final = timedelta(minutes=1)


class Page(QWidget):
    """One page of the window.

    Signals: ``go`` with a Going; ``said`` with a fixed sentence for the toast, which never names a child;
    ``headed`` when crumbs, title, chips or offers may have changed.

    A page says in ``tables`` which tables it shows. When one of them changed it asks again, at once if it is seen and
    otherwise when it is next shown. It holds no vault and no session: it asks its workspace.
    """

    go = Signal(object)
    said = Signal(str)
    headed = Signal()

    tables: ClassVar[frozenset[str]] = frozenset()
    #: Whether it says how long ago something was, and so asks again when it is shown a minute later.
    tells_time: ClassVar[bool] = False
    #: The file under resources/help that F1 shows.
    help_topic: ClassVar[str] = "cordon"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin stale: the first showing asks."""
        super().__init__()
        self.workspace = workspace
        self.going = going
        self._stale = True
        self._asked_at = clock.now()
        workspace.changed.connect(self._on_changed)

    # What a page says of itself; the frame shows it above the page.

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the path to this page."""
        return ()

    def title(self) -> str:
        """Return the title; none for a page that sets its own."""
        return ""

    def beside_title(self) -> str:
        """Return what stands quietly beside the title."""
        return ""

    def chips(self) -> tuple[tuple[ChipLook, Going | None], ...]:
        """Return the chips under the title, each with the page it opens."""
        return ()

    def offers(self) -> tuple[Offer, ...]:
        """Return what the header offers at the right; at most one of them primary."""
        return ()

    # What a page does; subclasses fill these in.

    def refresh(self) -> None:
        """Ask again and show the answer."""

    def arrive(self, going: Going) -> bool:
        """Turn to another part of what this page shows already; False where a page of its own is needed for it."""
        return False

    def clear(self) -> None:
        """Let go of every record that is shown; the vault is being locked."""

    def draft(self) -> dict[str, object]:
        """Return what was typed here and is not saved yet."""
        return {}

    def restore(self, draft: dict[str, object]) -> None:
        """Put back what was typed here before the vault was locked."""

    def look_for(self, words: str) -> bool:
        """Narrow the page to these words; False where the page has nothing to search, so that the frame does."""
        return False

    def leave(self) -> bool:
        """Say whether the page may be left now; a page with something unsaved asks first."""
        return True

    # How it keeps up.

    def renew(self) -> None:
        """Ask again if what is shown is stale."""
        if self._stale and self.workspace.is_open:
            self._stale, self._asked_at = False, clock.now()
            self.refresh()
            self.headed.emit()

    def mark_stale(self) -> None:
        """Ask again at the next showing, or at once if the page is seen."""
        self._stale = True
        if self.isVisible():
            self.renew()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.tells_time and abs(clock.now() - self._asked_at) >= A_WHILE:
            self._stale = True
        self.renew()

    def _on_changed(self, changes: Changes) -> None:
        if self.tables & changes.tables:
            self.mark_stale()
