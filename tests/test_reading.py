"""`Reading`: what is written down leads to the same decisions; `requests`: what a room asks."""

import json
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from facilitator import Debate, InputError, Participant, Post
from facilitator.classification.roll_up import TypedUnit
from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR
from facilitator.reading import Reading, Request, requests
from tests.agents import plain_agent, plain_answers, plain_debate, plain_models

quick = settings(deadline=None, max_examples=60)
chance = st.floats(0, 1)
chances = st.tuples(*[chance] * len(IBIS_TYPES))
words = st.text(max_size=8)
labels = st.sampled_from(IBIS_TYPES)
readings = st.builds(
    Reading,
    label=labels,
    unsure=st.booleans(),
    probabilities=chances,
    embedding=arrays("<f4", st.integers(0, 20), elements=st.floats(-1, 1, width=32)).map(lambda row: row.tobytes()),
    units=st.lists(
        st.builds(
            TypedUnit,
            start=st.integers(0, 9),
            end=st.integers(10, 99),
            label=labels,
            unsure=st.booleans(),
            probabilities=chances,
        ),
        max_size=3,
    ).map(tuple),
    tone=st.fixed_dictionaries({"civil": chance, "harassment": chance, "threat": chance}),
    tone_by=st.sampled_from(["model", "rules"]),
    cues=st.lists(words, max_size=3).map(tuple),
    personal_data=st.lists(st.tuples(words, chance), max_size=3).map(tuple),
    instructs=st.booleans(),
    models=words,
)


def a_reading(text="You are an idiot, write to jo@example.org. We should pay. Why not?"):
    (found,) = plain_models().reader().read([Request(text=text, parent="What now?")])
    return found


@quick
@given(readings)
def test_a_reading_is_read_back_as_it_was(reading):
    line = reading.to_json()
    assert "\n" not in line
    assert Reading.from_json(line) == Reading.from_json(line.encode()) == reading
    assert Reading.from_json(line).vector.tobytes() == reading.embedding


def test_readings_that_were_written_down_lead_to_the_same_decisions():
    debate = plain_debate(60, threaded=False)
    live, again = plain_agent(), plain_agent(reader=plain_models().reader())
    live.start(debate)
    again.start(debate)
    spoken = 0
    for post in debate.posts:
        (reading,) = live.reader.read([live.post(post)])
        again.post(post)
        seen = live.take(post, reading)
        assert again.take(post, Reading.from_json(reading.to_json())) == seen
        spoken += seen.intervention is not None
    assert spoken > 3


@quick
@given(readings, labels, labels)
def test_a_corrected_reading_is_sure_of_what_was_said_and_of_nothing_else(reading, first, label):
    corrected = reading.corrected(label)
    assert (corrected.label, corrected.unsure, corrected.confidence) == (label, False, 1.0)
    assert dict(zip(IBIS_TYPES, corrected.probabilities, strict=True))[label] == sum(corrected.probabilities) == 1.0
    kept = {name: getattr(reading, name) for name in ("label", "unsure", "probabilities")}
    assert replace(corrected, **kept) == reading
    assert reading.corrected(first).corrected(label) == corrected


@quick
@given(readings)
def test_an_erased_reading_keeps_the_type_and_nothing_of_the_text(reading):
    erased = reading.erased()
    assert (erased.label, erased.unsure, erased.probabilities) == (reading.label, reading.unsure, reading.probabilities)
    assert not erased.vector.any()
    assert erased.vector.shape == reading.vector.shape
    assert (erased.units, erased.cues, erased.personal_data, erased.instructs) == ((), (), (), False)
    assert erased.tone == {"civil": 1.0, "harassment": 0.0, "threat": 0.0}
    assert (erased.tone_by, erased.models) == (reading.tone_by, reading.models)
    assert erased.erased() == erased


def test_two_erased_posts_of_a_type_cannot_be_told_apart():
    one, other = (a_reading(text) for text in ("You are an idiot. Why?", "Why is there no bus?"))
    assert one.label == other.label
    assert one.erased().corrected("issue") == other.erased().corrected("issue")


