"""Passcodes: a word for one, and a value near it."""

import re
from collections.abc import Iterator

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

_KEY = (
    r"(?<![^\W\d_])(?:p[a@4][s$5]{2}[\s_-]{0,3}(?:w[o0]rds?|c[o0]des?|phrases?|keys?)"
    r"|passwd|pwd|p(?P<gap>[\s.\-_]?)[i1!](?P=gap)n(?:(?<=\.n)\.(?=\s?\d))?"
    r"|puk|otp|pw(?=\s?[:=])|(?:un)?lock(?:ing|[\s-]?screen)?[\s-]?(?:code|pattern|number)|screen[\s-]?lock"
    r"|(?:swipe|lock)[\s-]?pattern"
    r"|(?:security|access|verification|recovery|back-?up|entry|key|login|sign-in|2fa)[\s-]codes?"
    r"|cyfrinair|cod\smynediad|has[\u0142l]o|kod\sodblokowania|mot\sde\spasse|contrase[n\u00f1]a)(?![^\W\d_])"
    r"(?:[\s-]?(?:code|number|num|no\b\.?|pattern)){0,2}"
)
# Every pattern below has one of these in it.
_HINT = re.compile(rf"{_KEY}|unlock|pattern|childline|://|[?&;]p|code|kod|c[o\u00f4]d\b|\bpw", re.IGNORECASE)

# What may stand between the word and its value and still leave them together. No full stop, no semicolon.
_STOPS = r"[\s:=,\"'\u201c\u201d\u2018\u2019()\[\]>#*~/\-\u2013\u2014\u2192]"
_FILLERS = (
    r"(?:is|was|were|are|being|it|its|it's|code|number|num|no|for|the|to|of|on|a|his|her|their|my|your|this|that"
    r"|i?phone|device|ipad|tablet|mobile|handset|laptop|unlocks?|screen|app|account|he|she|they|said|says|told|me"
    r"|us|which|and|then|now|currently|still|probably|maybe|possibly|thinks?|thought|believe[ds]?|apparently|set"
    r"|changed|reset|as|given|pin|passcode|password|four|six|digits?|[46]-digit|equals?)\b"
)
# A quantity is no value: a phone of 128 GB, a battery of 100 %.
_DIGITS = (
    r"(?P<value>\d(?:[\s.\-_*]?\d){2,})"
    r"(?!\d|\s?(?:%|(?:[gtm]b|mm|cm|h|hours?|mins?|minutes?|days?|pupils?|characters?|times)\b))"
)
_NUMBER = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)"
_NEAR = re.compile(rf"{_KEY}(?:{_STOPS}{{1,4}}{_FILLERS}){{0,8}}{_STOPS}{{0,5}}{_DIGITS}", re.IGNORECASE)
_STATED = re.compile(
    rf"{_KEY}(?P<between>[^.;\n]{{0,60}}?)(?:\b(?:is|was|as|being|equals)\s{{1,3}}|(?P<colon>[:=])\s{{0,3}})"
    rf"[\"'(\u2018\u201c]?{_DIGITS}",
    re.IGNORECASE,
)
_SPELT = re.compile(
    rf"{_KEY}(?:{_STOPS}{{1,4}}{_FILLERS}){{0,8}}?{_STOPS}{{1,5}}(?:{_NUMBER}[\s,\-]{{1,3}}){{2,}}{_NUMBER}\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![\w/-])\d(?:[ .\-]?\d){3,9}"
    r"(?:\s?\(|\s(?:(?:is|was)\s(?:the|his|her|their|my)|as\s(?:the|his|her|a)?)\s?)"
    rf"(?:\s?(?:phone|device|mobile|ipad|tablet|unlock)(?:'s)?\s)?{_KEY}",
    re.IGNORECASE,
)
_UNLOCKS = re.compile(
    r"\bunlock(?:s|ed|ing)?\b(?:\s(?:it|the\sphone|the\sdevice|his\sphone|her\sphone))?\s(?:with|using|by|code)\s"
    r"(?:the\s|code\s|number\s){0,2}\d(?:[ .\-]?\d){3,9}(?![\d/])"
    r"|(?<![\w/-])\d{4,8}\s(?:unlocks|to\sunlock|will\sunlock|opens\sthe\sphone)\b",
    re.IGNORECASE,
)
_WORD = r"[\"'\u201c\u2018]?(?P<word>[^\s\"'\u201c\u201d\u2018\u2019,;()\[\]]{3,64})"
_LABELLED = re.compile(rf"{_KEY}[^\S\n]{{0,3}}(?:[:=]|->|\u2192)[^\S\n]{{0,3}}{_WORD}(?P<after>[^\n]?)", re.IGNORECASE)
_MIXED = re.compile(
    rf"{_KEY}(?:\s(?:is|was|as)|\s?[:=])?\s{{0,3}}[\"'\u201c\u2018(]?"
    r"(?P<word>(?=\S{5})(?:[A-Za-z]+[\d@$%^&*_!]|\d+[A-Za-z_!@$%])[^\s\"'\u201d\u2019,;()]{0,63})",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    rf"{_KEY}(?:\s{_FILLERS}){{0,6}}[\s:=]{{1,3}}"
    r"[\"'\u201c\u2018](?P<word>[^\s\"'\u201d\u2019]{3,40})[\"'\u201d\u2019]",
    re.IGNORECASE,
)
_SHAPE = re.compile(
    r"\b(?:swipe|unlock|lock|screen)[\s-]?(?:lock\s)?pattern\s(?:is|was|looks\slike|in\sthe\sshape\sof)\s(?:like\s)?"
    r"(?:an?\s|the\sletter\s){0,2}(?-i:[A-Z])\b",
    re.IGNORECASE,
)
_ACCOUNT = r"\b(?:log[\s-]?[io]n|user\s?name|user\s?id|account)(?:\s(?:name|details|id))?"
_CHILDLINE = re.compile(
    rf"(?:childline[^.\n]{{0,40}}?{_ACCOUNT}|{_ACCOUNT}[^.\n]{{0,30}}?childline)"
    r"\s?(?:[:=]|\bis\b|\bwas\b)[^\S\n]{0,3}"
    rf"{_WORD}(?P<after>[^\n]?)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"://[^\s/@:]{1,64}:[^\s/@]{1,64}@|[?&;](?:password|passwd|passcode|pwd|pin)=[^&\s]", re.IGNORECASE
)

