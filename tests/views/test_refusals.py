"""Every deed there is, pressed on an empty form and on a hostile one: told at its field, said aloud, nothing lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import background, clock, settings
from desktop_app.models.vocabulary import DeviceState, InvolvementRole
from desktop_app.views.deed import Deed
from desktop_app.views.every_page import PAGES
from desktop_app.views.frame.pages import PageLine
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import Said, overheard
from desktop_app.views.widgets.control import WordsControl
from desktop_app.views.widgets.field import Field
from desktop_app.workspace import Workspace
from tests import build
from tests.services.asking import REQUESTS, request
from tests.services.journeys import brought
from tests.services.scene import CASE, SHARER, TEACHER, TEN, Scene, founded
from tests.views.devices.by_hand import DEEDS_BY_HAND
from tests.views.devices.hands import Hands
from tests.views.finding import described, opened

LINES = [
    line
    for line in PAGES
    if issubclass(line.make, Deed) and line.place in (Place.DEED, Place.NEW_CASE)  # type: ignore[arg-type]
]
NAMES = [line.part or line.place.value for line in LINES]
#: What no record takes: the address of a picture, and far more than there is room for.
HOSTILE: Final = ("see https://example.test/picture.jpg", "This goes on and on. " * 400)
#: Deeds whose empty form is no mistake: every answer has been thought of already, or none is needed.
WELL_BEGUN: Final = frozenset({"device.check_seal"})
#: Subjects whose deeds are about a case, and what must be there before some of them.
ABOUT_A_CASE: Final = (
    "case.", "person.", "referral.", "police.", "contact.", "parents.", "protection.", "sanction.", "key_date.",
    "process.", "viewing.", "group.",
)  # fmt: skip
BEFORE: Final = {
    "protection.review": "protection.begin", "protection.end": "protection.begin", "key_date.settle": "key_date.set",
    "process.end": "process.begin", "group.change": "group.add", "group.end": "group.add",
    "directory.withdraw": "directory.add", "calendar.withdraw": "calendar.add",
}  # fmt: skip


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The school, open once; every deed gets a copy of it in memory."""
    place = tmp_path_factory.mktemp("refusals")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with founded(vault):
            pass
        with clock.running(lambda: TEN), Scene(build.open_vault(place / "vault")) as made:
            yield made
    shutil.rmtree(place, ignore_errors=True)


def way_to(line: PageLine, scene: Scene) -> Going:
    """Return the way to a deed, to something in the school that it can be done to."""
    filled: tuple[tuple[str, object], ...] = ()
    reference = CASE if line.part.startswith(ABOUT_A_CASE) else ""
    if line.part in BEFORE:
        scene.do(BEFORE[line.part], request(BEFORE[line.part]))
    if line.part == "police.note_acted":
        filled = (("advice", scene.do("police.record_advice", request("police.record_advice"))),)
    if line.part.startswith(("staff.", "settings.")):
        reference = TEACHER
    if line.part in ("person.correct", "case.end_involvement"):
        filled = (("case", CASE), ("person", SHARER), ("role", InvolvementRole.REPORTED_TO_HAVE_SHARED.value))
    if line.part.startswith("device."):
        hand = DEEDS_BY_HAND.get(line.part)
        before = hand.before if hand is not None else DeviceState.TAKEN
        reference = CASE if before is None else brought(scene, before)
        if line.part in ("device.correct_entry", "device.explain_gap"):
            filled = (("entry", scene.last(reference).id),)
    return Going(place=line.place, reference=reference, part=line.part, filled=filled)


def page_of(line: PageLine, scene: Scene, qtbot: QtBot) -> Deed:
    workspace = Workspace()
    workspace.adopt(scene.vault)
    page = opened(qtbot, line.make(workspace, way_to(line, scene)), 1182, 640)
    assert isinstance(page, Deed)
    return page


def bad_ones(page: Deed) -> list[Field]:
    return [field for field in page.form.fields() if field.problem and field.isVisible()]


def refused(page: Deed, scene: Scene, qtbot: QtBot) -> None:
    """Press the verb, and see that it is told, where, that it is said aloud, and that nothing is lost."""
    before, recorded = page.form.draft(), scene.size()
    with overheard() as heard, ask.answering() as told:
        Hands(qtbot, page).press(page.does)
        background.wait_for_all()
        qtbot.waitUntil(lambda: bool(bad_ones(page) or page.trouble.text() or told))
    assert scene.size() == recorded, "it was carried out"
    assert told == [], "a refusal of what was typed is no message box"
    assert page.form.draft() == before
    assert page.isVisible()
    assert page.trouble.text()
    assert page.foot.text() == "Nothing you typed is lost."
    assert Said(words=page.trouble.text(), urgent=True) in heard
    shown_at_its_field(page)


def shown_at_its_field(page: Deed) -> None:
    """See that the first field that was refused has the keyboard, and says why to whoever listens."""
    bad = bad_ones(page)
    if not bad:
        return  # it concerns no field of this form, and stands at the foot
    first = bad[0]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert first.isAncestorOf(focus), f"{first.name} was refused, and the keyboard is elsewhere"
    assert first.label.split("?")[0] in page.trouble.text() or len(bad) > 3
    told = [described(widget) for widget in (focus, first.control.target())]
    assert any(first.problem in words for words in told), f"{first.name} does not say what is wrong"


@pytest.mark.parametrize("line", LINES, ids=NAMES)
def test_an_empty_form_is_refused(line: PageLine, school: Scene, qtbot: QtBot) -> None:
    with school.copy() as scene, clock.running(lambda: scene.moment):
        page = page_of(line, scene, qtbot)
        if line.part in WELL_BEGUN:
            return
        refused(page, scene, qtbot)
        page.clear()


@pytest.mark.parametrize("words", HOSTILE, ids=["address", "too-long"])
@pytest.mark.parametrize("line", LINES, ids=NAMES)
def test_a_hostile_form_is_refused(line: PageLine, words: str, school: Scene, qtbot: QtBot) -> None:
    with school.copy() as scene, clock.running(lambda: scene.moment):
        page = page_of(line, scene, qtbot)
        for verb in ("case.involve", page.verb.name) if page.verb.name == "person.add" else (page.verb.name,):
            if verb in REQUESTS:
                page.form.fill(request(verb, page.going.reference))
        written = [field for field in page.form.fields() if isinstance(field.control, WordsControl) and field.wanted]
        for field in written:
            field.control.choose(words)
        if not written:
            pytest.skip("there is nothing to write on this form")
        refused(page, scene, qtbot)
        assert {field.name for field in bad_ones(page)} & {field.name for field in written}
        page.clear()


def test_every_deed_is_walked() -> None:
    assert len(LINES) > 35
    assert {"device.confiscate", "case.close", "staff.add", "settings.recovery", "vault.accept_alarm"} <= set(NAMES)


def test_the_vault_is_kept_apart(school: Scene, tmp_path: Path) -> None:
    """What is done on a copy is done there only, so that no deed stands in another's way."""
    recorded = school.size()
    with school.copy() as scene:
        brought(scene, DeviceState.TAKEN)
    assert school.size() == recorded
