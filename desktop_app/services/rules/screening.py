"""What a screening comes to, what the records suggest for it, and what asks for a new one (R050–R059, domain D5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.models.calendar import Setting
from desktop_app.models.case import Case, CaseCategory
from desktop_app.models.decision_words import (
    AGGRAVATING,
    ALWAYS_REFER,
    BINDING,
    FACTORS,
    SECOND_LIST,
    Question,
    ReferralState,
)
from desktop_app.models.person import Involvement, Person
from desktop_app.models.referral import Screening, ScreeningAnswer
from desktop_app.models.support import PeopleGroup
from desktop_app.models.vocabulary import Answer, CategoryKind, InvolvementRole
from desktop_app.words import _

#: Settings of the school that decide here, by the name of their row; and what holds where there is none.
SECOND_LIST_SETTING: Final = "second_list"
MANY_CHILDREN_SETTING: Final = "many_children"
SHIPPED_MANY: Final = 5
#: In these parts a person of a case counts as one of the children concerned (R059).
CHILD_ROLES: Final = (
    InvolvementRole.CHILD_HARMED, InvolvementRole.REPORTED_TO_HAVE_SHARED, InvolvementRole.RECIPIENT,
)  # fmt: skip
#: The age below which criterion 3 speaks of a child (R055).
UNDER: Final = 13


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the answers come to: the outcome (None: it stays in screening), and the questions that say so."""

    outcome: ReferralState | None
    binding: tuple[Question, ...]
    unknown: tuple[Question, ...]
    weighing: tuple[Question, ...]


