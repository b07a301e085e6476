"""The command line: `cordon …`, its arguments, its exit codes, and what is said when something goes wrong."""

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from typing_extensions import override

from desktop_app import __version__
from desktop_app.commands import saying
from desktop_app.commands.command import Call, Command
from desktop_app.errors import CordonError, InputFault, MachineFault, UnrecordedWrite
from desktop_app.vault import keys, secrecy
from desktop_app.words import _

_INTERRUPTED: Final = 130
#: What argparse says of an argument without repeating what was given; anything else it says is left out.
_ARGUMENT: Final = re.compile(r"argument ([^:]+): (.*)", re.DOTALL)
_CHOICE: Final = re.compile(r"invalid choice: .* \((choose from .*)\)", re.DOTALL)
_COUNT: Final = re.compile(r"expected (one|at least one|at most one|\d+) arguments?")


class _Parser(argparse.ArgumentParser):
    """A parser that never repeats what was typed: it may have been a passphrase."""

    @override
    def error(self, message: str) -> NoReturn:
        raise InputFault(
            _("The command is not complete or not right: {why}").format(why=_without_what_was_typed(message)),
            next_step=_("See: {program} --help").format(program=self.prog),
        )


def _without_what_was_typed(message: str) -> str:
    if message.startswith("the following arguments are required: "):
        return message
    about = _ARGUMENT.fullmatch(message)
    if about is None:
        return _("there is an argument that this command does not know.")
    name, said = about.groups()
    choices = _CHOICE.fullmatch(said)
    if choices is not None:
        said = choices.group(1)
    elif not _COUNT.fullmatch(said):
        said = _("this is not what it takes.")
    return _("argument {name}: {said}").format(name=name, said=said)


def main(argv: Sequence[str] | None = None, *, floor: keys.Cost = keys.FLOOR, cost: keys.Cost | None = None) -> int:
    """Carry out one command and return its exit code.

    Args:
        argv: the arguments; left out, those of this process.
        floor: the least that a vault's header may ask of whoever guesses at a passphrase; tests lower it here.
        cost: what a new vault asks; left out, measured on this computer.
    """
    secrecy.no_dumps()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _carried_out(sys.argv[1:] if argv is None else argv, floor, cost)
    except CordonError as fault:
        saying.tell(str(fault))
        return MachineFault.exit_code if isinstance(fault, UnrecordedWrite) else fault.exit_code
    except KeyboardInterrupt:
        saying.tell(_("Stopped. What was confirmed before is saved."))
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our answers has seen enough; Python must not try to write the rest at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:  # noqa: BLE001 - the last wall: no traceback and no personal data reach the screen
        saying.tell(
            _("This is a fault in the program ({kind}). Nothing of the last step was saved. Please report it.").format(
                kind=type(bug).__name__
            )
        )
        return MachineFault.exit_code


def _carried_out(argv: Sequence[str], floor: keys.Cost, cost: keys.Cost | None) -> int:
    if not argv and _has_display():
        from desktop_app import app  # noqa: PLC0415 - Qt is loaded for the window only

        return app.run(floor=floor, cost=cost)
    from desktop_app.commands.every import COMMANDS  # noqa: PLC0415 - the window opens sooner without them

    parser, commands = _parser(COMMANDS), {command.name: command for command in COMMANDS}
    try:
        given = parser.parse_args(argv)
    except SystemExit as end:  # --help and --version say what they have to say and end there
        return int(end.code or 0)
    if given.command is None:
        parser.print_help()
        saying.say()
        saying.say(_("To begin, try it with invented records: cordon practice DIR"))
        saying.say(_("To keep real ones: cordon new --help"))
        return 0
    return commands[given.command].run(Call(given=given, floor=floor, cost=cost))


def _has_display() -> bool:
    """Say whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _parser(known: Sequence[Command]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="cordon",
        description=_(
            "Evidence handling and containment for schools: metadata only, in an encrypted vault. Without a command it "
            "opens the window."
        ),
        epilog=_(
            "Exit codes: 0 done; 1 verify or check found something; 2 the input is at fault; 3 the vault could not be "
            "opened; 4 the machine is at fault."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cordon {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in known:
        command.takes(
            commands.add_parser(command.name, help=command.summary, description=command.summary, allow_abbrev=False)
        )
    return parser
