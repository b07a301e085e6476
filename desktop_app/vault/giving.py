"""Files that leave the vault: whole or not at all, never inside a vault, never over another one unasked."""

from pathlib import Path

from desktop_app.errors import InputFault
from desktop_app.vault import files, header
from desktop_app.vault.header import RECORDS
from desktop_app.words import _


def place(out: Path, *, force: bool = False, vaults: tuple[Path, ...] = ()) -> Path:
    """Return where a file may be written, before anything else is done.

    Args:
        out: the file as asked for.
        force: whether it may take the place of another one.
        vaults: folders of vaults, inside which nothing is put.

    Raises:
        InputFault: it may not be written there.
    """
    target = out.absolute()
    if not target.parent.is_dir():
        raise _refused(_("The folder for this file is not there."), _("Make it, or choose another."))
    if target.is_dir():
        raise _refused(_("There is a folder of this name."), _("Give the name of a file."))
    if target.exists() and not force:
        raise _refused(_("There is already a file of this name."), _("Choose another name."))
    real = target.parent.resolve()
    inside = any(real.is_relative_to(vault.resolve()) for vault in vaults)
    if inside or any(_is_vault(above) for above in (real, *real.parents)):
        raise _refused(_("This place is inside the folder of a vault."), _("Choose a place outside it."))
    return target


def _is_vault(folder: Path) -> bool:
    return (folder / header.NAME).is_file() and (folder / RECORDS).is_file()


def give(target: Path, data: bytes, what: str) -> None:
    """Write the file, all of it or not at all, for its owner's eyes only.

    Raises:
        MachineFault: it could not be written.
    """
    files.write_atomically(target, data, what=what)


def _refused(sentence: str, next_step: str) -> InputFault:
    return InputFault(sentence, safe=_("Nothing was written."), next_step=next_step)
