"""This computer's own settings: opaque ids, window layout, the last sealed points seen; never a person's data."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

Settings = dict[str, object]


def place() -> Path:
    """Return the file in which this computer's settings are kept."""
    return Path(platformdirs.user_config_dir("cordon", appauthor=False)) / "settings.json"


def load() -> Settings:
    """Return the settings; missing or unreadable ones count as none, for nothing depends on them alone."""
    try:
        held = json.loads(place().read_text("utf-8"))
    except (OSError, ValueError):
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
