"""cordon backup: an encrypted copy of the whole vault in one file, checked by opening it."""

from argparse import ArgumentParser
from pathlib import Path

from desktop_app.commands import giving, saying
from desktop_app.commands.command import Call, Command, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.vault import point_code
from desktop_app.words import _, ngettext


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to write, best on another disk"))


def _run(call: Call) -> int:
    target = giving.place(call.given.file, vaults=(call.given.vault,))
    with opened(call) as vault:
        made = vault.backup(target)
    saying.say(
        ngettext(
            "The backup is written and was checked by opening it: {count} action, sealed point {code}.",
            "The backup is written and was checked by opening it: {count} actions, sealed point {code}.",
            made.size,
        ).format(count=made.size, code=point_code.written(made.root))
    )
    return 0


COMMAND = Command(name="backup", summary=_("write an encrypted copy of the whole vault"), takes=_takes, run=_run)
