"""What states a sealed point of the record: our PDFs, backups kept elsewhere, and codes typed from paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.doors import given as files
from desktop_app.errors import CordonError, InputFault
from desktop_app.reports import sealed_point
from desktop_app.services import actions
from desktop_app.vault import backup, header, point_code, verify
from desktop_app.vault.point_code import PaperPoint
from desktop_app.vault.vault import Vault
from desktop_app.words import _

#: What a person compares with: a file kept elsewhere, or a point that they typed from paper.
Asked = Path | PaperPoint
#: Returns the sealed point from outside with which an open vault is compared.
Against = Callable[[Vault], verify.SealedPoint | PaperPoint]

LONGEST = 256 * 1024 * 1024
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a file says of itself, not proved yet.

    ``point`` is the sealed point's code as paper shows it; ``document`` and ``code`` are those of a PDF.
    """

    kind: str
    vault: str
    size: int | None = None
    root: str | None = None
    point: str | None = None
    document: str | None = None
    code: str | None = None


def claim_of(file: Path) -> Claim | None:
    """Return what a file claims, or None where it is neither a document nor a backup of Cordon's.

    Raises:
        InputFault, MachineFault: there is no such file, or it cannot be read.
    """
    if files.beginning(file, _("The file"), len(_ZIP)) == _ZIP:
        return _of_backup(file)
    stated = sealed_point.read(files.taken(file, _("The file"), LONGEST))
    if stated is None:
        return None
    return Claim(
        kind="document", vault=stated.vault_id, size=stated.size, root=stated.root,
        point=point_code.written(bytes.fromhex(stated.root)), document=stated.reference, code=stated.document_code,
    )  # fmt: skip


def _of_backup(file: Path) -> Claim | None:
    try:
        made = header.parse(backup.member(file, header.NAME))
    except CordonError:
        return None
    return Claim(kind="backup", vault=made.vault)


def given(text: str) -> Asked:
    """Return what a person compares with: a file, or a sealed point whose code they typed from paper.

    Raises:
        InputFault: there is no such file, and it is not the code of a sealed point.
    """
    file = Path(text)
    if files.is_there(file):
        return file
    if point_code.looks_meant(text):
        return point_code.read(text)
    raise InputFault(
        _("There is no such file, and this does not look like the code of a sealed point either."),
        safe=_("Nothing was compared and nothing was changed."),
        next_step=_("Name a sheet or a backup, or type the seven groups of four that a sheet shows."),
    )


def point_of(vault: Vault, file: Path) -> verify.SealedPoint:
    """Return the sealed point that a file from outside states, to compare the vault with.

    Raises:
        InputFault: it states none.
        DatabaseDamaged: it is a backup, and not a whole one of this vault.
    """
    claim = claim_of(file)
    if claim is not None and claim.kind == "backup":
        return verify.point_of_backup(vault, file, actions.MAY_TOUCH)
    if claim is None or claim.size is None or claim.root is None:
        raise InputFault(
            _("This file states no sealed point."), safe=_("Nothing was changed."),
            next_step=_("Use a sheet as Cordon wrote it, or a backup kept elsewhere."),
        )  # fmt: skip
    return verify.SealedPoint(vault=claim.vault, size=claim.size, root=bytes.fromhex(claim.root))


def comparing(asked: Asked) -> Against:
    """Return what finds the sealed point that a person compares with; a file is read only when it is asked for."""

    def against(vault: Vault) -> verify.SealedPoint | PaperPoint:
        return point_of(vault, asked) if isinstance(asked, Path) else asked

    return against
