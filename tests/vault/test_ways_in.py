"""Who may open the vault: passphrases, the recovery code, and all that is tried in their place."""

from dataclasses import replace

import pytest

from desktop_app.errors import HeaderDamaged, Invalid, UnknownReference, WrongPassphrase
from desktop_app.vault import header, keys, recovery, ways_in
from desktop_app.vault.header import Header, SlotKind
from desktop_app.vault.keys import FLOOR, Cost

TINY = Cost(memory_kib=64, iterations=1, lanes=1)
DATA_KEY = bytes(range(32))
OWN, OTHER = "quiet harbour lamp", "seven green bicycles"
CODE = recovery.formatted(bytes(range(20)))


def fresh() -> Header:
    made = ways_in.new_header(login="hfernsby", passphrase=OWN, data_key=DATA_KEY, cost=TINY)
    return ways_in.replace_recovery(made, code=CODE, data_key=DATA_KEY)


def two() -> Header:
    return ways_in.add_passphrase(fresh(), login="olarkspur", passphrase=OTHER, data_key=DATA_KEY)


def opened(by: Header, passphrase: str, login: str | None = None) -> bytes:
    return ways_in.open_slot(by, passphrase=passphrase, login=login, floor=TINY).data_key


def test_a_new_vault_opens_with_its_passphrase_and_its_code_alone() -> None:
    made = header.parse(header.to_bytes(fresh()))
    assert opened(made, OWN) == opened(made, OWN, "HFernsby ") == DATA_KEY
    assert ways_in.open_by_recovery(made, code=CODE.lower(), floor=TINY).data_key == DATA_KEY
    for wrong in ("quiet harbour lamb", "", OWN + " ", "\udcff"):
        with pytest.raises(WrongPassphrase):
            opened(made, wrong)
    with pytest.raises(WrongPassphrase):
        ways_in.open_by_recovery(made, code=recovery.formatted(bytes(20)), floor=TINY)


def test_no_two_vaults_are_alike() -> None:
    one, other = fresh(), fresh()
    assert one.vault != other.vault
    assert one.login_salt != other.login_salt
    assert one.slots[0].wrapped != other.slots[0].wrapped
    assert not fresh().practice
    assert ways_in.new_header(login="a", passphrase=OWN, data_key=DATA_KEY, cost=TINY, practice=True).practice


def test_what_is_unlocked_does_not_show_its_key() -> None:
    unlocked = ways_in.open_slot(fresh(), passphrase=OWN, floor=TINY)
    assert unlocked.slot.kind is SlotKind.PASSPHRASE
    assert "data_key" not in repr(unlocked)


def test_an_unknown_login_is_refused_exactly_as_a_wrong_passphrase_is() -> None:
    told = []
    for login, passphrase in [("olarkspur", OWN), ("nobody", OWN), ("\udcff", OWN), ("", OWN)]:
        with pytest.raises(WrongPassphrase) as refused:
            opened(two(), passphrase, login)
        told.append(refused.value.args)
    assert len(set(told)) == 1
    assert OWN not in str(told)


def test_every_login_costs_the_same() -> None:
    """So that no time tells whether a login is known, whatever this computer would calibrate to today."""
    costly = replace(TINY, iterations=3)
    made = ways_in.new_header(login="hfernsby", passphrase=OWN, data_key=DATA_KEY, cost=costly)
    made = ways_in.add_passphrase(made, login="olarkspur", passphrase=OTHER, data_key=DATA_KEY)
    made = ways_in.change_passphrase(made, login="hfernsby", passphrase=OTHER, data_key=DATA_KEY)
    made = ways_in.replace_recovery(made, code=CODE, data_key=DATA_KEY)
    assert {slot.cost for slot in made.slots} == {costly}


def test_with_several_ways_in_the_login_must_be_said() -> None:
    assert opened(two(), OTHER, "olarkspur") == opened(two(), OWN, "hfernsby") == DATA_KEY
    with pytest.raises(Invalid) as refused:
        opened(two(), OWN)
    assert refused.value.problems[0].field == "login"


