"""The card of seals and facts: what is known of a device besides its continuity, in two quiet columns."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.services.register import DeviceStory
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import link
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class SealsCard(Card):
    """Seals, place, and the facts; ``add`` leads to where facts are added."""

    def __init__(self, story: DeviceStory, add: Callable[[], object]) -> None:
        """Show what is known."""
        super().__init__(_("Seals and facts"), icon="package")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.snug)
        grid.setVerticalSpacing(SPACE.tight)
        grid.setColumnStretch(1, 1)
        for number, (name, value, strong) in enumerate(facts(story)):
            grid.addWidget(Label(name, Style.META, Ink.MUTED), number, 0, Qt.AlignmentFlag.AlignTop)
            words = Label(value, Style.STRONG if strong else Style.BODY, wrap=True, copyable=True)
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            words.setAccessibleName(f"{name}: {value}")
            grid.addWidget(words, number, 1)
        self.add_line(grid)
        if story.missing_facts:
            self.add(self._due(add))

    def _due(self, add: Callable[[], object]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(_("Some facts are still to be added."), Style.META, Ink.AMBER, wrap=True), 1)
        row.addWidget(link(_("Add facts"), done=add))
        return line


def facts(story: DeviceStory) -> list[tuple[str, str, bool]]:
    """Return name, value and weight of every fact that is known; the seal and the place always stand there."""
    detail, row = story.detail, story.detail.row
    earlier = list(dict.fromkeys(step.seal_off for step in story.steps if step.seal_off and step.seal_off != row.seal))
    left = ", ".join(part for part in (detail.as_left, detail.advised_by) if part)
    grounds = ": ".join(part for part in (story.power, story.grounds) if part)
    found: list[tuple[str, str | None, bool]] = [
        (_("Seal now"), row.seal or _("None"), True),
        (_("Earlier seals"), ", ".join(earlier), False),
        (_("Place"), row.place or (_("None named") if story.steps else ""), False),
        (_("With"), row.held_by or (_("Nobody by name") if story.steps else ""), False),
        (_("Number on the outside"), detail.identifiers, False),
        (_("Case, cracks, marks"), detail.damage, False),
        (_("Taken with it"), detail.other_items, False),
        (_("Whose"), detail.owner, False),
        (_("Power relied on"), grounds, False),
        (_("As found"), detail.as_found, False),
        (_("Screen touched"), story.screen_touched, False),
        (_("Anything on it seen"), story.content_viewed, False),
        (_("As left"), left, False),
        (_("Part of"), detail.part_of, False),
        (_("Search"), detail.search, False),
        (_("Police property reference"), detail.police_property, False),
        (_("Police exhibit reference"), story.police_exhibit, False),
    ]
    return [(name, value[:1].upper() + value[1:], strong) for name, value, strong in found if value]
