"""What can go wrong in the world, each with the sentence a person sees.

The tree::

    CordonError
    ├── InputFault        what was asked for is at fault (exit 2)
    │   ├── Invalid       a request with problems, each at its field
    │   ├── TextRefused   a text that may not be stored (defined in models.base)
    │   ├── UnknownReference
    │   └── NotAllowed    this member of staff may not do that
    ├── VaultFault        the vault could not be opened, or is not to be trusted (exit 3)
    │   ├── WrongPassphrase  HeaderDamaged  DatabaseDamaged  DatabaseMissing
    │   └── NewerVault  VaultInUse  VaultAlarm  NoVault
    ├── MachineFault      the computer is at fault (exit 4)
    │   ├── DiskFull  ReadOnlyVault  NoPermission
    │   └── GuidanceDamaged  a file of guidance is damaged (defined in guidance.reading)
    └── UnrecordedWrite   our own mistake, found in time: rolled back

Anything else that is raised is a bug and is shown as one, without personal data.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

from desktop_app.words import _


class CordonError(Exception):
    """Something a person must be told: what happened, what is still safe, what to do next."""

    exit_code = 2

    def __init__(self, sentence: str, *, safe: str = "", next_step: str = "") -> None:
        """Keep the three parts apart so that a screen can set them apart."""
        super().__init__(sentence, safe, next_step)
        self.sentence = sentence
        self.safe = safe
        self.next_step = next_step

    @override
    def __str__(self) -> str:
        """Return the parts as running text."""
        return " ".join(part for part in (self.sentence, self.safe, self.next_step) if part)


class InputFault(CordonError):
    """What was asked for cannot be done as asked; nothing was saved."""

    exit_code = 2


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong with a request: the field concerned, a sentence, and the rule's short name.

    ``place`` is what the field is called in running text, where its own name says little to a person.
    """

    field: str
    message: str
    rule: str
    place: str = ""

    @override
    def __str__(self) -> str:
        """Return where it is and what is wrong, as running text."""
        return f"{self.place or self.field}: {self.message}"


class Invalid(InputFault):
    """A request was refused; ``problems`` says at which fields and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems for the form, and join their sentences for everyone else."""
        self.problems = tuple(problems)
        super().__init__(
            " ".join(map(str, self.problems)),
            safe=_("Nothing was saved."),
        )


class UnknownReference(InputFault):
    """A reference names nothing that this vault holds."""


class NotAllowed(InputFault):
    """The person who opened the vault may not do this."""


class VaultFault(CordonError):
    """The vault could not be opened, or cannot be trusted."""

    exit_code = 3


class NoVault(VaultFault):
    """There is no vault in that folder."""


class WrongPassphrase(VaultFault):
    """No way in matches this login and passphrase."""


class HeaderDamaged(VaultFault):
    """The vault's header cannot be read, or was changed without the key."""


class DatabaseDamaged(VaultFault):
    """The key is right, but the database cannot be read."""


class DatabaseMissing(VaultFault):
    """There is a header, but the database beside it is gone or empty."""


class NewerVault(VaultFault):
    """The vault was written by a newer Cordon."""


class VaultInUse(VaultFault):
    """Someone else has the vault open."""


class VaultAlarm(VaultFault):
    """The record does not agree with its sealed point; nothing more is written until that is settled."""


class MachineFault(CordonError):
    """The computer could not do it; the vault is as it was before."""

    exit_code = 4


class DiskFull(MachineFault):
    """There is no room left on the disk."""


class ReadOnlyVault(MachineFault):
    """The vault's folder cannot be written."""


class NoPermission(MachineFault):
    """The operating system does not allow it."""


class UnrecordedWrite(CordonError):
    """Rows were changed without an action that records it; everything was rolled back."""
