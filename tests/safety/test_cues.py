"""Cues: aimed at a person, not at an idea; uttered, not reported."""

import pytest

from facilitator.safety.cue_patterns import CUES
from facilitator.safety.cues import CUE_NAMES, cues, ruled


def said(text):
    return ruled(cues(text))


@pytest.mark.parametrize("text", ["You are an idiot.", "You're pathetic.", "People like you ruin it.", "Get lost!"])
def test_an_attack_on_a_person_is_harassment(text):
    assert said(text) == "harassment"


@pytest.mark.parametrize(
    "text", ["I will find you.", "Watch your back.", "I know where you live.", "We'll break your legs."]
)
def test_a_threat_is_a_threat(text):
    assert said(text) == "threat"


@pytest.mark.parametrize(
    "text",
    [
        "That idea is stupid.",
        "The plan is rubbish.",
        "This traffic will kill someone one day.",
        "I could kill for a coffee.",
        "He called me an idiot.",
        'They wrote "I will find you" on the wall.',
        "> You are an idiot.\nPlease stop this.",
        "I am such an idiot.",
        "You are not an idiot.",
        "I will find you a copy.",
        "You will be sorry to miss it.",
    ],
)
def test_what_only_sounds_like_it_is_civil(text):
    assert said(text) == "civil"


def test_hidden_characters_and_full_width_are_seen_through():
    assert said("You are an id\u200biot.") == "harassment"
    assert said("Ｙｏｕ ａｒｅ ａｎ ｉｄｉｏｔ") == "harassment"


def test_the_plainest_words_of_other_languages_are_known():
    assert said("Eres un idiota") == "harassment"
    assert said("お前を殺すぞ") == "threat"
    assert said("تو را می‌کشم") == "threat"


def test_every_cue_has_an_answer():
    assert tuple(cues("")) == CUE_NAMES == tuple(CUES)
    assert not any(cues("").values())
