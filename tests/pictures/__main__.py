"""Takes a picture of every screen, light and dark, large and at 200 %: dev.py pictures DIR [NAME…]."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app import app as program
from desktop_app import background, clock, settings
from desktop_app.doors import beginning
from desktop_app.doors.house import Doors
from desktop_app.vault.vault import Vault
from desktop_app.views.main_window import MainWindow
from desktop_app.views.theme import Scheme
from desktop_app.views.widgets import ask
from tests.pictures import story
from tests.pictures.camera import Camera, settle, standing_before
from tests.pictures.outside import outside
from tests.pictures.scenes import Scene, alarmed, empty, scenes

#: The sizes of the window in logical pixels, and how many points of the picture each of them takes.
SIZES = {"1366x768": "1", "683x384": "2"}
_HARMLESS = "does not support propagateSizeHints"


class Studio:
    """Takes one scene after the other in one window, at the time of each."""

    def __init__(self, camera: Camera, hand: story.Hand) -> None:
        self._camera, self._hand = camera, hand

    def open(self, folder: Path, passphrase: str) -> None:
        """Open a vault in the window."""
        self._hand.now = story.NOW
        self._camera.window.doorway.opened.emit(Vault.open(folder, passphrase=passphrase, floor=story.CHEAP))

    def take_all(self, taken: Iterable[Scene]) -> None:
        """Take every scene that is wanted."""
        for scene in taken:
            if self._camera.wants(scene.name):
                self._take(scene)

    def lock(self, name: str = "") -> None:
        """Lock the window, as the person would, and take what it shows then."""
        window = self._camera.window
        window.lock()
        settle(window)
        if name:
            self._camera.take(name)

    def _take(self, scene: Scene) -> None:
        window, camera = self._camera.window, self._camera
        if scene.width > camera.width:
            return
        self._turn_clock(scene.at)
        window.resize(scene.width or camera.width, camera.height)
        if not window.frame.go(scene.going):
            sys.stderr.write(f"no way to {scene.name}\n")
            return
        background.wait_for_all()
        scene.first(window)
        camera.take(scene.name)
        tidy(window)
        window.resize(camera.width, camera.height)
        self._turn_clock(story.NOW)

    def _turn_clock(self, moment: datetime) -> None:
        if self._hand.now != moment:
            self._hand.now = moment
            self._camera.window.idle.start()  # or it would take the jump for a sleep, and lock


def tidy(window: MainWindow) -> None:
    """Put away what was opened and typed for the picture, so that the next page may come."""
    for box in standing_before(window):
        box.close()
        window.activateWindow()  # without a window manager nobody else gives the keyboard back
    if window.shoulder.is_on:
        window.shoulder.turn()
    if window.frame.help.isVisible():
        window.frame.help.put_away()
    window.frame.toast.hide()
    if window.frame.page is not None:
        window.frame.page.clear()
        window.frame.page.mark_stale()


def shoot(folder: Path, kind: str, vaults: Path, wanted: Sequence[str]) -> None:
    """Take every picture at one size of window, in one set of colours."""
    scheme = kind.partition("-")[0]
    settings.place = lambda: vaults / "settings.json"
    settings.prefer(lambda held: replace(held, scheme=scheme, lock_minutes=settings.LONGEST_LOCK))
    app = QApplication([])
    hand = story.Hand()
    with clock.running(lambda: hand.now), ask.answering() as told:
        window = program.build(app, Doors(floor=story.CHEAP, cost=story.CHEAP))
        window.begin()
        window.show()
        window.activateWindow()
        camera = Camera(window, folder, kind, wanted)
        studio = Studio(camera, hand)
        outside(camera, window, vaults)
        practice = vaults / "practice" / beginning.PRACTICE_VAULT
        studio.open(practice, beginning.PRACTICE_PASSPHRASE)
        studio.take_all(scenes(window))
        studio.lock("locked")
        studio.open(vaults / "another", story.PASSPHRASE)
        studio.take_all(empty())
        studio.lock()
        story.set_back(practice)
        studio.open(practice, beginning.PRACTICE_PASSPHRASE)
        studio.take_all(alarmed())
        studio.lock()
    for asked in told:
        sys.stderr.write(f"told: {asked.question} {asked.more}\n")
    sys.stdout.write(f"{kind}: {camera.taken} pictures\n")


def _say(_kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    if words and _HARMLESS not in words:
        sys.stderr.write(f"{words}\n")


def _one(folder: str, kind: str, place: str, *wanted: str) -> None:
    qInstallMessageHandler(_say)
    shoot(Path(folder), kind, Path(place), wanted)


def main() -> None:
    """Make the vaults, and start a process for each size and scheme: Qt reads the scale only once."""
    if sys.argv[1] == "--one":
        _one(*sys.argv[2:])
        return
    folder, *wanted = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    kinds = [f"{scheme.value}-{size}" for size in SIZES for scheme in (Scheme.LIGHT, Scheme.DARK)]
    sought = [word for word in wanted if word in kinds]
    names = [word for word in wanted if word not in kinds]
    for kind in sought or kinds:
        with tempfile.TemporaryDirectory(prefix="cordon-pictures-") as place:
            settings.place = lambda place=place: Path(place) / "settings.json"  # type: ignore[misc]
            story.make(Path(place) / "practice")
            subprocess.run(
                [sys.executable, "-m", "tests.pictures", "--one", folder, kind, place, *names],
                check=True,
                env={**os.environ, "QT_SCALE_FACTOR": SIZES[kind.partition("-")[2]]},
            )


if __name__ == "__main__":
    main()
