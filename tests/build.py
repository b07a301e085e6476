"""Typed builders: real encrypted vaults with invented schools, cheap to open, and what stands in them."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.models.base import FrozenDocument, MetadataText, UtcDateTime
from desktop_app.models.tables import METADATA
from desktop_app.services import actions
from desktop_app.services.school import Founding
from desktop_app.vault import engine, header, keys, ways_in
from desktop_app.vault.keys import Cost
from desktop_app.vault.transaction import Transaction
from desktop_app.vault.vault import RECORDS, Vault

TINY = Cost(memory_kib=64, iterations=1, lanes=1)
LOGIN, PASSPHRASE = "olarkspur", "quiet harbour lamp"
ADD = "test.add"
MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def new_vault(folder: Path, *, practice: bool = False) -> Vault:
    """Make a vault with its school and its safeguarding lead, open."""
    vault, _code = Vault.create(folder, login=LOGIN, passphrase=PASSPHRASE, practice=practice, cost=TINY)
    founding = Founding(school="Fernhollow School", dsl="Odette Larkspur", login=LOGIN, initials="OL", urn="100000")
    do(vault, "school.found", founding)
    return vault


def open_vault(folder: Path) -> Vault:
    """Open a vault that :func:`new_vault` made."""
    return Vault.open(folder, passphrase=PASSPHRASE, floor=TINY)


def do(vault: Vault, action: str, request: object, *, at: datetime | None = None, late: str | None = None) -> str:
    """Carry out one action as the program does."""
    verb = actions.find(action, by_line=False)
    return actions.carry_out(vault, actions.Asked(verb=verb, request=request, at=at, late=late))


def add_staff(vault: Vault, login: str = "hfernsby", initials: str = "HF") -> str:
    """Add a member of staff, which is the simplest thing that can be done to a vault."""
    return do(vault, "staff.add", ask("staff.add", login=login, name="Hal Fernsby", role="dsl", initials=initials))


def ask(action: str, **given: object) -> object:
    """Return the request of an action from plain values, as an action line gives them."""
    return actions.read(actions.find(action, by_line=False), given)


def database_key(folder: Path) -> bytes:
    """Return the key of a vault's database: what someone who holds the passphrase can always come by."""
    return keys.database_key(data_key(folder))


def data_key(folder: Path) -> bytes:
    """Return a vault's data key."""
    return ways_in.open_slot(header.read(folder), passphrase=PASSPHRASE, login=LOGIN, floor=TINY).data_key


def raw(folder: Path) -> sqlcipher.Connection:
    """Open the database past the program, as someone with the key can, with every wall taken down."""
    connection = engine.connect(folder / RECORDS, database_key(folder))
    for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "recursive_triggers = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


# -- every table filled ----------------------------------------------------------------------------------------


def fill(vault: Vault, rounds: int = 3) -> None:
    """Put rows into every table there is, no field left empty, each row by an action of its own."""
    for table in METADATA.sorted_tables:
        if table.name not in engine.LEDGER:
            for _round in range(rounds):
                _add(vault, table)


def _add(vault: Vault, table: sa.Table) -> None:
    with vault.writing() as tx:
        add(tx, table.name, b"kept")


def add(tx: Transaction, name: str, kept: bytes | None) -> None:
    """Add the next row to a table and record it; the same state always gets the same row."""
    table = METADATA.tables[name]
    present = tx.session.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))).scalar_one()
    tx.session.execute(sa.insert(table).values(row_of(table, present + 1)))
    tx.record(ADD, 1, json.dumps({"table": name}), subject=name, kept=kept)


def replay(tx: Transaction, action: str, version: int, request: str, kept: bytes | None) -> None:
    """Carry out a recorded action again, those that only these tests know too."""
    if action == ADD:
        add(tx, json.loads(request)["table"], kept)
    else:
        actions.replay(tx, action, version, request, kept)


def row_of(table: sa.Table, number: int) -> dict[str, Any]:
    """Return a row for a table with something in every column; ``number`` tells rows apart."""
    return {
        column.name: _value(column, number, place) for place, column in enumerate(table.columns) if column.name != "id"
    }


def _value(column: sa.Column[Any], number: int, place: int) -> object:
    if column.name == "header":
        return None  # another code than that of the vault's own header would be a finding
    if column.foreign_keys:
        return 1 if column.name == "case_id" and not column.unique else number
    kind = column.type
    if isinstance(kind, sa.Enum):
        return next(value for at, value in enumerate(kind.enums) if at == number % len(kind.enums))
    values: dict[type[sa.types.TypeEngine[Any]], object] = {
        sa.Boolean: bool(number % 2),
        sa.Integer: 100 * place + number,
        sa.Date: date(2012, 1, 1) + timedelta(days=number),
        UtcDateTime: MORNING + timedelta(minutes=number),
        FrozenDocument: f'{{"pack": {number}}}',
        sa.String: f"HF{place} {number}",
        MetadataText: f"HF{place} {number}",
    }
    return next(value for known, value in values.items() if isinstance(kind, known))


def another(value: object) -> object:
    """Return a value like this one that is not this one."""
    if value is None:
        return "x"
    if isinstance(value, bytes):
        return bytes([value[0] ^ 7]) + value[1:] if value else b"x"
    return value + 700 if isinstance(value, int) else f"{value}x"
