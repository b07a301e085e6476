"""What every test runs under: no display, no network, no unexpected warning in the log."""

import logging
import os
import sys
from collections.abc import Generator
from ipaddress import ip_address

import pytest
from hypothesis import HealthCheck, settings
from typing_extensions import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "default", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", settings.get_profile("default"), derandomize=False, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the long forms of the tests as well")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("soak" if config.getoption("--soak") else "default")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--soak"):
        return
    for item in items:
        if item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.skip(reason="a long form: dev.py soak"))


@pytest.fixture(scope="session")
def soaking(pytestconfig: pytest.Config) -> bool:
    """Whether the long forms were asked for: a test of 20 rounds may then do its 200."""
    return bool(pytestconfig.getoption("--soak"))


# -------------------------------------------------------------------------------------------- network


class NetworkForbiddenError(RuntimeError):
    """A test reached for the network: Cordon has none, and neither have its tests."""

    def __init__(self, event: str) -> None:
        super().__init__(f"a test reached for the network: {event}")


def _is_here(address: object) -> bool:
    """Return whether an address stays on this machine: a Unix socket's path or a loopback number."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _forbid_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse whatever leaves this machine; an audit hook sees it by whatever library it is tried."""
    if event in {"socket.connect", "socket.sendto"} and not _is_here(arguments[1]):
        raise NetworkForbiddenError(event)
    if event == "socket.getaddrinfo" and arguments[0] and not _is_here(arguments):
        raise NetworkForbiddenError(event)


sys.addaudithook(_forbid_network)


# ------------------------------------------------------------------------------------------------ log


class _Alarms(logging.Handler):
    """Keeps the warnings and errors that were logged while it listened."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def _quiet(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test whose phase logged a warning that no ``logs`` mark announced."""
    alarms = _Alarms()
    logging.getLogger().addHandler(alarms)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(alarms)
    if alarms.sentences and not item.get_closest_marker("logs"):
        pytest.fail("unexpected in the log:\n" + "\n".join(alarms.sentences), pytrace=False)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _quiet(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _quiet(item))


# ---------------------------------------------------------------------------------------------- gates


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the gates that failed before the tests began, so that the last lines do not look all green."""
    failed = os.environ.get("CORDON_GATES_FAILED")
    if failed:
        terminalreporter.section("gates", red=True, bold=True)
        terminalreporter.write_line(f"FAILED before the tests: {failed}", red=True)
