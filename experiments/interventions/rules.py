"""Does every preset keep the rules that hold for all, over every bundled, written and AMI debate?

    .venv/bin/python experiments/interventions/rules.py [--part 1/2]

Each debate is read once by the models and replayed with every preset. Counted are breaches: two messages in a row,
more than the policy's cap, a person's name in words for all, a private move said to all, and a sentence of the agent's
own that came within its last 20 messages. Writes rules.json, or with --part K/N a part of it that run.py puts together.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from facilitator import Debate, Facilitator, Policy, read
from facilitator.debate import Post
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.remembered import remembering, warm
from facilitator.formats import inputs
from facilitator.interventions import Intervention, policies
from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.words.lint import sentences
from facilitator.observation import Observation
from facilitator.provenance import revision
from facilitator.resources import corpora_folder, resource

SOURCES = {
    "bundled": resource("corpora", "samples"),
    "written": Path("written_debates"),
    "AMI": Path("debates/ami/turns.jsonl.gz"),
}
BREACHES = ("two_in_a_row", "over_the_cap", "named_in_public", "private_move_in_public", "sentence_again")
_QUOTED = re.compile(r"[“«「].*?[”»」]", re.DOTALL)
_MEMORY = 20


def debates(source: str) -> Iterator[Debate]:
    """Every debate of a source, gold taken out; bundled ones are not read again among the written."""
    place = SOURCES[source]
    bundled = {debate.id for file in inputs(SOURCES["bundled"]) for debate in read(file).debates}
    for file in inputs(place if place.is_absolute() else corpora_folder(None) / place):
        for debate in read(file).debates:
            if source == "bundled" or debate.id not in bundled:
                yield blind(debate)


def breaches(debate: Debate, policy: Policy, events: list[Observation | Intervention]) -> Counter[str]:
    """What was counted in one replay."""
    found: Counter[str] = Counter(messages=0, **dict.fromkeys(BREACHES, 0))
    names = names_of(debate)
    moves = Catalogue.load(debate.language).moves
    recent: list[list[str]] = []
    posts_since = 1
    for event in events:
        if isinstance(event, Observation):
            posts_since += 1
            continue
        said = event
        own = _QUOTED.sub("“”", said.text)
        found["messages"] += 1
        found["private"] += said.audience == "private"
        found["two_in_a_row"] += posts_since == 0
        found["over_the_cap"] += found["messages"] > policy.pace.most_messages
        found["named_in_public"] += said.audience == "everyone" and bool(names and names.search(own))
        found["private_move_in_public"] += moves[said.move].audience != said.audience or (said.to is None) != (
            said.audience == "everyone"
        )
        telling = telling_sentences(said, own)
        found["sentence_again"] += any(one in before for before in recent[-_MEMORY:] for one in telling)
        recent.append(telling)
        posts_since = 0
    return found


def names_of(debate: Debate) -> re.Pattern[str] | None:
    """The people's display names, but for those that are common words of the agent's."""
    names = {person.name for person in debate.participants if person.name and len(person.name) > 2}
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names))) if names else None


def telling_sentences(said: Intervention, own: str) -> list[str]:
    """The agent's own sentences, but for greetings and what is too short to be noticed when it comes again."""
    return [] if said.to is not None else [one for one in sentences(own) if len(re.findall(r"\w", one)) >= 12]


def count(part: int, parts: int) -> list[dict[str, object]]:
    """A row a source and preset, over every `parts`-th debate."""
    agent = Facilitator.load(units=False)
    presets = {name: Policy.load(name) for name in policies()}
    totals: dict[tuple[str, str], Counter[str]] = {}
    for source in SOURCES:
        for place, debate in enumerate(debates(source)):
            if place % parts != part - 1:
                continue
            reader = remembering(agent)
            warm(reader, debate)
            for name, policy in presets.items():
                events = list(reader.twin(policy=policy).replay(debate))
                total = totals.setdefault((source, name), Counter())
                total.update(debates=1, posts=posts_by_people(debate.posts, debate))
                total.update(breaches(debate, policy, events))
            print(f"{source} {debate.id}: {len(debate.posts)} posts", file=sys.stderr, flush=True)
    return [{"source": source, "preset": name, **total} for (source, name), total in totals.items()]


def posts_by_people(posts: tuple[Post, ...], debate: Debate) -> int:
    roles = {person.id: person.role for person in debate.participants}
    return sum(roles[post.author] == "participant" for post in posts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", default="1/1", help="K/N: only every Nth debate, from the Kth on")
    part, parts = (int(number) for number in parser.parse_args().part.split("/"))
    counted = {
        "revision": revision(),
        "policies": {name: Policy.load(name).as_dict() for name in policies()},
        "rows": count(part, parts),
    }
    name = "rules.json" if parts == 1 else f"rules.{part}of{parts}.json"
    (Path(__file__).parent / name).write_text(json.dumps(counted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
