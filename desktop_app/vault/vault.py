"""A vault: a folder that is opened with a passphrase, asked, written to action by action, and closed."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, Self

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.errors import CordonError, Invalid, Problem, UnknownReference
from desktop_app.models.school import Staff
from desktop_app.vault import (
    anchor,
    backup,
    faults,
    files,
    header,
    keys,
    ledger,
    opening,
    recovery,
    seen,
    unfinished,
    ways_in,
)  # fmt: skip
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.backup import Backup
from desktop_app.vault.lock import VaultLock
from desktop_app.vault.store import Store, prepare
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

RECORDS: Final = header.RECORDS


class Vault:
    """An open vault; make one with :meth:`create` or :meth:`open`, and end with :meth:`close`."""

    def __init__(
        self,
        folder: Path,
        head: header.Header,
        data_key: bytes,
        lock: VaultLock,
        store: Store,
        *,
        writable: bool,
    ) -> None:
        """Hold what opening has made ready."""
        self.folder = folder
        self.header = head
        self.writable = writable
        self.alarm: opening.Alarm | None = None
        self.warnings: list[str] = []
        self.slot: header.Slot | None = None
        self._opener: int | None = None
        self._data_key = data_key
        self._lock = lock
        self._store = store
        self._size_at_opening = 0
        self._files = opening.identity(folder) if writable else ()

    # -- making and opening ------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        login: str,
        passphrase: str,
        practice: bool = False,
        cost: keys.Cost | None = None,
    ) -> tuple[Self, str]:
        """Make a new, empty vault in ``folder`` and return it open, with its recovery code, which is shown only now.

        Raises:
            Invalid: the folder is not empty, or the passphrase cannot be used.
            MachineFault: the folder cannot be written.
        """
        with files.machine_faults(_("The vault's folder"), reading=True):
            taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        if taken:
            message = _("This folder is not empty. Choose a new folder for the vault.")
            raise Invalid([Problem(field="vault", message=message, rule="not-empty")])
        data_key, code = keys.new_data_key(), recovery.new_code()
        made = ways_in.new_header(
            login=login,
            passphrase=passphrase,
            data_key=data_key,
            practice=practice,
            cost=cost or keys.calibrate(),
        )
        made = ways_in.replace_recovery(made, code=code, data_key=data_key)
        with opening.made_whole(folder):
            prepare(folder / RECORDS, keys.database_key(data_key))
            # The header comes last: a folder without one is not a vault yet.
            _write_anchor(folder, made.vault, 0, ledger.EMPTY_ROOT, data_key)
            header.save(folder, made)
            vault = cls._ready(folder, made, data_key, made.passphrase_slots[0], new=True)
        return vault, code

    @classmethod
    def open(cls, folder: Path, *, passphrase: str, login: str | None = None, floor: keys.Cost = keys.FLOOR) -> Self:
        """Open the vault in ``folder`` with a member of staff's passphrase.

        Raises:
            VaultFault: each reason of its own why it cannot be opened.
            Invalid: there are several ways in and no login was given.
        """
        found = header.read(folder)
        unlocked = ways_in.open_slot(found, passphrase=passphrase, login=login, floor=floor)
        return cls._ready(folder, found, unlocked.data_key, unlocked.slot)

    @classmethod
    def open_by_recovery(cls, folder: Path, *, code: str, floor: keys.Cost = keys.FLOOR) -> Self:
        """Open the vault in ``folder`` with its recovery code.

        Raises:
            VaultFault: as for :meth:`open`.
            Invalid: that is no recovery code, or there is a slip in it.
        """
        found = header.read(folder)
        unlocked = ways_in.open_by_recovery(found, code=code, floor=floor)
        return cls._ready(folder, found, unlocked.data_key, unlocked.slot)

    @classmethod
    def _ready(
        cls, folder: Path, found: header.Header, data_key: bytes, slot: header.Slot, *, new: bool = False
    ) -> Self:
        lock, writable = opening.locked(folder, slot.id)
        with ExitStack() as undone:
            undone.callback(lock.close)
            if writable:
                files.remove_leftovers(folder)
                backup.remove_leftovers(folder)
            store = opening.store(folder / RECORDS, keys.database_key(data_key), writable=writable)
            undone.callback(store.close)
            vault = cls(folder, found, data_key, lock, store, writable=writable)
            vault.slot = slot
            vault._compare()
            if not new and vault.alarm is None and store.head().size == 0:
                raise unfinished.fault()
            undone.pop_all()
        return vault

    def _compare(self) -> None:
        """Compare the record with its sealed points; bring the anchor up to a record that is one action ahead."""
        held = opening.beside(self.folder, keys.anchor_key(self._data_key))
        known = seen.last(self.id, self.folder)
        with self.reading() as session:
            self.alarm = opening.judged(session, opening.Points(vault=self.id, held=held, seen=known), self.warnings)
            if self.alarm is not None:
                return
            size, root = opening.size_and_root(session)
            self.warnings += opening.header_told(session, self.header)
        self._size_at_opening = size
        if self.writable and isinstance(held, Anchor) and held.size < size:
            self._anchor(size, root)
        if known is None or (known.size, known.root) != (size, root):
            seen.remember(self.id, self.folder, size, root)

    # -- asking and writing ------------------------------------------------------------------------------------

    @property
    def practice(self) -> bool:
        """Say whether this is a practice vault."""
        return self.header.practice

    @property
    def id(self) -> str:
        """Return the vault's own random name."""
        return self.header.vault

    @property
    def store(self) -> Store:
        """The open database, for checks and copies."""
        return self._store

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Ask questions inside the block; nothing can be written."""
        with self._store.reading() as session:
            yield session

    @contextmanager
    def writing(
        self,
        by: str | None = None,
        *,
        at: datetime | None = None,
        late: str | None = None,
        recorded_at: datetime | None = None,
        despite_alarm: bool = False,
        settings: Mapping[str, object] | None = None,
    ) -> Iterator[Transaction]:
        """Carry out one action inside the block: it stands with its record at the end, or nothing of it does.

        Args:
            by: the login of who did it; left out, whoever opened the vault.
            at: when it happened; left out, now.
            late: why it is entered late.
            recorded_at: the time of entering it; only a practice vault lets anyone choose that.
            despite_alarm: for the one action that settles an alarm.
            settings: values from outside the records that decide something.

        Raises:
            VaultAlarm: the record does not agree with its sealed point.
            MachineFault: it could not be saved; the vault is as it was.
            UnrecordedWrite: rows were changed without a record; everything was put back.
        """
        self._check_alarm(despite_alarm=despite_alarm)
        self._still_there()
        with self._store.writing(self._stamped(by, at, late, recorded_at, settings)) as tx:
            self._check_staff()
            yield tx
        if tx.head is not None:
            self._anchor(tx.head.size, tx.head.root())
            if despite_alarm:
                # What was accepted on the record is what this computer goes by from now on.
                seen.remember(self.id, self.folder, tx.head.size, tx.head.root())
                self._settle()

    def _check_alarm(self, *, despite_alarm: bool) -> None:
        # A damaged head cannot be built upon: only a backup ends that alarm.
        if self.alarm is not None and (not despite_alarm or self.alarm.rule == "head"):
            raise faults.alarmed(self.alarm.sentence)

    def _check_staff(self) -> None:
        """Refuse to write for whoever has left: their way in may still open the vault.

        Raises:
            NotAllowed: it is on record that they left.
        """
        question = 'SELECT 1 FROM staff WHERE id = ? AND "left"'
        if self._store.raw.execute(question, (self.opener_id(),)).fetchone() is not None:
            raise faults.has_left()

    def _settle(self) -> None:
        """Look once more after an alarm was settled on the record; what is left of it stays an alarm."""
        self._compare()
        self._size_at_opening = 0  # a backup is owed at closing

    def stamp(self, by: str | None = None, *, at: datetime | None = None, late: str | None = None) -> Stamp:
        """Return the stamp an action would have now, so that a form can be judged before it is sent."""
        return self._stamped(by, at, late, None, self.circumstances())(0)

    def _stamped(
        self,
        by: str | None,
        at: datetime | None,
        late: str | None,
        recorded_at: datetime | None,
        settings: Mapping[str, object] | None,
    ) -> Callable[[int], Stamp]:
        if recorded_at is not None and not self.practice:
            message = "only a practice vault lets anyone choose the time of recording"
            raise ValueError(message)
        opener = self.opener_id()
        actor = opener if by is None else self.staff_id(by)
        moment = recorded_at or clock.now()
        return lambda sequence: Stamp(
            sequence=sequence,
            recorded_at=moment,
            occurred_at=at or moment,
            actor_id=actor,
            opener_id=actor if recorded_at is not None else opener,
            late=late,
            salt=secrets.token_bytes(16),
            settings=settings or {},
        )

    def circumstances(self, **checked: object) -> dict[str, object]:
        """Return what a verb may need to know of the vault itself: its id, and whether it is for practice only."""
        alarm = {} if self.alarm is None else {"alarm": self.alarm.rule}
        return {"vault": self.id, "practice": self.practice, **alarm, **checked}

    def staff_id(self, login: str) -> int:
        """Return the id of the member of staff with that login.

        Raises:
            UnknownReference: there is none.
        """
        with self.reading() as session:
            found = session.execute(sa.select(Staff.id).where(Staff.login == login)).scalar_one_or_none()
        if found is None:
            raise UnknownReference(_("There is no member of staff with this login."), safe=_("Nothing was saved."))
        return found

    def opener_id(self) -> int:
        """Return the id of whoever opened the vault; in a vault that has no staff yet, that of the first to come.

        Raises:
            UnknownReference: it was opened by the recovery code, which is nobody's.
        """
        if self._opener is not None:
            return self._opener
        with self.reading() as session:
            logins = session.execute(sa.select(Staff.id, Staff.login)).all()
        if not logins:
            return 1
        salt = self.header.login_salt
        for number, login in logins:
            if self.slot is not None and header.login_digest(salt, login) == self.slot.login:
                self._opener = number
                return number
        raise UnknownReference(
            _("No member of staff belongs to the way in that was used."),
            safe=_("Nothing was saved."),
            next_step=_("Set a new passphrase with the recovery code, then open the vault with that."),
        )

    def _still_there(self) -> None:
        """Refuse to write into a file that is no longer the vault's: what is saved there would be lost."""
        if self.writable and not (opening.identity(self.folder) == self._files and self._lock.is_ours()):
            raise faults.replaced()

    def _anchor(self, size: int, root: bytes) -> None:
        try:
            _write_anchor(self.folder, self.id, size, root, self._data_key)
        except CordonError as fault:
            # The action stands and is safe in the database; the next opening brings the anchor up to it.
            self.warnings.append(
                _("The action was saved, but its sealed point could not be written: {why}").format(why=fault.sentence)
            )

    # -- keys --------------------------------------------------------------------------------------------------

    def changed_header(self, changed: Callable[[header.Header, bytes], header.Header]) -> header.Header:
        """Return a changed header, not written yet, so that its code can be recorded before it is."""
        return changed(self.header, self._data_key)

    def save_header(self, changed: Callable[[header.Header, bytes], header.Header]) -> None:
        """Write a changed header: ``changed`` gets the present one and the data key."""
        self._still_there()
        self._store.check_known()
        made = self.changed_header(changed)
        header.save(self.folder, made)
        self.header, self._files = made, opening.identity(self.folder)

    # -- ending ------------------------------------------------------------------------------------------------

    def backup(self, target: Path) -> Backup:
        """Write an encrypted copy of the whole vault to ``target`` and check it by opening it.

        Raises:
            MachineFault: it could not be written; nothing is left under that name.
        """
        return backup.write(self._store, self.folder, target, keys.database_key(self._data_key))

    def close(self) -> None:
        """Make the automatic backup if anything was recorded, and close; what went wrong stands in ``warnings``."""
        try:
            if self.writable and self.alarm is None:
                self._still_there()
                self._store.check_known()
                head = self._store.head()
                if head.size != self._size_at_opening:
                    seen.remember(self.id, self.folder, head.size, head.root())
                    self._back_up_at_closing()
        except CordonError as fault:
            self.warnings.append(str(fault))
        finally:
            self._store.close()
            self._lock.close()
            self._data_key = b""

    def _back_up_at_closing(self) -> None:
        try:
            self.back_up()
        except CordonError as fault:
            told = _("What was recorded is saved, but the automatic backup could not be made. {why} {next_step}")
            self.warnings.append(told.format(why=fault.sentence, next_step=fault.next_step).strip())

    def back_up(self) -> Backup:
        """Make one more of the automatic backups, and remove the oldest beyond the last ten.

        Raises:
            MachineFault: it could not be written.
        """
        self._still_there()  # or a folder would be made where the vault was
        made = self.backup(files.private_folder(self.folder / backup.FOLDER) / backup.name_for(clock.now()))
        backup.prune(self.folder / backup.FOLDER, made.path)
        return made

    def __enter__(self) -> Self:
        """Return the vault."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()


def _write_anchor(folder: Path, vault: str, size: int, root: bytes, data_key: bytes) -> None:
    anchor.write(folder, Anchor(vault=vault, size=size, root=root, date=clock.now()), keys.anchor_key(data_key))
