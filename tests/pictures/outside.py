"""The screens before a vault is open: welcome, a new vault, unlocking, and every way in which that can fail."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop_app import background
from desktop_app.doors import beginning
from desktop_app.doors.house import Doors, Wanted
from desktop_app.errors import CordonError
from desktop_app.vault.vault import Vault
from desktop_app.views.main_window import MainWindow
from tests.pictures import story
from tests.pictures.camera import Camera


def outside(camera: Camera, window: MainWindow, vaults: Path) -> None:
    """Take the screens before a vault is open; leaves an empty vault in ``vaults / "another"``."""
    door = window.doorway
    camera.take("welcome")
    door.welcome.turn.emit("new")
    camera.take("new-vault")
    door.new.carry_out()
    camera.take("new-vault-refused")
    wanted = Wanted(
        folder=vaults / "another", school="Larkmoor Imaginary School", dsl="Odile Pretendwell", login="opretend",
        initials="OP", passphrase=story.PASSPHRASE,
    )  # fmt: skip
    begun = Doors(floor=story.CHEAP, cost=story.CHEAP).begin(wanted)
    door.new.made.emit(begun)
    camera.take("recovery-sheet")
    begun.vault.close()
    practice = vaults / "practice" / beginning.PRACTICE_VAULT
    door.show_vault(practice)
    camera.take("unlock")
    line = door.unlock.form.field("passphrase").control.target()
    assert isinstance(line, QLineEdit)
    line.setText("practise vault only")
    door.unlock.unlock()
    background.wait_for_all()
    camera.take("unlock-wrong-passphrase")
    door.unlock.turn.emit("recover")
    camera.take("recover")
    faults(camera, window, practice)


def faults(camera: Camera, window: MainWindow, practice: Path) -> None:
    """Take why a vault cannot be opened, each as a vault in that state says it."""
    for name, harm in (("damaged", _damage), ("newer", _make_newer), ("missing", _take_records), ("gone", _take_all)):
        copy = practice.with_name(name)
        shutil.copytree(practice, copy)
        harm(copy)
        window.doorway.show_fault(_fault(copy))
        camera.take(f"fault-{name}")
        shutil.rmtree(copy, ignore_errors=True)
    with ExitStack() as held:
        held.enter_context(_opened(practice))
        window.doorway.show_fault(_fault(practice))
        camera.take("fault-in-use")


def _opened(folder: Path) -> Vault:
    return Vault.open(folder, passphrase=beginning.PRACTICE_PASSPHRASE, floor=story.CHEAP)


def _fault(folder: Path) -> CordonError:
    """Return what opening it says."""
    try:
        _opened(folder).close()
    except CordonError as fault:
        return fault
    raise AssertionError("it could be opened")


Harm = Callable[[Path], object]


def _damage(folder: Path) -> None:
    records = folder / "records.db"
    held = records.read_bytes()
    records.write_bytes(held[: len(held) // 2] + bytes(8192) + held[len(held) // 2 + 8192 :])


def _make_newer(folder: Path) -> None:
    header = folder / "header.json"
    written = header.read_text("utf-8")
    newer = written.replace('"format":1', '"format":2').replace('"format": 1', '"format": 2')
    assert newer != written
    header.write_text(newer, "utf-8")


def _take_records(folder: Path) -> None:
    (folder / "records.db").unlink()


def _take_all(folder: Path) -> None:
    shutil.rmtree(folder)
