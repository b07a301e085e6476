"""The paths by which fields and refusals are named, such as ``taken_from.staff`` and ``things[0].grounds``; pure."""

from collections.abc import Iterable, Mapping


def nested(flat: Mapping[str, object]) -> dict[str, object]:
    """Return values named by dotted paths as values within values."""
    whole: dict[str, object] = {}
    for path, value in flat.items():
        *outer, last = path.split(".")
        inside = whole
        for part in outer:
            step = inside.setdefault(part, {})
            assert isinstance(step, dict), path  # noqa: S101 - two fields of one form cannot name the same place
            inside = step
        inside[last] = value
    return whole


def aim(path: str, names: Iterable[str]) -> tuple[str | None, str]:
    """Return the field nearest to a refusal's path, and the rest of the path inside that field.

    The field itself comes first, then the one that the path leads into, then the first one under the path.
    """
    held = list(names)
    for name in sorted(held, key=len, reverse=True):
        if path == name:
            return name, ""
        if path.startswith((f"{name}.", f"{name}[")):
            return name, path[len(name) :].lstrip(".")
    return next((name for name in held if name.startswith((f"{path}.", f"{path}["))), None), ""


def found(values: Mapping[str, object], path: str) -> tuple[bool, object]:
    """Return whether ``values`` hold something at a dotted path, and what; a key may be the whole path."""
    if path in values:
        return True, values[path]
    inside: object = values
    for part in path.split("."):
        if not isinstance(inside, Mapping) or part not in inside:
            return False, None
        inside = inside[part]
    return True, inside
