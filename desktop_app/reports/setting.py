"""Setting a document on paper: which kind is set by what, one at a time."""

from datetime import datetime
from threading import Lock

from desktop_app.reports import fonts
from desktop_app.reports.labels import labels
from desktop_app.reports.receipt import receipt
from desktop_app.reports.recovery import recovery_page
from desktop_app.reports.sheet import full_sheet
from desktop_app.services.handover_pack import DocumentKind, HandoverPack

_ONE_AT_A_TIME = Lock()  # the fonts and their numbering of letters are shared by the whole process
_DOCUMENTS = {DocumentKind.FULL: full_sheet, DocumentKind.RECEIPT: receipt, DocumentKind.LABELS: labels}


def render(pack: HandoverPack) -> bytes:
    """Return the PDF of ``pack``: the full sheet, the one-page receipt or the bag labels.

    The same pack gives the same bytes again. Raises nothing for any text: what paper cannot show is marked on it.
    """
    with _ONE_AT_A_TIME:
        fonts.open_fonts()
        return _DOCUMENTS[pack.document.kind](pack)


def recovery_sheet(
    school_name: str, code: str, made_at: datetime, vault_name: str | None = None, *, practice: bool = False
) -> bytes:
    """Return the one page that carries a vault's recovery code, as a PDF to print and lock away."""
    with _ONE_AT_A_TIME:
        fonts.open_fonts()
        return recovery_page(school_name, code, made_at, vault_name, practice=practice)
