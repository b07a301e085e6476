"""The options of a document: the fields that are asked, and the request that their answers make."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app import guard, guidance
from desktop_app.errors import Problem
from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services.handover.issuing import LONGEST_SUMMARY
from desktop_app.services.handover_pack import principles
from desktop_app.views.handover.looks import VARIANTS
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.buttons import link
from desktop_app.views.widgets.control import WordsControl
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.inner import Part
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.text import Check, TextNote
from desktop_app.words import _

#: Said in the preview where something that is needed was not filled in yet.
NOT_YET: Final = _("(not filled in yet)")
#: The answer that keeps labels or a receipt to some devices.
DEVICES: Final = "devices"
#: The answer that keeps what is asked of the police to some questions.
QUESTIONS: Final = "questions"
_PRINCIPLE = re.compile(r"declaration\.principles\[(\d+)\](?:\.(\w+))?")
_PLAIN: Final = ("recipient", "purpose", "summary", "show_reporter", "official_marking", DEVICES, QUESTIONS)
_POLICE: Final = ("force", "officer", "collar_number", "station", "incident_reference", "crime_reference")
_NUMBERS: Final = (1, 2, 3, 4)


class SummaryControl(WordsControl):
    """The summary, which counts its words instead of its characters."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(TextNote(longest=guard.SUMMARY.longest, lines=4), guarded(guard.SUMMARY))
        self.field.textChanged.connect(self._count)

    def _count(self) -> None:
        count = len(self.field.text().split())
        self.room.emit(_("{count} of {most} words").format(count=count, most=LONGEST_SUMMARY))


def build(form: Form, devices: Sequence[tuple[str, str]] = ()) -> None:
    """Add every field of every variant; what a variant does not ask for is hidden.

    Args:
        form: the form.
        devices: the devices of the case, each by its reference and in words.
    """
    _which(form, devices)
    form.text(
        "recipient", longest=guard.SHORT.longest, icon="user", check=guarded(guard.SHORT), required=True,
        label=_("To whom it goes"), helper=_("A named officer and their force, where there is one."),
        guidance=_beside("recipient"),
    )  # fmt: skip
    form.text(
        "purpose", longest=guard.SHORT.longest, check=guarded(guard.SHORT), required=True,
        label=_("Purpose"), helper=_("Such as: collection of devices."), guidance=_beside("purpose"),
    )  # fmt: skip
    form.add(
        "summary", SummaryControl(),
        label=_("Summary"), helper=_("Two or three plain sentences. Without one, the sheet says so."),
        guidance=_beside("summary"),
    )  # fmt: skip
    _police(form)
    _questions(form)
    form.tick("show_reporter", _("Name whoever reported"), label=_("The person who reported"),
              helper=_("Left out unless you tick this; the preview leaves it out all the same."),
              guidance=_beside("reporter"))  # fmt: skip
    form.tick("official_marking", _("Mark it OFFICIAL-SENSITIVE"), label=_("Marking"), guidance=_beside("marking"))
    _declaration(form)
    for name in ("summary", "show_reporter", QUESTIONS):
        form.only_when(name, _is_full)
    for name in ("recipient", "purpose", "police"):
        form.only_when(name, lambda values: not _is_labels(values))


def _which(form: Form, devices: Sequence[tuple[str, str]]) -> None:
    choices = [(variant.value, words) for variant, (words, _icon) in VARIANTS.items()]
    form.choice(
        "variant", choices, unsure=None, begin=DocumentVariant.FULL.value,
        label=_("Document"), guidance=_beside("variant"),
    )  # fmt: skip
    if devices:
        form.several(
            DEVICES, devices, label=_("Which devices"), helper=_("Every device of the case, unless you tick some."),
            guidance=_beside("variant"),
        )  # fmt: skip
        form.only_when(DEVICES, lambda values: not _is_full(values))


def _police(form: Form) -> None:
    def inside(part: Form) -> None:
        for name, label in (
            ("officer", _("Officer")),
            ("collar_number", _("Collar number")),
            ("force", _("Police force")),
            ("station", _("Station")),
            ("incident_reference", _("Incident reference")),
            ("crime_reference", _("Crime reference")),
        ):
            policy = guard.REFERENCE if name in {"collar_number", *_POLICE[4:]} else guard.SHORT
            part.text(name, longest=policy.longest, check=guarded(policy), label=label)

    field = form.add(
        "police", Part(inside), label=_("The officer’s facts"), guidance=_beside("police"),
        later=_("What is on record is printed, or a line to write on."),
    )  # fmt: skip
    field.leave_for_later(True)


def _questions(form: Form) -> None:
    choices = [(question.key, _(question.title)) for question in guidance.police().questions]
    form.several(
        QUESTIONS, choices, label=_("What we ask the police"), helper=_("All of these, unless you tick some."),
        guidance=_beside("questions"),
    )  # fmt: skip


