"""The doorway: which screen is shown before a vault is open, and where each of them leads."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app import paths, settings
from desktop_app.background import Progress
from desktop_app.doors.house import Doors
from desktop_app.errors import CordonError
from desktop_app.views.unlock.fault import FaultScreen
from desktop_app.views.unlock.fields import ask_for_vault
from desktop_app.views.unlock.new_vault import NewVault
from desktop_app.views.unlock.opening import Unlock
from desktop_app.views.unlock.recover import Recover
from desktop_app.views.unlock.recovery_sheet import RecoverySheet
from desktop_app.views.unlock.restore import Restore
from desktop_app.views.unlock.screen import Screen
from desktop_app.views.unlock.welcome import Welcome
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _, ngettext

if TYPE_CHECKING:
    from desktop_app.doors.beginning import Begun
    from desktop_app.doors.putting_back import PutBack

PRACTICE_FOLDER = "cordon-practice"


class Doorway(QStackedWidget):
    """``opened`` carries a vault that is open, to be taken over by the workspace.

    ``put_back`` says in a sentence, after that, which backup was put back into it.
    """

    opened = Signal(object)
    put_back = Signal(str)

    def __init__(self, doors: Doors) -> None:
        """Build every screen; none is shown before :meth:`begin`."""
        super().__init__()
        self._doors = doors
        self._folder: Path | None = None
        self._login = ""
        self._failed: Screen | None = None
        self.welcome, self.new, self.sheet = Welcome(), NewVault(doors), RecoverySheet(doors)
        self.unlock, self.recover, self.fault = Unlock(doors), Recover(doors), FaultScreen()
        self.restore = Restore(doors)
        for screen in (self.welcome, self.new, self.sheet, self.unlock, self.recover, self.restore, self.fault):
            self.addWidget(screen)
            screen.turn.connect(self._on_turn)
        self.welcome.opened.connect(self.show_vault)
        self.new.made.connect(self._on_made)
        self.sheet.stored.connect(self._on_opened)
        self.sheet.given_up.connect(self.show_welcome)
        self.restore.put_back.connect(self._on_put_back)
        for screen in (self.unlock, self.recover):
            screen.opened.connect(self._on_opened)
            screen.failed.connect(partial(self._on_failed, screen))

    # -- which screen ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the vault that was opened here last, or welcome."""
        known = _known()
        if known:
            self.show_vault(known[0])
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """Show how one begins."""
        self._failed = None
        self.recover.clear()
        self.welcome.show_known(_known())
        self._turn_to(self.welcome)

    def show_vault(self, folder: Path, login: str = "") -> None:
        """Ask for what opens the vault in a folder, or say why it cannot be opened."""
        self._folder, self._login, self._failed = folder, login, None
        try:
            seen = self._doors.look(folder)
        except CordonError as fault:
            self.show_fault(fault)
            return
        self.unlock.show_vault(seen, login)
        self._turn_to(self.unlock)

    def show_fault(self, fault: CordonError) -> None:
        """Say why the vault cannot be opened."""
        self.fault.show_fault(fault)
        self._turn_to(self.fault)

    def show_restore(self, folder: Path, login: str = "") -> None:
        """Ask which backup is put back into a folder, by whom and why."""
        self._folder, self._login, self._failed = folder, login, None
        self.restore.show_vault(folder, login)
        self._turn_to(self.restore)

    def may_close(self) -> bool:
        """Say whether the window may close now: a vault whose sheet is not stored is taken away first."""
        if self.sheet.is_waiting:
            return self.sheet.give_up()
        shown = self.currentWidget()
        return shown.leave() if isinstance(shown, Screen) and self.isVisible() else True

    def settle(self) -> None:
        """Put the keyboard where this screen begins."""
        shown = self.currentWidget()
        target = shown.first() if isinstance(shown, Screen) else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, screen: Screen) -> None:
        if screen is not self.unlock:
            self.unlock.clear()  # no passphrase waits behind another screen, and no vault opens behind it
        self.setCurrentWidget(screen)
        self.settle()

    def _on_turn(self, name: str) -> None:
        {
            "welcome": self.show_welcome,
            "new": lambda: self._turn_to(self.new),
            "choose": self._choose,
            "practise": lambda: self._practise(paths.own_data()),
            "practise elsewhere": self._practise_elsewhere,
            "unlock": self._again,
            "again": self._again,
            "recover": self._recover,
            "restore": self._restore,
        }[name]()

    # -- where they lead ---------------------------------------------------------------------------------------

    def _on_failed(self, screen: Screen, fault: CordonError) -> None:
        """Say why it failed; trying again goes back to what was typed."""
        self._login, self._failed = self.unlock.login or self._login, screen
        self.show_fault(fault)

    def _again(self) -> None:
        if self._folder is None:
            self.show_welcome()
        elif self._failed is self.recover and self.currentWidget() is self.fault:
            self._turn_to(self.recover)
        else:
            self.show_vault(self._folder, self._login)

    def _recover(self) -> None:
        if self._folder is not None:
            self.recover.show_vault(self._folder)
            self._turn_to(self.recover)

    def _restore(self) -> None:
        if self._folder is not None:
            self.show_restore(self._folder, self._login)

    def _choose(self) -> None:
        folder = ask_for_vault(self, _begin())
        if folder is not None:
            self.show_vault(folder)

    def _practise_elsewhere(self) -> None:
        above = ask.which_folder(self, _("Choose where the practice vault is made"), Path.home())
        if above is not None:
            self._practise(above)

    def _practise(self, above: Path) -> None:
        folder = _free(above / PRACTICE_FOLDER)

        def make(progress: Progress) -> Path:
            return self._doors.practise(folder, progress)

        wait_for(self, _("Making a practice vault with an invented case…"), make, done=self.show_vault)

    def _on_made(self, begun: "Begun") -> None:
        self.sheet.show_begun(begun)
        self._turn_to(self.sheet)

    def _on_opened(self, vault: object) -> None:
        self.opened.emit(vault)

    def _on_put_back(self, done: "PutBack") -> None:
        self.opened.emit(done.vault)
        self.put_back.emit(_put_back(done))


def _put_back(done: "PutBack") -> str:
    """Return what was put back, where the rest is kept, and whose ways in hold now."""
    size, aside = done.restored.size, done.restored.aside
    told = ngettext("The backup is put back; it held {count} action.",
                    "The backup is put back; it held {count} actions.", size).format(count=size)  # fmt: skip
    if aside is not None:
        told += " " + _("What stood there before is kept in the folder named backups, as {file}.").format(
            file=aside.name
        )
    return f"{told} {done.ways}".strip()


def _known() -> list[Path]:
    """Return the vaults that were opened here before and are still there, the last one first."""
    return [folder for path in settings.preferences().vaults if _is_there(folder := Path(path))]


def _is_there(folder: Path) -> bool:
    """Say whether there is such a folder; one on a disk that does not answer is not."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _begin() -> Path:
    """Return where a vault is looked for first: where new ones are made, once there is such a folder."""
    return own if _is_there(own := paths.own_data()) else Path.home()


def _free(folder: Path) -> Path:
    """Return a folder of this name that is not there yet."""
    number, found = 2, folder
    while _is_there(found):
        found = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return found
