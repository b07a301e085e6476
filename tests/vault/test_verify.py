"""The check of an honest vault: no false alarm, and never more said than was shown."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app import clock
from desktop_app import settings as computer
from desktop_app.errors import InputFault, Invalid, VaultAlarm
from desktop_app.models.ledger import LedgerPayload
from desktop_app.services import actions
from desktop_app.vault import backup, base, ledger, rebuild, seen, verify
from desktop_app.vault.findings import Severity
from desktop_app.vault.vault import Vault
from desktop_app.vault.verify import SealedPoint
from tests import build
from tests.tampering import Hand


def head_of(vault: Vault) -> SealedPoint:
    head = vault.store.head()
    return SealedPoint(vault=vault.id, size=head.size, root=head.root())


def replayed(vault: Vault) -> list[str]:
    with verify.reading(vault) as connection:
        return [str(finding) for finding in rebuild.rebuild(connection, build.replay)]


# -- what is said ----------------------------------------------------------------------------------------------


def test_a_vault_is_consistent_with_itself_only_until_something_from_outside_agrees(vault: Vault) -> None:
    alone = verify.check(vault)
    assert alone.findings == ()
    assert (alone.sound, alone.confirmed, alone.outside) == (True, False, None)
    assert "Compare with" in alone.sentence
    sheet = head_of(vault)
    build.add_staff(vault)
    confirmed = verify.check(vault, against=sheet)
    assert (confirmed.sound, confirmed.confirmed, confirmed.outside) == (True, True, sheet)
    assert f"first {sheet.size} actions" in confirmed.sentence
    assert confirmed.entries == sheet.size + 1
    assert confirmed.root == head_of(vault).root


def test_the_point_of_an_empty_record_confirms_nothing(vault: Vault) -> None:
    verdict = verify.check(vault, against=SealedPoint(vault=vault.id, size=0, root=ledger.EMPTY_ROOT))
    assert (verdict.sound, verdict.confirmed) == (True, False)
    assert "Compare with" in verdict.sentence


def test_a_backup_kept_elsewhere_is_a_point_from_outside(vault: Vault, tmp_path: Path) -> None:
    vault.backup(tmp_path / "elsewhere.cordon")
    build.add_staff(vault)
    point = verify.point_of_backup(vault, tmp_path / "elsewhere.cordon")
    assert verify.check(vault, against=point).confirmed


def test_what_is_wrong_is_told_first_and_named(vault: Vault) -> None:
    with Hand.over(vault.folder) as hand:
        hand.connection.execute("UPDATE person SET position = 'x' WHERE id = 2")
    verdict = verify.check(vault, against=head_of(vault))
    assert not verdict.sound
    assert not verdict.confirmed
    assert "People, row 2" in verdict.sentence
    assert "Compare with" not in verdict.sentence


def test_progress_runs_to_its_end(vault: Vault) -> None:
    told: list[tuple[int, int]] = []
    verify.check(vault, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 100


def test_a_clock_that_went_back_is_told_and_is_no_alarm(vault: Vault) -> None:
    earlier = clock.now() - timedelta(days=40)
    with clock.running(lambda: earlier):
        build.add_staff(vault)
    verdict = verify.check(vault)
    (found,) = verdict.findings
    assert (found.rule, found.severity, found.sequence) == ("clock", Severity.NOTICE, verdict.entries)
    assert verdict.sound


def test_every_backup_is_opened_by_the_deep_check(folder: Path) -> None:
    for initials in ("AA", "BB"):
        with build.open_vault(folder) as vault:
            build.add_staff(vault, login=initials.lower(), initials=initials)
    with build.open_vault(folder) as vault:
        assert len(backup.kept(folder / backup.FOLDER)) > 1
        assert verify.check(vault, deep=True).findings == ()


def test_a_backup_of_another_course_of_the_record_is_told(folder: Path, tmp_path: Path) -> None:
    with build.open_vault(folder) as vault:
        vault.backup(tmp_path / "early.cordon")
        build.add_staff(vault)
    (kept,) = backup.kept(folder / backup.FOLDER)[-1:]
    backup.put_back(tmp_path / "early.cordon", folder, build.database_key(folder), None)
    with build.open_vault(folder) as vault:
        seen.forget(vault.id, folder)
        found = {finding.rule: finding for finding in verify.check(vault, deep=True).findings}
    assert found["backup-parted"].severity is Severity.WARNING
    assert kept.name in found["backup-parted"].subject


# -- an alarm that is accepted ---------------------------------------------------------------------------------


def accept(folder: Path) -> None:
    """Accept what was found, as the DSL does at the next opening."""
    with build.open_vault(folder) as vault:
        assert vault.alarm is not None
        build.do(vault, "vault.accept_alarm", build.ask("vault.accept_alarm", reason="looked into"))
        assert vault.alarm is None


def base_at(vault: Vault, sequence: int) -> bool:
    with vault.reading() as session:
        return '"base":true' in str(session.get_one(LedgerPayload, sequence).request)


def test_rows_that_were_tampered_with_can_be_taken_over_on_the_record(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2")
        hand.connection.execute("DELETE FROM gap_explanation WHERE id = 3")
        hand.connection.execute("UPDATE seal SET number = 'X1' WHERE id = 1")
    with build.open_vault(folder) as vault:
        assert {finding.rule for finding in verify.check(vault).findings} == {"row-edited", "row-deleted", "search"}
        with verify.reading(vault) as connection:
            assert base.rows_out_of_step(connection) == [("gap_explanation", 3), ("person", 2), ("seal", 1)]
    accept(folder)
    with build.open_vault(folder) as vault:
        assert vault.alarm is None
        verdict = verify.check(vault)
        assert verdict.sound
        assert base_at(vault, verdict.entries)
        assert replayed(vault) == []
        build.add_staff(vault)
        assert replayed(vault) == []
    (folder / "anchor.json").unlink()
    accept(folder)
    with build.open_vault(folder) as vault:
        verdict = verify.check(vault)
        assert verdict.sound
        assert not base_at(vault, verdict.entries)
        assert replayed(vault) == []


def test_there_must_be_an_alarm_to_accept(vault: Vault) -> None:
    with pytest.raises(Invalid, match="no alarm"):
        build.do(vault, "vault.accept_alarm", build.ask("vault.accept_alarm", reason="just so"))


def test_what_may_not_be_stored_cannot_be_taken_over(folder: Path) -> None:
    with Hand.over(folder) as hand:
        hand.connection.execute("UPDATE person SET full_name = ? WHERE id = 2", ("data:image/png;base64,iVBORw0KGgo=",))
    with pytest.raises(VaultAlarm):
        accept(folder)
    with build.open_vault(folder) as vault:
        assert vault.alarm is not None
        assert not verify.check(vault).sound


def test_a_broken_record_cannot_be_taken_over(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("UPDATE ledger_entry SET leaf_hash = zeroblob(32) WHERE sequence = 4")
    with pytest.raises(VaultAlarm):
        accept(folder)


# -- honest histories ------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(["Hal Fernsby", "Łucja Wiśniewska", "مريم", "Siân Dŵr", "Case of the lost charger", "Room 4"])
CODES = st.sampled_from(["AB", "CD", "EFG"])
LOGINS = CODES.map(str.lower)
DAYS = st.integers(0, 3).map(lambda days: (build.MORNING - timedelta(days=days)).isoformat())
CASES, PEOPLE = (st.integers(1, 3).map(name.format) for name in ("C-2026-{:04}", "P-{:04}"))

HONEST = st.one_of(
    st.tuples(
        st.just("case.open"),
        st.fixed_dictionaries({"title": TEXTS, "came_to_attention": DAYS, "disclosure_route": st.just("friend")}),
    ),
    st.tuples(st.just("case.correct"), st.fixed_dictionaries({"case": CASES, "reason": TEXTS, "title": TEXTS})),
    st.tuples(
        st.just("case.categorise"),
        st.fixed_dictionaries(
            {"case": CASES, "reason": TEXTS, "medium": st.sampled_from([["photo"], ["text", "live"]])}
        ),
    ),
    st.tuples(st.just("case.close"), st.fixed_dictionaries({"case": CASES, "summary": TEXTS})),
    st.tuples(st.just("case.reopen"), st.fixed_dictionaries({"case": CASES, "reason": TEXTS})),
    st.tuples(st.just("person.add"), st.fixed_dictionaries({"full_name": TEXTS})),
    st.tuples(
        st.just("person.correct"), st.fixed_dictionaries({"person": PEOPLE, "reason": TEXTS, "full_name": TEXTS})
    ),
    st.tuples(
        st.just("case.involve"),
        st.fixed_dictionaries({"case": CASES, "person": PEOPLE, "role": st.sampled_from(["witness", "reporter"])}),
    ),
    st.tuples(
        st.just("staff.add"),
        st.fixed_dictionaries(
            {"login": CODES.map(str.lower), "name": TEXTS, "role": st.just("staff"), "initials": CODES}
        ),
    ),
    st.tuples(
        st.just("device.ask"),
        st.fixed_dictionaries({"case": CASES, "kind": st.just("phone"), "asked_of": st.just({"other": "a pupil"})}),
    ),
    st.tuples(
        st.just("device.confiscate"),
        st.fixed_dictionaries(
            {
                "case": CASES,
                "kind": st.sampled_from(["phone", "tablet"]),
                "taken_from": st.just({"other": "a pupil"}),
                "place": TEXTS,
                "witness": TEXTS,
                "power": st.just("school_rules"),
                "grounds": TEXTS,
                "power_found": st.just("on"),
                "screen_touched": st.just("no"),
                "content_viewed": st.just("no"),
            }
        ),
    ),
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a new empty place for each history."""
    return iter(lambda: tmp_path_factory.mktemp("history"), None)


