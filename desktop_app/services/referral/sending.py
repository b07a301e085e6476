"""The police know: told, known to them already, acknowledged, what they say of it, and the end (domain D5)."""

from collections.abc import Iterator

from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import ChildsView, ReferralMethod, ReferralState
from desktop_app.models.vocabulary import LEADS
from desktop_app.services.rules import care, find, holds, referring, wishes
from desktop_app.services.rules.request import Code, Name, Note, Reference, Short, request
from desktop_app.services.rules.requests import Lift
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: What staff write where there is no police reference yet, and where no sheet was made before the police were called.
AWAITED = "awaited"
NONE_YET = "none yet"
#: What a hold says of itself; stored, so not put into the language of whoever reads it.
_SENT, _KNOWN = "referred to the police", "already known to the police"


@request
class Sending:
    """The police were told: how, who took it, what was given, and under which reference (domain D5)."""

    case: Code
    method: ReferralMethod
    police_reference: Reference
    taken_by: Short
    given: Short
    sheet: Code
    childs_view: ChildsView | None = None
    justification: Note | None = None


@request
class KnownToPolice:
    """The police know of it already: what is known of that, in outline."""

    case: Code
    outline: Note
    childs_view: ChildsView | None = None
    justification: Note | None = None


@request
class Acknowledgement:
    """The police have it: the officer, the force, the reference, and how the officer is reached.

    Where the police knew already: when they were told, and what they know in category.
    """

    case: Code
    officer: Name
    collar_number: Reference
    force: Short
    police_reference: Reference
    contact: Short
    told_at: AwareDatetime | None = None
    outline: Note | None = None


@request
class PoliceWord:
    """What the police said of it, in outline, and which officer."""

    case: Code
    officer: Name
    outline: Note


@request
class PoliceOutcome:
    """The outcome as it was told, and what of a hold it lifts (R076)."""

    case: Code
    officer: Name
    outline: Note
    lifts: tuple[Lift, ...] = ()


@request
class ReferralClosing:
    """Nothing more is owed to the police, or by them: why."""

    case: Code
    reason: Note


