"""cordon restore: puts a backup back; what it replaces is kept aside, and the restoring stands in the record."""

from argparse import ArgumentParser
from pathlib import Path

from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command, takes_opener
from desktop_app.commands.opening import closing
from desktop_app.errors import CordonError
from desktop_app.services import actions, school
from desktop_app.services.actions import Asked
from desktop_app.vault import restoring
from desktop_app.vault.restoring import Plan, Restored
from desktop_app.vault.vault import Vault
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
    done = restoring.restore(planned, passphrase=passphrase, login=given.login, floor=call.floor)
    try:
        alarm = _record(call, done, passphrase, reason)
    except CordonError as fault:
        fault.safe = _("The backup was put back, but that could not be recorded yet.")
        fault.next_step = _("Put right what is named here, then restore it once more.")
        raise
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


def _record(call: Call, done: Restored, passphrase: str, reason: str) -> str | None:
    """Record the restoring; return what is still wrong with the vault, in a sentence."""
    vault = Vault.open(call.given.vault, passphrase=passphrase, login=call.given.login, floor=call.floor)
    with closing(vault):
        request = school.Restoring(
            backup_point=done.backup_point,
            replaced_point=done.replaced_point,
            reason=reason,
            replaced_size=done.replaced_size,
            header=done.header_code,
            ways=_ways() if done.header_from_backup else None,
        )
        actions.carry_out(vault, Asked(verb=school.note_restoring, request=request))
        return None if vault.alarm is None else vault.alarm.sentence


def _ways() -> str:
    return _(
        "The ways in are those of the time when the backup was made: passphrases that were removed or changed since "
        "open the vault again."
    )


def _say(folder: Path, done: Restored) -> None:
    saying.say(_("The backup is put back into {folder}: {point}.").format(folder=folder, point=done.backup_point))
    saying.say(_("It took the place of: {point}.").format(point=done.replaced_point))
    if done.aside is not None:
        saying.say(_("What stood there before is kept in: {file}").format(file=done.aside))
    if done.header_from_backup:
        saying.say(_ways())
        saying.say(_("Look at who can open it, and remove or change them again: cordon key"))


COMMAND = Command(
    name="restore", summary=_("put a backup back; what it replaces is kept aside"), takes=_takes, run=_run
)
