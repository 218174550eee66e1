import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.reports.messages import Evidence, Message, Name, Plain, Quote, message, messages
from tests.reports.made import Page, debate, said

HOSTILE = '</article><script>x</script>" onload="y'


def card(**more) -> Message:
    return message(debate(), said(**more))


def evidence(**found):
    _, *rest = card(evidence=found).evidence
    return rest


def test_a_message_is_told_by_move_time_words_and_reason():
    made = card()
    assert (made.move, made.when, made.text) == ("ask ideas", "3 min in", "What could be done?")
    assert made.reason == "The issue in post p0 has been without an idea for 4 posts."
    assert (made.language, made.debate_language) == ("en", "en")
    assert made.key == "ask_ideas 200.0"


def test_a_message_to_everyone_names_nobody():
    assert (card().private, card().to) == (False, "")
    assert "to everyone" in Page(card()).root.one("p", class_="top").text


def test_a_private_message_names_its_addressee_and_says_who_may_see_it():
    made = card(audience="private")
    assert (made.private, made.to) == (True, "quiet one")
    page = Page(made)
    assert page.root.children[0].attributes["class"] == "message private"
    assert page.root.one("span", class_="badge").text == "private – shown to facilitators only"
    assert "to quiet one alone" in page.root.one("p", class_="top").text


def test_somebody_unknown_is_named_by_id():
    assert card(audience="private", to="u99").to == "u99"


def test_the_post_before_a_message_is_quoted():
    assert card().after == Quote("mira", "con number 3")
    page = Page(card())
    assert page.root.one("p", class_="after").text == "After mira: con number 3"
    assert page.root.one("p", class_="after").one("q").attributes["lang"] == "en"


def test_a_message_before_the_first_post_says_so():
    made = card(after=None)
    assert (made.after, made.first) == (None, True)
    assert Page(made).root.one("p", class_="after").text == "Before the first post."


def test_a_message_after_a_post_that_is_gone_says_nothing_of_it():
    made = card(after="gone")
    assert (made.after, made.first) == (None, False)
    assert Page(made).root.all("p", class_="after") == []


def test_without_a_clock_no_time_is_told():
    made = message(debate(extra={"times": "order"}), said())
    assert made.when == ""
    assert " in" not in Page(made).root.one("p", class_="top").text.replace("ask ideas", "")


def test_the_strength_comes_first_in_the_evidence():
    assert card(score=0.75).evidence[0] == Evidence("strength (0 to 1)", (Plain("0.75"),))
    assert card(score=None).evidence[0].values == (Plain("–"),)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"waited": 4}, Evidence("posts since then", (Plain("4"),))),
        ({"post": "p0"}, Evidence("about the post", (Quote("mira", "issue number 0"),))),
        ({"post": "gone"}, Evidence("about the post", (Plain("gone"),))),
        ({"person": "u2"}, Evidence("person", (Name("jo"),))),
        ({"silence": 3_700.0}, Evidence("silence", (Plain("1 h 1 min"),))),
        ({"p": 0.123}, Evidence("how sure it is of the type", (Plain("0.12"),))),
        ({"new_key": None}, Evidence("new key", (Plain("–"),))),
        ({"authors": ["x", "p1"]}, Evidence("people who argued", (Plain("x"), Quote("jo", "idea number 1")))),
        ({"posts": []}, Evidence("posts by this person", ())),
        ({"posts": [["a", "b"], "c"]}, Evidence("posts by this person", (Plain("a"), Plain("b"), Plain("c")))),
    ],
)
def test_evidence_is_told_in_words(found, told):
    assert evidence(**found) == [told]


def test_a_long_list_of_evidence_is_cut_with_a_word_on_the_rest():
    (found,) = evidence(posts=list(range(20)))
    assert [value.text for value in found.values] == [str(number) for number in range(8)]
    assert found.more == " and 12 more"
    assert evidence(posts=list(range(8)))[0].more == ""


