"""What a vault's beginning is called, for whoever shows it: names and words that need nothing else to be loaded."""

from typing import Final

#: What opens a practice vault; it keeps nothing secret, on purpose.
PRACTICE_PASSPHRASE: Final = "practice vault only"  # noqa: S105 - printed wherever a practice vault is made
PRACTICE_LOGIN: Final = "opretend"
RECOVERY_SHEET: Final = "Recovery_sheet.pdf"
