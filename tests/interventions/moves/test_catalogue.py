"""The moves and their words: complete, in four languages, and by the house rules."""

import re

import pytest

from facilitator.errors import InputError
from facilitator.interventions import MOVES, Catalogue
from facilitator.interventions.moves.catalogue import languages, read_move
from facilitator.interventions.triggers import TRIGGERS
from facilitator.interventions.words.lint import lint, lint_all

ENGLISH = Catalogue.load("en")


def test_every_move_has_a_trigger_and_words_in_four_languages():
    assert set(ENGLISH.moves) == set(MOVES) == set(TRIGGERS)
    assert len(MOVES) >= 24
    assert languages() == ("en", "fa-AF", "ja", "ps")


NEAREST = {
    **{"en": "en", "en-GB": "en", "EN": "en", "fa": "fa-AF", "fa-IR": "fa-AF", "ps-AF": "ps", "JA": "ja"},
    **{"prs": "fa-AF", "ca": "en", "../en": "en", "": "en"},
}


@pytest.mark.parametrize(("language", "found"), NEAREST.items())
def test_the_nearest_language_is_taken_and_english_else(language, found):
    assert Catalogue.load(language).language == found


@pytest.mark.parametrize("language", languages())
def test_all_words_keep_the_house_rules(language):
    assert lint_all(Catalogue.load(language)) == []


@pytest.mark.parametrize("language", languages())
def test_the_slots_are_those_of_the_english_texts(language):
    slots = {
        id: {slot for text in move.texts for slot in re.findall(r"{\w+}", text)} for id, move in ENGLISH.moves.items()
    }
    for id, move in Catalogue.load(language).moves.items():
        assert {slot for text in move.texts for slot in re.findall(r"{\w+}", text)} == slots[id], id


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("What now? And then?", "more than one question"),
        ("Great idea. What now?", "praise"),
        ("What do women think?", "gender"),
        ("You failed. What now?", "blame"),
        ("Surely this helps?", "leading"),
        ("Why " + "and " * 30 + "so?", "words"),
        ("Hello {name}, what now?", "private messages name"),
    ],
)
def test_what_breaks_a_rule_is_told(text, fault):
    assert fault in " ".join(lint(ENGLISH.moves["ask_ideas"], text))


def test_nobody_quiet_is_spoken_to_before_others():
    for id in ("invite_quiet", "invite_after_con", "peer_invite"):
        assert ENGLISH.moves[id].audience == "private"


@pytest.mark.parametrize("move", ENGLISH.moves.values(), ids=ENGLISH.moves)
def test_every_move_says_what_it_is_for_and_where_it_comes_from(move):
    assert len(move.purpose) > 15
    assert len(move.trigger) > 20
    assert len(move.evidence) > 20
    assert len(move.texts) >= 2
    assert move.licence == "CC0-1.0"
    assert move.reason.endswith(".")


def content(**changes):
    entry = {
        "id": "ask_ideas",
        "purpose": "p",
        "trigger": "t",
        "audience": "everyone",
        "phases": [],
        "evidence": "e",
        "licence": "CC0-1.0",
        "reason": "r",
        "texts": {"en": ["What about {quote}?"]},
    }
    return {key: value for key, value in {**entry, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"texts": {"en": ["Hello {name}"]}}, "slot {name}"),
        ({"texts": {"en": []}}, "no texts"),
        ({"texts": ["a"]}, "a table with a list"),
        ({"audience": "nobody"}, "everyone or private"),
        ({"id": "sing"}, "there is no move"),
        ({"phases": ["lunch"]}, "the phase 'lunch'"),
        ({"colour": 1}, "unknown field 'colour'"),
        ({"reason": None}, "lacks 'reason'"),
    ],
)
def test_a_wrong_move_is_refused_with_a_sentence(changes, says):
    with pytest.raises(InputError, match=says):
        read_move(content(**changes))
