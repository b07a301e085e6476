"""Every screen there is, each with a name and the way to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop_app.services import actions, register
from desktop_app.services.referral import answering
from desktop_app.services.rules.custody import verbs_from
from desktop_app.services.rules.verb import Verb
from desktop_app.views.cases import deeds as case_deeds
from desktop_app.views.deed import Deed
from desktop_app.views.devices import deeds as device_deeds
from desktop_app.views.devices.stock import StockCheckPage
from desktop_app.views.every_page import PAGES
from desktop_app.views.frame.shortcuts import KeysSheet
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.police.part import PolicePart
from desktop_app.views.theme import Ink
from desktop_app.views.widgets.ask import AskBox, Asked
from desktop_app.views.widgets.scroll import PageScroll
from tests.pictures.camera import settle
from tests.pictures.story import CASE, NOW, OLD_CASE

_CHILD = "P-0001"
_CASE_PARTS = ("overview", "people", "devices", "police", "support", "contacts", "documents", "record")
_SETTINGS = (
    "school", "staff", "calendar", "computer", "backups", "ways", "questions", "timers", "about",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One picture: its name, where it is taken, and what is done there first."""

    name: str
    going: Going
    first: Callable[[MainWindow], object] = lambda _window: None
    #: When it is taken, and how wide the window is then, where that is not as usual.
    at: datetime = NOW
    width: int = 0


def scenes(window: MainWindow) -> Iterator[Scene]:
    """Yield every scene that is behind the lock."""
    yield from _first_places()
    for part in _CASE_PARTS:
        yield Scene(name=f"case-{part}", going=Going(place=Place.CASE, reference=OLD_CASE, part=part))
    yield Scene(name="case-overview-today", going=Going(place=Place.CASE, reference=CASE))
    for part in ("support", "contacts"):
        yield Scene(name=f"case-{part}-empty", going=Going(place=Place.CASE, reference=CASE, part=part))
        old = Going(place=Place.CASE, reference=OLD_CASE, part=part)
        yield Scene(name=f"case-{part}-foot", going=old, first=_to_the_foot)
    yield Scene(name="devices", going=Going(place=Place.DEVICES))
    for row in window.workspace.ask(register.devices):
        name = row.reference.replace("/", "")
        yield Scene(name=f"device-{name}", going=Going(place=Place.DEVICE, reference=row.reference))
    yield Scene(name="stock-check", going=Going(place=Place.STOCK_CHECK))
    yield Scene(name="search", going=Going(place=Place.SEARCH, filled=(("words", "phone"),)))
    yield from _directory()
    yield Scene(name="record", going=Going(place=Place.RECORD))
    yield Scene(name="record-verify", going=Going(place=Place.RECORD, part="verify"))
    for part in _SETTINGS:
        yield Scene(name=f"settings-{part}", going=Going(place=Place.SETTINGS, part=part))
    yield from _handovers()
    yield from _device_deeds(window)
    yield from _case_deeds()
    yield from _other_deeds()
    yield from _refused()
    yield from _before_the_page()
    yield from _later(window)
    yield from _screening()


def _first_places() -> Iterator[Scene]:
    """Yield Today and one of its groups whole, the list of cases, and a new one."""
    yield Scene(name="today", going=Going(place=Place.TODAY))
    yield Scene(name="today-whole", going=Going(place=Place.TODAY, part="now"))
    yield Scene(name="cases", going=Going(place=Place.CASES))
    yield Scene(name="case-new", going=Going(place=Place.NEW_CASE))