# Short ways of saying it, each with its value at once behind it: "unlock is 2580", "code 1234", "pw hunter2".
_CURT = re.compile(
    r"(?<![\w-])(?:unlocks?(?:\sis|\s?[:=])\s?\d{4,8}\b"
    # A school has codes of many kinds ("LA code 380"): only one that is nobody's, or someone's own, is meant.
    r"|(?:(?:(?<=^)|(?<=\n)|(?<=[.;:]\s)|(?<=\bthe\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=\bmy\s)|(?<=\bits\s))"
    r"(?:code|kod|c[o\u00f4]d)(?:\sis|\s?[:=])?\s\d{4,8}(?![\d/-]))"
    r"|(?:pw|pwd|pword)\s(?=\S*\d)(?=\S*[a-z])\S{5,40}"
    r"|(?:pin|passcode|password)\s?[:=]\s?(?:\w+teen|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    re.IGNORECASE,
)
_WITH_DIGITS = (_NEAR, _STATED)
_WITH_WORDS = (_LABELLED, _MIXED, _QUOTED, _CHILDLINE)
_PLAIN = (_CURT, _SPELT, _SHAPE, _IN_ADDRESS, _BEFORE, _UNLOCKS)

_TELEPHONE_OR_DATE = re.compile(
    r"(?:0|\+?44)[\s.\-]?\d(?:[\s.\-]?\d){8,9}$|\d{1,2}[.\-]\d{1,2}[.\-]\d{4}|(?:19|20)\d\d-\d\d-\d\d"
)
_ABOUT_ANOTHER = re.compile(
    r"\b(?:ref(?:erence)?|number|no|collar|crime|case|exhibit|imei|serial|seal|urn|pc|dc|ds|officer|cad|log|incident"
    r"|time|date|year|tel(?:ephone)?|model|asset|room|extension|ext)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:not|never|refus|declin|without|withheld)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|without|any|never)\s$", re.IGNORECASE)

# Ordinary one-word answers to "Passcode:", in English, Welsh and Polish.
_ANSWER = re.compile(
    r"(?:"
    r"yes|no|none|nil|n/a|na|not|unknown|known|refused|refuses|declined|declines|withheld|withhold"
    r"|given|offered|asked|unasked|requested|recorded|unrecorded|police|officer|officers|parent"
    r"|parents|mother|father|mum|dad|carer|carers|owner|pupil|child|student|school|staff|dsl|deputy"
    r"|head|headteacher|see|tbc|tba|pending|later|verbal|verbally|directly|sealed|envelope|blank|empty"
    r"|set|unset|enabled|disabled|active|locked|unlocked|on|off|required|needed|present|absent"
    r"|fingerprint|biometric|biometrics|faceid|face|touchid|touch|pattern|pin|passcode|password|code"
    r"|numeric|digits|yes/no|redacted|removed|omitted|forgotten|forgot|lost|changed|reset|unclear"
    r"|unsure|same|different|private|confidential|disclosed|undisclosed|shared|never|nothing|nobody"
    r"|unavailable|available|protected|correct|incorrect|wrong|working|expired|oes|nac|ydy|anhysbys"
    r"|tak|nie|nieznane"
    r")"
)


def passcodes(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find PINs, passwords, unlock patterns and Childline log-ins that are given, not just spoken of."""
    if not _HINT.search(reading.text):
        return
    for patterns, meant in ((_WITH_DIGITS, _given), (_WITH_WORDS, _a_secret), (_PLAIN, bool)):
        for pattern in patterns:
            for found in pattern.finditer(reading.text):
                if meant(found):
                    yield reading.span(*found.span())


def _given(found: re.Match[str]) -> bool:
    """Whether digits behind the word are its value, and not a telephone number, a date, another's number."""
    value = found.group("value")
    if sum(map(str.isdigit, value)) >= 14 or _TELEPHONE_OR_DATE.match(value):
        return False
    between = found.groupdict().get("between")
    if between is not None and _ABOUT_ANOTHER.search(between):
        return False
    if found.groupdict().get("colon") and _REFUSED.search(found.group()):
        return False
    gap = found.group()[: -len(value)]
    return not (("\n" in gap or "," in gap) and _DENIED.search(found.string[: found.start()]))


def _a_secret(found: re.Match[str]) -> bool:
    word = found.group("word").strip(".:!?*-_\u2013\u2014\u2026").lower()
    if len(word) < 3 or _ANSWER.fullmatch(word) or word.startswith(("2fa", "http")) or word.endswith("-digit"):
        return False
    after = found.groupdict().get("after")
    mixed = any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return after is None or mixed or not after.isspace()
