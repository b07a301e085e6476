"""The guard as its callers see it: bounds, positions, sentences, and what is only asked about."""

import re
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.guard import (
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
    Finding,
    Policy,
    Severity,
    blocks,
    check,
)

anything = st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None))
policies = st.sampled_from(list(POLICIES.values()))

# A word that no sentence of the guard has in it.
MARKER = "Qzxvkj"


def only(text: str, policy: Policy = NOTE) -> Finding:
    [finding] = check(text, policy)
    return finding


def test_the_named_policies_are_as_promised() -> None:
    assert {policy.name: (policy.longest, policy.several_lines) for policy in POLICIES.values()} == {
        "name": (120, False),
        "short": (200, False),
        "reference": (80, False),
        "note": (500, True),
        "summary": (1200, True),
        "login": (40, False),
        "address": (500, True),
        "place_address": (2000, False),
        "code": (80, False),
    }
    assert [policy for policy in POLICIES.values() if policy.allow_address] == [PLACE_ADDRESS]
    assert (POLICIES["name"], POLICIES["address"], POLICIES["login"]) == (NAME, ADDRESS, LOGIN)


@pytest.mark.parametrize("longest", [0, -1, 4001, 10**9])
def test_no_field_is_longer_than_what_is_read(longest: int) -> None:
    with pytest.raises(ValueError, match="between"):
        Policy(name="endless", longest=longest)


def test_findings_and_policies_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        NAME.longest = 4000  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        only("a\0").message = ""  # type: ignore[misc]


@given(text=anything, policy=policies)
def test_any_text_at_all_gets_an_answer(text: str, policy: Policy) -> None:
    for finding in check(text, policy):
        assert 0 <= finding.start < finding.start + finding.length <= len(text)
        assert re.fullmatch(r"[A-Z][^{}\n]+ \([^{}\n]+\)\. [A-Z][^{}\n]+\.|This has [^{}\n]+\.", finding.message)


@given(
    text=st.text(alphabet="<>&;:/.@-=+ \n\t\u200b\ud800[](){}\"'\\%0x1aZpPiInN \u0301", max_size=300),
    policy=policies,
)
def test_any_knot_of_telling_characters_gets_an_answer(text: str, policy: Policy) -> None:
    assert set(blocks(text, policy)) <= set(check(text, policy))


def test_what_is_read_has_a_ceiling() -> None:
    endings = ("<img src=x>", "https://example.net/x", "\0")
    for piece in (*endings, "a", " ", "\u200b", "\u200e", "(", "-", "\ufdfa", "pin ", "1 ", "www.", "\ud800"):
        for policy in POLICIES.values():
            findings = check(piece * (1_000_000 // len(piece)), policy)
            assert "too_long" in {finding.rule for finding in findings}
            assert all(finding.start < 4000 for finding in findings)
            assert len(findings) < 60


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_the_longest_text_passes_and_one_more_character_does_not(policy: Policy) -> None:
    text = ("bag " * policy.longest)[: policy.longest]
    assert check(text, policy) == ()
    finding = only(text + "!", policy)
    assert (finding.rule, finding.severity) == ("too_long", Severity.BLOCK)
    assert (finding.start, finding.length) == (policy.longest, 1)
    assert str(policy.longest) in finding.message
    assert "Shorten" in finding.message


def test_new_lines_and_tabs_belong_in_fields_of_several_lines() -> None:
    for text in ("one\ntwo", "one\r\ntwo", "one\ttwo"):
        for policy in POLICIES.values():
            expected = set() if policy.several_lines else {"one_line"}
            assert {finding.rule for finding in check(text, policy)} == expected


def test_a_lone_surrogate_is_refused_wherever_it_stands() -> None:
    for text in ("\ud800", "a\udfffb", "\ud83d\ud83d", "Fern\udc80sby"):
        assert "surrogate" in {finding.rule for finding in blocks(text, NAME)}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("see http://example.net", "http://"),
        ("a\u200bb", "\u200b"),
        ("ring 07700 900123, PIN 1234 noted", "PIN 1234"),
        ("p\u200bi\u200bn \uff11\uff12\uff13\uff14 noted", "p\u200bi\u200bn \uff11\uff12\uff13\uff14"),
        ("was <b>bold</b> here", "<b>"),
        ("id 5d41402abc4b2a76b9719d911017c592 noted", "5d41402abc4b2a76b9719d911017c592"),
        ("\ufdfa then data:image/png;base64,aGk=", "data:"),
    ],
)
def test_findings_point_at_what_was_typed(text: str, part: str) -> None:
    start = text.index(part)
    assert any(finding.start == start and finding.length >= len(part) for finding in blocks(text, NOTE))


def test_positions_are_told_as_a_person_counts() -> None:
    assert "(character 2)" in only("a\0b").message
    assert "(characters 3 to 10)" in only("a PIN 1234").message
    assert "(line 2, character 2)" in only("ab\na\0b").message
    assert "(line 2, characters 1 to 8)" in only("ab\nPIN 1234").message
    assert "(from line 1, character 1, to line 2, character 4)" in only("passcode\n1234").message


def test_a_fault_repeated_is_told_five_times_at_most() -> None:
    assert len(check("a\0" * 40, NAME)) == 5
    assert only("a\0\0\0\0b").length == 4


