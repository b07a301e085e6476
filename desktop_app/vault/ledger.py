"""The Merkle log in which every recorded action is a leaf, as RFC 6962 defines it: pure, no database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
_LARGEST_SIZE = 2**63 - 1  # what a SQLite integer holds
_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """Return the hash under which ``data`` enters the log (RFC 6962, 2.1)."""
    return sha256(_LEAF + data).digest()


def _join(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()


def _join_pairs(row: Sequence[bytes]) -> list[bytes]:
    digest = sha256  # a local name: the line below runs once for every leaf of the log
    return [digest(_NODE + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=True)]


@dataclass(frozen=True, kw_only=True)
class CompactRange:
    """The few hashes from which a log of ``size`` leaves can be extended without reading its leaves.

    ``nodes`` are the roots of the log's complete subtrees, largest first: one for each bit set in ``size``.
    """

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a range that no log can have.

        Raises:
            ValueError: the size is out of range, or the hashes do not fit it.
        """
        if not 0 <= self.size <= _LARGEST_SIZE:
            raise ValueError("the size of a log is out of range")
        if len(self.nodes) != self.size.bit_count() or any(len(node) != HASH_BYTES for node in self.nodes):
            raise ValueError("the hashes of a compact range do not fit its size")

    def append(self, leaf: bytes) -> "CompactRange":
        """Return the range with one more leaf hash at its end.

        Raises:
            ValueError: the leaf is no 32-byte hash.
        """
        if len(leaf) != HASH_BYTES:
            raise ValueError("a leaf hash has 32 bytes")
        nodes, full, node = list(self.nodes), self.size, leaf
        while full & 1:
            node, full = _join(nodes.pop(), node), full >> 1
        return CompactRange(size=self.size + 1, nodes=(*nodes, node))

    def extend(self, leaves: Iterable[bytes]) -> "CompactRange":
        """Return the range with these leaf hashes at its end, hashed a whole row of the tree at a time.

        Raises:
            ValueError: a leaf is no 32-byte hash.
        """
        row = list(leaves)
        if any(len(leaf) != HASH_BYTES for leaf in row):
            raise ValueError("a leaf hash has 32 bytes")
        grown, level = self.size + len(row), self.size
        waiting, kept = list(self.nodes), list[bytes]()
        while row or level:
            if level & 1:
                row.insert(0, waiting.pop())
            if len(row) & 1:
                kept.append(row.pop())
            row = _join_pairs(row)
            level >>= 1
        return CompactRange(size=grown, nodes=tuple(reversed(kept)))

    def root(self) -> bytes:
        """Return the root hash of the log."""
        if not self.nodes:
            return EMPTY_ROOT
        top, *larger = reversed(self.nodes)
        for node in larger:
            top = _join(node, top)
        return top

    def to_bytes(self) -> bytes:
        """Return the range as the ledger keeps it: the size in 8 bytes, big end first, then the hashes."""
        return self.size.to_bytes(8, "big") + b"".join(self.nodes)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "CompactRange":
        """Read a range back.

        Raises:
            ValueError: the bytes are not exactly what `to_bytes` writes for some log.
        """
        if len(stored) < 8 or (len(stored) - 8) % HASH_BYTES:
            raise ValueError("a stored compact range has a size and whole hashes")
        nodes = tuple(stored[at : at + HASH_BYTES] for at in range(8, len(stored), HASH_BYTES))
        return cls(size=int.from_bytes(stored[:8], "big"), nodes=nodes)


EMPTY = CompactRange()


