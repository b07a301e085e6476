"""The check of a whole vault: file, pages, schema, record, every row, what is derived, and every sealed point known."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import CordonError, DatabaseDamaged, InputFault
from desktop_app.vault import (
    anchor,
    backup,
    engine,
    faults,
    findings,
    header,
    keys,
    ledger,
    opening,
    point_code,
    rows,
    seen,
    soundness,
    trail,
)
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.findings import Finding, Place, Severity
from desktop_app.vault.point_code import PaperPoint
from desktop_app.vault.vault import Vault
from desktop_app.vault.warrant import ACCEPT, RESTORE, MayTouch
from desktop_app.words import _, ngettext

Progress = Callable[[int, int], None]
#: Pages are read by several parts of a check; what fits in here is decrypted once.
_CACHE_KIB = 32 * 1024
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_GOOD = frozenset({Severity.NOTICE})


@dataclass(frozen=True, kw_only=True)
class SealedPoint:
    """A point of the record that was kept outside the vault: on a printed sheet, or in a backup kept elsewhere.

    ``leaves`` are known of a backup only; with them the first action that differs can be named.
    """

    vault: str
    size: int
    root: bytes
    leaves: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check found; ``outside`` is the sealed point from outside that the record was compared with."""

    findings: tuple[Finding, ...]
    entries: int
    root: bytes
    outside: SealedPoint | None = None

    @property
    def code(self) -> str:
        """Return the code of the sealed point as it stands now, as a sheet made now would print it."""
        return point_code.written(self.root)

    @property
    def sound(self) -> bool:
        """Say whether nothing wrong was found; without a point from outside that is not yet all that can be known."""
        return all(finding.severity in _GOOD for finding in self.findings)

    @property
    def confirmed(self) -> bool:
        """Say whether nothing wrong was found and a sealed point from outside agrees."""
        return self.sound and self.outside is not None and self.outside.size > 0

    @property
    def sentence(self) -> str:
        """What a person is told of the whole; never more than was shown."""
        if not self.sound:
            wrong = [finding for finding in self.findings if finding.severity not in _GOOD]
            said = ngettext("{count} finding: {first}", "{count} findings; the first: {first}", len(wrong))
            return said.format(count=len(wrong), first=wrong[0].subject)
        if not self.confirmed or self.outside is None:
            alone = ngettext(
                "Nothing wrong was found: {count} action, and every row agrees with it. "
                "Compare with a printed sheet or a backup kept elsewhere: only that shows that nothing was rewritten.",
                "Nothing wrong was found: {count} actions, and every row agrees with them. "
                "Compare with a printed sheet or a backup kept elsewhere: only that shows that nothing was rewritten.",
                self.entries,
            )
            return alone.format(count=self.entries)
        then = ngettext(
            "The sealed point from outside agrees: the first {size} action is the same as then.",
            "The sealed point from outside agrees: the first {size} actions are the same as then.",
            self.outside.size,
        )
        now = ngettext(
            "The {count} action and every row agree with one another.",
            "All {count} actions and every row agree with one another.",
            self.entries,
        )
        return f"{then.format(size=self.outside.size)} {now.format(count=self.entries)}"


def check(
    vault: Vault,
    *,
    progress: Progress | None = None,
    deep: bool = False,
    against: SealedPoint | PaperPoint | None = None,
    may_touch: MayTouch | None = None,
) -> Verdict:
    """Check a whole vault as it stands at this moment; nothing is changed.

    Args:
        vault: the open vault, which may have raised an alarm.
        progress: told how many records were looked at, and how many there are.
        deep: open every backup in the vault's folder too.
        against: a sealed point from outside, from a file or as it was typed from paper; without one the vault can
            only be consistent with itself.
        may_touch: for every action, the tables it may write; left out, that is not looked at.
    """
    # The sealed point first: what is recorded after it was read must not look like a cut tail.
    held = opening.beside(vault.folder, keys.anchor_key(vault._data_key))
    with reading(vault) as connection:
        found, leaves = examined(connection, Path(vault.store.path), progress, may_touch=may_touch)
        ways = (lambda: soundness.of_ways_in(connection, vault.folder), Place(subject=_("The ways into the vault")))
        found += soundness.each(ways)
    outside = _of_paper(leaves, against, vault.id) if isinstance(against, PaperPoint) else against
    found += _points(leaves, held, vault, outside)
    if outside is None and against is not None:
        found.append(findings.found("paper", Place(subject=_("The record, compared with the code from paper"))))
    if deep:
        found += _backups(vault, leaves, may_touch)
    return Verdict(
        findings=tuple(sorted(found, key=lambda finding: list(Severity).index(finding.severity))),
        entries=len(leaves),
        root=ledger.root(leaves),
        outside=outside,
    )


