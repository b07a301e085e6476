"""The recovery sheet of a new vault: stored away from it, and seen to be readable, before anything else is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.doors.house import Doors, is_last_group
from desktop_app.doors.names import RECOVERY_SHEET
from desktop_app.errors import CordonError, Problem
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.unlock.screen import CardScreen, Pane, points
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import link, outlined, primary
from desktop_app.views.widgets.elsewhere import away_from
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.doors.beginning import Begun


class RecoverySheet(CardScreen):
    """``stored`` carries the open vault once the sheet is stored, ``given_up`` that the vault was taken away again."""

    stored = Signal(object)
    given_up = Signal()
    #: Whether there is a vault here, open, whose sheet is not stored yet.
    waiting = Signal(bool)

    def __init__(self, doors: Doors) -> None:
        """Begin without a sheet."""
        super().__init__()
        self._doors = doors
        self._begun: Begun | None = None
        self.save = outlined(_("Save the sheet…"), icon="file-text", done=self._on_save)
        self.show_code = link(_("Or show the code, to write it down"), done=self._on_show)
        self.code = Label("", Style.RESULT, Ink.INK, wrap=True, copyable=False)
        self.saved = Label("", Style.META, Ink.MUTED, wrap=True)
        self.form = Form()
        self.form.text("group", label=_("The last group of the code"), longest=8, required=True, recorded=False,
                       missing=_("This is needed."),
                       helper=_("Four characters. Read them from the sheet itself."))  # fmt: skip
        self.form.tick("away", _("It is locked away, not beside the vault"), label=_("Where it is now"))
        self.do_it = primary(_("Open the vault"), icon="lock-open", done=self.carry_out)
        self.drop = link(_("Do not keep this vault"), done=self.give_up)
        self.put(self._sheet_pane(), self._check_pane())
        self.form.field("group").control.target().returnPressed.connect(self.carry_out)  # type: ignore[attr-defined]

    @property
    def is_waiting(self) -> bool:
        """Whether there is a vault whose sheet is not stored yet."""
        return self._begun is not None

    def show_begun(self, begun: "Begun") -> None:
        """Show the sheet of a vault that has just begun."""
        self._begun = begun
        self.saved.setText("")
        self.cover()
        self.form.clear_problems()
        self.waiting.emit(True)

    def cover(self) -> None:
        """Take the code off the screen, and what was typed of it: nobody seems to be there. It can be shown again."""
        self.code.setText("")
        self.code.setAccessibleName("")
        self.code.hide()
        self.show_code.show()
        self.form.fill({"group": "", "away": False})

    @override
    def first(self) -> QWidget | None:
        return self.save

    @override
    def clear(self) -> None:
        self._begun = None
        self.cover()
        self.waiting.emit(False)

    def carry_out(self) -> None:
        """Go on into the vault, once the sheet is stored."""
        begun = self._begun
        if begun is None or not self.form.ready():
            return
        values = self.form.values()
        wrong = []
        if not is_last_group(begun.code, str(values.get("group", ""))):
            words = _("That is not what stands there. Look at the last group of the code on the sheet.")
            wrong.append(Problem(field="group", message=words, rule="sheet"))
        if not values.get("away"):
            words = _("Store the sheet away from the vault first; without it a forgotten passphrase is the end.")
            wrong.append(Problem(field="away", message=words, rule="away"))
        if wrong:
            self.form.show_problems(wrong)
            self.form.focus_first_problem()
            return
        self.clear()
        self.stored.emit(begun.vault)

    def give_up(self) -> bool:
        """Take the vault away again, if the person says so; say whether there is none left."""
        begun = self._begun
        if begun is None:
            return True
        gone = ask.confirm(
            self,
            _("Take the new vault away again?"),
            _("Its recovery sheet is not stored yet. Nothing is recorded in the vault so far."),
            yes=_("Take it away"),
            no=_("Go on with the sheet"),
        )
        if gone:
            self.clear()
            self._doors.give_up(begun)
            self.given_up.emit()
        return gone

    def _on_save(self) -> None:
        begun = self._begun
        if begun is None:
            return
        begin = away_from(begun.vault.folder) / RECOVERY_SHEET
        target = ask.where_to_save(self, _("Save the recovery sheet"), begin, kind=_("PDF (*.pdf)"))
        if target is None:
            return
        target = target if target.suffix else target.with_suffix(".pdf")
        try:
            self._doors.store_sheet(begun, target)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        saved = _("Saved: {file}. Open it from there to print it, lock the paper away, then delete the file.")
        self.saved.setText(saved.format(file=target))
        self.form.field("group").take_focus()

    def _on_show(self) -> None:
        if self._begun is not None:
            self.code.setText(self._begun.code)
            self.code.setAccessibleName(_("Recovery code: {code}").format(code=self._begun.code))
            self.code.show()
            self.show_code.hide()

    def _sheet_pane(self) -> Pane:
        pane = Pane(_("Store the recovery sheet"), _("The one way in if every passphrase is forgotten."))
        points(
            pane.column,
            (
                ("printer", "ink2", _("Print it, or write the code down"), _("It is shown only now, and never again.")),
                ("lock", "ink2", _("Lock it away"), _("In the school’s safe, for example; not beside this computer.")),
                ("trash-2", "ink2", _("Delete the file"), _("Whoever has the file and the vault can open it.")),
            ),
        )
        pane.column.addSpacing(SPACE.hair)
        pane.column.addWidget(self.save)
        pane.column.addWidget(self.show_code, 0, Qt.AlignmentFlag.AlignHCenter)
        pane.column.addWidget(self.code)
        pane.column.addWidget(self.saved)
        pane.column.addStretch(1)
        self.code.hide()
        return pane

    def _check_pane(self) -> Pane:
        pane = Pane(_("Is it stored?"), _("Then the vault opens."))
        pane.column.addWidget(self.form)
        pane.column.addWidget(self.do_it)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.drop)
        row.addStretch(1)
        pane.column.addLayout(row)
        pane.column.addStretch(1)
        return pane
