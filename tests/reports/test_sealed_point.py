"""The sealed point is read back from our own documents, and from nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import reports
from desktop_app.reports import sealed_point
from desktop_app.services.handover_pack import DocumentKind
from tests.reports import packs

PDF = reports.render(packs.receipt())


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_states_its_point(kind: DocumentKind) -> None:
    pack = packs.whole()
    pack = replace(pack, document=replace(pack.document, kind=kind))
    assert sealed_point.read(reports.render(pack)) == sealed_point.SealedPoint(
        size=1204,
        root="5e" * 32,
        vault_id="0b7e4a52c19d",
        document_code="PS7K-4M2Q-9TXD",
        reference="H-2026-0031",
    )


def test_a_reference_with_odd_letters_cannot_break_out_of_the_sentence() -> None:
    pack = packs.whole()
    document = replace(pack.document, reference="H) /Root 1 0 R (", code="a b\u202e")
    found = sealed_point.read(reports.render(replace(pack, document=document)))
    assert found is not None
    assert found.reference == "H---Root-1-0-R--"


def test_two_different_points_in_one_file_are_no_point() -> None:
    other = PDF.replace(b"size=1204 root", b"size=1205 root")
    assert sealed_point.read(other) is not None
    assert sealed_point.read(PDF + other) is None
    assert sealed_point.read(PDF + PDF) == sealed_point.read(PDF)


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-",
        PDF[200:],
        PDF.replace(b"sealed-point 1", b"sealed-point 2"),
        PDF.replace(b"5e5e", b"5E5E"),
        PDF.replace(b"size=1204", b"size=01204"),
        PDF.replace(b"size=1204", b"size=" + b"9" * 5000),
        PDF.replace(b"size=1204", b"size=-1204"),
        PDF.replace(b"vault=", b"vault= "),
    ],
)
def test_anything_else_is_no_point(pdf: bytes) -> None:
    assert sealed_point.read(pdf) is None


def test_no_recovery_sheet_states_a_point() -> None:
    assert (
        sealed_point.read(reports.recovery_sheet("Quillbridge Imaginary School", "AAAA", packs.POINT.sealed_at)) is None
    )


@given(st.binary(max_size=300), st.integers(0, len(PDF)))
def test_no_bytes_make_it_fail(noise: bytes, place: int) -> None:
    sealed_point.read(noise)
    sealed_point.read(b"%PDF-" + noise)
    sealed_point.read(PDF[:place] + noise + PDF[place:])