@contextmanager
def reading(vault: Vault) -> Iterator[sqlcipher.Connection]:
    """Open the vault's database once more, for reading, at one moment: nothing held in memory answers for the disk.

    Raises:
        CordonError: it is not there any more, or cannot be read.
    """
    if not Path(vault.store.path).is_file():
        raise faults.replaced()
    with faults.told(), closing(engine.connect(vault.store.path, _key(vault), read_only=True)) as connection:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("BEGIN")
        yield connection


def _key(vault: Vault) -> bytes:
    return keys.database_key(vault._data_key)


def examined(
    connection: sqlcipher.Connection,
    path: Path,
    progress: Progress | None = None,
    *,
    older: bool = False,
    may_touch: MayTouch | None = None,
) -> tuple[list[Finding], list[bytes]]:
    """Check one database against itself; return what was found and the leaf hashes of its record.

    Args:
        connection: the open database.
        path: its file.
        progress: told how many records were looked at, and how many there are.
        older: it may be of an older version, whose schema and search index are not those of this one.
        may_touch: for every action, the tables it may write; left out, that is not looked at.
    """
    tick = _ticking(connection, progress)
    read = trail.Trail([], [], {}, {})

    def record() -> list[Finding]:
        nonlocal read
        read = trail.read(connection, tick, may_touch)
        return read.findings

    parts = [
        (lambda: soundness.of_file(path, connection), Place(subject=_("The vault’s database"))),
        (lambda: soundness.of_pages(connection), Place(subject=_("The vault’s database"))),
        (lambda: [] if older else soundness.of_schema(connection), Place(subject=_("The list of tables"))),
        (record, Place(subject=_("The record"), table="ledger_entry")),
        (lambda: rows.compared(connection, read, tick), Place(subject=_("The records"))),
        (lambda: soundness.of_references(connection), Place(subject=_("The records"))),
        (lambda: [] if older else rows.search_index(connection), findings.row("search", None)),
    ]
    return list(soundness.each(*parts)), read.leaves


