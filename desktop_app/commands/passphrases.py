"""Where passphrases come from: a terminal that does not show them, or a file; never an argument or the environment."""

import getpass
import sys
from pathlib import Path
from typing import Final

from desktop_app.doors.beginning import PRACTICE_PASSPHRASE
from desktop_app.errors import InputFault, Invalid, Problem
from desktop_app.vault import files, header, keys
from desktop_app.words import _

PRACTICE: Final = PRACTICE_PASSPHRASE


def to_open(folder: Path, file: Path | None) -> str:
    """Return the passphrase that opens the vault in ``folder``: out of the file, the practice one, or asked for.

    Raises:
        InputFault: there is no terminal to ask on, or the file holds none.
        VaultFault: there is no vault, or its header cannot be read.
    """
    if file is not None:
        return of_file(file)
    if header.read(folder).practice:
        return PRACTICE
    return asked(_("Passphrase: "), instead="--passphrase-file F")


def new(file: Path | None, *, option: str = "--passphrase-file F") -> str:
    """Return a new passphrase: out of the file, or asked for twice.

    Raises:
        Invalid: it cannot be used, or the two differ.
        InputFault: as for :func:`to_open`.
    """
    if file is not None:
        found = of_file(file)
    else:
        found = asked(_("New passphrase: "), instead=option)
        if asked(_("The same once more: "), instead=option) != found:
            message = _("The two differ. Nothing was changed.")
            raise Invalid([Problem(field="passphrase", message=message, rule="differ")])
    if problems := keys.passphrase_problems(found):
        raise Invalid(problems)
    return found


def of_file(file: Path) -> str:
    """Return the first line of a file, without its end.

    Raises:
        InputFault: it cannot be read, or holds nothing.
    """
    if file.is_dir():
        raise InputFault(_("The passphrase file is a folder."), safe=_("Nothing was done."))
    raw = files.read_small(file, _("The passphrase file"))
    if raw is None:
        raise InputFault(_("There is no such passphrase file."), safe=_("Nothing was done."))
    try:
        found = raw.decode("utf-8").removeprefix("\ufeff").split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError:
        found = ""
    if not found:
        raise InputFault(_("The passphrase file does not begin with a line of text."), safe=_("Nothing was done."))
    return found


def asked(prompt: str, *, instead: str) -> str:
    """Return what is typed on the terminal, which does not show it.

    Raises:
        InputFault: there is no terminal; ``instead`` is what to use then.
    """
    if not _has_terminal():
        raise InputFault(
            _("There is no terminal to ask on."), safe=_("Nothing was done."), next_step=_("Use: ") + instead
        )
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise InputFault(_("Nothing was typed."), safe=_("Nothing was done.")) from None


def _has_terminal() -> bool:
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    if sys.platform == "win32":
        return False
    try:  # standard input may carry action lines while a person still sits at the terminal
        with Path("/dev/tty").open("rb"):
            return True
    except OSError:
        return False
