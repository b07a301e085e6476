"""Where a file chooser opens for what must not lie beside the vault."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PLACES = (QStandardPaths.StandardLocation.DesktopLocation, QStandardPaths.StandardLocation.HomeLocation)


def away_from(vault: Path) -> Path:
    """Return the desktop or the home folder: the first of them in which the vault does not stand."""
    found = [Path(words) for place in _PLACES if (words := QStandardPaths.writableLocation(place))]
    beside = vault.absolute().parent.resolve()
    return next((folder for folder in found if folder.is_dir() and folder.resolve() != beside), Path.home())
