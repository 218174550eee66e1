"""The running measures give after every post what the batch ones give for the posts so far."""

from collections import Counter
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import Participant
from facilitator.participation import exchange_tables
from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.concentration import concentration
from facilitator.participation.measures.dominance import windows
from facilitator.participation.measures.turn_taking import agent_ratio, burstiness, turn_taking
from facilitator.participation.running.concentration import RunningConcentration
from facilitator.participation.running.exchange import RunningExchange
from facilitator.participation.running.reception_log import ReceptionLog, Target
from facilitator.participation.running.turns import RunningTurns

GENDER = {"a": "woman", "b": "woman", "c": "man", "d": None}
PEOPLE = [*(Participant(id=id, gender=gender) for id, gender in GENDER.items()), Participant(id="bot", role="agent")]
GROUPS = ("man", "unknown", "woman")
LABELS = st.sampled_from(["issue", "idea", "pro", "con", "other"])


@given(st.lists(st.integers(0, 24), max_size=80), st.sampled_from([0.1, 0.3]))
def test_concentration_is_that_of_the_counts(moves, share):
    running, counts = RunningConcentration(share=share), []
    for move in moves:
        if move < len(counts):
            running.add(counts[move])
            counts[move] += 1
        else:
            running.join()
            counts.append(0)
    found, wanted = running.value, concentration(counts)
    for field in fields(found):
        if field.name != "top_ratio" or share == 0.1:
            one, other = getattr(found, field.name), getattr(wanted, field.name)
            assert one == (pytest.approx(other, abs=1e-9) if isinstance(other, float) else other), field.name


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50), st.integers(0, 9)), max_size=40), st.integers(0, 3)
)
def test_turns_are_those_of_all_posts(said, from_agent):
    running, time, times = RunningTurns(window=5), 0, []
    for author, wait, words in said:
        time += wait
        times.append(time)
        running.add(author, time=time, amount=words)
    for _ in range(from_agent):
        running.add_agent()
    authors, amounts = [author for author, _, _ in said], [words for _, _, words in said]
    assert running.turn_taking == turn_taking(authors)
    assert running.agent_ratio == agent_ratio(from_agent, len(said))
    assert running.burstiness == pytest.approx(burstiness(times), abs=1e-9)
    last = [window for window in windows(authors, amounts, size=5) if window.last == len(said) - 1]
    assert running.leader == ((last[0].leader, pytest.approx(last[0].share)) if last else None)


@st.composite
def debates(draw):
    made = []
    for number in range(draw(st.integers(0, 45))):
        target = draw(st.none() | st.integers(0, number - 1)) if number else None
        label = draw(LABELS)
        made.append(
            Contribution(
                post=f"p{number}",
                author=draw(st.sampled_from([*GENDER, "bot"])),
                time=float(number),
                words=1,
                label=label,
                target=None if target is None else f"p{target}",
                repeats="p0" if draw(st.booleans()) and label == "idea" else None,
            )
        )
    return made


@settings(max_examples=60, deadline=None)
@given(debates())
def test_the_exchange_is_that_of_the_whole_debate(contributions):
    running = RunningExchange()
    for person, gender in GENDER.items():
        running.join(person, gender or "unknown")
    log = ReceptionLog()
    for one in contributions:
        target = log.add(
            one.post, author=one.author, label=one.label, target=one.target, participant=one.author in GENDER
        )
        addressee = "nobody"
        if target is not None:
            addressee = (GENDER[target.author] or "unknown") if target.author in GENDER else "agent"
        running.add(one.author, one.label, target=target, addressee=addressee, repeats=one.repeats is not None)
    wanted = exchange_tables(contributions, PEOPLE, resamples=0)
    pairs = {
        ("answered", "posts"): wanted["responsiveness"],
        ("ideas_answered", "ideas"): wanted["uptake"]["answered"],
        ("ideas_supported", "ideas"): wanted["uptake"]["supported"],
        ("ideas_survived", "ideas"): wanted["uptake"]["survived"],
        ("distinct_ideas", "people"): wanted["ideation"],
        ("initiations", "posts"): wanted["initiations"],
    }
    for names, table in pairs.items():
        assert _values(running.rate(*names)) == {group: table[group]["value"] for group in GROUPS}
    assert _values(running.silenced()) == {group: wanted["silenced"][group]["value"] for group in GROUPS}
    for kind in ("con", "other"):
        table = {group: wanted["inhibition"][group][f"after_{kind}"]["value"] for group in GROUPS}
        assert _values(running.rate(f"back_after_{kind}", f"after_{kind}")) == table
    for row in GROUPS:
        counts = wanted["addressees"]["posts"][row]["count"]
        assert {whom: running.addressees[row, whom] for whom in counts} == counts
        for column in GROUPS:
            cell = wanted["dyads"]["cells"][row][column]
            assert running.observed[row, column] == cell["observed"]
            assert running.expected[row, column] == pytest.approx(cell["expected"], abs=1e-5)


def _values(rates):
    return {group: pytest.approx(above / below) if below else None for group, (above, below) in rates.items()}


def test_memory_does_not_grow_with_posts():
    running = RunningExchange()
    running.join("a", "woman")
    running.join("c", "man")
    for number in range(5000):
        running.add("ac"[number % 2], "con", target=Target(author="ca"[number % 2], label="idea", answers=number))
    assert len(running._pending) <= 21
    assert Counter(len(part) for part in (running._last, running._own, running._silent)) == {2: 3}


def test_counts_go_along_with_whoever_declares_a_gender_late():
    running = RunningExchange()
    for person in "ab":
        running.join(person, "unknown")
    running.add("a", "idea")
    running.add("b", "pro", target=Target(author="a", label="idea"))
    running.join("a", "woman")
    assert running.rate("answered", "posts") == {"unknown": (0, 1), "woman": (1, 1)}
    assert running.rate("ideas_supported", "people")["woman"] == (1, 1)
