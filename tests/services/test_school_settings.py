"""The school's settings: the own value holds over what is shipped, and the earlier one stays readable."""

import pytest

from desktop_app.guidance import Confidence
from desktop_app.guidance.shipped import SETTINGS, TIMERS
from desktop_app.models.calendar import Setting
from desktop_app.models.care_words import Nation
from desktop_app.models.case import Correction
from desktop_app.services import register
from desktop_app.services.register import SettingRow
from desktop_app.services.rules import screening, settings_of_school
from desktop_app.services.rules.settings_of_school import InForce
from tests.services.scene import Scene


def held(scene: Scene) -> InForce:
    with scene.vault.reading() as session:
        return settings_of_school.in_force(session)


def row(scene: Scene, name: str) -> SettingRow:
    with scene.vault.reading() as session:
        return next(one for one in register.settings(session) if one.name == name)


def test_every_setting_that_is_asked_for_is_shipped_with_its_source(scene: Scene) -> None:
    assert set(settings_of_school.declared()) == {*TIMERS, *SETTINGS}
    with scene.vault.reading() as session:
        rows = register.settings(session)
    for one in rows:
        assert one.label
        assert one.source
        assert one.as_of.year >= 2025
        assert one.value == one.default
        assert not one.is_own
        assert one.confidence in Confidence


@pytest.mark.parametrize(
    ("name", "value"),
    [("seal_within", "45"), ("second_list", "yes"), ("nation", "scotland"), ("school_ends", "16:05"),
     ("parents_told", "0"), ("many_children", "8")],
)  # fmt: skip
def test_an_own_value_holds_and_is_told(scene: Scene, name: str, value: str) -> None:
    shipped = held(scene).value(name)
    scene.do("setting.change", {"name": name, "value": value})
    told = row(scene, name)
    assert held(scene).value(name) == value == told.value
    assert told.default == shipped
    assert told.changed_by == "Odette Larkspur"
    assert told.changed_at == scene.moment
    (kept,) = scene.rows(Correction)
    assert (kept.subject, kept.earlier, kept.now) == (name, "shipped", value)


def test_put_back_it_is_as_shipped_and_nothing_is_gone(scene: Scene) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "45"})
    scene.do("setting.change", {"name": "seal_within", "value": "20"})
    scene.do("setting.reset", {"name": "seal_within"})
    assert held(scene).number("seal_within") == 30
    assert not row(scene, "seal_within").is_own
    assert [(one.earlier, one.now) for one in scene.rows(Correction)] == [
        ("shipped", "45"), ("45", "20"), ("20", "shipped"),
    ]  # fmt: skip
    assert len(scene.rows(Setting)) == 1


def test_a_kept_value_that_could_no_longer_be_set_gives_way(scene: Scene) -> None:
    assert InForce({"seal_within": "99999"}).number("seal_within") == 30
    assert InForce({"nation": "cornwall"}).nation is Nation.ENGLAND


def test_the_screening_goes_by_the_same_settings(scene: Scene) -> None:
    scene.do("setting.change", {"name": "many_children", "value": "8"})
    scene.do("setting.change", {"name": "second_list", "value": "yes"})
    with scene.vault.reading() as session:
        assert screening.many_children(session) == 8
        assert screening.uses_second_list(session)
    for name in ("many_children", "second_list"):
        scene.do("setting.reset", {"name": name})
    with scene.vault.reading() as session:
        assert screening.many_children(session) == settings_of_school.number(session, "many_children") == 5
        assert not screening.uses_second_list(session)
        assert not settings_of_school.is_on(session, "second_list")


def test_the_nation_decides_which_bank_holidays_count(scene: Scene) -> None:
    scene.do("setting.change", {"name": "nation", "value": "scotland"})
    with scene.vault.reading() as session:
        year = settings_of_school.school_year(session)
    assert year.nation is Nation.SCOTLAND
