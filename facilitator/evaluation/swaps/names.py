"""What people are called: names and ids exchanged, in the header alone or wherever the posts mention them.

A name is mentioned by the whole of it or by its first word, if that is capitalised. Exchanging mentions changes the
texts and so, a little, what the models make of them, whatever the names. `across_genders` is therefore compared with
the placebo `within_genders`; `permute_names` goes with texts in which nobody is named, `without_names`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from facilitator.debate import UNKNOWN_AUTHOR, Debate, Participant
from facilitator.evaluation.swaps.people import turned

__all__ = ["across_genders", "permute_names", "within_genders", "without_names"]

_NOBODY = "somebody"


def permute_names(debate: Debate, *, rng: Random) -> Debate:
    """Name and id move on from each participant to another one, drawn at random; texts stay as they are."""
    return _renamed(debate, turned(_places(debate), rng=rng))


def across_genders(debate: Debate, *, rng: Random) -> Debate:
    """Pairs of a woman and a man exchange names and ids, and the texts the mentions of them.

    Twice with the same draw gives the debate again, where no name is a part of another.
    """
    women, men = (_of(debate, gender) for gender in ("woman", "man"))
    pairs = zip(rng.sample(women, len(women)), rng.sample(men, len(men)), strict=False)
    return _exchanged(debate, _both_ways(dict(pairs)))


def within_genders(debate: Debate, *, rng: Random) -> Debate:
    """The placebo of `across_genders`: pairs of two women, two men, or two whose gender is not known."""
    pairs: dict[int, int] = {}
    for gender in ("woman", "man", None):
        order = _of(debate, gender)
        rng.shuffle(order)
        pairs |= dict(zip(order[::2], order[1::2], strict=False))
    return _exchanged(debate, _both_ways(pairs))


def without_names(debate: Debate) -> Debate:
    """Everything in the texts that the linker might take for somebody's name becomes the same word."""
    names = {word for place in _places(debate) for word in _words(debate.participants[place])}
    return _rewritten(debate, dict.fromkeys(names, _NOBODY), flags=re.IGNORECASE)


def _places(debate: Debate) -> list[int]:
    people = enumerate(debate.participants)
    return [place for place, one in people if one.role == "participant" and one.id != UNKNOWN_AUTHOR]


def _of(debate: Debate, gender: str | None) -> list[int]:
    return [place for place in _places(debate) if debate.participants[place].gender == gender]


def _both_ways(pairs: Mapping[int, int]) -> dict[int, int]:
    return {**pairs, **{giver: taker for taker, giver in pairs.items()}}


def _exchanged(debate: Debate, givers: Mapping[int, int]) -> Debate:
    names: dict[str, str] = {}
    for taker, giver in givers.items():
        old, new = (_words(debate.participants[place]) for place in (taker, giver))
        called = enumerate(old) if new else ()
        names |= {word: new[min(n, len(new) - 1)] for n, word in called if n == 0 or word[0].isupper()}
    return _rewritten(_renamed(debate, givers), names)


def _renamed(debate: Debate, givers: Mapping[int, int]) -> Debate:
    people = list(debate.participants)
    for taker, giver in givers.items():
        source = debate.participants[giver]
        people[taker] = replace(people[taker], id=source.id, name=source.name)
    ids = {old.id: new.id for old, new in zip(debate.participants, people, strict=True)}
    posts = tuple(replace(post, author=ids[post.author]) for post in debate.posts)
    return replace(debate, participants=tuple(people), posts=posts)


def _rewritten(debate: Debate, names: Mapping[str, str], *, flags: re.RegexFlag = re.NOFLAG) -> Debate:
    if not names:
        return debate
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", flags)

    def new(hit: re.Match[str]) -> str:
        return names.get(hit.group(), _NOBODY)

    return replace(debate, posts=tuple(replace(post, text=pattern.sub(new, post.text)) for post in debate.posts))


def _words(person: Participant) -> tuple[str, ...]:
    """What a post may call somebody: the name, and its first word."""
    name = (person.name or "").strip()
    first = name.split()[0] if name else ""
    return tuple(dict.fromkeys(word for word in (name, first) if len(word) > 1))
