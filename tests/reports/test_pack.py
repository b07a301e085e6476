"""A pack survives being kept as JSON, and nothing that is not a pack is taken for one."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop_app.errors import InputFault
from desktop_app.services.handover_pack import HandoverPack, SealedPoint, from_json, to_json
from tests.reports import packs

PACKS = (
    packs.whole(),
    packs.older(),
    packs.unasked(),
    packs.bare(),
    packs.receipt(),
    packs.labels(),
    packs.long_chain(60),
)


@pytest.mark.parametrize("pack", PACKS, ids=range(len(PACKS)))
def test_a_pack_comes_back_from_json_equal_and_gives_the_same_text(pack: HandoverPack) -> None:
    text = to_json(pack)
    assert from_json(text) == pack
    assert to_json(from_json(text)) == text


def test_a_pack_of_an_older_cordon_without_the_later_fields_still_opens() -> None:
    kept = json.loads(to_json(packs.bare()))
    for later in ("labels", "left_out", "care", "format_version"):
        del kept[later]
    assert from_json(json.dumps(kept)) == packs.bare()


def test_times_are_brought_to_utc_and_need_a_zone() -> None:
    point = replace(packs.POINT, sealed_at=datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=1))))
    assert point.sealed_at == datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    assert point.sealed_at.tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        SealedPoint(size=1, root="00", sealed_at=datetime(2026, 7, 1), short_code="x", vault_id="v")  # noqa: DTZ001


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1] + ',"more":1}',
        lambda text: text[:-1] + ',"labels":[]}',
        lambda text: text.replace('"version":1', '"version":"1"'),
        lambda text: text.replace('"practice":false', '"practice":0'),
        lambda text: text.replace('"kind":"full"', '"kind":"whole"'),
        lambda text: text.replace('"dsl":"Tamsin Pretendleaf"', '"dsl":null'),
        lambda text: text.replace("2026-11-12T16:20:00Z", "2026-11-12T16:20:00"),
        lambda text: text[:-10],
        lambda text: "[" * 100_000,
        lambda text: "",
    ],
)
def test_what_is_not_a_pack_is_refused_and_not_repeated(spoil: object) -> None:
    text = to_json(packs.bare())
    assert callable(spoil)
    spoiled = spoil(text)
    assert spoiled != text
    with pytest.raises(InputFault) as refused:
        from_json(spoiled)
    assert "Pretendleaf" not in str(refused.value)
    assert refused.value.__cause__ is None
