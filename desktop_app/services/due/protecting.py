"""What is owed to the protection of children: a step for each group, its review, support in a process (R085, R129)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from desktop_app.models.care_words import ProtectedGroup
from desktop_app.models.decision_words import POLICE_LEAD, ReferralState
from desktop_app.models.support import CriminalProcess
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank
from desktop_app.words import _

#: A referral is under way: decided, or with the police.
_OPEN: Final = (ReferralState.REFER_DECIDED, *POLICE_LEAD)
_DECIDED: Final = "referral.decide_to_refer"
_TOLD: Final = ("referral.send", "referral.record_known")


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to the protection of everyone in a case."""
    for number in desk.open_cases:
        if desk.state(number) in _OPEN:
            yield from _groups(desk, number)
    yield from _reviews(desk)
    yield from _processes(desk)


def _groups(desk: Desk, number: int) -> Iterator[Owed]:
    """Yield every group for which nothing is in place while a referral is open; it never waits for the police."""
    covered = {row.group for row in desk.actions.get(number, ()) if row.ended_at is None}
    since = _since(desk, number)
    said = {
        ProtectedGroup.CHILD_HARMED: _("Put a protective step in place for the child harmed"),
        ProtectedGroup.CHILD_REPORTED: _("Put a protective step in place for the child reported"),
        ProtectedGroup.OTHERS: _("Put a protective step in place for others"),
    }
    for group in ProtectedGroup:
        if group not in covered:
            yield Owed(
                code=Code.PROTECT_GROUP, rank=Rank.TELLING, verb="protection.begin", case_id=number,
                apart=group.value, what=said[group], why=_("A referral is open since {since}, and none is in place."),
                since=since, due_at=desk.after("protect", since), timer="protect",
                filled=(("case", desk.cases[number].reference), ("group", group.value)),
            )  # fmt: skip


def _since(desk: Desk, number: int) -> datetime:
    """Return since when the referral that is open is under way."""
    steps = desk.steps.get(number, [])
    decided: list[datetime] = [step.occurred_at for step in steps if step.verb == _DECIDED]
    told: list[datetime] = [step.occurred_at for step in steps if step.verb in _TOLD]
    since: datetime = desk.referrals[number].since
    return max(decided) if decided else min((since, *told))


def _reviews(desk: Desk) -> Iterator[Owed]:
    """Yield every protective step that is to be looked at again; in a closed case too."""
    for number, rows in desk.actions.items():
        for row in rows:
            if row.ended_at is None and row.review_on is not None:
                yield Owed(
                    code=Code.PROTECTION_REVIEW, rank=Rank.REST, verb="protection.review", case_id=number,
                    subject=row.reference, what=_("Look again at protective step {step}").format(step=row.reference),
                    why=_("In place since {since}; this is the day that was set for looking again."),
                    since=row.begun_at, due_at=desk.by(row.review_on), filled=(("action", row.reference),),
                )  # fmt: skip


def _processes(desk: Desk) -> Iterator[Owed]:
    """Yield everyone in a criminal process for whom no protective step is in place (R129)."""
    wanted = sa.select(CriminalProcess.case_id, CriminalProcess.person_id, CriminalProcess.begun_at).where(
        CriminalProcess.ended_at.is_(None), desk.in_cases(CriminalProcess.case_id)
    )
    for row in desk.session.execute(wanted.order_by(CriminalProcess.id)):
        standing = [one for one in desk.actions.get(row.case_id, ()) if one.ended_at is None]
        if any(one.person_id == row.person_id for one in standing):
            continue
        case, reference = desk.cases[row.case_id].reference, desk.named(row.case_id, row.person_id)
        what = _("Put support in place for somebody in a criminal process")
        if reference is not None:
            what = _("Put support in place for {person}, in a criminal process").format(person=reference)
        yield Owed(
            code=Code.PROCESS_SUPPORT, rank=Rank.TELLING, verb="protection.begin", case_id=row.case_id,
            subject=reference, apart=str(row.person_id), what=what,
            why=_("In a criminal process since {since}."), since=row.begun_at,
            due_at=desk.after("protect", row.begun_at), timer="protect",
            filled=(("case", case), *(() if reference is None else (("person", reference),))),
        )  # fmt: skip
