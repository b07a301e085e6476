"""What leaves the school: documents issued, numbered, printed and kept (domain E)."""

from desktop_app.services.handover.issuing import (
    file_name,
    issue,
    keep_printing,
    latest,
    pack_of,
    preview,
    print_issued,
    printed,
)
from desktop_app.services.handover.requests import DeclarationGiven, Issue, PoliceQuestion, PrincipleAnswered, Printed

__all__ = [
    "DeclarationGiven",
    "Issue",
    "PoliceQuestion",
    "PrincipleAnswered",
    "Printed",
    "file_name",
    "issue",
    "keep_printing",
    "latest",
    "pack_of",
    "preview",
    "print_issued",
    "printed",
]
