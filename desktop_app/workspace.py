"""The open vault as the window sees it: deeds, questions, and one signal that says which tables changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app import settings
from desktop_app.errors import CordonError, Problem, VaultFault
from desktop_app.models.vocabulary import LEADS
from desktop_app.settings import Preferences
from desktop_app.vault import giving
from desktop_app.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.services.register import StaffRow
    from desktop_app.services.rules.verb import Verb
    from desktop_app.vault import drafts
    from desktop_app.vault.point_code import PaperPoint
    from desktop_app.vault.vault import Vault

    #: An open vault, as the screens hand it on without looking inside.
    OpenVault: TypeAlias = Vault
    from desktop_app.vault.verify import SealedPoint, Verdict

# The services and the database take longer to load than the window to open, and nothing is asked before a vault is
# open: what needs them loads them.

__all__ = ["Changes", "Released", "Verdict", "Workspace"]

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Which tables an action touched."""

    tables: frozenset[str]


class _InUse:
    """Who uses the vault beside the window: once it is let go of, nobody begins, and whoever is at it stops soon."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._users = 0
        self._over = False

    @contextmanager
    def using(self) -> Iterator[None]:
        """Keep the vault open inside the block."""
        with self._changed:
            self.go_on()
            self._users += 1
        try:
            yield
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    def go_on(self) -> None:
        """Stop here, with an error of the house, where the vault was let go of meanwhile."""
        if self._over:
            raise _locked()

    def end(self) -> None:
        """Let nobody begin any more, and ask whoever is at it to stop at the next step."""
        with self._changed:
            self._over = True

    def wait(self) -> None:
        """Wait until nobody uses it."""
        with self._changed:
            self._changed.wait_for(lambda: self._users == 0)


class Released:
    """A vault that the window has let go of; whoever holds this closes it, beside the window if need be."""

    def __init__(self, vault: Vault, in_use: _InUse) -> None:
        """Take over the vault from the workspace."""
        self.folder = vault.folder
        self._vault, self._in_use = vault, in_use

    def close(self) -> list[str]:
        """Wait for what still reads in it, close it with its backup, and return what went wrong, in sentences."""
        self._in_use.wait()
        self._vault.close()
        return list(self._vault.warnings)


class Workspace(QObject):
    """One vault at a time, open or locked. Pages ask through :meth:`ask` and act through :meth:`do`."""

    changed = Signal(object)
    opened = Signal()
    locked = Signal()
    warned = Signal(str)
    preferred = Signal(object)

    def __init__(self) -> None:
        """Begin without a vault."""
        super().__init__()
        self._vault: Vault | None = None
        self._in_use = _InUse()
        self.folder: Path | None = None
        self.who: StaffRow | None = None
        self.school = ""
        self.unkept: CordonError | None = None

    @property
    def is_open(self) -> bool:
        """Say whether a vault is open."""
        return self._vault is not None

    @property
    def vault(self) -> Vault:
        """The open vault.

        Raises:
            VaultFault: it is locked.
        """
        if self._vault is None:
            raise _locked()
        return self._vault

    def adopt(self, vault: Vault) -> None:
        """Take a vault that was opened beside the window, and tell everyone.

        Raises:
            VaultFault: another one is open, and stays so; this one is closed again.
        """
        from desktop_app.services import register  # noqa: PLC0415

        if self._vault is not None:
            vault.close()
            raise VaultFault(_("Another vault is open here."), next_step=_("Lock that one, then try again."))
        self._vault, self._in_use, self.folder = vault, _InUse(), vault.folder
        self.who = self.ask(register.staff_numbered, vault.opener_id())
        self.school = self.ask(register.school_name)
        self.opened.emit()

    @property
    def practice(self) -> bool:
        """Say whether this is a practice vault."""
        return self._vault is not None and self._vault.practice

    @property
    def writable(self) -> bool:
        """Say whether records can be added: the folder can be written."""
        return self._vault is not None and self._vault.writable

    @property
    def may_lead(self) -> bool:
        """Say whether whoever opened the vault leads safeguarding: the DSL or a deputy."""
        return self.who is not None and self.who.role in LEADS

    @property
    def alarm(self) -> str:
        """Say in a sentence what stands against the record, or nothing."""
        found = None if self._vault is None else self._vault.alarm
        return "" if found is None else found.sentence

    def lock(self) -> None:
        """Close the vault, having told every page to empty itself; the automatic backup is made now.

        Waits for what is under way beside the window, which stops soon; the window itself uses :meth:`release`.
        """
        released = self.release()
        if released is not None:
            self._warn(released.close())

    def release(self) -> Released | None:
        """Let go of the vault, having told every page to empty itself; None where none is open.

        What is under way beside the window is asked to stop, and what has not begun never will. Closing waits for it,
        makes the automatic backup, and says what went wrong.
        """
        vault, self._vault = self._vault, None
        if vault is None:
            return None
        self.who = None
        self._in_use.end()
        self.locked.emit()
        return Released(vault, self._in_use)

    def keep_draft(self, typed: dict[str, object]) -> bytes:
        """Keep what is being typed inside the vault's folder, encrypted for whoever has it open, and return that.

        Where it cannot be written there, ``unkept`` says why, and the window holds on to what is returned: without
        the vault it says nothing.
        """
        from desktop_app.vault import drafts  # noqa: PLC0415

        sealed = drafts.sealed(self.vault, typed)
        self.unkept = None
        try:
            drafts.keep(self.vault, sealed)
        except CordonError as fault:
            self.unkept = fault
        return sealed

    def take_draft(self, sealed: bytes | None = None) -> drafts.Draft:
        """Return what whoever has the vault open was typing when it was locked; :meth:`drop_draft` forgets it.

        Args:
            sealed: what :meth:`keep_draft` returned, where it could not be kept in the vault's folder.
        """
        from desktop_app.vault import drafts  # noqa: PLC0415

        if sealed is not None and (held := drafts.opened(self.vault, sealed)).typed:
            return held  # what lies in the folder may be older: this could perhaps not be written over it
        return drafts.kept(self.vault)

    def drop_draft(self) -> None:
        """Forget what was being typed when the vault was locked: it was saved or left since."""
        from desktop_app.vault import drafts  # noqa: PLC0415

        if self._vault is not None and self._vault.slot is not None:
            drafts.drop(self._vault.folder, self._vault.slot.id)

    def backup(self, target: Path) -> int:
        """Write an encrypted copy of the whole vault, check it by opening it, and return how many actions it holds.

        May be called beside the window while nothing is being written.

        Raises:
            InputFault: there is a file of that name, or the place is inside a vault.
            MachineFault: it could not be written; nothing is left under that name.
        """
        vault = self.vault
        with self._in_use.using():
            return vault.backup(giving.place(target, vaults=(vault.folder,))).size

    def back_up(self) -> int:
        """Make one more of the automatic backups in the vault's folder; return how many actions it holds.

        May be called beside the window while nothing is being written.

        Raises:
            MachineFault: it could not be written.
        """
        vault = self.vault
        with self._in_use.using():
            return vault.back_up().size

    def ask(self, question: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the answer to a question, as frozen rows."""
        with self.vault.reading() as session:
            return question(session, *args, **kwargs)

    def problems(
        self, verb: Verb[R], request: R, *, at: datetime | None = None, late: str | None = None
    ) -> list[Problem]:
        """Return what stands against a deed now, each at its field, without doing it."""
        stamp = self.vault.stamp(at=at, late=late)
        return self.ask(lambda session: verb.problems(session, request, stamp))

    def do(
        self,
        verb: Verb[R],
        request: R,
        *,
        at: datetime | None = None,
        late: str | None = None,
        consistent: bool | None = None,
    ) -> str:
        """Do it, record it, and tell every page which tables changed; return the reference of what it was done to.

        Args:
            verb: what to do.
            request: what it takes.
            at: when it happened; left out, now.
            late: why it is entered late.
            consistent: what :meth:`check` found just before; None where none was made.

        Raises:
            Invalid: something stands against it; nothing was saved.
            CordonError: it could not be saved; nothing was lost.
        """
        vault = self.vault
        settings = vault.circumstances(consistent=consistent) if verb.wants_vault else {}
        with vault.writing(at=at, late=late, settings=settings, despite_alarm=verb.under_alarm) as tx:
            reference = verb(tx, request)
        self.announce(tx.tables)
        self._warn(vault.warnings)
        return reference

    def announce(self, tables: frozenset[str]) -> None:
        """Tell every page that these tables changed; for work that was carried out beside the window."""
        self.changed.emit(Changes(tables=tables))

    def check(
        self, progress: Callable[[int, int], None], against: Callable[[Vault], SealedPoint | PaperPoint] | None = None
    ) -> Verdict:
        """Check the whole vault as it stands; takes long, and may be called beside the window.

        Args:
            progress: told how many records were looked at, and how many there are.
            against: returns the sealed point from outside with which the record is compared.

        Raises:
            VaultFault: it was locked meanwhile.
            InputFault, DatabaseDamaged: there is no sealed point of this vault to compare with.
        """
        from desktop_app.services import actions  # noqa: PLC0415
        from desktop_app.vault import verify  # noqa: PLC0415

        vault, in_use = self.vault, self._in_use

        def step(done: int, of: int) -> None:
            in_use.go_on()
            progress(done, of)

        with in_use.using():
            point = None if against is None else against(vault)
            return verify.check(vault, progress=step, against=point, may_touch=actions.MAY_TOUCH)

    def prefer(self, changed: Callable[[Preferences], Preferences]) -> None:
        """Keep how the window is to be on this computer, and tell the window."""
        self.preferred.emit(settings.prefer(changed))

    def give(self, target: Path, data: bytes, what: str) -> None:
        """Write a file that leaves the vault, over another of its name: the person who chose the name was asked.

        Raises:
            InputFault: the place is inside a vault, or is no place for a file.
            MachineFault: it could not be written.
        """
        folders = () if self.folder is None else (self.folder,)
        giving.give(giving.place(target, force=True, vaults=folders), data, what)

    def _warn(self, warnings: list[str]) -> None:
        for warning in warnings:
            self.warned.emit(warning)
        warnings.clear()


def _locked() -> VaultFault:
    return VaultFault(_("The vault is locked."), next_step=_("Unlock it, then try again."))


def __getattr__(name: str) -> object:
    if name == "Verdict":
        from desktop_app.vault.verify import Verdict  # noqa: PLC0415

        return Verdict
    raise AttributeError(name)
