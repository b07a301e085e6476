"""The fields that several deeds of the police decision share: guarded lines, a second person, what a hold ends for."""

from collections.abc import Mapping, Sequence
from typing import Final, Unpack

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.errors import Problem
from desktop_app.models.decision_words import ApproverRole, ChildsView, ReferralMethod
from desktop_app.services.register import ReferralDetail
from desktop_app.services.rules.wording import words
from desktop_app.views.police.beside import beside
from desktop_app.views.police.people import Known, OneOf
from desktop_app.views.widgets.boxes import Ticks
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.field import About, Field
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.pick import Option
from desktop_app.views.widgets.text import Check
from desktop_app.words import _

#: Answers whose names begin so steer the form and are no part of the request.
ASIDE: Final = "~"
AGREED: Final = "~agreed"
BY_LOGIN, ON_PAPER = "login", "paper"
AWAITED, NONE_YET = "awaited", "none yet"
WHOLE: Final = "whole"
LAW: Final = _("A rule of Cordon")


def guarded(policy: guard.Policy) -> Check:
    """Return what the guard says about words of this kind while they are typed."""

    def check(said: str) -> list[str]:
        return [finding.message for finding in guard.check(said, policy)]

    return check


def line(form: Form, name: str, policy: guard.Policy = guard.SHORT, **about: Unpack[About]) -> Field:
    """Add a line of words that meets the guard."""
    return form.text(name, longest=policy.longest, check=guarded(policy), **about)


def note(form: Form, name: str, *, lines: int = 2, **about: Unpack[About]) -> Field:
    """Add several lines of words that meet the guard."""
    return form.note(name, longest=guard.NOTE.longest, lines=lines, check=guarded(guard.NOTE), **about)


def without_asides(values: Values) -> Values:
    """Return the answers without those that only steer the form."""
    return {name: value for name, value in values.items() if not name.startswith(ASIDE)}


# -- an officer ------------------------------------------------------------------------------------------------


def officer(form: Form, *, whole: bool = True, known: ReferralDetail | None = None) -> None:
    """Ask which officer; ``whole`` asks for everything by which somebody else can ask again.

    Force and reference are filled in as they were given before, where ``known`` has them.
    """
    about = beside("advice")
    line(form, "officer", guard.NAME, label=_("Officer"), required=True, guidance=about)
    if not whole:
        return
    form.add("collar_number", or_words(_("not yet given")), label=_("Collar number"), required=True, guidance=about)
    line(form, "force", label=_("Force"), required=True, guidance=about)
    form.add("police_reference", or_words(AWAITED), label=_("Their reference"), required=True, guidance=about)
    if known is not None:
        steps = reversed(known.steps)
        told = [(step.force, step.police_reference) for step in steps if step.police_reference or step.force]
        form.fill({
            "force": next((force for force, _reference in told if force), None),
            "police_reference": next((one for _force, one in told if one and one.casefold() != AWAITED), None),
        })  # fmt: skip


def or_words(said: str) -> OneOf:
    """Return a line for a reference that takes the words for "not yet" too."""
    return OneOf([Option(value=said, words=said)], free=True, prompt=_("or “{words}”").format(words=said))


def method(form: Form, label: str, entry: str) -> Field:
    """Ask by which way the police are told, or advise; ``entry`` of the guidance stands beside it."""
    choices = [(one.value, words(one)) for one in ReferralMethod]
    about = beside(entry)
    return form.choice("method", choices, drop=True, unsure=None, label=label, required=True, guidance=about)


# -- a child's view --------------------------------------------------------------------------------------------


def childs_view(form: Form, *, required: bool = True, helper: str = "") -> Field:
    """Ask what the child wants about the police (R061); the reasons for going against it come with it (R064)."""
    choices = [(one.value, words(one)) for one in ChildsView]
    return form.choice("childs_view", choices, unsure=ChildsView.NOT_ASKED.value, required=required,
                       label=_("What the child wants"), helper=helper, guidance=beside("information"))  # fmt: skip


def justification(form: Form) -> None:
    """Ask why it is right to tell the police although the child does not want it, where that is so (R064)."""
    note(form, "justification", label=_("Why it is right all the same"), required=True,
         helper=_("What it is to prevent. The child is told this too."), guidance=beside("against_wishes"))  # fmt: skip
    form.only_when("justification", lambda values: values.get("childs_view") == ChildsView.DOES_NOT_WANT.value)


