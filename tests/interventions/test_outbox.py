"""The proposal that waits, and the messages that went out."""

from dataclasses import replace

import pytest

from facilitator.errors import InputError
from facilitator.interventions import Decision, Proposal
from facilitator.interventions.outbox import Outbox
from facilitator.interventions.policy import Proposals
from facilitator.interventions.words.wording import Words
from tests.interventions.room import message

PROPOSAL = Proposal(number=1, intervention=message("ask_ideas", time=30.0), template="t", posts=4)
RULES = Proposals(expire_after_posts=3, expire_after_seconds=100)


def outbox(*went_out):
    box = Outbox()
    for proposal in went_out:
        box.put(proposal)
        box.settle(proposal.number, "posted")
    return box


def numbered(number, text="What now?"):
    return replace(PROPOSAL, number=number, intervention=replace(PROPOSAL.intervention, text=text))


def test_a_decision_to_speak_is_the_next_proposal_and_silence_none():
    decision = Decision(
        intervention=PROPOSAL.intervention,
        score=1.0,
        phase="deepening",
        words=Words(template="t", slots={"quote": "", "other": "", "name": ""}),
    )
    box = outbox()
    assert box.proposal(decision, posts=4) == PROPOSAL
    box.put(PROPOSAL)
    assert (box.pending, box.count) == (PROPOSAL, 1)
    assert box.proposal(decision, posts=9) == replace(PROPOSAL, number=2, posts=9)
    assert box.proposal(replace(decision, intervention=None), posts=4) is None
    assert box.proposal(replace(decision, words=None), posts=4) is None


@pytest.mark.parametrize(
    ("how", "said"), [("posted", ["What now?"]), ("edited", ["x"]), ("dismissed", []), ("expired", [])]
)
def test_what_becomes_of_a_proposal_decides_what_was_said(how, said):
    box = Outbox()
    box.put(PROPOSAL)
    assert box.settle(1, how, text="x" if how == "edited" else None) == PROPOSAL
    assert (box.pending, list(box.said)) == (None, said)
    assert (box.brought("What now?"), box.brought("x")) == (
        PROPOSAL if how == "posted" else None,
        PROPOSAL if how == "edited" else None,
    )


def test_a_private_message_brings_no_post():
    private = replace(PROPOSAL, intervention=message("invite_quiet", to="ada"))
    box = outbox(private)
    assert (list(box.said), box.brought("What now?")) == (["What now?"], None)


def test_of_two_messages_with_the_same_words_the_first_comes_first():
    one, other = numbered(1), numbered(2)
    box = outbox(one, other)
    for wanted in (one, other):
        assert box.brought("What now?") is wanted
        box.came(wanted)
    assert box.brought("What now?") is None


def test_the_last_twenty_messages_are_kept():
    box = outbox(*(numbered(n, f"text {n}") for n in range(1, 23)))
    assert list(box.said) == [f"text {n}" for n in range(3, 23)]
    assert [box.brought(f"text {n}") is not None for n in (2, 3)] == [False, True]
    box.came(box.brought("text 22"))
    for n in (23, 24):
        box.put(numbered(n, f"text {n}"))
        box.settle(n, "posted")
    assert [box.brought(f"text {n}") is not None for n in (3, 4, 24)] == [False, True, True]


@pytest.mark.parametrize(
    ("posts", "time", "why"),
    [
        (6, 129.9, None),
        (7, 30.0, "Nobody decided on it within 3 posts."),
        (9, 30.0, "Nobody decided on it within 5 posts."),
        (4, 130.0, "Nobody decided on it within 100 seconds."),
        (4, 130.6, "Nobody decided on it within 101 seconds."),
        (4, None, None),
    ],
)
def test_a_proposal_is_overdue_after_so_many_posts_or_seconds(posts, time, why):
    box = Outbox()
    assert box.overdue(RULES, posts=posts, time=time) is None
    box.put(PROPOSAL)
    assert box.overdue(RULES, posts=posts, time=time) == why


def test_another_number_than_the_one_that_waits_is_refused():
    box = Outbox()
    with pytest.raises(InputError, match="proposal 1 does not wait for a decision; none does"):
        box.settle(1, "posted")
    box.put(PROPOSAL)
    with pytest.raises(InputError, match="number 1 does"):
        box.settle(2, "posted")