class Suggestion(NamedTuple):
    """What the records suggest for a question, and why; a person answers."""

    question: Question
    answer: Answer
    why: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What was known of a case at one moment, as far as a screening rests on it."""

    children: int
    group_estimate: int
    people: int
    places: int
    resurfacings: int
    youngest: int | None
    threshold: int


def verdict(answers: Mapping[Question, Answer], *, second_list: bool) -> Verdict:
    """Return what answers come to; whatever has no answer counts as Don't know, and that never as No.

    Args:
        answers: the answer that stands, by question.
        second_list: whether the school uses the second list; a Yes to it counts in any case.
    """

    def those(questions: Iterable[Question], answer: Answer) -> tuple[Question, ...]:
        return tuple(one for one in questions if answers.get(one, Answer.NOT_KNOWN) is answer)

    binding = those((*BINDING, *SECOND_LIST), Answer.YES)
    asked = (*ALWAYS_REFER, *FACTORS, *AGGRAVATING, *(SECOND_LIST if second_list else ()))
    unknown = those(asked, Answer.NOT_KNOWN)
    weighing = those((*FACTORS, *AGGRAVATING), Answer.YES)
    outcome: ReferralState | None = ReferralState.SCHOOL_MANAGED_CANDIDATE
    if binding:
        outcome = ReferralState.MUST_REFER
    elif unknown:
        outcome = None
    elif weighing:
        outcome = ReferralState.LIKELY_REFER
    return Verdict(outcome=outcome, binding=binding, unknown=unknown, weighing=weighing)


def is_binding(question: Question) -> bool:
    """Say whether a Yes to a question leaves no way but to refer."""
    return question in BINDING or question in SECOND_LIST


def standing(session: Session, case: Case) -> dict[Question, ScreeningAnswer]:
    """Return the answer that stands to each question of a case that has one.

    That is the one given last, not the one written down last. A correction comes after what it corrects, and a Yes
    that binds stands until it is corrected.
    """
    wanted = sa.select(ScreeningAnswer).where(ScreeningAnswer.case_id == case.id).order_by(ScreeningAnswer.id)
    return stands(session.execute(wanted).scalars().all())


def stands(rows: Iterable[Any]) -> dict[Question, Any]:
    """Return the answer that stands to each question, of answers of one case in the order in which they were written.

    Args:
        rows: whole answers, or only their question, answer, occurred_at and corrects_id.
    """
    found: dict[Question, Any] = {}
    for row in rows:
        earlier = found.get(row.question)
        if earlier is None or row.corrects_id is not None or _comes_after(row, earlier):
            found[row.question] = row
    return found


def _comes_after(row: Any, earlier: Any) -> bool:
    binds: bool = row.answer is Answer.YES and is_binding(row.question)
    stays: bool = earlier.answer is Answer.YES and is_binding(earlier.question)
    return binds or (not stays and bool(row.occurred_at >= earlier.occurred_at))


def of_case(session: Session, case: Case) -> Verdict:
    """Return what the answers of a case come to now."""
    answers = {question: row.answer for question, row in standing(session, case).items()}
    return verdict(answers, second_list=uses_second_list(session))


def uses_second_list(session: Session) -> bool:
    """Say whether the school switched the second list on."""
    return _setting(session, SECOND_LIST_SETTING) == "yes"


def many_children(session: Session) -> int:
    """Return from how many children on criterion 7 is suggested."""
    told = _setting(session, MANY_CHILDREN_SETTING) or ""
    return int(told) if told.isdecimal() and told.isascii() else SHIPPED_MANY


def _setting(session: Session, name: str) -> str | None:
    return session.execute(sa.select(Setting.value).where(Setting.name == name)).scalar_one_or_none()


# -- what is known ---------------------------------------------------------------------------------------------


def known(session: Session, case: Case) -> Known:
    """Return what is known of a case now, as far as a screening rests on it."""
    ages = _ages(session, case)
    return Known(
        children=len(ages),
        group_estimate=sum(_estimates(session, case)),
        people=_people(session, case),
        places=0,
        resurfacings=0,
        youngest=min((age for age in ages.values() if age is not None), default=None),
        threshold=many_children(session),
    )


def _ages(session: Session, case: Case) -> dict[int, int | None]:
    """Return the children concerned, by id, each with their age when the case came to attention."""
    wanted = (
        sa.select(Person.id, Person.date_of_birth)
        .join(Involvement, Involvement.person_id == Person.id)
        .where(
            Involvement.case_id == case.id, Involvement.role.in_(CHILD_ROLES), Involvement.ended_reason.is_(None)
        )
        .order_by(Person.id)
    )  # fmt: skip
    then = clock.local(case.came_to_attention).date()
    return {
        number: None if born is None else age_on(born, then) for number, born in session.execute(wanted).all()
    }  # fmt: skip


def age_on(born: date, day: date) -> int:
    """Return an age in whole years on a day; whoever is born on 29 February comes of age on 1 March."""
    return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def _estimates(session: Session, case: Case) -> list[int]:
    wanted = sa.select(PeopleGroup.about).where(PeopleGroup.case_id == case.id, PeopleGroup.ended_reason.is_(None))
    return list(session.execute(wanted.order_by(PeopleGroup.id)).scalars())


def _people(session: Session, case: Case) -> int:
    """Return how many parts people ever had: where one leaves and another comes, that is new all the same."""
    wanted = sa.select(sa.func.count(Involvement.id)).where(Involvement.case_id == case.id)
    return session.execute(wanted).scalar_one()


# -- what the records suggest ----------------------------------------------------------------------------------


def suggestions(session: Session, case: Case) -> list[Suggestion]:
    """Return what the records suggest: criterion 3 from ages at the time, 7 from how many children there are."""
    found: list[Suggestion] = []
    facts = known(session, case)
    if facts.youngest is not None and facts.youngest < UNDER:
        why = _("The youngest child was {age} when it came to attention.").format(age=facts.youngest)
        found.append(Suggestion(Question.UNDER_13, Answer.YES, why))
    elif _said_under_13(session, case):
        why = _("The codes of the case say: a child under 13.")
        found.append(Suggestion(Question.UNDER_13, Answer.YES, why))
    elif facts.children and not facts.group_estimate and None not in _ages(session, case).values():
        why = _("Every child of the case was {age} or older when it came to attention.").format(age=UNDER)
        found.append(Suggestion(Question.UNDER_13, Answer.NO, why))
    if facts.children + facts.group_estimate >= facts.threshold:
        why = _("About {count} children are concerned; the school counts {many} as many.").format(
            count=facts.children + facts.group_estimate, many=facts.threshold
        )
        found.append(Suggestion(Question.MANY_CHILDREN, Answer.YES, why))
    return found


def _said_under_13(session: Session, case: Case) -> bool:
    wanted = sa.select(CaseCategory.id).where(
        CaseCategory.case_id == case.id, CaseCategory.kind == CategoryKind.AGE_BAND, CaseCategory.applies,
        CaseCategory.code == "under_13",
    )  # fmt: skip
    return session.execute(wanted).first() is not None


def last(session: Session, case: Case) -> Screening | None:
    """Return the screening of a case that was concluded last; None where none was."""
    wanted = sa.select(Screening).where(Screening.case_id == case.id).order_by(Screening.id.desc()).limit(1)
    return session.execute(wanted).scalars().first()


def rescreen_reasons(session: Session, case: Case) -> list[str]:
    """Return what changed since the last concluded screening that asks for a new one; empty where nothing did."""
    then = last(session, case)
    return [] if then is None else changes(then, known(session, case))


def changes(then: Screening, now: Known) -> list[str]:
    """Return what is known now and was not when a screening was concluded."""
    found: list[str] = []
    if now.people > then.people and now.children == then.children:
        found.append(_("Somebody was added to the case, or has another part in it, since the screening."))
    if now.children != then.children or now.group_estimate != then.group_estimate:
        found.append(
            _("The number of children changed from {then} to {now}.").format(
                then=then.children + then.group_estimate, now=now.children + now.group_estimate
            )
        )
    if now.youngest is not None and (then.youngest is None or now.youngest < then.youngest):
        found.append(_("A child is now known to have been {age} at the time.").format(age=now.youngest))
    if now.places > then.places:
        found.append(_("Another place became known."))
    if now.resurfacings > then.resurfacings:
        found.append(_("It came back."))
    return found
