"""How the size of a file is said."""

from desktop_app.words import _


def say_size(size: int) -> str:
    """Return a size in bytes as kilobytes or megabytes."""
    if size < 1_000_000:
        return _("{count} kB").format(count=max(1, round(size / 1000)))
    return _("{count} MB").format(count=f"{size / 1_000_000:.1f}")
