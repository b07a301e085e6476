"""The exhibits as CSV: every field comes back, and none is a formula."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.exhibits_csv import exhibits_csv, guarded, unguarded
from tests.reports import packs
from tests.reports.devices import PHONE


def _rows(text: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(text.decode("utf-8-sig"), newline="")))


def test_one_row_for_each_exhibit_below_a_head() -> None:
    rows = _rows(exhibits_csv(packs.whole()))
    assert [row[1] for row in rows[1:]] == ["JOM/1", "JOM/2", "MTH/1"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert dict(zip(*rows[:2], strict=True))["Taken at"] == "2026-11-09T12:50+00:00"
    assert dict(zip(rows[0], rows[2], strict=True))["Taken from"] == "Żaneta Zmyślona-Łąkowska"


def test_the_bytes_are_what_a_spreadsheet_expects() -> None:
    text = exhibits_csv(packs.whole())
    assert text.startswith(b"\xef\xbb\xbfCase,Exhibit,")
    assert text.endswith(b"\r\n")
    assert text == exhibits_csv(packs.whole())


@pytest.mark.parametrize(
    "owner", ["=1+1", "+44 1632", "-1", "@cmd", "\tx", "\rx", "'quoted", 'a "b", c\nd', "O’Nowhere"]
)
def test_no_field_is_a_formula_and_every_field_comes_back(owner: str) -> None:
    pack = replace(packs.whole(), exhibits=(replace(PHONE, owner=owner),))
    head, row = _rows(exhibits_csv(pack))
    field = row[head.index("Owner")]
    assert not field.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(field) == owner


@given(st.text())
def test_guarding_is_reversible(text: str) -> None:
    assert unguarded(guarded(text)) == text
