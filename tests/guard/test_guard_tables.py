"""Every text of the two tables: what must pass passes with nothing said, what must not is refused and why."""

from itertools import pairwise

from desktop_app.guard import NOTE, POLICIES, SUMMARY, Severity, blocks, check


def test_ordinary_texts_pass_with_nothing_said(ordinary: tuple[str, str]) -> None:
    field, text = ordinary
    assert check(text, POLICIES[field]) == ()


def test_ordinary_texts_stay_ordinary_in_the_middle_of_a_note(ordinary: tuple[str, str]) -> None:
    field, text = ordinary
    if field != "place_address":
        assert blocks(f"Noted at the time.\n{text}\nNothing else.", SUMMARY) == ()


def test_refused_texts_are_refused_by_their_rule(refused: tuple[str, str]) -> None:
    rule, text = refused
    assert rule in {finding.rule for finding in blocks(text, NOTE)}


def test_refused_texts_are_refused_amid_other_words(refused: tuple[str, str]) -> None:
    rule, text = refused
    embedded = f"Noted at the time.\n{text}\nNothing else."
    assert rule in {finding.rule for finding in blocks(embedded, SUMMARY)}


def test_no_field_takes_a_refused_text(refused: tuple[str, str]) -> None:
    rule, text = refused
    for policy in POLICIES.values():
        # Escapes and fingerprints may be parts of an address; of what else may be, other tests tell.
        if not (policy.allow_address and rule in {"address", "file_hash", "encoded_bytes"}):
            assert blocks(text, policy)


def test_findings_point_into_the_text_in_its_order(refused: tuple[str, str]) -> None:
    _rule, text = refused
    findings = check(text, NOTE)
    for finding in findings:
        assert 0 <= finding.start < finding.start + finding.length <= len(text)
    assert all(before.start <= after.start for before, after in pairwise(findings))


def test_blocks_are_the_blocking_findings_of_check(refused: tuple[str, str]) -> None:
    _rule, text = refused
    expected = tuple(found for found in check(text, NOTE) if found.severity is Severity.BLOCK)
    assert blocks(text, NOTE) == expected
