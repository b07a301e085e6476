"""How the police decision, its holds and what is due are set on a terminal."""

from collections.abc import Sequence

from desktop_app.commands.saying import facts, moment, say, table
from desktop_app.services.due import DueItem
from desktop_app.services.register import (
    AdviceRow,
    HoldDetail,
    QuestionRow,
    ReferralDetail,
    ReferralRow,
    ReferralStep,
)
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def referrals(found: Sequence[ReferralRow] | ReferralDetail) -> None:
    """Print where the police decision of every case stands, or everything about that of one."""
    if isinstance(found, ReferralDetail):
        _one(found)
        return
    head = (_("Case"), _("Police decision"), _("Since"), _("Hold"), _("Police lead"), _("Must refer for"), _("Title"))
    table(
        head,
        [
            (
                row.case, words(row.state), moment(row.since), row.hold and words(row.hold),
                _yes_or_no(row.police_lead),
                "; ".join(words(question) for question in row.must_refer_for) or None, row.title,
            )
            for row in found
        ],
    )  # fmt: skip


def _one(found: ReferralDetail) -> None:
    say(f"{found.case}  {words(found.state)}")
    facts(
        [
            (_("Since"), moment(found.since)),
            (_("Police lead"), _yes_or_no(found.police_lead)),
            (_("Questions by the school"), _questions_allowed(found)),
            (_("The answers come to"), _("not decided yet") if found.outcome is None else words(found.outcome)),
            (_("Not known yet"), "; ".join(words(question) for question in found.missing)),
            (_("To be asked again"), "; ".join(found.rescreen)),
        ]
    )
    say()
    table(
        (_("Question"), _("Answer"), _("Basis"), _("When"), _("By")), [_asked(question) for question in found.questions]
    )
    for title, printed in ((_("Steps:"), _steps), (_("Advice:"), _advice), (_("Holds:"), _held)):
        printed(title, found)


def _questions_allowed(found: ReferralDetail) -> str | None:
    if not found.police_lead:
        return None
    return _("an officer allowed them") if found.questions_allowed else _("none, unless an officer advises it")


def _asked(question: QuestionRow) -> tuple[str | None, ...]:
    answer = question.answer
    if answer is None:
        return words(question.question), _("not answered"), question.why, None, None
    return words(question.question), words(answer.answer), answer.basis, moment(answer.occurred_at), answer.by


def _steps(title: str, found: ReferralDetail) -> None:
    if found.steps:
        say()
        say(title)
        table((_("When"), _("What"), _("By"), _("Reference"), _("Remarks")), [_step(step) for step in found.steps])


def _step(step: ReferralStep) -> tuple[str | None, ...]:
    remarks = [step.reason, step.outline, step.justification, step.would_change, step.officer, step.agreed_by]
    return (
        moment(step.occurred_at), words(step.after), step.by, step.police_reference,
        "; ".join(part for part in remarks if part) or None,
    )  # fmt: skip


def _advice(title: str, found: ReferralDetail) -> None:
    if found.advice:
        say()
        say(title)
        head = (_("Reference"), _("When"), _("Officer"), _("Advised"), _("Acted on"))
        table(head, [_advised(row) for row in found.advice])


def _advised(row: AdviceRow) -> tuple[str, ...]:
    officer = f"{row.officer}, {row.collar_number}, {row.force}"
    return row.reference, moment(row.occurred_at), officer, row.advised, words(row.acted_on)


def _held(title: str, found: ReferralDetail) -> None:
    holds(found.holds, title)


def holds(found: Sequence[HoldDetail], title: str) -> None:
    """Print the holds of a case: what they cover, since when, what was released of them, and what lifts them."""
    if not found:
        return
    say()
    say(title)
    head = (_("Hold"), _("Covers"), _("Since"), _("Ended"), _("Released"), _("What lifts it"))
    table(head, [_hold(one) for one in found])


def _hold(one: HoldDetail) -> tuple[str | None, ...]:
    released = [
        _("{what} ({said_in})").format(what=release.device or release.name or _("the whole"), said_in=release.said_in)
        for release in one.releases
    ]
    return (
        words(one.kind), one.device or _("the whole case"), moment(one.placed_at),
        None if one.stands else moment(one.ended_at), "; ".join(released) or None,
        one.lifted_by if one.stands else None,
    )  # fmt: skip


def due(found: Sequence[DueItem]) -> None:
    """Print what is due, in the order in which one would act."""
    head = (_("State"), _("Due"), _("Case"), _("What"), _("Why"), _("Action"))
    table(
        head,
        [(words(one.state), moment(one.due_at), one.case, one.what, one.why, one.verb or None) for one in found],
    )


def _yes_or_no(so: bool) -> str:
    return _("yes") if so else _("no")