def _directory() -> Iterator[Scene]:
    """Yield the directory, now and when its entries are to be checked, and forms that know what they are about."""
    directory = Going(place=Place.DIRECTORY)
    yield Scene(name="directory-to-check", going=directory, at=NOW + timedelta(days=130))
    yield Scene(name="directory", going=directory)
    yield Scene(name="directory-foot", going=directory, first=_to_the_foot)
    guidance = Going(place=Place.DIRECTORY, part="guidance")
    yield Scene(name="directory-guidance", going=guidance)
    for book in ("law", "barriers", "checklists"):
        opened = Going(place=Place.DIRECTORY, part="guidance", filled=(("book", book),))
        yield Scene(name=f"directory-guidance-{book}", going=opened)
    yield Scene(name="settings-foot", going=Going(place=Place.SETTINGS), first=_to_the_foot)
    known: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
        ("guidance.note", (("book", "directory"), ("entry", "posh"))),
        ("guidance.mark_checked", (("book", "law"), ("entry", "equality_act_2010"))),
        ("setting.change", (("name", "seal_within"),)),
        ("setting.reset", (("name", "stock_check"),)),
    )
    for verb, filled in known:
        going = Going(place=Place.DEED, part=verb, filled=filled)
        yield Scene(name=f"known-{verb.replace('.', '-')}", going=going)


def empty() -> Iterator[Scene]:
    """Yield what a vault shows in which nothing is yet."""
    yield Scene(name="empty-today", going=Going(place=Place.TODAY))
    yield Scene(name="empty-cases", going=Going(place=Place.CASES))
    yield Scene(name="empty-devices", going=Going(place=Place.DEVICES))
    yield Scene(name="empty-stock-check", going=Going(place=Place.STOCK_CHECK))
    yield Scene(name="empty-search", going=Going(place=Place.SEARCH, filled=(("words", "phone"),)))
    yield Scene(name="empty-settings", going=Going(place=Place.SETTINGS))


def alarmed() -> Iterator[Scene]:
    """Yield what a vault shows whose records were put back behind the program."""
    yield Scene(name="alarm-overview", going=Going(place=Place.CASE, reference=CASE))
    yield Scene(name="alarm-findings", going=Going(place=Place.RECORD, part="verify"))
    yield Scene(name="alarm-cases", going=Going(place=Place.CASES))


def _to_the_foot(window: MainWindow) -> None:
    settle(window)
    for area in window.findChildren(PageScroll):
        if area.isVisible():
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _refused() -> Iterator[Scene]:
    """Yield forms that were refused, with what is said at their fields."""
    for name, going, first in (
        ("refused-confiscate", Going(place=Place.DEED, part="device.confiscate", filled=(("case", CASE),)), _hurry),
        ("refused-new-case", Going(place=Place.NEW_CASE), _press),
        ("refused-person", Going(place=Place.DEED, reference=OLD_CASE, part="person.add"), _press),
    ):
        yield Scene(name=name, going=going, first=first)


def _press(window: MainWindow) -> None:
    page = window.frame.page
    assert isinstance(page, Deed)
    page.carry_out()


def _hurry(window: MainWindow) -> None:
    page = window.frame.page
    assert isinstance(page, Deed)
    page.form.fill({"where": "Changing room corridor", "power": "school_rules", "power_found": "on",
                    "screen_touched": "no", "content_viewed": "no"})  # fmt: skip
    page.carry_out()


def _before_the_page() -> Iterator[Scene]:
    """Yield what stands beside or before a page: help, keys, menus, questions, a toast, the blur, the rail."""
    overview = Going(place=Place.CASE, reference=CASE)
    device = Going(place=Place.DEVICE, reference="OP/1")
    yield Scene(name="help-devices", going=Going(place=Place.DEVICES), first=lambda window: window.frame.explain())
    yield Scene(name="help-overview", going=overview, first=lambda window: window.frame.explain())
    yield Scene(name="keys", going=overview, first=lambda window: KeysSheet(window).open())
    yield Scene(name="blurred", going=overview, first=lambda window: window.shoulder.turn())
    yield Scene(name="toast", going=device, first=lambda window: window.frame.say("Saved."))
    yield Scene(name="menu-case", going=overview, first=_open_menu)
    yield Scene(name="question", going=Going(place=Place.NEW_CASE), first=_ask)
    yield Scene(name="told", going=device, first=_tell)
    yield Scene(name="rail-today", going=Going(place=Place.TODAY), width=1100)
    yield Scene(name="rail-overview", going=overview, width=1100)
    yield Scene(name="rail-device", going=device, width=1100)
    yield Scene(name="rail-devices", going=Going(place=Place.DEVICES), width=1100)
    yield Scene(name="rail-confiscate", going=_deed("device.confiscate", CASE, case=CASE).going, width=1100)
    yield Scene(name="search-nothing", going=Going(place=Place.SEARCH, filled=(("words", "umbrella"),)))
    yield Scene(name="search-name", going=Going(place=Place.SEARCH, filled=(("words", "Dewi"),)))


