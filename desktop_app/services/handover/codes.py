"""The codes on a document: its fingerprint, its short code, and the root of the record in groups a person can read."""

from hashlib import sha256

from desktop_app.vault import point_code, spelling


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a frozen pack, as hex."""
    return sha256(text.encode("utf-8")).hexdigest()


def document_code(text: str) -> str:
    """Return a document's code of three groups, 60 bits of the digest of its pack."""
    digest = sha256(b"cordon document\x00" + text.encode("utf-8")).digest()
    return spelling.grouped(spelling.digits(int.from_bytes(digest, "big") >> len(digest) * 8 - 60, 12))


def short(root: bytes) -> str:
    """Return the code of the record's root: its first 120 bits in six groups, and a check group."""
    return point_code.written(root)
