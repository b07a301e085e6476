"""The window and its vaults, for these tests too."""

from tests.views.window import folder, inside, this_computer, vault_on_disk, window

__all__ = ["folder", "inside", "this_computer", "vault_on_disk", "window"]