def _open_menu(window: MainWindow) -> None:
    for button in window.frame.header.buttons:
        menu: QMenu | None = button.menu()
        if menu is not None:
            menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
            return


def _ask(window: MainWindow) -> None:
    verbs = ("Keep writing", "Leave without saving")
    asked = Asked(question="Leave without saving?", more="What you typed here is not saved yet.", verbs=verbs)
    AskBox(window, asked, safe=0, icon="circle-question-mark", ink=Ink.ACCENT).open()


def _tell(window: MainWindow) -> None:
    more = "Nothing was saved; the vault is as it was before.\nMake room on the disk, then try again."
    asked = Asked(question="The disk is full.", more=more, verbs=("Close",))
    AskBox(window, asked, safe=0, icon="triangle-alert", ink=Ink.AMBER).open()


def _later(window: MainWindow) -> Iterator[Scene]:
    """Yield the sealing clock when its time is over, and a stock-check that was recorded; these come last."""
    late = NOW + timedelta(minutes=26)
    yield Scene(name="overdue-device", going=Going(place=Place.DEVICE, reference="OP/4"), at=late)
    yield Scene(name="overdue-seal", going=_deed("device.seal", "OP/4").going, at=late)
    yield Scene(name="overdue-overview", going=Going(place=Place.CASE, reference=CASE), at=late)
    shelf = next(row.place for row in window.workspace.ask(register.places) if row.place and "cupboard" in row.place)
    check = Going(place=Place.STOCK_CHECK, reference=shelf)
    yield Scene(name="stock-check-ticked", going=check, first=lambda window: _tick(window, record=False))
    yield Scene(name="stock-check-done", going=check, first=lambda window: _tick(window, record=True))


def _screening() -> Iterator[Scene]:
    """Yield the police part of a case while it is screened: nothing answered, half of it, refused; these come last."""
    police = Going(place=Place.CASE, reference=CASE, part="police")
    old = Going(place=Place.CASE, reference=OLD_CASE, part="police")
    yield Scene(name="case-police-empty", going=police)
    yield Scene(name="case-police-begun", going=police, first=_answer)
    yield Scene(name="case-police-refused", going=police, first=_answer_in_vain)
    yield Scene(name="case-police-foot", going=old, first=_to_the_foot)


def _answer(window: MainWindow) -> None:
    """Answer half of the questions: one Yes, one Don't know."""
    given = {"coercion": "no", "extreme": "no", "under_13": "no", "immediate_risk": "yes",
             "known_vulnerable": "not_known", "crime_recorded": "no"}  # fmt: skip
    verb: Verb[Any] = answering.answer
    for question, answer in given.items():
        basis = {} if answer == "not_known" else {"basis": "Told by the form tutor, who asked both pupils"}
        asked = {"case": CASE, "question": question, "answer": answer, **basis}
        window.workspace.do(verb, actions.read(verb, asked))


def _answer_in_vain(window: MainWindow) -> None:
    part = window.frame.findChildren(PolicePart)[-1]
    asked = next(one for one in part.screening.asked if one.row.answer is None)
    asked.segments.segments[0].click()
    asked.save.click()


def _tick(window: MainWindow, *, record: bool) -> None:
    page = window.frame.page
    assert isinstance(page, StockCheckPage)
    for line in page.lines:
        line.tick.setChecked(True)
    if record:
        page.carry_out()


def _handovers() -> Iterator[Scene]:
    for name, part, first in (
        ("handover-issued", "H-2026-0001", _nothing),
        ("handover", "", _written),
        ("handover-receipt", "receipt", _nothing),
        ("handover-labels", "labels", _nothing),
        ("handover-declaration", "", _declared),
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
            yield _deed(line.part, "rfable" if line.part.startswith(("staff.", "settings.pass")) else OLD_CASE)


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
