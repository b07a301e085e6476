"""Places that are not as a vault needs them: a folder that may only be read, a disk without room."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534
posix = pytest.mark.skipif(sys.platform == "win32", reason="accounts and limits of POSIX")


@contextmanager
def as_somebody() -> Iterator[None]:
    """Act inside the block as an account that has no rights over everybody's files."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def give_to_somebody(folder: Path, *, folders: int, files: int) -> None:
    """Let that account own a folder and all in it, with these rights."""
    for path in (*folder.rglob("*"), folder):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(folders if path.is_dir() else files)


@contextmanager
def common_place() -> Iterator[Path]:
    """Give a folder that every account can come to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o777)
        yield Path(place)
        for path in Path(place).rglob("*"):
            if path.is_dir():
                path.chmod(0o700)


class SmallDisk:
    """A disk with very little room."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._filling = place / "fill"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._filling.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))

    def clear(self) -> None:
        """Make room again."""
        self._filling.unlink()


@contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """Make a small disk at ``place``, where this account may."""
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("this account may not make a disk")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "-l", place], check=True)
