"""cordon export: the exhibits of a case for other programs."""

from argparse import ArgumentParser

from desktop_app import reports
from desktop_app.commands import giving, saying
from desktop_app.commands.command import Call, Command, takes_out, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.errors import InputFault
from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services import handover
from desktop_app.words import _, ngettext

_LATER = ("json", "case-uco")


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("case", metavar="CASE", help=_("the case, such as C-2026-0001"))
    parser.add_argument("--format", metavar="F", required=True, help="csv")
    takes_out(parser)


def _run(call: Call) -> int:
    given = call.given
    if given.format in _LATER:
        raise InputFault(_("This version of Cordon writes csv only."), safe=_("Nothing was written."))
    if given.format != "csv":
        raise InputFault(
            _("There is no such format."), safe=_("Nothing was written."), next_step=_("Use: ") + "--format csv"
        )
    target = giving.place(given.out, force=given.force, vaults=(given.vault,))
    with opened(call) as vault:
        asked = handover.Issue(
            case=given.case, variant=DocumentVariant.FULL, recipient=_("a file"), purpose=_("list of exhibits")
        )
        stamp = vault.stamp()
        with vault.reading() as session:
            frozen = handover.preview(session, asked, stamp)
    giving.give(target, reports.exhibits_csv(frozen), _("The list"))
    count = len(frozen.exhibits)
    said = ngettext("{count} exhibit of {case}: {file}", "{count} exhibits of {case}: {file}", count)
    saying.say(said.format(count=count, case=given.case, file=given.out))
    return 0


COMMAND = Command(name="export", summary=_("write the exhibits of a case as CSV"), takes=_takes, run=_run)
