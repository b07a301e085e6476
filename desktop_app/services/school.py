"""The school and its staff: founded once, described, and everyone with a login and initials of their own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.school import School, Staff, VaultEvent
from desktop_app.models.vocabulary import LEADS, StaffRole, VaultEventKind
from desktop_app.services.rules import corrections, find
from desktop_app.services.rules.request import (
    Address,
    Code,
    Login,
    Name,
    Note,
    Reference,
    Short,
    request,
    text_problems,
)
from desktop_app.services.rules.verb import verb
from desktop_app.vault import base
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

SCHOOL = "school"
_INITIALS: Final = re.compile(r"[A-Z]{1,6}")
#: Kept with the earlier values. It is stored, so it is not put into the language of whoever reads it.
DESCRIBED_ANEW = "described anew"


@request
class Founding:
    """A new vault's school, and the designated safeguarding lead who keeps it."""

    school: Short
    dsl: Name
    login: Login
    initials: Code
    urn: Reference | None = None


@request
class SchoolFacts:
    """What is printed at the head of every document; what is left out stays as it is."""

    name: Short | None = None
    urn: Reference | None = None
    dfe_number: Reference | None = None
    address: Address | None = None
    phone_in_hours: Reference | None = None
    contact_in_hours: Short | None = None
    phone_out_of_hours: Reference | None = None
    contact_out_of_hours: Short | None = None
    police_force: Short | None = None
    power_instruction: Note | None = None
    power_instruction_source: Short | None = None


@request
class NewStaff:
    """A member of staff: their login, their name and role, and the initials that stand on what they take."""

    login: Login
    name: Name
    role: StaffRole
    initials: Code
    position: Short | None = None


@request
class StaffCorrection:
    """A fact about a member of staff that was typed wrong, or that changed; the earlier value is kept."""

    login: Login
    reason: Note
    name: Name | None = None
    role: StaffRole | None = None
    position: Short | None = None


@request
class StaffLeaving:
    """A member of staff has left; their way in is removed separately."""

    login: Login
    reason: Note


@request
class VaultEventMade:
    """Something that happened to the vault itself."""

    kind: VaultEventKind
    subject: Code | None = None
    header: Code | None = None
    detail: Note | None = None


def _founding(session: Session, request: Founding, stamp: Stamp) -> Iterator[Problem]:
    if session.execute(sa.select(School.id)).first() is not None:
        yield Problem(field="school", message=_("This vault has its school already."), rule="founded")
    yield from _login(session, request.login)
    yield from _initials(session, request.initials)


