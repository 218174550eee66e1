"""Contents of policy files, right ones and wild ones, as hypothesis draws them."""

from typing import NamedTuple, get_args

from hypothesis import strategies as st

from facilitator.interventions import MOVES
from facilitator.interventions.policy import MODES, PHASES, InPhase, Policy
from facilitator.interventions.policy.settings import SECTIONS

__all__ = ["NUMBERS", "Number", "policies", "wild"]

_AT_MOST = 60  # where more is allowed: policies of a debate that is played


class Number(NamedTuple):
    """A number of a policy: its table, key and range."""

    table: str
    key: str
    whole: bool
    least: float
    most: float


def _number(table, key, field):
    bounds = {name: getattr(one, name) for one in field.metadata for name in ("ge", "le") if hasattr(one, name)}
    return Number(table, key, field.annotation is int, bounds["ge"], bounds["le"])


#: Every number of every table; the ranges are read from the fields, not from the schema that the sentences rest on.
NUMBERS = [
    _number(table, key, field)
    for table, kind in SECTIONS.items()
    for key, field in kind.model_fields.items()
    if field.annotation in (int, float)
]


@st.composite
def _sections(draw):
    found = {}
    for name, kind in SECTIONS.items():
        table = {}
        for key, field in kind.model_fields.items():
            if draw(st.integers(0, 2)):
                continue
            if field.annotation in (int, float):
                _, _, whole, least, most = _number(name, key, field)
                most = min(most, _AT_MOST)
                table[key] = draw(st.integers(int(least), int(most)) if whole else st.floats(least, most))
            else:
                table[key] = draw(st.sampled_from(get_args(field.annotation) or ["the steering group"]))
        if table.get("women_weight"):
            table["declared"] = "the steering group; told in the invitation"
        if table:
            found[name] = table
    return found


@st.composite
def policies(draw):
    """The content of a policy file in which all is right."""
    moves = draw(st.lists(st.sampled_from(MOVES), unique=True))
    return {
        "moves": moves,
        "mode": draw(st.sampled_from(MODES)),
        "least_score": draw(st.floats(0, 1)),
        "weights": draw(st.dictionaries(st.sampled_from(MOVES), st.floats(0, 3), max_size=4)),
        **draw(_sections()),
    }


_PLAIN = st.one_of(
    st.booleans(),
    st.integers(),
    st.integers(-3, 10),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(("all", "both", "approve", "issue-giving", *MOVES[:3], *PHASES)),
    st.datetimes(),
    st.dates(),
    st.times(),
)
_KEYS = st.one_of(
    st.sampled_from([*Policy.model_fields, *PHASES, *MOVES[:3], *InPhase.model_fields]),
    st.sampled_from([key for kind in SECTIONS.values() for key in kind.model_fields]),
    st.text(max_size=6),
)


def wild():
    """Whatever TOML can say, under keys that are often those of a policy."""
    inner = st.recursive(
        _PLAIN, lambda part: st.one_of(st.lists(part, max_size=3), st.dictionaries(_KEYS, part, max_size=3))
    )
    return st.dictionaries(st.one_of(st.sampled_from(list(Policy.model_fields)), _KEYS), inner, max_size=3)
