"""The Merkle log against the published vectors, against a second verifier, and against forgers."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.vault import ledger

# The leaves and the roots, paths and proofs that Certificate Transparency publishes for RFC 6962.
LEAVES = [
    ledger.leaf_hash(bytes.fromhex(data))
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
H1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
H23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
H4567 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
H4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
H67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
H45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"


def leaves(count: int) -> list[bytes]:
    return [ledger.leaf_hash(b"entry %d" % number) for number in range(count)]


def pair(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def left_of(size: int) -> int:
    left = 1
    while 2 * left < size:
        left *= 2
    return left


def two_roots(first: int, second: int, proof: list[bytes], known: bytes | None) -> tuple[bytes, bytes]:
    """Rebuild the older and the newer root top down, as RFC 6962 defines the proof; IndexError: too short."""
    if first == second:
        found = proof.pop() if known is None else known
        return found, found
    left, sibling = left_of(second), proof.pop()
    if first <= left:
        older, newer = two_roots(first, left, proof, known)
        return older, pair(newer, sibling)
    older, newer = two_roots(first - left, second - left, proof, None)
    return pair(sibling, older), pair(sibling, newer)


def root_over(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    if size == 1:
        return leaf
    left, sibling = left_of(size), proof.pop()
    if index < left:
        return pair(root_over(leaf, index, left, proof), sibling)
    return pair(sibling, root_over(leaf, index - left, size - left, proof))


def consistent(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Judge a consistency proof the slow way, for two logs of which the first is not empty."""
    rest = list(proof)
    try:
        return two_roots(first, second, rest, first_root) == (first_root, second_root) and not rest
    except IndexError:
        return False


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Judge an inclusion proof the slow way."""
    rest = list(proof)
    try:
        return root_over(leaf, index, size, rest) == root and not rest
    except IndexError:
        return False


def flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def forgeries(proof: Sequence[bytes], spare: bytes) -> Iterator[tuple[bytes, ...]]:
    """Yield every proof that differs by one hash flipped, dropped, added, doubled or moved."""
    for at, value in enumerate(proof):
        yield (*proof[:at], flipped(value, 8 * at % 256), *proof[at + 1 :])
        yield (*proof[:at], *proof[at + 1 :])
        yield (*proof[:at], value, *proof[at:])
        yield (*proof[:at], value[:-1], *proof[at + 1 :])
    for at in range(len(proof) + 1):
        yield (*proof[:at], spare, *proof[at:])
    for at in range(len(proof) - 1):
        yield (*proof[:at], proof[at + 1], proof[at], *proof[at + 2 :])
    if len(proof) > 2:
        yield tuple(reversed(proof))


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert ledger.root(LEAVES[:size]).hex() == ROOTS[size]
    assert ledger.EMPTY.extend(LEAVES[:size]).root().hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [(0, 1, []), (0, 8, [H1, H23, H4567]), (5, 8, [H4, H67, ROOTS[4]]), (2, 3, [ROOTS[2]]),
     (1, 5, [ROOTS[1], H23, H4])],
)  # fmt: skip
def test_inclusion_proofs_are_the_published_ones(index: int, size: int, path: list[str]) -> None:
    proof = ledger.inclusion_proof(LEAVES, index, size)
    assert [step.hex() for step in proof] == path
    assert ledger.verify_inclusion(LEAVES[index], index, size, proof, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(
    ("first", "second", "path"),
    [(1, 1, []), (1, 8, [H1, H23, H4567]), (6, 8, [H45, H67, ROOTS[4]]), (2, 5, [H23, H4])],
)
def test_consistency_proofs_are_the_published_ones(first: int, second: int, path: list[str]) -> None:
    proof = ledger.consistency_proof(LEAVES, first, second)
    assert [step.hex() for step in proof] == path
    roots = bytes.fromhex(ROOTS[first]), bytes.fromhex(ROOTS[second])
    assert ledger.verify_consistency(first, second, *roots, proof)


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_range_grows_alike_in_one_go_and_leaf_by_leaf(start: int, more: int) -> None:
    log = leaves(start + more)
    grown = ledger.EMPTY.extend(log[:start])
    together = grown.extend(log[start:])
    for leaf in log[start:]:
        grown = grown.append(leaf)
    assert grown == together == ledger.CompactRange.from_bytes(together.to_bytes())
    assert grown.size == start + more
    assert grown.root() == ledger.root(log)


@pytest.mark.parametrize(
    "stored",
    [b"", b"\x00" * 7, b"\x00" * 8 + bytes(32), b"\x00" * 7 + b"\x01", b"\x00" * 7 + b"\x03" + bytes(32),
     b"\x00" * 7 + b"\x01" + bytes(33), b"\x80" + b"\x00" * 7 + bytes(32), b"\xff" * 8],
)  # fmt: skip
def test_a_stored_range_that_no_log_has_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match=r"compact range|size of a log"):
        ledger.CompactRange.from_bytes(stored)


@pytest.mark.parametrize("short", [b"", bytes(31), bytes(33)])
def test_a_leaf_is_always_a_hash(short: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        ledger.EMPTY.append(short)
    with pytest.raises(ValueError, match="32 bytes"):
        ledger.root([short])


def test_proofs_of_what_is_not_there_are_not_made() -> None:
    for index, size in [(0, 0), (3, 3), (-1, 3), (0, 9)]:
        with pytest.raises(ValueError, match="no such leaf"):
            ledger.inclusion_proof(LEAVES, index, size)
    for first, second in [(-1, 3), (4, 3), (0, 9)]:
        with pytest.raises(ValueError, match="no two logs"):
            ledger.consistency_proof(LEAVES, first, second)


def test_every_honest_proof_is_accepted_and_every_forged_one_refused() -> None:
    log, spare = leaves(18), ledger.leaf_hash(b"spare")
    roots = [ledger.root(log[:size]) for size in range(19)]
    for size in range(1, 19):
        for index in range(size):
            proof = ledger.inclusion_proof(log, index, size)
            assert ledger.verify_inclusion(log[index], index, size, proof, roots[size])
            for forged in forgeries(proof, spare):
                assert not ledger.verify_inclusion(log[index], index, size, forged, roots[size])
        for first in range(1, size):
            proof = ledger.consistency_proof(log, first, size)
            assert ledger.verify_consistency(first, size, roots[first], roots[size], proof)
            for forged in forgeries(proof, spare):
                assert not ledger.verify_consistency(first, size, roots[first], roots[size], forged)


@given(st.data())
def test_a_proof_serves_no_other_leaf_place_or_root(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 70))
    index, other = data.draw(st.permutations(range(size)))[:2]
    log = leaves(size)
    proof, root = ledger.inclusion_proof(log, index, size), ledger.root(log)
    assert not ledger.verify_inclusion(log[other], index, size, proof, root)
    assert not ledger.verify_inclusion(log[index], other, size, proof, root)
    changed = flipped(root, data.draw(st.integers(0, 255)))
    assert not ledger.verify_inclusion(log[index], index, size, proof, changed)
    assert not ledger.verify_inclusion(log[index], index, size, proof, ledger.root(log[:-1]))


@given(st.data())
def test_both_verifiers_agree_whatever_sizes_are_claimed(data: st.DataObject) -> None:
    """A root does not say of how many leaves it is: some other sizes fit, but none that should not."""
    size = data.draw(st.integers(1, 40))
    log = leaves(size)
    first, index = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    root = ledger.root(log)
    path = ledger.inclusion_proof(log, index, size)
    claimed_index, claimed = data.draw(st.integers(0, 60)), data.draw(st.integers(1, 60))
    if claimed_index < claimed:
        expected = included(log[index], claimed_index, claimed, path, root)
        assert ledger.verify_inclusion(log[index], claimed_index, claimed, path, root) == expected
    proof, older = ledger.consistency_proof(log, first, size), ledger.root(log[:first])
    claimed_first = data.draw(st.integers(1, claimed))
    expected = consistent(claimed_first, claimed, older, root, proof)
    assert ledger.verify_consistency(claimed_first, claimed, older, root, proof) == expected


@given(st.data())
def test_a_rewritten_log_is_never_consistent(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 60))
    first = data.draw(st.integers(1, size - 1))
    changed = data.draw(st.integers(0, first - 1))
    log = leaves(size)
    rewritten = [*log[:changed], ledger.leaf_hash(b"rewritten"), *log[changed + 1 :]]
    for source in (log, rewritten):
        proof = ledger.consistency_proof(source, first, size)
        old, new = ledger.root(log[:first]), ledger.root(rewritten)
        assert not ledger.verify_consistency(first, size, old, new, proof)


def test_a_second_size_that_is_not_used_up_is_refused() -> None:
    """The proof is a true one, for a smaller log, whose root is passed off as the larger one's."""
    log = leaves(16)
    older, newer = ledger.root(log[:4]), ledger.root(log[:8])
    proof = ledger.consistency_proof(log, 4, 8)
    assert ledger.verify_consistency(4, 8, older, newer, proof)
    assert not ledger.verify_consistency(4, 16, older, newer, proof)
    assert not ledger.verify_consistency(4, 9, older, newer, proof)
    assert not ledger.verify_consistency(8, 16, newer, newer, ())
    assert not ledger.verify_inclusion(log[0], 0, 16, ledger.inclusion_proof(log, 0, 8), newer)


