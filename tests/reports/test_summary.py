import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES, Debate, Participant
from facilitator.reports.summary import kinds_in_words, move_words, summary
from facilitator.reports.text import percent
from tests.reports.made import PEOPLE, debate, entry, results, said


def told(made=None, *, interventions=(), **more):
    found = results(made if made is not None else debate(), interventions=interventions)
    names = ("debate", "observations", "interventions", "participation")
    return summary(**{**{name: found[name] for name in names}, **more})


def people(**counts):
    share = counts.get("woman", 0) / known if (known := sum(counts.values()) - counts.get("unknown", 0)) else None
    return {"people": {**{group: entry(number) for group, number in counts.items()}, "woman": entry(
        counts.get("woman", 0), share=share
    )}}  # fmt: skip


def test_what_was_said_is_told_by_number_author_time_and_type():
    first = told()[0]
    assert first == (
        "12 posts by 3 authors within 11 min: 3 issues, 3 ideas, 2 pros, 2 cons and 2 others. "
        "The agent was unsure of the type of 1 of them."
    )


def test_facilitators_among_the_authors_are_told():
    found = told(debate(people=(*PEOPLE[:2], Participant(id="f", role="facilitator"))))
    assert found[0].startswith("12 posts by 3 authors (1 facilitator among them) within 11 min")


def test_without_a_clock_no_length_is_told():
    assert "within" not in told(debate(extra={"times": "order"}))[0]


def test_nobody_having_posted_is_told():
    assert told(debate(posts=0))[0] == "Nobody has posted anything."


def test_posts_without_types_are_counted_all_the_same():
    assert told(observations=[])[0] == "12 posts by 3 authors within 11 min."


def test_womens_share_of_people_and_of_what_was_written_is_told_with_the_unknown():
    assert told()[1] == (
        "2 of the 3 people whose gender is known are women (67 %); it is unknown for 1. Among those known, women "
        "wrote 50 % of the posts, 50 % of the words and 50 % of the ideas."
    )


def test_nobodys_gender_known_means_no_shares():
    unknown = tuple(Participant(id=person.id) for person in PEOPLE)
    second = told(debate(people=unknown))[1]
    assert second == "None of the 4 people has told their gender, so there are no shares by gender."


def test_no_people_are_not_spoken_of():
    assert told(Debate(id="d"), participation={}) == (
        "Nobody has posted anything.",
        "The agent would have stayed silent.",
    )


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_unknown_are_told_wherever_there_are_any(woman, man, other, unknown):
    made = people(woman=woman, man=man, unknown=unknown, **{"non-binary": other})
    found = summary(debate=Debate(id="d"), observations=[], interventions=[], participation=made)[1:-1]
    known = woman + man + other
    if not known + unknown:
        assert found == ()
        return
    (paragraph,) = found
    if not known:
        assert paragraph.startswith(f"None of the {unknown} ")
    else:
        share = percent(woman / known)
        assert paragraph.startswith(f"{woman} of the {known} people whose gender is known are women ({share})")
        assert (f"; it is unknown for {unknown}." in paragraph) == bool(unknown)


def test_silence_is_told():
    assert told()[-1] == "The agent would have stayed silent."


def test_the_agents_messages_are_told_by_move_the_most_frequent_first():
    three = [said(move="invite_quiet", audience="private"), said(), said()]
    assert told(interventions=three)[-1] == (
        "The agent would have spoken 3 times, 1 of them to one person in private: ask ideas (2) and invite quiet (1)."
    )
    assert "in private" not in told(interventions=[said()])[-1]


@pytest.mark.parametrize(("move", "words"), [("ask_ideas", "ask ideas"), ("silence", "silence"), (None, "None")])
def test_a_move_is_told_without_underscores(move, words):
    assert move_words(move) == words


@given(st.lists(st.sampled_from(IBIS_TYPES)))
def test_kinds_in_words_add_up(labels):
    words = kinds_in_words(labels)
    assert sum(int(number) for number in re.findall(r"\d+", words)) == len(labels)
    assert bool(words) == bool(labels)