# -- a second person -------------------------------------------------------------------------------------------


def approval(form: Form, known: Known) -> None:
    """Ask who agrees: a head teacher of the staff list, or somebody whose agreement stands on paper (domain D5)."""
    about = Guidance(
        paragraphs=(
            _("A second person: the head, a deputy head, the chair of governors or the trust lead. Never whoever "
              "decides."),
            _("Somebody who is not on the staff list here agrees on paper. Say where that paper is kept."),
        ),
        source=LAW,
        title=_("Who agrees"),
    )  # fmt: skip
    heads = known.heads()
    choices = [(BY_LOGIN, _("Head on the staff list")), (ON_PAPER, _("On paper"))]
    form.choice(AGREED, choices, unsure=None, begin=BY_LOGIN if heads else ON_PAPER, label=_("Who agrees"),
                guidance=about)  # fmt: skip
    form.field(AGREED).want(bool(heads))
    head = OneOf(heads, icon="user", prompt=_("The head teacher"))
    if len(heads) == 1:
        head.choose(heads[0])
    form.add("approval.staff", head, label=_("Head teacher"), required=True, guidance=about)
    line(form, "approval.name", guard.NAME, label=_("Name of whoever agrees"), required=True, guidance=about)
    form.choice("approval.role", [(one.value, words(one)) for one in ApproverRole], unsure=None, drop=True,
                label=_("Their office"), required=True, guidance=about)  # fmt: skip
    line(form, "approval.paper", guard.REFERENCE, label=_("Where the paper is kept"), required=True, guidance=about)
    form.only_when("approval.staff", lambda values: bool(heads) and values.get(AGREED) != ON_PAPER)
    for name in ("approval.name", "approval.role", "approval.paper"):
        form.only_when(name, lambda values: not heads or values.get(AGREED) == ON_PAPER)


def approval_aimed(form: Form, problem: Problem) -> Problem:
    """Return a problem about the approval as a whole at the first of its fields that is asked."""
    if problem.field != "approval":
        return problem
    asked = [field.name for field in form.fields() if field.name.startswith("approval.") and field.wanted]
    return Problem(field=asked[0], message=problem.message, rule=problem.rule) if asked else problem


# -- what a hold ends for --------------------------------------------------------------------------------------


class Lifts(Control):
    """What the police lift a hold for: any number of devices and people, or the whole of it."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer ``options`` as ``device:…``, ``person:…`` or ``whole``, each with its words."""
        super().__init__()
        self.ticks = Ticks(options)
        self.column.addWidget(self.ticks)
        self.ticks.ticked.connect(self._on_ticked)
        self._before: list[str] = []

    def _on_ticked(self) -> None:
        """The whole of it takes everything in: it stands alone."""
        now = self.ticks.codes()
        if WHOLE in now and len(now) > 1:
            kept = [WHOLE] if WHOLE not in self._before else [one for one in now if one != WHOLE]
            self._before = kept
            self.ticks.tick(kept)
        self._before = self.ticks.codes()
        self.changed.emit()

    @override
    def value(self) -> object:
        return [_lift(code) for code in self.ticks.codes()] or None

    @override
    def choose(self, value: object) -> None:
        codes = [_code(one) for one in value] if isinstance(value, list | tuple) else []
        self._before = codes
        self.ticks.tick(codes)

    @override
    def target(self) -> QWidget:
        return self.ticks.boxes[0]

    @override
    def mark_bad(self, bad: bool) -> None:
        self.ticks.mark_bad(bad)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self.ticks.setAccessibleName(name)
        self.ticks.setAccessibleDescription(description)
        for box in self.ticks.boxes:
            box.setAccessibleDescription(" ".join(part for part in (name, description) if part))


def _lift(code: str) -> dict[str, object]:
    kind, _colon, named = code.partition(":")
    return {WHOLE: True} if kind == WHOLE else {kind: named}


def _code(lift: object) -> str:
    if not isinstance(lift, Mapping) or lift.get(WHOLE):
        return WHOLE
    return next((f"{kind}:{lift[kind]}" for kind in ("device", "person") if lift.get(kind)), WHOLE)
