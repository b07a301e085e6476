"""Every guard refuses by every path – the verb, an action line, a dry run – at its field, and leaves nothing behind."""

import ast
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import clock, services
from desktop_app.errors import Invalid, NotAllowed, Problem, UnknownReference
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services import actions
from desktop_app.services.lines.doing import carried_out, tried
from desktop_app.services.lines.line import LineRefused
from desktop_app.services.lines.reading import lines
from tests.services.asking import request
from tests.services.refusals import REFUSALS, Maker, Refused
from tests.services.scene import DEPUTY, LIBRARIAN, TEACHER, Scene

EACH = [
    pytest.param(rule, maker, id=f"{rule}-{number}")
    for rule, made in REFUSALS.items()
    for number, maker in enumerate(made)
]
#: Told by what no verb can be asked for: a Python object that is no JSON.
ELSEWHERE = {"json"}


def _rules() -> Iterator[str]:
    """Yield the rule of every problem that the verbs can tell, as the source names it."""
    root = Path(next(iter(services.__path__)))
    for module in root.rglob("*.py"):
        if module.relative_to(root).parts[0] in ("lines", "register"):
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)


def test_every_rule_is_tried() -> None:
    assert set(_rules()) - ELSEWHERE == set(REFUSALS)


def _told(problems: tuple[Problem, ...], rule: str, field: str) -> None:
    assert (field, rule) in {(problem.field, problem.rule) for problem in problems}


@pytest.mark.parametrize(("rule", "maker"), EACH)
def test_the_verb_refuses(scene: Scene, rule: str, maker: Maker) -> None:
    refused = maker(scene)
    at = None if refused.minutes_ago is None else scene.ago(refused.minutes_ago)
    if rule != "form":
        _told(
            scene.refusal(refused.action, refused.given, at=at, late=refused.late, by=refused.by), rule, refused.field
        )
        return
    with pytest.raises(Invalid) as told:
        scene.asked(refused.action, refused.given)
    _told(told.value.problems, rule, refused.field)


def _line(scene: Scene, refused: Refused) -> bytes:
    line: dict[str, object] = {"action": refused.action, "with": refused.given}
    if refused.minutes_ago is not None:
        line["at"] = scene.ago(refused.minutes_ago).isoformat()
    for name in ("late", "by"):
        if (told := getattr(refused, name)) is not None:
            line[name] = told
    return json.dumps(line).encode("utf-8")


@pytest.mark.parametrize(("rule", "maker"), EACH)
def test_a_line_and_a_dry_run_refuse(scene: Scene, rule: str, maker: Maker) -> None:
    refused = maker(scene)
    before, raw = scene.everything(), _line(scene, refused)
    # What only the program itself does has no line at all.
    rule, field = (rule, refused.field) if actions.find(refused.action, by_line=False).by_line else ("action", "action")
    with clock.running(lambda: scene.moment):
        (dry,) = tried(scene.vault, lines(io.BytesIO(raw)))
        with pytest.raises(LineRefused) as told:
            list(carried_out(scene.vault, lines(io.BytesIO(raw))))
    assert isinstance(dry, LineRefused)
    _told(dry.problems, rule, field)
    assert told.value.problems == dry.problems
    assert scene.everything() == before


@pytest.mark.parametrize("action", [verb.name for verb in actions.VERBS if verb.only is not None])
def test_who_may_do_it_is_asked_of_whoever_opened_the_vault(scene: Scene, action: str) -> None:
    scene.do("staff.add", request("staff.add"))
    permitted = actions.find(action, by_line=False).only or frozenset()
    role = next(role for role in StaffRole if role not in permitted)
    scene.do("staff.correct", {"login": scene_opener(scene), "reason": "She handed over.", "role": role.value})
    before = scene.everything()
    for by in (None, DEPUTY, TEACHER):  # a login that an action is done for lends no permission
        with pytest.raises(NotAllowed):
            scene.do(action, request(action), by=by)
    assert scene.everything() == before


def scene_opener(scene: Scene) -> str:
    """Return the login of whoever opened the vault."""
    with scene.vault.reading() as session:
        return session.get_one(Staff, scene.vault.opener_id()).login


def test_problems_are_all_told_at_once(scene: Scene) -> None:
    given = request("device.confiscate", taken_from={}, power="consent", taken_by="nobody")
    fields = {problem.field for problem in scene.refusal("device.confiscate", given)}
    assert fields == {"taken_from", "consented_by", "taken_by"}


def test_an_unknown_login_is_nobody(scene: Scene) -> None:
    before = scene.everything()
    with pytest.raises(UnknownReference):
        scene.do("person.add", request("person.add"), by="nobody")
    assert scene.everything() == before
    scene.do("person.add", request("person.add"), by=LIBRARIAN)
