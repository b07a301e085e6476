"""What the children want about the police, what makes them hold back, and that each was told why (R061–R065)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.models.decision_words import ChildsView, ReferralState
from desktop_app.services.register import ChildToldRow, PartRow, PoliceViewRow, ReferralDetail
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.police import saying
from desktop_app.views.police.people import CHILDREN
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, Hairline, Icon
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Do = Callable[..., object]
R = ReferralState
BUTTON = 132
#: Nobody has to be told yet: it is not decided, or decided that it does not go there.
_NOT_YET: Final = frozenset({
    R.NOT_SCREENED, R.SCREENING, R.MUST_REFER, R.LIKELY_REFER, R.SCHOOL_MANAGED_CANDIDATE, R.ASSESSED, R.NOT_REFERRED,
})  # fmt: skip
_LOOKS: Final = {
    ChildsView.WANTS: (Tone.GREEN, "check"),
    ChildsView.DOES_NOT_WANT: (Tone.AMBER, "hand"),
    ChildsView.UNSURE: (Tone.AMBER, "circle-question-mark"),
    ChildsView.NOT_ASKED: (Tone.NEUTRAL, "circle-dashed"),
}


def children_card(found: ReferralDetail, parts: tuple[PartRow, ...], do: Do | None) -> Card:
    """Return the children one by one, with what they want and whether they were told; ``do`` is None to read only."""
    card = Card(_("The children, and what they were told"), icon="users")
    if do is not None:
        card.title_line.addWidget(outlined(_("Record a view"), row=True, done=partial(do, "police.record_view")))
        card.column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.card)
    rows = [*_of_children(found, parts, do), *_of_others(found, parts)]
    for number, row in enumerate(rows):
        if number:
            card.add(Hairline())
        card.add(row)
    if not rows:
        said = _("No child is joined to this case yet. Add them under People.")
        card.add(Label(said, ink=Ink.SECOND, wrap=True))
    return card


def _of_children(found: ReferralDetail, parts: tuple[PartRow, ...], do: Do | None) -> list[QWidget]:
    views = {row.person: row for row in found.views if row.stands and row.person is not None}
    told = {row.person: row for row in found.told if row.person is not None}
    rows: list[QWidget] = []
    for part in _each_once(parts):
        reference = part.who.reference if part.who is not None else None
        view, heard = views.get(reference or ""), told.get(reference or "")
        button: QWidget | None = None
        if do is not None and reference is not None and heard is None and found.state not in _NOT_YET:
            filled = (("person", reference),)
            button = outlined(_("Tell the child"), row=True, done=partial(do, "police.tell_child", filled))
            button.setMinimumWidth(scaled(BUTTON))
            button.setAccessibleDescription(say.name(part))
        chips = [_view_chip(view), *_told_chips(found, heard)]
        rows.append(_row(say.name(part), say.about(part), chips, _said(view, heard), button))
    return rows


def _each_once(parts: tuple[PartRow, ...]) -> list[PartRow]:
    """Return the children of a case, each in the gravest of their parts; those whose name is withheld as they come."""
    held: dict[str, PartRow] = {}
    for number, part in enumerate(sorted((one for one in parts if one.role in CHILDREN), key=_rank)):
        held.setdefault(part.who.reference if part.who is not None else f"~{number}", part)
    return list(held.values())


def _rank(part: PartRow) -> int:
    return CHILDREN.index(part.role)


def _of_others(found: ReferralDetail, parts: tuple[PartRow, ...]) -> list[QWidget]:
    """Return the views of whoever is no child of the case, such as a parent, and of those whose name is withheld."""
    children = {part.who.reference for part in parts if part.who is not None and part.role in CHILDREN}
    rows: list[QWidget] = [
        _row(row.name, "", [_view_chip(row)], _said(row, None), None)
        for row in found.views
        if row.stands and row.person not in children
    ]
    rows += [
        _row(row.name, "", _told_chips(found, row), _said(None, row), None)
        for row in found.told
        if row.person not in children
    ]
    return rows


def _view_chip(row: PoliceViewRow | None) -> ChipLook:
    if row is None:
        return ChipLook(words=_("No view recorded"), icon="circle-dashed")
    tone, icon = _LOOKS[row.view]
    return ChipLook(words=words(row.view), tone=tone, icon=icon)


def _told_chips(found: ReferralDetail, row: ChildToldRow | None) -> list[ChipLook]:
    if row is not None:
        said = _("Told {when}").format(when=say.within(row.occurred_at))
        return [ChipLook(words=said, tone=Tone.GREEN, icon="check")]
    if found.state in _NOT_YET:
        return []
    return [ChipLook(words=_("Not told yet"), tone=Tone.AMBER, icon="hourglass")]


def _said(view: PoliceViewRow | None, told: ChildToldRow | None) -> str:
    """Return what else is recorded: what makes them hold back, what they were told, and by whom."""
    found: list[str] = []
    if view is not None:
        if view.barriers:
            found.append(_("Holds back: {why}.").format(why=", ".join(words(one).lower() for one in view.barriers)))
        if view.information_given:
            found.append(_("Was told: {what}").format(what=saying.ended(view.information_given)))
        found.append(_("Asked {when}, by {who}.").format(when=say.within(view.occurred_at), who=view.by))
    if told is not None:
        found.append(_("Told why by {who}.").format(who=told.by))
    return " ".join(found)


def _row(name: str, about: str, chips: list[ChipLook], said: str, end: QWidget | None) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
    line.setSpacing(SPACE.icon)
    line.addWidget(Icon("user", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(SPACE.hair)
    column.addWidget(Label(name, Style.NAME, wrap=True))
    if about:
        column.addWidget(Label(about, Style.META, Ink.MUTED, wrap=True))
    shown = QWidget()
    flow = Flow(shown)
    for look in chips:
        flow.addWidget(Chip(look))
    column.addWidget(shown)
    if said:
        column.addWidget(Label(said, Style.META, Ink.SECOND, wrap=True))
    line.addLayout(column, 1)
    if end is not None:
        line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
    holder.setAccessibleName(name)
    return holder
