"""Each swap changes what it says, and nothing else."""

from collections import Counter
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, Debate, Participant, Post
from facilitator.evaluation.remembered import RememberingReader, remembering, warm
from facilitator.evaluation.swaps import (
    MirroredReader,
    across_genders,
    branch_of,
    permute_groups,
    permute_names,
    reverse_branches,
    swap_genders,
    within_genders,
    without_names,
)
from facilitator.reading import Request
from tests.agents import plain_agent, plain_debate, plain_models

NAMES = ("Amber", "Birch", "Cedar", "Dahlia", "Elm", "Fern")
genders = st.sampled_from(["woman", "man", "non-binary", None])


@st.composite
def debates(draw):
    count = draw(st.integers(2, 6))
    people = tuple(
        Participant(id=f"u{n}", name=NAMES[n], gender=draw(genders), extra={"district": n % 2}) for n in range(count)
    )
    posts = []
    for n in range(draw(st.integers(0, 12))):
        target = draw(st.none() | st.sampled_from([post.id for post in posts])) if posts else None
        text = f"{draw(st.sampled_from(NAMES))}, what about number {n}?"
        author = people[draw(st.integers(0, count - 1))].id
        posts.append(Post(id=f"p{n}", author=author, text=text, time=float(n // 2), reply_to=target))
    return Debate(id="d", participants=people, posts=tuple(posts))


def places(debate):
    order = [person.id for person in debate.participants]
    return [order.index(post.author) for post in debate.posts]


SWAPS = {
    "gender": lambda debate, rng: swap_genders(debate),
    "group": lambda debate, rng: permute_groups(debate, rng=rng),
    "name": lambda debate, rng: permute_names(debate, rng=rng),
    "across": lambda debate, rng: across_genders(debate, rng=rng),
    "within": lambda debate, rng: within_genders(debate, rng=rng),
}


@pytest.mark.parametrize("swap", SWAPS)
@settings(deadline=None, max_examples=30)
@given(debates(), st.integers(0, 9))
def test_a_swap_of_people_keeps_posts_places_and_who_there_is(swap, debate, seed):
    swapped = SWAPS[swap](debate, Random(seed))
    assert places(swapped) == places(debate)
    assert [(p.id, p.time, p.reply_to) for p in swapped.posts] == [(p.id, p.time, p.reply_to) for p in debate.posts]
    assert Counter((p.id, p.name) for p in swapped.participants) == Counter((p.id, p.name) for p in debate.participants)
    if swap != "gender":
        assert Counter(p.gender for p in swapped.participants) == Counter(p.gender for p in debate.participants)
    if swap in ("gender", "group", "name"):
        assert [post.text for post in swapped.posts] == [post.text for post in debate.posts]


@pytest.mark.parametrize("swap", ["gender", "across", "within"])
@settings(deadline=None, max_examples=30)
@given(debates(), st.integers(0, 9))
def test_an_exchange_twice_gives_the_debate_again(swap, debate, seed):
    once = SWAPS[swap](debate, Random(seed))
    assert SWAPS[swap](once, Random(seed)) == debate


@settings(deadline=None, max_examples=50)
@given(debates())
def test_reversed_branches_keep_posts_times_and_replies_behind_what_they_answer(debate):
    swapped = reverse_branches(debate)  # a debate that exists is in a valid order
    assert [post.time for post in swapped.posts] == [post.time for post in debate.posts]
    assert {p.id: replace(p, time=0.0) for p in swapped.posts} == {p.id: replace(p, time=0.0) for p in debate.posts}
    if swapped != debate:
        begun = [list(dict.fromkeys(branch_of(one).values())) for one in (swapped, debate)]
        assert begun[0] == begun[1][::-1]


def test_those_who_lead_keep_the_moment_of_their_branches():
    people = (Participant(id="mod", role="facilitator"), Participant(id="ana"))
    said = [("mod", None), ("ana", None), ("ana", "p1"), ("ana", None), ("ana", "p3")]
    posts = tuple(Post(id=f"p{n}", author=who, text="So.", reply_to=on) for n, (who, on) in enumerate(said))
    swapped = reverse_branches(Debate(id="d", participants=people, posts=posts))
    assert [post.id for post in swapped.posts] == ["p0", "p3", "p4", "p1", "p2"]


def test_without_replies_there_are_no_branches_to_reverse():
    posts = tuple(Post(id=f"p{n}", author="ana", text="So.") for n in range(3))
    debate = Debate(id="d", participants=(Participant(id="ana"),), posts=posts)
    assert reverse_branches(debate) == debate


def named(text):
    people = (
        Participant(id="a", name="Ana Moe", gender="woman"),
        Participant(id="b", name="Bo", gender="man"),
        Participant(id=UNKNOWN_AUTHOR),
        Participant(id="m", name="Mod", role="facilitator"),
    )
    return Debate(id="d", participants=people, posts=(Post(id="p", author="a", text=text),))


def test_mentions_go_with_the_names_by_whole_words():
    swapped = across_genders(named("Bo, ask Ana Moe; Bobby and Ana know."), rng=Random(0))
    assert swapped.posts[0].text == "Ana Moe, ask Bo; Bobby and Bo know."
    assert swapped.posts[0].author == "b"
    assert [person.name for person in swapped.participants] == ["Bo", "Ana Moe", None, "Mod"]


def test_nobody_is_named_any_more_and_those_who_lead_keep_their_names():
    assert without_names(named("bo and Ana Moe, or Mod?")).posts[0].text == "somebody and somebody, or Mod?"


def test_nobody_without_a_name_gets_one():
    swapped = permute_names(named(""), rng=Random(0))
    assert [person.id for person in swapped.participants] == ["b", "a", UNKNOWN_AUTHOR, "m"]
    assert permute_groups(named(""), rng=Random(0)).participants[2].gender is None


def test_mirrored_readings_exchange_pro_and_con_and_doubt_the_same():
    texts = ("I agree, it works.", "No, never.", "We should pay. No, that is wrong. I agree with it.", "")
    posts = [Request(text=text, parent="x") for text in texts]
    reader = plain_models().reader()
    mirror = MirroredReader(reader)
    other_side = {"pro": "con", "con": "pro"}
    order = [IBIS_TYPES.index(other_side.get(kind, kind)) for kind in IBIS_TYPES]
    labels = set()
    for plain, mirrored in zip(reader.read(posts), mirror.read(posts), strict=True):
        for one, other in zip([plain, *plain.units], [mirrored, *mirrored.units], strict=True):
            assert other.label == other_side.get(one.label, one.label)
            assert other.probabilities == tuple(one.probabilities[place] for place in order)
            assert other.unsure == one.unsure
            labels.add(one.label)
    assert labels >= {"pro", "con", "idea"}
    assert MirroredReader(mirror).read(posts) == reader.read(posts)  # and nothing else is changed
    assert mirror.description["mirrored"]
    assert (mirror.embed("a") == reader.embed("a")).all()


class _Counting:
    """A reader that counts what it is asked."""

    def __init__(self):
        self._reader = plain_models().reader()
        self.posts, self.texts = [], []

    def read(self, posts):
        self.posts += posts
        return self._reader.read(posts)

    def embed(self, text):
        self.texts.append(text)
        return self._reader.embed(text)


def test_a_post_is_read_once_and_what_is_handed_out_may_be_changed():
    counting, plain = _Counting(), plain_models().reader()
    reader = RememberingReader(counting)
    posts = [Request(text="No."), Request(text="Yes."), Request(text="No.")]
    assert reader.read(posts) == reader.read(posts) == plain.read(posts)
    assert counting.posts == posts[:2]
    assert reader.read([]) == []
    vector = reader.embed("a")
    vector[:] = 0
    assert np.array_equal(reader.embed("a"), plain.embed("a"))
    assert counting.texts == ["a"]


def test_what_a_post_answers_who_says_it_and_in_which_language_are_read_anew():
    counting = _Counting()
    posts = [
        Request(text="No."),
        Request(text="No.", parent="We should pay."),
        Request(text="No.", leads=True),
        Request(text="No.", language="fa"),
    ]
    assert RememberingReader(counting).read(posts) == plain_models().reader().read(posts)
    assert counting.posts == posts


def test_a_warm_reader_has_read_every_post_of_the_debate():
    counting, debate = _Counting(), plain_debate(300)
    agent, read = remembering(plain_agent(reader=counting)), []
    warm(agent, debate, report=read.append)
    asked = len(counting.posts)
    assert sum(read) == 300
    agent.start(debate)
    seen = [agent.observe(post) for post in debate.posts]
    assert len(counting.posts) == asked
    plain = plain_agent()
    plain.start(debate)
    assert seen == [plain.observe(post) for post in debate.posts]


def test_a_copy_reads_on_its_own():
    log = []
    agent = plain_agent(log=log)
    agent.observe(Post(id="p", author="a", text="We should ask."))
    map, reader, told = agent.map, agent.reader, list(log)
    other = remembering(agent)
    other.start(Debate(id="other"))
    other.observe(Post(id="p", author="a", text="We should ask."))
    assert agent.map is map
    assert agent.reader is reader
    assert len(agent.map) == 1
    assert log == told
