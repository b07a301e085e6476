"""PySide6 6.12 on Python 3.11 loses references to None; the window must outlive any number of calls all the same."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted from 3.12 on")
def test_none_can_be_given_back_as_often_as_one_likes(qtbot: QtBot) -> None:
    thing = QObject()
    for _call in range(20_000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > 1 << 39
