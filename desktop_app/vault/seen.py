"""The last sealed point of each vault that this computer saw, kept outside the vault: an old copy is noticed."""

from datetime import datetime

from desktop_app import clock, settings
from desktop_app.vault.anchor import Anchor

_NAME = "sealed_points"


def last(vault: str) -> Anchor | None:
    """Return the last sealed point of that vault seen here, or None where there is none to go by."""
    known = settings.load().get(_NAME)
    point = known.get(vault) if isinstance(known, dict) else None
    if not isinstance(point, dict) or type(point.get("size")) is not int:
        return None
    try:
        return Anchor(
            vault=vault,
            size=point["size"],
            root=bytes.fromhex(point["root"]),
            date=datetime.fromisoformat(point["date"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def remember(vault: str, size: int, root: bytes) -> None:
    """Keep a sealed point as the last one seen here."""
    point = {"size": size, "root": root.hex(), "date": clock.now().isoformat()}
    settings.change(lambda held: held | {_NAME: {**_points(held), vault: point}})


def forget(vault: str) -> None:
    """Forget a vault's sealed point: an older backup was restored, or an alarm was accepted, on the record."""
    settings.change(lambda held: held | {_NAME: {k: v for k, v in _points(held).items() if k != vault}})


def _points(held: dict[str, object]) -> dict[str, object]:
    known = held.get(_NAME)
    return known if isinstance(known, dict) else {}