def _declaration(form: Form) -> None:
    """Add the questions that only a person can answer; none of them is ever answered beforehand."""
    title = Label(_("Declaration"), Style.CARD)
    meta = _("Nothing here is filled in for you. What you leave open is printed as not answered.")
    said = Label(meta, Style.META, Ink.MUTED, wrap=True)
    form.put(title)
    form.put(said)
    _asked(form, "copied", _("Has anyone copied or forwarded anything?"), _beside("copied"), opens=("yes", "not_known"))
    for number, words in enumerate(principles(), start=1):
        label = _("{number}. {principle}").format(number=number, principle=words)
        _asked(form, f"principle_{number}", label, _beside(f"principle_{number}"), opens=("no", "not_known"))
    form.text(
        "declaration.responsible", longest=guard.SHORT.longest, icon="user", check=guarded(guard.SHORT),
        label=_("The person answerable"), helper=_("One person, with their role."),
    )  # fmt: skip
    form.only_when("declaration.responsible", _is_full)
    back = QWidget()
    row = QHBoxLayout(back)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(link(_("Take all answers back"), icon="rotate-ccw", done=lambda: take_back(form)))
    row.addStretch(1)
    form.put(back)

    def show() -> None:
        for widget in (title, said, back):
            widget.setVisible(_is_full(form.values()))

    form.changed.connect(show)
    show()


def _asked(form: Form, name: str, label: str, beside: Guidance, *, opens: tuple[str, ...]) -> None:
    answers = [("yes", _("Yes")), ("no", _("No")), ("not_known", _("Not known"))]
    form.choice(name, answers, label=label, guidance=beside)
    form.note(
        f"{name}_detail", longest=guard.NOTE.longest, lines=2, check=guarded(guard.NOTE),
        label=_("What was done, by whom, and when?"),
    )  # fmt: skip
    form.only_when(name, _is_full)
    form.only_when(f"{name}_detail", lambda values: _is_full(values) and values.get(name) in opens)


def take_back(form: Form) -> None:
    """Leave every question of the declaration unanswered again."""
    for field in form.fields():
        if field.name.startswith(("copied", "principle_", "declaration.")):
            field.control.choose(None)


def asked(values: Mapping[str, object], case: str) -> Values:
    """Return the request, as plain values, that the answers of the form make."""
    request: Values = {"case": case, "variant": values.get("variant")}
    request |= {name: values[name] for name in (*_PLAIN, *_POLICE) if name in values}
    if told := _told(values):
        request["declaration"] = told
    return request


def _told(values: Mapping[str, object]) -> Values:
    """Return the declaration; nothing where nothing was answered."""
    told: Values = {}
    answered = [one for number in _NUMBERS if len(one := _principle(values, number)) > 1]
    if answered:
        told["principles"] = answered
    if (copied := values.get("copied")) is not None:
        told["nothing_copied"] = {"yes": "no", "no": "yes"}.get(str(copied), copied)
    if (detail := values.get("copied_detail")) is not None:
        told["nothing_copied_detail"] = detail
    inside = values.get("declaration")
    if isinstance(inside, Mapping) and inside.get("responsible"):
        told["responsible"] = inside["responsible"]
    return told


def _principle(values: Mapping[str, object], number: int) -> Values:
    given = {"answer": values.get(f"principle_{number}"), "detail": values.get(f"principle_{number}_detail")}
    return {"principle": number, **{name: value for name, value in given.items() if value is not None}}


def field_of(problem: Problem, values: Mapping[str, object]) -> Problem:
    """Return a problem of the request with the name of the field that asked for it."""
    name = problem.field
    if found := _PRINCIPLE.fullmatch(name):
        answered = [number for number in _NUMBERS if len(_principle(values, number)) > 1]
        detail = "_detail" if found[2] == "detail" else ""
        name = f"principle_{answered[int(found[1])]}{detail}"
    elif name.startswith("declaration.nothing_copied"):
        name = name.replace("declaration.nothing_copied", "copied")
    elif name == "declaration.principles":
        name = "principle_1"
    return Problem(field=name, message=problem.message, rule=problem.rule)


def mended(request: Values, problems: tuple[Problem, ...] = ()) -> Values:
    """Return a request that can be shown beforehand: what is missing is said to be, what was refused is left out."""
    refused = {re.split(r"[.\[]", problem.field)[0] for problem in problems}
    kept = {name: value for name, value in request.items() if name not in refused or name in {"case", "variant"}}
    return kept if _is_labels(kept) else {"recipient": NOT_YET, "purpose": NOT_YET, **kept}


def guarded(policy: guard.Policy) -> Check:
    """Return what asks the guard about the words of a field while they are typed."""

    def check(words: str) -> list[str]:
        return list(dict.fromkeys(found.message for found in guard.check(words, policy)))

    return check


def _is_full(values: Mapping[str, object]) -> bool:
    return values.get("variant") == DocumentVariant.FULL.value


def _is_labels(values: Mapping[str, object]) -> bool:
    return values.get("variant") == DocumentVariant.LABELS.value


def _beside(name: str) -> Guidance:
    said = guidance.book("handover").topics[name]
    source = _(said.source.name)
    if said.check:
        source = _("{source}. Check current guidance.").format(source=source)
    return Guidance(paragraphs=tuple(_(paragraph) for paragraph in said.paragraphs), source=source)