def _sending(session: Session, request: Sending, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    moves = list(referring.move_problems(session, case, "referral.send", stamp))
    yield from moves
    decided = referring.state_before(session, case, "referral.send", stamp) is ReferralState.REFER_DECIDED
    if request.childs_view is None and not decided:
        message = _("Nothing was decided before that: say what the child wants; “not asked” is an answer.")
        yield Problem(field="childs_view", message=message, rule="required")
    yield from _against(session, case, request)
    if request.sheet.casefold() != NONE_YET:
        document = find.document(session, request.sheet, "sheet")
        yield from find.same_case(document.case_id, case.id, "sheet")


def _against(session: Session, case: Case, request: Sending | KnownToPolice) -> Iterator[Problem]:
    """Yield a refusal where a child’s No stands, said now or before, and nobody said why it is right (R064)."""
    said = [event.justification for event in referring.events_of(session, case) if event.justification is not None]
    view = request.childs_view
    if view is not ChildsView.DOES_NOT_WANT and not said:
        recorded = wishes.of_harmed(session, case)
        view = recorded if view is None or recorded is ChildsView.DOES_NOT_WANT else view
    yield from wishes.problems(view, request.justification)


@verb("referral.send", check=_sending, only=LEADS)
def send(tx: Transaction, request: Sending) -> str:
    """Record that the police were told; from now on they lead."""
    case = care.case(tx.session, request.case)
    decided = referring.state_before(tx.session, case, "referral.send", tx.stamp) is ReferralState.REFER_DECIDED
    referring.write(
        tx, case, "referral.send", ReferralState.REFERRED, method=request.method,
        police_reference=request.police_reference, taken_by=request.taken_by, given=request.given,
        sheet=request.sheet, childs_view=request.childs_view, justification=request.justification,
    )  # fmt: skip
    holds.place_referral(tx, case, _SENT, _reference(request.police_reference), anew=not decided)
    return request.case


def _reference(told: str) -> str | None:
    return None if told.casefold() == AWAITED else told


def _known(session: Session, request: KnownToPolice, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.move_problems(session, case, "referral.record_known", stamp)
    yield from _against(session, case, request)


@verb("referral.record_known", check=_known, only=LEADS)
def record_known(tx: Transaction, request: KnownToPolice) -> str:
    """Record that the police know of it already; a hold stands as if the school had told them."""
    case = care.case(tx.session, request.case)
    decided = referring.state_before(tx.session, case, "referral.record_known", tx.stamp) is ReferralState.REFER_DECIDED
    referring.write(
        tx, case, "referral.record_known", ReferralState.ALREADY_KNOWN, outline=request.outline,
        childs_view=request.childs_view, justification=request.justification,
    )  # fmt: skip
    holds.place_referral(tx, case, _KNOWN, anew=not decided)
    return request.case


def _acknowledging(session: Session, request: Acknowledgement, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.move_problems(session, case, "referral.acknowledge", stamp)
    if request.told_at is not None and request.told_at > stamp.recorded_at:
        yield Problem(field="told_at", message=_("This time has not come yet."), rule="future")
    if referring.state_before(session, case, "referral.acknowledge", stamp) is ReferralState.ALREADY_KNOWN:
        for name in ("told_at", "outline"):
            if getattr(request, name) is None:
                message = _("The police knew already: say when they were told, and what they know, in category.")
                yield Problem(field=name, message=message, rule="required")


@verb("referral.acknowledge", check=_acknowledging, only=LEADS)
def acknowledge(tx: Transaction, request: Acknowledgement) -> str:
    """Record that the police have it, and which officer."""
    case = care.case(tx.session, request.case)
    referring.write(
        tx, case, "referral.acknowledge", ReferralState.ACKNOWLEDGED, officer=request.officer,
        collar_number=request.collar_number, force=request.force, police_reference=request.police_reference,
        contact=request.contact, told_at=request.told_at, outline=request.outline,
    )  # fmt: skip
    holds.note_reference(tx, case, _reference(request.police_reference))
    return request.case


def _word(session: Session, reference: str, name: str, stamp: Stamp) -> Iterator[Problem]:
    yield from referring.move_problems(session, care.case(session, reference), name, stamp)


def _said(tx: Transaction, request: PoliceWord | PoliceOutcome, name: str, after: ReferralState) -> Case:
    case = care.case(tx.session, request.case)
    referring.write(tx, case, name, after, officer=request.officer, outline=request.outline)
    return case


def _active(session: Session, request: PoliceWord, stamp: Stamp) -> Iterator[Problem]:
    yield from _word(session, request.case, "referral.record_active", stamp)


@verb("referral.record_active", check=_active, only=LEADS)
def record_active(tx: Transaction, request: PoliceWord) -> str:
    """Record that the police look into it."""
    _said(tx, request, "referral.record_active", ReferralState.ACTIVE)
    return request.case


def _advice_only(session: Session, request: PoliceWord, stamp: Stamp) -> Iterator[Problem]:
    yield from _word(session, request.case, "referral.record_advice_only", stamp)


@verb("referral.record_advice_only", check=_advice_only, only=LEADS)
def record_advice_only(tx: Transaction, request: PoliceWord) -> str:
    """Record that the police advise and do not look into it themselves."""
    _said(tx, request, "referral.record_advice_only", ReferralState.ADVICE_ONLY)
    return request.case


def _nfa(session: Session, request: PoliceWord, stamp: Stamp) -> Iterator[Problem]:
    yield from _word(session, request.case, "referral.record_nfa", stamp)


@verb("referral.record_nfa", check=_nfa, only=LEADS)
def record_nfa(tx: Transaction, request: PoliceWord) -> str:
    """Record that the police take no further action; a hold stands until they lift it."""
    _said(tx, request, "referral.record_nfa", ReferralState.NFA)
    return request.case


def _outcome(session: Session, request: PoliceOutcome, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.move_problems(session, case, "referral.record_outcome", stamp)
    yield from holds.lift_problems(session, case, request.lifts, stamp)


@verb("referral.record_outcome", check=_outcome, only=LEADS)
def record_outcome(tx: Transaction, request: PoliceOutcome) -> str:
    """Record the outcome as it was told, and lift what it lifts."""
    case = _said(tx, request, "referral.record_outcome", ReferralState.OUTCOME_RECORDED)
    holds.lift(tx, case, request.lifts, "referral.record_outcome")
    return request.case


def _closing(session: Session, request: ReferralClosing, stamp: Stamp) -> Iterator[Problem]:
    yield from _word(session, request.case, "referral.close", stamp)


@verb("referral.close", check=_closing, only=LEADS)
def close(tx: Transaction, request: ReferralClosing) -> str:
    """Close the referral; the case goes on by itself, and a hold stands until the police lift it."""
    case = care.case(tx.session, request.case)
    referring.write(tx, case, "referral.close", ReferralState.CLOSED, reason=request.reason)
    return request.case
