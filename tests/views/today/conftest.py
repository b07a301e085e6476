"""The troubled school, its pages and its window, for these tests too."""

from tests.views.cases.conftest import scene, school_on_disk, show, workspace
from tests.views.troubled import leading, school, troubled_on_disk
from tests.views.window import folder, inside, this_computer, vault_on_disk, window

__all__ = [
    "folder", "inside", "leading", "scene", "school", "school_on_disk", "show", "this_computer", "troubled_on_disk",
    "vault_on_disk", "window", "workspace",
]  # fmt: skip
