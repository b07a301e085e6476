"""The window's composition root: the theme, the workspace, the doors, the lock, and what catches a bug."""

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import background, settings
from desktop_app.doors import house
from desktop_app.doors.house import Doors
from desktop_app.errors import CordonError, VaultFault
from desktop_app.vault import keys
from desktop_app.views.frame.idle import IdleLock
from desktop_app.views.main_window import MainWindow, scheme_of
from desktop_app.views.theme import Theme
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.focus import FocusRing
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Milliseconds after which the first picture of the window stands.
_PAINTED = 100


def run(*, floor: keys.Cost = keys.FLOOR, cost: keys.Cost | None = None) -> int:
    """Open the window, and return the exit code once it is closed and the vault with it.

    Args:
        floor: the least that a vault's header may ask of whoever guesses at a passphrase; tests lower it here.
        cost: what a new vault asks; left out, measured on this computer.
    """
    app = _application()
    window = build(app, Doors(floor=floor, cost=cost))
    sys.excepthook = _shown_to(window)
    window.begin()
    window.appear()
    QTimer.singleShot(_PAINTED, window, partial(_load, window))
    code = app.exec()
    background.wait_for_all()
    return code


def _load(window: MainWindow) -> None:
    """Load what an open vault needs while the passphrase is typed; if that fails, opening one will say why."""
    background.run(
        lambda _progress: house.load(),
        owner=window,
        done=lambda _nothing: window.prepare(),
        failed=lambda _error: None,
    )


def build(app: QApplication, doors: Doors) -> MainWindow:
    """Put the window together; nothing is open yet."""
    held = settings.preferences()
    look = Theme(app, scheme=scheme_of(held), text_size=held.text_size)
    FocusRing(app)
    return MainWindow(Workspace(), doors, look, IdleLock(app, held.lock_minutes))


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Cordon")
    app.setApplicationDisplayName("Cordon")
    app.setDesktopFileName("cordon")
    return app


def _shown_to(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what is called for an error that nobody caught: told in a sentence, without any personal data."""

    def show(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            window.close()
            return
        if isinstance(error, VaultFault) and not window.workspace.is_open:
            return  # it was locked meanwhile; there is nothing left to do
        if isinstance(error, CordonError):
            ask.tell(window, error)
            return
        ask.tell(
            window,
            CordonError(
                _("This is a fault in the program ({kind}).").format(kind=kind.__name__),
                safe=_("Nothing of the last step was saved; what was confirmed before is safe."),
                next_step=_("Go on if you can, and please report it."),
            ),
        )

    return show
