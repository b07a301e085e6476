"""The option that writes the golden texts anew, and the fixtures that the tests of reports share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write the golden texts of tests/golden anew")


@pytest.fixture
def regold(pytestconfig: pytest.Config) -> bool:
    """Whether the golden texts are to be written instead of compared (``pytest tests/reports --regold``)."""
    return bool(pytestconfig.getoption("--regold", default=False))
