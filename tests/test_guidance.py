"""Guidance is data: every topic can be read, names its source, and says when it should be checked."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from desktop_app import guidance, paths
from desktop_app.guidance import Confidence

BOOKS = sorted(path.stem for path in (paths.resources() / "guidance").glob("*.toml"))


def test_devices_have_a_book() -> None:
    assert "devices" in BOOKS


@pytest.mark.parametrize("name", BOOKS)
def test_every_topic_is_whole(name: str) -> None:
    book = guidance.book(name)
    assert book.topics
    for key, topic in book.topics.items():
        assert topic.key == key
        assert topic.source.name
        assert topic.source.as_of <= topic.as_of
        assert topic.as_of.year >= 2025
        assert topic.paragraphs or topic.lines, f"{key} says nothing"
        for paragraph in topic.paragraphs:
            assert paragraph == paragraph.strip()
            assert len(paragraph) <= 240, f"{key}: a tired person does not read this"
            assert "!" not in paragraph


def test_what_nobody_read_at_its_source_asks_to_be_checked() -> None:
    topics = guidance.book("devices").topics.values()
    assert {topic.check for topic in topics if topic.confidence in {Confidence.TOLD, Confidence.MEMORY}} == {True}
    assert {topic.check for topic in topics if topic.confidence in {Confidence.READ, Confidence.OWN}} == {False}


def test_nobody_changes_guidance_while_the_program_runs() -> None:
    topic = guidance.book("devices").topics["witness"]
    with pytest.raises(FrozenInstanceError):
        topic.as_of = date(2020, 1, 1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        guidance.book("devices").topics["other"] = topic  # type: ignore[index]


def test_a_device_should_be_sealed_within_half_an_hour() -> None:
    assert guidance.book("devices").numbers["seal_within_minutes"] == 30
