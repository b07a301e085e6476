"""What stands beside the fields of cases and people: this project's own sentences, each with where it comes from."""

from typing import Final

from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

_OWN: Final = _("A rule of Cordon")
_STEP_UP: Final = _("After “Step Up, Speak Up!”, school guidance by Childnet (Project deSHAME), {part}")
_UKCIS: Final = _("After UKCIS, “Sharing nudes and semi-nudes” (2024); check current guidance")

TITLE: Final = Guidance(
    paragraphs=(
        _("A few neutral words that tell this case from the others, such as “Year 9 group chat”."),
        _("No child’s name: the title stands in lists, and anyone who passes your desk can read it."),
    ),
    source=_OWN,
)
CAME: Final = Guidance(
    paragraphs=(
        _("The moment at which the first member of staff knew, not the moment at which it happened."),
        _("Help counts most when it is early, so everything is counted from here."),
    ),
    source=_STEP_UP.format(part="5.2"),
)
ROUTE: Final = Guidance(
    paragraphs=(
        _("Whether the child came forward, a friend did, or somebody overheard it, changes what support fits."),
        _("Who it was is not asked here. Join them to the case as the person who reported; their name stays covered."),
    ),
    source=_STEP_UP.format(part="5.2"),
)
PROCEDURE: Final = Guidance(
    paragraphs=(
        _("The school’s own child protection procedure comes first, always. This is where you say that it did."),
        _("“Don’t know” is an honest answer; it can be put right later."),
    ),
    source=_STEP_UP.format(part="5.2"),
)
FILE: Final = Guidance(
    paragraphs=(
        _("Only the number under which the child protection file is found, never a child’s name."),
        _("What the child said, and all detail, belongs in that file and not here."),
    ),
    source=_OWN,
)
CODES: Final = Guidance(
    paragraphs=(
        _("Codes stand in place of a description. Say what was reported to you, never what you saw."),
        _("Do not look at, copy, print, send or keep any of it to answer this. “Don’t know” is enough."),
    ),
    source=_UKCIS,
    title=_("Codes only"),
)
OTHER: Final = Guidance(
    paragraphs=(_("A few words for the kind of thing. Not what anything shows, and nobody’s words."),),
    source=_OWN,
)
REASON: Final = Guidance(
    paragraphs=(_("The earlier value stays readable beside the new one, with your reason and your name."),),
    source=_OWN,
)
FULL_NAME: Final = Guidance(
    paragraphs=(
        _("The full name, in the letters in which the family writes it. Initials are of no use to the police later."),
        _("One entry a person, however many cases they stand in."),
    ),
    source=_OWN,
)
ROLE: Final = Guidance(
    paragraphs=(
        _("Neutral words on purpose: what is reported, not what is decided. Children often refuse stronger labels."),
        _("Every child in a case has needs of their own, whatever their part in it."),
    ),
    source=_STEP_UP.format(part="5.2"),
)
JOINING: Final = Guidance(
    paragraphs=(
        _("Everyone stands on the register once, however many cases they are in. Type the beginning of a name."),
        _("Two people can have one name. Look at the year or the class before you choose."),
    ),
    source=_OWN,
)
WRONG_PART: Final = Guidance(
    paragraphs=(
        _("For somebody who was joined to the wrong case, or in the wrong part. Join them anew where it is right."),
        _("Nothing is deleted: the part stays readable, crossed through, with your reason."),
    ),
    source=_OWN,
)
PROTECTED: Final = Guidance(
    paragraphs=(
        _("Children stay silent for fear of being called a snitch. A covered name is in no list, letter or label."),
        _("It goes onto the police sheet only when somebody ticks that it should."),
    ),
    source=_STEP_UP.format(part="5.1"),
)
NEEDS: Final = Guidance(
    paragraphs=(_("What others must know to speak with this person: an interpreter, a friend beside them, signs."),),
    source=_OWN,
)
CLOSING: Final = Guidance(
    paragraphs=(
        _("What was done, in outline. Also say who goes on supporting each child."),
        _("Nothing has to be promised: pictures can come back, and then the case is reopened."),
    ),
    source=_STEP_UP.format(part="5, 5.5"),
)
STILL_OPEN: Final = Guidance(
    paragraphs=(
        _("Best is to finish it first: open the device from here, then come back."),
        _("A case may close with something open if there is a reason, and the reason is kept."),
    ),
    source=_STEP_UP.format(part="5"),
)
REVIEW: Final = Guidance(
    paragraphs=(_("A day on which somebody looks whether the children are well and nothing has come back."),),
    source=_STEP_UP.format(part="5"),
)
IN_ERROR: Final = Guidance(
    paragraphs=(
        _("For a case that should never have been there, such as one that was opened twice."),
        _("Nothing is deleted. The case stays readable, with your reason and both initials."),
    ),
    source=_OWN,
)
SECOND: Final = Guidance(
    paragraphs=(_("Somebody else on the staff who knows of it and agrees. Your own initials do not count."),),
    source=_OWN,
)
