"""What a child or a parent wants about the police, and that a child was told why they are told (R061–R065)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.decision_words import Barrier, ChildsView
from desktop_app.models.referral import ChildTold, PoliceView
from desktop_app.services.rules import care, find, referring
from desktop_app.services.rules.request import Code, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class ViewOnPolice:
    """What somebody wants about the police, why they may not want them, by code, and what they were told."""

    case: Code
    person: Code
    view: ChildsView
    barriers: tuple[Barrier, ...] = ()
    information_given: Short | None = None


@request
class TellingOfChild:
    """A child was told why it goes to the police, and that the police have a duty to protect them (R065)."""

    case: Code
    person: Code


def _view(session: Session, request: ViewOnPolice, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.time_problems(case, stamp)
    yield from care.person_problems(session, case, request.person)
    if len(set(request.barriers)) != len(request.barriers):
        yield Problem(field="barriers", message=_("A code stands here twice."), rule="code")


@verb("police.record_view", check=_view)
def record_view(tx: Transaction, request: ViewOnPolice) -> str:
    """Record what a child or a parent wants about the police."""
    case = care.case(tx.session, request.case)
    tx.session.add(
        PoliceView(
            case_id=case.id,
            person_id=find.person(tx.session, request.person).id,
            view=request.view,
            barriers=",".join(one.value for one in request.barriers) or None,
            information_given=request.information_given,
            occurred_at=tx.stamp.occurred_at,
            noted_by_id=tx.stamp.actor_id,
        )
    )
    tx.session.flush()
    return request.case


def _telling(session: Session, request: TellingOfChild, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.time_problems(case, stamp)
    yield from care.person_problems(session, case, request.person)


@verb("police.tell_child", check=_telling)
def tell_child(tx: Transaction, request: TellingOfChild) -> str:
    """Record that a child was told why it goes to the police, and of the police’s duty to protect."""
    case = care.case(tx.session, request.case)
    tx.session.add(
        ChildTold(
            case_id=case.id,
            person_id=find.person(tx.session, request.person).id,
            told_by_id=tx.stamp.actor_id,
            occurred_at=tx.stamp.occurred_at,
        )
    )
    tx.session.flush()
    return request.case
