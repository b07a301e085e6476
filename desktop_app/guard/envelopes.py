"""The wrappings that data travels in: data and blob addresses, mail attachments, keys and certificates."""

import re
from collections.abc import Iterator

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

_MEDIA = r"(?:image|video|audio|text|application|font|model|multipart|message)"
_DATA = re.compile(rf"\bdata:(?:{_MEDIA}/[\w.+-]|;base64|,\S)", re.IGNORECASE)
_DATA_SPACED = re.compile(rf"data:(?:{_MEDIA}/[\w.+-]{{1,80}};|[^,]{{0,100}};base64)|;base64,", re.IGNORECASE)
_BLOB = re.compile(r"\bblob:\s?(?:https?|null|file|[\w-]{2,20}:/|[0-9a-f]{8}-)", re.IGNORECASE)
_BLOB_SPACED = re.compile(r"blob:(?:https?://|null/|[0-9a-f]{8}-[0-9a-f]{4}-)", re.IGNORECASE)
_BLOCK = re.compile(r"-{4}\s{0,3}(?:BEGIN|END) [A-Z0-9 ]{2,40}-{4}")
_BLOCK_LOOSE = re.compile(
    r"-{2}\s{0,3}begin\s[a-z0-9\s]{0,30}(?:certificate|key|message|signature|request|parameters|pkcs\d?|cms|file)"
    r"[a-z0-9\s]{0,20}-{2}",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"content-transfer-encoding\s*:\s*(?:base64|quoted)|content-type\s*:\s*(?:image|video|audio|application)/"
    r"|^begin(?:-base64)? [0-7]{3} \S|=ybegin line=",
    re.IGNORECASE | re.MULTILINE,
)


def data_addresses(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find data: and blob: addresses, which carry a file's content within themselves."""
    lowered = reading.squeezed.text.lower()
    if not any(hint in lowered for hint in ("data:", "blob:", ";base64")):
        return
    for view, patterns in ((reading, (_DATA, _BLOB)), (reading.squeezed, (_DATA_SPACED, _BLOB_SPACED))):
        for pattern in patterns:
            for found in pattern.finditer(view.text):
                yield view.span(*found.span())


def blocks_of_keys(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find PEM blocks and the headings of mail attachments."""
    for pattern in (_BLOCK, _BLOCK_LOOSE, _MAIL):
        for found in pattern.finditer(reading.text):
            yield reading.span(*found.span())
