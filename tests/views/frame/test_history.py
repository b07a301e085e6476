"""Where a person has been is remembered, but never a deed that was done."""

from desktop_app.views.frame.history import History, place_of, plain
from desktop_app.views.page import Going, Place

CASES, CASE, DEED = Going(place=Place.CASES), Going(place=Place.CASE, reference="C-2026-0001"), Going(place=Place.DEED)


def test_goes_back_the_way_it_came() -> None:
    history = History()
    for going in (CASES, CASE, Going(place=Place.RECORD)):
        history.arrive(going)
    assert history.back() == CASE
    assert history.back() == CASES
    assert history.back() is None
    assert not history.can_go_back


def test_a_deed_is_never_gone_back_to() -> None:
    history = History()
    history.arrive(CASE)
    history.arrive(DEED, fleeting=True)
    history.arrive(Going(place=Place.DEVICE, reference="OL/1"))
    assert history.back() == CASE


def test_going_forward_to_where_one_came_from_is_going_back() -> None:
    history = History()
    for going in (CASES, CASE, CASES):
        history.arrive(going)
    assert history.back() == CASE
    history.arrive(DEED, fleeting=True)
    history.arrive(CASES)
    assert history.before() == CASE


def test_a_place_comes_back_from_json_as_it_was() -> None:
    going = Going(place=Place.DEED, reference="OL/1", part="device.seal", filled=(("device", "OL/1"),))
    assert place_of(plain(going)) == going
    assert place_of({"place": "nowhere"}) is None
    assert place_of("cases") is None