def test_a_changed_passphrase_ends_the_old_one_only() -> None:
    before = two()
    made = ways_in.change_passphrase(before, login="olarkspur", passphrase="nine paper lanterns", data_key=DATA_KEY)
    assert opened(made, "nine paper lanterns", "olarkspur") == opened(made, OWN, "hfernsby") == DATA_KEY
    assert [slot.id for slot in made.slots] == [slot.id for slot in before.slots]
    with pytest.raises(WrongPassphrase):
        opened(made, OTHER, "olarkspur")
    with pytest.raises(UnknownReference):
        ways_in.change_passphrase(before, login="nobody", passphrase=OTHER, data_key=DATA_KEY)


def test_a_removed_way_in_is_closed_but_never_the_last() -> None:
    made = two()
    own = made.slot_of("hfernsby")
    assert own is not None
    left = ways_in.remove_slot(made, slot_id=own.id, data_key=DATA_KEY)
    assert opened(left, OTHER) == DATA_KEY
    with pytest.raises(WrongPassphrase):
        opened(left, OWN, "hfernsby")
    with pytest.raises(UnknownReference):
        ways_in.remove_slot(left, slot_id=own.id, data_key=DATA_KEY)
    for slot in left.slots:
        with pytest.raises(Invalid):
            ways_in.remove_slot(left, slot_id=slot.id, data_key=DATA_KEY)


def test_a_login_has_one_passphrase_and_a_vault_a_hundred_ways_in() -> None:
    made = two()
    with pytest.raises(Invalid) as refused:
        ways_in.add_passphrase(made, login="OLARKSPUR", passphrase=OTHER, data_key=DATA_KEY)
    assert refused.value.problems[0].rule == "login-taken"
    for number in range(header.MOST_SLOTS - len(made.slots)):
        made = ways_in.add_passphrase(made, login=f"staff{number}", passphrase=OTHER, data_key=DATA_KEY)
    assert header.parse(header.to_bytes(made)) == made
    with pytest.raises(Invalid) as refused:
        ways_in.add_passphrase(made, login="onemore", passphrase=OTHER, data_key=DATA_KEY)
    assert refused.value.problems[0].rule == "too-many-slots"


