"""Asking why a covered name is to be shown, before it is recorded that somebody looked (R005, R006)."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app import guard
from desktop_app.services import people
from desktop_app.services.rules.verb import Verb
from desktop_app.views.widgets.ask_why import Why, why
from desktop_app.words import _

#: The deed that records that somebody looked.
SHOWING: Final[Verb[Any]] = people.show_reporter


def ask_to_show(parent: QWidget, begun: str) -> Why:
    """Ask for a second, deliberate answer with its reason; ``begun`` is a reason that was typed before."""
    return why(
        parent,
        _("Show who reported?"),
        _("The name is covered so that nobody comes to know it by chance. Make sure that nobody can see your "
          "screen. It is covered again when you leave this page.\nThe record will say that you looked, when, and "
          "why."),
        yes=_("Show for now"),
        no=_("Keep it covered"),
        begun=begun,
        check=lambda words: [found.message for found in guard.check(words, guard.NOTE)],
        longest=guard.NOTE.longest,
    )  # fmt: skip
