"""How it looks on paper: a frozen pack goes in, the bytes of a PDF or CSV come out."""

from datetime import datetime

from desktop_app.reports.exhibits_csv import exhibits_csv
from desktop_app.services.handover_pack import HandoverPack

__all__ = ["exhibits_csv", "recovery_sheet", "render"]


def render(pack: HandoverPack) -> bytes:
    """Return the PDF of ``pack``: the full sheet, the one-page receipt or the bag labels.

    The same pack gives the same bytes again. Raises nothing for any text: what paper cannot show is marked on it.
    """
    from desktop_app.reports import setting  # noqa: PLC0415 - what sets paper takes long to load

    return setting.render(pack)


def recovery_sheet(
    school_name: str, code: str, made_at: datetime, vault_name: str | None = None, *, practice: bool = False
) -> bytes:
    """Return the one page that carries a vault's recovery code, as a PDF to print and lock away."""
    from desktop_app.reports import setting  # noqa: PLC0415 - what sets paper takes long to load

    return setting.recovery_sheet(school_name, code, made_at, vault_name, practice=practice)
