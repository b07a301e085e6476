"""The exceptional viewing record: seven facts of what should not have happened, and not a word of what was seen."""

from typing import Final

from typing_extensions import override

from desktop_app.models.care_words import ViewingReason
from desktop_app.services import register, viewing
from desktop_app.services.rules.wording import words
from desktop_app.views.case_people import EitherWay, Known, or_words
from desktop_app.views.deed_fields import OneOf, beside, line, note, point
from desktop_app.views.part_deed import ASIDE
from desktop_app.views.support import guidance
from desktop_app.views.support.protecting import SupportDeed
from desktop_app.views.theme import Ink
from desktop_app.views.widgets.card import Card, Ground
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _

_BOOK: Final = ("checklists", "viewing")
NOBODY: Final = _("nobody")
NOT_SIGNED: Final = _("not signed yet")


class RecordViewing(SupportDeed):
    """Nobody is refused it: what has happened is written down (R046, B2)."""

    verb = viewing.record
    does = _("Record the viewing")
    heading = _("Record a viewing")
    icon = "eye"
    help_topic = "viewing"
    timed = True
    when = _("When was it seen?")
    about_when = guidance.VIEWED

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.sheet.put_above(stern())
        who = EitherWay(known.staff_options(), listed="viewed_by", in_words="viewed_by_name",
                        prompt=_("A colleague, or write a name"))  # fmt: skip
        form.add(f"{ASIDE}viewed_by", who, label=_("Who saw it"), required=True,
                 guidance=point(*_BOOK, "only_lead", "no_other_way"))  # fmt: skip
        form.choice("reason", [(one.value, words(one)) for one in ViewingReason], unsure=None, drop=True,
                    required=True, label=_("For which reason"), guidance=beside(*_BOOK))  # fmt: skip
        note(form, "why", label=_("How it came about"), required=True, guidance=guidance.WHY_SEEN,
             helper=_("Never what was to be seen."))  # fmt: skip
        line(form, "place", label=_("Where"), required=True, guidance=point(*_BOOK, "place"))
        form.add("present", or_words(known.names(), NOBODY), required=True, label=_("Who else was in the room"),
                 helper=_("And whether they looked away."), guidance=point(*_BOOK, "second_person"))  # fmt: skip
        form.yes_no("same_sex", label=_("Was it somebody of the same sex as the child?"), required=True,
                    guidance=point(*_BOOK, "same_sex"))  # fmt: skip
        form.add("authorised_by", or_words(known.names(heads_first=True), NOBODY), required=True,
                 label=_("Who agreed beforehand"), guidance=point(*_BOOK, "head_first"))  # fmt: skip
        note(form, "then_done", label=_("What was done then"), required=True, guidance=guidance.THEN,
             helper=_("Never what was to be seen."))  # fmt: skip
        form.add("signed", or_words([], NOT_SIGNED, icon="pencil"), label=_("Signed"), required=True,
                 helper=_("Who signed for it, on which day, and where the paper is."),
                 guidance=point(*_BOOK, "sign", "write_down"))  # fmt: skip
        devices = [
            Option(value=row.reference, words=f"{row.reference}, {row.description}")
            for row in self.workspace.ask(register.case, self.case).devices
        ]
        form.add("device", OneOf(devices, icon="smartphone"), label=_("On which device"), guidance=guidance.DEVICE,
                 helper=_("Leave it empty where it was on none of these."))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("It stands in the case and on the sheet for the police.")


def stern() -> Card:
    """Return the note that stands above the form and beside the list, at every width."""
    card = Card(_("Nobody should look"), icon="octagon-x", ground=Ground.STERN)
    card.add(
        Label(
            _("Not to decide, not to check, not to count. If it has happened all the same, it is recorded: that "
              "protects the child, and whoever saw it. Nothing is copied, printed, sent or kept."),
            ink=Ink.SECOND, wrap=True,
        )
    )  # fmt: skip
    return card
