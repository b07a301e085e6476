"""Cases: opened, described by codes only, put right, closed with every open thing done or reasoned, reopened (R001)."""

from collections.abc import Iterator
from datetime import date, datetime

import sqlalchemy as sa
from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case, CaseCategory, ClosingReason
from desktop_app.models.vocabulary import (
    CATEGORIES,
    LEADS,
    Answer,
    CaseStatus,
    CategoryKind,
    DisclosureRoute,
)
from desktop_app.services.rules import corrections, find, holds, openings, references, referring, screening, times
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

LONGEST_OTHER = 60
#: Kept with the earlier summary. It is stored, so it is not put into the language of whoever reads it.
CLOSED_AGAIN = "closed again"
#: By whom the provisional hold of a case ended that was none; stored too.
ENTERED_IN_ERROR = "entered in error"


@request
class CaseOpening:
    """Something came to attention: when and how, and by codes only of what nature it is said to be (R012, F)."""

    title: Short
    came_to_attention: AwareDatetime
    disclosure_route: DisclosureRoute
    procedure_followed: Answer = Answer.NOT_KNOWN
    protection_file: Reference | None = None
    nature: tuple[Code, ...] = ()
    medium: tuple[Code, ...] = ()
    basis: tuple[Code, ...] = ()
    age_band: tuple[Code, ...] = ()
    number: Code | None = None
    other_nature: Code | None = None


@request
class CaseCorrection:
    """A fact about a case that was typed wrong or came to be known; the earlier value is kept with the reason."""

    case: Code
    reason: Note
    title: Short | None = None
    came_to_attention: AwareDatetime | None = None
    disclosure_route: DisclosureRoute | None = None
    procedure_followed: Answer | None = None
    protection_file: Reference | None = None
    other_nature: Code | None = None


@request
class Categories:
    """The category codes of a case, set anew; kinds that are left out stay as they are."""

    case: Code
    reason: Note
    nature: tuple[Code, ...] | None = None
    medium: tuple[Code, ...] | None = None
    basis: tuple[Code, ...] | None = None
    age_band: tuple[Code, ...] | None = None
    number: Code | None = None


@request
class OpenThing:
    """One thing that is still open when a case is closed, and why that is right."""

    item: Short
    reason: Note


@request
class Closing:
    """A case is closed: what was done, when it is looked at again, and a reason for each thing still open."""

    case: Code
    summary: Note
    review_on: date | None = None
    still_open: tuple[OpenThing, ...] = ()


@request
class Reopening:
    """A closed case is taken up again: why."""

    case: Code
    reason: Note


@request
class CaseInError:
    """A case was entered in error: why, and the initials of the second person who agrees. It stays readable."""

    case: Code
    reason: Note
    second_initials: Code


def _codes(request: CaseOpening | Categories) -> Iterator[tuple[CategoryKind, tuple[str, ...]]]:
    """Yield the codes given for each kind."""
    for kind in CategoryKind:
        given = getattr(request, kind.value)
        if given is not None:
            yield kind, (given,) if isinstance(given, str) else given


def _code_problems(request: CaseOpening | Categories) -> Iterator[Problem]:
    for kind, codes in _codes(request):
        for code in codes:
            if code not in CATEGORIES[kind]:
                message = _("This is not one of the codes: {codes}.").format(codes=", ".join(CATEGORIES[kind]))
                yield Problem(field=kind.value, message=message, rule="code")
        if len(set(codes)) != len(codes):
            yield Problem(field=kind.value, message=_("A code stands here twice."), rule="code")


def _other(other: str | None) -> Iterator[Problem]:
    if other is not None and len(other) > LONGEST_OTHER:
        message = _("At most {most} characters, and no description of what anything shows.").format(most=LONGEST_OTHER)
        yield Problem(field="other_nature", message=message, rule="long")


def _not_in_future(moment: datetime | None, stamp: Stamp) -> Iterator[Problem]:
    if moment is not None and moment > stamp.recorded_at:
        message = _("This time has not come yet.")
        yield Problem(field="came_to_attention", message=message, rule="future")


def _in_order(earlier: datetime | None, stamp: Stamp, message: str) -> Iterator[Problem]:
    """Yield a refusal of a time before what this rests on."""
    if earlier is not None and stamp.occurred_at < earlier:
        yield Problem(field="at", message=message, rule="order")


def _opening(session: Session, request: CaseOpening, stamp: Stamp) -> Iterator[Problem]:
    yield from _code_problems(request)
    yield from _other(request.other_nature)
    yield from _not_in_future(request.came_to_attention, stamp)
    yield from _in_order(request.came_to_attention, stamp, _("This is before it came to attention. Check the times."))


@verb("case.open", check=_opening, version=2)
def open_case(tx: Transaction, request: CaseOpening) -> str:
    """Open a case; its police decision is not made yet, and a provisional hold stands where its codes ask for one."""
    case = Case(
        reference=references.yearly(tx.session, Case.reference, "C", tx.stamp),
        title=request.title,
        came_to_attention=request.came_to_attention,
        disclosure_route=request.disclosure_route,
        procedure_followed=request.procedure_followed,
        protection_file=request.protection_file,
        other_nature=request.other_nature,
        opened_at=tx.stamp.occurred_at,
    )
    tx.session.add(case)
    tx.session.flush()
    for kind, codes in _codes(request):
        tx.session.add_all([CaseCategory(case_id=case.id, kind=kind, code=code) for code in codes])
    tx.session.flush()
    referring.begin(tx, case)
    return case.reference


