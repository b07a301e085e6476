"""cordon verify: a document or backup against the vault it came from, or what can be said of it without one."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop_app import clock
from desktop_app.commands import giving, saying
from desktop_app.commands.command import Call, Command, takes_json, takes_opener
from desktop_app.commands.opening import opened
from desktop_app.doors import points
from desktop_app.doors.points import Claim
from desktop_app.errors import CordonError, Invalid, VaultAlarm
from desktop_app.services import actions, handover
from desktop_app.vault import opening, verify
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.findings import Finding, Severity
from desktop_app.vault.vault import Vault
from desktop_app.words import _, ngettext


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a document as Cordon wrote it, or a backup"))
    parser.add_argument("--vault", metavar="VAULT", type=Path, help=_("the vault it came from"))
    takes_opener(parser)
    takes_json(parser)


def _run(call: Call) -> int:
    file = call.given.file
    claim = points.claim_of(file)
    if claim is None:
        found = [_finding("unknown", _unknown())]
    elif call.given.vault is None:
        found = []
    else:
        with opened(call) as vault:
            found = list(_compared(vault, claim, file))
    if call.given.json:
        saying.say_json({"sound": not found, "claim": claim, "findings": found})
    else:
        _say(claim, found, compared=call.given.vault is not None)
    return 1 if found else 0


def _unknown() -> str:
    return _(
        "It states no sealed point, as Cordon’s PDFs and backups do and its lists never do. "
        "If Cordon wrote it as a PDF or a backup, it was changed since."
    )


def _say(claim: Claim | None, found: list[Finding], *, compared: bool) -> None:
    if claim is not None and claim.kind == "document":
        saying.say(
            _("This file calls itself document {document}, code {code}, of vault {vault}.").format(
                document=claim.document, code=claim.code, vault=claim.vault
            )
        )
        point = ngettext(
            "It speaks for the first {size} action, sealed point {point}.",
            "It speaks for the first {size} actions, sealed point {point}.",
            claim.size or 0,
        )
        saying.say(point.format(size=claim.size, point=claim.point))
    elif claim is not None:
        saying.say(_("This file is a backup of vault {vault}.").format(vault=claim.vault))
    for finding in found:
        saying.say(str(finding))
    if claim is None or found:
        return
    if compared:
        saying.say(_("The vault confirms it: nothing in the file was changed, and the record still begins with it."))
    else:
        saying.say(
            _("Without the vault that is all that can be said: whether the file was changed, only the vault can tell.")
        )


def _compared(vault: Vault, claim: Claim, file: Path) -> Iterator[Finding]:
    if vault.alarm is not None:
        yield _finding("alarm", _("The vault itself raised an alarm: {what}").format(what=vault.alarm.sentence))
    if claim.vault != vault.id:
        yield _finding("another-vault", _("It speaks of another vault."))
    elif claim.kind == "backup":
        yield from _backup(vault, file)
    else:
        yield from _document(vault, claim, file)


def _backup(vault: Vault, file: Path) -> Iterator[Finding]:
    try:
        point = verify.point_of_backup(vault, file, actions.MAY_TOUCH)
    except CordonError as fault:
        again = _("Do not rely on this backup; use another one.")
        yield replace(_finding("backup", fault.sentence), what_next=again)
        return
    yield from _beginning(vault, point.size, point.root)


def _document(vault: Vault, claim: Claim, file: Path) -> Iterator[Finding]:
    yield from _beginning(vault, claim.size or 0, bytes.fromhex(claim.root or ""))
    try:
        with vault.reading() as session:
            kept = handover.printed(session, claim.document or "")
    except Invalid:
        yield _finding("document", _("The vault issued no document of this reference."))
        return
    except VaultAlarm as alarm:
        yield _finding("kept", alarm.sentence)
        return
    if kept is None:
        yield _finding("pages", _("The vault issued this document, but made no pages of it."))
    elif kept != giving.taken(file, _("The file"), points.LONGEST):
        yield _finding("bytes", _("Its bytes are not those that the vault kept when it was printed: it was changed."))


def _beginning(vault: Vault, size: int, root: bytes) -> Iterator[Finding]:
    """Compare a sealed point with the beginning of the vault's record."""
    with vault.reading() as session:
        leaves = opening.leaf_hashes(session)
    stated = Anchor(vault=vault.id, size=size, root=root, date=clock.now())
    alarm = opening.against(leaves, stated, _("this file"))
    if alarm is not None:
        yield _finding(alarm.rule, alarm.sentence, sequence=alarm.sequence)


def _finding(rule: str, message: str, *, sequence: int | None = None) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.ALARM,
        subject=_("The file"),
        message=message,
        still_works=_("The vault was not touched."),
        what_next=_("Do not rely on this file; write the document anew with: cordon handover --reprint."),
        sequence=sequence,
    )


COMMAND = Command(
    name="verify", summary=_("a handed-over document or a backup against the vault it came from"),
    takes=_takes, run=_run,
)  # fmt: skip
