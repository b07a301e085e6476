"""Reads a text by every rule and says what was found; pure, and with a ceiling on its work."""

from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.guard.finding import Finding, Severity, whereabouts
from desktop_app.guard.normal import Reading, Span, read
from desktop_app.guard.policy import EXAMINED, Policy
from desktop_app.guard.rules import RULES, Rule
from desktop_app.words import _

MOST_PER_RULE: Final = 5
"""A text full of the same fault is told so this many times, then no more."""
_BLOCKING: Final = tuple(rule for rule in RULES if rule.severity is Severity.BLOCK)


def check(text: str, policy: Policy) -> tuple[Finding, ...]:
    """Return everything the guard has to say about ``text`` in a field of this kind, in the text's order.

    The text is never changed. Over-long text is refused by its length; of such a text only the first
    ``EXAMINED`` characters are read, so the time taken has a ceiling whatever was pasted.
    """
    return _sorted(_findings(text, policy, RULES))


def blocks(text: str, policy: Policy) -> tuple[Finding, ...]:
    """Return only what keeps ``text`` from being stored; nothing means that it may be."""
    return _sorted(_findings(text, policy, _BLOCKING))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.length)))


def _findings(text: str, policy: Policy, rules: Iterable[Rule]) -> Iterator[Finding]:
    if len(text) > policy.longest:
        yield _too_long(text, policy)
    reading = read(text[:EXAMINED])
    for rule in rules:
        spans = list(rule.find(reading, policy))
        if not spans:  # nearly always, and every text of every action comes by here
            continue
        for start, end in _merged(spans)[:MOST_PER_RULE]:
            yield _finding(rule, reading, start, end)


def _finding(rule: Rule, reading: Reading, start: int, end: int) -> Finding:
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        start=start,
        length=end - start,
        message=rule.sentence.format(where=whereabouts(reading.original, start, end)),
    )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Put together what overlaps or touches, so that one fault is told once."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _too_long(text: str, policy: Policy) -> Finding:
    return Finding(
        rule="too_long",
        severity=Severity.BLOCK,
        start=policy.longest,
        length=len(text) - policy.longest,
        message=_(
            "This has {count} characters and the field takes {longest}. Shorten it from character {first} on."
        ).format(count=len(text), longest=policy.longest, first=policy.longest + 1),
    )
