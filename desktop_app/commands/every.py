"""Every command there is, in the order in which the help tells of them."""

from typing import Final

from desktop_app.commands import (
    actions,
    backup,
    check,
    export,
    handover,
    key,
    new,
    practice,
    record,
    restore,
    search,
    show,
    verify,
)
from desktop_app.commands.command import Command

COMMANDS: Final[tuple[Command, ...]] = (
    practice.COMMAND,
    new.COMMAND,
    key.COMMAND,
    actions.COMMAND,
    record.COMMAND,
    show.COMMAND,
    search.COMMAND,
    handover.COMMAND,
    export.COMMAND,
    verify.COMMAND,
    check.COMMAND,
    backup.COMMAND,
    restore.COMMAND,
)
