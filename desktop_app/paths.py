"""Where the program's own files are, in a checkout and in an installed copy alike, and where it keeps vaults."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of fonts, icons, guidance, practice lines and help.

    An installed program carries it inside its package; a checkout keeps it beside the package.
    """
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def own_data() -> Path:
    """Return the folder of this computer's own application data, in which a vault is made unless another is chosen.

    It is %LOCALAPPDATA% on Windows: unlike Documents, such a folder is as a rule not copied to a server.
    """
    return Path(platformdirs.user_data_dir("cordon", appauthor=False))
