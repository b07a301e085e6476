"""An exhibit's continuity as it is printed: every link in order, corrected ones struck through, every gap told."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import Session

from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.vocabulary import LINKS, Answer, CustodyKind
from desktop_app.services.handover.naming import Names
from desktop_app.services.handover_pack import Gap, Link
from desktop_app.services.rules import continuity, custody
from desktop_app.services.rules.comparing import same_seal
from desktop_app.services.rules.continuity import GapKind, Standing
from desktop_app.services.rules.wording import words
from desktop_app.words import _

#: What prints besides the links themselves: arrangements an officer must know of.
_ALSO = frozenset({CustodyKind.COLLECTION_ARRANGED, CustodyKind.COLLECTION_CANCELLED})
_HANDED_BACK = frozenset({CustodyKind.RECEIVED_BACK, CustodyKind.RETURNED})
_PLACE_STAYS = frozenset({CustodyKind.SEAL_CHECKED, CustodyKind.SEAL_CHANGED, CustodyKind.TOUCHED, CustodyKind.VIEWED})


def printed(events: Sequence[CustodyEvent]) -> list[CustodyEvent]:
    """Return the events that print, in order; what was corrected stands just before its correction."""
    known = {event.id: event for event in events}
    ordered: list[CustodyEvent] = []
    for event in continuity.in_order(events):
        earlier = known.get(event.corrects_id) if event.corrects_id is not None else None
        chain: list[CustodyEvent] = [event]
        while earlier is not None:
            chain.insert(0, earlier)
            earlier = known.get(earlier.corrects_id) if earlier.corrects_id is not None else None
        ordered += chain
    return [event for event in ordered if event.kind in LINKS or event.kind in _ALSO]


def chain(session: Session, events: Sequence[CustodyEvent], names: Names) -> tuple[tuple[Link, ...], tuple[Gap, ...]]:
    """Return the links and the gaps of one exhibit as they are printed."""
    shown = printed(events)
    numbers = {event.id: number for number, event in enumerate(shown, start=1)}
    standings = _standings(events)
    replaced = {event.corrects_id: numbers[event.id] for event in shown if event.corrects_id is not None}
    links = tuple(_link(event, numbers, replaced, standings.get(event.id), names) for event in shown)
    explained = custody.explained(session, events)
    gaps = tuple(_gap(gap, numbers, explained.get(gap.after.id), names) for gap in continuity.gaps(events))
    return links, gaps + _open_gap(events, numbers, names)


def _standings(events: Sequence[CustodyEvent]) -> dict[int, tuple[Standing, Standing]]:
    """Return how the thing stood before and after each event that counts."""
    found: dict[int, tuple[Standing, Standing]] = {}
    standing = Standing()
    for event in continuity.in_order(events):
        after = continuity.after(standing, event)
        found[event.id] = (standing, after)
        standing = after
    return found


def _link(
    event: CustodyEvent,
    numbers: dict[int, int],
    replaced: dict[int, int],
    standings: tuple[Standing, Standing] | None,
    names: Names,
) -> Link:
    before, after = standings or (Standing(), Standing())
    what, detail = _deed(event)
    giver, _spot = continuity.given(event)
    taker, place = continuity.taken(event)
    where = place or (after.spot if event.kind in _PLACE_STAYS else place)
    return Link(
        number=numbers[event.id],
        occurred_at=event.occurred_at,
        what=what,
        detail=detail,
        entered_at=event.recorded_at,
        entered_by=names.of_staff(event.entered_by_id) or "",
        from_holder=names.of(giver) if event.kind in LINKS else None,
        to_holder=(names.of(taker) or _who(event, names)) if event.kind in LINKS else None,
        place=names.placed(where),
        witness=event.witness,
        seal=None if event.seal_in or continuity.came_off(event) else names.said(before.seal),
        seal_in=names.said(event.seal_in),
        seal_out=names.said(_came_off(event, before)),
        late_reason=event.late_reason,
        breach=event.breach_reason,
        corrects=numbers.get(event.corrects_id) if event.corrects_id is not None else None,
        corrected_by=replaced.get(event.id),
        correction_reason=event.correction_reason,
        due_at=event.due_at if event.kind is CustodyKind.COLLECTION_ARRANGED else None,
    )


def _who(event: CustodyEvent, names: Names) -> str | None:
    """Return who did it, for a link in which nothing changed hands."""
    return (
        names.of_staff(event.done_by_id)
        or names.of_person(event.done_by_person_id)
        or names.of_other(event.done_by_other)
    )


def _came_off(event: CustodyEvent, before: Standing) -> str | None:
    """Return the seal that came off: as it was read, else the one that the record had on it, put right or not."""
    return (event.seal_seen or before.seal or event.seal_out) if continuity.came_off(event) else None


def _deed(event: CustodyEvent) -> tuple[str, str | None]:
    """Return what happened in a few words, and the rest of the line."""
    told = _TOLD.get(event.kind)
    return words(event.kind), told(event) if told is not None else _rest(event.reason, _seal_said(event))


def _rest(*parts: str | None) -> str | None:
    """Return what is left to say in one line, nothing twice."""
    said: list[str] = []
    for part in parts:
        if part and not any(part in one for one in said):
            said.append(part)
    return "; ".join(said) or None


def _condition(event: CustodyEvent) -> str | None:
    return None if event.condition is None else _("condition: {what}").format(what=event.condition)


def _seal_said(event: CustodyEvent) -> str | None:
    """Return what is to be told of the seal in a link that is about something else: that it was not intact."""
    if event.seal_intact is Answer.YES and event.kind is CustodyKind.RECEIVED_BACK:
        return _("seal {state}").format(state=_intact(event))
    if event.seal_intact in (None, Answer.YES):
        return None
    if event.kind is CustodyKind.SEAL_CHANGED:
        return _("old seal {state}").format(state=_state(event))
    if event.kind in _HANDED_BACK:  # its condition is told by itself
        return _("seal {state}").format(state=_state(event))
    return _("seal {state}").format(state=_intact(event, told=event.condition or _("not described")))


def _state(event: CustodyEvent) -> str:
    return _("not intact") if event.seal_intact is Answer.NO else _("not known to be intact")


def _intact(event: CustodyEvent, told: str | None = None) -> str:
    if event.seal_intact is Answer.YES:
        return _("intact")
    if event.seal_intact is Answer.NO:
        what = told or event.condition or event.reason or _("not described")
        return _("not intact: {what}").format(what=what)
    return _("not known") if told is None else _state(event)


def _sealed(event: CustodyEvent) -> str:
    return _("locked away") if event.seal_in else _("no seal: {why}").format(why=event.no_seal_reason)


def _handed(event: CustodyEvent) -> str | None:
    said = None if event.seal_intact is Answer.NO else _condition(event)
    return _rest(_("seal {state}").format(state=_intact(event)), said, event.reason, event.told)


def _handed_back(event: CustodyEvent) -> str | None:
    return _rest(event.reason, _seal_said(event), _condition(event))


#: What the rest of a line says, where it is more than the reason.
_TOLD: Mapping[CustodyKind, Callable[[CustodyEvent], str | None]] = {
    CustodyKind.SEALED: _sealed,
    CustodyKind.SEAL_CHECKED: lambda event: _rest(_intact(event), event.reason),
    CustodyKind.SEAL_CHANGED: lambda event: _rest(event.reason, _seal_said(event), event.condition),
    CustodyKind.COLLECTION_ARRANGED: lambda event: ", ".join(filter(None, (event.told, event.organisation))),
    CustodyKind.HANDED_TO_POLICE: _handed,
    CustodyKind.RELEASED_BY_POLICE: lambda event: _rest(event.authorised_by, _condition(event)),
    CustodyKind.RECEIVED_BACK: _handed_back,
    CustodyKind.RETURNED: _handed_back,
}


def _gap(gap: continuity.Gap, numbers: dict[int, int], said: GapExplanation | None, names: Names) -> Gap:
    return Gap(
        after=numbers[gap.before.id],
        before=numbers[gap.after.id],
        last_holder=_last(gap, names),
        last_at=gap.last_link.occurred_at,
        next_holder=_next(gap, names),
        next_at=gap.after.occurred_at,
        explanation=None if said is None else said.explanation,
        explained_at=None if said is None else said.explained_at,
        seal_words=_seal_words(gap, numbers, names),
    )


def _last(gap: continuity.Gap, names: Names) -> str:
    holder = _had_it(gap.last, names)
    if gap.kind is GapKind.PLACE:
        return _("{who}, {where}").format(who=holder, where=names.placed(gap.last.spot) or _("place not known"))
    return holder


def _next(gap: continuity.Gap, names: Names) -> str | None:
    holder = names.of(gap.next_hand) or _who(gap.after, names)
    if gap.kind is GapKind.PLACE:
        return _("{who}, {where}").format(who=holder, where=names.placed(gap.next_spot) or _("place not known"))
    if gap.kind is GapKind.MISSING:
        return names.of(continuity.taken(gap.after)[0]) or holder
    return holder


def _had_it(standing: Standing, names: Names) -> str:
    return names.of(standing.hand) or names.placed(standing.spot) or _("nobody by name")


def _seal_words(gap: continuity.Gap, numbers: dict[int, int], names: Names) -> str | None:
    said: list[str] = []
    if gap.next_seal is not None and not same_seal(gap.next_seal, gap.last.seal):
        said.append(
            _("The record says seal {was}; seal {now} was read.").format(
                was=names.said(gap.last.seal) or _("none"), now=names.said(gap.next_seal)
            )
        )
    if gap.broken is not None:
        said.append(
            _(
                "Seal {number} was said not to be intact in link {link}, and to be intact in link {now}; no other seal "
                "is recorded between."
            ).format(number=names.said(gap.broken.number), link=numbers[gap.broken.link.id], now=numbers[gap.after.id])
        )
    elif not said and gap.after.seal_intact is Answer.YES and gap.last.seal is not None:
        said.append(_("Seal {number} was intact afterwards.").format(number=names.said(gap.last.seal)))
    return " ".join(said) or None


def _open_gap(events: Sequence[CustodyEvent], numbers: dict[int, int], names: Names) -> tuple[Gap, ...]:
    """Return the gap that has no end yet: the thing is missing."""
    ordered = [event for event in continuity.in_order(events) if event.kind in LINKS]
    if not ordered or ordered[-1].kind is not CustodyKind.MISSING:
        return ()
    last, link = continuity.last_known(events)
    said = (link or ordered[-1]).occurred_at
    return (Gap(after=numbers[ordered[-1].id], last_holder=_had_it(last, names), last_at=said),)
