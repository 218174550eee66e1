"""The moves and their words: complete, in four languages, and by the house rules."""

import copy
import pickle
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
        ({"texts": {}}, "texts is {}; make it a table with a list of texts a language"),
        ({"texts": {"en": "What about it?"}}, r"en in \[texts\] is 'What about it\?'; give a list"),
        ({"texts": {"en": [3]}}, r"an entry of en in \[texts\] is 3; give a text"),
        ({"audience": "nobody"}, "the audience of ask_ideas is 'nobody'; use everyone or private"),
        ({"id": "sing"}, "there is no move"),
        ({"phases": ["lunch"]}, "ask_ideas has the phase 'lunch'; use ice-breaking, divergence"),
        ({"phases": "closing"}, "phases is 'closing'; give a list"),
        ({"purpose": 3}, "purpose is 3; give a text"),
        ({"colour": 1}, "a move has the unknown field 'colour'; use id, purpose, trigger, audience, phases, evidence,"),
        ({"reason": None}, "the move lacks 'reason'; add it"),
    ],
)
def test_a_wrong_move_is_refused_with_a_sentence(changes, says):
    with pytest.raises(InputError, match=says) as caught:
        read_move(content(**changes), file="ask_ideas.toml")
    assert str(caught.value).startswith("ask_ideas.toml: ")
    assert "\n" not in str(caught.value)


def test_a_file_holds_a_move_in_each_of_its_languages():
    found = read_move(content(phases=["closing"], texts={"en": ["What about {quote}?"], "ja": ["「{quote}」は。"]}))
    assert list(found) == ["en", "ja"]
    assert (found["ja"].texts, found["ja"].phases, found["ja"].reason) == (("「{quote}」は。",), ("closing",), "r")
    assert found["en"] == found["ja"].changed(texts=("What about {quote}?",))


def test_a_move_made_in_python_is_checked_too():
    move = ENGLISH.moves["ask_ideas"]
    with pytest.raises(InputError, match=r"^a text of ask_ideas has the slot \{name\}; use \['other', 'quote'\]\.$"):
        move.changed(texts=("Hello {name}",))
    assert move.changed(texts=("Hello {name}",), audience="private").texts == ("Hello {name}",)
    with pytest.raises(InputError, match="ask_ideas has no texts; write at least one"):
        move.changed(texts=())


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_can_be_pickled_and_copied(language):
    catalogue = Catalogue.load(language)
    assert pickle.loads(pickle.dumps(catalogue)) == copy.deepcopy(catalogue) == catalogue


def test_what_is_done_to_a_catalogue_is_not_done_to_the_next():
    spoiled = Catalogue.load("en")
    spoiled.moves.clear()
    assert set(Catalogue.load("en").moves) == set(MOVES)


def test_moves_with_the_same_content_hash_alike():
    move = ENGLISH.moves["ask_ideas"]
    assert hash(move.changed()) == hash(move)
    assert len({*ENGLISH.moves.values(), *Catalogue.load("en").moves.values()}) == len(MOVES)
