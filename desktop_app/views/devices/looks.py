"""How states, kinds and links of devices look: words, icons and tones, once for list, line and chip."""

from collections.abc import Mapping
from typing import Final

from desktop_app.models.vocabulary import CustodyKind, DeviceKind, DeviceState
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.words import _

S, K = DeviceState, CustodyKind

#: Red only where evidence is at risk now, amber where somebody still owes something.
STATES: Final[Mapping[DeviceState, ChipLook]] = {
    S.ASKED: ChipLook(words=_("Asked for"), tone=Tone.AMBER, icon="hourglass"),
    S.REFUSED: ChipLook(words=_("Not handed over"), tone=Tone.NEUTRAL, icon="hand"),
    S.TAKEN: ChipLook(words=_("Taken, not sealed"), tone=Tone.AMBER, icon="hand"),
    S.SECURED: ChipLook(words=_("Sealed and locked away"), tone=Tone.ACCENT, icon="package-check"),
    S.HELD_PENDING_DECISION: ChipLook(words=_("Held, decision due"), tone=Tone.AMBER, icon="hourglass"),
    S.HELD_FOR_POLICE: ChipLook(words=_("Held for police"), tone=Tone.ACCENT, icon="shield"),
    S.COLLECTION_ARRANGED: ChipLook(words=_("Collection arranged"), tone=Tone.ACCENT, icon="calendar-clock"),
    S.WITH_POLICE: ChipLook(words=_("With police"), tone=Tone.NEUTRAL, icon="shield-check"),
    S.RELEASED_BY_POLICE: ChipLook(words=_("Released by police"), tone=Tone.AMBER, icon="lock-open"),
    S.RETURNED: ChipLook(words=_("Returned"), tone=Tone.NEUTRAL, icon="undo-2"),
    S.TRANSFERRED: ChipLook(words=_("Transferred"), tone=Tone.NEUTRAL, icon="truck"),
    S.MISSING: ChipLook(words=_("Missing"), tone=Tone.RED, icon="triangle-alert"),
    S.VOID: ChipLook(words=_("Entered in error"), tone=Tone.NEUTRAL, icon="circle-slash"),
}

KINDS: Final[Mapping[DeviceKind, tuple[str, str]]] = {
    DeviceKind.PHONE: (_("Phone"), "smartphone"),
    DeviceKind.TABLET: (_("Tablet"), "tablet"),
    DeviceKind.LAPTOP: (_("Laptop"), "laptop"),
    DeviceKind.COMPUTER: (_("Computer"), "monitor"),
    DeviceKind.WATCH: (_("Watch"), "watch"),
    DeviceKind.CAMERA: (_("Camera"), "camera"),
    DeviceKind.CONSOLE: (_("Games console"), "gamepad-2"),
    DeviceKind.SIM: (_("SIM card"), "card-sim"),
    DeviceKind.MEMORY_CARD: (_("Memory card"), "memory-stick"),
    DeviceKind.USB_STICK: (_("USB stick"), "usb"),
    DeviceKind.DRIVE: (_("Drive"), "hard-drive"),
    DeviceKind.CHARGER: (_("Charger"), "plug-zap"),
    DeviceKind.OTHER: (_("Another thing"), "box"),
}

LINKS: Final[Mapping[CustodyKind, tuple[str, Tone]]] = {
    K.TAKEN: ("hand", Tone.ACCENT),
    K.SEALED: ("package-check", Tone.NEUTRAL),
    K.MOVED: ("arrow-left-right", Tone.NEUTRAL),
    K.SEAL_CHECKED: ("shield-check", Tone.GREEN),
    K.SEAL_CHANGED: ("package-plus", Tone.NEUTRAL),
    K.TOUCHED: ("pointer", Tone.AMBER),
    K.VIEWED: ("eye", Tone.AMBER),
    K.COLLECTION_ARRANGED: ("calendar-clock", Tone.NEUTRAL),
    K.COLLECTION_CANCELLED: ("calendar-x-2", Tone.NEUTRAL),
    K.HANDED_TO_POLICE: ("shield-check", Tone.ACCENT),
    K.RELEASED_BY_POLICE: ("lock-open", Tone.NEUTRAL),
    K.RECEIVED_BACK: ("package", Tone.NEUTRAL),
    K.RETURNED: ("undo-2", Tone.NEUTRAL),
    K.TRANSFERRED: ("truck", Tone.NEUTRAL),
    K.MISSING: ("triangle-alert", Tone.RED),
    K.FOUND: ("package-search", Tone.NEUTRAL),
    K.VOID: ("circle-slash", Tone.NEUTRAL),
}


def state(of: DeviceState) -> ChipLook:
    """Return the chip of a state."""
    return STATES[of]


def kind_choices() -> list[tuple[str, str]]:
    """Return every kind of thing as code and words, the commonest first."""
    return [(kind.value, words) for kind, (words, _icon) in KINDS.items()]


def kind_icon(of: DeviceKind) -> str:
    """Return the icon of a kind of thing."""
    return KINDS[of][1]
