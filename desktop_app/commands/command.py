"""What a command is: a name, a sentence, the arguments it takes, and what it does with them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.vault import keys
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of a command: its arguments, and what a guess at a passphrase costs.

    ``floor`` is the least that a vault's header may ask for, ``cost`` what a new vault is made with (None: measured
    on this computer). Only Python code can set them: no argument and no environment variable does.
    """

    given: Namespace
    floor: keys.Cost = keys.FLOOR
    cost: keys.Cost | None = None


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: ``takes`` adds its arguments to a parser, ``run`` does it and returns the exit code."""

    name: str
    summary: str
    takes: Callable[[ArgumentParser], None]
    run: Callable[[Call], int]


def takes_vault(parser: ArgumentParser) -> None:
    """Add the vault's folder, and who opens it with which passphrase."""
    parser.add_argument("vault", metavar="VAULT", type=Path, help=_("the vault's folder"))
    takes_opener(parser)


def takes_opener(parser: ArgumentParser) -> None:
    """Add who opens the vault, and with which passphrase."""
    parser.add_argument(
        "--login", metavar="L", help=_("who is opening; not needed where only one passphrase opens the vault")
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help=_("a file whose first line is the passphrase, for use without a terminal"),
    )


def takes_json(parser: ArgumentParser) -> None:
    """Add the choice of JSON."""
    parser.add_argument("--json", action="store_true", help=_("print JSON on standard output, and nothing else there"))


def takes_out(parser: ArgumentParser, *, required: bool = True) -> None:
    """Add the file that is written."""
    parser.add_argument("--out", metavar="FILE", type=Path, required=required, help=_("the file to write"))
    parser.add_argument("--force", action="store_true", help=_("write over a file of that name"))
