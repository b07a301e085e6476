"""cordon practice: a practice vault with an invented case, and its police handover sheet."""

from argparse import ArgumentParser
from pathlib import Path

from desktop_app.commands import passphrases, saying
from desktop_app.commands.command import Call, Command
from desktop_app.doors import beginning
from desktop_app.words import _


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("the folder to make; it may not hold anything"))
    parser.add_argument(
        "--passphrase-file", metavar="F", type=Path, help=_("another passphrase than the one for practice")
    )


def _run(call: Call) -> int:
    file, made = call.given.passphrase_file, call.given.folder
    passphrase = beginning.PRACTICE_PASSPHRASE if file is None else passphrases.of_file(file)
    with beginning.all_or_nothing(made) as folder:
        sheets = beginning.practise(folder, passphrase=passphrase, cost=call.cost)
    saying.say(_("A practice vault with an invented case: {folder}").format(folder=made / beginning.PRACTICE_VAULT))
    if file is None:
        saying.say(_("It opens with the passphrase: {words}").format(words=passphrase))
    for what, sheet in sheets:
        saying.say(f"{what}: {sheet}")
    saying.say(_("Its recovery sheet: {file}").format(file=made / beginning.RECOVERY_SHEET))
    return 0


COMMAND = Command(
    name="practice", summary=_("make a practice vault with an invented case and its police handover sheet"),
    takes=_takes, run=_run,
)  # fmt: skip
