"""Genders as people declare them: words of many languages, answers that declare nothing, and what is neither."""

import math
import unicodedata

import pytest

from facilitator.formats.gender_words import PAIRS, UNSTATED, WORDS
from facilitator.formats.genders import parse_gender


@pytest.mark.parametrize(
    "word",
    [
        "woman",
        "Female",
        "mujer",
        "Femme",
        "FRAU",
        "vrouw",
        "kobieta",
        "kvinna",
        "donna",
        "mulher",
        "kadın",
        "женщина",
        "γυναίκα",
        "زن",
        "خانم",
        "女性",
        "女",
        "여성",
        "महिला",
        "perempuan",
        "nő",
        "žena",
        "nainen",
        "Weiblich.",
        "femenino",
        "امرأة",
        "Trans-Woman",
    ],
)
def test_women(word):
    assert parse_gender(word) == ("woman", True)


@pytest.mark.parametrize(
    "word",
    [
        "man",
        "MALE",
        "hombre",
        "varón",
        "homme",
        "Mann",
        "mężczyzna",
        "uomo",
        "homem",
        "erkek",
        "мужчина",
        "άνδρας",
        "مرد",
        "آقا",
        "男性",
        "男",
        "남자",
        "पुरुष",
        "férfi",
        "muž",
        "mies",
    ],
)
def test_men(word):
    assert parse_gender(word) == ("man", True)


@pytest.mark.parametrize("word", ["Non Binary", "nonbinary", "non_binary", "no binario", "Divers", "niet", "enby"])
def test_people_of_neither(word):
    assert parse_gender(word) == (("non-binary", True) if word != "niet" else (None, False))


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", "-", "?", math.nan, "Prefer not to say", "keine Angabe", "prefiero no decirlo", "回答しない"],
)
def test_who_declares_nothing_is_unknown_and_understood(value):
    assert parse_gender(value) == (None, True)


@pytest.mark.parametrize("value", ["blue", "She/her", "other", "womanly", 7, True, ["woman"], "1"])
def test_what_is_no_gender_is_not_understood(value):
    assert parse_gender(value) == (None, False)


def test_composed_or_not_and_marked_for_direction_a_word_is_one():
    assert parse_gender(unicodedata.normalize("NFD", "varón")) == ("man", True)
    assert parse_gender("\u200fزن\u200f") == ("woman", True)


def test_what_somebody_says_of_a_code_goes_before_all():
    assert parse_gender("m", given={"M": "woman"}) == ("woman", True)
    assert parse_gender(1.0, given={"1": "man"}) == ("man", True)
    assert parse_gender("woman", given={"woman": "man"}) == ("man", True)


def test_no_word_is_a_woman_in_one_language_and_a_man_in_another():
    assert not UNSTATED & WORDS.keys()
    assert not WORDS.keys() & {letter for pair in PAIRS for letter in pair[:2]}
    assert all(languages for _, languages in WORDS.values())
