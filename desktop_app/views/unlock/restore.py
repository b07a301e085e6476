"""Putting a backup back: which one, what will happen, who does it and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock, guard
from desktop_app.background import Progress
from desktop_app.doors.house import Doors
from desktop_app.errors import CordonError, InputFault, Invalid, NotAllowed, Problem, WrongPassphrase
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.unlock.fields import FileField, PracticeBox
from desktop_app.views.unlock.form_screen import FormScreen
from desktop_app.views.unlock.new_vault import own_words
from desktop_app.views.unlock.screen import points
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.card import Box
from desktop_app.views.widgets.control import ChoiceControl
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.passphrase import PassphraseField
from desktop_app.views.widgets.sizes import say_size
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.doors.putting_back import Copy, PutBack

#: The answer that asks for a file instead of one of the vault's own backups.
ELSEWHERE: Final = "elsewhere"


class Restore(FormScreen):
    """``put_back`` carries what was put back, with the vault, open."""

    put_back = Signal(object)

    def __init__(self, doors: Doors) -> None:
        """Build the form."""
        super().__init__(
            _("Put back a backup"),
            _("For a vault that is damaged, incomplete or not to be trusted. Nothing is deleted."),
            _("Put it back"),
            icon="rotate-ccw",
            back="again",
        )
        self._doors = doors
        self._folder = Path()
        self._ways = 0
        self._held: list[Copy] = []
        self._ask_which()
        self.form.put(_what_happens())
        self._ask_who()

    def _ask_which(self) -> None:
        form = self.form
        self._which = ChoiceControl([], drop=True)
        form.add("backup", self._which, label=_("Which backup"), required=True, guidance=Guidance(
            paragraphs=(
                _("Take the newest one from before the trouble began. What was recorded after it must be written down "
                  "again; find it on printed sheets, or in what is kept aside."),
                _("Before it is put back, every page of it is opened and checked. If it is not whole, nothing is "
                  "changed."),
            ), source=own_words()))  # fmt: skip
        form.add("file", FileField(self._choose), label=_("The file"), required=True,
                 helper=_("A backup of this vault that was saved elsewhere; its name ends with .cordon."))  # fmt: skip
        form.only_when("file", lambda values: values.get("backup") == ELSEWHERE)

    def _ask_who(self) -> None:
        form = self.form
        form.text(
            "login",
            label=_("Your login"),
            longest=guard.LOGIN.longest,
            icon="user",
            required=True,
            missing=_("This is needed."),
        )
        form.only_when("login", lambda _values: self._ways != 1)
        form.add("passphrase", PassphraseField(), label=_("Passphrase"), required=True, guidance=Guidance(
            paragraphs=(
                _("The one that opens this vault now. Where the vault’s lock is damaged, the one that opened it when "
                  "the backup was made."),
            ), source=own_words()))  # fmt: skip
        self.hint = PracticeBox()
        form.put(self.hint)
        form.note("reason", label=_("Why it is put back"), longest=guard.NOTE.longest, lines=2, required=True,
                  helper=_("What happened to the vault, and who said so. This stands in the record."))  # fmt: skip

    def show_vault(self, folder: Path, login: str = "") -> None:
        """Offer the backups of a vault, whole or not; ``login`` is who had it open a moment ago."""
        self._folder = folder
        try:
            seen = self._doors.look(folder)
            self._ways, practice = seen.ways, seen.practice
        except CordonError:  # its lock is damaged: who can open it is not known
            self._ways, practice = 0, False
        self._held = self._doors.copies(folder)
        told = [(one.path.name, _told(one)) for one in self._held]
        self._which.offer([*told, (ELSEWHERE, _("A file that is kept elsewhere…"))])
        self.hint.setVisible(practice)
        newest = next((one.path.name for one in self._held if one.whole and not one.replaced), ELSEWHERE)
        self.form.field("login").want(self._ways != 1)
        empty = dict.fromkeys(("file", "passphrase", "reason"), "")
        self.begin_with({**empty, "backup": newest, "login": login})

    @override
    def clear(self) -> None:
        self.begin_with(dict.fromkeys(("file", "login", "passphrase", "reason"), ""))

    @override
    def carry_out(self) -> None:
        if not self.form.ready():
            return
        values, folder, chosen = self.form.values(), self._folder, self._chosen()

        def work(progress: Progress) -> "PutBack":
            return self._doors.put_back(
                chosen,
                folder,
                login=str(values["login"]) if "login" in values else None,
                passphrase=str(values["passphrase"]),
                reason=str(values["reason"]),
                tick=progress.moved.emit,  # it only says how far it is: nothing may stop it half way
            )

        sentence = _("Checking the backup and putting it back…")
        wait_for(self, sentence, work, done=self._on_put_back, failed=self._on_failed)

    def _chosen(self) -> Path:
        values = self.form.values()
        own = next((one.path for one in self._held if one.path.name == values.get("backup")), None)
        return own or Path(str(values.get("file", "")))

    def _choose(self) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return ask.which_file(
            self, _("Choose the backup"), Path(documents), kind=_("Cordon backup (*.cordon)")
        )  # fmt: skip

    def _on_put_back(self, done: "PutBack") -> None:
        self.clear()
        self.put_back.emit(done)

    def _on_failed(self, fault: CordonError) -> None:
        if isinstance(fault, WrongPassphrase):
            words = f"{fault.sentence} {fault.next_step}"
            self.show_fault(Invalid([Problem(field="passphrase", message=words, rule="wrong-passphrase")]))
        elif isinstance(fault, InputFault) and not isinstance(fault, Invalid | NotAllowed):
            field = "file" if self.form.values().get("backup") == ELSEWHERE else "backup"
            self.show_fault(Invalid([Problem(field=field, message=str(fault), rule="backup")]))
        else:
            self.show_fault(fault)


def _told(one: "Copy") -> str:
    """Return one backup in a line: when, how large, and what is known of it."""
    if not one.whole:
        known = _("cannot be read any more")
    elif one.replaced:
        known = _("what was replaced then, not checked")
    else:
        known = _("opened and checked when it was made")
    when = say_moment(one.made_at, clock.now())
    return _("{when} · {size} · {known}").format(when=when, size=say_size(one.size), known=known)


def _what_happens() -> QWidget:
    box = Box()
    box.setAccessibleName(_("What will happen"))
    column = QVBoxLayout(box)
    column.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.snug)
    column.setSpacing(SPACE.tight)
    column.addWidget(Label(_("What will happen"), Style.CARD))
    points(
        column,
        (
            ("rotate-ccw", "accent", _("The backup takes the place of the vault’s records"),
             _("What was recorded after it was made is then no longer in the vault.")),
            ("shield-check", "green", _("What stands there now is kept aside"),
             _("As one file in the vault’s folder named backups. Nothing is deleted, and it can be put back too.")),
            ("scroll-text", "ink2", _("It is recorded"),
             _("Who put it back, when, why, and which records it replaced.")),
        ),
    )  # fmt: skip
    return box
