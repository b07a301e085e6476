"""The recovery sheet used: a new passphrase for someone who has forgotten theirs, or for the next lead."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.doors.house import Doors, slip_in
from desktop_app.errors import CordonError, Invalid, Problem, WrongPassphrase
from desktop_app.views.unlock.form_screen import FormScreen
from desktop_app.views.unlock.new_vault import own_words
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.passphrase import ask_twice, differing
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _


class Recover(FormScreen):
    """``opened`` carries the open vault, ``failed`` an error that is not about what was typed."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, doors: Doors) -> None:
        """Build the form."""
        super().__init__(
            _("Use the recovery sheet"),
            _("It sets a new passphrase for one login. That it was used stands in the record."),
            _("Set the passphrase and unlock"),
            icon="key-round",
            back="unlock",
        )
        self._doors = doors
        self._folder = Path()
        self.form.text(
            "code", label=_("The code on the sheet"), longest=80, icon="key-round", required=True, recorded=False,
            missing=_("This is needed."),
            helper=_("Nine groups of four. Spaces and dashes do not matter."),
            guidance=Guidance(
                paragraphs=(
                    _("Capital or small letters are the same. There is no letter O, I or L in it: read 0 and 1."),
                    _("A new sheet ends the older one. Look for the newest if this one does not open the vault."),
                ),
                source=own_words(),
            ),
        )  # fmt: skip
        self.form.text(
            "login",
            label=_("Your login"),
            longest=guard.LOGIN.longest,
            icon="user",
            required=True,
            missing=_("This is needed."),
        )
        ask_twice(self.form)

    def show_vault(self, folder: Path) -> None:
        """Ask for the code of this vault."""
        self._folder = folder
        self.clear()

    @override
    def first(self) -> QWidget | None:
        return self.form.field("code").control.target()

    @override
    def clear(self) -> None:
        self.begin_with(dict.fromkeys(("code", "login", "passphrase", "again"), ""))

    @override
    def carry_out(self) -> None:
        if not self.form.ready():
            return
        values, folder = self.form.values(), self._folder
        wrong = differing(values)
        if slip := slip_in(str(values["code"])):
            wrong.insert(0, Problem(field="code", message=slip, rule="recovery-code"))
        if wrong:
            self.show_fault(Invalid(wrong))
            return
        wait_for(
            self,
            _("Opening the vault with the recovery code…"),
            lambda _progress: self._doors.recover(
                folder,
                code=str(values["code"]),
                login=str(values["login"]),
                passphrase=str(values["passphrase"]),
            ),
            done=self._on_opened,
            failed=self._on_failed,
        )

    def _on_opened(self, vault: object) -> None:
        self.clear()
        self.opened.emit(vault)

    def _on_failed(self, fault: CordonError) -> None:
        if isinstance(fault, WrongPassphrase):
            words = f"{fault.sentence} {fault.next_step}"
            self.show_fault(Invalid([Problem(field="code", message=words, rule="wrong-code")]))
        elif isinstance(fault, Invalid):
            self.show_fault(fault)
        else:
            self.failed.emit(fault)
