"""Keeping what is in this program's memory, keys and records, out of dumps and from other programs."""

import ctypes
import sys
from contextlib import suppress
from typing import Final

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE of prctl(2)


def no_dumps() -> None:
    """Let no crash of this program write its memory to a file, as far as the platform can be told."""
    if sys.platform == "win32":
        return
    # The module exists on POSIX only, and may be out of reach of an account that runs another's Python.
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
