"""What the tests of the window share: the look, the focus ring, and a clock that stands at one moment."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import clock
from desktop_app.views.theme import Scheme, Theme
from desktop_app.views.widgets.focus import FocusRing

NOW = datetime(2026, 11, 4, 13, 12, tzinfo=UTC)
# The windowless platform says this of every window and menu; it is no fault of ours.
HARMLESS = ("This plugin does not support",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "views" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True))


@pytest.fixture(scope="session")
def ring(qapp: QApplication) -> FocusRing:
    return FocusRing(qapp)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, scheme=Scheme.LIGHT)


@pytest.fixture(autouse=True)
def look(one_theme: Theme, ring: FocusRing) -> Iterator[Theme]:
    """The theme, as a test may change it; it is light and of the usual size again afterwards."""
    yield one_theme
    if one_theme.scheme is not Scheme.LIGHT or one_theme.text_size != 1:
        one_theme.choose(scheme=Scheme.LIGHT, text_size=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Let the clock stand, unless a test sets it itself."""
    with clock.running(lambda: NOW):
        yield
