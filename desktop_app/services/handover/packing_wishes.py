"""What a full sheet says of wishes: of each child and parent, of what was decided about parents, and against a No."""

from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.care_words import ContactKind, ContactWith
from desktop_app.models.case import Case
from desktop_app.models.contact import Contact, ParentDecision
from desktop_app.models.decision_words import Barrier
from desktop_app.models.person import Involvement
from desktop_app.models.referral import ChildTold, PoliceView
from desktop_app.models.vocabulary import InvolvementRole
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover.naming import Names
from desktop_app.services.rules import referring, screening
from desktop_app.services.rules.wording import words
from desktop_app.words import _

E = TypeVar("E")
#: Children whose wishes are told even where nothing of them is recorded: then that is what the sheet says.
_ALWAYS_TOLD = frozenset({InvolvementRole.CHILD_HARMED, InvolvementRole.REPORTED_TO_HAVE_SHARED})
_CHILDREN = frozenset({*screening.CHILD_ROLES, InvolvementRole.WITNESS})


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What is recorded last of each person of a case, by their id."""

    roles: dict[int, list[InvolvementRole]]
    views: dict[int, PoliceView]
    told: dict[int, ChildTold]
    decided: dict[int, ParentDecision]
    contacts: dict[int, Contact]

    def shown(self) -> list[int]:
        """Return the people of whom the sheet speaks, as they came into the case."""
        spoken = {*self.views, *self.told, *self.decided}
        return [number for number, own in self.roles.items() if number in spoken or _ALWAYS_TOLD.intersection(own)]

    def is_child(self, number: int) -> bool:
        """Say whether a person is a child of the case."""
        return bool(_CHILDREN.intersection(self.roles[number])) or number in self.told or number in self.decided


def wishes(session: Session, case: Case, names: Names) -> tuple[pack.Wish, ...]:
    """Return what children and parents want of the police, were told, and what was decided of parents (R061–R065)."""
    parts = _parts(session, case)
    roles: dict[int, list[InvolvementRole]] = {}
    for part in parts:
        if part.role not in roles.setdefault(part.person_id, []):
            roles[part.person_id].append(part.role)
    known = _Known(
        roles=roles,
        views={row.person_id: row for row in _in_time(session, PoliceView, case)},
        told={row.person_id: row for row in _in_time(session, ChildTold, case)},
        decided={row.child_id: row for row in _in_time(session, ParentDecision, case)},
        contacts=_first_contacts(session, case, parts),
    )
    return tuple(_wish(known, number, names) for number in known.shown())


def _parts(session: Session, case: Case) -> list[Involvement]:
    """Return the parts people have in a case; one that ended counts only for people who have no other."""
    wanted = sa.select(Involvement).where(Involvement.case_id == case.id).order_by(Involvement.id)
    found = list(session.execute(wanted).scalars())
    standing = {part.person_id for part in found if part.ended_reason is None}
    return [part for part in found if part.ended_reason is None or part.person_id not in standing]


def _in_time(session: Session, entity: type[E], case: Case) -> list[E]:
    """Return the rows of a case as they happened."""
    table: Any = entity
    wanted = sa.select(table).where(table.case_id == case.id).order_by(table.occurred_at, table.id)
    return list(session.execute(wanted).scalars())


def _first_contacts(session: Session, case: Case, parts: list[Involvement]) -> dict[int, Contact]:
    """Return, for each child, when their parents or carers were first reached."""
    of_child = {part.person_id: part.responsible_for_id for part in parts if part.responsible_for_id is not None}
    found: dict[int, Contact] = {}
    for row in _in_time(session, Contact, case):
        if row.with_kind is not ContactWith.PARENT_OR_CARER or row.kind is ContactKind.NO_ANSWER:
            continue
        child = row.about_id if row.about_id is not None else of_child.get(row.person_id or 0)
        if child is not None:
            found.setdefault(child, row)
    return found


def _wish(known: _Known, number: int, names: Names) -> pack.Wish:
    view, told = known.views.get(number), known.told.get(number)
    contact = known.contacts.get(number)
    wish: dict[str, Any] = {} if view is None else _viewed(view, names)
    if told is not None:
        wish |= {"told_at": told.occurred_at, "told_by": names.of_staff(told.told_by_id)}
    if number in known.decided:
        wish |= _decision(known.decided[number], names)
    if contact is not None:
        wish |= {
            "parents_contacted_at": contact.occurred_at,
            "parents_contacted": names.of_person(contact.person_id) or contact.other,
            "parents_contact_way": words(contact.kind),
        }
    return pack.Wish(
        who=names.of_person(number) or "",
        role=", ".join(words(role) for role in known.roles[number]),
        child=known.is_child(number),
        **wish,
    )


def _viewed(row: PoliceView, names: Names) -> dict[str, Any]:
    return {
        "view": words(row.view),
        "view_at": row.occurred_at,
        "view_noted_by": names.of_staff(row.noted_by_id),
        "barriers": tuple(words(Barrier(code)) for code in (row.barriers or "").split(",") if code),
        "information_given": row.information_given,
    }


def _decision(row: ParentDecision, names: Names) -> dict[str, Any]:
    return {
        "inform_parents": pack.Answer.YES if row.inform else pack.Answer.NO,
        "parents_reason": row.reason,
        "parents_risk": row.risk,
        "parents_decided_at": row.occurred_at,
        "parents_decided_by": names.of_staff(row.decided_by_id),
        "parents_review_on": row.review_on,
        "child_reluctant": pack.Answer(row.child_reluctant.value),
        "social_care_considered": pack.Answer(row.social_care_considered.value),
    }


def against(session: Session, case: Case, names: Names) -> tuple[pack.AgainstWishes, ...]:
    """Return every reason for going to the police against a child’s wishes, once each (R064)."""
    found: dict[str, pack.AgainstWishes] = {}
    for event in referring.course(referring.events_of(session, case)):
        if event.justification is not None and event.justification not in found:
            found[event.justification] = pack.AgainstWishes(
                occurred_at=event.occurred_at,
                view=_("no view recorded") if event.childs_view is None else words(event.childs_view),
                justification=event.justification,
                by=names.of_staff(event.done_by_id) or "",
            )
    return tuple(found.values())
