"""Nobody is given away: not by who answers for them, not by an empty place in a list, not in a text beside a name."""

import pytest

from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import register
from desktop_app.services.rules.comparing import Naming, plain_name
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.packing import issued, said
from tests.services.scene import CASE, CHILD, MOTHER, NAMES, REPORTER, SHARER, Scene

FATHER = "Ignatius Brackenbury"


def with_father(scene: Scene) -> str:
    """Join the father of whoever reported to the case; return his reference."""
    father = scene.do("person.add", request("person.add", full_name=FATHER))
    given = request("case.involve", person=father, role="parent_or_carer", responsible_for=REPORTER)
    scene.do("case.involve", given)
    return father


def test_a_father_does_not_give_the_reporter_away(scene: Scene) -> None:
    father = with_father(scene)
    device = scene.do("device.confiscate", request("device.confiscate", taken_from={"person": father}))
    scene.do("device.move", request("device.move", device, to={"person": father}))
    pack = issued(scene)
    assert "Brackenbury" not in said(pack)
    assert [one.name for one in pack.people if one.role == "Parent or carer"] == [NAMES[MOTHER], None]
    assert FATHER in said(issued(scene, show_reporter=True))
    with scene.vault.reading() as session:
        told = [
            register.case(session, CASE), register.device(session, device), register.devices(session),
            register.people(session), register.parts(session, CASE),
            register.case_keys(session, register.CaseFilter(words="Ignatius")),
        ]  # fmt: skip
        assert "Brackenbury" not in repr(told)
        assert told[-1] == []
        assert register.cases_of(session, father) == ()
        assert FATHER in repr(register.case(session, CASE, show_protected=True))
        assert FATHER in repr(register.people(session, show_protected=True))


def test_who_only_reported_is_in_no_list(scene: Scene) -> None:
    with scene.vault.reading() as session:
        listed = {row.reference for row in register.people(session)}
        everyone = {row.reference for row in register.people(session, show_protected=True)}
    assert everyone - listed == {REPORTER}
    free = scene.do("person.add", request("person.add"))
    with scene.vault.reading() as session:
        assert free in {row.reference for row in register.people(session)}


def test_a_second_part_in_the_same_case_gives_nobody_away(scene: Scene) -> None:
    scene.do("case.involve", request("case.involve", person=REPORTER, role="witness"))
    with scene.vault.reading() as session:
        assert REPORTER not in {row.reference for row in register.people(session)}


@pytest.mark.parametrize("variant", ["receipt", "labels"])
def test_no_text_on_a_receipt_or_a_label_names_a_child(scene: Scene, variant: str) -> None:
    device = scene.do("device.confiscate", request(
        "device.confiscate", make=f"Phone of {NAMES[CHILD]}", model="Wrzosek's", colour="nia blue",
        identifiers="sticker TOBIASZ", damage="T. Wrzosek scratched in", place="Locker of Prosser", other_items="Nia’s",
    ))  # fmt: skip
    seal = request("device.seal", device, place="Behind Quince’s desk", shelf="Nia", seal="NIA 17")
    scene.do("device.seal", seal)
    scene.do("device.check_seal", request("device.check_seal", device, place="Room of Tobiasz", shelf=None))
    full, part = issued(scene), issued(scene, variant=variant, purpose=f"the phone of {NAMES[SHARER]}")
    words = plain_name(said(part))
    for name in ("nia", "prosser", "quince", "tobiasz", "wrzosek"):
        assert name not in words.replace("nickel", "")
    assert "Phone of [name withheld]" in said(part)
    assert f"Phone of {NAMES[CHILD]} Wrzosek's, nia blue" in full.exhibits[0].description
    assert full.exhibits[0].seal == "NIA 17"


def test_staff_and_officers_are_still_named(scene: Scene) -> None:
    scene.do("person.add", request("person.add", full_name="Odette Marsh"))
    scene.do("case.involve", request("case.involve", person="P-0006", role="witness"))
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.hand_to_police", request("device.hand_to_police", device))
    words = said(issued(scene, variant="receipt"))
    assert "Odette Larkspur" in words
    assert "PC Olive Marsh" in words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Phone of Maisie Childname", "Phone of *"),
        ("MAISIE-CHILDNAME, blue", "*, blue"),
        ("maisies bag; M. Childname", "* bag; M. *"),
        ("iPhone_maisie2", "iPhone_*2"),
        ("maisiechildname@", "*@"),
        ("Zaneta and Łakowska", "* and *"),
        ("Żaneta Łąkowska’s", "*’s"),
        ("Li Wu had it", "* had it"),
        ("Li had it", "Li had it"),
        ("a Maisonette", "a Maisonette"),
        ("", ""),
    ],
)
def test_names_are_taken_out(text: str, left: str) -> None:
    names = Naming(["Maisie Childname", "Żaneta Łąkowska", "Li Wu", "أمينة الخيالية"], "*")
    assert names.without(text) == left
    assert names.without("هاتف أمينة") == "هاتف *"
