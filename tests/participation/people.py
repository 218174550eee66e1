"""Small debates made of tallies, for the tests of this folder."""

from hypothesis import strategies as st

from facilitator.debate import GENDERS
from facilitator.participation import Tally

contributions = st.lists(st.integers(0, 60), min_size=2, max_size=20).filter(any)


def tally(number, gender=None, posts=1, **counts):
    return Tally(participant=f"u{number:03}", gender=gender, posts=posts, **({"words": 10 * posts} | counts))


def debate(**groups):
    """`woman=[3, 0]` is two women with 3 and 0 posts; `non_binary` and `unknown` are the other names."""
    genders = {"woman": "woman", "man": "man", "non_binary": "non-binary", "unknown": None}
    flat = [(genders[name], posts) for name, everyone in groups.items() for posts in everyone]
    return [tally(number, gender, posts) for number, (gender, posts) in enumerate(flat)]


@st.composite
def tallies(draw, min_size=0, max_size=14):
    rows = st.tuples(st.sampled_from([*GENDERS, None]), st.integers(0, 9), st.integers(0, 200), st.integers(0, 9))
    found = draw(st.lists(rows, min_size=min_size, max_size=max_size))
    return [
        tally(number, gender, posts, words=words if posts else 0, ideas=min(ideas, posts))
        for number, (gender, posts, words, ideas) in enumerate(found)
    ]
