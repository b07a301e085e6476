"""How a device comes into each state, by real verbs alone."""

from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import request
from tests.services.scene import Scene

#: The states in which a preservation hold stands after the journey below.
HELD = frozenset({S.HELD_FOR_POLICE, S.COLLECTION_ARRANGED})
_SEALED = ("device.confiscate", "device.seal")
_FOR_POLICE = (*_SEALED, "device.hold_for_police")
#: By state: the verbs that lead there. Nothing rests in "secured": a sealed device waits for the decision at once.
JOURNEYS: dict[S, tuple[str, ...]] = {
    S.ASKED: ("device.ask",),
    S.REFUSED: ("device.ask", "device.record_refusal"),
    S.TAKEN: ("device.confiscate",),
    S.HELD_PENDING_DECISION: _SEALED,
    S.HELD_FOR_POLICE: _FOR_POLICE,
    S.COLLECTION_ARRANGED: (*_FOR_POLICE, "device.arrange_collection"),
    S.WITH_POLICE: (*_FOR_POLICE, "device.hand_to_police"),
    S.RELEASED_BY_POLICE: (*_FOR_POLICE, "device.hand_to_police", "device.record_release"),
    S.RETURNED: (*_SEALED, "device.return_to_owner"),
    S.TRANSFERRED: (*_SEALED, "device.transfer"),
    S.MISSING: (*_SEALED, "device.report_missing"),
    S.VOID: (*_SEALED, "device.enter_in_error"),
}


def brought(scene: Scene, state: S, seal: str = "FH 1001") -> str:
    """Bring a new device into a state, five minutes a step; return its reference."""
    device = ""
    for verb in JOURNEYS[state]:
        scene.later(5)
        changed = {"seal": seal} if verb == "device.seal" else {}
        device = scene.do(verb, request(verb, device, **changed))
    scene.later(5)
    assert scene.device(device).state is state
    return device
