"""cordon practice: a practice vault with an invented case, and its police handover sheet."""

from argparse import ArgumentParser
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from desktop_app import clock, paths, reports
from desktop_app.commands import giving, passphrases, saying
from desktop_app.commands.command import Call, Command
from desktop_app.commands.new import all_or_nothing, founding_of
from desktop_app.commands.opening import closing
from desktop_app.services import actions, handover
from desktop_app.services.handover_pack import DocumentKind
from desktop_app.services.lines.doing import carried_out
from desktop_app.services.lines.reading import lines
from desktop_app.vault.vault import Vault
from desktop_app.words import _

VAULT: Final = "vault"
RECOVERY_SHEET: Final = "Recovery_sheet.pdf"
LOGIN: Final = "opretend"
#: Days before today on which the invented school began its vault; its first case comes later.
_FOUNDED: Final = 30


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("the folder to make; it may not hold anything"))
    parser.add_argument(
        "--passphrase-file", metavar="F", type=Path, help=_("another passphrase than the one for practice")
    )


def _run(call: Call) -> int:
    file = call.given.passphrase_file
    passphrase = passphrases.PRACTICE if file is None else passphrases.of_file(file)
    with all_or_nothing(call.given.folder) as folder:
        sheets = _made(call, folder, passphrase)
    saying.say(_("A practice vault with an invented case: {folder}").format(folder=call.given.folder / VAULT))
    if file is None:
        saying.say(_("It opens with the passphrase: {words}").format(words=passphrases.PRACTICE))
    for what, sheet in sheets:
        saying.say(f"{what}: {sheet}")
    saying.say(_("Its recovery sheet: {file}").format(file=call.given.folder / RECOVERY_SHEET))
    return 0


def _made(call: Call, folder: Path, passphrase: str) -> list[tuple[str, Path]]:
    """Make the vault, carry out the practice lines, and write every sheet that they issue."""
    vault, code = Vault.create(folder / VAULT, login=LOGIN, passphrase=passphrase, practice=True, cost=call.cost)
    school = _("Larkmoor Imaginary School")
    with closing(vault):
        founding = founding_of(school, "Odile Pretendwell", LOGIN, "OP", "000000")
        actions.carry_out(vault, founding, recorded_at=_days_ago(_FOUNDED, time(8, 30)))
        giving.give(folder / RECOVERY_SHEET, reports.recovery_sheet(school, code, clock.now()), _("The recovery sheet"))
        sheets = []
        for file in sorted((paths.resources() / "practice").glob("*.jsonl")):
            with file.open("rb") as stream:
                for done in carried_out(vault, lines(stream)):
                    if done.action == handover.issue.name:
                        sheets.append(_sheet(vault, folder, done.reference))
        return sheets


def _sheet(vault: Vault, folder: Path, reference: str) -> tuple[str, Path]:
    """Write the pages of a document a few minutes after its issue, as its makers would have."""
    with vault.reading() as session:
        frozen = handover.pack_of(session, reference)
    printed_at = frozen.document.issued_at + timedelta(minutes=5)
    with clock.running(lambda: printed_at):
        pages = handover.print_issued(vault, reference, reports.render)
    sheet = folder / handover.file_name(frozen)
    giving.give(sheet, pages, _("The handover sheet"))
    return _what(frozen.document.kind), sheet


def _what(kind: DocumentKind) -> str:
    return {
        DocumentKind.FULL: _("Its police handover sheet"),
        DocumentKind.RECEIPT: _("Its receipt for the collection"),
        DocumentKind.LABELS: _("Its bag labels"),
    }[kind]


def _days_ago(days: int, at: time) -> datetime:
    day = clock.local(clock.now()).date() - timedelta(days=days)
    return datetime.combine(day, at, tzinfo=clock.LOCAL)


COMMAND = Command(
    name="practice", summary=_("make a practice vault with an invented case and its police handover sheet"),
    takes=_takes, run=_run,
)  # fmt: skip
