"""This computer's own settings: opaque ids, window layout, the last sealed points seen; never a person's data."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import platformdirs

Settings = dict[str, object]

_WINDOW: Final = "window"
SHORTEST_LOCK, USUAL_LOCK, LONGEST_LOCK = 1, 5, 10
MOST_REMEMBERED: Final = 5


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """How the window is to be on this computer, for whoever sits here.

    Attributes:
        lock_minutes: after how many minutes without a key or a click it locks, 1 to 10.
        scheme: ``system``, ``light`` or ``dark``.
        text_size: 1 is the usual one, 0.8 to 2.
        vaults: the folders of vaults that were opened here, the last one first.
        place: size and place of the window, as the window itself writes it.
    """

    lock_minutes: int = USUAL_LOCK
    scheme: str = "system"
    text_size: float = 1.0
    vaults: tuple[str, ...] = ()
    place: str = ""

    def opened(self, folder: Path) -> "Preferences":
        """Return them with this vault as the one that was opened last."""
        others = tuple(path for path in self.vaults if path != str(folder))
        return replace(self, vaults=(str(folder), *others)[:MOST_REMEMBERED])


def place() -> Path:
    """Return the file in which this computer's settings are kept."""
    return Path(platformdirs.user_config_dir("cordon", appauthor=False)) / "settings.json"


def load() -> Settings:
    """Return the settings; missing or unreadable ones count as none, for nothing depends on them alone."""
    try:
        held = json.loads(place().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def change(changed: Callable[[Settings], Settings]) -> None:
    """Write changed settings, all of them or not at all; a computer that keeps none goes on without them."""
    target = place()
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, part = tempfile.mkstemp(dir=target.parent, prefix="settings", suffix=".part")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump(changed(load()), file, indent=1, sort_keys=True)
            Path(part).replace(target)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError:
        return


def preferences() -> Preferences:
    """Return how the window is to be; what cannot be read is as usual."""
    held = load().get(_WINDOW)
    if not isinstance(held, dict):
        return Preferences()
    minutes, size = held.get("lock_minutes"), held.get("text_size")
    vaults = held.get("vaults")
    return Preferences(
        lock_minutes=min(LONGEST_LOCK, max(SHORTEST_LOCK, minutes)) if isinstance(minutes, int) else USUAL_LOCK,
        scheme=str(held.get("scheme", "system")),
        text_size=float(min(2.0, max(0.8, size))) if isinstance(size, int | float) else 1.0,
        vaults=tuple(str(path) for path in vaults)[:MOST_REMEMBERED] if isinstance(vaults, list) else (),
        place=str(held.get("place", "")),
    )


def prefer(changed: Callable[[Preferences], Preferences]) -> Preferences:
    """Keep changed preferences, and return them; a computer that keeps none goes on without them."""
    made = changed(preferences())
    change(lambda held: held | {_WINDOW: asdict(made)})
    return made
