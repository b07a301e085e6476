"""A device's continuity as the entries of a vertical line: every link, every gap, corrected links struck through."""

from collections.abc import Iterator
from datetime import date

from desktop_app import clock
from desktop_app.models.vocabulary import Answer, CustodyKind
from desktop_app.services.register import DeviceStory, GapRow, StepRow
from desktop_app.views.devices import saying
from desktop_app.views.devices.looks import LINKS
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.timeline import Action, Entry, Gap, Moment
from desktop_app.words import _

EXPLAIN = "explain"
K = CustodyKind


def entries(story: DeviceStory) -> list[Entry]:
    """Return the line from the first link to the last, each gap after the link it follows."""
    gaps = {gap.after: gap for gap in story.gaps}
    found: list[Entry] = []
    day: date | None = None
    for step in story.steps:
        here = clock.local(step.link.occurred_at).date()
        found.append(_moment(step, with_day=here != day))
        day = here
        if step.link.number in gaps:
            found.append(_gap(gaps[step.link.number]))
    return found


def _moment(step: StepRow, *, with_day: bool) -> Moment:
    struck = step.link.corrected_by is not None
    icon, tone = LINKS.get(step.kind, ("circle-dashed", Tone.NEUTRAL))
    if step.link.breach is not None:
        icon, tone = "shield-alert", Tone.AMBER
    if step.kind is K.SEAL_CHECKED and step.seal_intact is not Answer.YES:
        icon, tone = "shield-alert", Tone.AMBER
    return Moment(
        key=step.link.entry,
        title=title(step),
        time=saying.time(step.link.occurred_at),
        day=saying.day(step.link.occurred_at) if with_day else "",
        detail=" ".join(_sentences(step)),
        icon=icon,
        tone=Tone.NEUTRAL if struck else tone,
        chip=None if struck else seal_chip(step),
        struck=struck,
    )


def title(step: StepRow) -> str:
    """Return what happened, in a few words with the name or the place that matters most."""
    link = step.link
    if step.kind is K.SEALED and not step.seal_on and link.place:
        return _("Put in {it} without a seal").format(it=link.place)
    if step.kind is K.MOVED and not link.place and link.to_holder:
        return _("Moved to {it}").format(it=link.to_holder)
    words, it = {
        K.TAKEN: (_("Taken from {it}"), link.from_holder),
        K.SEALED: (_("Sealed, put in {it}"), link.place),
        K.MOVED: (_("Moved to {it}"), link.place),
        K.SEAL_CHECKED: (_("Seal checked in {it}"), link.place),
        K.HANDED_TO_POLICE: (_("Handed to police: {it}"), link.to_holder),
        K.RETURNED: (_("Returned to {it}"), link.to_holder),
        K.TRANSFERRED: (_("Transferred to {it}"), link.to_holder),
    }.get(step.kind, ("", None))
    return words.format(it=it) if it else link.what


#: Links whose title names the place, and those that lead from one holder to another.
_PLACE_IN_TITLE = frozenset({K.SEALED, K.MOVED, K.SEAL_CHECKED})
_FROM = frozenset({K.MOVED, K.SEALED, K.HANDED_TO_POLICE, K.RETURNED, K.TRANSFERRED})


def _sentences(step: StepRow) -> Iterator[str]:
    """Yield who did it with whom, where, why, and what is to be known about how it was written down."""
    link = step.link
    who = step.done_by or link.to_holder
    if who:
        words = _("{who}, witness {witness}.") if link.witness else _("{who}.")
        yield words.format(who=who, witness=link.witness)
    if link.from_holder and step.kind in _FROM and who != link.from_holder:
        yield _("From {who}.").format(who=link.from_holder)
    if link.place and step.kind not in _PLACE_IN_TITLE:
        yield _("{place}.").format(place=link.place)
    yield from _more(step)
    if link.late_reason:
        yield _("Entered late, {when}: {why}").format(when=saying.moment(link.entered_at), why=_ended(link.late_reason))
    if link.breach:
        yield _("This was not allowed when it happened: {why}").format(why=_ended(link.breach))
    if link.correction_reason and link.corrected_by is None:
        yield _("Corrected: {why}").format(why=_ended(link.correction_reason))


def _more(step: StepRow) -> Iterator[str]:
    """Yield the rest of what a link says, where the title and the seal's chip do not say it already."""
    detail = step.link.detail
    said = step.kind is K.SEALED and step.seal_on is not None
    checked = step.kind is K.SEAL_CHECKED and step.seal_intact is not Answer.NO
    if detail and not said and not checked:
        yield _ended(detail[:1].upper() + detail[1:])


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def seal_chip(step: StepRow) -> ChipLook | None:
    """Return what a link says of the seal, as the chip at the far right."""
    number = step.seal_on or step.seal_seen or step.link.seal
    if step.seal_on and step.seal_off:
        tone = Tone.AMBER if step.seal_intact is Answer.NO else Tone.NEUTRAL
        words = _("{old} off, {new} on").format(old=step.seal_off, new=step.seal_on)
        return ChipLook(words=words, tone=tone, icon="package")
    if step.seal_on:
        return ChipLook(words=_("Seal {number} on").format(number=number), icon="package-check")
    if step.no_seal_reason:
        return ChipLook(words=_("No seal"), tone=Tone.AMBER, icon="package-x")
    if step.seal_intact is None or not number:
        return None
    return {
        Answer.YES: ChipLook(
            words=_("Seal {number} intact").format(number=number), tone=Tone.GREEN, icon="package-check"
        ),
        Answer.NO: ChipLook(
            words=_("Seal {number} not intact").format(number=number), tone=Tone.AMBER, icon="package-x"
        ),
        Answer.NOT_KNOWN: ChipLook(words=_("Seal {number}, not known").format(number=number), icon="package"),
    }[step.seal_intact]


def _gap(gap: GapRow) -> Gap:
    verb = _("Explain the gap") if gap.explanation is None else _("Explain again")
    said = [sentence(gap), gap.seal_words or ""]
    if gap.explanation is not None:
        said.append(_("The school says: {words}").format(words=_ended(gap.explanation)))
    actions = (Action(name=EXPLAIN, verb=verb),) if gap.entry is not None else ()
    return Gap(key=gap.entry, title=_length(gap), detail=" ".join(part for part in said if part), actions=actions)


def _length(gap: GapRow) -> str:
    end = gap.next_at or clock.now()
    if gap.next_at is None:
        return _("{length} so far with no recorded holder").format(length=saying.length(gap.last_at, end))
    if end == gap.last_at:
        return _("The record does not follow on here")
    return _("{length} that the record does not account for").format(length=saying.length(gap.last_at, end))


def sentence(gap: GapRow) -> str:
    """Return a gap as the plain sentence in which people speak of it (domain D1)."""
    last = _("Last recorded with {holder} at {time}").format(holder=gap.last_holder, time=saying.moment(gap.last_at))
    if gap.next_at is None:
        return _("{last}; where it has been since is not recorded.").format(last=last)
    return _("{last}; next with {holder} at {time}; nothing recorded between.").format(
        last=last, holder=gap.next_holder or _("nobody by name"), time=saying.moment(gap.next_at)
    )
