"""The other cards about support: key dates, criminal processes, sanctions, groups of people, and what staff saw."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.services.due import Code, DueItem
from desktop_app.services.register import GroupRow, KeyDateRow, ProcessRow, SanctionRow, ViewingRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.case_part import Fact
from desktop_app.views.case_row import CaseRow, head_verb, put_rows
from desktop_app.views.support import saying
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import Button, IconButton, deed, outlined
from desktop_app.views.widgets.card import ICON_BOX, Card, Ground, Hairline
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Do = Callable[..., object]


# -- key dates -------------------------------------------------------------------------------------------------


def key_dates_card(rows: Sequence[KeyDateRow], due: Sequence[DueItem], do: Do | None) -> Card:
    """Return the key dates: those that are ahead or open first, then what is settled."""
    card = Card(_("Key dates"), icon="calendar-clock")
    if do is not None:
        head_verb(card, outlined(_("Note a day"), row=True, done=partial(do, "key_date.set")))
    owed = {item.subject for item in due if item.code is Code.KEY_DATE}
    open_ones = [row for row in rows if row.settled_reason is None]
    settled = [row for row in rows if row.settled_reason is not None]
    put_rows(
        card,
        [*(_key_date(row, do, is_owed=row.reference in owed) for row in open_ones), *map(_settled, settled)],
        _("Days that can bring everything back: an interview, court, a new school. None is noted."),
    )
    return card


def _key_date(row: KeyDateRow, do: Do | None, *, is_owed: bool) -> CaseRow:
    far = saying.days_to(row.on)
    past = row.on < saying.today()
    tone, icon = (Tone.AMBER, "hourglass") if is_owed or past else (Tone.NEUTRAL, "clock")
    chips = [ChipLook(words=say.capital(far), tone=tone, icon=icon)]
    if is_owed and not past:
        chips.append(ChipLook(words=_("Offer support now"), tone=Tone.AMBER, icon="hand"))
    verbs: list[Button] = []
    if do is not None:
        filled = (("key_date", row.reference),)
        verbs.append(outlined(_("Record support"), row=True, done=partial(do, "key_date.settle", filled)))
        verbs[0].setAccessibleDescription(saying.key_date(row))
    return CaseRow(words(row.kind), _on(row), icon="calendar", chips=chips, verbs=verbs)


def _settled(row: KeyDateRow) -> CaseRow:
    offered = row.supported_at is not None
    look = ChipLook(
        words=_("Support was offered") if offered else _("Not needed"), tone=Tone.GREEN if offered else Tone.NEUTRAL,
        icon="check" if offered else "minus",
    )  # fmt: skip
    return CaseRow(
        words(row.kind), _on(row), icon="calendar", role="muted", chips=[look], quiet=[row.settled_reason or ""]
    )


def _on(row: KeyDateRow) -> str:
    return " · ".join(part for part in (say.capital(say.day(row.on)), row.who) if part)


# -- criminal processes and sanctions --------------------------------------------------------------------------


def processes_card(rows: Sequence[ProcessRow], due: Sequence[DueItem], do: Do | None) -> Card:
    """Return who is in a criminal process, and who was."""
    card = Card(_("In a criminal process"), icon="landmark")
    if do is not None:
        head_verb(card, outlined(_("Record one"), row=True, done=partial(do, "process.begin")))
    bare = {item.subject for item in due if item.code is Code.PROCESS_SUPPORT}
    put_rows(
        card,
        [_process(row, do, is_bare=row.person is not None and row.person in bare)
         for row in sorted(rows, key=lambda row: row.ended_at is not None)],
        _("Nobody of this case is known to be in one."),
    )  # fmt: skip
    return card


def _process(row: ProcessRow, do: Do | None, *, is_bare: bool) -> CaseRow:
    since = _("Since {day}").format(day=say.day(row.begun_at))
    if row.ended_at is not None:
        over = ChipLook(words=_("Over since {day}").format(day=say.day(row.ended_at)), icon="check")
        return CaseRow(say.capital(row.who), since, icon="user", role="muted", chips=[over],
                       quiet=[row.ended_reason or ""])  # fmt: skip
    verbs: list[Button] = []
    filled = () if row.person is None else (("person", row.person),)
    if do is not None and is_bare:
        verbs.append(outlined(_("Add a step"), row=True, done=partial(do, "protection.begin", filled)))
    if do is not None:
        verbs.append(outlined(_("It is over"), row=True, done=partial(do, "process.end", filled)))
    for verb in verbs:
        verb.setAccessibleDescription(row.who)
    chips = [ChipLook(words=_("No step for this person"), tone=Tone.AMBER, icon="triangle-alert")] if is_bare else []
    return CaseRow(say.capital(row.who), since, icon="user", chips=chips, verbs=verbs)


def sanctions_card(rows: Sequence[SanctionRow], do: Do | None) -> Card:
    """Return the sanctions by their references, with the line that they gate nothing (R025)."""
    card = Card(_("Sanctions"), icon="file-text")
    if do is not None:
        head_verb(card, outlined(_("Note one"), row=True, done=partial(do, "sanction.note")))
    said = _("Only where the school keeps it. A sanction holds nothing up, and nothing here waits for it.")
    card.add(Label(said, Style.META, Ink.MUTED, wrap=True))
    put_rows(card, [_sanction(row) for row in rows], _("None is noted."))
    return card


def _sanction(row: SanctionRow) -> CaseRow:
    noted = _("Given {when}, noted by {who}").format(when=say.day(row.occurred_at), who=row.noted_by)
    return CaseRow(say.capital(row.who), f"{row.kept_under} · {noted}", icon="user")


# -- groups of people ------------------------------------------------------------------------------------------


def groups_card(rows: Sequence[GroupRow], do: Do | None, *, adds: bool) -> Card:
    """Return the groups with about how many they are; ``adds`` where another one can be added."""
    standing = [row for row in rows if row.ended_reason is None]
    counted = _("about {count} people").format(count=sum(row.about for row in standing)) if standing else ""
    card = Card(_("Groups of people"), icon="users", meta=counted)
    if do is not None and adds:
        head_verb(card, outlined(_("Add a group"), row=True, done=partial(do, "group.add")))
    put_rows(
        card,
        [*(_group(row, do) for row in standing), *(_gone(row) for row in rows if row.ended_reason is not None)],
        _("A class or a chat of whose people only about how many are known. None is added."),
    )
    return card


def _group(row: GroupRow, do: Do | None) -> CaseRow:
    chip = ChipLook(words=_("About {count}").format(count=row.about), icon="users")
    meta = " · ".join(part for part in (row.year_group, row.reference) if part)
    return CaseRow(row.label, meta, icon="users", chips=[chip], verbs=[] if do is None else [_more(row, do)])


def _more(row: GroupRow, do: Do) -> IconButton:
    button = IconButton(_("What can be done: {group}").format(group=row.label), "ellipsis")
    menu = QMenu(button)
    filled = (("group", row.reference),)
    deed(menu, _("Change the number"), partial(do, "group.change", filled), icon="pencil")
    deed(menu, _("Count it no longer"), partial(do, "group.end", filled), icon="circle-slash")
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button


def _gone(row: GroupRow) -> CaseRow:
    chip = ChipLook(words=_("No longer counted"), icon="circle-slash")
    about = _("About {count}").format(count=row.about)
    return CaseRow(row.label, about, icon="users", role="muted", chips=[chip], quiet=[row.ended_reason or ""])


# -- what staff saw --------------------------------------------------------------------------------------------


def viewings_card(rows: Sequence[ViewingRow], do: Do | None) -> Card:
    """Return what is on record of anybody having seen anything; recording one is kept quiet on purpose (R046)."""
    card = Card(_("Viewed by staff"), icon="eye-off", ground=Ground.STERN)
    said = _("Nobody should look, for whatever reason. What has happened all the same is recorded here, and not a word "
             "of what was seen.")  # fmt: skip
    card.add(Label(said, ink=Ink.SECOND, wrap=True))
    if not rows:
        card.add(CaseRow(_("Viewed by staff: none recorded"), icon="circle-check", role="green"))
    recorded = {row.device for row in rows if not row.at_device}
    for number, row in enumerate(rows):
        if number:
            card.add(Hairline())
        card.add(_viewing(row, do, is_missing=row.at_device and row.device not in recorded))
        if facts := saying.facts(row):
            card.add(_facts(facts))
    if do is not None:
        card.add(_left(outlined(_("Record a viewing"), row=True, done=partial(do, "viewing.record"))))
    return card


def _viewing(row: ViewingRow, do: Do | None, *, is_missing: bool) -> CaseRow:
    when = "" if row.occurred_at is None else say.moment(row.occurred_at)
    who = row.viewed_by or _("Not known who it was")
    chips = [] if row.device is None else [ChipLook(words=row.device, icon="smartphone")]
    verbs: list[Button] = []
    if is_missing:
        chips.append(ChipLook(words=_("A viewing record is missing"), tone=Tone.AMBER, icon="triangle-alert"))
        if do is not None:
            filled = (("device", row.device),)
            verbs.append(outlined(_("Record it"), row=True, done=partial(do, "viewing.record", filled)))
            verbs[0].setAccessibleDescription(row.device or "")
    about = [row.reference or _("as the record of the device says"), when, row.reason and words(row.reason)]
    return CaseRow(say.capital(who), " · ".join(part for part in about if part), icon="eye", chips=chips,
                   quiet=[row.remark] if row.remark else [], verbs=verbs)  # fmt: skip


def _facts(facts: Sequence[tuple[str, str]]) -> QWidget:
    """Return the facts of a viewing, on the edge on which the words of a row begin."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(scaled(ICON_BOX) + SPACE.icon, 0, 0, SPACE.hair)
    column.setSpacing(SPACE.hair)
    for name, said in facts:
        column.addWidget(Fact(name, said))
    return holder


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    return holder
