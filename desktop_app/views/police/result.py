"""What it stands at: the result with a reason a line, whom to call, and the next step as the one filled button."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.services.register import ReferralDetail
from desktop_app.views import case_saying as say
from desktop_app.views.case_part import Line
from desktop_app.views.police import saying, urgent
from desktop_app.views.police.beside import OfQuestions
from desktop_app.views.police.deeds import DEEDS
from desktop_app.views.police.next import ANSWER, Next
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import Button, deed, outlined, primary
from desktop_app.views.widgets.card import Box, Card, Ground, Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: Called with a verb's name and what is known already.
Do = Callable[..., object]


def offer_of(verb: str) -> tuple[str, str]:
    """Return the words and the icon of a step's button."""
    if verb == ANSWER:
        return _("Answer the next question"), "arrow-right"
    return DEEDS[verb].offer, DEEDS[verb].icon


class Steps:
    """The buttons of steps, each made once: what is pressed must not be drawn anew while it is pressed."""

    def __init__(self, do: Do) -> None:
        """Let every button call ``do`` with its verb."""
        self._do = do
        self._made: dict[tuple[str, bool], Button] = {}

    def button(self, verb: str, *, first: bool) -> Button:
        """Return the button of a step: filled for the first, outlined for the others."""
        held = self._made.get((verb, first))
        if held is None:
            words, icon = offer_of(verb)
            done = partial(self._do, verb)
            held = primary(words, icon=icon, done=done) if first else outlined(words, row=True, done=done)
            self._made[verb, first] = held
        return held


class ResultCard(Card):
    """The card at the right of the questions."""

    def __init__(self, do: Do) -> None:
        """Begin empty."""
        super().__init__(_("Decision so far"), icon="landmark")
        self._do, self._steps = do, Steps(do)
        self.first: Button | None = None
        self.urgent: urgent.UrgentBox | None = None
        self._shown: list[Button] = []
        self._said = _Holder()
        self._kept = QVBoxLayout()
        self._kept.setSpacing(SPACE.tight)
        self._rows = QWidget()
        self._flow = Flow(self._rows, gap=SPACE.tight, line_gap=SPACE.tight)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._rows.setSizePolicy(policy)
        self._more = outlined(_("More"), row=True)
        self._more.setAccessibleName(_("More that can be recorded"))
        self._menu = QMenu(self._more)
        self._more.offer(self._menu)
        self._blocked = _Holder()
        self.add(self._said)
        self.add_line(self._kept)
        self.add(self._rows)
        self.add(self._blocked)

    def put(self, found: ReferralDetail, following: Next | None, about: OfQuestions, *, whynot: str) -> None:
        """Show where it stands; ``following`` is None, with ``whynot``, for those who may not decide."""
        self.put_meta(_("since {day}").format(day=say.day(found.since)))
        self._said.fill(self._lines(found))
        which = urgent.banner(found, about)
        self.urgent = None
        if which is not None:
            filled = (("method", urgent.method(which).value),)
            record = None if following is None else partial(self._do, "referral.send", filled)
            self.urgent = urgent.UrgentBox(which, record)
            self._said.append(self.urgent)
        if whynot:
            self._said.append(Line(whynot, icon="lock", role="ink2", style=Style.META))
        self._offer(following)

    def let_go(self) -> None:
        """Forget what is shown."""
        self._said.fill(())
        self._blocked.fill(())
        self._offer(None)
        self.put_meta("")

    def _lines(self, found: ReferralDetail) -> list[QWidget]:
        result = saying.result(found)
        lines: list[QWidget] = [Line(result.words, icon=result.icon, role=result.tone.value, style=Style.RESULT)]
        lines += [Line(one.words, icon=one.icon, role=one.role, style=Style.BODY) for one in saying.reasons(found)]
        return lines

    def _offer(self, following: Next | None) -> None:
        for button in (self.first, *self._shown):
            if button is not None:
                self._kept.removeWidget(button)
                self._flow.removeWidget(button)
                button.hide()
        self.first, self._shown = None, []
        if following is not None and following.first is not None:
            self.first = self._steps.button(following.first, first=True)
            self.first.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._kept.addWidget(self.first)
            self.first.show()
        rows = () if following is None else following.rows
        for verb in rows:
            button = self._steps.button(verb, first=False)
            self._flow.addWidget(button)
            self._shown.append(button)
            button.show()
        rest = () if following is None else following.rest
        self._menu.clear()
        for verb in rest:
            deed(self._menu, DEEDS[verb].heading, partial(self._do, verb), icon=DEEDS[verb].icon)
        if rest:
            self._flow.addWidget(self._more)
            self._shown.append(self._more)
            self._more.show()
        self._rows.setVisible(bool(rows or rest))
        self._blocked.fill([] if following is None else [_well(verb, why) for verb, why in following.blocked])

    def show_first(self, shown: bool) -> None:
        """Show the filled button here, or leave it to the strip above a narrow page."""
        if self.first is not None:
            self.first.setVisible(shown)

    def put_in_order(self) -> None:
        """Let the Tab key go from the filled button to the others, as they stand."""
        stops = [one for one in (self.first, *self._shown) if one is not None]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


class _Holder(QWidget):
    """A column whose lines are drawn anew."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.hair)
        self.hide()

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these and nothing else."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(bool(widgets))

    def append(self, widget: QWidget) -> None:
        """Show this one too."""
        self._column.addWidget(widget)
        widget.show()
        self.setVisible(True)


def _well(verb: str, why: str) -> QWidget:
    """Return the greyed well of a step that is blocked, with its reason."""
    words, _icon = offer_of(verb)
    well = Box(Ground.QUIET)
    well.setAccessibleName(_("Blocked: {what}").format(what=words))
    well.setAccessibleDescription(why)
    column = QVBoxLayout(well)
    column.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
    column.setSpacing(SPACE.hair)
    head = QHBoxLayout()
    head.setSpacing(SPACE.tight)
    head.addWidget(Icon("lock", "ink2", size=16))
    head.addWidget(Elided(words, Style.NAME, Ink.SECOND), 1)
    head.addWidget(Label(_("Blocked"), Style.META, Ink.MUTED))
    column.addLayout(head)
    column.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
    return well


class ResultStrip(Box):
    """The same in one line, for a narrow window: the result, whom to call, and the next step."""

    def __init__(self, do: Do) -> None:
        """Begin empty."""
        super().__init__()
        self._steps = Steps(do)
        self.first: Button | None = None
        self._icon = Icon("hourglass", "amber")
        self.words = Label("", Style.STRONG, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.tight)
        self._row.setSpacing(SPACE.icon)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.words, 1)

    def put(self, found: ReferralDetail, following: Next | None, about: OfQuestions) -> None:
        """Show where it stands."""
        result, which = saying.result(found), urgent.banner(found, about)
        self.set_ground(Ground.PLAIN if which is None else Ground.RED)
        self._icon.put(result.icon if which is None else "phone", result.tone.value if which is None else "red")
        call = "" if which is None else urgent.UrgentBox(which, None).accessibleName().partition(". ")[0]
        self.words.setText(" · ".join(part for part in (call, result.words) if part))
        if self.first is not None:
            self._row.removeWidget(self.first)
            self.first.hide()
            self.first = None
        if following is not None and following.first is not None:
            self.first = self._steps.button(following.first, first=True)
            self.first.setProperty("dens", "row")
            self._row.addWidget(self.first, 0, Qt.AlignmentFlag.AlignVCenter)
            self.first.show()