def test_evidence_stands_behind_a_fold_value_by_value():
    page = Page(card(evidence={"person": "u2", "post": "p0", "list": [1, 2]}))
    fold = page.root.one("details")
    assert fold.attributes == {"data-node": "ask_ideas 200.0"}
    told = dict(zip((node.text for node in fold.all("dt")), fold.all("dd"), strict=True))
    assert told["person"].one("span", class_="who").text == "jo"
    assert told["about the post"].one("q").text == "issue number 0"
    assert told["list"].text == "12"
    assert len(told["list"].all("br")) == 1


def test_what_became_of_a_message_is_told_if_anything_did():
    fate = message(debate(), said(), status="posted", fate="posted & read")
    assert Page(fate).root.one("p", class_="status s-posted").text == "posted & read"
    assert "status" not in str(card())


def test_a_long_message_is_cut_and_its_line_breaks_are_kept():
    text = "one\ntwo " + 2_000 * "x"
    made = card(text=text)
    assert len(made.text) == 1_200
    assert made.text.startswith("one\ntwo xxx")
    assert made.text.endswith("x…")
    assert card(text="a\nb").text == "a\nb"


def test_the_language_of_a_message_is_its_own():
    page = Page(message(debate(language="fa"), said(text="Was nun?", language="de")))
    assert page.root.one("p", class_="text").attributes == {"dir": "auto", "lang": "de", "class": "text"}


def test_hostile_words_stay_words():
    person = Participant(id="u1", name=HOSTILE)
    made = Debate(
        id="d", participants=(person,), posts=(Post(id=HOSTILE, author="u1", text=HOSTILE),), language=HOSTILE
    )
    row = said(after=HOSTILE, move=HOSTILE, text=HOSTILE, reason=HOSTILE, language=HOSTILE, audience="private", to="u1")
    page = Page(
        message(made, {**row, "evidence": {HOSTILE: HOSTILE, "person": "u1", "posts": [HOSTILE]}}, fate=HOSTILE)
    )
    assert page.harmless()
    assert page.text.count("<script>x</script>") >= 8


def test_no_messages_are_a_sentence():
    page = Page(messages(debate(), []))
    assert page.root.one("p").text == "The agent would have said nothing in this debate."
    assert page.all("ol") == []


@pytest.mark.parametrize(("number", "first", "later"), [(1, 1, 0), (20, 20, 0), (21, 20, 1), (120, 20, 100)])
def test_the_first_messages_stand_open_and_the_later_ones_behind_a_fold(number, first, later):
    made = messages(debate(), [said(text=f"message {place}") for place in range(number)])
    assert (len(made.first), len(made.later), made.note) == (first, later, "")
    page = Page(made)
    assert page.faults == []
    assert len(page.all("article")) == number
    lists = page.all("ol", class_="messages")
    assert [found.get("start") for found in lists] == ([None, "21"] if later else [None])
    assert bool(page.all("details", class_="more")) == bool(later)
    if later:
        assert page.root.one("details", class_="more").children[0].text.startswith(f"{later} later message")


def test_of_very_many_messages_the_strongest_are_kept_in_order():
    rows = [said(text=f"message {place}", score=place % 2) for place in range(300)]
    made = messages(debate(), rows)
    kept = [int(one.text.split()[1]) for one in (*made.first, *made.later)]
    assert len(kept) == 120
    assert kept == sorted(kept)
    assert all(place % 2 for place in kept)
    assert made.note == "The 120 with the strongest evidence; 180 messages more are in interventions.jsonl."
    assert made.note in Page(made).text


def test_a_quoted_post_is_cut_where_it_is_longer_than_a_line_or_two():
    quoted = {number: message(debate(text="{kind} " + number * "x"), said()).after.text for number in (106, 107)}
    assert quoted == {106: "con " + 106 * "x", 107: "con " + 105 * "x" + "…"}
