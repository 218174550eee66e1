"""Who is answered and who answers whom, while a debate runs, is what the whole debate so far gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import Participant
from facilitator.participation import exchange_tables
from facilitator.participation.contribution import Contribution
from facilitator.participation.running.exchange import Answers, RunningExchange
from facilitator.participation.running.reception_log import ReceptionLog, Target

GENDER = {"a": "woman", "b": "woman", "c": "man", "d": None}
GROUPS = ("man", "unknown", "woman")


@st.composite
def debates(draw):
    made = []
    for number in range(draw(st.integers(0, 45))):
        target = draw(st.none() | st.integers(0, number - 1)) if number else None
        made.append(
            Contribution(
                post=f"p{number}",
                author=draw(st.sampled_from([*GENDER, "bot"])),
                time=float(number),
                words=1,
                label="other",
                target=None if target is None else f"p{target}",
            )
        )
    return made


def played(contributions, gender, *, joining=None):
    """The running exchange after all posts; `joining` says the genders people join with, if others than at the end."""
    running, log = RunningExchange(), ReceptionLog()
    for person, known in (joining or gender).items():
        running.join(person, known or "unknown")
    for place, one in enumerate(contributions):
        if place == len(contributions) // 2:
            for person, known in gender.items():
                running.join(person, known or "unknown")
        target = log.add(one.post, author=one.author, target=one.target, participant=one.author in gender)
        addressee = "nobody"
        if target is not None:
            addressee = (gender[target.author] or "unknown") if target.author in gender else "agent"
        running.add(one.author, target=target, addressee=addressee)
    return running


def tables(contributions, gender):
    people = [Participant(id=id, gender=known) for id, known in gender.items()]
    return exchange_tables(contributions, [*people, Participant(id="bot", role="agent")], resamples=0)


@settings(max_examples=60, deadline=None)
@given(debates())
def test_after_any_posts_it_is_that_of_the_tables(contributions):
    running, wanted = played(contributions, GENDER), tables(contributions, GENDER)
    answered = wanted["responsiveness"]
    assert {group: above / below for group, (above, below) in running.answered.items()} == {
        group: pytest.approx(answered[group]["value"]) for group in GROUPS if answered[group]["n"]
    }
    for row in GROUPS:
        counts = wanted["addressees"]["posts"][row]["count"]
        assert {whom: running.addressees.get((row, whom), 0) for whom in counts} == counts
        for column in GROUPS:
            cell = wanted["dyads"]["cells"][row][column]
            found = running.answers.get((row, column), Answers(0, 0.0))
            assert found.observed == cell["observed"]
            assert found.expected == pytest.approx(cell["expected"], abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(debates(), st.fixed_dictionaries({person: st.sampled_from(["woman", "man", None]) for person in GENDER}))
def test_posts_go_along_with_whoever_declares_another_gender(contributions, before):
    found = played(contributions, GENDER, joining=before).answered if contributions else {}
    answered = tables(contributions, GENDER)["responsiveness"]
    assert {group: posts for group, (_, posts) in found.items()} == {
        group: answered[group]["n"] for group in GROUPS if answered[group]["n"]
    }


def test_chance_is_reckoned_with_the_groups_people_are_in_now():
    running = RunningExchange()
    for person in "abc":
        running.join(person, "unknown")
    for person in "aab":
        running.add(person)
    running.join("a", "woman")
    running.join("b", "man")
    running.add("a", target=Target(author="b"), addressee="man")
    # a may answer the one post of another, b's, a man's; her own two, now a woman's, are no choice
    assert running.answers == {("woman", "man"): Answers(1, 1.0)}


def test_whoever_becomes_the_facilitator_takes_their_posts_along():
    running = RunningExchange()
    running.join("a", "woman")
    running.join("b", "man")
    running.add("a")
    running.add("b", target=Target(author="a"), addressee="woman")
    running.leave("a")
    assert running.answered == {"man": (0, 1)}
    running.leave("a")
    running.join("a", "woman")
    assert running.answered == {"man": (0, 1), "woman": (1, 1)}


def test_an_answer_to_oneself_or_to_the_agent_answers_nobody():
    running = RunningExchange()
    running.join("a", "woman")
    running.add("a")
    running.add("a", target=Target(author="a"), addressee="woman")
    running.add("a", target=Target(author="bot"), addressee="agent")
    assert running.answered == {"woman": (0, 3)}
    assert running.answers == {}
    assert running.addressees == {("woman", "nobody"): 1, ("woman", "woman"): 1, ("woman", "agent"): 1}


def test_a_second_answer_makes_no_post_more_answered():
    running = RunningExchange()
    for person in "ab":
        running.join(person, "man")
    running.add("a")
    running.add("b", target=Target(author="a"), addressee="man")
    running.add("b", target=Target(author="a", answered=True), addressee="man")
    assert running.answered == {"man": (1, 3)}
    assert running.answers["man", "man"].observed == 2


def test_memory_does_not_grow_with_posts():
    running = RunningExchange()
    running.join("a", "woman")
    running.join("c", "man")
    for number in range(5000):
        running.add("ac"[number % 2], target=Target(author="ca"[number % 2], answered=True), addressee="man")
    parts = (running._person, running._sums, running._observed, running._expected, running._addressees)
    assert [len(part) for part in parts] == [2, 2, 2, 2, 2]
