"""cordon search: every record whose text matches, newest first."""

from argparse import ArgumentParser

from desktop_app.commands import saying, showing
from desktop_app.commands.command import Call, Command, takes_json, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.services import register
from desktop_app.words import _


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("words", metavar="WORDS", nargs="+", help=_("all of them, the last one as a beginning"))
    takes_json(parser)


def _run(call: Call) -> int:
    with opened(call) as vault, vault.reading() as session:
        found = register.search(session, " ".join(call.given.words))
    if call.given.json:
        for row in found:
            saying.say_json(row)
    elif found:
        showing.show("search", found)
    else:
        saying.say(_("No record holds that."))
    return 0


COMMAND = Command(name="search", summary=_("every record whose text matches, newest first"), takes=_takes, run=_run)
