"""The last sealed point of each vault that this computer saw, kept outside the vault: an old copy is noticed."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from desktop_app import clock, settings
from desktop_app.vault.anchor import Anchor

_NAME = "sealed_points"


def last(vault: str, folder: Path) -> Anchor | None:
    """Return the last sealed point of that vault seen in that folder, or None where there is none to go by.

    A backup that is put back elsewhere, to try it out, is another folder: it says nothing of this one.
    """
    point = _points(settings.load()).get(_name(vault, folder))
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


def remember(vault: str, folder: Path, size: int, root: bytes) -> None:
    """Keep a sealed point as the last one seen here."""
    point = {"size": size, "root": root.hex(), "date": clock.now().isoformat()}
    settings.change(lambda held: held | {_NAME: {**_points(held), _name(vault, folder): point}})


def forget(vault: str, folder: Path) -> None:
    """Forget a vault's sealed point: the vault did not come to be."""
    name = _name(vault, folder)
    settings.change(lambda held: held | {_NAME: {k: v for k, v in _points(held).items() if k != name}})


def _name(vault: str, folder: Path) -> str:
    """Return under what a point is kept: the vault and its place, of which nothing can be read."""
    place = str(folder.absolute().resolve()).encode("utf-8", "surrogateescape")
    return f"{vault}.{sha256(vault.encode() + place).hexdigest()[:16]}"


def _points(held: dict[str, object]) -> dict[str, object]:
    known = held.get(_NAME)
    return known if isinstance(known, dict) else {}
