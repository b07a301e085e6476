"""Files that a command gives, and files that it is given."""

from desktop_app.doors.given import beginning, is_there, taken
from desktop_app.vault.giving import give, place

__all__ = ["beginning", "give", "is_there", "place", "taken"]
