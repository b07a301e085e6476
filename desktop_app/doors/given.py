"""Files that a person names: whether they are there, and what they hold."""

from pathlib import Path

from desktop_app.errors import InputFault
from desktop_app.vault import files
from desktop_app.words import _


def taken(file: Path, what: str, longest: int) -> bytes:
    """Return what a file that was named holds.

    Raises:
        InputFault: there is none, or it is longer than ``longest`` bytes.
        MachineFault: it cannot be read.
    """
    data = beginning(file, what, longest + 1)
    if len(data) > longest:
        raise InputFault(_("{what} is too long.").format(what=what), safe=_("Nothing was done."))
    return data


def is_there(file: Path) -> bool:
    """Say whether anything of that name is there; a name that no file can have is not."""
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def beginning(file: Path, what: str, most: int) -> bytes:
    """Return the first bytes of a file that was named, at most so many.

    Raises:
        InputFault: there is none.
        MachineFault: it cannot be read.
    """
    if not file.exists():
        raise InputFault(_("{what} is not there.").format(what=what), safe=_("Nothing was done."))
    if file.is_dir():
        raise InputFault(_("{what} is a folder.").format(what=what), safe=_("Nothing was done."))
    with files.machine_faults(what, reading=True), file.open("rb") as opened:
        return opened.read(most)
