"""A field for a passphrase: hidden, with an eye that shows it; a new one is asked for twice."""

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.views.theme import SPACE
from desktop_app.views.widgets.buttons import IconButton
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.text import PassphraseLine
from desktop_app.words import _

NEW, AGAIN = "passphrase", "again"


class PassphraseField(Control):
    """A hidden passphrase with an eye that shows it; it is never part of a draft."""

    def __init__(self) -> None:
        """Begin empty and hidden."""
        super().__init__()
        self.line = PassphraseLine()
        row = QHBoxLayout()
        row.setSpacing(SPACE.hair)
        row.addWidget(self.line, 1)
        self.eye = IconButton(_("Show the passphrase"), "eye", done=self._turn)
        row.addWidget(self.eye)
        self.column.addLayout(row)
        self.line.textChanged.connect(lambda _words: self.changed.emit())
        self.line.caps_lock.connect(self._on_caps)
        self.line.refused.connect(self.refused)

    def _turn(self) -> None:
        self._show(self.line.echoMode() is PassphraseLine.EchoMode.Password)

    def _show(self, clear: bool) -> None:
        self.line.setEchoMode(PassphraseLine.EchoMode.Normal if clear else PassphraseLine.EchoMode.Password)
        self.eye.put_icon("eye-off" if clear else "eye")
        self.eye.setAccessibleName(_("Hide the passphrase") if clear else _("Show the passphrase"))

    def _on_caps(self, on: bool) -> None:
        self.advised.emit([_("Caps Lock seems to be on.")] if on else [])

    @override
    def value(self) -> object:
        return self.line.text() or None

    @override
    def choose(self, value: object) -> None:
        self._show(False)  # whoever types the next one did not open the eye
        self.line.setText("" if value is None else str(value))

    @override
    def missing(self) -> str:
        return _("This is needed.")

    @override
    def draft(self) -> object:
        return None

    @override
    def restore(self, draft: object) -> None:
        """Nothing is put back: a passphrase is never kept."""

    @override
    def target(self) -> QWidget:
        return self.line

    @override
    def mark_bad(self, bad: bool) -> None:
        self.line.mark_bad(bad)


def ask_twice(form: Form, guidance: Guidance | None = None) -> None:
    """Add a new passphrase and the same once more to a form."""
    form.add(
        NEW,
        PassphraseField(),
        label=_("New passphrase"),
        helper=_("At least 12 characters. Four or five words are easy to keep in mind."),
        required=True,
        guidance=guidance,
    )
    form.add(AGAIN, PassphraseField(), label=_("The same once more"), required=True)


def differing(values: Values) -> list[Problem]:
    """Return what is wrong where the two are not the same."""
    if values.get(NEW) == values.get(AGAIN):
        return []
    return [Problem(field=AGAIN, message=_("The two passphrases differ. Type the same one twice."), rule="differ")]
