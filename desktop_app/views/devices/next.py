"""What may follow for a device: the next deed first, the others under it, and what is blocked with its reason."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.models.decision_words import HoldKind
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.register import DeviceStory, HoldRow
from desktop_app.views.devices import saying
from desktop_app.views.devices.deeds import DEEDS
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.buttons import Button, deed, link, outlined, primary
from desktop_app.views.widgets.card import Box, Card, CardRow, Ground, Hairline, Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

S = DeviceState
Do = Callable[[str, tuple[tuple[str, object], ...]], object]
BUTTON = 124

#: By state: the deed that is owed next. A state without one owes nothing.
OWED: Final[Mapping[DeviceState, str]] = {
    S.ASKED: "device.confiscate",
    S.REFUSED: "device.confiscate",
    S.TAKEN: "device.seal",
    S.SECURED: "device.hold_for_police",
    S.HELD_PENDING_DECISION: "device.hold_for_police",
    S.HELD_FOR_POLICE: "device.hand_to_police",
    S.COLLECTION_ARRANGED: "device.hand_to_police",
    S.WITH_POLICE: "device.record_release",
    S.RELEASED_BY_POLICE: "device.return_to_owner",
    S.MISSING: "device.record_found",
}
#: The deeds that are common enough for a row of their own, in this order; the rest stand in a menu.
COMMON: Final[tuple[str, ...]] = (
    "device.record_refusal", "device.arrange_collection", "device.cancel_collection", "device.receive_back",
    "device.return_to_owner", "device.move", "device.check_seal", "device.change_seal",
)  # fmt: skip
#: The deeds by which a device leaves the school's care, against which a hold stands.
LEAVING: Final[tuple[str, ...]] = ("device.return_to_owner", "device.transfer")
#: Deeds that put the record right; they change no state, so MOVES does not name them.
RIGHTING: Final[tuple[str, ...]] = ("device.correct", "device.correct_entry")
#: Holds, the gravest last.
_GRAVER: Final = (HoldKind.PROVISIONAL, HoldKind.POLICE, HoldKind.REFERRAL)
#: Deeds that look at a seal: rare for a device that has none, so they stand in the menu then.
_SEALED: Final = frozenset({"device.check_seal", "device.change_seal"})
MOST_ROWS: Final = 4


def offered(story: DeviceStory) -> tuple[str | None, list[str], list[str]]:
    """Return the deed that is owed next, those with a row of their own, and those in the menu, as MOVES has them."""
    blocked = set(LEAVING) if story.kept_back else set()
    verbs = [verb for verb in story.verbs if verb in DEEDS and verb not in blocked]
    owed = OWED.get(story.detail.row.state)
    first = owed if owed in verbs else None
    sealed = story.detail.row.seal is not None
    rows = [verb for verb in COMMON if verb in verbs and verb != first and (sealed or verb not in _SEALED)][:MOST_ROWS]
    rest = [verb for verb in verbs if verb != first and verb not in rows]
    return first, rows, [*rest, *RIGHTING]


class NextCard(Card):
    """The panel; ``do`` is called with a verb's name and what is known already, ``decide`` leads to the police part."""

    def __init__(self, story: DeviceStory, do: Do, decide: Callable[[], object]) -> None:
        """Show what may follow now."""
        super().__init__(_("Next"), icon="arrow-right")
        self._do, self._decide = do, decide
        self.owed: Button | None = None
        first, rows, rest = offered(story)
        if first is not None:
            button = primary(DEEDS[first].offer, icon=DEEDS[first].icon, done=lambda: do(first, ()))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.owed = button
            self.add(button)
        else:
            self.add(Label(_("Nothing is owed for it."), ink=Ink.MUTED, wrap=True))
        for number, verb in enumerate(rows):
            if number:
                self.add(Hairline())
            self.add(self._row(verb))
        if blocked := [verb for verb in LEAVING if story.kept_back and verb in story.verbs]:
            self.add(self._blocked(story, blocked))
        self.add(self._more(rest))

    def begin(self) -> None:
        """Put the keyboard on what is owed next."""
        if self.owed is not None:
            self.owed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, verb: str) -> QWidget:
        button = outlined(DEEDS[verb].offer, row=True, done=lambda: self._do(verb, ()))
        button.setFixedWidth(scaled(BUTTON))
        return CardRow(DEEDS[verb].heading, DEEDS[verb].hint, end=button)

    def _more(self, verbs: Sequence[str]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, SPACE.hair, 0, 0)
        more = outlined(_("More"), row=True)
        menu = QMenu(more)
        for verb in verbs:
            deed(menu, DEEDS[verb].heading, partial(self._do, verb, ()), icon=DEEDS[verb].icon)
        more.offer(menu)
        more.setAccessibleName(_("More that can be recorded"))
        row.addStretch(1)
        row.addWidget(more)
        return line

    def _blocked(self, story: DeviceStory, verbs: Sequence[str]) -> QWidget:
        """Return the greyed well with the reason and the ways on: what has happened can always be recorded."""
        well = Box(Ground.QUIET)
        column = QVBoxLayout(well)
        column.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
        column.setSpacing(SPACE.hair)
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight)
        head.addWidget(Icon("lock", "ink2", size=16))
        named = " · ".join(DEEDS[verb].offer for verb in verbs)
        head.addWidget(Elided(named, Style.NAME, Ink.SECOND), 1)
        head.addWidget(Label(_("Blocked"), Style.META, Ink.MUTED))
        column.addLayout(head)
        well.setAccessibleName(_("Blocked: {what}").format(what=named))
        column.addWidget(Label(reason(story), Style.META, Ink.MUTED, wrap=True))
        ways = QVBoxLayout()
        ways.setSpacing(0)
        links = [link(words, done=partial(self._do, verb, filled)) for words, verb, filled in _ways(story)]
        if story.holds and over(story).kind is HoldKind.PROVISIONAL:
            links.insert(0, link(_("Decide about the police"), done=self._decide))
        for way in links:
            line = QHBoxLayout()
            line.addWidget(way)
            line.addStretch(1)
            ways.addLayout(line)
        column.addLayout(ways)
        return well


def reason(story: DeviceStory) -> str:
    """Return why a device may not go back now: which hold covers it, since when, and what would lift that."""
    if not story.holds:
        return _("It is held for the police, and they have not released it.")
    held = over(story)
    words = {
        HoldKind.PROVISIONAL: _("A provisional preservation hold covers the whole case since {day}. {lifted}"),
        HoldKind.REFERRAL: _("The preservation hold of the referral covers the whole case since {day}. {lifted}"),
        HoldKind.POLICE: _("A preservation hold stands ({basis}). {lifted}"),
    }[held.kind]
    return words.format(basis=held.basis, lifted=held.lifted_by, day=saying.day(held.placed_at))


def over(story: DeviceStory) -> HoldRow:
    """Return the gravest of the holds that cover a device: the decision’s says more than what only waits for it."""
    return max(story.holds, key=lambda hold: _GRAVER.index(hold.kind))


def _ways(story: DeviceStory) -> list[tuple[str, str, tuple[tuple[str, object], ...]]]:
    breach: tuple[tuple[str, object], ...] = (("breach", True),)
    found: list[tuple[str, str, tuple[tuple[str, object], ...]]] = []
    if "device.record_release" in story.verbs:
        found.append((_("The police release it"), "device.record_release", ()))
    found.append((_("It has gone back already"), "device.return_to_owner", breach))
    if "device.transfer" in story.verbs:
        found.append((_("It was passed on already"), "device.transfer", breach))
    return found
