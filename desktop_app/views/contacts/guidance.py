"""What stands beside the fields about contacts and parents: this project's own sentences, each with its source."""

from typing import Final

from desktop_app.views.deed_fields import OWN
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

_STEP_UP: Final = _("After “Step Up, Speak Up!”, school guidance by Childnet (Project deSHAME), {part}")

WHEN: Final = Guidance(
    paragraphs=(
        _("The moment at which you spoke, not the moment at which you write it down."),
        _("Write each attempt down too. That nobody answered is worth knowing later."),
    ),
    source=OWN,
)
WHO: Final = Guidance(
    paragraphs=(
        _("Somebody of this case, by name and part. Anyone else can be written in words: “the duty desk”."),
        _("A reference makes the next person’s call shorter. Ask for a name as well as an office."),
    ),
    source=OWN,
)
ABOUT: Final = Guidance(
    paragraphs=(
        _("One entry for each child it was about, so that each child’s own page is true."),
        _("Leave it empty where it was about the case as a whole."),
    ),
    source=OWN,
)
TOPICS: Final = Guidance(
    paragraphs=(
        _("What it was about, in category. What was said belongs in the child protection file."),
        _("Never what a picture shows, and nobody’s words about it."),
    ),
    source=OWN,
    title=_("Categories only"),
)
REFERENCE: Final = Guidance(
    paragraphs=(
        _("The number under which they keep it. With it, whoever rings next is put through to the right person."),
    ),
    source=_STEP_UP.format(part="5.6"),
)
NEXT: Final = Guidance(
    paragraphs=(
        _("Agree how often they hear from you, also when there is nothing new. Silence is hard to bear."),
        _("Today reminds of this day until you have spoken again."),
    ),
    source=_STEP_UP.format(part="5.6"),
)
INFORM: Final = Guidance(
    paragraphs=(
        _("Parents are told unless that adds to the child’s risk. Not telling them is the exception, with its reason."),
        _("Ask the child first, and tell them what you will say, when, and to whom."),
    ),
    source=_STEP_UP.format(part="5.6"),
)
REASON: Final = Guidance(
    paragraphs=(
        _("Why it is right for this child. Somebody else must understand it a year from now."),
        _("A later decision does not overwrite this one; both stay readable."),
    ),
    source=OWN,
)
RISK: Final = Guidance(
    paragraphs=(
        _("What telling them would add: harm at home, being sent away, forced marriage, so-called honour."),
        _("A risk from home is for children’s social care, today. Ring them before you ring anyone else."),
    ),
    source=_STEP_UP.format(part="5.6"),
)
RELUCTANT: Final = Guidance(
    paragraphs=(
        _("Ask why. It may be shame; it may be fear, and then it is a safeguarding matter of its own."),
        _("Offer to be there, or to tell them on the child’s behalf."),
    ),
    source=_STEP_UP.format(part="5.6"),
)
REVIEW: Final = Guidance(
    paragraphs=(_("Not telling them is for now. On this day somebody asks whether the risk is still there."),),
    source=_STEP_UP.format(part="5.6"),
)
