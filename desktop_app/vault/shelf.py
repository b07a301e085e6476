"""Where the automatic backups of a vault stand and how they are called; to see them no key is needed."""

from datetime import datetime
from pathlib import Path
from typing import Final

FOLDER: Final = "backups"
ENDING: Final = ".cordon"
_STEM: Final = "Backup_"
_ASIDE: Final = "Replaced_"


def name_for(moment: datetime) -> str:
    """Return the file name of an automatic backup made at ``moment``: the time, and nothing else."""
    return f"{_STEM}{moment:%Y-%m-%d_%H%M%S_%f}{ENDING}"


def kept(folder: Path) -> list[Path]:
    """Return the automatic backups in ``folder``, oldest first."""
    return sorted(folder.glob(f"{_STEM}*{ENDING}"))


def aside_name_for(moment: datetime) -> str:
    """Return the file name of what a restoring replaces at ``moment``."""
    return f"{_ASIDE}{moment:%Y-%m-%d_%H%M%S_%f}{ENDING}"


def kept_aside(folder: Path) -> list[Path]:
    """Return what restorings replaced and kept in ``folder``, oldest first."""
    return sorted(folder.glob(f"{_ASIDE}*{ENDING}"))
