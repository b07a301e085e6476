"""What tests run under: no network, and no display needed."""

import os
import socket

import pytest


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("school.example", 443)])
def test_the_network_is_out_of_reach(address: tuple[str, int]) -> None:
    with pytest.raises(RuntimeError, match="network"):
        socket.create_connection(address, timeout=1)


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_windows_are_painted_on_nothing() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen" or "DISPLAY" in os.environ
