"""Ways into the refusals with which something is asked back: times, seal numbers, advisers, names and addressees."""

from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.refusing import Refused, of_device, plain, refusal
from tests.services.scene import Scene


def enter() -> None:
    """Enter each of them."""
    of_device("seal-differs", "device.check_seal", "seal", S.HELD_PENDING_DECISION, seal="FH 9")
    of_device("seal-differs", "device.hand_to_police", "seal", S.HELD_FOR_POLICE, seal="FH 9")
    of_device("seal-differs", "device.hand_to_police", "seal", S.TAKEN, seal="FH 9")
    of_device("seal-differs", "device.change_seal", "old_seal", S.HELD_FOR_POLICE, old_seal="FH 9")
    of_device("no-instruction", "device.seal", "adviser", S.TAKEN, adviser="school_instruction")
    of_device("no-instruction", "device.correct", "adviser", S.TAKEN, adviser="school_instruction")
    for name in ("recipient", "purpose"):
        plain("required", "handover.issue", name, **{name: None})
        plain("required", "handover.issue", name, variant="receipt", **{name: None})
    plain("covered", "handover.issue", "summary", summary="Ottoline told the DSL.")

    @refusal("too-early")
    def sealed_before_it_was_there(scene: Scene) -> Refused:
        given = request("device.seal", brought(scene, S.TAKEN))
        return Refused(action="device.seal", field="at", given=given, minutes_ago=50)
