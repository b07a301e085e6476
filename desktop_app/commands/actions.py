"""cordon actions: every action by name, or what one of them takes."""

from argparse import ArgumentParser

from desktop_app.commands import saying
from desktop_app.commands.command import Call, Command, takes_json
from desktop_app.services import actions
from desktop_app.words import _


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("an action, such as device.confiscate"))
    takes_json(parser)


def _run(call: Call) -> int:
    if call.given.name is not None:
        saying.say(_schema(call.given.name))
        return 0
    listed = [verb for verb in actions.VERBS if verb.by_line]
    if call.given.json:
        for verb in listed:
            saying.say_json({"action": verb.name, "version": verb.version, "summary": verb.summary})
    else:
        saying.table((_("Action"), _("What it does")), [(verb.name, verb.summary) for verb in listed])
    return 0


def _schema(name: str) -> str:
    return saying.as_json_for_reading(actions.describe(actions.find(name)))


COMMAND = Command(
    name="actions", summary=_("list every action; with NAME, what it takes, and its states and guards"),
    takes=_takes, run=_run,
)  # fmt: skip
