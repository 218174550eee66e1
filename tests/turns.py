"""Readings and turns for tests that say what a post is instead of asking a model."""

import numpy as np

from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.debate import IBIS_TYPES, Post
from facilitator.ibis import Turn
from facilitator.reader import Reader
from facilitator.reading import Reading, Request

_READER = Reader(embedder=HashEmbedder(), types=KeywordModel(), units=False)


def reading(label="other", *, unsure=False, types=None, vector=(1, 0), **more):
    """What a model might make of a post: all chance on `label` unless `types` are given."""
    chances = [float(kind == label) for kind in IBIS_TYPES] if types is None else types
    tone = {"civil": 1.0, "harassment": 0.0, "threat": 0.0}
    return Reading(
        **{
            "label": label,
            "unsure": unsure,
            "probabilities": tuple(map(float, chances)),
            "embedding": np.array(vector, dtype="<f4").tobytes(),
            "tone": tone,
            "tone_by": "rules",
            **more,
        }
    )


def read(text, label=None, *, language="en"):
    """What rules and hashed words make of a text, and the type it is given, if any."""
    (found,) = _READER.read([Request(text=text, language=language)])
    return found if label is None else found.corrected(label)


def turn(id="p1", author="ada", text="some words", *, time=0.0, reply_to=None, role="participant", name=None, **more):
    """A post taken in; what is no field of a `Turn` is said of its reading."""
    about = {key: more.pop(key) for key in list(more) if key in Turn.__dataclass_fields__}
    post = Post(id=id, author=author, text=text, time=time, reply_to=reply_to)
    return Turn(
        **{
            "post": post,
            "reading": reading(**more) if "reading" not in about else about.pop("reading"),
            "role": role,
            "name": author.title() if name is None else name,
            **about,
        }
    )
