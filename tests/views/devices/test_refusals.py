"""Every way in which a verb about devices can refuse is told at its field, and nothing that was typed is lost."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.errors import Problem
from desktop_app.models.vocabulary import DeviceState
from desktop_app.views.deed import Deed
from desktop_app.views.devices.deeds import DEEDS
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.field import Field
from desktop_app.workspace import Workspace
from tests import build
from tests.services.journeys import brought
from tests.services.refusals import REFUSALS, Maker, Refused
from tests.services.scene import CASE, TEN, Scene
from tests.views.devices.by_hand import DEEDS_BY_HAND, NINE
from tests.views.devices.hands import Hands
from tests.views.finding import described, opened

Show = Callable[..., Page]
MAKERS = [(rule, maker) for rule, makers in sorted(REFUSALS.items()) for maker in makers]
#: What no form can say: two holders at once, words that are no choice, references that no list offers.
UNSAYABLE = frozenset({"form", "one-holder", "one-of", "unknown", "blank", "part-of-itself", "other-case"})

#: What no form asks: an explanation is always given now, so none can be older than its gap.
UNASKED = frozenset({"before-gap"})


def page_of(workspace: Workspace, refused: Refused, qtbot: QtBot) -> Deed:
    """Open the page on which a refused request would be made."""
    given = dict(refused.given)
    reference = str(given.pop("device", "") or given.pop("case", "") or "")
    filled: tuple[tuple[str, object], ...] = ()
    if "entry" in given:
        filled = (("entry", given["entry"]),)
    if "breach" in given:
        filled = (*filled, ("breach", True))
    going = Going(place=Place.DEED, reference=reference, part=refused.action, filled=filled)
    return opened(qtbot, DEEDS[refused.action](workspace, going), 1182, 640)


def troubled(page: Deed) -> list[Field]:
    """Return the fields that show a refusal and are seen."""
    return [field for field in page.form.fields() if field.problem and field.isVisible()]


@pytest.fixture(scope="module")
def school(school_on_disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The school, open once; every way into a refusal gets a copy of it in memory."""
    place = tmp_path_factory.mktemp("refusals")
    shutil.copytree(school_on_disk, place / "vault")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: TEN), Scene(build.open_vault(place / "vault")) as made:
            yield made


@pytest.mark.parametrize(("rule", "make"), MAKERS, ids=[f"{n}:{rule}" for n, (rule, _make) in enumerate(MAKERS)])
def test_it_is_told_at_its_field(rule: str, make: Maker, school: Scene, qtbot: QtBot) -> None:
    with school.copy() as scene, clock.running(lambda: scene.moment):
        refused = make(scene)
        if refused.action not in DEEDS or rule in UNASKED:
            return  # the screens of other subjects see to these
        workspace = Workspace()
        workspace.adopt(scene.vault)
        page = page_of(workspace, refused, qtbot)
        page.form.fill(steered(refused, scene))
        problem = Problem(field=refused.field, message="It cannot be so.", rule=rule)
        page.form.show_problems([page.aimed(problem)])
        shown = troubled(page)
        assert shown, f"{refused.field} of {refused.action} has no place on the form"
        assert any("It cannot be so." in field.problem or "marked below" in field.problem for field in shown)
        if rule not in UNSAYABLE and not contradicts(refused):
            carried_out_in_vain(page, scene, qtbot)


def carried_out_in_vain(page: Deed, scene: Scene, qtbot: QtBot) -> None:
    """Press the button and see that nothing was recorded, that a field says why, and that nothing typed is lost."""
    typed, recorded = page.form.draft(), scene.size()
    page.form.clear_problems()
    Hands(qtbot, page).press(page.does)
    assert scene.size() == recorded
    assert troubled(page), "it was refused and nothing shows it"
    assert page.form.draft() == typed
    assert page.trouble.text()
    assert page.foot.text() == "Nothing you typed is lost."


def contradicts(refused: Refused) -> bool:
    """Say whether a request contradicts itself in a way that the form does not let anyone say."""
    given = refused.given
    both = "no_seal_reason" in given and ("seal" in given or "new_seal" in given)
    unseen = "viewing" in given and given.get("content_viewed") != "yes"
    return both or unseen or refused.field == "things[1].grounds"


