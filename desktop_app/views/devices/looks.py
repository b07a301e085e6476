"""How states, kinds and links of devices look: words, icons and tones, once for list, line and chip."""

from collections.abc import Mapping
from typing import Final

from desktop_app.models.vocabulary import CustodyKind, DeviceKind, DeviceState
from desktop_app.services.rules.wording import words
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.words import _

S, K = DeviceState, CustodyKind

#: Red only where evidence is at risk now, amber where somebody still owes something.
STATES: Final[Mapping[DeviceState, ChipLook]] = {
    S.ASKED: ChipLook(words=words(S.ASKED), tone=Tone.AMBER, icon="hourglass"),
    S.REFUSED: ChipLook(words=words(S.REFUSED), tone=Tone.NEUTRAL, icon="hand"),
    S.TAKEN: ChipLook(words=words(S.TAKEN), tone=Tone.AMBER, icon="hand"),
    S.SECURED: ChipLook(words=words(S.SECURED), tone=Tone.ACCENT, icon="package-check"),
    S.HELD_PENDING_DECISION: ChipLook(words=words(S.HELD_PENDING_DECISION), tone=Tone.AMBER, icon="hourglass"),
    S.HELD_FOR_POLICE: ChipLook(words=words(S.HELD_FOR_POLICE), tone=Tone.ACCENT, icon="shield"),
    S.COLLECTION_ARRANGED: ChipLook(words=words(S.COLLECTION_ARRANGED), tone=Tone.ACCENT, icon="calendar-clock"),
    S.WITH_POLICE: ChipLook(words=words(S.WITH_POLICE), tone=Tone.NEUTRAL, icon="shield-check"),
    S.RELEASED_BY_POLICE: ChipLook(words=words(S.RELEASED_BY_POLICE), tone=Tone.AMBER, icon="lock-open"),
    S.RETURNED: ChipLook(words=words(S.RETURNED), tone=Tone.NEUTRAL, icon="undo-2"),
    S.TRANSFERRED: ChipLook(words=words(S.TRANSFERRED), tone=Tone.NEUTRAL, icon="truck"),
    S.MISSING: ChipLook(words=words(S.MISSING), tone=Tone.RED, icon="triangle-alert"),
    S.VOID: ChipLook(words=words(S.VOID), tone=Tone.NEUTRAL, icon="circle-slash"),
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
