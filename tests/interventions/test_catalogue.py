import re

import pytest

from facilitator.errors import InputError
from facilitator.interventions import MOVES, Catalogue

ENGLISH = Catalogue.load("en")
TEXTS = [(move.id, text) for move in ENGLISH.moves.values() for text in move.texts]


def test_there_are_words_for_every_move():
    assert set(ENGLISH.moves) == set(MOVES)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "ca", "../en", ""])
def test_english_stands_in_where_there_is_no_catalogue(language):
    assert Catalogue.load(language).language == "en"


@pytest.mark.parametrize(("move", "text"), TEXTS)
def test_a_text_asks_at_most_one_question_and_is_short(move, text):
    words = text.replace("{quote}", "").replace("{name}", "")
    assert words.count("?") <= 1 or move == "invite_quiet"
    assert len(words.split()) <= 40


@pytest.mark.parametrize(("move", "text"), TEXTS)
def test_a_text_neither_praises_nor_blames_nor_speaks_of_gender(move, text):
    banned = r"\b(great|excellent|amazing|wonderful|women|woman|men|man|she|he|her|his|failed?|quiet people|silent)\b"
    assert not re.search(banned, text, re.IGNORECASE)


def test_only_a_private_message_can_name_somebody():
    assert {move.id for move in ENGLISH.moves.values() if any("{name}" in text for text in move.texts)} == {
        move.id for move in ENGLISH.moves.values() if move.audience == "private"
    }


def test_quiet_people_are_only_ever_invited_privately():
    assert ENGLISH.moves["invite_quiet"].audience == "private"


@pytest.mark.parametrize("move", ENGLISH.moves.values(), ids=ENGLISH.moves)
def test_every_move_says_what_it_is_for_and_where_it_comes_from(move):
    assert len(move.purpose) > 20
    assert len(move.trigger) > 20
    assert re.search(r"\d{4}", move.evidence)
    assert len(move.texts) >= 2
    assert move.reason.endswith(".")


def content(**changes):
    entry = {
        "id": "ask_ideas",
        "purpose": "p",
        "trigger": "t",
        "audience": "everyone",
        "phases": [],
        "evidence": "e",
        "texts": ["What about {quote}?"],
        "reason": "r",
    }
    return {"language": "xx", "licence": "CC0-1.0", "move": [{**entry, **changes}]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"texts": ["Hello {name}"]}, "slot {name}"),
        ({"texts": []}, "no texts"),
        ({"audience": "nobody"}, "everyone or private"),
        ({"id": "sing"}, "there is no move"),
        ({"colour": 1}, "unknown field"),
        ({}, "no words for 'ask_pros'"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_a_sentence(changes, says):
    with pytest.raises(InputError, match=says):
        Catalogue.of(content(**changes))
