"""How every journey begins: a vault of its own, made in the window; and the words of a page that came out of it."""

import subprocess
from pathlib import Path

from tests.journeys.hands import Hands
from tests.journeys.patience import until

PASSPHRASE = "quiet harbour lamp"


def create_a_vault(hands: Hands, folder: Path, sheet: Path) -> None:
    """Make a vault and keep its recovery sheet, as the welcome page asks for it."""
    hands.press("Create a vault")
    for name, words in (
        ("The school’s name", "Fernhollow School"),
        ("Your name", "Odette Larkspur"),
        ("Your login", "olarkspur"),
        ("Your initials", "OL"),
    ):
        hands.write(name, words)
    hands.keep_secret("New passphrase", PASSPHRASE)
    hands.keep_secret("The same once more", PASSPHRASE)
    hands.write("Where the vault is kept", str(folder))
    hands.press("Create the vault")
    hands.press("Save the sheet…")
    hands.save_as("Save the recovery sheet", sheet)
    hands.write("The last group of the code", _last_group_on(sheet))
    hands.tick("It is locked away, not beside the vault")
    hands.press("Open the vault")


def words_of(pdf: Path) -> str:
    """Return the words of a PDF, once it is written."""
    until(lambda: pdf.exists() and pdf.stat().st_size > 0, f"{pdf.name} to be written")
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def _last_group_on(sheet: Path) -> str:
    """Return the last four characters of the recovery code, read from its sheet as a person reads it."""
    code = words_of(sheet).split("open the vault.", 1)[1].split("What this is for", 1)[0]
    return code.split()[-1]