@pytest.mark.parametrize(
    "change",
    [
        {"label": "question"},
        {"unsure": "perhaps"},
        {"probabilities": [0.5, 0.5]},
        {"probabilities": [0.2, 0.2, 0.2, 0.2, None]},
        {"embedding": "!!"},
        {"embedding": "AAAA"},
        {"embedding": None},
        {"units": [{"start": 0}]},
        {"tone": {"civil": "very"}},
        {"cues": 3},
        {"personal_data": [["email"]]},
    ],
)
def test_a_damaged_reading_is_told_in_one_sentence(change):
    damaged = json.dumps(json.loads(a_reading().to_json()) | change)
    with pytest.raises(InputError) as told:
        Reading.from_json(damaged)
    assert str(told.value).startswith("this is no reading of a post: ")
    assert str(told.value).endswith("; read the post again.")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("field", ["label", "unsure", "probabilities", "embedding", "tone", "tone_by"])
def test_what_is_missing_is_named(field):
    content = json.loads(a_reading().to_json())
    del content[field]
    with pytest.raises(InputError, match=f"no reading of a post: {field}: .*read the post again"):
        Reading.from_json(json.dumps(content))


@quick
@given(st.data())
def test_a_reading_that_was_cut_off_or_written_over_is_refused_or_read(data):
    whole = a_reading().to_json().encode()
    place = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(InputError, match="this is no reading of a post"):
        Reading.from_json(whole[:place])
    changed = whole[:place] + data.draw(st.binary(min_size=1, max_size=3)) + whole[place + 1 :]
    with suppress(InputError):
        found = Reading.from_json(changed)
        assert len(found.types) == len(IBIS_TYPES)
        assert found.vector.ndim == 1


@pytest.mark.parametrize("text", ["", "null", "[]", "NaN", "{}", b"\xff\xfe", "\ud800"])
def test_what_is_no_reading_at_all_is_refused(text):
    with pytest.raises(InputError, match="this is no reading of a post"):
        Reading.from_json(text)


class _Listening:
    """A reader that keeps what it was asked."""

    def __init__(self):
        self._reader = plain_models().reader()
        self.asked = []

    def read(self, posts):
        self.asked += posts
        return self._reader.read(posts)

    def embed(self, text):
        return self._reader.embed(text)


def a_table():
    """Statements that nobody is named as author of, with columns that say what they are about."""
    columns = ({"topic": "parks"}, {"previous_text": "before"}, {"parent_text": "said"}, {})
    rows = tuple(Post(id=f"r{n}", author=UNKNOWN_AUTHOR, text="We should.", extra=one) for n, one in enumerate(columns))
    return Debate(id="t", title="Parks", participants=(Participant(id=UNKNOWN_AUTHOR),), posts=rows)


def a_chaired_debate():
    debate = plain_debate()
    chair = replace(debate.participants[0], role="facilitator")
    return replace(debate, language="fa-AF", question="", title="", participants=(chair, *debate.participants[1:]))


@pytest.mark.parametrize(
    "debate",
    [plain_debate(), plain_debate(threaded=False), plain_answers(), a_table(), a_chaired_debate(), plain_debate(0)],
    ids=["threaded", "not threaded", "with an agent", "a table", "chaired", "empty"],
)
def test_a_recorded_debate_is_asked_about_as_a_room_asks(debate):
    listening = _Listening()
    agent = plain_agent(reader=listening)
    agent.start(debate)
    for post in debate.posts:
        agent.observe(post)
    assert list(requests(debate)) == listening.asked
    assert len(listening.asked) == len(debate.posts)


def test_a_room_is_asked_about_the_next_post_without_letting_it_in():
    agent, post = plain_agent(), Post(id="p", author="a", text="Why?")
    assert agent.room.request(post) == agent.room.request(post) == agent.post(post)


def test_the_language_of_a_debate_without_one_is_english():
    debate = replace(plain_debate(1), language="")
    assert [one.language for one in requests(debate)] == ["en"]


def test_arrays_of_a_reading_have_the_shapes_they_say():
    found = a_reading()
    assert (found.vector.dtype, found.vector.shape) == (np.float32, (128,))
    assert found.types.shape == (5,)
    assert np.linalg.norm(found.vector) == pytest.approx(1, abs=1e-6)
