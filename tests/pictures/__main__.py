"""Takes a picture of every screen of a practice vault, light and dark, large and at 200 %: dev.py pictures DIR."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app import app as program
from desktop_app import background, clock, settings
from desktop_app.doors import beginning
from desktop_app.doors.house import Doors, Wanted
from desktop_app.errors import VaultInUse
from desktop_app.vault.vault import Vault
from desktop_app.views.main_window import MainWindow
from desktop_app.views.theme import Scheme
from tests.pictures import story
from tests.pictures.scenes import scenes

#: The sizes of the window in logical pixels, and how many points of the picture each of them takes.
SIZES = {"1366x768": "1", "683x384": "2"}
#: Milliseconds in which whatever is painted beside the window has come.
PAINTING = 250
_HARMLESS = "does not support propagateSizeHints"


class Camera:
    """A window, the folder its pictures go into, its size and its colours."""

    def __init__(self, window: MainWindow, folder: Path, size: str, scheme: str) -> None:
        self._window, self._folder, self._kind = window, folder, f"{scheme}-{size}"
        width, height = (int(part) for part in size.split("x"))
        window.resize(width, height)
        self.taken = 0

    def take(self, name: str) -> None:
        """Take one picture."""
        settle(self._window)
        self._window.grab().save(str(self._folder / f"{name}-{self._kind}.png"))
        self.taken += 1


def settle(window: MainWindow) -> None:
    """Let whatever goes on come to its end, and be painted."""
    background.wait_for_all()
    wait(PAINTING // 2)
    while not getattr(window.frame.page, "is_settled", True):
        wait(PAINTING // 5)
    wait(PAINTING // 2)


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def outside(camera: Camera, window: MainWindow, folder: Path) -> None:
    """Take the screens before a vault is open."""
    door = window.doorway
    camera.take("welcome")
    door.welcome.turn.emit("new")
    camera.take("new-vault")
    wanted = Wanted(
        folder=folder / "another", school="Larkmoor Imaginary School", dsl="Odile Pretendwell", login="opretend",
        initials="OP", passphrase="quiet harbour lamp",
    )  # fmt: skip
    begun = Doors(floor=story.CHEAP, cost=story.CHEAP).begin(wanted)
    door.new.made.emit(begun)
    camera.take("recovery-sheet")
    begun.vault.close()
    door.show_vault(folder / "practice" / beginning.PRACTICE_VAULT)
    camera.take("unlock")
    door.unlock.turn.emit("recover")
    camera.take("recover")
    door.show_fault(
        VaultInUse("This vault is open on another computer.", safe="Nothing was changed.", next_step="Close it there.")
    )
    camera.take("fault")


def shoot(folder: Path, size: str, scheme: str, vaults: Path) -> None:
    """Take every picture at one size of window, in one set of colours."""
    settings.place = lambda: vaults / "settings.json"
    settings.prefer(lambda held: replace(held, scheme=scheme, lock_minutes=settings.LONGEST_LOCK))
    app = QApplication([])
    with clock.running(lambda: story.NOW):
        window = program.build(app, Doors(floor=story.CHEAP, cost=story.CHEAP))
        window.begin()
        window.show()
        window.activateWindow()
        camera = Camera(window, folder, size, scheme)
        outside(camera, window, vaults)
        vault = vaults / "practice" / beginning.PRACTICE_VAULT
        window.doorway.opened.emit(Vault.open(vault, passphrase=beginning.PRACTICE_PASSPHRASE, floor=story.CHEAP))
        for scene in scenes(window):
            if not window.frame.go(scene.going):
                sys.stderr.write(f"no way to {scene.name}\n")
                continue
            background.wait_for_all()
            scene.first(window)
            camera.take(scene.name)
            forget(window)
        window.workspace.lock()
    sys.stdout.write(f"{size}, {scheme}: {camera.taken} pictures\n")


def forget(window: MainWindow) -> None:
    """Let go of what was typed for the picture, so that the next page may come."""
    if window.frame.page is not None:
        window.frame.page.clear()
        window.frame.page.mark_stale()


def _say(_kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    if words and _HARMLESS not in words:
        sys.stderr.write(f"{words}\n")


def main() -> None:
    """Make the vaults, and start a process for each size and scheme: Qt reads the scale only once."""
    if len(sys.argv) > 2:
        folder, size, scheme, vaults = sys.argv[1:]
        qInstallMessageHandler(_say)
        shoot(Path(folder), size, scheme, Path(vaults))
        return
    folder = sys.argv[1]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for size, scale in SIZES.items():
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            with tempfile.TemporaryDirectory(prefix="cordon-pictures-") as place:
                settings.place = lambda place=place: Path(place) / "settings.json"  # type: ignore[misc]
                story.make(Path(place) / "practice")
                subprocess.run(
                    [sys.executable, "-m", "tests.pictures", folder, size, scheme.value, place],
                    check=True,
                    env={**os.environ, "QT_SCALE_FACTOR": scale},
                )


if __name__ == "__main__":
    main()
