"""The codes on a document: its fingerprint, its short code, and the root of the record in groups a person can read."""

from hashlib import sha256

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is read for something else


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a frozen pack, as hex."""
    return sha256(text.encode("utf-8")).hexdigest()


def document_code(text: str) -> str:
    """Return a document's code of three groups, 60 bits of the digest of its pack."""
    return _groups(sha256(b"cordon document\x00" + text.encode("utf-8")).digest(), 3)


def short(root: bytes) -> str:
    """Return the root of the record in six groups, its first 120 bits."""
    return _groups(root, 6)


def _groups(digest: bytes, count: int) -> str:
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - count * 20)
    letters = [_LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(count * 4))]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, count * 4, 4))
