"""Unlock: who opens the vault and with what, and beside it whether the vault is whole as far as one can see."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app import background, clock
from desktop_app.background import Cancelled, Job, Progress
from desktop_app.doors.house import Doors
from desktop_app.doors.names import PRACTICE_PASSPHRASE
from desktop_app.doors.outside import Outside
from desktop_app.errors import CordonError, Invalid, Problem, WrongPassphrase
from desktop_app.views.theme import SPACE
from desktop_app.views.unlock.fields import PracticeBox
from desktop_app.views.unlock.screen import CardScreen, Pane, quiet_foot
from desktop_app.views.unlock.whole import WholeCard
from desktop_app.views.widgets.buttons import link, primary
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.passphrase import PassphraseField
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.workspace import OpenVault

#: So many wrong passphrases are free; after each further one the wait doubles, up to the longest.
FREE_TRIES, LONGEST_WAIT = 3, 30


class Unlock(CardScreen):
    """``opened`` carries the open vault, ``failed`` an error that is more than a wrong passphrase."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, doors: Doors) -> None:
        """Begin without a vault to open."""
        super().__init__(quiet_foot())
        self._doors = doors
        self._folder = Path()
        self._ways = 1
        self._tries = self._wait = 0
        self._attempt: Job | None = None
        self.pane = Pane(_("Unlock this vault"))
        self.form = Form()
        self.form.text("login", label=_("Your login"), longest=40, icon="user")
        self.form.add("passphrase", PassphraseField(), label=_("Passphrase"))
        self.form.only_when("login", lambda _values: self._ways > 1)
        self.hint = PracticeBox()
        self.do_it = primary(_("Unlock"), icon="lock-open", done=self.unlock)
        self.do_it.setDefault(True)
        self.pane.column.addWidget(self.form)
        self.pane.column.addWidget(self.hint)
        self.pane.column.addSpacing(SPACE.hair)
        self.pane.column.addWidget(self.do_it)
        self._ways_off = []
        for words, name in ((_("Use the recovery sheet"), "recover"), (_("Choose another vault"), "welcome")):
            way = link(words, done=partial(self._turn_to, name))
            self._ways_off.append(way)
            self.pane.column.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
        self.pane.column.addStretch(1)
        self.whole = WholeCard()
        self.put(self.pane, self.whole)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)
        for name in ("login", "passphrase"):
            line = self.form.field(name).control.target()
            line.returnPressed.connect(self.unlock)  # type: ignore[attr-defined]

    @property
    def folder(self) -> Path:
        """The folder of the vault that is to be opened."""
        return self._folder

    @property
    def login(self) -> str:
        """The login that was typed, or nothing."""
        return str(self.form.values().get("login", ""))

    def show_vault(self, seen: Outside, login: str = "") -> None:
        """Ask for what opens this vault; ``login`` is who had it open a moment ago."""
        self._give_up()
        self._folder, self._ways = seen.folder, seen.ways
        opened = "" if seen.last_seen is None else say_moment(seen.last_seen, clock.now())
        told = _("Folder {name}").format(name=seen.folder.name)
        self.pane.put_meta(_("{folder}, last seen here {when}").format(folder=told, when=opened) if opened else told)
        self.hint.setVisible(seen.practice)
        self.form.field("login").want(self._ways > 1)
        # Filled in where it is the only way in; for others, somebody chose a passphrase of their own.
        known = PRACTICE_PASSPHRASE if seen.practice and seen.ways == 1 else ""
        self.form.fill({"login": login, "passphrase": known})
        self.form.clear_problems()
        self.whole.show_outside(seen)

    @override
    def first(self) -> QWidget | None:
        login = self.form.field("login")
        empty = login.wanted and login.control.value() is None
        return self.form.field("login" if empty else "passphrase").control.target()

    @override
    def leave(self) -> bool:
        self.clear()
        return True

    @override
    def clear(self) -> None:
        self._give_up()
        self.form.fill({"login": "", "passphrase": ""})
        self.form.clear_problems()

    def unlock(self) -> None:
        """Try to open the vault with what was typed."""
        if self._attempt is not None or self._wait or not self.form.ready():
            return
        values, folder = self.form.values(), self._folder
        if missing := self._missing():
            self.form.show_problems(missing)
            self.form.focus_first_problem()
            return
        login = str(values["login"]) if "login" in values else None
        passphrase = str(values["passphrase"])

        def work(progress: Progress) -> "OpenVault":
            return _wanted_still(self._doors.open(folder, login=login, passphrase=passphrase), progress)

        attempt = background.run(
            work,
            owner=self,
            done=lambda vault: self._on_opened(attempt, vault),
            failed=lambda error: self._on_failed(attempt, error),
        )
        self._begin(attempt)

    def _missing(self) -> list[Problem]:
        """Return what is not typed yet; nothing is marked as needed here, for everything is."""
        words = {"login": _("Type your login."), "passphrase": _("Type your passphrase.")}
        fields = [field for field in self.form.fields() if field.wanted and field.control.value() is None]
        return [Problem(field=field.name, message=words[field.name], rule="form") for field in fields]

    def _turn_to(self, name: str) -> None:
        self.turn.emit(name)

    def _begin(self, attempt: Job) -> None:
        self._attempt = attempt
        for way in self._ways_off:
            way.setEnabled(False)
        self.do_it.setEnabled(False)
        self.do_it.put_words(_("Opening…"))

    def _give_up(self) -> None:
        """Let an attempt that is under way come to nothing: what opens after all is closed again."""
        if self._attempt is not None:
            self._attempt.cancel()
        self._rest()

    def _rest(self) -> None:
        self._attempt = None
        for way in self._ways_off:
            way.setEnabled(True)
        self.do_it.setEnabled(not self._wait)
        self.do_it.put_words(_("Wait {seconds} s").format(seconds=self._wait) if self._wait else _("Unlock"))

    def _on_opened(self, attempt: Job, vault: "OpenVault") -> None:
        if attempt is not self._attempt:
            vault.close()  # given up in the very moment in which it came
            return
        self._tries = self._wait = 0
        self._rest()
        self.clear()
        self.opened.emit(vault)

    def _on_failed(self, attempt: Job, error: Exception) -> None:
        is_wrong = isinstance(error, WrongPassphrase)
        if is_wrong:
            self._count()  # also where it was given up meanwhile, or guessing were free
        if attempt is not self._attempt:
            return
        self._rest()
        if isinstance(error, WrongPassphrase):
            self._refuse(error)
        elif isinstance(error, Invalid):
            self.form.show_problems(error.problems)
            self.form.focus_first_problem()
        elif isinstance(error, CordonError):
            self.failed.emit(error)
        else:
            raise error

    def _count(self) -> None:
        self._tries += 1
        if self._tries > FREE_TRIES:
            self._wait = min(LONGEST_WAIT, 2 ** (self._tries - FREE_TRIES))
            self._clock.start()

    def _refuse(self, error: WrongPassphrase) -> None:
        words = f"{error.sentence} {error.next_step}"
        self.form.show_problems([Problem(field="passphrase", message=words, rule="wrong-passphrase")])
        target = self.form.field("passphrase").control.target()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()  # type: ignore[attr-defined]

    def _on_second(self) -> None:
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self._clock.stop()
        if self._attempt is None:
            self._rest()


def _wanted_still(vault: "OpenVault", progress: Progress) -> "OpenVault":
    """Return the vault that was opened; where nobody waits for it any more, close it here, beside the window.

    Raises:
        Cancelled: nobody does.
    """
    try:
        progress.go_on()
    except Cancelled:
        vault.close()
        raise
    return vault
