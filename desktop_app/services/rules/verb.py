"""A verb: the one shape in which anything is done, so that no deed can be forgotten in the record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, NotAllowed, Problem
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services.rules import times
from desktop_app.services.rules.request import text_problems
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

R = TypeVar("R")
Check = Callable[[Session, R, Stamp], Iterable[Problem]]


@dataclass(frozen=True, kw_only=True)
class Verb(Generic[R]):
    """A named deed: what it takes, what may stand against it, and how it is carried out and recorded.

    ``only`` are the roles that may do it (None: every member of staff with a way in). ``by_line`` is False for deeds
    that only the program itself does, so that no action line can carry what they carry. ``wants_vault`` is True where
    the stamp's settings must tell which vault this is (:meth:`Vault.circumstances`). ``first`` stands against it only
    where it is asked for: what an older Cordon recorded without that question is carried out again as it was.
    ``needed`` gives what the deed rests on that is no record, such as words of the guidance; it is recorded with it.
    """

    name: str
    takes: type[R]
    carry: Callable[[Transaction, R], str]
    check: Check[R] | None = None
    first: Check[R] | None = None
    version: int = 1
    only: frozenset[StaffRole] | None = None
    by_line: bool = True
    under_alarm: bool = False
    wants_vault: bool = False
    needed: Callable[[R], Mapping[str, object]] | None = None

    @cached_property
    def adapter(self) -> TypeAdapter[R]:
        """The strict reader of requests, made for the first of them: all of them together would delay every start."""
        return TypeAdapter(self.takes)

    @property
    def summary(self) -> str:
        """Return what the deed is, in a sentence."""
        return (self.carry.__doc__ or "").strip().splitlines()[0]

    def problems(self, session: Session, request: R, stamp: Stamp) -> list[Problem]:
        """Return everything that stands against carrying this out now, each at its field; empty when it may be done."""
        return self._against(session, request, stamp, self.check, self.first)

    def _against(self, session: Session, request: R, stamp: Stamp, *checks: Check[R] | None) -> list[Problem]:
        found = [*times.problems(stamp), *times.moments_meant(request), *text_problems(request)]
        if found:
            return found
        try:
            for check in filter(None, checks):
                for problem in check(session, request, stamp):
                    found.append(problem)  # one by one: what was found before a refusal is told as well
        except Invalid as refusal:
            found += refusal.problems
        return found

    def __call__(self, tx: Transaction, request: R) -> str:
        """Carry it out and record it; return the reference of what it was done to.

        Raises:
            Invalid: something stands against it; nothing was saved.
            NotAllowed: whoever opened the vault may not do this.
        """
        self._permit(tx)
        return self._carried(tx, request, self.problems(tx.session, request, tx.stamp))

    def repeat(self, tx: Transaction, request: R, kept: bytes | None = None) -> str:
        """Carry it out as it is on record, without asking who may; ``kept`` are the bytes that a printing keeps."""
        tx.kept = kept if kept is not None else tx.kept
        return self._carried(tx, request, self._against(tx.session, request, tx.stamp, self.check))

    def _carried(self, tx: Transaction, request: R, found: list[Problem]) -> str:
        if found:
            raise Invalid(found)
        subject = self.carry(tx, request)
        asked = self.adapter.dump_json(request, exclude_none=True).decode("utf-8")
        tx.record(self.name, self.version, asked, subject=subject, kept=tx.kept)
        return subject

    def _permit(self, tx: Transaction) -> None:
        if self.only is None:
            return
        opener = tx.session.get(Staff, tx.stamp.opener_id)
        if opener is not None and opener.role not in self.only:
            raise NotAllowed(
                _("Only {roles} may do this.").format(roles=_(" or ").join(sorted(role.value for role in self.only))),
                safe=_("Nothing was saved."),
                next_step=_("Ask one of them to do it under their own login."),
            )


def verb(  # noqa: PLR0913 - each is said by name, and most are left out
    name: str,
    *,
    check: Check[R] | None = None,
    first: Check[R] | None = None,
    version: int = 1,
    only: frozenset[StaffRole] | None = None,
    by_line: bool = True,
    under_alarm: bool = False,
    wants_vault: bool = False,
    needed: Callable[[R], Mapping[str, object]] | None = None,
) -> Callable[[Callable[[Transaction, R], str]], Verb[R]]:
    """Make a function ``(tx, request) -> reference`` a verb of that name."""

    def made(carry: Callable[[Transaction, R], str]) -> Verb[R]:
        takes: type[R] = get_type_hints(carry)["request"]
        return Verb(
            name=name, takes=takes, carry=carry, check=check, first=first, version=version, only=only,
            by_line=by_line, under_alarm=under_alarm, wants_vault=wants_vault, needed=needed,
        )  # fmt: skip

    return made
