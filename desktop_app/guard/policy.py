"""What each kind of field takes: how long, how many lines, and whether a web address belongs there."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# Nothing past this many characters is ever looked at, whatever was pasted: the guard's work has a ceiling.
EXAMINED: Final = 4_000


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What one kind of field takes.

    Attributes:
        name: the policy's short name, fit for a log.
        longest: the most characters (code points) a text may have.
        several_lines: whether new lines and tabs may stand in it.
        allow_address: whether this is the one field meant for the web address of an online place.
    """

    name: str
    longest: int
    several_lines: bool = False
    allow_address: bool = False

    def __post_init__(self) -> None:
        """Refuse a field so long that part of an accepted text would go unread."""
        if not 0 < self.longest <= EXAMINED:
            raise ValueError(f"longest must be between 1 and {EXAMINED}")


NAME: Final = Policy(name="name", longest=120)
SHORT: Final = Policy(name="short", longest=200)
REFERENCE: Final = Policy(name="reference", longest=80)
NOTE: Final = Policy(name="note", longest=500, several_lines=True)
SUMMARY: Final = Policy(name="summary", longest=1200, several_lines=True)
LOGIN: Final = Policy(name="login", longest=40)
ADDRESS: Final = Policy(name="address", longest=500, several_lines=True)
PLACE_ADDRESS: Final = Policy(name="place_address", longest=2000, allow_address=True)
CODE: Final = Policy(name="code", longest=80)

POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {policy.name: policy for policy in (NAME, SHORT, REFERENCE, NOTE, SUMMARY, LOGIN, ADDRESS, PLACE_ADDRESS, CODE)}
)
