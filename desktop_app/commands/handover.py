"""cordon handover: issues a document and writes its pages, or writes the kept pages of an earlier one again."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app import reports
from desktop_app.commands import giving, saying
from desktop_app.commands.command import Call, Command, takes_out, takes_vault
from desktop_app.commands.opening import opened
from desktop_app.errors import CordonError, InputFault
from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services import actions, handover
from desktop_app.services.actions import Asked
from desktop_app.services.handover_pack import principles
from desktop_app.services.lines.reading import json_object
from desktop_app.services.rules.wording import words
from desktop_app.vault import files, verify
from desktop_app.vault.vault import Vault
from desktop_app.words import _

#: Options that only a person can fill in, with the field of the request each one gives.
_FACTS = {
    "--police-force": ("force", _("the police force")),
    "--officer": ("officer", _("the officer")),
    "--collar-number": ("collar_number", _("the officer’s collar number")),
    "--station": ("station", _("the officer’s station")),
    "--incident-reference": ("incident_reference", _("the police incident reference")),
    "--crime-reference": ("crime_reference", _("the crime reference")),
}


def _takes(parser: ArgumentParser) -> None:
    takes_vault(parser)
    parser.add_argument("case", metavar="CASE", help=_("the case, such as C-2026-0001"))
    takes_out(parser)
    parser.add_argument(
        "--variant", choices=[variant.value for variant in DocumentVariant], default=DocumentVariant.FULL.value,
        help=_("which document; full, where not said"),
    )  # fmt: skip
    parser.add_argument("--to", metavar="WHO", help=_("to whom it goes"))
    parser.add_argument("--purpose", metavar="WHY", help=_("why it goes there"))
    parser.add_argument("--summary-file", metavar="F", type=Path, help=_("a text of two sentences, typed by a person"))
    parser.add_argument(
        "--declare", metavar="F", type=Path, help=_("the answers that only a person can give, as a JSON object")
    )
    parser.add_argument(
        "--questions", metavar="CODES",
        help=_("what is asked of the police, with commas between: {codes}; all where not said, or: none").format(
            codes=", ".join(handover.PoliceQuestion)
        ),
    )  # fmt: skip
    parser.add_argument("--show-reporter", action="store_true", help=_("name whoever reported"))
    parser.add_argument("--official-marking", action="store_true", help=_("mark it OFFICIAL-SENSITIVE"))
    for option, (field, what) in _FACTS.items():
        parser.add_argument(option, dest=f"police_{field}", metavar="X", help=what)
    parser.add_argument("--reprint", metavar="REF", help=_("write the kept pages of an issued document again"))


def _run(call: Call) -> int:
    given = call.given
    target = giving.place(given.out, force=given.force, vaults=(given.vault,))
    if given.reprint is None and given.variant != DocumentVariant.LABELS.value and None in (given.to, given.purpose):
        raise InputFault(
            _("Say to whom the document goes, and why."), safe=_("Nothing was issued."), next_step="--to, --purpose"
        )
    asked = None if given.reprint is not None else _asked(call)
    if asked is not None and given.variant == DocumentVariant.FULL.value:
        _tell_principles(asked.request)
    with opened(call) as vault:
        reference = _known(vault, given.case, given.reprint) if asked is None else _issued(vault, asked)
        with _issued_already(reference, anew=asked is not None):
            pages = handover.print_issued(vault, reference, reports.render)
            giving.give(target, pages, _("The document"))
        with vault.reading() as session:
            frozen = handover.pack_of(session, reference)
    saying.say(
        _("{reference}, version {version}: {file}").format(
            reference=reference, version=frozen.document.version, file=given.out
        )
    )
    if target.name != handover.file_name(frozen):
        saying.tell(_("Its usual file name is {name}").format(name=handover.file_name(frozen)))
    return 0


def _asked(call: Call) -> Asked:
    """Return the issue that the arguments ask for.

    Raises:
        Invalid, InputFault: one of them cannot be used.
    """
    given = call.given
    request: dict[str, object] = {
        "case": given.case,
        "variant": given.variant,
        "recipient": given.to,
        "purpose": given.purpose,
        "show_reporter": given.show_reporter,
        "official_marking": given.official_marking,
    }
    if given.summary_file is not None:
        request["summary"] = _text(given.summary_file)
    if given.questions is not None:
        request["questions"] = _questions(given.questions)
    if given.declare is not None:
        raw = giving.taken(given.declare, _("The file of answers"), files.LARGEST)
        request["declaration"] = json_object(raw, "declare")
    facts = {field: getattr(given, f"police_{field}") for field, _words in _FACTS.values()}
    request |= {field: value for field, value in facts.items() if value is not None}
    return Asked(verb=handover.issue, request=actions.read(handover.issue, request))


def _questions(told: str) -> list[str]:
    """Return the codes of the questions that are asked; none where the word "none" stands alone."""
    codes = [code.strip() for code in told.split(",")]
    return [] if codes == ["none"] else codes


def _tell_principles(request: object) -> None:
    """Show what each of the four principles says, with the answer that will stand beside it."""
    declared = request.declaration if isinstance(request, handover.Issue) else None
    given = {} if declared is None else {one.principle: one.answer for one in declared.principles}
    saying.tell(_("The four principles, as the sheet prints them, and what is declared:"))
    for number, principle in enumerate(principles(), start=1):
        answer = given.get(number)
        said = _("not answered") if answer is None else words(answer)
        saying.tell(_("{number}. {principle}: {answer}").format(number=number, principle=principle, answer=said))


def _text(file: Path) -> str:
    raw = giving.taken(file, _("The file of the summary"), files.LARGEST)
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").strip()
    except UnicodeDecodeError:
        raise InputFault(_("The file of the summary is not UTF-8 text."), safe=_("Nothing was issued.")) from None


def _issued(vault: Vault, asked: Asked) -> str:
    """Issue the document, with what a check of the whole record says just before."""
    return actions.carry_out(vault, asked, consistent=verify.check(vault, may_touch=actions.MAY_TOUCH).sound)


def _known(vault: Vault, case: str, reference: str) -> str:
    """Return the reference of a document of this case.

    Raises:
        Invalid, InputFault: there is none of that name.
    """
    with vault.reading() as session:
        of = handover.pack_of(session, reference).document.case_reference
    if of != case:
        raise InputFault(_("That document belongs to another case."), safe=_("Nothing was written."))
    return reference


@contextmanager
def _issued_already(reference: str, *, anew: bool) -> Iterator[None]:
    """Say of a fault inside the block that the document is issued all the same."""
    try:
        yield
    except CordonError as fault:
        if anew:
            fault.safe = _("The document is issued as {reference}, but its pages were not written.").format(
                reference=reference
            )
            fault.next_step = _("Get them with: --reprint {reference}").format(reference=reference)
        raise


COMMAND = Command(
    name="handover", summary=_("issue a document for the police, and write its pages"), takes=_takes, run=_run
)
