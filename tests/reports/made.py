"""Small debates and the dicts that a replay makes of them, for the tests of reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from facilitator.debate import Debate, Participant, Post
from facilitator.ibis import IbisMap
from facilitator.observation import Observation
from facilitator.participation import Tracker, count_tables
from facilitator.participation.tables.over_time import row

VOID = {"meta", "br", "link", "img"}
PEOPLE = (
    Participant(id="u1", name="mira", gender="woman"),
    Participant(id="u2", name="jo", gender="man"),
    Participant(id="u3", name="kit"),
    Participant(id="u4", name="quiet one", gender="woman"),
)


def debate(
    *, posts=12, people=PEOPLE, text="{kind} number {place}", question="What about the drains?", **more
) -> Debate:
    kinds = ("issue", "idea", "pro", "con", "other")
    made = [
        Post(
            id=f"p{place}",
            author=people[place % 3 % len(people)].id,
            reply_to=f"p{place - 1}" if place % 5 else None,
            time=60.0 * place,
            text=text.format(kind=kinds[place % 5], place=place),
            label=kinds[place % 5],
        )
        for place in range(posts)
    ]
    return Debate(id="drains", title="Drains", question=question, participants=people, posts=tuple(made), **more)


def results(made: Debate, *, interventions=()) -> dict:
    """The arguments of `debate_report`, from gold labels."""
    ibis, tracker = IbisMap(debate=made.id, question=made.question), Tracker(made.participants)
    observations, over_time = [], []
    every = max(1, len(made.posts) // 100)
    for place, post in enumerate(made.posts):
        placed = ibis.add(post, label=post.label, target=post.reply_to)
        tracker.add(post, post.label)
        if place % every == 0:
            over_time.append(row(tracker.snapshot()))
        observations.append(
            Observation(
                id=post.id,
                label=post.label,
                unsure=post.id.endswith("3"),
                probabilities=dict.fromkeys(("issue", "idea", "pro", "con", "other"), 0.2),
                target=post.reply_to,
                relation=placed.relation,
                p_target=1.0,
                duplicate_of=placed.duplicate_of,
            ).as_dict()
        )
    return {
        "debate": made,
        "observations": observations,
        "interventions": list(interventions),
        "flags": [],
        "ledger": {"messages": [], "paused": []},
        "participation": count_tables(list(tracker.tallies()), others=list(tracker.others()), resamples=50),
        "over_time": over_time,
        "map": ibis.as_dict(),
        "settings": {"model": "gold", "policy": "default", "seed": 0, "version": "0.1.0"},
    }


def entry(count=1, **more) -> dict:
    """One group's row of a participation table."""
    return {"count": count, "share": None, "low": None, "high": None, "n": count, **more}


def node(name, label="issue", **more) -> dict:
    """A point of ``map.json``."""
    return {"id": name, "label": label, "text": f"text of {name}", "author": "u1", "posts": [name], **more}


def link(source, target, relation="answers", probability=1.0) -> dict:
    """A link of ``map.json``."""
    return {"source": source, "target": target, "relation": relation, "probability": probability}


def said(*, after="p3", move="ask_ideas", audience="everyone", text="What could be done?", **more) -> dict:
    return {
        "time": 200.0,
        "after": after,
        "move": move,
        "audience": audience,
        "to": "u4" if audience == "private" else None,
        "text": text,
        "language": "en",
        "score": 0.5,
        "evidence": {"post": "p0", "waited": 4},
        "reason": "The issue in post p0 has been without an idea for 4 posts.",
        **more,
    }


@dataclass
class Node:
    """An element: its tag, its attributes, and in order what is in it."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, white space as one space."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        return "".join(part if isinstance(part, str) else part.raw for part in self.inside)

    @property
    def children(self) -> list[Node]:
        return [part for part in self.inside if isinstance(part, Node)]

    def all(self, tag, **attributes) -> list[Node]:
        """Every element of that tag below this one, in the order of the page."""
        found = []
        for child in self.children:
            if child.tag == tag and all(child.attributes.get(key.rstrip("_")) == attributes[key] for key in attributes):
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def one(self, tag, **attributes) -> Node:
        (found,) = self.all(tag, **attributes)
        return found

    def rows(self) -> list[list[str]]:
        """The texts of a table, a list a row."""
        return [[cell.text for cell in row.children] for row in self.all("tr")]


@dataclass
class Page(HTMLParser):
    """What a browser would find: elements with attributes, text, and whether every element was closed."""

    source: object
    elements: list[tuple[str, dict]] = field(default_factory=list)
    text: str = ""
    faults: list[str] = field(default_factory=list)
    root: Node = field(default_factory=lambda: Node("", {}))

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self._open: list[Node] = [self.root]
        self.feed(str(self.source))
        self.close()
        self.faults += [f"{node.tag} is never closed" for node in self._open[1:]]

    def handle_starttag(self, tag, attributes):
        self.handle_startendtag(tag, attributes)
        if tag not in VOID:
            self._open.append(self._open[-1].children[-1])

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._open[-1].inside.append(Node(tag, dict(attributes)))

    def handle_endtag(self, tag):
        if self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag}")
        else:
            self._open.pop()

    def handle_data(self, data):
        if self._open[-1].tag != "style":
            self.text += data
            self._open[-1].inside.append(data)

    def all(self, tag, **attributes):
        """The attributes of every element of that tag."""
        return [node.attributes for node in self.root.all(tag, **attributes)]

    def harmless(self) -> bool:
        """Whether nothing in it could run, load or leave, and everything is closed."""
        active = {"script", "iframe", "object", "embed", "base", "form", "img", "link"}
        return not self.faults and not any(
            tag in active or any(name.startswith("on") or name in ("src", "srcdoc", "action") for name in found)
            for tag, found in self.elements
        )
