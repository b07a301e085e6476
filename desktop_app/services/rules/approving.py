"""A second person: who agrees to a decision, and who reads an assessment again; never the one who acts (domain D5)."""

import re
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.guard import normal
from desktop_app.models.decision_words import ApproverRole
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services.rules import find
from desktop_app.services.rules.comparing import plain_name
from desktop_app.services.rules.requests import Approval, SecondReader
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

#: What stands before a name and is none.
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame"})


def approval_problems(session: Session, approval: Approval, stamp: Stamp) -> Iterator[Problem]:
    """Yield what is wrong with an approval: by login of a head, or on paper by name, office and where it is kept."""
    on_paper = (approval.name, approval.role, approval.paper)
    if (approval.staff is None) == all(part is None for part in on_paper):
        message = _("Say who agrees: a head teacher by login, or somebody by name whose agreement stands on paper.")
        yield Problem(field="approval", message=message, rule="approval")
        return
    if approval.staff is not None:
        yield from _by_login(session, approval.staff, stamp)
        return
    for name, part in zip(("name", "role", "paper"), on_paper, strict=True):
        if part is None:
            message = _("Of an agreement on paper, say who gave it, in which office, and where the paper is.")
            yield Problem(field=f"approval.{name}", message=message, rule="approval")
    if approval.name is not None:
        slips = list(_another_name(session, approval.name, stamp, "approval.name"))
        yield from slips or _office(session, approval)


def _by_login(session: Session, login: str, stamp: Stamp) -> Iterator[Problem]:
    try:
        approver = find.staff(session, login, "approval.staff")
    except Invalid as refusal:
        yield from refusal.problems
        return
    if approver.role is not StaffRole.HEAD:
        message = _("By login only a head teacher agrees to this. Anybody else’s agreement stands on paper.")
        yield Problem(field="approval.staff", message=message, rule="approver")
    yield from _another(approver, stamp, "approval.staff")


def _office(session: Session, approval: Approval) -> Iterator[Problem]:
    """Yield a refusal of an agreement as head teacher by somebody whom the staff list knows as something else."""
    if approval.name is None or approval.role is not ApproverRole.HEAD:
        return
    known = session.execute(sa.select(Staff).where(~Staff.left).order_by(Staff.id)).scalars().all()
    named = [one.role for one in known if _reads_as(approval.name, one.name)]
    if named and StaffRole.HEAD not in named:
        message = _("The staff list does not have this person as a head teacher. Check the name or the office.")
        yield Problem(field="approval.name", message=message, rule="approver")


def reader_problems(
    session: Session, reader: SecondReader, stamp: Stamp, *, author_id: int | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with a second reader: exactly one, and neither who acts nor who wrote it (R049)."""
    if (reader.staff is None) == (reader.name is None):
        message = _("Name one second reader: a member of staff by login, or somebody by name.")
        yield Problem(field="second_reader", message=message, rule="one-of")
    elif reader.staff is not None:
        try:
            yield from _another(find.staff(session, reader.staff, "second_reader.staff"), stamp, "second_reader.staff",
                                author_id)  # fmt: skip
        except Invalid as refusal:
            yield from refusal.problems
    elif reader.name is not None:
        yield from _another_name(session, reader.name, stamp, "second_reader.name", author_id)


def _another(found: Staff, stamp: Stamp, field: str, author_id: int | None = None) -> Iterator[Problem]:
    if found.left or found.id in (stamp.actor_id, stamp.opener_id, author_id):
        yield _second_person(field)


def _another_name(
    session: Session, name: str, stamp: Stamp, field: str, author_id: int | None = None
) -> Iterator[Problem]:  # fmt: skip
    mine = [session.get(Staff, number) for number in (stamp.actor_id, stamp.opener_id, author_id) if number is not None]
    left = session.execute(sa.select(Staff).where(Staff.left).order_by(Staff.id)).scalars().all()
    if any(_reads_as(name, one.name) for one in (*mine, *left) if one is not None):
        yield _second_person(field)
    elif len(_words(name)) < 2:
        message = _("Give the full name, so that it can be known later who it was.")
        yield Problem(field=field, message=message, rule="full-name")


def _reads_as(name: str, known: str) -> bool:
    """Say whether a name may be that of somebody known: titles, order and initials set aside."""
    given, theirs = _words(name), _words(known)
    if not given or not theirs:
        return False
    shared = set(given) & set(theirs)
    rest, others = [one for one in given if one not in shared], [one for one in theirs if one not in shared]
    if not others and len(shared) > 1:
        return True  # a second given name, or an office in brackets, makes nobody somebody else
    return bool(shared) and all(len(one) == 1 and any(other.startswith(one) for other in others) for one in rest)


def _words(name: str) -> list[str]:
    plain = re.split(r"[^\w'’-]+", plain_name(normal.read(name).text))
    return [one for one in plain if one and one not in _TITLES]


def _second_person(field: str) -> Problem:
    message = _("This takes a second person: neither whoever does it, nor whoever wrote it.")
    return Problem(field=field, message=message, rule="second-person")


def approver_facts(session: Session, approval: Approval) -> dict[str, object]:
    """Return who agreed, by the names of the columns in which a record keeps it."""
    by_login = None if approval.staff is None else find.staff(session, approval.staff, "approval.staff")
    return {
        "approver_id": None if by_login is None else by_login.id,
        "approver_name": approval.name,
        "approver_role": ApproverRole.HEAD if by_login is not None else approval.role,
        "approval_paper": approval.paper,
    }
