"""What someone who holds the key appends to the record to make a change look recorded is found all the same."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import VaultAlarm
from desktop_app.services import actions, school
from desktop_app.vault import rebuild, verify
from desktop_app.vault.findings import Severity
from desktop_app.vault.vault import Vault
from tests import build
from tests.tampering import Hand, forge
from tests.vault import making


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a closed vault with one case and one phone in a sealed bag."""
    with build.new_vault(tmp_path / "home") as vault:
        making.sealed(vault, making.a_phone(vault, making.a_case(vault)), "LM-1")
    return tmp_path / "home"


def found_in(vault: Vault) -> dict[str, Severity]:
    found = verify.check(vault, may_touch=actions.MAY_TOUCH).findings
    return {finding.rule: finding.severity for finding in found}


def alarms_of(folder: Path) -> set[str]:
    """Return the rules of the alarms that a check raises."""
    with build.open_vault(folder) as vault:
        return {rule for rule, severity in found_in(vault).items() if severity is Severity.ALARM}


def replayed(folder: Path) -> set[str]:
    with build.open_vault(folder) as vault, verify.reading(vault) as connection:
        return {finding.rule for finding in rebuild.rebuild(connection, actions.replay)}


def moved(connection: Any) -> None:
    connection.execute("UPDATE custody_event SET to_place = 'Elsewhere' WHERE id = 2")


NOTE = {"kind": "key_added", "subject": "hfernsby"}
STEP = {"from": 1, "to": 1, "out_of_step": []}
EVENT = ("custody_event", 2)


def test_a_row_that_is_only_ever_added_is_digested_once(home: Path) -> None:
    forge(home, moved, action="device.move", rows=[EVENT], request={})
    assert alarms_of(home) == {"row-again"}
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert vault.alarm.rule == "rows"


def test_no_action_takes_a_row_away(home: Path) -> None:
    forge(
        home, lambda connection: connection.execute("DELETE FROM seal WHERE id = 1"), action="device.seal",
        rows=[("seal", 1)], request={},
    )  # fmt: skip
    assert alarms_of(home) == {"row-removed"}


def test_an_action_writes_only_what_it_may(home: Path) -> None:
    forge(
        home, lambda connection: connection.execute("UPDATE device SET make = 'Other' WHERE id = 1"),
        action="vault.note", rows=[("device", 1)], request=NOTE,
    )  # fmt: skip
    with build.open_vault(home) as vault:
        found = {finding.rule: finding for finding in verify.check(vault, may_touch=actions.MAY_TOUCH).findings}
    assert set(found) == {"reach"}
    assert (found["reach"].table, found["reach"].severity) == ("device", Severity.ALARM)
    assert replayed(home) == {"replay"}


def test_an_action_that_no_program_knows(home: Path) -> None:
    forge(home, lambda _connection: None, action="device.vanish", rows=[], request={})
    assert alarms_of(home) == {"action"}


@pytest.mark.parametrize("asked", [STEP, STEP | {"to": 2}, STEP | {"from": 0}, {"from": "0", "to": 1}, {}])
def test_a_step_to_a_version_that_the_vault_never_had(home: Path, asked: dict[str, object]) -> None:
    forge(home, moved, action="vault.migrate", rows=[EVENT], request=asked, actor=0, based=True)
    assert alarms_of(home) & {"warrant", "leaf-form"}
    assert replayed(home) == {"replay-refused"}


@pytest.mark.parametrize(
    ("action", "actor", "based"),
    [
        ("vault.migrate", 0, False), ("vault.migrate", 1, True), ("device.move", 0, False), ("device.move", 1, True),
        ("vault.accept_alarm", 1, True), ("vault.accept_alarm", 1, False),
    ],
)  # fmt: skip
def test_what_only_a_base_may_do_is_not_claimed_by_others(home: Path, action: str, actor: int, based: bool) -> None:
    forge(home, moved, action=action, rows=[EVENT], request={"reason": "x"}, actor=actor, based=based)
    assert {"warrant", "row-again"} & alarms_of(home)
    assert replayed(home) <= {"replay-refused", "replay", "replay-row"}
    assert replayed(home)


def test_a_base_that_is_forged_is_found_by_the_rebuild(home: Path) -> None:
    """With the event of an accepted alarm, which is shown and printed from then on; and another row beside it."""

    def both(connection: Any) -> None:
        moved(connection)
        connection.execute("UPDATE device SET make = 'Other' WHERE id = 1")
        connection.execute(
            "INSERT INTO vault_event (id, kind, occurred_at, by_id, subject) VALUES "
            "(1, 'alarm_accepted', '2026-11-02T09:00:00.000000Z', 1, 'vault')"
        )

    rows = [EVENT, ("vault_event", 1)]
    forge(home, both, action="vault.accept_alarm", rows=rows, request={"reason": "x"}, based=True)
    with build.open_vault(home) as vault, vault.reading() as session:
        assert len(school.accepted_alarms(session)) == 1
    assert replayed(home) == {"replay-row"}


def test_what_was_found_can_be_accepted_and_stays_to_be_read(home: Path) -> None:
    forge(home, moved, action="vault.note", rows=[EVENT], request=NOTE)
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        with pytest.raises(VaultAlarm):
            making.a_case(vault)
        build.do(vault, "vault.accept_alarm", build.ask("vault.accept_alarm", reason="Looked into it."))
        making.a_case(vault)  # which no alarm would allow
        told = found_in(vault)
    assert set(told) == {"row-again", "reach"}
    assert set(told.values()) == {Severity.NOTICE}
    with build.open_vault(home) as vault:
        assert vault.alarm is None
        assert verify.check(vault, may_touch=actions.MAY_TOUCH).sound


# -- a change that an honest action would make good ------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE device SET make = 'Other' WHERE id = 1",
        "DELETE FROM device WHERE id = 1",
        "INSERT INTO person (id, full_name, reference, number) VALUES (9, 'Nobody Known', 'P-0009', 9)",
        "UPDATE ledger_payload SET request = '{}' WHERE sequence = 2",
        "UPDATE ledger_entry SET subject = 'x' WHERE sequence = 2",
    ],
)
def test_a_change_behind_the_program_raises_the_alarm_at_opening(home: Path, change: str) -> None:
    with Hand.over(home) as hand, hand.without_triggers():
        hand.connection.execute(change)
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert vault.alarm.rule == "rows"
        assert vault.alarm.sentence.endswith(".")
        with pytest.raises(VaultAlarm):
            making.moved(vault, "OL/1", "Another cupboard")
        with vault.reading() as session:
            assert session.connection().exec_driver_sql('SELECT count(*) FROM "case"').scalar() == 1


def test_rows_that_are_as_they_were_raise_none(home: Path) -> None:
    with build.open_vault(home) as vault:
        assert vault.alarm is None
        making.moved(vault, "OL/1", "Another cupboard")
