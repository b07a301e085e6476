"""The open vault as the window sees it, when it is locked while something beside the window still reads in it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app import background, settings
from desktop_app.background import Progress
from desktop_app.errors import VaultFault
from desktop_app.workspace import Verdict, Workspace
from tests import build

LONG = 20.0


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Workspace]:
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    vault = build.new_vault(tmp_path / "vault")
    build.add_staff(vault)
    workspace = Workspace()
    workspace.adopt(vault)
    yield workspace
    workspace.lock()
    background.wait_for_all()


def test_a_check_under_way_stops_before_the_vault_is_closed(workspace: Workspace, qtbot: QtBot) -> None:
    owner = QObject()
    began, may_go = Event(), Event()
    verdicts: list[Verdict] = []
    faults: list[Exception] = []
    closed: list[list[str]] = []

    def check(_progress: Progress) -> Verdict:
        def step(_done: int, _of: int) -> None:
            began.set()
            may_go.wait(LONG)

        return workspace.check(step)

    background.run(check, owner=owner, done=verdicts.append, failed=faults.append)
    assert began.wait(LONG)
    vault = workspace.vault
    released = workspace.release()
    assert released is not None
    background.run(lambda _progress: released.close(), owner=owner, done=closed.append, failed=faults.append)
    with vault.reading() as session:
        assert session.is_active, "it stays open while somebody reads in it"
    may_go.set()
    qtbot.waitUntil(lambda: bool(closed) and bool(faults))
    assert not verdicts
    assert [type(fault) for fault in faults] == [VaultFault]
    assert closed == [[]]


def test_nothing_begins_once_it_is_locked(workspace: Workspace, tmp_path: Path) -> None:
    workspace.lock()
    for late in (lambda: workspace.check(lambda _done, _of: None), workspace.back_up):
        with pytest.raises(VaultFault, match="locked"):
            late()
    with pytest.raises(VaultFault, match="locked"):
        workspace.backup(tmp_path / "copy.cordon")


def test_it_can_be_checked_again_after_it_was_opened_again(workspace: Workspace, tmp_path: Path) -> None:
    workspace.lock()
    workspace.adopt(build.open_vault(tmp_path / "vault"))
    assert workspace.check(lambda _done, _of: None).sound
    assert workspace.back_up() > 0
