"""The three groups whom a case must protect, each with its steps, and in amber where it has none (R085)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.models.care_words import ProtectedGroup
from desktop_app.services.register import ProtectedRow, ProtectiveRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.case_row import CaseRow, put_rows
from desktop_app.views.support import saying
from desktop_app.views.theme import Ink, Style, Tone
from desktop_app.views.widgets.buttons import IconButton, deed, link
from desktop_app.views.widgets.card import Card, Hairline, Icon
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Do = Callable[..., object]
_ICONS: Final = {
    ProtectedGroup.CHILD_HARMED: "shield",
    ProtectedGroup.CHILD_REPORTED: "user",
    ProtectedGroup.OTHERS: "users",
}


class GroupCard(Card):
    """One group and its steps."""

    def __init__(self, row: ProtectedRow, do: Do | None) -> None:
        """Show the group; ``do`` is None where nothing can be written."""
        super().__init__(words(row.group), icon=_ICONS[row.group])
        self.row = row
        self.add_verb: QWidget | None = None
        if row.has_none:
            self.add(_none())
        put_rows(self, [_step(step, do) for step in row.standing])
        if do is not None:
            self.add_verb = self._add_verb(do)
            self.add(self.add_verb)
        if row.ended:
            self.add(Hairline())
            for step in row.ended:
                self.add(Label(_ended(step), Style.META, Ink.MUTED, wrap=True))
        self.column.addStretch(1)  # three cards of one height: what is left over stays at the foot

    def _add_verb(self, do: Do) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        filled = (("group", self.row.group.value),)
        button = link(_("Add a step"), icon="plus", done=partial(do, "protection.begin", filled))
        button.setAccessibleName(_("Add a step: {group}").format(group=words(self.row.group)))
        line.addWidget(button)
        line.addStretch(1)
        return holder


def _none() -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(Icon("triangle-alert", "amber"))
    line.addWidget(Label(_("Nothing is in place yet."), Style.NAME, Ink.AMBER, wrap=True), 1)
    return holder


def _step(row: ProtectiveRow, do: Do | None) -> CaseRow:
    since = _("Since {day}").format(day=say.day(row.begun_at))
    return CaseRow(
        words(row.kind),
        " · ".join(part for part in (since, row.who, row.reference) if part),
        icon="shield-check",
        role="green",
        said=[row.detail] if row.detail else [],
        chips=[] if row.review_on is None else [_review(row)],
        chips_last=True,
        verbs=[] if do is None else [_more(row, do)],
    )


def _review(row: ProtectiveRow) -> ChipLook:
    assert row.review_on is not None  # noqa: S101 - asked only of such
    day = say.day(row.review_on)
    if row.review_on <= saying.today():
        return ChipLook(words=_("Look again: {day}").format(day=day), tone=Tone.AMBER, icon="hourglass")
    return ChipLook(words=_("Look again {day}").format(day=day), icon="clock")


def _more(row: ProtectiveRow, do: Do) -> IconButton:
    button = IconButton(_("What can be done: {step}").format(step=words(row.kind)), "ellipsis")
    menu = QMenu(button)
    filled = (("action", row.reference),)
    deed(menu, _("Record a review"), partial(do, "protection.review", filled), icon="circle-check")
    deed(menu, _("End this step"), partial(do, "protection.end", filled), icon="circle-slash")
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button


def _ended(row: ProtectiveRow) -> str:
    day = "" if row.ended_at is None else say.day(row.ended_at)
    what = words(row.kind) if row.who is None else _("{what}, {who}").format(what=words(row.kind), who=row.who)
    return _("Ended {day}: {what}. {why}").format(day=day, what=what, why=row.ended_reason or "").strip()
