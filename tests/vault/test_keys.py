"""What a guess costs and what is derived from a key."""

import sys
from itertools import combinations
from pathlib import Path

import pytest

from desktop_app.errors import MachineFault
from desktop_app.vault import keys
from desktop_app.vault.keys import CEILING, FLOOR, Cost

DATA_KEY = bytes(range(32))
SMALL = Cost(memory_kib=64, iterations=1, lanes=1)


def test_the_floor_is_what_was_promised() -> None:
    assert FLOOR.memory_kib * 1024 >= 256 * 2**20
    assert FLOOR.iterations >= 3
    assert not FLOOR.is_above(CEILING)
    assert not FLOOR.is_below(FLOOR)


@pytest.mark.parametrize("asked", [(0, 1, 1), (64, 0, 1), (64, 1, 0), (31, 1, 4), (-64, -1, -1)])
def test_a_cost_that_argon2_cannot_have_is_refused(asked: tuple[int, int, int]) -> None:
    memory, iterations, lanes = asked
    with pytest.raises(ValueError, match="cannot work"):
        Cost(memory_kib=memory, iterations=iterations, lanes=lanes)


def test_the_derivation_is_argon2id_as_published() -> None:
    """The tag is one that the reference implementation's own tests expect."""
    cost = Cost(memory_kib=65536, iterations=2, lanes=1)
    assert keys.derived(b"password", b"somesalt", cost).hex() == (
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    )


def test_calibration_grows_until_a_guess_takes_long_enough() -> None:
    cost = keys.calibrate(SMALL, 0.5, seconds_of=lambda tried: tried.iterations * 0.03)
    assert cost == Cost(memory_kib=64, iterations=17, lanes=1)


def test_calibration_does_not_believe_its_own_estimate() -> None:
    """The second round comes out quicker than the first let expect, as on a machine that wakes up."""
    cost = keys.calibrate(SMALL, 0.5, seconds_of=lambda tried: 0.3 if tried.iterations == 1 else tried.iterations / 20)
    assert cost.iterations == 10


def test_calibration_stays_between_floor_and_ceiling() -> None:
    assert keys.calibrate(SMALL, 0.5, seconds_of=lambda _tried: 9.0) == SMALL
    assert keys.calibrate(SMALL, 0.5, seconds_of=lambda _tried: 0.0).iterations == CEILING.iterations


def test_calibration_tries_this_computer() -> None:
    cost = keys.calibrate(SMALL, 0.001)
    assert cost.iterations >= SMALL.iterations
    assert cost.memory_kib == SMALL.memory_kib


@pytest.mark.skipif(sys.platform != "linux", reason="the only system that limits a program's memory this way")
def test_too_little_memory_is_a_fault_of_the_machine() -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 2**26, hard))
    try:
        with pytest.raises(MachineFault) as refused:
            keys.derived(b"secret", bytes(16), Cost(memory_kib=2**21, iterations=1, lanes=1))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert "2048 MiB" in refused.value.sentence


def test_subkeys_differ_and_stay_the_same() -> None:
    made = [keys.database_key(DATA_KEY), keys.anchor_key(DATA_KEY), keys.header_key(DATA_KEY), DATA_KEY]
    assert all(len(key) == 32 for key in made)
    assert all(one != other for one, other in combinations(made, 2))
    assert made[:3] == [keys.database_key(DATA_KEY), keys.anchor_key(DATA_KEY), keys.header_key(DATA_KEY)]
    assert keys.new_data_key() != keys.new_data_key()
    with pytest.raises(ValueError, match="32 bytes"):
        keys.database_key(DATA_KEY[:31])


def test_a_wrapped_key_opens_with_its_own_key_and_identity_only() -> None:
    key, nonce = bytes(32), bytes(12)
    kept = keys.wrapped(DATA_KEY, key, nonce, b"here")
    assert keys.unwrapped(kept, key, nonce, b"here") == DATA_KEY
    assert keys.unwrapped(kept, key, nonce, b"there") is None
    assert keys.unwrapped(kept, bytes([1] * 32), nonce, b"here") is None
    assert keys.unwrapped(kept[:-1] + bytes([kept[-1] ^ 1]), key, nonce, b"here") is None
    with pytest.raises(ValueError, match="32 bytes"):
        keys.wrapped(b"short", key, nonce, b"here")


@pytest.mark.parametrize(
    "good",
    [
        "practice vault only",
        "twelve chars",
        "  " + "x" * 10,
        "pięć żółtych łodzi",
        "🐢" * 12,
        "tab\tand\nline",
        "x" * 1024,
    ],
)
def test_a_passphrase_may_be_anything_a_person_types(good: str) -> None:
    assert keys.passphrase_problems(good) == []


@pytest.mark.parametrize("bad", ["", "eleven char", "e\u0301" * 11, "broken \udcff broken", "x" * 1025])
def test_a_passphrase_too_short_too_long_or_broken_is_refused_without_repeating_it(bad: str) -> None:
    (problem,) = keys.passphrase_problems(bad)
    assert problem.field == "passphrase"
    assert not bad or bad not in problem.message


def test_accents_count_alike_however_they_are_composed() -> None:
    assert keys.secret_of("caf\u00e9") == keys.secret_of("cafe\u0301")
    assert keys.secret_of("\udcff") != keys.secret_of("?")