def root(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root hash of a log with these leaf hashes."""
    return EMPTY.extend(leaf_hashes).root()


def roots(leaf_hashes: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the root hash of the first leaf, of the first two, and so on, each from the one before.

    Raises:
        ValueError: a leaf is no 32-byte hash.
    """
    nodes = list[bytes]()
    for full, leaf in enumerate(leaf_hashes):
        if len(leaf) != HASH_BYTES:
            raise ValueError("a leaf hash has 32 bytes")
        node, left = leaf, full
        while left & 1:
            node, left = _join(nodes.pop(), node), left >> 1
        nodes.append(node)
        for larger in reversed(nodes[:-1]):
            node = _join(larger, node)
        yield node


def _left_part(size: int) -> int:
    """Return how many of ``size`` leaves (two or more) hang under the left child."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """Return the hashes from leaf ``index`` (counted from 0) up to the root of the first ``size`` leaves.

    Raises:
        ValueError: there is no such leaf, or there are fewer leaves than ``size``.
    """
    if not 0 <= index < size <= len(leaf_hashes):
        raise ValueError("there is no such leaf in a log of that size")
    proof, start, end = list[bytes](), 0, size
    while end - start > 1:
        middle = start + _left_part(end - start)
        if index < middle:
            proof.append(root(leaf_hashes[middle:end]))
            end = middle
        else:
            proof.append(root(leaf_hashes[start:middle]))
            start = middle
    return tuple(reversed(proof))


def consistency_proof(leaf_hashes: Sequence[bytes], first: int, second: int) -> tuple[bytes, ...]:
    """Return the hashes that show that the first ``second`` leaves begin with the first ``first`` leaves.

    Nothing has to be shown for an empty log, nor for two logs of one size: both proofs are empty.

    Raises:
        ValueError: ``first`` is larger than ``second``, or there are fewer leaves than that.
    """
    if not 0 <= first <= second <= len(leaf_hashes):
        raise ValueError("there are no two logs of those sizes")
    if first in {0, second}:
        return ()
    proof, start, end, whole = list[bytes](), 0, second, True
    while first != end:
        middle = start + _left_part(end - start)
        if first <= middle:
            proof.append(root(leaf_hashes[middle:end]))
            end = middle
        else:
            proof.append(root(leaf_hashes[start:middle]))
            start, whole = middle, False
    if not whole:  # the verifier knows the older root only where it is itself a subtree of the newer log
        proof.append(root(leaf_hashes[start:end]))
    return tuple(reversed(proof))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Return whether ``proof`` shows that leaf hash ``leaf`` is number ``index`` of ``size`` under ``root``.

    Never raises: whatever the proof was forged from, the answer is no. As everywhere in RFC 6962 a root does
    not itself say of how many leaves it is: size and root are believed together, from one sealed point.
    """
    if not (_are_sizes(index, size) and index < size and _are_hashes(proof) and _are_hashes((leaf, root))):
        return False
    position, last, reached = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            reached = _join(step, reached)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            reached = _join(reached, step)
        position, last = position >> 1, last >> 1
    return last == 0 and compare_digest(reached, root)


def verify_consistency(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Return whether ``proof`` shows that the log of ``second`` leaves begins with that of ``first`` leaves.

    Never raises. An empty log is the beginning of every log; of two logs of one size the roots must be equal;
    in both cases a proof that is not empty is refused. Sizes and roots are believed as in `verify_inclusion`.
    """
    if not (_are_sizes(first, second) and first <= second and _are_hashes(proof)):
        return False
    if not _are_hashes((first_root, second_root)):
        return False
    if first == second:
        return not proof and compare_digest(first_root, second_root) and _fits(first, first_root)
    if first == 0:
        return not proof and _fits(first, first_root)
    return _climb(first, second, first_root, second_root, tuple(proof))


def _climb(first: int, second: int, first_root: bytes, second_root: bytes, proof: tuple[bytes, ...]) -> bool:
    """Rebuild both roots from the proof at once, and compare (RFC 9162, 2.1.4.2)."""
    if first & (first - 1) == 0:
        proof = (first_root, *proof)
    if not proof:
        return False
    position, last = first - 1, second - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    older = newer = proof[0]
    for step in proof[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            older, newer = _join(step, older), _join(step, newer)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            newer = _join(newer, step)
        position, last = position >> 1, last >> 1
    # `last` not yet at the top means that the second size was not used up: the proof is of a smaller log
    return last == 0 and compare_digest(older, first_root) and compare_digest(newer, second_root)


def _fits(size: int, claimed: bytes) -> bool:
    return size > 0 or compare_digest(claimed, EMPTY_ROOT)


def _are_sizes(*numbers: int) -> bool:
    return all(type(number) is int and 0 <= number <= _LARGEST_SIZE for number in numbers)


def _are_hashes(values: Sequence[bytes]) -> bool:
    if not isinstance(values, list | tuple) or len(values) > _LARGEST_SIZE.bit_length() + 1:
        return False
    return all(isinstance(value, bytes) and len(value) == HASH_BYTES for value in values)
