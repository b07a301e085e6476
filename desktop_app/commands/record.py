"""cordon record: carries out action lines, or tries them all and writes nothing."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop_app.commands import saying
from desktop_app.commands.command import Call, Command, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.errors import CordonError, InputFault, MachineFault
from desktop_app.services.lines.doing import carried_out, tried
from desktop_app.services.lines.line import Done, LineRefused
from desktop_app.services.lines.reading import lines
from desktop_app.vault import files
from desktop_app.vault.vault import Vault
from desktop_app.words import _, ngettext


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("file", metavar="FILE", help=_("a file of action lines, or - for standard input"))
    parser.add_argument("--dry-run", action="store_true", help=_("check every line and write nothing"))


def _run(call: Call) -> int:
    with _lines_of(call.given.file) as stream, opened(call) as vault:
        return _try(vault, stream) if call.given.dry_run else _record(vault, stream)


def _record(vault: Vault, stream: BinaryIO) -> int:
    last = 0
    try:
        for done in carried_out(vault, lines(stream)):
            last = done.line
            _tell_warnings(vault)
            saying.say_json(_printed(done))
    except LineRefused as refusal:
        _tell(refusal)
        saying.tell(_("Nothing of this line was saved; the lines before it are."))
        return refusal.exit_code
    except BrokenPipeError:
        raise MachineFault(
            _("Nobody takes the answers any more."),
            safe=_("Every line up to line {number} is saved, and none after it.").format(number=last),
        ) from None
    except CordonError as fault:
        if last:
            fault.safe = _("{safe} Every line up to line {number} is saved.").format(safe=fault.safe, number=last)
        raise
    return 0


def _try(vault: Vault, stream: BinaryIO) -> int:
    found, refusals = 0, 0
    for result in tried(vault, lines(stream)):
        found += 1
        if isinstance(result, LineRefused):
            refusals += 1
            _tell(result)
    if refusals:
        said = ngettext(
            "{refused} of {count} line would be refused. Nothing was written.",
            "{refused} of {count} lines would be refused. Nothing was written.",
            found,
        )
        saying.tell(said.format(refused=refusals, count=found))
        return LineRefused.exit_code
    said = ngettext(
        "The line would be accepted. Nothing was written.",
        "All {count} lines would be accepted. Nothing was written.",
        found,
    )
    saying.tell(said.format(count=found))
    return 0


def _tell_warnings(vault: Vault) -> None:
    """Tell a warning when it comes up, once; those of closing are told there."""
    for warning in vault.warnings:
        saying.tell(_("Warning: {what}").format(what=warning))
    vault.warnings.clear()


def _printed(done: Done) -> dict[str, object]:
    named = {} if done.name is None else {"as": done.name}
    return {"line": done.line, "action": done.action, **named, "ref": done.reference}


def _tell(refusal: LineRefused) -> None:
    for problem in refusal.problems:
        saying.tell(
            _("Line {number}, {field}: {reason}").format(
                number=refusal.number, field=problem.place or problem.field, reason=problem.message
            )
        )


@contextmanager
def _lines_of(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    path = Path(file)
    if not path.exists() or path.is_dir():
        raise InputFault(_("There is no such file of action lines."), safe=_("Nothing was done."))
    with files.machine_faults(_("The file of action lines"), reading=True):
        stream = path.open("rb")
    with stream:
        yield stream


COMMAND = Command(
    name="record", summary=_("carry out action lines; --dry-run checks them all and writes nothing"),
    takes=_takes, run=_run,
)  # fmt: skip
