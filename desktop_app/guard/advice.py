"""What the guard only asks about: file names, whereabouts, long quotations, the tail of an address."""

import re
from collections.abc import Iterator
from typing import Final

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

LONGEST_QUOTATION: Final = 280

_FILE_NAME = re.compile(
    r"[\w()~-]{1,80}\.(?:jpe?g|jfif|png|gif|hei[cf]|webp|avif|bmp|tiff?|dng|psd|mp4|m4v|mov|avi|mkv|webm|3gp|wmv|flv|mpe?g)\b"
    r"|\b(?:img|dsc|dscn|dscf|vid|pxl|mvimg|pano|screenshot|snapchat)[_-]\d{3,}|(?<!\w)[a-z]:\\[^\s\\]|\\\\[\w.-]{1,60}\\",
    re.IGNORECASE,
)
_WHEREABOUTS = re.compile(
    r"[+-]?\d{1,2}\.\d{4,}\s?\u00b0?\s?[NS]?[\s,;/]{1,3}[+-]?\d{1,3}\.\d{4,}"
    r"|\d{1,3}\s?(?:\u00b0|deg)\s?\d{1,2}\s?['\u2019\u2032]\s?[\d.]{1,8}\s?[\"\u201d\u2033]?\s?[NSEW]\b"
    r"|\b(?:exif|iptc|geo-?tag(?:s|ged)?|gps\s?(?:co-?ordinates?|latitude|longitude|position)|focal\slength|shutter\sspeed"
    r"|datetimeoriginal|camera\s(?:make|model)|file\smetadata)\b",
    re.IGNORECASE,
)
# A quotation mark behind a letter or a digit closes a quotation, or means inches.
_QUOTATION = re.compile('(?<!\\w)["\u201c]([^"\u201c\u201d]*)(?:["\u201d]|\\Z)')
_TAIL = re.compile(r"/[^\s?#]*([?#]\S+)")


def file_names(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find names of picture and film files and paths on a computer."""
    if not policy.allow_address:
        yield from _found(_FILE_NAME, reading)


def locations(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find co-ordinates, and words that come from inside a picture file."""
    if not policy.allow_address:
        yield from _found(_WHEREABOUTS, reading)


def quotations(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find quoted words longer than a sheet needs."""
    if len(reading.text) <= LONGEST_QUOTATION:
        return
    for found in _QUOTATION.finditer(reading.text):
        if len(found.group(1)) > LONGEST_QUOTATION:
            yield reading.span(*found.span())


def address_tails(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find what follows ? or # in an address: it may name the item, or let anyone in."""
    if not policy.allow_address:
        return
    for found in _TAIL.finditer(reading.text):
        yield reading.span(*found.span(1))


def _found(pattern: re.Pattern[str], reading: Reading) -> Iterator[Span]:
    return (reading.span(*found.span()) for found in pattern.finditer(reading.text))
