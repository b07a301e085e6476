"""Every rule of the guard in one table: its name, how grave it is, what finds it, and what it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.guard import addresses, advice, characters, density, digests, encoded, envelopes, markup, passcodes
from desktop_app.guard.finding import Severity
from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        name: its short name, fit for a log.
        severity: whether it keeps a text out.
        find: yields where in the text as typed it applies.
        sentence: what is said, with a place for the whereabouts and for nothing else.
    """

    name: str
    severity: Severity
    find: Callable[[Reading, Policy], Iterable[Span]]
    sentence: str


def _block(name: str, find: Callable[[Reading, Policy], Iterable[Span]], sentence: str) -> Rule:
    return Rule(name=name, severity=Severity.BLOCK, find=find, sentence=sentence)


def _warn(name: str, find: Callable[[Reading, Policy], Iterable[Span]], sentence: str) -> Rule:
    return Rule(name=name, severity=Severity.WARN, find=find, sentence=sentence)


RULES: Final[tuple[Rule, ...]] = (
    _block(
        "control",
        characters.controls,
        _("There is a control character here ({where}). Delete it and type the words again."),
    ),
    _block(
        "one_line",
        characters.extra_lines,
        _("There is a new line or a tab here ({where}). This field takes a single line; use a space instead."),
    ),
    _block(
        "surrogate",
        characters.surrogates,
        _("There is a broken character here ({where}). Delete it and type it again."),
    ),
    _block(
        "noncharacter",
        characters.noncharacters,
        _("There is something here that is no character ({where}). Delete it and type the words again."),
    ),
    _block(
        "bidi",
        characters.bidi_controls,
        _("There is an unseen mark here that turns the writing direction ({where}). Type the words again without it."),
    ),
    _block(
        "unseen",
        characters.unseen,
        _("There is a character here that cannot be seen ({where}). Delete it or type the words again."),
    ),
    _block(
        "stacked_marks",
        characters.stacked_marks,
        _("Too many accents stand on one letter here ({where}). Type the letter again with the accents it needs."),
    ),
    _block(
        "binary",
        characters.binary,
        _(
            "This looks like a file or a drawing, not like words ({where}). "
            "Delete it and describe the item by its fields."
        ),
    ),
    _block(
        "data_address",
        envelopes.data_addresses,
        _("This looks like an address that holds a file ({where}). Delete it; no file is kept here."),
    ),
    _block(
        "encoded",
        encoded.encoded_runs,
        _(
            "This looks like a file written as letters ({where}). "
            "Delete it; no content is kept here, only what was done."
        ),
    ),
    _block(
        "encoded_bytes",
        encoded.byte_escapes,
        _(
            "This looks like a file written as numbers ({where}). "
            "Delete it; no content is kept here, only what was done."
        ),
    ),
    _block(
        "dense",
        density.dense,
        _(
            "Too much of this could be a file written as words, figures or signs ({where}). "
            "Say it in fewer and plainer words; long lists belong in several entries."
        ),
    ),
    _block(
        "hex",
        digests.hex_runs,
        _(
            "This looks like a file written as digits ({where}). "
            "Delete it; no content is kept here, only what was done."
        ),
    ),
    _block(
        "file_hash",
        digests.file_hashes,
        _(
            "This looks like the fingerprint of a file ({where}). "
            "Delete it, and tell the police in person if there is one."
        ),
    ),
    _block(
        "markup",
        markup.markup,
        _("This looks like markup from a web page or a document ({where}). Type the words alone."),
    ),
    _block(
        "key_block",
        envelopes.blocks_of_keys,
        _("This looks like a key or an attachment ({where}). Delete it; neither is kept here."),
    ),
    _block(
        "address",
        addresses.addresses,
        _(
            "There is a web address here ({where}). "
            "Put it in the address field of an online place; it is kept only there."
        ),
    ),
    _block(
        "passcode",
        passcodes.passcodes,
        _("This looks like a passcode or a log-in ({where}). Delete it; the owner gives it to the police directly."),
    ),
    _warn(
        "file_name",
        advice.file_names,
        _("This looks like the name of a file ({where}). If it is on a school computer, stop and tell the DSL."),
    ),
    _warn(
        "location",
        advice.locations,
        _(
            "This looks like a position or a detail from inside a file ({where}). "
            "Leave it out unless the record needs it."
        ),
    ),
    _warn(
        "quotation",
        advice.quotations,
        _(
            "This is a long quotation ({where}). "
            "Keep the wording in the child protection file and give its reference here."
        ),
    ),
    _warn(
        "address_tail",
        advice.address_tails,
        _(
            "This address goes on after its path ({where}). "
            "Keep that part only if it names the item; leave out log-in keys."
        ),
    ),
)