def _one_word(session: Session, request: Founding | NewStaff, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal of a login with spaces: it stands where nobody's name is to be read before the vault is open."""
    yield from login_slips(request.login)


def login_slips(login: str) -> Iterator[Problem]:
    """Yield what is wrong with a login whoever else there is."""
    if any(letter.isspace() for letter in login):
        message = _("A login has no spaces, such as jmoffat. It cannot be changed later.")
        yield Problem(field="login", message=message, rule="login")


def initials_slips(initials: str) -> Iterator[Problem]:
    """Yield what is wrong with initials whoever else there is."""
    if _INITIALS.fullmatch(initials) is None:
        message = _("Initials are one to six capital letters from A to Z, such as ABC.")
        yield Problem(field="initials", message=message, rule="initials")


@verb("school.found", check=_founding, first=_one_word, by_line=False, version=2)
def found(tx: Transaction, request: Founding) -> str:
    """Give a new vault its school and its safeguarding lead."""
    tx.session.add(School(name=request.school, urn=request.urn))
    tx.session.add(
        Staff(
            login=request.login,
            name=request.dsl,
            role=StaffRole.DSL,
            initials=request.initials,
            position=None,
        )
    )
    tx.session.flush()
    return SCHOOL


@verb("school.describe", only=LEADS)
def describe(tx: Transaction, request: SchoolFacts) -> str:
    """Write down what is printed of the school."""
    school = tx.session.execute(sa.select(School)).scalar_one()
    corrections.change(tx, school, SCHOOL, request, reason=DESCRIBED_ANEW)
    return SCHOOL


def _login(session: Session, login: str) -> Iterator[Problem]:
    """Yield what stands against a login: it is compared as the ways into the vault compare it."""
    if find.staff_like(session, login) is not None:
        yield Problem(field="login", message=_("Someone has this login already."), rule="login-used")


def _initials(session: Session, initials: str) -> Iterator[Problem]:
    yield from initials_slips(initials)
    if session.execute(sa.select(Staff.id).where(Staff.initials == initials)).first() is not None:
        message = _("Someone has these initials already; exhibit references would be mixed up. Add a letter.")
        yield Problem(field="initials", message=message, rule="initials-used")


def _new_staff(session: Session, request: NewStaff, stamp: Stamp) -> Iterator[Problem]:
    yield from _login(session, request.login)
    yield from _initials(session, request.initials)


@verb("staff.add", check=_new_staff, first=_one_word, only=LEADS)
def add_staff(tx: Transaction, request: NewStaff) -> str:
    """Add a member of staff."""
    tx.session.add(
        Staff(
            login=request.login, name=request.name, role=request.role, initials=request.initials,
            position=request.position,
        )
    )  # fmt: skip
    tx.session.flush()
    return request.login


def _correcting(session: Session, request: StaffCorrection, stamp: Stamp) -> Iterator[Problem]:
    person = find.staff(session, request.login, "login")
    if request.role is not None and request.role not in LEADS:
        yield from _last_lead(session, person, "role")


def _last_lead(session: Session, person: Staff, field: str) -> Iterator[Problem]:
    """Yield a refusal where nobody would be left who may close a case, add staff or settle an alarm."""
    others = sa.select(Staff.id).where(Staff.role.in_(LEADS), Staff.left.is_(False), Staff.id != person.id)
    if person.role in LEADS and not person.left and session.execute(others).first() is None:
        message = _("This is the only safeguarding lead. Add the one who follows first.")
        yield Problem(field=field, message=message, rule="last-lead")


@verb("staff.correct", check=_correcting, only=LEADS)
def correct_staff(tx: Transaction, request: StaffCorrection) -> str:
    """Correct a fact about a member of staff."""
    person = find.staff(tx.session, request.login)
    corrections.change(tx, person, person.login, request, reason=request.reason)
    return person.login


def _leaving(session: Session, request: StaffLeaving, stamp: Stamp) -> Iterator[Problem]:
    person = find.staff(session, request.login, "login")
    if person.left:
        yield Problem(field="login", message=_("It is on record already that they left."), rule="left")
    yield from _last_lead(session, person, "login")


@verb("staff.leave", check=_leaving, only=LEADS)
def leave(tx: Transaction, request: StaffLeaving) -> str:
    """Record that a member of staff has left."""
    person = find.staff(tx.session, request.login)
    person.left = True
    corrections.keep(tx, subject=person.login, field="left", earlier="no", now="yes", reason=request.reason)
    return person.login


def _record_event(tx: Transaction, request: VaultEventMade) -> str:
    tx.session.add(
        VaultEvent(
            kind=request.kind, occurred_at=tx.stamp.occurred_at, by_id=tx.stamp.opener_id, subject=request.subject,
            header=request.header, detail=request.detail,
        )
    )  # fmt: skip
    tx.session.flush()
    return request.subject or "vault"


@verb("vault.note", by_line=False, only=None)
def note_vault_event(tx: Transaction, request: VaultEventMade) -> str:
    """Record a change of the ways into the vault."""
    return _record_event(tx, request)


@request
class Restoring:
    """A backup was put back: which point of the record it holds, and which point it replaced.

    ``replaced_size`` is how many actions were replaced, so that another computer that saw them is not alarmed;
    ``header`` is the code of the ways in that hold from then on, and ``ways`` what is to be said of them.
    """

    backup_point: Note
    replaced_point: Note
    reason: Note
    replaced_size: int | None = None
    header: Code | None = None
    ways: Note | None = None


def restored_for(reason: str | None) -> str:
    """Return why a backup is put back, in words that can be recorded; judged before anything is replaced.

    Raises:
        Invalid: they cannot.
    """
    given = _("No reason was given.") if reason is None else reason
    if found := list(text_problems(Restoring(backup_point=given, replaced_point=given, reason=given))):
        raise Invalid([replace(problem, field="reason") for problem in found if problem.field == "reason"])
    return given


@verb("vault.restore", by_line=False, under_alarm=True)
def note_restoring(tx: Transaction, request: Restoring) -> str:
    """Record that a backup was put back in place of what was there."""
    # Each by itself: together they may be longer than one text can be, and what has happened must be recorded.
    for subject, detail in (
        ("backup", request.backup_point),
        ("replaced", request.replaced_point),
        ("reason", request.reason),
        ("ways", request.ways),
    ):
        if detail is not None:
            _record_event(
                tx,
                VaultEventMade(kind=VaultEventKind.RESTORED, subject=subject, header=request.header, detail=detail),
            )
    return "vault"


@request
class Acceptance:
    """An alarm is accepted: why, after looking into it."""

    reason: Note


def _accepting(session: Session, request: Acceptance, stamp: Stamp) -> Iterator[Problem]:
    if stamp.settings.get("alarm") is None:
        message = _("There is no alarm to accept.")
        yield Problem(field="reason", message=message, rule="no-alarm")


@verb("vault.accept_alarm", check=_accepting, only=LEADS, under_alarm=True, wants_vault=True)
def accept_alarm(tx: Transaction, request: Acceptance) -> str:
    """Accept an alarm after looking into it; this is shown and printed from then on."""
    base.adopt(tx)
    event = VaultEventMade(kind=VaultEventKind.ALARM_ACCEPTED, subject="vault", detail=request.reason)
    return _record_event(tx, event)


def accepted_alarms(session: Session) -> list[VaultEvent]:
    """Return every acceptance of an alarm, oldest first."""
    wanted = sa.select(VaultEvent).where(VaultEvent.kind == VaultEventKind.ALARM_ACCEPTED).order_by(VaultEvent.id)
    return list(session.execute(wanted).scalars().all())
