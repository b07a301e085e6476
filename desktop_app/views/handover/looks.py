"""How documents look on screen: their names, their icons, and what is said of one that was issued."""

from collections.abc import Mapping
from typing import Final

from desktop_app import clock
from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services.register import DocumentRow
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.dates import say_moment
from desktop_app.words import _

V = DocumentVariant

VARIANTS: Final[Mapping[DocumentVariant, tuple[str, str]]] = {
    V.FULL: (_("Full sheet"), "file-text"),
    V.RECEIPT: (_("Receipt"), "list-checks"),
    V.LABELS: (_("Bag labels"), "tag"),
}

NOT_ISSUED: Final = ChipLook(words=_("Preview, not issued"), tone=Tone.AMBER, icon="eye")
ISSUED: Final = ChipLook(words=_("Issued"), tone=Tone.GREEN, icon="file-check")


def name_of(row: DocumentRow) -> str:
    """Return what a document is called in a list: Full sheet, version 2 · H-2026-0002."""
    return _("{what}, version {version} · {reference}").format(
        what=VARIANTS[row.variant][0], version=row.version, reference=row.reference
    )


def story_of(row: DocumentRow) -> str:
    """Return when a document was issued and to whom."""
    return _("{when} · to {who}").format(when=say_moment(row.issued_at, clock.now()), who=row.recipient)


def bundles(rows: list[DocumentRow]) -> list[tuple[DocumentRow, bool]]:
    """Return documents with each full sheet before the receipts and labels that were issued after it.

    Args:
        rows: the documents of one case, newest first.

    Returns:
        Each document, and whether it hangs on a full sheet above it; the newest full sheet first.
    """
    ordered: list[tuple[DocumentRow, bool]] = []
    hanging: list[DocumentRow] = []
    for row in rows:
        if row.variant is not V.FULL:
            hanging.append(row)
            continue
        ordered += [(row, False), *((one, True) for one in hanging)]
        hanging = []
    return ordered + [(row, False) for row in hanging]
