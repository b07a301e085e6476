"""A new vault: the school, its safeguarding lead, the passphrase, and the folder."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop_app import guard, paths
from desktop_app.doors.house import Doors, Wanted
from desktop_app.errors import Invalid, Problem
from desktop_app.views.unlock.fields import FolderField
from desktop_app.views.unlock.form_screen import FormScreen
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.form import Values
from desktop_app.views.widgets.guidance import Guidance, GuidanceCard
from desktop_app.views.widgets.passphrase import ask_twice, differing
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.doors.beginning import Begun

FOLDER_NAME = "cordon-vault"


def own_words() -> str:
    """Return the source of guidance that is the project's own."""
    return _("Cordon’s own advice")


def steps() -> Guidance:
    """Return what happens once the form is filled in."""
    return Guidance(
        paragraphs=(
            _("1. The vault is made: an encrypted folder on this computer."),
            _("2. You store its recovery sheet: the one way in if every passphrase is forgotten."),
            _("3. The vault opens. Add your colleagues, then your first case."),
        ),
    )


class NewVault(FormScreen):
    """``made`` carries what has begun: the vault, open, with its recovery sheet."""

    made = Signal(object)

    def __init__(self, doors: Doors) -> None:
        """Build the form."""
        super().__init__(
            _("Create a vault"),
            _("One vault for the whole school. Colleagues get passphrases of their own later, under Settings."),
            _("Create the vault"),
            icon="plus",
        )
        self._doors = doors
        self.sheet.panel.keep(GuidanceCard(_("What comes next"), steps()))
        self._ask_who()
        self._ask_secret()

    def _ask_who(self) -> None:
        form = self.form
        needed = _("This is needed.")
        form.text("school", label=_("The school’s name"), longest=guard.SHORT.longest, required=True, missing=needed)
        form.text("urn", label=_("Unique reference number (URN)"), longest=guard.REFERENCE.longest,
                  helper=_("Printed on documents. It can be added later."))  # fmt: skip
        form.text("dsl", label=_("Your name"), longest=guard.NAME.longest, icon="user", required=True, missing=needed,
                  guidance=Guidance(paragraphs=(
                      _("A vault begins with the designated safeguarding lead. Your name stands on what is recorded."),
                  ), source=own_words()))  # fmt: skip
        form.text("login", label=_("Your login"), longest=guard.LOGIN.longest, required=True, missing=needed,
                  helper=_("A short name without spaces, such as olarkspur."))  # fmt: skip
        form.text("initials", label=_("Your initials"), longest=6, required=True, missing=needed, capitals=True,
                  helper=_("Capital letters. Exhibits you take are numbered with them: OL/1, OL/2."),
                  guidance=Guidance(paragraphs=(
                      _("Exhibit references are made of the initials of whoever took the thing and a number. Nobody "
                        "else in this vault can have the same initials."),
                  ), source=own_words()))  # fmt: skip

    def _ask_secret(self) -> None:
        advice = Guidance(
            paragraphs=(
                _("Nobody can open the vault without a passphrase or the recovery sheet: not your IT staff, not us."),
                _("Do not use one from another place. The recovery sheet comes next; you will be asked to store it."),
            ),
            source=own_words(),
            title=_("The passphrase"),
        )
        ask_twice(self.form, advice)
        self._begin = paths.own_data()
        self.form.add(
            "vault",
            FolderField(self._choose),
            label=_("Where the vault is kept"),
            helper=_("A new folder on this computer’s own disk. Documents is often copied to a server: do not use it."),
            required=True,
            guidance=Guidance(
                paragraphs=(
                    _("The vault is a folder of encrypted files. Backups are kept inside it; keep another copy "
                      "elsewhere."),
                    _("Folders that a program copies to a server can be spoilt while the vault is open."),
                ),
                source=own_words(),
            ),
        )  # fmt: skip
        self.clear()

    def _choose(self) -> Path | None:
        above = ask.which_folder(self, _("Choose where the vault’s folder is made"), self._begin)
        if above is None:
            return None
        self._begin = above
        with suppress(OSError):  # what cannot be looked into is told when the vault is made there
            if not any(above.iterdir()):
                return above
        return above / FOLDER_NAME

    @override
    def clear(self) -> None:
        empty = dict.fromkeys(("school", "urn", "dsl", "login", "initials", "passphrase", "again"), "")
        self.begin_with({**empty, "vault": str(self._begin / FOLDER_NAME)})

    @override
    def carry_out(self) -> None:
        values = self.form.values()
        wanted = _wanted(values)
        if found := self._slips(values, wanted):
            self.show_fault(Invalid(found))
            return
        wait_for(
            self,
            _("Making the vault…"),
            lambda _progress: self._doors.begin(wanted),
            done=self._on_made,
            failed=self.show_fault,
        )

    def _slips(self, values: Values, wanted: Wanted) -> list[Problem]:
        """Return all that is wrong at once, before anything slow is done; of a field that is missing only that."""
        missing = self.form.slips()
        named = {problem.field for problem in missing}
        more = [*differing(values), *self._doors.slips(wanted)]
        return missing + [problem for problem in more if problem.field not in named]

    def _on_made(self, begun: "Begun") -> None:
        self.clear()
        self.made.emit(begun)


def _wanted(values: Values) -> Wanted:
    return Wanted(
        folder=Path(str(values.get("vault", ""))),
        school=str(values.get("school", "")),
        dsl=str(values.get("dsl", "")),
        login=str(values.get("login", "")),
        initials=str(values.get("initials", "")),
        passphrase=str(values.get("passphrase", "")),
        urn=str(values["urn"]) if "urn" in values else None,
    )