def _correction(session: Session, request: CaseCorrection, stamp: Stamp) -> Iterator[Problem]:
    case = find.case(session, request.case)
    yield from _other(request.other_nature)
    yield from _not_in_future(request.came_to_attention, stamp)
    begun = [event.occurred_at for event in referring.events_of(session, case)]
    if request.came_to_attention is not None and begun and request.came_to_attention > min(begun):
        message = _("A step of the police decision is recorded as happening before that. Check the time.")
        yield Problem(field="came_to_attention", message=message, rule="order")


@verb("case.correct", check=_correction)
def correct(tx: Transaction, request: CaseCorrection) -> str:
    """Correct a fact about a case."""
    case = find.case(tx.session, request.case)
    corrections.change(tx, case, request.case, request, reason=request.reason, case_id=case.id)
    return request.case


def _categories(session: Session, request: Categories, stamp: Stamp) -> Iterator[Problem]:
    find.open_case(session, request.case)
    yield from _code_problems(request)


@verb("case.categorise", check=_categories, version=2)
def categorise(tx: Transaction, request: Categories) -> str:
    """Set the category codes of a case anew."""
    case = find.open_case(tx.session, request.case)
    for kind, codes in _codes(request):
        wanted = sa.select(CaseCategory).where(CaseCategory.case_id == case.id, CaseCategory.kind == kind)
        present = {row.code: row for row in tx.session.execute(wanted.order_by(CaseCategory.id)).scalars()}
        earlier = [code for code, row in present.items() if row.applies]
        for code, row in present.items():
            row.applies = code in codes
        new = [code for code in codes if code not in present]
        tx.session.add_all([CaseCategory(case_id=case.id, kind=kind, code=code) for code in new])
        corrections.keep(
            tx, subject=request.case, field=kind.value, earlier=", ".join(earlier) or None,
            now=", ".join(codes) or None, reason=request.reason, case_id=case.id,
        )  # fmt: skip
    referring.hold_while_undecided(tx, case)
    return request.case


def _closing(session: Session, request: Closing, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    if request.review_on is not None:
        yield from times.day_meant(request.review_on, "review_on")
    yield from _in_order(case.opened_at, stamp, _("This is before the case was opened. Check the time."))
    yield from referring.lead_problems(session, stamp)
    binding = screening.of_case(session, case).binding
    if binding and not referring.police_know(session, case):
        yield referring.must_refer_problem(binding)
    reasoned = {thing.item for thing in request.still_open}
    open_things = openings.open_things(session, case)
    for thing in open_things:
        if thing.item not in reasoned:
            message = _(
                "Still open: {what}. Finish it, or name “{item}” with the reason why the case may close."
            ).format(what=thing.sentence, item=thing.item)
            yield Problem(field="still_open", message=message, rule="open")
    for item in sorted(reasoned - {thing.item for thing in open_things}):
        message = _("“{item}” is not among what is open in this case.").format(item=item)
        yield Problem(field="still_open", message=message, rule="not-open")


@verb("case.close", check=_closing, only=LEADS)
def close(tx: Transaction, request: Closing) -> str:
    """Close a case, every open thing done or reasoned."""
    case = find.open_case(tx.session, request.case)
    if case.closing_summary is not None:
        corrections.keep(
            tx, subject=request.case, field="closing_summary", earlier=case.closing_summary, now=request.summary,
            reason=CLOSED_AGAIN, case_id=case.id,
        )  # fmt: skip
    case.status, case.closed_at = CaseStatus.CLOSED, tx.stamp.occurred_at
    case.closing_summary, case.review_on = request.summary, request.review_on
    for thing in request.still_open:
        tx.session.add(
            ClosingReason(case_id=case.id, item=thing.item, reason=thing.reason, closed_at=tx.stamp.occurred_at)
        )
    tx.session.flush()
    return request.case


def _reopening(session: Session, request: Reopening, stamp: Stamp) -> Iterator[Problem]:
    case = find.case(session, request.case)
    if case.status is not CaseStatus.CLOSED:
        yield Problem(field="case", message=_("Only a closed case is reopened."), rule="not-closed")
    yield from _in_order(case.closed_at, stamp, _("This is before the case was closed. Check the time."))


@verb("case.reopen", check=_reopening, only=LEADS, version=2)
def reopen(tx: Transaction, request: Reopening) -> str:
    """Take a closed case up again."""
    case = find.case(tx.session, request.case)
    corrections.keep(
        tx, subject=request.case, field="status", earlier=case.status.value, now=CaseStatus.OPEN.value,
        reason=request.reason, case_id=case.id,
    )  # fmt: skip
    case.status, case.closed_at = CaseStatus.OPEN, None
    tx.session.flush()
    referring.hold_while_undecided(tx, case, also_not_referred=True)
    return request.case


def _in_error(session: Session, request: CaseInError, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    held = [thing for thing in openings.open_things(session, case) if thing.is_device]
    if held:
        message = _("The school holds devices in this case ({what}); a case entered in error holds none.").format(
            what=", ".join(thing.item for thing in held)
        )
        yield Problem(field="case", message=message, rule="devices")
    binding = screening.of_case(session, case).binding
    if referring.police_know(session, case):
        message = _("The police have this case, so it was no error to open it. Close it instead, once they are done.")
        yield Problem(field="case", message=message, rule="police-lead")
    elif binding:
        yield referring.must_refer_problem(binding)
    yield from openings.second_person(session, request.second_initials, stamp)


@verb("case.enter_in_error", check=_in_error, only=LEADS, version=2)
def enter_in_error(tx: Transaction, request: CaseInError) -> str:
    """Mark a case as entered in error; nothing is deleted."""
    case = find.open_case(tx.session, request.case)
    case.status = CaseStatus.ENTERED_IN_ERROR
    case.error_reason, case.error_second_initials = request.reason, request.second_initials
    holds.end_provisional(tx, case, ENTERED_IN_ERROR, request.reason)
    return request.case
