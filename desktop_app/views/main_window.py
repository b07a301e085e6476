"""The main window: the doorway before a vault is open, the frame round its pages after, and the lock between them."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget
from typing_extensions import override

from desktop_app import background, settings
from desktop_app.doors.house import Doors
from desktop_app.errors import CordonError
from desktop_app.settings import Preferences
from desktop_app.views import aside, theme
from desktop_app.views.frame import history, shortcuts
from desktop_app.views.frame.idle import IdleLock
from desktop_app.views.frame.pages import Pages
from desktop_app.views.frame.shell import Frame
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.theme import Scheme, Theme
from desktop_app.views.unlock.doorway import Doorway
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.blur import ShoulderBlur
from desktop_app.views.widgets.copied import Copied
from desktop_app.views.widgets.waiting import Waiting, is_waiting, wait_for, when_over
from desktop_app.words import _
from desktop_app.workspace import Workspace

if TYPE_CHECKING:
    from desktop_app.workspace import OpenVault

#: What a toast may say: fixed sentences, so that it can name no child.
SAYINGS: Final = (
    _("Saved."),
    _("The document is issued."),
    _("The document is saved."),
    _("The passphrase is set."),
    _("The new recovery sheet is the only one now."),
    _("The backup is made, and was checked by opening it."),
    _("What you were typing is back."),
    _("The backup is put back."),
)
HOME: Final = Going(place=Place.TODAY)
#: Where Alt with a number leads: the sidebar from top to bottom.
BY_NUMBER: Final = (Place.TODAY, Place.CASES, Place.DEVICES, Place.RECORD, Place.DIRECTORY, Place.SETTINGS)
LEAST_WIDE, LEAST_HIGH = 660, 340
#: On a screen narrower than this, in logical pixels, the window begins with all of it.
ROOMY: Final = 1440


class MainWindow(QMainWindow):
    """One window, one vault. It locks by itself, and closing it closes the vault, with its backup."""

    def __init__(self, workspace: Workspace, doors: Doors, look: Theme, idle: IdleLock) -> None:
        """Build doorway and frame; nothing is open yet.

        Args:
            workspace: the vault, once it is open.
            doors: how vaults are made and opened.
            look: the theme, which the person can change.
            idle: the clock that locks.
        """
        super().__init__()
        self.workspace, self._look, self.idle = workspace, look, idle
        self._typed: bytes | None = None
        self._login = ""
        self._closing = self._closed = self._restoring = self._covered = False
        self._copied = Copied(self)
        self._given_back: Page | None = None
        self.doorway = Doorway(doors)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.doorway)
        self.setCentralWidget(self._stack)
        self.shoulder = ShoulderBlur(self)
        self.setWindowTitle("Cordon")
        self.setWindowIcon(QIcon(theme.pixmap("cordon", "accent", 64, 1)))
        self.setMinimumSize(LEAST_WIDE, LEAST_HIGH)
        self._connect()
        self._take_place(settings.preferences())

    @cached_property
    def frame(self) -> Frame:
        """What stands round the pages, made for the first vault that is opened: every page is loaded with it."""
        from desktop_app.views.every_page import PAGES  # noqa: PLC0415

        frame = Frame(self.workspace, Pages(PAGES), SAYINGS, HOME)
        self._stack.addWidget(frame)
        frame.stack.currentChanged.connect(lambda _number: self._drop_draft())
        frame.lock.connect(self.lock)
        frame.blur.connect(self.shoulder.turn)
        accept = Going(place=Place.DEED, part="vault.accept_alarm")
        frame.accept_alarm.connect(partial(frame.go, accept))
        frame.restore.connect(self.put_back)
        return frame

    def _connect(self) -> None:
        self.doorway.opened.connect(self._on_opened)
        self.doorway.put_back.connect(self._on_put_back)
        self.workspace.locked.connect(self._on_locked)
        self.workspace.changed.connect(lambda _changes: self.frame.show_state())
        self.workspace.changed.connect(lambda _changes: QTimer.singleShot(0, self, self._drop_draft))
        self.workspace.preferred.connect(self._on_preferred)
        self.idle.due.connect(self.lock)
        self.idle.left.connect(self._on_left)
        self.doorway.sheet.waiting.connect(lambda on: self.idle.start() if on else self.idle.stop())
        self._keys = shortcuts.connect(self, self._deeds_by_key())

    def _deeds_by_key(self) -> dict[str, Callable[[], object]]:
        deeds: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock,
            "Ctrl+F": self._if_open(lambda frame: frame.bar.seek()),
            "Ctrl+K": self._if_open(Frame.seek_everywhere),
            "F1": self._if_open(Frame.explain),
            "F9": self.shoulder.turn,
            "Alt+Left": self._if_open(Frame.back),
            "Ctrl+,": self._if_open(partial(Frame.go, going=Going(place=Place.SETTINGS))),
            "Ctrl+/": lambda: shortcuts.KeysSheet(self).open(),
            "Ctrl+Q": self.close,
        }
        for number, place in enumerate(BY_NUMBER, start=1):
            deeds[f"Alt+{number}"] = self._if_open(partial(Frame.go, going=Going(place=place)))
        return deeds

    def _if_open(self, deed: Callable[[Frame], object]) -> Callable[[], None]:
        def done() -> None:
            if self.workspace.is_open and not self.shoulder.is_on and not self._covered:
                deed(self.frame)

        return done

    # -- opening -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the doorway: the vault that was opened here last, or welcome."""
        self._stack.setCurrentWidget(self.doorway)
        self.doorway.begin()

    def prepare(self) -> None:
        """Make ready for the first vault, in two steps, between which the window answers."""
        from desktop_app.views import every_page  # noqa: F401, PLC0415

        QTimer.singleShot(0, self, lambda: self.frame)

    def _on_opened(self, vault: "OpenVault") -> None:
        if self._closed or self.workspace.is_open:
            vault.close()  # it came too late: there is no window for it, or another vault in it
            return
        try:
            self.workspace.adopt(vault)
            folder = self.workspace.vault.folder
            settings.prefer(lambda held: held.opened(folder))
            draft = self.workspace.take_draft(self._typed)
        except CordonError as fault:
            self.workspace.lock()  # or trying again would find it in use, by this very window
            self.doorway.show_fault(fault)
            return
        self._typed = None
        self._stack.setCurrentWidget(self.frame)
        typed = draft.typed
        aside.put_back(self.workspace, typed.get("left"))
        self.frame.begin(history.place_of(typed.get("place")))
        self.idle.start()
        self._put_back(typed, draft.left_out)

    def _on_put_back(self, told: str) -> None:
        if self.workspace.is_open:
            self.frame.say(_("The backup is put back."))
            self.frame.banners.warn(told)

    def _put_back(self, typed: dict[str, object], left_out: int) -> None:
        """Put back what was being typed when the vault was locked, if its page is there again."""
        page, held = self.frame.page, typed.get("typed")
        if page is None or not isinstance(held, dict) or not held:
            self.workspace.drop_draft()
            return
        page.restore(held)
        self._given_back = page
        self.frame.say(_("What you were typing is back."))
        if left_out:
            said = _("What you were typing is back, but for {count} text that no record may hold.")
            self.frame.banners.warn(said.format(count=left_out))

    def _drop_draft(self) -> None:
        """Forget the draft that was put back, once its page is left or what was typed there is saved; not before."""
        back = self._given_back
        if back is not None and self.workspace.is_open and (self.frame.page is not back or not back.draft()):
            self._given_back = None
            self.workspace.drop_draft()

    def put_back(self) -> None:
        """Close the vault and ask which backup is to take its place; nothing happens before that is answered."""
        self._restoring = ask.confirm(
            self,
            _("Lock the vault and choose a backup?"),
            _("A backup can only be put back while the vault is closed. You choose it next, and say why. Nothing is "
              "replaced before that."),
            yes=_("Lock and choose"),
        )  # fmt: skip
        if self._restoring:
            self.lock()

    # -- locking -----------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the vault and empty the window; what is being typed is kept, encrypted."""
        if not self.workspace.is_open:
            self.doorway.sheet.cover()
            return
        if is_waiting(self):
            self._cover()
            return
        if self._shut_boxes():
            QTimer.singleShot(0, self, self.lock)  # once whatever asked has had its answer
            return
        if not self._keep_typed():
            return
        self._login = self.workspace.who.login if self.workspace.who is not None else ""
        released = self.workspace.release()
        if released is None:
            return
        self.doorway.show_vault(released.folder, self._login)
        closing = _("Closing the vault, with its backup…")
        wait_for(self, closing, lambda _progress: released.close(), done=self._on_closed)

    def _cover(self) -> None:
        """Let nothing of the records be seen from now on, and lock once what is being written is written."""
        if self._covered:
            return
        self._covered = True
        self._shut_boxes()
        if self.shoulder.is_on:
            self.shoulder.turn()
        self.doorway.show_vault(self.workspace.vault.folder)
        self._stack.setCurrentWidget(self.doorway)
        when_over(self, self.lock)

    def _shut_boxes(self) -> bool:
        """Take the safe answer to whatever is being asked; say whether there was anything."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and not isinstance(box, Waiting):
            box.reject()
            return True
        return False

    def _keep_typed(self) -> bool:
        """Keep what is being typed; say whether the vault may be closed now."""
        page, here = self.frame.page, self.frame.history.here
        if page is None or here is None:
            return True
        typed, left = page.draft(), aside.everything(self.workspace)
        self._typed = self.workspace.keep_draft({"place": history.plain(page.going), "typed": typed, "left": left})
        fault = self.workspace.unkept
        if not self._closing or not (typed or left) or fault is None:
            return True  # the window holds on to it, for as long as there is one
        self._closing = not self._covered and self._loses_typed(fault)
        return self._closing or self._covered

    def _loses_typed(self, fault: CordonError) -> bool:
        return ask.confirm(
            self,
            _("What you are typing cannot be kept. Close all the same?"),
            _("{why} What you are typing would be lost; what is saved is safe.").format(why=fault.sentence),
            yes=_("Close and lose it"),
            no=_("Stay"),
        )

    def _on_left(self, rest: int) -> None:
        if self.workspace.is_open:
            self.frame.sidebar.who.put_left(rest, self.idle.minutes * 60)

    def _on_locked(self) -> None:
        background.stop_all()  # it is over with every page, and so with what was done for it
        self._covered = False
        self._given_back = None
        self._copied.forget()
        self.idle.stop()
        self.frame.clear()
        if self.shoulder.is_on:
            self.shoulder.turn()
        self._stack.setCurrentWidget(self.doorway)

    def _on_closed(self, warnings: list[str]) -> None:
        for warning in warnings:
            ask.tell(self, warning)
        if self._closing:
            self._closed = True
            self.close()
        elif self.workspace.folder is not None:
            show = self.doorway.show_restore if self._restoring else self.doorway.show_vault
            self._restoring = False
            show(self.workspace.folder, self._login)

    # -- the window --------------------------------------------------------------------------------------------

    def _on_preferred(self, chosen: Preferences) -> None:
        self.idle.set_minutes(chosen.lock_minutes)
        self._look.choose(scheme=scheme_of(chosen), text_size=chosen.text_size)

    def _take_place(self, held: Preferences) -> None:
        if not held.place or not self.restoreGeometry(QByteArray.fromHex(held.place.encode("ascii", "ignore"))):
            self.resize(1280, 760)

    def appear(self) -> None:
        """Show the window; on a small screen it takes all of it, unless somebody arranged it otherwise before."""
        if not settings.preferences().place and self.screen().availableSize().width() < ROOMY:
            self.showMaximized()
        else:
            self.show()

    def _keep_place(self) -> None:
        place = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        settings.prefer(lambda held: Preferences(**{**vars(held), "place": place}))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace.is_open and not self._closed:
            event.ignore()
            self._closing = True
            self.lock()
            return
        if not self._closed and (is_waiting(self) or not self.doorway.may_close()):
            event.ignore()
            return
        self._closed = True
        self._copied.forget()
        self._keep_place()
        super().closeEvent(event)


def scheme_of(held: Preferences) -> Scheme:
    """Return the colours that were chosen; an unknown word is the system's."""
    return Scheme(held.scheme) if held.scheme in set(Scheme) else Scheme.SYSTEM
