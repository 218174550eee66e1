"""Flags are told and never repeat personal data; outcomes stand only beside messages that somebody saw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.aftermath import Flag, flag_list, outcome_table
from tests.reports.made import Page, debate

HOSTILE = "</li><script>x</script>"
MEASURES = ("replies", "new_ideas", "new_voices", "stance_spread")
PAUSED = {"move": "ask_cons", "reason": "After 3 messages of this kind people's stances spread by +0.50."}


def flag(kind="harassment", post="p3", **more):
    return {"kind": kind, "posts": [post], "score": 0.8, "evidence": {}, "reason": "It seems to attack.", **more}


def row(move="ask_ideas", spread=0.1, *, difference=None, **more):
    measures = {"replies": 0.5, "new_ideas": 0.1, "new_voices": 0.0, "stance_spread": spread}
    return {"move": move, **measures, "differences": dict.fromkeys(measures, difference), **more}


def ledger(*rows, paused=()):
    return {"messages": list(rows), "paused": list(paused)}


def test_a_flag_names_its_kind_its_post_and_why():
    (made,) = flag_list(debate(), [flag()]).flags
    assert made == Flag(
        kind="harassment", where="post p3", score="0.80", reason="It seems to attack.", quote="con number 3"
    )
    line = Page(flag_list(debate(), [flag()])).root.one("ul", class_="flags").one("li")
    assert line.text == "harassment (post p3, 0.80): It seems to attack. con number 3"
    assert line.one("q").attributes == {"dir": "auto", "lang": "en"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("personal_data", "personal data"),
        ("coordinated", "near-copies from several accounts"),
        ("one_sided", "one-sided branch"),
        ("new_kind", "new_kind"),
    ],
)
def test_a_kind_is_told_in_words(kind, words):
    assert flag_list(debate(), [flag(kind)]).flags[0].kind == words


def test_personal_data_is_not_repeated_even_in_the_quote_of_another_flag():
    told = debate(text="Call me at +49 151 23456789, you liar ({kind} {place})")
    assert "23456789" not in str(flag_list(told, [flag()]))
    assert "you liar" in str(flag_list(told, [flag()]))
    assert flag_list(told, [flag("personal_data")]).flags[0].quote == ""
    assert Page(flag_list(told, [flag("personal_data")])).all("q") == []


def test_the_last_post_of_a_flag_is_the_one_it_is_about():
    (made,) = flag_list(debate(), [flag(posts=["p0", "p1", "p4"])]).flags
    assert (made.where, made.quote) == ("post p4", "other number 4")


def test_a_flag_on_a_post_that_is_gone_quotes_nothing():
    assert flag_list(debate(), [flag(post="gone")]).flags[0].quote == ""


def test_many_flags_are_cut_with_a_word_on_the_rest():
    made = flag_list(debate(), [flag()] * 50)
    assert (len(made.flags), made.more) == (40, "10 more flags")
    assert "10 more flags in flags.jsonl" in Page(made).text
    assert flag_list(debate(), [flag()] * 40).more == ""


def test_without_flags_that_is_said():
    page = Page(flag_list(debate(), []))
    assert page.root.one("p", class_="empty").text == "Nothing was found that a person should look at."
    assert page.all("ul") == []


def test_hostile_flags_stay_text():
    made = debate(text=HOSTILE + " {kind} {place}")
    page = Page(flag_list(made, [flag(HOSTILE, reason=HOSTILE), flag(post=HOSTILE)]))
    assert page.harmless()
    assert page.text.count("<script>x</script>") == 4


def test_outcomes_of_seen_messages_are_means_a_move_with_the_difference_from_matched_moments():
    made = outcome_table(
        ledger(row(difference=0.2, seen=True), row(spread=None, difference=0.4, seen=True), row("ask_cons", seen=True))
    )
    assert made.table.heads == ("move", "messages", "replies", "new issues and ideas", "new voices", "stance spread")
    assert made.table.rows == (
        ("ask cons", "1", "0.50", "0.10", "0.00", "0.10"),
        ("ask ideas", "2", "0.50 (+0.30)", "0.10 (+0.30)", "0.00 (+0.30)", "0.10 (+0.30)"),
    )
    assert made.unseen == ""
    page = Page(made)
    assert page.faults == []
    assert page.root.one("table").rows()[1:] == [list(line) for line in made.table.rows]
    assert "a difference is no proof of an effect" in page.text
    assert "replay" not in page.text


def test_what_cannot_be_told_of_a_seen_message_is_a_dash():
    made = outcome_table(ledger(row(spread=None, seen=True)))
    assert made.table.rows[0][-1] == "–"


@pytest.mark.parametrize("seen", [{}, {"seen": False}], ids=["not told", "not seen"])
def test_in_a_replay_no_outcome_stands_beside_a_message(seen):
    made = outcome_table(ledger(row(difference=-1.0, **seen), row("ask_cons", **seen)))
    assert made.table is None
    assert made.reading == ""
    page = Page(made)
    assert page.all("table") == []
    assert not any(sign.isdigit() for sign in page.text)
    assert (
        page.text.count("This is a replay: nobody saw these messages, and what followed says nothing about them") == 1
    )
    assert "ledger.json" in page.text


def test_where_some_messages_were_seen_only_those_are_counted():
    made = outcome_table(ledger(row(seen=True), row(difference=0.9), row("ask_cons", seen=False)))
    assert made.table.rows == (("ask ideas", "1", "0.50", "0.10", "0.00", "0.10"),)
    assert made.unseen.startswith("This is a replay")


def test_a_paused_move_is_told():
    made = outcome_table(ledger(row("ask_cons", seen=True), paused=[PAUSED]))
    assert made.paused == ("Paused: ask cons. After 3 messages of this kind people's stances spread by +0.50.",)
    assert made.paused[0] in Page(made).text


def test_in_a_replay_a_move_would_have_been_paused():
    made = outcome_table(ledger(row("ask_cons"), row(seen=True), paused=[PAUSED]))
    assert made.paused[0].startswith("Would have been paused: ask cons. After 3 messages")


def test_without_messages_there_is_nothing_to_tell():
    assert outcome_table(ledger()) is None


@given(
    st.lists(st.tuples(st.sampled_from(["ask_ideas", "ask_cons"]), st.sampled_from([True, False, None])), min_size=1)
)
def test_the_table_counts_the_seen_messages_and_no_others(messages):
    rows = [row(move, **({} if seen is None else {"seen": seen})) for move, seen in messages]
    made = outcome_table(ledger(*rows))
    seen = sum(one is True for _, one in messages)
    assert sum(int(line[1]) for line in (made.table.rows if made.table else ())) == seen
    assert bool(made.unseen) == (seen < len(messages))


def test_hostile_outcomes_stay_text():
    made = outcome_table(ledger(row(HOSTILE, seen=True), paused=[{"move": HOSTILE, "reason": HOSTILE}]))
    page = Page(made)
    assert page.harmless()
    assert page.text.count("<script>x</script>") == 3