def steered(refused: Refused, scene: Scene) -> dict[str, Any]:
    """Return a refused request with the answers that make the form ask what it is about."""
    given: dict[str, Any] = {**refused.given}
    numbered = "seal" in given or "new_seal" in given
    given["~sealed"] = "no" if "no_seal_reason" in given and not numbered else "yes"
    given["~as_recorded"] = "no" if {"from_holder", "from_place", "from_shelf"} & set(given) else "yes"
    given["~searched"] = "yes" if "search" in given else "no"
    given["~breach"] = "yes" if "breach" in given else "no"
    if "owner_person" in given:
        given["owner"] = "someone_else"
    if "viewing" in given or refused.field.startswith("viewing"):
        given["content_viewed"] = given.get("content_viewed", "yes")
    if refused.minutes_ago is not None:
        given["at"] = scene.ago(refused.minutes_ago).isoformat()
    if refused.late is not None:
        given["late"] = refused.late
    return given


def test_a_used_seal_number_is_told_at_the_number(scene: Scene, show: Show, qtbot: QtBot) -> None:
    brought(scene, DeviceState.HELD_PENDING_DECISION, seal="FH 7")
    device = brought(scene, DeviceState.TAKEN)
    page = show(DEEDS["device.seal"], Going(place=Place.DEED, reference=device, part="device.seal"))
    hands = Hands(qtbot, page)
    answers = {label: words for label, words in DEEDS_BY_HAND["device.seal"].answers.items() if label != "Make"}
    hands.fill(page.form, answers | {"Seal or bag number": "FH 7"})  # type: ignore[attr-defined]
    hands.press("Seal")
    field = page.form.field("seal")  # type: ignore[attr-defined]
    assert "stands in the register already" in field.problem
    assert field.problem in described(field.control.target())
    hands.fill(page.form, {"Seal or bag number": "FH 8"})  # type: ignore[attr-defined]
    hands.press("Seal")
    assert scene.device(device).seal_number == "FH 8"


def test_a_hold_is_told_at_the_device_and_offers_the_truth(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_FOR_POLICE)
    page = show(
        DEEDS["device.return_to_owner"], Going(place=Place.DEED, reference=device, part="device.return_to_owner")
    )
    assert isinstance(page, Deed)
    hands = Hands(qtbot, page)
    hands.fill(page.form, DEEDS_BY_HAND["device.return_to_owner"].answers)
    hands.press("Record the return")
    assert "preservation hold covers this device" in page.form.field("device").problem
    hands.fill(page.form, {"Has it gone back although it is held?": "Yes, it has happened"})
    hands.fill(page.form, {"How it came about": "At the gate.", "Who was told of it": "the head"})
    hands.press("Record the return")
    assert scene.device(device).state is DeviceState.RETURNED


def test_words_that_no_record_takes_are_told_while_they_are_typed(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = show(DEEDS["device.confiscate"], Going(place=Place.DEED, reference=CASE, part="device.confiscate"))
    assert isinstance(page, Deed)
    hands = Hands(qtbot, page)
    hands.fill(page.form, {**NINE, "On what grounds": "see https://example.test/picture"})
    assert page.form.field("grounds").advice or page.form.field("grounds").problem  # refused once the field is left
    recorded = scene.size()
    hands.press("Confiscate")
    assert page.form.field("grounds").problem
    assert scene.size() == recorded
    assert page.form.field("grounds").control.value() == "see https://example.test/picture"


def test_nothing_to_correct_is_told(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = show(DEEDS["device.correct"], Going(place=Place.DEED, reference=device, part="device.correct"))
    assert isinstance(page, Deed)
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"Why": "It was typed wrong."})
    hands.press("Correct it")
    assert "Nothing is changed yet" in page.form.field("reason").problem


def test_what_went_before_decides_what_is_asked(scene: Scene, show: Show, qtbot: QtBot) -> None:
    """A device that was still in somebody's hands at the time of a late handover was never stored."""
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    page = show(DEEDS["device.hand_to_police"], Going(place=Place.DEED, reference=device, part="device.hand_to_police"))
    assert isinstance(page, Deed)
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"When did it change hands?": scene.ago(7)})
    hands.fill(page.form, DEEDS_BY_HAND["device.hand_to_police"].answers)
    hands.press("Hand to police")
    assert "never sealed and stored" in page.form.field("never_stored_reason").problem
    assert page.form.field("never_stored_reason").isVisible()
