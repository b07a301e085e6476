"""Opening and checking a large vault, lists by window, and searching."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from benchmarks.measuring import Figure, alone, pairs
from desktop_app.models.case import Case
from desktop_app.models.device import Device
from desktop_app.models.school import Staff
from desktop_app.services import register
from desktop_app.vault import engine, keys, search
from desktop_app.vault.vault import RECORDS, Vault
from tests import build

WINDOW = 200


def figures(folder: Path, rounds: int, actions: int) -> Iterator[Figure]:
    """Yield the figures of opening and checking a vault of so many actions."""
    key = keys.database_key(build.data_key(folder))

    def opened() -> None:
        build.open_vault(folder).close()

    def raw() -> None:
        with closing(engine.connect(folder / RECORDS, key, read_only=True)) as connection:
            connection.execute("PRAGMA cipher_integrity_check").fetchall()

    name = f"unlock, {actions:,} actions, without the key derivation"
    yield pairs(name, opened, raw, rounds=rounds, note="against reading every page raw")
    yield _checked(folder, rounds, actions)


def _checked(folder: Path, rounds: int, actions: int) -> Figure:
    """Check in processes of their own, so that the memory is the check's."""
    taken, more = [], []
    for _round in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.checking", str(folder)], capture_output=True, text=True, check=True
        )
        seconds, mebibytes = done.stdout.split()
        taken.append(float(seconds))
        more.append(float(mebibytes))
    note = f"{max(more):.0f} MiB above idle (goal 100)"
    return Figure(name=f"check, {actions:,} actions", taken=tuple(taken), goal="1.5 s", note=note)


def lists(folder: Path, rounds: int) -> Iterator[Figure]:
    """Yield the figures of the devices' list and of searching, in a vault of as many devices."""
    with build.open_vault(folder) as vault:
        ids = _ids(vault)
        shown = f"{len(ids):,}"
        yield alone(f"devices: the ordered ids of {shown}", lambda: _ids(vault), rounds=rounds)
        for place, start in (("first", 0), ("middle", len(ids) // 2), ("last", len(ids) - WINDOW)):
            window = ids[start : start + WINDOW]
            yield alone(f"devices: the {place} window of {WINDOW}", partial(_rows, vault, window), rounds=rounds)
        yield alone(f"devices: all {shown} at once (show devices)", lambda: _all(vault), rounds=2)
        for words in ("imei 00499900001", "notional", "i", "strong room pret", "nothing of this kind"):
            yield alone(f"search in {shown}: {words}", partial(_found, vault, words), rounds=rounds)
        yield alone("search: 200 rows told in words", lambda: _told(vault), rounds=min(rounds, 5))


def _ids(vault: Vault) -> list[int]:
    with vault.reading() as session:
        return list(session.execute(sa.select(Device.id).order_by(Device.since.desc(), Device.id.desc())).scalars())


def _rows(vault: Vault, ids: list[int]) -> None:
    wanted = (
        sa.select(Device.id, Device.exhibit_reference, Case.reference, Device.state, Staff.name, Device.place)
        .join(Case, Case.id == Device.case_id)
        .outerjoin(Staff, Staff.id == Device.held_by_staff_id)
        .where(Device.id.in_(ids))
    )
    with vault.reading() as session:
        assert len(session.execute(wanted).all()) == len(ids)


def _all(vault: Vault) -> None:
    with vault.reading() as session:
        register.devices(session)


def _found(vault: Vault, words: str) -> None:
    with vault.reading() as session:
        search.find(session.connection(), words, WINDOW)


def _told(vault: Vault) -> None:
    with vault.reading() as session:
        assert len(register.search(session, "notional", WINDOW)) == WINDOW
