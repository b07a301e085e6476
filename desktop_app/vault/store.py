"""The open database: questions go through `reading`, and the one way to write is `writing`."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import ReadOnlyVault, VaultAlarm
from desktop_app.models.base import within_one_action
from desktop_app.models.ledger import LedgerHead
from desktop_app.vault import engine, faults, files, ledger, migrations
from desktop_app.vault.transaction import Stamp, Transaction, unrecorded
from desktop_app.words import _

MEMORY = ":memory:"


class Store:
    """One open database, on disk or (for a rebuild) in memory only."""

    def __init__(
        self,
        path: Path | str,
        key: bytes,
        *,
        read_only: bool = False,
        copied: sqlcipher.Connection | None = None,
    ) -> None:
        """Open a database whose schema is the newest; see :func:`prepare` for one that may be older.

        Args:
            path: the database's file, or :data:`MEMORY`.
            key: its raw key.
            read_only: nothing is to be written.
            copied: in memory only: the database to begin with, in place of an empty one.
        """
        self.path = path
        self._place = None if path == MEMORY else Path(path)
        self._key = key
        self._reader = None if path == MEMORY else engine.read_engine(Path(path), key)
        self._raw = engine.connect(path, key, read_only=read_only)
        if copied is not None:
            copied.backup(self._raw)
        elif path == MEMORY:
            migrations.migrate(self._raw)
        self._writer = engine.write_engine(self._raw)
        # SQLAlchemy asks about the connection once, in ways that are forbidden when it is armed.
        self._writer.connect().close()
        self._touched = None if read_only else engine.arm(self._raw)
        self._known, self._version = self._nodes(), self._data_version()
        #: After a fault the disk may hold half an action, which only a connection that writes can take back.
        self._hurt = False
        #: After a fault of the disk, what was taken back looks like a change that something else made.
        self._unsure = False

    @property
    def raw(self) -> sqlcipher.Connection:
        """The writing connection itself, for copies and checks."""
        return self._raw

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Ask questions; the session cannot write, and every answer must be fetched before it ends."""
        if self._hurt:
            with suppress(VaultAlarm):  # what something else wrote can be read and checked: only writing is refused
                self.check_known()
            self._hurt = False
        with faults.told(), Session(self._reader or self._writer, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, stamped: Callable[[int], Stamp]) -> Iterator[Transaction]:
        """Carry out one action; ``stamped`` makes its stamp from its sequence number."""
        if self._touched is None:
            raise ReadOnlyVault(
                _("This vault is open for reading only: its folder cannot be written, or its disk is full."),
                safe=_("Nothing was saved and nothing was lost."),
                next_step=_("Make room, or make the folder writable, or copy the vault to another disk; reopen it."),
            )
        touched = self._touched
        touched.take()
        began = False
        with faults.told(self._place), within_one_action():
            session = Session(self._writer, expire_on_commit=False)
            try:
                session.connection()
                self.check_known()
                began = True
                head = ledger.CompactRange.from_bytes(self._known)
                tx = Transaction(session, self._raw, stamped(head.size + 1), touched, head)
                yield tx
                tx.close()
                if tx.recorded:
                    self._commit(tx, touched)
            except BaseException as error:
                self._hurt = True
                self._unsure = isinstance(error, sa.exc.DBAPIError | sqlcipher.Error)
                raise
            finally:
                session.close()
                self._raw.rollback()
                touched.take()
                if began:  # taking back a large action counts as a change, too; nobody else could write meanwhile
                    self._version = self._data_version()

    def _commit(self, tx: Transaction, touched: engine.TouchLog) -> None:
        # A verb that rolled back what it had recorded must not be acknowledged.
        nodes = self._nodes()
        if tx.head is None or nodes != tx.head.to_bytes():
            raise unrecorded()
        with touched.may_commit():
            tx.session.commit()
        self._known = nodes

    def copy_in_memory(self) -> "Store":
        """Return a copy of this database in memory, encrypted under the same key as the file is."""
        with faults.told():
            return Store(MEMORY, self._key, copied=self._raw)

    def check_known(self) -> None:
        """Refuse to go on where the record is no longer the one that was last written here.

        Raises:
            ReadOnlyVault: something else was put in the database's place.
            VaultAlarm: something else wrote into it since it was opened, when every row was looked at.
        """
        with faults.told(self._place):
            if self._nodes() != self._known:
                raise faults.replaced()
            if self._unsure:
                self._version, self._unsure = self._data_version(), False
            if self._data_version() != self._version:
                raise faults.written_by_others()

    def _data_version(self) -> int:
        """Return what SQLite changes whenever another connection than the writing one has written."""
        (version,) = self._raw.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _nodes(self) -> bytes:
        found = self._raw.execute("SELECT nodes FROM ledger_head").fetchone()
        return b"" if found is None or not isinstance(found[0], bytes) else found[0]

    def head(self) -> ledger.CompactRange:
        """Return the compact range of the record as it is stored."""
        with self.reading() as session:
            return ledger.CompactRange.from_bytes(session.execute(sa.select(LedgerHead.nodes)).scalar_one())

    def close(self) -> None:
        """Close every connection; the key is forgotten as far as the language allows."""
        if self._reader is not None:
            self._reader.dispose()
        self._writer.dispose()
        self._raw.close()
        self._key = b""


def prepare(path: Path, key: bytes) -> None:
    """Make a new database at ``path`` with the newest schema, for its owner's eyes only."""
    with files.machine_faults(_("The vault's database")), faults.told():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = engine.connect(path, key)
        try:
            migrations.migrate(connection)
        finally:
            connection.close()
