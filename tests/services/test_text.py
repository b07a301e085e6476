"""Hostile text in every field of every verb is refused there, not repeated and not kept; ordinary names come back."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from desktop_app import clock, guard
from desktop_app.errors import Invalid
from desktop_app.models.person import Person
from desktop_app.services import actions
from desktop_app.services.rules.verb import Verb
from tests.services.asking import REQUESTS, request
from tests.services.scene import Scene

#: By what it is: text that no field takes. The word in it is looked for in whatever is said about it.
MARK = "Zwölfkiefer"
HOSTILE = {
    "markup": f"{MARK} <img src=x onerror=alert(1)>",
    "control": f"{MARK} \x07 bell",
    "bidi": f"{MARK} \u202egnp.txt",
    "encoded": f"{MARK} " + "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4" * 3,
    "address": f"{MARK} https://example.invalid/{MARK}",
    "file_hash": "d41d8cd98f00b204e9800998ecf8427e",
    "passcode": f"{MARK} passcode 4471",
    "too_long": f"{MARK} " * 400,
    "surrogate": f"{MARK} \ud800",
    "blank": "  ",
}
ORDINARY = (
    "Llŷr Gwynfryn ap Rhys", "Siôn O’Grady-Ŵyn", "Łucja Brzęczyszczykiewicz-Żak", "Zażółć Gęślą",
    "محمد عبد الرحمن الخطيب", "فاطمة الزهراء", "محمد حسین گیلانی", "عائشہ بیگم",
)  # fmt: skip

Path = tuple[str | int, ...]


def filled(hint: Any) -> Any:
    """Return a value of a type with every optional part of it filled in, so that no text goes untried."""
    if isinstance(hint, type) and is_dataclass(hint):
        return whole(hint)
    if get_origin(hint) is tuple:
        return (filled(get_args(hint)[0]),)
    if get_origin(hint) in (Annotated, Union, UnionType):
        return next((value for part in get_args(hint) if (value := filled(part)) is not None), None)
    return "words" if hint is str else None


def whole(kind: type[Any]) -> Any:
    """Return a request with every text it may hold filled in; it need not make sense."""
    hints = get_type_hints(kind, include_extras=True)
    return kind(**{field.name: filled(hints[field.name]) for field in fields(kind)})


def text_paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield where in a request texts stand."""
    if isinstance(value, str):
        yield path
    elif is_dataclass(value):
        for field in fields(value):
            yield from text_paths(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from text_paths(one, (*path, number))


def put(value: Any, path: Path, text: str) -> Any:
    """Return a request with another text at one place."""
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], put(value[step], rest, text), *value[step + 1 :])
    return replace(value, **{step: put(getattr(value, step), rest, text)})


def written(path: Path) -> str:
    """Return a place as problems name it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


PLACES = [
    pytest.param(verb, path, id=f"{verb.name}-{written(path)}")
    for verb in actions.VERBS
    for path in text_paths(whole(verb.takes))
]


def test_every_verb_has_a_valid_request() -> None:
    assert {verb.name for verb in actions.VERBS} == set(REQUESTS)
    for verb in actions.VERBS:
        actions.read(verb, request(verb.name, "OL/1" if "device" in request(verb.name, "OL/1") else ""))


def _policies(hint: Any) -> Iterator[guard.Policy]:
    yield from (part for part in getattr(hint, "__metadata__", ()) if isinstance(part, guard.Policy))
    for part in get_args(hint):
        yield from _policies(part)


@pytest.mark.parametrize("verb", actions.VERBS, ids=lambda verb: verb.name)
def test_every_text_of_a_request_says_what_it_takes(verb: Verb[Any]) -> None:
    def untold(kind: type[Any]) -> Iterator[str]:
        for name, hint in get_type_hints(kind, include_extras=True).items():
            for inner in (hint, *get_args(hint), *(part for one in get_args(hint) for part in get_args(one))):
                if isinstance(inner, type) and is_dataclass(inner):
                    yield from untold(inner)
            if filled(hint) in ("words", ("words",)) and not list(_policies(hint)):
                yield f"{kind.__name__}.{name}"

    assert list(untold(verb.takes)) == []


@pytest.mark.parametrize(("verb", "path"), PLACES)
def test_hostile_text_is_refused_at_its_field(scene: Scene, verb: Verb[Any], path: Path) -> None:
    valid = whole(verb.takes)
    before = scene.size()
    for rule, text in HOSTILE.items():
        asked = actions.Asked(verb=verb, request=put(valid, path, text))
        with clock.running(lambda: scene.moment), pytest.raises(Invalid) as told:
            actions.carry_out(scene.vault, asked)
        found = {(problem.field, problem.rule) for problem in told.value.problems}
        assert {field for field, _rule in found} == {written(path)}, rule
        # A number that is no fingerprint anywhere else may be one too many for a short field.
        assert rule in {name for _field, name in found}
        for sentence in (str(told.value), repr(told.value), *(problem.message for problem in told.value.problems)):
            assert MARK not in sentence
            assert text.strip() == "" or text not in sentence
    assert scene.size() == before


@pytest.mark.parametrize("action", ["case.open", "person.add", "device.confiscate", "handover.issue"])
@pytest.mark.parametrize("rule", HOSTILE)
def test_the_reason_for_being_late_is_no_way_round(scene: Scene, action: str, rule: str) -> None:
    for minutes in (0, 90):
        problems = scene.refusal(action, request(action), at=scene.ago(minutes), late=HOSTILE[rule])
        assert {problem.field for problem in problems} == {"late"}
        assert rule in {problem.rule for problem in problems}
        assert not any(MARK in problem.message for problem in problems)


@pytest.mark.parametrize("verb", [verb for verb in actions.VERBS if verb.by_line], ids=lambda verb: verb.name)
def test_what_is_no_request_is_refused_without_repeating_it(verb: Verb[Any]) -> None:
    valid = request(verb.name, "OL/1")
    for name in valid:
        for wrong in ({MARK: MARK}, [[MARK]], 7.5, True):
            if isinstance(valid[name], bool) or wrong == valid[name]:
                continue
            with pytest.raises(Invalid) as told:
                actions.read(verb, valid | {name: wrong})
            assert MARK not in " ".join(problem.message for problem in told.value.problems)
    with pytest.raises(Invalid):
        actions.read(verb, valid | {"attachment": "x"})


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_names_come_back_letter_by_letter(scene: Scene, name: str) -> None:
    reference = scene.do("person.add", request("person.add", full_name=name))
    person = next(row for row in scene.rows(Person) if row.reference == reference)
    assert person.full_name == name
    device = scene.do("device.confiscate", request("device.confiscate", witness=name, taken_from={"other": name}))
    assert (scene.last(device).witness, scene.last(device).from_other) == (name, name)


@pytest.mark.parametrize(
    "text", ["  two  spaces ", "e\u0301 is not é", "“quoted” – dashed", "ﬁne", "O'Neil; DROP TABLE"]
)
def test_what_is_typed_is_never_altered(scene: Scene, text: str) -> None:
    device = scene.do("device.confiscate", request("device.confiscate", grounds=text))
    assert scene.device(device).grounds == text