def test_no_finding_repeats_any_of_the_text(refused: tuple[str, str]) -> None:
    rule, text = refused
    for finding in check(f"{MARKER} {text} {MARKER}", SUMMARY):
        assert MARKER not in repr(finding)
    bare = {re.sub(r"\d+", "0", finding.message) for finding in check(text, SUMMARY)}
    assert all(len(word) < 4 or word not in message for message in bare for word in _telling_words(text)), rule


def _telling_words(text: str) -> list[str]:
    """The words of ``text`` with a digit or a sign within, which no sentence has by chance."""
    return [word for word in text.split() if re.search(r"\w[^\w\s,.'()-]\w|[A-Za-z]\d|\d[A-Za-z]", word)]


@given(text=anything, policy=policies)
def test_a_sentence_depends_on_the_place_alone(text: str, policy: Policy) -> None:
    for finding in check(f"{text}{MARKER}\0{MARKER}{text}", policy):
        assert MARKER not in finding.message
        assert re.sub(r"\d+", "0", finding.message).isascii()


GIVEN_NAMES = [
    "Hal",
    "Odette",
    "O'Brien",
    "D\u2019Arcy",
    "Si\u00f4n",
    "Myf\u0177r",
    "\u0141ucja",
    "Stra\u00dfburger",
    "Zo\u0308e",
    "Nguy\u1ec5n",
    "\u0645\u062d\u0645\u062f",
    "\u0641\u0627\u0637\u0645\u06c1",
    "\u0645\u06cc\u200c\u0646\u0627",
    "\u092a\u094d\u0930\u093f\u092f\u093e",
    "\u9648\u5c0f\u660e",
    "\u041e\u043a\u0441\u0430\u043d\u0430",
]


@given(st.lists(st.sampled_from(GIVEN_NAMES), min_size=1, max_size=6), st.sampled_from([" ", "-", ", ", ". "]))
def test_ordinary_names_pass_in_any_company(names: list[str], between: str) -> None:
    assert check(between.join(names), NAME) == ()


@given(st.from_regex(r"[A-Z]{1,4}[-/ ]?[0-9]{3,9}", fullmatch=True).filter(lambda text: "PIN" not in text))
def test_numbered_seals_and_exhibits_pass(text: str) -> None:
    assert check(text.replace("PUK", "PUL").replace("OTP", "OTQ").replace("PWD", "PWE"), REFERENCE) == ()


@given(st.from_regex(r"[A-HJ-NP-Z0-9]{8,24}", fullmatch=True))
def test_serial_numbers_pass(text: str) -> None:
    assert check(text, REFERENCE) == ()


@given(st.integers(min_value=10**14, max_value=10**15 - 1))
def test_imeis_pass_in_all_their_spellings(imei: int) -> None:
    digits = str(imei)
    spaced = f"{digits[:2]} {digits[2:8]} {digits[8:14]} {digits[14]}"
    for text in (digits, spaced, spaced.replace(" ", "-"), f"IMEI {digits}", f"IMEI: {spaced}"):
        assert check(text, REFERENCE) == ()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("file_name", "a file called IMG_1234.jpg"),
        ("file_name", "holiday.MP4 was named"),
        ("file_name", "shown as IMG_1234"),
        ("file_name", "C:\\Users\\hal\\Desktop"),
        ("file_name", "\\\\server\\share\\x"),
        ("location", "51.50740, -0.12780"),
        ("location", "51\u00b030'26\"N 0\u00b07'39\"W"),
        ("location", "the EXIF data says so"),
        ("location", "geotagged"),
        ("quotation", '"' + "she said it again " * 20 + '"'),
        ("quotation", "\u201c" + "she said it again " * 20),
    ],
)
def test_some_things_are_only_asked_about(rule: str, text: str) -> None:
    assert {(finding.rule, finding.severity) for finding in check(text, NOTE)} == {(rule, Severity.WARN)}
    assert blocks(text, NOTE) == ()


def test_short_quotations_pass_however_far_apart() -> None:
    assert check('A 6" screen. He said "yes".' + " Then nothing was said." * 15 + ' "No."', NOTE) == ()


def test_a_web_address_has_one_field() -> None:
    for text in ("https://example.net/watch/4711", "hxxps://example[.]net/a", "snapchat.com/add/quill"):
        for policy in POLICIES.values():
            expected = () if policy.allow_address else ("address",)
            assert tuple({finding.rule for finding in check(text, policy)}) == expected


def test_the_tail_of_an_address_is_asked_about() -> None:
    finding = only("https://example.net/watch?v=4711#now", PLACE_ADDRESS)
    assert (finding.rule, finding.severity) == ("address_tail", Severity.WARN)
    assert (finding.start, finding.length) == (25, 11)
    assert blocks("https://example.net/watch?v=4711#now", PLACE_ADDRESS) == ()


def test_an_address_with_a_password_in_it_is_refused() -> None:
    for text in ("https://jo:hunter@example.net/", "https://example.net/?user=jo&password=hunter"):
        assert "passcode" in {finding.rule for finding in blocks(text, PLACE_ADDRESS)}


def test_an_email_address_passes_everywhere() -> None:
    for policy in POLICIES.values():
        assert check("dsl@thornmere.sch.uk", policy) == ()
    assert check("Ali <ali@thornmere.example>; dsl@thornmere.sch.uk", SHORT) == ()
    assert check("jo.o'brien+dsl@thornmere.sch.uk", CODE) == ()
