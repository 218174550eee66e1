import pytest

from facilitator.formats.languages import languages_of, same_language

TEXTS = {
    "en": "The well is dry and nobody cleans it.",
    "de": "Der Brunnen ist leer, und niemand zahlt.",
    "ca": "El pou és sec i ningú no vol pagar.",
    "fa": "چاه خشک است و باران نیست، کی پول می‌دهد؟",
    "ps": "زموږ د کلي اوبه نشته او هیڅوک نه راځي",
    "ja": "井戸が枯れました。誰が払いますか。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_posts_is_told(language):
    assert languages_of([TEXTS[language]] * 6) == {language: 1.0}


def test_in_a_mixed_debate_each_has_its_share():
    assert languages_of([TEXTS["en"]] * 6 + [TEXTS["ps"]] * 2) == {"en": 0.75, "ps": 0.25}


def test_short_talk_is_looked_at_as_a_whole():
    assert languages_of(["Who pays?", "We do.", "Not us, the mayor should."]) == {"en": 1.0}


@pytest.mark.parametrize("texts", [[], ["ok", "mm"], ["12 + 12 = 24", "😀😀😀"]])
def test_where_too_little_is_written_nothing_is_told(texts):
    assert languages_of(texts) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"), [("prs", "fa-IR", True), ("en", "en_GB", True), ("ja", "zh", False), ("nb", "nn", True)]
)
def test_regions_do_not_count_and_dari_is_persian(one, other, same):
    assert same_language(one, other) is same
