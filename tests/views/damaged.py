"""The program's own files with one file of guidance damaged, for the tests of what is shown then."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app import guidance, paths
from desktop_app.services.rules import settings_of_school

BROKEN = "[source.cordon\n"


@contextmanager
def damaged(folder: Path, *names: str) -> Iterator[None]:
    """Let these files of guidance end in the middle of a line, inside the block; all else is as it is shipped."""
    whole = paths.resources()
    mine = folder / "resources"
    mine.mkdir()
    for each in whole.iterdir():
        if each.name != "guidance":
            (mine / each.name).symlink_to(each)
    shutil.copytree(whole / "guidance", mine / "guidance")
    for name in names:
        (mine / "guidance" / f"{name}.toml").write_text(BROKEN, encoding="utf-8")
    _forget()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paths, "resources", lambda: mine)
        try:
            yield
        finally:
            _forget()
    _forget()


def _forget() -> None:
    guidance.book.cache_clear()
    settings_of_school.declared.cache_clear()
