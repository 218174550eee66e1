"""The suite ``effect``: conditions from headers, a planted change, and what is missing."""

from dataclasses import replace

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.evaluation import evaluate
from facilitator.formats import write
from tests.evaluation.samples import agent

PEOPLE = tuple(Participant(id=f"u{n}", gender="woman" if n % 2 else "man") for n in range(4))


def made(number, *, condition=None, room=None, women=1, men=1):
    authors = ["u1", "u3"] * women + ["u0", "u2"] * men
    said = tuple(Post(id=f"p{n}", author=who, time=60.0 * n, text="We could do that.") for n, who in enumerate(authors))
    extra = {} if condition is None else {"condition": condition}
    extra |= {} if room is None else {"room": room}
    return Debate(id=f"d{number}", question="What?", participants=PEOPLE, posts=said, extra=extra)


def run(debates, folder):
    write(debates, folder / "debates.jsonl", format="native")
    [result] = evaluate(["effect"], [folder / "debates.jsonl"], agent=agent(), out=folder / "out")
    return result


def test_a_change_is_measured_over_rooms(tmp_path):
    rooms = [made(n, condition="with_agent", women=3 + n % 2, men=1) for n in range(3)]
    rooms += [made(10 + n, condition="without_agent", women=1 + n % 2, men=1) for n in range(3)]
    result = run(rooms, tmp_path)
    change = result.metrics["gap_change_posts"]
    assert (change.value, change.n) == (pytest.approx(2), 6)
    assert change.low < 2 < change.high
    assert len(result.tables["estimates"].rows) == 9
    assert result.tables["power"].rows[0][2] > result.tables["power"].rows[0][5]


def test_two_debates_of_one_room_are_before_and_after(tmp_path):
    rooms = [made(n, condition="without_agent", room=f"r{n}", women=1) for n in range(3)]
    rooms += [made(10 + n, condition="with_agent", room=f"r{n}", women=2 + n % 2) for n in range(3)]
    assert "paired" in run(rooms, tmp_path).tables["estimates"].rows[0][1]


def test_without_conditions_the_reason_says_what_to_write(tmp_path):
    result = run([made(1)], tmp_path)
    assert '"condition": "with_agent"' in result.metrics["gap_change_posts"].reason


def test_an_unknown_condition_names_those_there_are(tmp_path):
    with pytest.raises(InputError, match="use with_agent or without_agent"):
        run([replace(made(1), extra={"condition": "yes"})], tmp_path)