@pytest.mark.parametrize(
    ("login", "passphrase", "fields"),
    [
        ("", OWN, ["login"]),
        ("  ", OWN, ["login"]),
        ("\udcff", OWN, ["login"]),
        ("hfernsby", "too short", ["passphrase"]),
        ("hfernsby", "a broken \ud800 passphrase", ["passphrase"]),
        ("", "", ["login", "passphrase"]),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(login: str, passphrase: str, fields: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        ways_in.new_header(login=login, passphrase=passphrase, data_key=DATA_KEY, cost=TINY)
    assert [problem.field for problem in refused.value.problems] == fields
    with pytest.raises(Invalid):
        ways_in.set_passphrase_by_recovery(fresh(), code=CODE, login=login, passphrase=passphrase, floor=TINY)


def test_a_new_recovery_code_ends_the_old_one() -> None:
    newer = recovery.formatted(bytes(range(20, 40)))
    made = ways_in.replace_recovery(fresh(), code=newer, data_key=DATA_KEY)
    assert ways_in.open_by_recovery(made, code=newer, floor=TINY).slot.kind is SlotKind.RECOVERY
    with pytest.raises(WrongPassphrase):
        ways_in.open_by_recovery(made, code=CODE, floor=TINY)
    assert len([slot for slot in made.slots if slot.kind is SlotKind.RECOVERY]) == 1


def test_without_a_recovery_slot_no_code_opens() -> None:
    made = ways_in.new_header(login="hfernsby", passphrase=OWN, data_key=DATA_KEY, cost=TINY)
    with pytest.raises(WrongPassphrase):
        ways_in.open_by_recovery(made, code=CODE, floor=TINY)


@pytest.mark.parametrize("login", ["hfernsby", "olarkspur"])
def test_the_recovery_code_gives_a_login_a_new_passphrase_whether_it_had_one_or_not(login: str) -> None:
    made = ways_in.set_passphrase_by_recovery(fresh(), code=CODE, login=login, passphrase=OTHER, floor=TINY)
    assert opened(made, OTHER, login) == DATA_KEY


def test_a_passphrase_is_no_recovery_code_nor_the_other_way_round() -> None:
    with pytest.raises(Invalid):
        ways_in.open_by_recovery(fresh(), code=OWN, floor=TINY)
    with pytest.raises(WrongPassphrase):
        opened(fresh(), CODE)


def test_a_header_that_asks_for_less_than_the_floor_is_refused_in_its_own_words() -> None:
    with pytest.raises(HeaderDamaged) as refused:
        ways_in.open_slot(fresh(), passphrase=OWN)
    assert "weaker" in refused.value.sentence
    with pytest.raises(HeaderDamaged) as refused:
        ways_in.open_by_recovery(fresh(), code=CODE)
    assert "weaker" in refused.value.sentence
    one_low = replace(fresh(), slots=(*fresh().slots, replace(fresh().slots[0], cost=replace(TINY, memory_kib=8))))
    with pytest.raises(HeaderDamaged):
        opened(one_low, OWN, "hfernsby")


@pytest.mark.parametrize("change", [{"memory_kib": 2**22}, {"iterations": 65}, {"lanes": 17, "memory_kib": 256}])
def test_a_header_that_asks_for_more_than_was_ever_set_is_refused_untried(change: dict[str, int]) -> None:
    made = fresh()
    dear = replace(made.slots[0], cost=replace(TINY, **change))
    with pytest.raises(HeaderDamaged) as refused:
        opened(replace(made, slots=(dear, *made.slots[1:])), OWN)
    assert "more work" in refused.value.sentence


def test_a_header_changed_by_someone_without_the_key_is_refused_after_opening() -> None:
    made = two()
    lost = replace(made, slots=made.slots[:1])
    practice = replace(made, practice=True)
    for changed in (lost, practice, replace(made, seal=bytes(32))):
        with pytest.raises(HeaderDamaged):
            opened(changed, OWN, "hfernsby")
        with pytest.raises(HeaderDamaged):
            ways_in.add_passphrase(changed, login="third", passphrase=OTHER, data_key=DATA_KEY)
    with pytest.raises(HeaderDamaged):
        ways_in.open_by_recovery(replace(made, practice=True), code=CODE, floor=TINY)


def test_a_key_of_another_vault_is_never_wrapped_into_this_one() -> None:
    with pytest.raises(HeaderDamaged):
        ways_in.add_passphrase(fresh(), login="third", passphrase=OTHER, data_key=keys.new_data_key())


def test_a_wrapped_key_opens_nowhere_but_in_its_own_place() -> None:
    """Each part of a slot's identity is bound into the wrapping, so no part can be put into another slot."""
    made = two()
    own, other = made.passphrase_slots
    key = keys.header_key(DATA_KEY)
    moved = [
        (replace(made, vault="00" * 16), OWN, "hfernsby"),
        (replace(made, slots=(replace(own, id="00" * 8), other)), OWN, "hfernsby"),
        (replace(made, slots=(replace(own, cost=replace(TINY, memory_kib=65)), other)), OWN, "hfernsby"),
        (replace(made, slots=(replace(own, login=other.login),)), OWN, "olarkspur"),
        (replace(made, slots=(replace(other, id=own.id, login=own.login),)), OTHER, "hfernsby"),
    ]
    for changed, passphrase, login in moved:
        with pytest.raises(WrongPassphrase):
            opened(header.sealed(changed, key), passphrase, login)


def test_the_real_floor_holds_without_being_told() -> None:
    made = ways_in.new_header(login="hfernsby", passphrase=OWN, data_key=DATA_KEY, cost=FLOOR)
    assert ways_in.open_slot(made, passphrase=OWN).data_key == DATA_KEY
