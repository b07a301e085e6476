"""cordon restore: puts a backup back; what it replaces is kept aside, and the restoring stands in the record."""

from argparse import ArgumentParser
from pathlib import Path

from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command, takes_opener
from desktop_app.commands.opening import closing
from desktop_app.doors import putting_back
from desktop_app.doors.putting_back import PutBack
from desktop_app.services import school
from desktop_app.vault import restoring
from desktop_app.vault.restoring import Plan
from desktop_app.words import _


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the backup"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=_("a new folder, or the folder of the same vault"))
    parser.add_argument("--reason", metavar="WHY", help=_("why it is restored; this stands in the record"))
    takes_opener(parser)


def _run(call: Call) -> int:
    given = call.given
    giving.beginning(given.file, _("The backup"), 1)
    reason = school.restored_for(given.reason)  # judged before anything is replaced
    planned = restoring.plan(given.file, given.vault)
    passphrase = _passphrase(call, planned)
    done = putting_back.put_back(planned, passphrase=passphrase, login=given.login, reason=reason, floor=call.floor)
    with closing(done.vault) as vault:
        alarm = None if vault.alarm is None else vault.alarm.sentence
    _say(given.vault, done)
    if alarm is not None:
        saying.tell(_("ALARM: {what}").format(what=alarm))
    return 0


def _passphrase(call: Call, planned: Plan) -> str:
    if call.given.passphrase_file is not None:
        return passphrases.of_file(call.given.passphrase_file)
    if planned.header.practice:
        return passphrases.PRACTICE
    return passphrases.asked(_("Passphrase: "), instead="--passphrase-file F")


def _say(folder: Path, done: PutBack) -> None:
    told = done.restored
    saying.say(_("The backup is put back into {folder}: {point}.").format(folder=folder, point=told.backup_point))
    saying.say(_("It took the place of: {point}.").format(point=told.replaced_point))
    if told.aside is not None:
        saying.say(_("What stood there before is kept in: {file}").format(file=told.aside))
    if done.ways:
        saying.say(done.ways)
        saying.say(_("Look at who can open it, and remove or change them again: cordon key"))


COMMAND = Command(
    name="restore", summary=_("put a backup back; what it replaces is kept aside"), takes=_takes, run=_run
)
