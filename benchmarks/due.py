"""What Today takes: everything that is due in a school with very many open things, and the rows of one case.

The cases are copies of one that real actions made; its rows are written directly, without the record, which is not
looked at for what is due.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks.measuring import Figure, alone
from desktop_app.services import due
from desktop_app.vault import engine, keys
from desktop_app.vault.vault import RECORDS, Vault
from tests import build

Row = dict[str, Any]
#: What each copied case owes: its questions, a device to seal, one to decide about, and two families to be told.
_OWED: Final = 5
#: By table: the columns in which a copy must differ.
_OWN: Final = {
    "case": ("reference",),
    "device": ("exhibit_reference",),
    "involvement": (),
    "referral": (),
    "custody_event": (),
}
_LATER: Final = timedelta(days=2)


def figures(folder: Path, rounds: int, items: int) -> Iterator[Figure]:
    """Yield the figures in a vault with so many things that are due."""
    place = _school(folder / "today", items // _OWED)
    now = build.MORNING + _LATER
    with build.open_vault(place) as vault:
        found = _all(vault)
        assert items <= found <= items + _OWED, f"{found} things are due, not about {items}"
        yield alone(f"Today: all of {found:,} things due", partial(_all, vault), rounds=rounds, goal="1 s")
        yield alone("what is due in one of those cases", partial(_one, vault), rounds=rounds)
        with vault.reading() as session:
            yield alone("the clock put back: looked for", lambda: due.anomalies(session, now), rounds=rounds)


def _all(vault: Vault) -> int:
    with vault.reading() as session:
        return len(due.due(session, build.MORNING + _LATER))


def _one(vault: Vault) -> None:
    with vault.reading() as session:
        assert len(due.of_case(session, "C-2026-0001", build.MORNING + _LATER)) >= _OWED


def _school(folder: Path, cases: int) -> Path:
    """Make a vault with so many cases in which the same is owed, and return its folder, closed."""
    with build.new_vault(folder) as vault:
        _case(vault)
    with closing(engine.connect(folder / RECORDS, keys.database_key(build.data_key(folder)))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        first = {table: _rows(connection, table) for table in _OWN}
        for number in range(1, cases):
            for table, rows in first.items():
                for row in rows:
                    _insert(connection, table, _copied(table, row, number, first))
        connection.execute("COMMIT")
    return folder


def _case(vault: Vault) -> None:
    """Open the one case: a child harmed, one from whom two devices were taken, one of them sealed."""
    came = (build.MORNING - timedelta(hours=1)).isoformat()
    case = _do(vault, "case.open", title="Messages in year 9", came_to_attention=came, disclosure_route="friend")
    for name, role in (("Nia Prosser-Quince", "child_harmed"), ("Tobiasz Wrzosek", "reported_to_have_shared")):
        person = _do(vault, "person.add", full_name=name)
        _do(vault, "case.involve", case=case, person=person, role=role)
    things = [
        _do(
            vault, "device.confiscate", case=case, kind="phone", taken_from={"person": "P-0002"}, place="Room 12",
            witness="nobody was there", power="school_rules", grounds="used in a lesson", power_found="on",
            screen_touched="no", content_viewed="no",
        )
        for _number in range(2)
    ]  # fmt: skip
    _do(vault, "device.seal", device=things[0], place="Safe", seal="FH 1", power_left="switched_off", adviser="police",
        witness="nobody was there")  # fmt: skip


def _do(vault: Vault, action: str, **given: object) -> str:
    from desktop_app import clock  # noqa: PLC0415 - only the copied case is made at a time of its own

    with clock.running(lambda: build.MORNING):
        return build.do(vault, action, build.ask(action, **given))


def _rows(connection: sqlcipher.Connection, table: str) -> list[Row]:
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _copied(table: str, row: Row, number: int, first: dict[str, list[Row]]) -> Row:
    """Return the row of one more case: everything that belongs to a case moves along with it."""
    made = dict(row)
    for column, belongs in (("id", table), ("case_id", "case"), ("device_id", "device")):
        if row.get(column) is not None:
            made[column] = row[column] + number * len(first[belongs])
    if "exhibit_number" in row:
        made["exhibit_number"] = made["id"]
    for column in _OWN[table]:
        made[column] = f"{row[column]}.{number}"
    return made


def _insert(connection: sqlcipher.Connection, table: str, row: Row) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))
