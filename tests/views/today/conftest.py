"""The troubled school and its pages, for these tests too."""

from tests.views.cases.conftest import scene, school_on_disk, show, workspace
from tests.views.window import folder, inside, this_computer, vault_on_disk, window

__all__ = [
    "folder", "inside", "scene", "school_on_disk", "show", "this_computer", "vault_on_disk", "window", "workspace",
]  # fmt: skip
