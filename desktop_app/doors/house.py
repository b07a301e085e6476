"""The doors as the window uses them: every piece of work that makes or opens a vault, ready to be done beside it.

What makes or opens a vault takes longer to load than the window to open, so it is loaded where it is needed, beside the
window too; :func:`load` does so beforehand.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.doors import outside
from desktop_app.errors import InputFault, Invalid, Problem
from desktop_app.vault import giving, keys, recovery
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.doors.beginning import Begun, Tick
    from desktop_app.doors.putting_back import Copy, PutBack
    from desktop_app.vault.vault import Vault


def load() -> None:
    """Load what is needed to make or open a vault and to ask it; may be done beside the window."""
    from desktop_app.doors import beginning, putting_back, ways  # noqa: F401, PLC0415
    from desktop_app.services import register  # noqa: F401, PLC0415
    from desktop_app.services.rules import school_days  # noqa: PLC0415

    school_days.load()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a new vault is to be: where, whose, and what opens it."""

    folder: Path
    school: str
    dsl: str
    login: str
    initials: str
    passphrase: str
    urn: str | None = None


@dataclass(frozen=True, kw_only=True)
class Doors:
    """What a guess at a passphrase costs is set here once; only tests set it lower.

    Attributes:
        floor: the least that a vault's header may ask for.
        cost: what a new vault asks for; None measures it on this computer.
    """

    floor: keys.Cost = keys.FLOOR
    cost: keys.Cost | None = None

    def open(self, folder: Path, *, login: str | None, passphrase: str) -> Vault:
        """Open a vault with a member of staff's passphrase; takes about a second, so do it beside the window.

        Raises:
            VaultFault: each reason of its own why it cannot be opened.
            Invalid: there are several ways in and no login was given.
        """
        from desktop_app.vault.vault import Vault  # noqa: PLC0415

        return Vault.open(folder, passphrase=passphrase, login=login, floor=self.floor)

    def recover(self, folder: Path, *, code: str, login: str, passphrase: str) -> Vault:
        """Set a new passphrase by the recovery code, and open the vault with it.

        Raises:
            VaultFault, Invalid: as :func:`desktop_app.doors.ways.recover` says.
        """
        from desktop_app.doors import ways  # noqa: PLC0415

        return ways.recover(folder, code=code, whose=login, passphrase=passphrase, floor=self.floor)

    def put_back(
        self, file: Path, folder: Path, *, login: str | None, passphrase: str, reason: str, tick: Tick
    ) -> PutBack:
        """Put a backup into a vault's folder, on the record, and open the vault; what stood there is kept aside.

        Raises:
            Invalid: the reason cannot be recorded, or a login is needed; nothing was changed.
            CordonError: as :func:`desktop_app.doors.putting_back.put_back` says.
        """
        from desktop_app.doors import putting_back  # noqa: PLC0415
        from desktop_app.services import school  # noqa: PLC0415
        from desktop_app.vault import restoring  # noqa: PLC0415

        judged = school.restored_for(reason)
        planned = restoring.plan(file, folder)
        return putting_back.put_back(
            planned, passphrase=passphrase, login=login, reason=judged, floor=self.floor, tick=tick
        )

    def copies(self, folder: Path) -> list[Copy]:
        """Return the backups in a vault's folder, the newest first."""
        from desktop_app.doors import putting_back  # noqa: PLC0415

        return putting_back.copies(folder)

    def slips(self, wanted: Wanted) -> list[Problem]:
        """Return all that can be seen to be wrong with a new vault, each at its field, before anything slow is done."""
        from desktop_app.doors import beginning  # noqa: PLC0415
        from desktop_app.services import school  # noqa: PLC0415

        founding = school.Founding(
            school=wanted.school, dsl=wanted.dsl, login=wanted.login, initials=wanted.initials, urn=wanted.urn
        )
        return beginning.slips(founding, wanted.passphrase, wanted.folder)

    def begin(self, wanted: Wanted) -> Begun:
        """Make a vault; where that fails, nothing of it is left.

        Raises:
            Invalid: something in what is wanted cannot be used, each at its field.
            MachineFault: it cannot be written.
        """
        from desktop_app.doors import beginning  # noqa: PLC0415

        founding = beginning.founding_of(wanted.school, wanted.dsl, wanted.login, wanted.initials, wanted.urn)
        with beginning.all_or_nothing(wanted.folder) as folder:
            return beginning.begin(folder, founding, wanted.passphrase, cost=self.cost)

    def give_up(self, begun: Begun) -> None:
        """Take away a vault whose recovery sheet was never stored."""
        from desktop_app.doors import beginning  # noqa: PLC0415

        folder = begun.vault.folder
        begun.vault.close()
        beginning.discard(folder)
        with suppress(OSError):
            folder.rmdir()

    def store_sheet(self, begun: Begun, target: Path) -> None:
        """Write the page of a recovery sheet, neither inside the vault nor beside it.

        Raises:
            InputFault: it may not be written there.
            MachineFault: it could not be written.
        """
        store_sheet(begun.vault.folder, begun.sheet, target)

    def practise(self, folder: Path, tick: Tick) -> Path:
        """Make a practice vault in ``folder`` and return the vault's own folder.

        Raises:
            Invalid: the folder is not empty.
            MachineFault: it cannot be written.
        """
        from desktop_app.doors import beginning  # noqa: PLC0415

        with beginning.all_or_nothing(folder):
            beginning.practise(folder, cost=self.cost, tick=tick)
        return folder / beginning.PRACTICE_VAULT

    def look(self, folder: Path) -> outside.Outside:
        """Look at a vault from outside.

        Raises:
            VaultFault, MachineFault: as :func:`desktop_app.doors.outside.look` says.
        """
        return outside.look(folder)


def store_sheet(vault: Path, page: bytes, target: Path) -> None:
    """Write the page of a recovery sheet, neither inside a vault's folder nor beside it.

    Raises:
        InputFault: it may not be written there.
        MachineFault: it could not be written.
    """
    if target.absolute().parent.resolve() == vault.absolute().parent.resolve():
        raise InputFault(
            _("This place is beside the vault: whoever takes one would have the other."),
            safe=_("Nothing was written."),
            next_step=_("Choose another folder: a USB stick, or the desktop until it is printed."),
        )
    giving.give(giving.place(target, force=True, vaults=(vault,)), page, _("The recovery sheet"))


def last_group(code: str) -> str:
    """Return the last group of a recovery code: what is asked back, to see that the sheet can be read."""
    return code.rsplit("-", 1)[-1]


def is_last_group(code: str, typed: str) -> bool:
    """Say whether the last group of a recovery code was typed, in whatever spelling."""
    meant = "".join(typed.split()).upper().translate(str.maketrans("OIL", "011"))
    return meant == last_group(code)


def slip_in(code: str) -> str:
    """Return what is wrong with a recovery code as it was typed, or nothing; told before anything slow is done."""
    try:
        recovery.secret_of(code)
    except Invalid as fault:
        return fault.problems[0].message
    return ""
