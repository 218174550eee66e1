import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.interventions.words.rewording import GeneratorError, Reworded, Rewriter
from facilitator.interventions.words.rewording.checks import faults, tidied
from tests.effort import examples
from tests.interventions.injections import INJECTIONS, PLAIN
from tests.interventions.words.rewording.fake import FakeGenerator, PairEmbedder, request

GOOD = "So far ⟦1⟧ has had no answer. How does it fit with what others said?"
EMBEDDER = PairEmbedder()


def reword(generator, one=None, **more):
    return Rewriter(generator=generator, embedder=EMBEDDER).reword(one or request(), **more)


def test_a_good_rewording_goes_out_with_the_quotation_put_back():
    assert reword(FakeGenerator(GOOD)) == Reworded(
        text="So far “We close the road in spring” has had no answer. How does it fit with what others said?", by="fake"
    )


def test_a_bad_one_gets_a_second_try_that_is_told_why():
    generator = FakeGenerator("It is great.", GOOD)
    assert reword(generator).by == "fake"
    assert "it is praise: 'great'" in generator.asked[1][-1].content


def test_after_two_bad_ones_the_catalogue_speaks_and_tells_why():
    generator = FakeGenerator("It is great.")
    found = reword(generator)
    assert (found.text, found.by) == (request().text, "catalogue")
    assert found.why.startswith("The words of fake were not taken: it does not hold every mark exactly once; ")
    assert len(generator.asked) == 2


def test_without_a_reply_the_catalogue_speaks():
    found = reword(FakeGenerator(GeneratorError("the server sleeps.")))
    assert found == Reworded(text=request().text, by="catalogue", why="the server sleeps.")


def test_the_same_replies_give_the_same_text():
    assert reword(FakeGenerator(GOOD)) == reword(FakeGenerator(GOOD))


def test_a_private_message_names_its_addressee_and_the_model_never_learns_who():
    reply = (
        "Hello ⟦name⟧, only you see this. We are talking about ⟦1⟧. If you have a thought on it, it is welcome; "
        "if not, that is fine."
    )
    generator = FakeGenerator(reply)
    found = reword(generator, request("invite_quiet", 0), names=["Mira", "Bo"])
    assert found.by == "fake"
    assert found.text.startswith("Hello Mira, only you see this.")
    assert "Mira" not in str(generator.asked)


def test_words_of_a_refused_reply_are_not_told():
    found = reword(FakeGenerator("So far Zelda and Boris have said 4711 at evil.example about ⟦1⟧?"), names=["Boris"])
    assert found.by == "catalogue"
    assert not re.search("zelda|boris|4711|evil", found.why, re.IGNORECASE)


def obeys(messages):
    """Says whatever stands between the delimiters, as the most gullible of models would."""
    data = re.findall(r'⟦\d⟧: "(.*)"', messages[1].content)
    return " ".join(data) or messages[1].content


@pytest.mark.parametrize("text", PLAIN)
def test_a_model_that_obeys_a_post_is_not_heard(text):
    one = request(quote=text)
    for reply in (obeys, text, f"⟦1⟧ {text}", f"{GOOD} {text}", f"{text} {GOOD}", f"⟦1⟧: {text}?"):
        assert reword(FakeGenerator(reply), one).text == one.text


@given(st.sampled_from(INJECTIONS), st.sampled_from(["{0}", "⟦1⟧ {0}", "{0} ⟦1⟧?", GOOD + " {0}", "{0} " + GOOD]))
@settings(deadline=None)
def test_nothing_of_a_post_gets_out_but_its_quotation(text, form):
    one = request(quote="A plain post", other="Another")
    found = reword(FakeGenerator(form.replace("{0}", text)), one)
    assert found.text == one.text


WORDS = st.sampled_from(
    [
        *("⟦1⟧", "⟦2⟧", "⟦name⟧", "So far", "has had", "no answer.", "How does it fit", "with what", "others said?"),
        *("Mira", "Bo", "everyone", "agrees", "road", "HACKED", "**", "\n", "“", "”", "42", "great", "?", "賛成", "را"),
    ]
)
REPLIES = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=14).map(" ".join), st.just(GOOD))


@given(REPLIES, REPLIES, st.sampled_from(["answer_first_post", "invite_quiet", "summarise"]))
@settings(max_examples=examples(60), deadline=None)
def test_whatever_the_model_says_the_catalogue_or_a_faultless_text_goes_out(first, second, move):
    names = ("Mira", "Bo", "Ed")
    one = request(move)
    found = reword(FakeGenerator(first, second), one, names=names)
    if found.by == "catalogue":
        assert found.text == one.text
        assert found.why
        return
    reply = next(text for text in map(tidied, (first, second)) if one.restored(text) == found.text)
    assert faults(reply, one, embedder=EMBEDDER, names=names) == []
    spoken = set(re.findall(r"\w+", found.text.casefold()))
    assert not spoken & {"bo", "ed"}
    assert "mira" not in spoken or one.move.audience == "private"


@given(st.sampled_from(["Mira", "MIRA", "Ｍira", "mira's", "M\u200bira", "Bo Karimi", "Karimi", "佐藤さん", "میرا"]))
@settings(deadline=None)
def test_no_private_name_gets_out(name):
    for reply in (f"So far ⟦1⟧ by {name} has had no answer. How does it fit with what others said?", f"{name} {GOOD}"):
        found = reword(FakeGenerator(reply), names=["Mira", "Bo Karimi", "佐藤", "میرا"])
        assert found.text == request().text
