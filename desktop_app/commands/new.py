"""cordon new: makes a vault; its recovery sheet is written once, and never inside it."""

from argparse import ArgumentParser
from pathlib import Path

from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command
from desktop_app.commands.opening import closing
from desktop_app.doors import beginning
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
    founding = beginning.founding_of(given.school, given.dsl, given.login, given.initials, given.urn)
    with beginning.all_or_nothing(given.vault) as folder:
        begun = beginning.begin(folder, founding, passphrase, cost=call.cost)
        with closing(begun.vault):
            giving.give(sheet, begun.sheet, _("The recovery sheet"))
    saying.say(_("The vault is made: {folder}").format(folder=given.vault))
    saying.say(_("Its recovery sheet: {file}").format(file=given.recovery_sheet))
    saying.say(_("Print the sheet, lock it away, then delete the file. Its code is not shown anywhere else."))
    return 0


COMMAND = Command(
    name="new", summary=_("make a vault; its recovery sheet is written once, outside it"), takes=_takes, run=_run
)