def test_empty_logs_and_logs_of_one_size_need_no_proof_and_take_none() -> None:
    log = leaves(5)
    root, other = ledger.root(log), ledger.root(log[:4])
    assert ledger.verify_consistency(0, 5, ledger.EMPTY_ROOT, root, ())
    assert ledger.verify_consistency(0, 0, ledger.EMPTY_ROOT, ledger.EMPTY_ROOT, ())
    assert ledger.verify_consistency(5, 5, root, root, ())
    assert not ledger.verify_consistency(0, 5, root, root, ())
    assert not ledger.verify_consistency(0, 5, ledger.EMPTY_ROOT, root, (root,))
    assert not ledger.verify_consistency(0, 0, root, root, ())
    assert not ledger.verify_consistency(5, 5, root, root, (root,))
    assert not ledger.verify_consistency(5, 5, root, other, ())
    assert not ledger.verify_consistency(4, 5, other, root, ())
    assert not ledger.verify_consistency(5, 4, root, other, ())


HOSTILE = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=3),
    st.binary(max_size=40),
    st.binary(min_size=32, max_size=32), st.lists(st.binary(min_size=31, max_size=32), max_size=5),
)  # fmt: skip


@given(*[HOSTILE] * 5)
def test_whatever_is_put_to_a_verifier_it_answers(a: Any, b: Any, c: Any, d: Any, e: Any) -> None:
    assert ledger.verify_inclusion(a, b, c, d, e) in {True, False}
    assert ledger.verify_consistency(a, b, c, d, e) in {True, False}


def test_sizes_that_are_no_sizes_are_refused() -> None:
    root = ledger.root(leaves(1))
    numbers: list[Any] = [True, 1.0, "1", -1, 2**63, None]
    for number in numbers:
        assert not ledger.verify_consistency(number, number, root, root, ())
        assert not ledger.verify_inclusion(root, 0, number, (), root)
    assert not ledger.verify_consistency(1, 2**62, root, root, [root] * 1000)
