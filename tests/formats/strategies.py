"""Debates for property tests: any ids, texts and unknown fields that a debate may have."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from facilitator.debate import GENDERS, IBIS_TYPES, ROLES, Debate, Participant, Post
from facilitator.formats.fields import HEADER_FIELDS, PERSON_FIELDS, POST_FIELDS
from facilitator.formats.names import name_key

RESERVED = HEADER_FIELDS | PERSON_FIELDS | POST_FIELDS
RESERVED |= {"sex", "facilitator_id", "debate", "topic", "parent_text", "previous_text", "times"}

ids = st.text(min_size=1, max_size=8).filter(str.strip)
texts = st.text(max_size=40)
scalars = st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(
    st.none() | scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
)
keys = st.text(string.ascii_lowercase + "_-é", min_size=1, max_size=8).filter(lambda key: key not in RESERVED)
times = st.floats(min_value=-1e6, max_value=9e7, allow_nan=False)


def extras(kept=values):
    return st.dictionaries(keys, kept, max_size=2)


@st.composite
def one_debate(draw, *, id=ids, text=texts, extra=None, min_posts=0):
    extra = extras() if extra is None else extra
    people = draw(st.lists(id, min_size=1, max_size=4, unique_by=name_key))
    post_ids = draw(st.lists(id, min_size=min_posts, max_size=6, unique=True))
    moments = sorted(draw(st.lists(times, min_size=len(post_ids), max_size=len(post_ids))))
    name = st.none() | text.filter(bool)
    participants = tuple(
        Participant(
            id=person,
            name=draw(name),
            gender=draw(st.sampled_from([None, *GENDERS])),
            role=draw(st.sampled_from(ROLES)),
            extra=draw(extra),
        )
        for person in people
    )
    label = st.sampled_from([None, *IBIS_TYPES])
    posts = tuple(
        Post(
            id=key,
            author=draw(st.sampled_from(people)),
            text=draw(text),
            time=moment,
            reply_to=draw(st.sampled_from([None, *post_ids[:index]])),
            label=draw(label),
            secondary=draw(label),
            move=draw(name),
            extra=draw(extra),
        )
        for index, (key, moment) in enumerate(zip(post_ids, moments, strict=True))
    )
    return Debate(
        id=draw(id),
        title=draw(text),
        question=draw(text),
        language=draw(st.sampled_from(["en", "ca", "tr"])),
        start=draw(st.sampled_from([None, "2026-05-01T09:00:00Z"])),
        participants=participants,
        posts=posts,
        extra=draw(extra),
    )


def debates(**options):
    """One to three debates with ids of their own."""
    return st.lists(one_debate(**options), min_size=1, max_size=3, unique_by=lambda debate: debate.id)
