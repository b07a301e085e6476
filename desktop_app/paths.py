"""Where the files that come with the program are, in a checkout and in an installed copy alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of fonts, icons, guidance, practice lines and help.

    An installed program carries it inside its package; a checkout keeps it beside the package.
    """
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
