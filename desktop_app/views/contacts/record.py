"""Recording a call, a meeting or a letter: with whom, about whom, what it covered in category, and when again."""

from typing import Final

from typing_extensions import override

from desktop_app import guard
from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.services import contacts
from desktop_app.services.rules.wording import words
from desktop_app.views.case_people import CHILDREN, EitherWay, Known
from desktop_app.views.case_saying import capital
from desktop_app.views.contacts import guidance
from desktop_app.views.contacts.saying import PART
from desktop_app.views.deed_fields import OneOf, line, point
from desktop_app.views.part_deed import ASIDE, PartDeed
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _

_PARENT, _UNANSWERED = ContactWith.PARENT_OR_CARER.value, ContactKind.NO_ANSWER.value
_ORGANISATIONS: Final = frozenset(ContactWith) - {ContactWith.PARENT_OR_CARER}


class RecordContact(PartDeed):
    """One entry for each time, also when nobody answered (R142, R148)."""

    verb = contacts.record
    does = _("Record the contact")
    heading = _("Record a contact")
    icon = "phone"
    help_topic = "contacts"
    part = PART
    timed = True
    about_when = guidance.WHEN

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.choice("kind", [(one.value, words(one)) for one in ContactKind], unsure=None, label=_("How"),
                    required=True, guidance=guidance.WHEN)  # fmt: skip
        form.choice("with_kind", [(one.value, words(one)) for one in ContactWith], unsure=None, label=_("With"),
                    required=True, guidance=guidance.WHO)  # fmt: skip
        who = EitherWay(known.people(), listed="person", in_words="other",
                        prompt=_("Type a name, or say in words who"))  # fmt: skip
        form.add(f"{ASIDE}who", who, label=_("Who"), required=True, guidance=guidance.WHO,
                 missing=_("This is needed. A name, or words such as “the duty desk”."))  # fmt: skip
        form.add("about", OneOf(known.people(CHILDREN), icon="user"), label=_("About which child"),
                 guidance=guidance.ABOUT)  # fmt: skip
        form.several("topics", [(one.value, capital(words(one))) for one in Topic], label=_("What it covered"),
                     required=True, guidance=guidance.TOPICS)  # fmt: skip
        form.only_when("topics", lambda values: values.get("kind") != _UNANSWERED)
        form.yes_no("child_invited", label=_("Was the child asked whether they want to take part?"),
                    guidance=point("checklists", "parents", "child_takes_part", "child_first"))  # fmt: skip
        line(form, "present", label=_("Who else was there"), guidance=guidance.WHO)
        line(form, "agreed", label=_("What was agreed"), helper=_("In outline: who does what, how often, about what."),
             guidance=point("checklists", "parents", "how_often", "what_about", "agencies"))  # fmt: skip
        line(form, "organisation_reference", guard.REFERENCE, label=_("Their reference"), guidance=guidance.REFERENCE)
        form.day("next_on", coming=True, label=_("Next contact on"), helper=_("A day, if one was agreed."),
                 guidance=guidance.NEXT)  # fmt: skip
        form.only_when("child_invited", lambda values: values.get("with_kind") == _PARENT)
        form.only_when("organisation_reference", lambda values: values.get("with_kind") in _ORGANISATIONS)

    @override
    def request(self, values: Values) -> object:
        return super().request({"topics": [], **values})

    @override
    def meanwhile(self) -> str:
        return _("What was said in detail belongs in the child protection file.")
