"""Unlock: who opens the vault and with what, and beside it whether the vault is whole as far as one can see."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app import background, clock
from desktop_app.doors.house import Doors
from desktop_app.doors.names import PRACTICE_PASSPHRASE
from desktop_app.doors.outside import Outside
from desktop_app.errors import CordonError, Invalid, Problem, WrongPassphrase
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.unlock.screen import CardScreen, Pane, quiet_foot
from desktop_app.views.unlock.whole import WholeCard
from desktop_app.views.widgets.buttons import link, primary
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.passphrase import PassphraseField
from desktop_app.words import _

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
        self._busy = False
        self.pane = Pane(_("Unlock this vault"))
        self.form = Form()
        self.form.text("login", label=_("Your login"), longest=40, icon="user")
        self.form.add("passphrase", PassphraseField(), label=_("Passphrase"))
        self.form.only_when("login", lambda _values: self._ways > 1)
        self.hint = Label("", Style.META, Ink.MUTED, wrap=True, copyable=True)
        self.do_it = primary(_("Unlock"), icon="lock-open", done=self.unlock)
        self.do_it.setDefault(True)
        self.pane.column.addWidget(self.form)
        self.pane.column.addWidget(self.hint)
        self.pane.column.addSpacing(SPACE.hair)
        self.pane.column.addWidget(self.do_it)
        for words, name in ((_("Use the recovery sheet"), "recover"), (_("Choose another vault"), "welcome")):
            way = link(words, done=partial(self._turn_to, name))
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
        self._folder, self._ways = seen.folder, seen.ways
        opened = "" if seen.last_seen is None else say_moment(seen.last_seen, clock.now())
        told = _("Folder {name}").format(name=seen.folder.name)
        self.pane.put_meta(_("{folder}, last seen here {when}").format(folder=told, when=opened) if opened else told)
        self.hint.setText(
            _("A practice vault. Its passphrase is: {words}").format(words=PRACTICE_PASSPHRASE) if seen.practice else ""
        )
        self.hint.setVisible(seen.practice)
        self.form.field("login").want(self._ways > 1)
        self.form.fill({"login": login, "passphrase": ""})
        self.form.clear_problems()
        self.whole.show_outside(seen)
        self._rest()

    @override
    def first(self) -> QWidget | None:
        login = self.form.field("login")
        empty = login.wanted and login.control.value() is None
        return self.form.field("login" if empty else "passphrase").control.target()

    @override
    def clear(self) -> None:
        self.form.fill({"login": "", "passphrase": ""})
        self.form.clear_problems()

    def unlock(self) -> None:
        """Try to open the vault with what was typed."""
        if self._busy or self._wait or not self.form.ready():
            return
        values, folder = self.form.values(), self._folder
        if missing := self._missing():
            self.form.show_problems(missing)
            self.form.focus_first_problem()
            return
        login = str(values["login"]) if "login" in values else None
        passphrase = str(values["passphrase"])
        self._begin()
        background.run(
            lambda _progress: self._doors.open(folder, login=login, passphrase=passphrase),
            owner=self,
            done=self._on_opened,
            failed=self._on_failed,
        )

    def _missing(self) -> list[Problem]:
        """Return what is not typed yet; nothing is marked as needed here, for everything is."""
        words = {"login": _("Type your login."), "passphrase": _("Type your passphrase.")}
        fields = [field for field in self.form.fields() if field.wanted and field.control.value() is None]
        return [Problem(field=field.name, message=words[field.name], rule="form") for field in fields]

    def _turn_to(self, name: str) -> None:
        self.turn.emit(name)

    def _begin(self) -> None:
        self._busy = True
        self.do_it.setEnabled(False)
        self.do_it.put_words(_("Opening…"))

    def _rest(self) -> None:
        self._busy = False
        self.do_it.setEnabled(not self._wait)
        self.do_it.put_words(_("Wait {seconds} s").format(seconds=self._wait) if self._wait else _("Unlock"))

    def _on_opened(self, vault: object) -> None:
        self._tries = self._wait = 0
        self.clear()
        self._rest()
        self.opened.emit(vault)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self._refuse(error)
            return
        self._rest()
        if isinstance(error, Invalid):
            self.form.show_problems(error.problems)
            self.form.focus_first_problem()
        elif isinstance(error, CordonError):
            self.failed.emit(error)
        else:
            raise error

    def _refuse(self, error: WrongPassphrase) -> None:
        self._tries += 1
        if self._tries > FREE_TRIES:
            self._wait = min(LONGEST_WAIT, 2 ** (self._tries - FREE_TRIES))
            self._clock.start()
        self._rest()
        words = f"{error.sentence} {error.next_step}"
        self.form.show_problems([Problem(field="passphrase", message=words, rule="wrong-passphrase")])
        target = self.form.field("passphrase").control.target()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()  # type: ignore[attr-defined]

    def _on_second(self) -> None:
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self._clock.stop()
        if not self._busy:
            self._rest()
