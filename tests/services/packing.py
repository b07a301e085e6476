"""Documents issued in a test, and what stands in them."""

import json
from collections.abc import Iterator
from typing import Any

from desktop_app.services import handover, handover_pack
from desktop_app.services.handover_pack import HandoverPack
from tests.services.asking import request
from tests.services.scene import Scene

YES = {
    "declaration": {"principles": [{"principle": n, "answer": "yes"} for n in (1, 2, 3, 4)], "responsible": "the DSL"}
}


def issued(scene: Scene, **other: Any) -> HandoverPack:
    """Issue a document and return its pack as it is kept."""
    reference = scene.do("handover.issue", request("handover.issue", **other))
    with scene.vault.reading() as session:
        return handover.pack_of(session, reference)


def texts(part: object) -> Iterator[str]:
    """Yield every text in a pack's JSON, the names of its fields left out."""
    if isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value)
    elif isinstance(part, str):
        yield part


def said(pack: HandoverPack) -> str:
    """Return every text of a pack, one a line."""
    return "\n".join(texts(json.loads(handover_pack.to_json(pack))))


def principles(scene: Scene, **other: Any) -> list[int]:
    """Return the principles on which Yes is refused, where Yes is said to all four."""
    problems = scene.refusal("handover.issue", request("handover.issue", **(YES | other)))
    assert {problem.rule for problem in problems} == {"contradicted"}
    return sorted({int(problem.field.removesuffix("]").partition("[")[2]) + 1 for problem in problems})
