"""What each field of an action is for and how much it takes, as `cordon actions NAME` tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from desktop_app.guard.policy import Policy
from desktop_app.services.rules import fields_care, fields_decision, fields_guidance, fields_school
from desktop_app.words import _

#: One sentence for every field name, the same wherever the field stands; a test sees to it that none is missing.
WORDS: Mapping[str, str] = {
    "action_taken": _("What was done at once, such as where it was looked for."),
    "address": _("The postal address."),
    "adviser": _("Who advised how to leave it."),
    "adviser_detail": _("The adviser’s name or reference."),
    "age_band": _("How old those concerned are said to be."),
    "answer": _("The answer that a person gave; never filled in beforehand."),
    "asked_of": _("Who was asked to hand it over."),
    "authorised_by": _("Who authorised it."),
    "basis": _("On what basis: how it is known, or why it is kept."),
    "breach": _("Why it happened although a rule speaks against it, and who was told."),
    "came_to_attention": _("When the school first heard of it, with its zone."),
    "case": _("The reference of the case, such as C-2026-0001."),
    "collar_number": _("The officer’s collar number; “not yet given” where that is so."),
    "colour": _("Its colour, seen from outside."),
    "communication_needs": _("What helps this person to understand and be understood."),
    "condition": _("In what condition it is, seen from outside."),
    "consented_by": _("Who agreed to its being taken."),
    "contact_in_hours": _("Who answers during school hours."),
    "contact_out_of_hours": _("Who answers outside school hours."),
    "content_viewed": _("Whether anything on it was seen."),
    "crime_reference": _("The police crime reference; “not yet given” where that is so."),
    "damage": _("Damage and marks, seen from outside."),
    "date_of_birth": _("The day of birth, such as 2011-03-04."),
    "declaration": _("What a named person declares; printed as answered, never preset."),
    "detail": _("What is to be said beside the answer."),
    "device": _("The exhibit reference, such as JS/1, or the reference under which it was asked for."),
    "devices": _("The exhibits that it is about; left out: all of the case."),
    "dfe_number": _("The school’s number at the DfE."),
    "disclosure_route": _("How the school came to hear of it."),
    "discovered_by": _("Who noticed that it is missing."),
    "done_by": _("Who did it."),
    "dsl_told": _("How the DSL was told, or why not yet."),
    "dsl_told_at": _("When the DSL was told, with its zone."),
    "due": _("When the officer is to come, with its zone."),
    "ended_by": _("Who said that the hold ends."),
    "entry": _("The number of the entry, as `cordon show VAULT device` lists it; of the guidance, its name."),
    "explanation": _("What the school says about the gap."),
    "follow_up": _("What followed from it."),
    "force": _("The police force."),
    "force_record": _("Where the use of force is recorded."),
    "force_used": _("Whether force was used."),
    "found": _("What was found, as things, never what they show."),
    "found_at": _("Where it was found."),
    "found_by": _("Who found it."),
    "found_detail": _("How it was found, seen from outside."),
    "found_there": _("How it was found to be there after all."),
    "from_holder": _("Who had it; left out: whoever the record says."),
    "from_place": _("Where it was; left out: where the record says."),
    "from_shelf": _("On which shelf it was."),
    "full_name": _("The full name, in its own script."),
    "grounds": _("On what grounds, in a few words."),
    "happened_at": _("When it truly happened, with its zone."),
    "head_told": _("How the head teacher was told, or why not yet."),
    "identifiers": _("Serial number, IMEI and the like, where they can be read from outside."),
    "identity_check": _("How it was seen who they are."),
    "incident_reference": _("The police incident reference."),
    "initials": _("Initials for exhibit references; nobody else in the vault has them."),
    "intact": _("Whether the seal is intact."),
    "item": _("Which open thing this is about."),
    "kind": _("What kind of thing it is."),
    "latin_spelling": _("The name in Latin letters, where it is written in others."),
    "lock_found": _("Whether it was locked when it was found."),
    "login": _("The login of a member of staff."),
    "make": _("The make, as it stands on it."),
    "medium": _("In what medium it is said to be."),
    "model": _("The model, as it stands on it."),
    "name": _("The full name; of a setting, the short name under which it is listed."),
    "nature": _("Of what nature it is said to be, by code only."),
    "never_stored_reason": _("Why it was never sealed and stored."),
    "new_seal": _("The number of the seal that is put on."),
    "no_seal_reason": _("Why there is no seal."),
    "nothing_copied": _("Whether it is so that no member of staff copied or forwarded anything."),
    "nothing_copied_detail": _("What is to be said about that."),
    "number": _("How many there are said to be, by code; of a person, the school’s number for them."),
    "officer": _("The officer’s name."),
    "official_marking": _("Whether it is marked OFFICIAL-SENSITIVE instead."),
    "old_intact": _("Whether the old seal was intact."),
    "old_seal": _("The number that was read on the old seal."),
    "organisation": _("The organisation they belong to."),
    "other": _("Someone or something in words, where there is no record of them."),
    "other_items": _("What was taken with it."),
    "other_nature": _("The nature in a few words, where no code fits."),
    "others_present": _("Who else was there; “nobody” where that is so."),
    "outline": _("What was said, in outline."),
    "owner": _("Whose it is."),
    "owner_person": _("The owner, as a person of the register."),
    "parent_told": _("How the parents were told, or why not yet."),
    "parent_told_at": _("When the parents were told, with its zone."),
    "part_of": _("The exhibit that this was a part of, such as the phone of a SIM."),
    "passcode_offered": _("Whether a passcode was offered; the passcode itself is never written down."),
    "person": _("The reference of a person, such as P-0001."),
    "person_in_words": _("Someone who is not in the register, in words."),
    "phone": _("A telephone number."),
    "phone_in_hours": _("The telephone number during school hours."),
    "phone_out_of_hours": _("The telephone number outside school hours."),
    "place": _("The place: room, safe, cupboard."),
    "police_exhibit": _("The reference under which the police exhibit it."),
    "police_force": _("The local police force."),
    "police_property": _("The police property reference."),
    "police_reference": _("The police reference, or that of the planned referral."),
    "position": _("The position they hold."),
    "power": _("The power that was relied on."),
    "power_found": _("Whether it was on or off when it was found."),
    "power_instruction": _("What the local police say about switching off."),
    "power_instruction_source": _("Where that instruction comes from, and of when."),
    "power_left": _("How it was left."),
    "present": _("Who else was there; “nobody” where that is so."),
    "principle": _("Which of the four principles, 1 to 4."),
    "principles": _("The answers on the four evidence principles."),
    "procedure_followed": _("The procedure that was followed."),
    "property_reference": _("The police property reference; “to follow” where that is so."),
    "protected": _("Whether nobody is to be told that they have this part."),
    "protection_file": _("Where the child protection file is kept: a reference, nothing from it."),
    "purpose": _("Why it goes there."),
    "reason": _("Why."),
    "receipt": _("How the receipt was made."),
    "receipt_detail": _("Where the receipt is, or when it is to come."),
    "received_from": _("From whom it came back."),
    "recipient": _("To whom it goes."),
    "reference": _("The reference under which it was said."),
    "responsible": _("The one person who is answerable for the principles."),
    "responsible_for": _("The person they are responsible for, or stand beside."),
    "review_on": _("The day on which it is looked at again."),
    "role": _("The role, by code."),
    "same_sex_searcher": _("Whether the searcher was of the same sex."),
    "screen_touched": _("Whether anybody touched the screen."),
    "seal": _("The number of the seal."),
    "seal_as_found": _("The number of the seal that was on it when it was found."),
    "seal_explanation": _("What is known of why the seal was not intact, or has another number than the record."),
    "seal_intact": _("Whether the seal was intact."),
    "seal_opened_by": _("Who opened the seal."),
    "sealed_by": _("Who sealed it; left out: whoever this is recorded for."),
    "search": _("The search that it came from."),
    "searched_by": _("The login of whoever searched."),
    "searched_for": _("What was looked for, as a thing."),
    "second_initials": _("The initials of a second member of staff who agrees."),
    "sheet": _("The reference of the sheet that went with it."),
    "shelf": _("The shelf or box at that place."),
    "show_reporter": _("Whether the sheet names whoever reported."),
    "staff": _("The login of a member of staff."),
    "station": _("The police station."),
    "still_open": _("What is still open, each with the reason why it may stay so."),
    "summary": _("Two sentences typed by a person: what was reported and done, never what anything shows."),
    "taken_by": _("The login of whoever took it; left out: whoever this is recorded for."),
    "taken_from": _("From whom it was taken."),
    "things": _("Each thing that was taken."),
    "title": _("A few words by which the case is known, without a child’s name."),
    "to": _("Who has it from then on."),
    "told": _("Who was told of it."),
    "touched_by": _("The name of whoever touched the screen."),
    "touched_detail": _("Why and how the screen was touched."),
    "urn": _("The school’s unique reference number."),
    "variant": _("Which document."),
    "viewed": _("Whether anything was seen, not only touched."),
    "viewing": _("Why it was looked at, who authorised it and who was there."),
    "why": _("Why."),
    "witness": _("Who saw it; “nobody” where that is so."),
    "year_group": _("The year group."),
    **fields_care.WORDS,
    **fields_decision.WORDS,
    **fields_school.WORDS,
    **fields_guidance.WORDS,
}  # fmt: skip


def guarded() -> str:
    """Return what no text of any action may hold, in a sentence."""
    return _(
        "Texts are metadata only: no web addresses, hashes, encoded data, markup, passcodes or control characters. "
        "What is refused is said with the place and what to do; each field takes as many characters as its maxLength."
    )


def described(schema: dict[str, Any], takes: type) -> dict[str, Any]:
    """Return a JSON Schema with what each field is for, and how many characters it takes."""
    limits = {(kind.__name__, name): longest for kind in _kinds(takes) for name, longest in _limits(kind)}
    parts = [(takes.__name__, schema), *schema.get("$defs", {}).items()]
    for kind, part in parts:
        for name, field in part.get("properties", {}).items():
            if name in WORDS:
                field["description"] = WORDS[name]
            if (longest := limits.get((kind, name))) is not None:
                _limit(field, longest)
    return schema


def _limit(field: dict[str, Any], longest: int) -> None:
    for choice in (field, *field.get("anyOf", ())):
        if choice.get("type") == "string":
            choice["maxLength"] = longest


def _kinds(kind: Any) -> Iterator[type]:
    """Yield a request and every request inside it."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from _kinds(hint)
    for part in get_args(kind):
        yield from _kinds(part)


def _limits(kind: type) -> Iterator[tuple[str, int]]:
    for name, hint in get_type_hints(kind, include_extras=True).items():
        policy = next(_policies(hint), None)
        if policy is not None:
            yield name, policy.longest


def _policies(hint: Any) -> Iterator[Policy]:
    if get_origin(hint) is Annotated:
        yield from (part for part in hint.__metadata__ if isinstance(part, Policy))
    for part in get_args(hint):
        yield from _policies(part)
