"""Markup: HTML, SVG, XML, RTF and their like, which a page or a sheet might one day draw instead of print."""

import re
from collections.abc import Iterator

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

# Tags that draw, run or fetch something: refused however they are spaced.
_TAG = re.compile(
    r"<\s{0,3}/?\s{0,3}(?:img|svg|script|iframe|object|embed|video|audio|html|body|canvas|picture|applet)\b(?!@)",
    re.IGNORECASE,
)
_OTHER_TAG = re.compile(
    r"</?(?:head|div|span|image|style|source|table|tbody|thead|link|meta|form|input|button|textarea|font|para|base"
    r"|frame|frameset|math|foreignobject|path|rect|circle|polygon|defs|animate|use|strong|blockquote|pre|code|br|hr"
    r"|td|tr|th|ul|ol|li|h[1-6]|center|marquee)(?=[\s/>]|$)",
    re.IGNORECASE,
)
_SHORT_TAG = re.compile(
    r"</?(?:a|b|i|u|p|s|q|em|tt|sup|sub|small|big|del|ins)(?:\s*/?>|\s[\w:-]{1,40}\s?=)", re.IGNORECASE
)
_ANY_TAG = re.compile(
    r"</[a-z][\w:.-]{0,60}\s*>|<[a-z][\w:.-]{0,60}\s*/>|<[a-z][\w:.-]{0,60}\s[^<>@]{0,200}?=\s?[\"'\w]|<!\s?doctype|<!--|<!\[cdata\[|<\?\s?(?:xml|php)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_RTF = re.compile(
    r"\{\s?\\\s?(?:rtf|\*|pict|object|fonttbl|colortbl|stylesheet|info)|\\(?:rtf1|pngblip|jpegblip|wmetafile|pard|fonttbl|objdata)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"!\[[^\]\n]{0,200}\]\(|\[/?(?:img|url|video|media|code|quote)\b[^\]\n]{0,200}\]", re.IGNORECASE)
_SQUEEZED = re.compile(
    r"<(?:img|svg|image|iframe|embed|object)(?:\w{2,20}=|/?>)|<script|<!doctype|<\?xml|\{\\rtf", re.IGNORECASE
)


def markup(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find HTML, SVG, XML, RTF, and the picture and link forms of wikis and forums."""
    text = reading.text
    for needed, patterns in (
        ("<", (_TAG, _OTHER_TAG, _SHORT_TAG, _ANY_TAG)),
        ("&", (_ENTITY,)),
        ("\\", (_RTF,)),
        ("[", (_OTHER,)),
    ):
        if needed in text:
            for pattern in patterns:
                for found in pattern.finditer(text):
                    yield reading.span(*found.span())
    if "<" in text or "{" in text:
        for found in _SQUEEZED.finditer(reading.squeezed.text):
            yield reading.squeezed.span(*found.span())
