"""What holds a device: why it may not go back, in the words of the hold, and how long it may wait for its seal."""

from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop_app.models.vocabulary import DeviceState
from desktop_app.views.devices.device import DevicePage
from desktop_app.views.devices.sealing_clock import SealingClock
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.label import Label
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.scene import CASE, Scene
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands
from tests.views.finding import said

Show = Callable[..., Page]


def one(show: Show, reference: str) -> DevicePage:
    page = show(DevicePage, Going(place=Place.DEVICE, reference=reference))
    assert isinstance(page, DevicePage)
    return page


def test_a_hold_that_waits_for_the_decision_says_so_and_leads_there(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    scene.do("case.categorise", {"case": CASE, "reason": "It was said later.", "nature": ["child_nude"]})
    page = one(show, device)
    ways, hands = went(page), Hands(qtbot, page)
    shown = "\n".join(said(label) for label in page.findChildren(Label))
    assert "A provisional preservation hold covers the whole case since" in shown
    assert "It ends when it is decided whether this goes to the police." in shown
    assert "the police have not released" not in shown
    assert "Provisional hold" in [look.words for look, _going in page.chips()]
    hands.press("Decide about the police")
    assert ways == [Going(place=Place.CASE, reference=CASE, part="police")]


def test_the_hold_of_the_referral_says_what_lifts_it(scene: Scene, show: Show) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    page = one(show, device)
    shown = "\n".join(said(label) for label in page.findChildren(Label))
    assert "The preservation hold of the referral covers the whole case since" in shown
    assert "Recorded police advice, or a recorded outcome, lifts it for what that names." in shown


def test_the_clock_runs_as_long_as_the_school_has_set_it(scene: Scene, show: Show) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    page = one(show, brought(scene, DeviceState.TAKEN))
    (clock,) = page.findChildren(SealingClock)
    assert page.story is not None
    assert clock.until - page.story.detail.row.since == timedelta(minutes=45)
