"""The guard: what may be typed. Metadata only, by the same rules whichever way a text comes in."""

from desktop_app.guard.checking import blocks, check
from desktop_app.guard.finding import Finding, Severity
from desktop_app.guard.policy import (
    ADDRESS,
    CODE,
    LOGIN,
    NAME,
    NOTE,
    PLACE_ADDRESS,
    POLICIES,
    REFERENCE,
    SHORT,
    SUMMARY,
    Policy,
)

__all__ = [
    "ADDRESS",
    "CODE",
    "LOGIN",
    "NAME",
    "NOTE",
    "PLACE_ADDRESS",
    "POLICIES",
    "REFERENCE",
    "SHORT",
    "SUMMARY",
    "Finding",
    "Policy",
    "Severity",
    "blocks",
    "check",
]
