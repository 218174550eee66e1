"""Small corpora and a recipe over them, on which training takes seconds."""

import json

import pytest

_POSTS = {
    "issue": ("why is the street bad ?", "who is to pay ?", "the drains flood every spring", "what is wrong ?"),
    "idea": ("we should close the street", "let the school pay", "we should open a school", "let buses pay"),
    "pro": ("yes , good", "agree , because it is good", "yes because drains flood", "good , agree"),
    "con": ("no , bad", "not good , wrong", "no because it is bad", "wrong , no"),
    "other": ("hello", "thanks", "hello , thanks", "thanks a . . ."),
}


@pytest.fixture(scope="session")
def tiny_corpora(tmp_path_factory):
    """Six small debates, 20 reply sets, and a labelled source with two classes and the splits train, dev and test."""
    folder = tmp_path_factory.mktemp("corpora")
    (folder / "debates").mkdir()
    for number in range(6):
        lines = [{"kind": "debate", "id": f"d{number}", "question": "what is to be done with the drains ?"}]
        for place in range(20):
            label = list(_POSTS)[place % 5]
            text = f"{_POSTS[label][(place + number) % 4]} {'good ' * (place % 3)}{number}"
            reply_to = f"p{place - 1}" if label in ("pro", "con") else None
            lines.append({"kind": "post", "id": f"p{place}", "text": text, "label": label, "reply_to": reply_to})
        _write(folder / "debates" / f"d{number}.jsonl", lines)
    (folder / "replies").mkdir()
    sets = [
        {
            "set": f"r1-{number:03}",
            "topic": "the buses",
            "parent": "we should close the street",
            "parent_label": "idea",
            "replies": [
                {"label": "pro", "text": f"yes the school is good because {number}"},
                {"label": "con", "text": f"yes the school is bad because {number}"},
                {"label": "issue", "text": f"who is to pay ? {number}"},
            ],
        }
        for number in range(20)
    ]
    _write(folder / "replies" / "sets.jsonl", sets)
    units = [
        {
            "id": f"u{number}",
            "text": f"{_POSTS[label][number % 4]} {number}",
            "parent_text": "we should open a school" if label == "pro" else "",
            "topic": "schools|streets",
            "ibis": label,
            "group": f"g{number % 9}",
            "split": ("train", "train", "dev", "test")[number % 4],
        }
        for number in range(48)
        for label in (("pro", "idea")[number % 2],)
    ]
    units.append({**units[0], "id": "none", "ibis": None})
    (folder / "claims").mkdir()
    _write(folder / "claims" / "units.jsonl", units)
    return folder


@pytest.fixture
def tiny_recipe(tmp_path, tiny_encoder):
    """A recipe over the tiny corpora; called with lines to put in place of others."""

    def write(**changes):
        text = RECIPE.format(encoder=tiny_encoder)
        for old, new in changes.items():
            text = text.replace(_PLACES[old], new)
        folder = tmp_path / "recipes"
        folder.mkdir(exist_ok=True)
        file = folder / "tiny.toml"
        file.write_text(text)
        return file

    return write


RECIPE = """
name = "tiny"
version = "1"
encoder = '{encoder}'

[learning]
epochs = 2
batch = 16
rate = 1e-3
max_tokens = 24
checkpoint_steps = 3
seed = 5

[held_out]
dev_debates = ["d4"]
test_debates = ["d5"]
dev_sets = '.*8'
test_sets = '.*9'

[[source]]
folder = "debates"
kind = "debates"
take = 70
terms = "CC0"

[[source]]
folder = "replies"
kind = "replies"
take = 30
terms = "CC0"

[[source]]
folder = "claims"
take = 10
stand_in = "claim"
terms = "CC0"

[[test]]
folder = "debates"
kind = "debates"
terms = "CC0"

[[test]]
folder = "replies"
kind = "replies"
terms = "CC0"

[[test]]
folder = "claims"
unseen = true
terms = "CC0"
"""

#: What a test may put something else in place of.
_PLACES = {"seed": "seed = 5"}


def _write(file, records):
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
