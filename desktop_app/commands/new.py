"""cordon new: makes a vault; its recovery sheet is written once, and never inside it."""

import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app import clock, reports
from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command
from desktop_app.commands.opening import closing
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.services import actions, school
from desktop_app.services.actions import Asked
from desktop_app.services.rules.request import text_problems
from desktop_app.vault import header, seen
from desktop_app.vault.vault import Vault
from desktop_app.words import _


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("vault", metavar="VAULT", type=Path, help=_("the folder to make; it may not hold anything"))
    parser.add_argument("--school", metavar="NAME", required=True, help=_("the school's name"))
    parser.add_argument("--dsl", metavar="NAME", required=True, help=_("the designated safeguarding lead's name"))
    parser.add_argument("--login", metavar="L", required=True, help=_("the lead's login"))
    parser.add_argument("--initials", metavar="I", required=True, help=_("the lead's initials, for exhibit references"))
    parser.add_argument("--urn", metavar="URN", help=_("the school's unique reference number"))
    parser.add_argument(
        "--recovery-sheet", metavar="FILE", type=Path, required=True, help=_("the PDF to print, lock away and delete")
    )
    parser.add_argument(
        "--passphrase-file", metavar="F", type=Path, help=_("a file whose first line is the new passphrase")
    )


def _run(call: Call) -> int:
    given = call.given
    sheet = giving.place(given.recovery_sheet, vaults=(given.vault,))
    passphrase = passphrases.new(given.passphrase_file)
    founding = founding_of(given.school, given.dsl, given.login, given.initials, given.urn)
    with all_or_nothing(given.vault) as folder:
        vault, code = Vault.create(folder, login=given.login, passphrase=passphrase, cost=call.cost)
        with closing(vault):
            actions.carry_out(vault, founding)
            page = reports.recovery_sheet(given.school, code, clock.now())
            giving.give(sheet, page, _("The recovery sheet"))
    saying.say(_("The vault is made: {folder}").format(folder=given.vault))
    saying.say(_("Its recovery sheet: {file}").format(file=given.recovery_sheet))
    saying.say(_("Print the sheet, lock it away, then delete the file. Its code is not shown anywhere else."))
    return 0


def founding_of(name: str, dsl: str, login: str, initials: str, urn: str | None = None) -> Asked:
    """Return the first action of a vault.

    Raises:
        Invalid: one of the texts cannot be used.
    """
    request = school.Founding(school=name, dsl=dsl, login=login, initials=initials, urn=urn)
    if found := list(text_problems(request)):
        raise Invalid(found)
    return Asked(verb=school.found, request=request)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[Path]:
    """Give the folder for a new vault; if it does not come to be, leave nothing of it behind.

    Raises:
        Invalid: there is something in that folder already, which is left as it is.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = _("This folder is not empty. Choose a new folder for the vault.")
        raise Invalid([Problem(field="vault", message=message, rule="not-empty")])
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        yield folder
    except BaseException:
        _forget(folder)
        _empty(folder)
        for above in missing:
            with suppress(OSError):
                above.rmdir()
        raise


def _forget(folder: Path) -> None:
    """Forget the sealed point of a vault that did not come to be."""
    with suppress(CordonError):
        seen.forget(header.read(folder).vault)


def _empty(folder: Path) -> None:
    if not folder.is_dir():
        return
    for part in folder.iterdir():
        with suppress(OSError):
            shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink()


COMMAND = Command(
    name="new", summary=_("make a vault; its recovery sheet is written once, outside it"), takes=_takes, run=_run
)