def _ticking(connection: sqlcipher.Connection, progress: Progress | None) -> trail.Tick:
    """Return what counts the records looked at and tells ``progress`` of them."""
    if progress is None:
        return lambda _done: None
    with suppress(sqlcipher.DatabaseError, TypeError):
        (actions,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM ledger_entry").fetchone()
        (others,) = connection.execute("SELECT coalesce(sum(seq), 0) FROM sqlite_sequence").fetchone()
        total, done = int(actions) + int(others), 0

        def tick(more: int) -> None:
            nonlocal done
            done = min(done + more, total)
            progress(done, total)

        return tick
    return lambda _done: None


# -- sealed points ---------------------------------------------------------------------------------------------


def _points(
    leaves: list[bytes], held: Anchor | anchor.AnchorFault, vault: Vault, outside: SealedPoint | None
) -> list[Finding]:
    """Compare the record with every sealed point there is: the vault's own, this computer's, and one from outside."""
    found: list[Finding] = []
    own = _("the sealed point beside the vault")
    if isinstance(held, anchor.AnchorFault):
        found.append(findings.found("anchor", Place(subject=_("The vault’s sealed point")), sentence=held.sentence))
    else:
        found += _against(leaves, SealedPoint(vault=held.vault, size=held.size, root=held.root), vault.id, own)
    if (last := seen.last(vault.id, vault.folder)) is not None:
        point = SealedPoint(vault=last.vault, size=last.size, root=last.root)
        found += _against(leaves, point, vault.id, _("the sealed point this computer saw last"))
    if outside is not None:
        found += _against(leaves, outside, vault.id, _("the sealed point from outside"))
    return found


def _against(leaves: list[bytes], point: SealedPoint, vault: str, what: str) -> list[Finding]:
    """Compare the record with one sealed point; where the point's own leaves are known, name the first that differs."""
    place = Place(subject=_("The record, compared with {what}").format(what=what))
    if point.vault != vault:
        return [findings.found("another-vault", place)]
    held = Anchor(vault=vault, size=point.size, root=point.root, date=_NEVER)
    alarm = opening.against(leaves, held, what)
    if alarm is None:
        return []
    pairs = enumerate(zip(leaves, point.leaves, strict=False), 1)
    first = next((number for number, (mine, theirs) in pairs if mine != theirs), alarm.sequence)
    subject = place.subject if first is None else findings.action(first).subject
    named = Place(subject=subject, table=None if first is None else "ledger_entry", sequence=first)
    return [findings.found(alarm.rule, named, sentence=alarm.sentence)]


def _of_paper(leaves: list[bytes], point: PaperPoint, vault: str) -> SealedPoint | None:
    """Return the point of the record that a code from paper speaks of, None where the record never had it."""
    for size, root in enumerate(ledger.roots(leaves), 1):
        if root.startswith(point.start):
            return SealedPoint(vault=vault, size=size, root=root)
    return None


# -- backups ---------------------------------------------------------------------------------------------------


def point_of_backup(vault: Vault, path: Path, may_touch: MayTouch | None = None) -> SealedPoint:
    """Return the sealed point of a backup kept elsewhere, with the leaves of its record.

    Raises:
        InputFault: the file is not a backup.
        DatabaseDamaged: it is not a whole backup of this vault, or a row in it is not as it was recorded.
    """
    made = header.parse(backup.member(path, header.NAME))
    with backup.unpacked(path, vault.folder) as records:
        size, root = backup.inspect_database(records, _key(vault))
        found, leaves = _looked_into(records, vault, may_touch)
    if found is not None:
        raise DatabaseDamaged(
            f"{found.subject}. {found.message}",
            safe=_("Nothing was changed."),
            next_step=_("Do not rely on this backup; use another one."),
        )
    return SealedPoint(vault=made.vault, size=size, root=root, leaves=tuple(leaves))


def _looked_into(records: Path, vault: Vault, may_touch: MayTouch | None) -> tuple[Finding | None, list[bytes]]:
    """Check the database of a backup as the vault itself is checked; return the first thing wrong, and its leaves."""
    with closing(engine.connect(records, _key(vault), read_only=True)) as connection:
        connection.execute("BEGIN")
        found, leaves = examined(connection, records, older=True, may_touch=may_touch)
    return next((finding for finding in found if finding.severity is not Severity.NOTICE), None), leaves


def _backups(vault: Vault, leaves: list[bytes], may_touch: MayTouch | None) -> list[Finding]:
    """Open every backup in the vault's folder: those made at closing, and the copies made before a new version."""
    folder, found = vault.folder / backup.FOLDER, list[Finding]()
    with vault.reading() as session:
        question = "SELECT sequence FROM ledger_entry WHERE action IN (?, ?)"
        told = session.connection().exec_driver_sql(question, (RESTORE, ACCEPT)).scalars().all()
    record = _Record(leaves=leaves, turns=frozenset(told), may_touch=may_touch)
    for path in backup.kept(folder):
        found += _backup(path, record, backup.unpacked(path, folder), vault)
    for path in sorted(folder.glob("Before_version_*.db")):
        found += _backup(path, record, nullcontext(path), vault)
    return found


@dataclass(frozen=True, kw_only=True)
class _Record:
    """The vault's record, to compare backups with; ``turns`` are the actions from which it may go another way."""

    leaves: list[bytes]
    turns: frozenset[int]
    may_touch: MayTouch | None

    def turned(self, held: list[bytes]) -> bool:
        """Say whether the record tells why it parted from another: a backup put back, or an alarm accepted."""
        pairs = enumerate(zip(self.leaves, held, strict=False), 1)
        first = next((number for number, (mine, theirs) in pairs if mine != theirs), None)
        return first in self.turns


def _backup(path: Path, record: _Record, opened: AbstractContextManager[Path], vault: Vault) -> list[Finding]:
    """Check one backup as the vault itself is checked, and whether its record is a beginning of the vault's."""
    place = Place(subject=_("The backup {name}").format(name=path.name))
    try:
        with opened as records:
            wrong, held = _looked_into(records, vault, record.may_touch)
    except (DatabaseDamaged, InputFault) as fault:
        return [findings.found("backup", place, why=fault.sentence)]
    except CordonError as fault:
        return [findings.found("backup-unread", place, why=fault.sentence)]
    if wrong is not None:
        return [findings.found("backup", place, why=f"{wrong.subject}. {wrong.message}")]
    point = Anchor(vault=vault.id, size=len(held), root=ledger.root(held), date=_NEVER)
    alarm = opening.against(record.leaves, point, _("the backup {name}").format(name=path.name))
    if alarm is None:
        return []
    if record.turned(held):
        return [findings.found("backup-replaced", place)]
    return [findings.found("backup-parted", place, why=alarm.sentence)]
