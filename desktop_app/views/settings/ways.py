"""The recovery sheet: a new one when the old one is lost or was seen; the old one ends only once it is stored."""

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop_app.doors import ways
from desktop_app.doors.beginning import RECOVERY_SHEET
from desktop_app.doors.house import is_last_group, store_sheet
from desktop_app.errors import CordonError, Problem
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services import school
from desktop_app.services.rules.verb import Verb
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.settings.rows import deed
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.elsewhere import away_from
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _

NEW_SHEET = "settings.recovery"


class WaysCard(Card):
    """Says what the recovery sheet is for. ``go`` carries the way to a new one."""

    go = Signal(object)

    def __init__(self) -> None:
        """Build the card."""
        super().__init__(_("Recovery sheet"), icon="key-round")
        self.make = outlined(_("Make a new sheet"), icon="printer", row=True,
                             done=lambda: self.go.emit(deed(NEW_SHEET)))  # fmt: skip
        self.title_line.addWidget(self.make)
        self.add(
            Label(
                _("The one way in if every passphrase is forgotten. Make a new one when the old one is lost, or when "
                  "someone saw it who should not have: the old one then opens nothing any more."),
                Style.BODY, Ink.SECOND, wrap=True,
            )
        )  # fmt: skip

    def show_state(self, *, may_change: bool) -> None:
        """Offer a new sheet to those who may make one."""
        self.make.setVisible(may_change)


class NewSheet(Deed):
    """Makes a new recovery sheet; the old one goes on working until the new one is stored."""

    verb: ClassVar[Verb[Any]] = school.note_vault_event
    does = _("Replace the old sheet")
    icon = "key-round"
    timed = False
    help_topic = "settings-deed"

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Settings"), going=Going(place=Place.SETTINGS)), Crumb(words=self.title()))

    @override
    def title(self) -> str:
        return _("A new recovery sheet")

    @override
    def meanwhile(self) -> str:
        return _("Until then the old sheet goes on working.")

    @override
    def build(self, form: Form) -> None:
        self._code, self._page = "", b""
        self.save = outlined(_("Save the sheet…"), icon="file-text", done=self._on_save)
        form.put(Label(_("1. Save the sheet, print it, lock the paper away, and delete the file."), wrap=True))
        form.put(self.save)
        self.saved = Label("", Style.META, Ink.MUTED, wrap=True)
        form.put(self.saved)
        form.text("group", label=_("2. The last group of the code"), longest=8, required=True,
                  helper=_("Four characters. Read them from the sheet itself."))  # fmt: skip
        form.tick("away", _("It is locked away, not beside the vault"), label=_("Where it is now"))

    @override
    def draft(self) -> dict[str, object]:
        return {}

    @override
    def clear(self) -> None:
        super().clear()
        self._code, self._page = "", b""

    @override
    def only(self) -> frozenset[StaffRole] | None:
        return LEADS

    @override
    def _say_who_may(self) -> None:
        super()._say_who_may()
        self.save.setEnabled(self.do_it.isEnabled())

    @override
    def carry_out(self) -> None:
        if not self.is_wanted() or not self.form.ready():
            return
        values, wrong = self.form.values(), []
        if not self._code or not is_last_group(self._code, str(values.get("group", ""))):
            words = _("That is not what stands there. Save the sheet first, then read it from there.")
            wrong.append(Problem(field="group", message=words, rule="sheet"))
        if not values.get("away"):
            words = _("Store the sheet away from the vault first.")
            wrong.append(Problem(field="away", message=words, rule="away"))
        if wrong:
            self.form.show_problems(wrong)
            self.form.focus_first_problem()
            return
        vault, code = self.workspace.vault, self._code
        wait_for(
            self, _("Replacing the recovery sheet…"), lambda _progress: ways.replace_code(vault, code),
            done=self._on_replaced,
        )  # fmt: skip

    def _on_save(self) -> None:
        begin = away_from(self.workspace.vault.folder) / RECOVERY_SHEET
        target = ask.where_to_save(self, _("Save the recovery sheet"), begin, kind=_("PDF (*.pdf)"))
        if target is None:
            return
        try:
            if not self._code:
                self._code, self._page = ways.new_code(self.workspace.vault)
            target = target if target.suffix else target.with_suffix(".pdf")
            store_sheet(self.workspace.vault.folder, self._page, target)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self._touched = True
        self.saved.setText(_("Saved: {file}. Open it from there to print it.").format(file=target))
        self.form.field("group").take_focus()

    def _on_replaced(self, _nothing: None) -> None:
        self.note_done()
        self.workspace.announce(frozenset({"vault_event"}))
        self.said.emit(_("The new recovery sheet is the only one now."))
        self.go.emit(Going(back=True))
