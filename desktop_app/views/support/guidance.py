"""What stands beside the fields about protection and viewing: this project's own sentences, each with its source."""

from typing import Final

from desktop_app.views.deed_fields import OWN, beside
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

_STEP_UP: Final = _("After “Step Up, Speak Up!”, school guidance by Childnet (Project deSHAME), {part}")
_UKCIS: Final = _("After UKCIS, “Sharing nudes and semi-nudes” (2024); check current guidance")

WHEN: Final = Guidance(
    paragraphs=(
        _("The moment at which it happened, as nearly as you know, not the moment at which you write it down."),
    ),
    source=OWN,
)
GROUPS: Final = beside("checklists", "protective_groups")
SINCE: Final = Guidance(
    paragraphs=(_("From when on it is in place, not when it was talked about."),),
    source=OWN,
)
KIND: Final = Guidance(
    paragraphs=(
        _("Ask the child what would help. A step that they did not want is often no protection."),
        _("Keeping children apart should not fall on the child harmed: do not move them unless they ask for it."),
    ),
    source=_STEP_UP.format(part="5.4"),
)
DETAIL: Final = Guidance(
    paragraphs=(_("Who, where, when, in a few words: “Ms Iris Dell, each morning before lessons”."),),
    source=OWN,
)
REVIEW: Final = Guidance(
    paragraphs=(
        _("A day on which somebody asks the child whether it helps. Today reminds of it."),
        _("Support does not end by itself because a case goes quiet."),
    ),
    source=_STEP_UP.format(part="5.5"),
)
ENDING: Final = Guidance(
    paragraphs=(
        _("Why it is no longer needed, and who asked. The step stays readable, with its end."),
        _("If another step takes its place, add that one first."),
    ),
    source=OWN,
)
SANCTION: Final = Guidance(
    paragraphs=(
        _("Only the number under which the school keeps it. What it was stands there and not here."),
        _("A sanction can be noted at any time. It holds nothing up, and nothing here waits for it."),
    ),
    source=_STEP_UP.format(part="5.7"),
)
KEY_DATE: Final = Guidance(
    paragraphs=(
        _("An interview, court, a decision, a new school, an anniversary: such days can bring everything back."),
        _("Today reminds a school week before, so that help is offered again in time."),
    ),
    source=_STEP_UP.format(part="5.5"),
)
SETTLING: Final = Guidance(
    paragraphs=(_("What was offered, by whom, and whether the child wanted it. “They did not want it” is an answer."),),
    source=OWN,
)
PROCESS: Final = Guidance(
    paragraphs=(
        _("Interviews, waiting and court are long and hard, for whoever is in them and whichever part they have."),
        _("Each of these people needs a step of their own for as long as it lasts."),
    ),
    source=_STEP_UP.format(part="5.5"),
)
PROCESS_OVER: Final = Guidance(
    paragraphs=(
        _("How it is known: from the officer, from the family. Not what came of it for anybody."),
        _("An outcome may draw attention to a child. Look at the protective steps again now."),
    ),
    source=_STEP_UP.format(part="5.5"),
)
GROUP: Final = Guidance(
    paragraphs=(
        _("A class, a team, a chat of whose people only about how many are known."),
        _("They count when it is asked how many children are involved. An estimate is enough."),
    ),
    source=_STEP_UP.format(part="5.3"),
)
COUNT: Final = Guidance(
    paragraphs=(_("The number there was stays readable, with your reason."),),
    source=OWN,
)
VIEWED: Final = Guidance(
    paragraphs=(
        _("The moment at which it was seen. If it was weeks ago, enter it all the same, and say why only now."),
    ),
    source=OWN,
)
WHY_SEEN: Final = Guidance(
    paragraphs=(
        _("Why it came to that: how it was shown or found, or why nothing else would do."),
        _("Never what was to be seen. Not a word of it belongs here, nor in any other field."),
    ),
    source=_UKCIS,
    title=_("How it came about, not what it was"),
)
THEN: Final = Guidance(
    paragraphs=(
        _("What was done next: closed, put away, who was told, which help the person who saw it was offered."),
        _("Seeing such a thing can weigh on an adult too. Offer them somebody to speak to."),
    ),
    source=_UKCIS,
)
DEVICE: Final = Guidance(
    paragraphs=(_("If it was on a device that the school holds. Its own record then says so as well."),),
    source=OWN,
)
