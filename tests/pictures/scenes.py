"""Every screen there is, each with a name and the way to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app.services import register
from desktop_app.services.rules.custody import verbs_from
from desktop_app.views.cases import deeds as case_deeds
from desktop_app.views.devices import deeds as device_deeds
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.main_window import PAGES, MainWindow
from desktop_app.views.page import Going, Place
from tests.pictures.story import CASE, OLD_CASE

_CHILD = "P-0001"
_CASE_PARTS = ("overview", "people", "devices", "documents", "record")
_SETTINGS = ("school", "staff", "computer", "backups", "ways", "about")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One picture: its name, where it is taken, and what is done there first."""

    name: str
    going: Going
    first: Callable[[MainWindow], object] = lambda _window: None


def scenes(window: MainWindow) -> Iterator[Scene]:
    """Yield every scene that is behind the lock."""
    yield Scene(name="cases", going=Going(place=Place.CASES))
    yield Scene(name="case-new", going=Going(place=Place.NEW_CASE))
    for part in _CASE_PARTS:
        yield Scene(name=f"case-{part}", going=Going(place=Place.CASE, reference=OLD_CASE, part=part))
    yield Scene(name="case-overview-today", going=Going(place=Place.CASE, reference=CASE))
    yield Scene(name="devices", going=Going(place=Place.DEVICES))
    for row in window.workspace.ask(register.devices):
        name = row.reference.replace("/", "")
        yield Scene(name=f"device-{name}", going=Going(place=Place.DEVICE, reference=row.reference))
    yield Scene(name="stock-check", going=Going(place=Place.STOCK_CHECK))
    yield Scene(name="search", going=Going(place=Place.SEARCH, filled=(("words", "phone"),)))
    yield Scene(name="record", going=Going(place=Place.RECORD))
    yield Scene(name="record-verify", going=Going(place=Place.RECORD, part="verify"))
    for part in _SETTINGS:
        yield Scene(name=f"settings-{part}", going=Going(place=Place.SETTINGS, part=part))
    yield from _handovers()
    yield from _device_deeds(window)
    yield from _case_deeds()
    yield from _other_deeds()


def _handovers() -> Iterator[Scene]:
    for name, part, first in (
        ("handover", "", _written),
        ("handover-receipt", "receipt", _nothing),
        ("handover-labels", "labels", _nothing),
        ("handover-declaration", "", _declared),
        ("handover-issued", "H-2026-0001", _nothing),
        ("handover-preview", "full", _turned),
    ):
        yield Scene(name=name, going=Going(place=Place.HANDOVER, reference=OLD_CASE, part=part), first=first)


def _nothing(_window: MainWindow) -> None:
    return


def _page(window: MainWindow) -> HandoverPage:
    page = window.frame.page
    assert isinstance(page, HandoverPage)
    return page


def _written(window: MainWindow) -> None:
    form = _page(window).form
    form.fill({"variant": "full", "recipient": "PC Dilys Fictive, Exampleshire Police", "purpose": "For collection",
               "summary": "A pupil told a teacher that a picture had been passed on in a year group chat. It was "
                          "reported to the designated lead the same morning."})  # fmt: skip


def _declared(window: MainWindow) -> None:
    page = _page(window)
    page.form.fill({"variant": "full", "copied": "no", "principle_1": "no", "principle_4": "yes"})
    page.form.field("principle_1").take_focus()


def _turned(window: MainWindow) -> None:
    _page(window).beside.turn_to("pages")


def _device_deeds(window: MainWindow) -> Iterator[Scene]:
    """Yield the page of every deed, about a device to which it can be done if there is one."""
    rows = window.workspace.ask(register.devices)
    for verb in device_deeds.DEEDS:
        fitting = [row.reference for row in rows if verb in verbs_from(row.state)]
        device = (fitting or [row.reference for row in rows])[0]
        if verb in {"device.ask", "device.confiscate", "device.take_together", "device.record_search"}:
            yield _deed(verb, CASE, case=CASE)
        elif verb in {"device.explain_gap", "device.correct_entry"}:
            yield _deed(verb, *_entry(window, verb, [row.reference for row in rows]))
        else:
            yield _deed(verb, device)


def _case_deeds() -> Iterator[Scene]:
    for verb in case_deeds.DEEDS:
        if verb.startswith("person."):
            yield _deed(verb, _CHILD if verb == "person.correct" else OLD_CASE)
        elif verb == "case.end_involvement":
            yield _deed(verb, OLD_CASE, case=OLD_CASE, person=_CHILD, role="child_harmed")
        else:
            yield _deed(verb, OLD_CASE, case=OLD_CASE)


def _other_deeds() -> Iterator[Scene]:
    known = {*device_deeds.DEEDS, *case_deeds.DEEDS}
    for line in PAGES:
        if line.place is Place.DEED and line.part not in known:
            yield _deed(line.part, "rfable" if line.part.startswith(("staff.", "settings.pass")) else "")


def _entry(window: MainWindow, verb: str, devices: list[str]) -> tuple[str, int]:
    """Return a device and the entry of it that can be explained or corrected."""
    for device in devices:
        story = window.workspace.ask(register.device_story, device, window.workspace.vault.stamp())
        entries: list[Any] = [gap.entry for gap in story.gaps if gap.entry is not None]
        if verb == "device.correct_entry":
            entries = [step.link.entry for step in story.steps if step.may_be_corrected]
        if entries:
            return device, entries[0]
    return devices[0], 1


def _deed(verb: str, reference: str, entry: int | None = None, **filled: object) -> Scene:
    given = {**filled, **({} if entry is None else {"entry": entry})}
    going = Going(place=Place.DEED, reference=reference, part=verb, filled=tuple(given.items()))
    return Scene(name=f"deed-{verb.replace('.', '-').replace('_', '-')}", going=going)
