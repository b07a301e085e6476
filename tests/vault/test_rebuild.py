"""Carrying the record out again gives the same vault; where it does not, the first difference is named."""

from pathlib import Path

import pytest

from desktop_app.errors import UnknownReference
from desktop_app.vault import rebuild, verify
from desktop_app.vault.findings import Finding, Severity
from desktop_app.vault.transaction import Transaction
from desktop_app.vault.vault import Vault
from tests import build
from tests.tampering import Hand


def rebuilt(vault: Vault, replay: rebuild.Replay = build.replay) -> list[Finding]:
    with verify.reading(vault) as connection:
        return rebuild.rebuild(connection, replay)


def test_a_vault_with_every_table_filled_is_rebuilt_to_the_last_row(vault: Vault) -> None:
    told: list[tuple[int, int]] = []
    with verify.reading(vault) as connection:
        assert rebuild.rebuild(connection, build.replay, lambda done, total: told.append((done, total))) == []
    assert told[-1] == (len(told), len(told))


def test_a_row_changed_since_is_the_first_difference(vault: Vault) -> None:
    with Hand.over(vault.folder) as hand, hand.without_triggers():
        hand.connection.execute("UPDATE person SET position = 'x' WHERE id > 1")
        hand.connection.execute("DELETE FROM seal WHERE id = 2")
        hand.connection.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'hold'")
    found = {finding.table: finding for finding in rebuilt(vault)}
    assert {finding.rule for finding in found.values()} == {"replay-row"}
    assert (found["person"].row, found["seal"].row) == (2, 2)
    assert "1 more" in found["person"].message


def test_an_action_that_gives_something_else_is_named(vault: Vault) -> None:
    def otherwise(tx: Transaction, action: str, version: int, request: str, kept: bytes | None) -> None:
        build.replay(tx, action, version, request.replace('"person"', '"staff"'), kept)

    (found,) = rebuilt(vault, otherwise)
    assert found.rule == "replay"
    assert "row 1" in found.message
    first = found.sequence
    assert first is not None

    def refused(tx: Transaction, action: str, version: int, request: str, kept: bytes | None) -> None:
        if tx.stamp.sequence == first:
            raise UnknownReference("There is no such thing.")
        build.replay(tx, action, version, request, kept)

    (found,) = rebuilt(vault, refused)
    assert (found.rule, found.sequence, found.severity) == ("replay-refused", first, Severity.ALARM)
    assert "no such thing" in found.message


@pytest.mark.parametrize("fault", [AssertionError, KeyError, TypeError, ValueError])
def test_a_replay_that_fails_is_a_finding_without_the_words_of_the_record(vault: Vault, fault: type[Exception]) -> None:
    def failing(tx: Transaction, action: str, version: int, request: str, kept: bytes | None) -> None:
        raise fault("Odette Larkspur")

    (found,) = rebuilt(vault, failing)
    assert found.rule == "replay-refused"
    assert "Larkspur" not in str(found)


def test_an_action_that_writes_nothing_is_a_difference(vault: Vault) -> None:
    def idle(tx: Transaction, action: str, version: int, request: str, kept: bytes | None) -> None:
        pass

    (found,) = rebuilt(vault, idle)
    assert (found.rule, found.sequence) == ("replay", 1)


def test_details_that_are_gone_end_the_replay_there(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("DELETE FROM ledger_payload WHERE sequence = 9")
    with build.open_vault(folder) as vault:
        (found,) = rebuilt(vault)
    assert (found.rule, found.sequence, found.severity) == ("replay-erased", 9, Severity.NOTICE)
