"""Live web addresses, whole, defanged or spelt out: they belong in one field only."""

import re
from collections.abc import Iterator

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

_DOT = r"(?:[.\u3002]|\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?)"
# Every address has one of these in it.
_HINT = re.compile(r"[.:\u3002]|dot|magnet", re.IGNORECASE)
_SURE_ENDINGS = (
    r"com|net|org|info|biz|co\.uk|org\.uk|ac\.uk|gov\.uk|sch\.uk|uk|wales|cymru|scot|london|ie|eu|de|fr|nl|pl|es|ru|cn|"
    r"jp|in\.net|xyz|site|online|club|fans|live|app|dev|page|link|click|social|chat|video|photos|pics|pictures|gallery|"
    r"media|cloud|network|space|store|shop|tech|world|top|vip|win|icu|porn|sex|xxx|adult|cam|cams|tube|onion|i2p"
)
_ALL_ENDINGS = (
    _SURE_ENDINGS + r"|io|me|tv|gg|be|ly|to|it|in|cc|ws|gl|la|sh|st|ai|us|ca|au|eu|pk|tk|ml|ga|cf|gq|nu|su|pw|fm"
    r"|vg|im|re|se|no|dk|fi|ch|at|pt|cz|ro|gr|hu|tr|br|mx|nz|za|kr|hk|tw|id|ph|vn|th|ng|ke"
)
_PATH = r"(?::\d{2,5})?(?:\[?/\]?[\w~?#@%$!+*=&.-]|[?#]\w)"


def _bare(endings: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.\-])(?:[\w-]{{1,63}}{_DOT}){{1,6}}(?:{endings}){_PATH}", re.IGNORECASE)


_SCHEME = re.compile(r"(?<!\w)[a-z][a-z0-9+.*-]{1,19}(?::|\[:\]|\(:\))//", re.IGNORECASE)
_SCHEME_SPACED = re.compile(
    r"(?:h(?:tt|xx|\*\*)ps?|s?ftps?|rtmps?|rtsp|ipfs)(?::|\[:\]|\(:\))[/\\]{1,2}|file:///?\w", re.IGNORECASE
)
_OTHER_SCHEME = re.compile(r"\b(?:javascript|vbscript|view-source|intent):\S|\bmagnet:\?", re.IGNORECASE)
_WWW = re.compile(rf"(?<![\w@])www\d?\s?{_DOT}\s?[\w-]{{2,63}}\s?{_DOT}|\bwww\sdot\s", re.IGNORECASE)
_BARE = _bare(_ALL_ENDINGS)
_BARE_JOINED = _bare(_SURE_ENDINGS)
_HIDDEN_SERVICE = re.compile(rf"\b[a-z2-7]{{16,56}}{_DOT}onion\b", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?<![\w.])\d{{1,3}}(?:{_DOT}\d{{1,3}}){{3}}(?::\d{{2,5}}/|/\w|:\d{{4,5}}\b)")
_SPELT = re.compile(
    r"\b[\w-]{2,63}\sdot\s(?:com|co|org|net|uk|io|me|tv|gg|be|ly)\b(?:\sdot\s\w{2,6})?\s?(?:/|slash\b)",
    re.IGNORECASE,
)
# Told by ear or by code: "h t t p colon slash slash", "https%3A%2F%2F", "youtu be /abc".
_TOLD = re.compile(
    r"\bh\s?[tx]\s?[tx]\s?p\s?s?\s?(?:colon|%3a)|%3a%2f%2f|\b(?:colon|dot)\s(?:forward\s)?slash|\bslash\sslash\b"
    r"|\b(?:bit\s?\.?\s?ly|youtu\s?\.?\s?be|tiny\s?url|goo\s?\.?\s?gl|t\s?\.\s?co)\s?/\s?\w"
    r"|\b[A-Za-z0-9]{5,}\son\s(?:bit\s?\.?\s?ly|tiny\s?url|goo\s?\.\s?gl)\b",
    re.IGNORECASE,
)


def addresses(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find web addresses anywhere but in the field meant for them; e-mail addresses pass."""
    if policy.allow_address:
        return
    yield from _found(_TOLD, reading)
    if not _HINT.search(reading.text):
        return
    for pattern in (_SCHEME, _OTHER_SCHEME, _WWW, _BARE, _HIDDEN_SERVICE, _NUMBERED, _SPELT):
        yield from _found(pattern, reading)
    yield from _found(_SCHEME_SPACED, reading.squeezed)
    if reading.joined is not reading:
        yield from _found(_BARE_JOINED, reading.joined)
        yield from _found(_WWW, reading.joined)


def _found(pattern: re.Pattern[str], view: Reading) -> Iterator[Span]:
    return (view.span(*found.span()) for found in pattern.finditer(view.text))