def test_honest_histories_raise_no_alarm(places: Iterator[Path], soaking: bool) -> None:
    rounds = settings(max_examples=300 if soaking else 30, suppress_health_check=list(HealthCheck))

    @rounds
    @given(st.lists(HONEST, min_size=4, max_size=16), st.integers(0, 3))
    def one(history: list[tuple[str, dict[str, object]]], sealed_at: int) -> None:
        place = next(places)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(computer, "place", lambda: place / "settings.json")
            live(place / "vault", history, sealed_at)

    one()


def live(folder: Path, history: list[tuple[str, dict[str, object]]], sealed_at: int) -> None:
    """Live through a history, refusals and a closing in between, and check the vault in every way there is."""
    build.new_vault(folder).close()
    half = len(history) // 2
    sheet = None
    for part in (history[:half], history[half:]):
        with build.open_vault(folder) as vault:
            assert vault.alarm is None
            for turn, (action, given_) in enumerate(part):
                with suppress(InputFault):
                    build.do(vault, action, build.ask(action, **given_))
                if turn == sealed_at:
                    sheet = head_of(vault)
    with build.open_vault(folder) as vault:
        verdict = verify.check(vault, deep=True, against=sheet, may_touch=actions.MAY_TOUCH)
        assert verdict.findings == ()
        assert verdict.confirmed is (sheet is not None)
        with verify.reading(vault) as connection:
            assert rebuild.rebuild(connection, actions.replay) == []
