"""Recorded debates that nobody here wrote: women's shares against pandas straight from the raw files."""

import pandas as pd
import pytest

from facilitator.formats import read
from facilitator.replay import replay
from tests.agents import plain_agent

pytestmark = pytest.mark.data

AMI = ("debates/ami/turns.jsonl.gz", "meeting", "sex")
US2020 = ("debates/us2020_debates/turns_gender.jsonl", "debate", "gender")
CATALAN = ("debates/parlament_catalunya/turns.jsonl.gz", "session", "gender")
RECORDED = [
    *((*AMI, id) for id in ("ES2002a", "ES2009d", "IS1003b", "IS1008c", "EN2001a")),
    *(
        (*US2020, id)
        for id in (
            "1st_presidential_debate",
            "2nd_presidential_debate",
            "vice_presidential_debate",
            "biden_town_hall",
            "trump_town_hall",
        )
    ),
    (*CATALAN, "2017-01-25_2801"),
]


def independent(path, key, gender, id):
    """Women's share of people, posts and words among participants of recorded gender, from the raw lines."""
    turns = pd.read_json(path, lines=True)
    turns = turns[(turns[key] == id) & (turns.text.str.strip() != "")]
    turns = turns.assign(who=turns.speaker.str.rstrip(":"), words=turns.text.str.split().str.len())
    leads = turns.is_chair if "is_chair" in turns else turns.role.isin(["PM", "moderator"])
    turns = turns[~turns.who.isin(turns.who[leads])]
    known = turns[turns[gender].isin(["F", "M"])]
    women = known[known[gender] == "F"]
    share = {
        "people": women.who.nunique() / known.who.nunique(),
        "posts": len(women) / len(known),
        "words": women.words.sum() / known.words.sum(),
    }
    ids = {word: set(table.id) for word, table in (("women", women), ("known", known))}
    return share, ids, turns.who.nunique() - known.who.nunique()


@pytest.mark.parametrize(("file", "key", "gender", "id"), RECORDED, ids=[row[-1] for row in RECORDED])
def test_womens_shares_equal_an_independent_computation(shared_data, file, key, gender, id):
    debate = read(shared_data / file, only={id}).debates[0]
    recording = replay(plain_agent(), debate)
    share, ids, unknown = independent(shared_data / file, key, gender, id)
    table = recording.participation
    for measure in ("people", "posts", "words"):
        assert table[measure]["woman"]["share"] == pytest.approx(share[measure], abs=1e-9)
    ideas = {line["id"] for line in recording.observations if line["label"] == "idea"}
    if ideas & ids["known"]:
        share["ideas"] = len(ideas & ids["women"]) / len(ideas & ids["known"])
        assert table["ideas"]["woman"]["share"] == pytest.approx(share["ideas"], abs=1e-9)
    else:
        assert table["ideas"]["woman"]["share"] is None
    assert table["people"]["unknown"]["count"] == unknown
