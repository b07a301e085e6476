"""Work beside the window: told in the window's thread, stopped when asked, and never begun after that."""

from threading import Event

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app import background
from desktop_app.background import Cancelled, Progress

LONG = 20.0


class Told:
    """What a job told the window."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []

    @property
    def is_over(self) -> bool:
        return bool(self.done or self.failed)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_what_it_returns_and_what_it_raises_are_told(owner: QObject, qtbot: QtBot) -> None:
    told = Told()

    def wrong(_progress: Progress) -> int:
        raise ValueError("seven")

    for work in (lambda _progress: 7, wrong):
        background.run(work, owner=owner, done=told.done.append, failed=told.failed.append)
    qtbot.waitUntil(lambda: bool(told.done and told.failed))
    assert told.done == [7]
    assert [str(error) for error in told.failed] == ["seven"]


def test_it_stops_at_its_next_step(owner: QObject, qtbot: QtBot) -> None:
    told, began, may_go = Told(), Event(), Event()

    def work(progress: Progress) -> None:
        progress(1, 2)
        began.set()
        may_go.wait(LONG)
        progress(2, 2)

    steps: list[int] = []
    job = background.run(work, owner=owner, done=told.done.append, failed=told.failed.append)
    job.progress.moved.connect(lambda done, _of: steps.append(done))
    assert began.wait(LONG)
    background.stop_all()
    may_go.set()
    qtbot.waitUntil(lambda: told.is_over)
    assert not told.done
    assert isinstance(told.failed[0], Cancelled)
    assert 2 not in steps


def test_what_has_not_begun_never_does(owner: QObject, qtbot: QtBot) -> None:
    told, others, may_go = Told(), Told(), Event()
    begun: list[Progress] = []
    places = QThreadPool.globalInstance().maxThreadCount()
    for _place in range(places):
        background.run(lambda _p: may_go.wait(LONG), owner=owner, done=others.done.append, failed=others.failed.append)
    background.run(begun.append, owner=owner, done=told.done.append, failed=told.failed.append)
    background.stop_all()
    may_go.set()
    qtbot.waitUntil(lambda: told.is_over and len(others.done) + len(others.failed) == places)
    assert not begun
    assert isinstance(told.failed[0], Cancelled)


def test_nobody_is_told_once_the_owner_is_gone(owner: QObject, qtbot: QtBot) -> None:
    told, may_go = Told(), Event()
    job = background.run(
        lambda _progress: may_go.wait(LONG), owner=owner, done=told.done.append, failed=told.failed.append
    )
    delete(owner)
    with qtbot.waitSignal(job.ended):
        may_go.set()
    assert not told.is_over
