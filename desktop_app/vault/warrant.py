"""By what warrant an action wrote what it wrote: what only a base may do, and which tables an action may touch."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Self

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault import findings, migrations, schema
from desktop_app.vault.findings import Place

#: For every action, the tables that it may write.
MayTouch = Mapping[str, Collection[str]]
#: The action that a new version records by itself; nobody's, so its actor is 0.
MIGRATE, NOBODY = "vault.migrate", 0
#: The first action of a vault; its version is that of the schema in which the vault began.
FOUND: Final = "school.found"
#: The action that settles an alarm.
ACCEPT: Final = "vault.accept_alarm"
#: The action that records that a backup was put back.
RESTORE: Final = "vault.restore"
_EVENTS: Final = "vault_event"
_IS_BASE: Final = b'"base":true'
_ONCE: Final = frozenset(schema.APPEND_ONLY)


@dataclass(frozen=True, slots=True)
class Warrant:
    """What one action may do: whether it is a base, whether it accepts an alarm, and what it had no warrant for."""

    base: bool = False
    accepts: bool = False
    #: Rules, each with the table concerned.
    wrong: tuple[tuple[str, str | None], ...] = ()


_USUAL: Final = Warrant()


class Warrants:
    """Looks at one action of the record after another; see :meth:`of`."""

    def __init__(self, version: int, accepted: Collection[int], may_touch: MayTouch | None) -> None:
        """Begin before the first action.

        Args:
            version: the version that the database calls itself.
            accepted: the rows of events that say of themselves that an alarm was accepted.
            may_touch: for every action, the tables it may write; None does not look at that.
        """
        self._version = version
        self._accepted = accepted
        self._may_touch = may_touch
        self._brought_to: int | None = None
        self._last_migration = 0

    @classmethod
    def of_vault(cls, connection: sqlcipher.Connection, may_touch: MayTouch | None) -> Self:
        """Return the beginning for a vault's record."""
        found = connection.execute("SELECT id FROM vault_event WHERE kind = 'alarm_accepted'").fetchall()
        made = cls(migrations.version_of(connection), frozenset(number for (number,) in found), may_touch)
        made._brought_to = _began(connection)
        return made

    @staticmethod
    def once(table: str) -> bool:
        """Say whether rows of a table are only ever added, so that one action alone writes each."""
        return table in _ONCE

    def of(self, sequence: int, content: dict[str, Any], request: bytes | None) -> Warrant:
        """Return by what warrant the next action wrote; ``content`` is its leaf, ``request`` its details."""
        action, rows = content["action"], content["rows"]
        base = request is not None and _IS_BASE in request and json.loads(request)["base"] is True
        if not (base or action in (MIGRATE, ACCEPT) or content["actor"] == NOBODY):
            wrong = self._beyond(action, rows)
            return Warrant(wrong=wrong) if wrong else _USUAL
        if action == ACCEPT:
            return self._acceptance(rows, base=base)
        if action == MIGRATE and base and self._is_migration(sequence, content, json.loads(request or b"")):
            return Warrant(base=True)
        return Warrant(wrong=(("warrant", None),))

    def _acceptance(self, rows: list[Any], *, base: bool) -> Warrant:
        """Return the warrant of an acceptance; it counts only with the event that is shown and printed from then on."""
        if not any(table == _EVENTS and number in self._accepted and digest for table, number, digest in rows):
            return Warrant(wrong=(("warrant", None),))
        return Warrant(base=base, accepts=True, wrong=() if base else self._beyond(ACCEPT, rows))

    def _beyond(self, action: str, rows: list[Any]) -> tuple[tuple[str, str | None], ...]:
        """Return the tables that an action wrote and may not."""
        if self._may_touch is None:
            return ()
        allowed = self._may_touch.get(action)
        if allowed is None:
            return (("action", None),)
        return tuple(("reach", table) for table in sorted({table for table, _number, _digest in rows} - {*allowed}))

    def _is_migration(self, sequence: int, content: dict[str, Any], asked: dict[str, Any]) -> bool:
        """Say whether that is a step from the version before it to a later one that the vault has reached."""
        step = asked.get("request")
        start, end = (step.get("from"), step.get("to")) if isinstance(step, dict) else (None, None)
        whole = type(start) is int and type(end) is int and 1 <= start < end <= self._version
        follows = self._brought_to in (None, start)
        if not (whole and follows and content["actor"] == content["opener"] == NOBODY):
            return False
        self._brought_to, self._last_migration = end, sequence
        return True

    def missing(self) -> Iterator[tuple[Place, dict[str, object]]]:
        """Yield where the steps recorded do not lead to the version that the vault has."""
        if self._brought_to is not None and self._brought_to != self._version:
            yield findings.action(self._last_migration), {"version": self._brought_to, "newest": self._version}


def _began(connection: sqlcipher.Connection) -> int | None:
    """Return the version of the schema in which a vault began, as its first action says; None where it does not."""
    first = connection.execute("SELECT leaf FROM ledger_entry WHERE action = ? AND sequence = 1", (FOUND,)).fetchone()
    with suppress(ValueError, TypeError, LookupError):
        said = json.loads(first[0])["version"]
        return said if type(said) is int else None
    return None
