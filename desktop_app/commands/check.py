"""cordon check: the whole vault – file, pages, schema, record, every row, and every sealed point known."""

from argparse import ArgumentParser

from desktop_app.commands import saying
from desktop_app.commands.command import Call, Command, takes_json, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.commands.progress import progress
from desktop_app.doors import points
from desktop_app.services import actions
from desktop_app.vault import rebuild, verify
from desktop_app.vault.findings import Finding, Severity
from desktop_app.words import _, ngettext


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("--deep", action="store_true", help=_("open every backup too"))
    parser.add_argument(
        "--against",
        metavar="FILE|CODE",
        help=_("compare with the sealed point of a sheet or of a backup, or with its code as you read it on paper"),
    )
    parser.add_argument(
        "--rebuild", action="store_true", help=_("carry the whole record out again and compare every row")
    )
    takes_json(parser)


def _run(call: Call) -> int:
    given = call.given
    asked = None if given.against is None else points.given(given.against)
    with opened(call) as vault:
        against = None if asked is None else points.comparing(asked)(vault)
        with progress(_("Checking")) as tick:
            verdict = verify.check(vault, progress=tick, deep=given.deep, against=against, may_touch=actions.MAY_TOUCH)
        found = list(verdict.findings)
        if given.rebuild:
            with progress(_("Rebuilding")) as tick, verify.reading(vault) as connection:
                found += rebuild.rebuild(connection, actions.replay, progress=tick)
    wrong = [finding for finding in found if finding.severity is not Severity.NOTICE]
    if given.json:
        saying.say_json(
            {
                "sound": not wrong,
                "confirmed": not wrong and verdict.confirmed,
                "actions": verdict.entries,
                "root": verdict.root.hex(),
                "code": verdict.code,
                "findings": found,
            }
        )
    else:
        _say(verdict, found, wrong)
    return 1 if wrong else 0


def _say(verdict: verify.Verdict, found: list[Finding], wrong: list[Finding]) -> None:
    for finding in found:
        saying.say(str(finding))
    if not wrong or verdict.findings:
        saying.say(verdict.sentence)
    point = ngettext(
        "Sealed point: {count} action, code {code}", "Sealed point: {count} actions, code {code}", verdict.entries
    )
    saying.say(point.format(count=verdict.entries, code=verdict.code))


COMMAND = Command(name="check", summary=_("check the whole vault against its own record"), takes=_takes, run=_run)
