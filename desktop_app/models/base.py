"""The ground every record stands on: the declarative base, constraint names, and the two column types of the house."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, dataclass_transform

import sqlalchemy as sa
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column, relationship
from typing_extensions import override

from desktop_app import guard
from desktop_app.errors import InputFault, Problem
from desktop_app.words import _

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(mapped_column, relationship))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A record: a dataclass without a printable form, so that no traceback shows a child's name."""

    metadata = sa.MetaData(naming_convention=_NAMES)
    if not TYPE_CHECKING:  # a type here would forbid tables that add constraints of their own
        # Ids are never used twice: a row that is gone must not lend its digest to another.
        __table_args__ = ({"sqlite_autoincrement": True},)


class TextRefused(InputFault, DontWrapMixin):
    """A text that may not be stored reached the database; nothing of it was kept."""

    def __init__(self, findings: tuple[guard.Finding, ...]) -> None:
        """Keep the rules that were met; never the text."""
        self.problems = tuple(Problem(field="", message=found.message, rule=found.rule) for found in findings)
        super().__init__(" ".join(found.message for found in findings), safe=_("Nothing was saved."))


class MetadataText(sa.types.TypeDecorator[str]):
    """Text that a person typed: it meets the guard whenever it is bound for an insert or an update."""

    impl = sa.String
    cache_ok = True

    def __init__(self, policy: guard.Policy) -> None:
        """Keep the policy that this column's text must meet."""
        super().__init__()
        self.policy = policy

    @override
    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Refuse text that the guard blocks."""
        if value is not None and (findings := blocked(value, self.policy)):
            raise TextRefused(findings)
        return value

    @override
    def coerce_compared_value(self, op: Any, value: Any) -> sa.types.TypeEngine[str]:
        """Let a search look for any text at all: it simply finds nothing."""
        return _SOUGHT


class _SoughtText(sa.types.TypeDecorator[str]):
    """Text that is only looked for: what no database can hold stands there as a character that none does."""

    impl = sa.String
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Return the text without half characters, and without the one that would end a pattern early."""
        return None if value is None else _UNSTORABLE.sub("\ufdd0", value)


_SOUGHT = _SoughtText()
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_passed: ContextVar[set[tuple[str, guard.Policy]] | None] = ContextVar("passed", default=None)


def blocked(text: str, policy: guard.Policy) -> tuple[guard.Finding, ...]:
    """Return what the guard blocks in a text; one that passed within this action is not read again."""
    passed = _passed.get()
    if passed is not None and (text, policy) in passed:
        return ()
    findings = guard.blocks(text, policy)
    if not findings and passed is not None:
        passed.add((text, policy))
    return findings


@contextmanager
def within_one_action() -> Iterator[None]:
    """Remember inside the block which texts passed the guard; when it ends none of them is kept."""
    before = _passed.set(set())
    try:
        yield
    finally:
        _passed.reset(before)


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A moment, kept as UTC text of one width so that it sorts as it happened; naive times are refused."""

    impl = sa.String(27)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Return the stored form of a moment."""
        return None if value is None else stored_time(value)

    @override
    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        """Return the moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def stored_time(moment: datetime) -> str:
    """Return ``moment`` as ``2026-11-02T10:42:00.000000Z``, whatever zone it came in."""
    if moment.tzinfo is None:
        message = "a time without a zone"
        raise ValueError(message)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


#: What a frozen document may say in one text: several lines, no address, nothing encoded.
_FROZEN = guard.Policy(name="frozen", longest=4000, several_lines=True)
#: The document's own codes, which look like the fingerprint of a file and are none.
_OWN_CODES = {"root": 64, "vault_id": 32}
_LARGEST_PACK = 16 * 1024 * 1024


class FrozenDocument(sa.types.TypeDecorator[str]):
    """The frozen contents of a document as JSON, every text in which meets the guard as well."""

    impl = sa.Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Refuse a document in which the guard blocks a text."""
        if value is not None and (findings := frozen_findings(value)):
            raise TextRefused(findings)
        return value


def frozen_findings(text: str) -> tuple[guard.Finding, ...]:
    """Return what the guard has against the texts of a frozen document; one that is no JSON is refused whole."""
    try:
        if len(text) > _LARGEST_PACK:
            raise ValueError
        found = list(_texts("", json.loads(text)))
    except (ValueError, RecursionError):
        return (not_metadata(),)
    return tuple(finding for value in found for finding in guard.blocks(value, _FROZEN))


def _texts(name: str, value: Any) -> Iterator[str]:
    """Yield every text in a JSON value, the names too; the document's own codes are let through by their exact form."""
    if isinstance(value, str):
        length = _OWN_CODES.get(name)
        if length is None or re.fullmatch(f"[0-9a-f]{{{length}}}", value) is None:
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(name, inner)


def not_metadata() -> guard.Finding:
    """Return the finding for a field that holds something other than metadata."""
    return guard.Finding(
        rule="misplaced",
        severity=guard.Severity.BLOCK,
        start=0,
        length=0,
        message=_("A field holds something that is not metadata. Remove it."),
    )
