"""The sealed point as our documents carry it: in clear in a PDF's subject, and read back strictly."""

import re
from dataclasses import dataclass

from desktop_app.services.handover_pack import HandoverPack

_FORM = re.compile(
    rb"/Subject \(cordon sealed-point 1 size=(0|[1-9][0-9]{0,17}) root=([0-9a-f]{64})"
    rb" vault=([0-9A-Za-z-]{1,64}) code=([0-9A-Z-]{1,64}) reference=([0-9A-Za-z-]{1,64})\)"
)
_UNFIT = re.compile(r"[^0-9A-Za-z-]")


@dataclass(frozen=True, kw_only=True)
class SealedPoint:
    """What a document says about the record it was printed from."""

    size: int
    root: str
    vault_id: str
    document_code: str
    reference: str


def stated(pack: HandoverPack) -> str:
    """Return the sentence for the PDF's subject: codes and numbers only, nothing about a person."""
    document, point = pack.document, pack.document.sealed_point
    return (
        f"cordon sealed-point 1 size={point.size} root={point.root.lower()} vault={_fit(point.vault_id)}"
        f" code={_fit(document.code).upper()} reference={_fit(document.reference)}"
    )


def _fit(text: str) -> str:
    return _UNFIT.sub("-", text)[:64] or "-"


def read(pdf: bytes) -> SealedPoint | None:
    """Return the sealed point that one of our PDFs states, or ``None``.

    Never raises, whatever the bytes. ``None`` for a file that is not a PDF, states nothing, or states two
    different things. What is returned is a claim to be compared with a vault, not a proof.
    """
    if not pdf.startswith(b"%PDF-"):
        return None
    found = {match.groups() for match in _FORM.finditer(pdf)}
    if len(found) != 1:
        return None
    size, root, vault, code, reference = (part.decode("ascii") for part in found.pop())
    return SealedPoint(size=int(size), root=root, vault_id=vault, document_code=code, reference=reference)
