"""Invented cases and devices for the vault's tests and the benchmarks, made by the verbs as the program makes them."""

from datetime import timedelta
from typing import Any

from desktop_app import clock
from desktop_app.vault.vault import Vault
from tests import build


def a_case(vault: Vault, **more: Any) -> str:
    """Open an invented case and return its reference."""
    given = {
        "title": "An invented report",
        "came_to_attention": (clock.now() - timedelta(minutes=5)).isoformat(),
        "disclosure_route": "direct",
    }
    return build.do(vault, "case.open", build.ask("case.open", **(given | more)))


def a_phone(vault: Vault, case: str, **more: Any) -> str:
    """Take an invented phone in a case and return its exhibit reference."""
    return build.do(vault, "device.confiscate", build.ask("device.confiscate", **(phone_of(case) | more)))


def phone_of(case: str) -> dict[str, Any]:
    """Return what is asked for when a phone is taken."""
    return {
        "case": case,
        "kind": "phone",
        "taken_from": {"other": "Wren Notional"},
        "place": "Room 12",
        "witness": "Hal Fernsby",
        "power": "school_rules",
        "grounds": "It was named in the report.",
        "power_found": "on",
        "screen_touched": "no",
        "content_viewed": "no",
        "make": "Imaginary",
        "model": "Nought",
    }


def sealed(vault: Vault, device: str, number: str) -> str:
    """Seal an invented device under that number."""
    given = {
        "device": device,
        "place": "Safe in the DSL's office",
        "shelf": "2",
        "power_left": "unchanged",
        "adviser": "nobody",
        "witness": "Hal Fernsby",
        "seal": number,
    }
    return build.do(vault, "device.seal", build.ask("device.seal", **given))


def moved(vault: Vault, device: str, place: str) -> str:
    """Move an invented device to a place."""
    return build.do(
        vault, "device.move", build.ask("device.move", device=device, reason="The cupboard is full.", place=place)
    )
