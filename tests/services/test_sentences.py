"""Every action reads as a sentence."""

from desktop_app.services import actions
from desktop_app.services.register.sentences import SENTENCES, sentence


def test_every_verb_has_a_sentence_and_no_sentence_lacks_its_verb() -> None:
    assert set(SENTENCES) - {"vault.migrate"} == set(actions.BY_NAME)


def test_a_sentence_names_who_and_what() -> None:
    assert sentence("device.seal", "JS/1", "Jo Sample") == "Jo Sample sealed JS/1 and locked it away."


def test_an_action_of_a_later_version_is_still_told() -> None:
    assert "Jo Sample" in sentence("device.teleport", "JS/1", "Jo Sample")
