"""The only threads in the program: long work beside the window, with progress, cancelling, and an owner."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.errors import CordonError

T = TypeVar("T")


class Cancelled(Exception):
    """The work was cancelled; what it had begun was put back by the work itself."""


class Progress(QObject):
    """How far a piece of work is; it tells the window, and learns from it whether to stop."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        """Begin with nothing done and nobody asking to stop."""
        super().__init__()
        self._stop = False

    def __call__(self, done: int, of: int) -> None:
        """Say that so many steps of so many are done; stop here if that was asked for.

        Raises:
            Cancelled: the person cancelled it, or the vault it is about was locked.
        """
        self.go_on()
        self.moved.emit(done, of)

    def cancel(self) -> None:
        """Ask the work to stop at its next step, or not to begin."""
        self._stop = True

    def go_on(self) -> None:
        """Stop here if that was asked for.

        Raises:
            Cancelled: the person cancelled it, or the vault it is about was locked.
        """
        if self._stop:
            raise Cancelled


class Job(QObject):
    """One piece of work under way; ends with exactly one of its callbacks, or with none if its owner is gone."""

    ended = Signal()
    _came = Signal(object, object)

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Remember whom to tell."""
        super().__init__()
        self.progress = Progress()
        self._owner, self._done, self._failed = owner, done, failed
        self._came.connect(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop; ``failed`` gets Cancelled once it has."""
        self.progress.cancel()

    @Slot(object, object)
    def _tell(self, result: object, error: Exception | None) -> None:
        _running.discard(self)
        self.ended.emit()
        if not isValid(self._owner):
            return
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class _Work(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work

    @override
    def run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            self._job.progress.go_on()
            result = self._work(self._job.progress)
        except (CordonError, Cancelled) as known:
            error = known
        except Exception as bug:  # noqa: BLE001 - it is shown as a bug by the window, in the window's own thread
            error = bug
        self._job._came.emit(result, error)


_running: set[Job] = set()


def run(
    work: Callable[[Progress], T],
    *,
    owner: QObject,
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> Job:
    """Do ``work`` beside the window and call ``done`` or ``failed`` in the window's thread.

    Args:
        work: gets a Progress to call now and then; no session of the window's may be used in it.
        owner: once this is gone, nobody is called any more.
        done: gets what the work returned.
        failed: gets what it raised: an error of the house, Cancelled, or a bug.
    """
    job = Job(owner, done, failed)
    _running.add(job)  # the job must outlive the call, whatever the caller keeps
    QThreadPool.globalInstance().start(_Work(job, work))
    return job


def stop_all() -> None:
    """Ask all work to stop at its next step; what has not begun never will. Each job's ``failed`` gets Cancelled."""
    for job in tuple(_running):
        job.cancel()


def wait_for_all() -> None:
    """Wait until no work is under way; for the end of the program."""
    QThreadPool.globalInstance().waitForDone()
