"""Parts of pages as they are drawn, kept as files, so that a change of markup is seen.

python -m tests.reports.golden.made        writes them anew: only for a change that is meant, which the commit names
"""

from collections.abc import Iterator
from pathlib import Path

from facilitator.evaluation import Table
from facilitator.reports.aftermath import flag_list, outcome_table
from facilitator.reports.corpus_report import corpus_report
from facilitator.reports.debate_report import debate_report
from facilitator.reports.evaluation_page import result_page
from facilitator.reports.exchange import exchange_tables
from facilitator.reports.facts import dotted
from facilitator.reports.kinds import chip, icon
from facilitator.reports.lorenz import lorenz
from facilitator.reports.messages import message, messages
from facilitator.reports.participation import evenness_table, shares_table
from facilitator.reports.rendering import View
from facilitator.reports.share_bars import share_bars
from facilitator.reports.share_lines import share_lines
from facilitator.reports.timeline import Mark, Said, timeline
from facilitator.reports.tree import tree
from facilitator.reports.type_bars import type_bars
from tests.participation.people import debate as tallies
from tests.reports.made import Node, Page, debate, entry, link, node, results, said
from tests.reports.made_corpus import group, groups, problem, shown_of, values

FOLDER = Path(__file__).parent
OUTCOME = {"move": "ask_ideas", "replies": 0.5, "new_ideas": 0.25, "new_voices": 0.0, "stance_spread": None}
DIFFERENCES = {"replies": 0.25, "new_ideas": None, "new_voices": -0.5, "stance_spread": None}
LEDGER = {
    "messages": [{**OUTCOME, "differences": DIFFERENCES}],
    "paused": [{"move": "ask_cons", "reason": "It parted."}],
}
SHARES = {"woman": entry(3, share=0.6, low=0.2, high=0.9, bound_low=0.3, bound_high=0.8), "man": entry(2, share=0.4)}
PROBLEMS = {"total": 1, "dropped": 1, "kinds": [problem()]}
UNKNOWN = {"count": 1, "share": None, "n": 5, "reason": "a share of the unknown would be of nothing"}
GINI = {"value": 0.25, "low": 0.1, "high": 0.5, "n": 6}
JAIN = {"value": None, "low": None, "high": None, "n": 1, "reason": "there is one person"}


def rates(women: float | None, men: float | None, **gap: object) -> dict:
    """A table of the exchange."""
    return {"woman": {"value": women, "n": 3}, "man": {"value": men, "n": 4}, "gap": {"n": 7, **gap}}


def exchange() -> dict:
    """The tables of the exchange in ``participation.json``."""
    told = rates(0.5, 0.25, value=0.25, low=0.1, high=0.4, p=0.03)
    untold = rates(None, 1.0, value=None, reason="nobody of this group has posted")
    matched = {group: {**untold[group], "matched": {"value": 0.5, "n": 2}} for group in ("woman", "man")}
    groups_of = ("woman", "man", "non-binary", "unknown")
    cells = {one: {other: {"observed": 0, "ratio": None} for other in groups_of} for one in groups_of}
    cells["woman"]["man"] = {"observed": 3, "ratio": 1.5}
    nobody = dict.fromkeys((*groups_of, "facilitator", "organiser", "agent", "nobody"), 0)
    empty = {"n": 0, "count": nobody, "share": nobody}
    addressed = {"n": 4, "count": {**nobody, "man": 3, "nobody": 1}, "share": {**nobody, "man": 0.75, "nobody": 0.25}}
    return {
        **dict.fromkeys(("responsiveness", "ideation", "initiations"), told),
        **dict.fromkeys(("returning", "silenced"), untold),
        "uptake": dict.fromkeys(("answered", "supported", "survived"), told),
        "inhibition": {**untold, **matched},
        "dyads": {"cells": cells},
        "addressees": {"posts": {**dict.fromkeys(groups_of, empty), "woman": addressed}},
    }


def fragments() -> dict[str, View]:
    """Name -> a small view; together they use every template but those of whole pages."""
    made = debate(posts=5)
    flag = {"kind": "harassment", "posts": ["p3"], "score": 0.8, "reason": "It seems to attack."}
    seen = {"messages": [{**LEDGER["messages"][0], "seen": True}], "paused": LEDGER["paused"]}
    points = [node("a", posts=["a", "x"]), node("b", "idea", unsure=True), node("c", "con")]
    return {
        "chip": chip("pro", unsure=True),
        "icon": icon("bubble"),
        "timeline": timeline([Mark("issue", 0.0, "why <?>"), Mark("con", 9.0, "", True)], [Said(1, True, "to one")]),
        "share_bars": share_bars({"posts": SHARES}, quantities=("posts",)),
        "share_lines": share_lines([{"post": 1, "s": 0.5}, {"post": 2, "s": 0.25}], columns={"s": "posts"}),
        "lorenz": lorenz([0, 1, 5]),
        "type_bars": type_bars(values()["types"]),
        "empty": timeline([], []),
        "facts": dotted({"seed": 3, "config": {"policy": None}, "files": ["a", "b"]}),
        "message": message(made, said(audience="private"), status="posted", fate="posted"),
        "messages": messages(made, [said(text="<i>", evidence={"person": "u1"})]),
        "flags": flag_list(made, [flag]),
        "outcomes_replay": outcome_table(LEDGER),
        "outcomes_seen": outcome_table(seen),
        "tree": tree({"question": "Why?", "nodes": points, "links": [link("b", "a", probability=0.5), link("c", "b")]}),
        "shares": shares_table({"people": {**SHARES, "unknown": UNKNOWN}, "posts": SHARES}),
        "evenness": evenness_table({"gini": GINI, "jain": JAIN, "others": {"facilitator": {"posts": 2}}}),
        "exchange": exchange_tables(exchange()),
    }


def pages() -> dict[str, View]:
    """Name -> a whole page."""
    found = results(debate(start="2026-05-01"), interventions=[said()])
    found["participation"] = {**found["participation"], **exchange(), "method": {"counted": "people"}}
    people = tallies(woman=[1] * 6, man=[2] * 9, unknown=[3] * 2)
    figures = Table(title="timing", columns=("metric", "agent"), rows=(("f1", "0.500"),))
    result = {
        "suite": "timing",
        "notes": ["Six debates are few."],
        "tables": {"files": Table(title="By file", columns=("file", "f1"), rows=(("a", 0.5),)).as_dict()},
        "provenance": {"intervals": "bootstrap", "config": {"seed": 3}},
    }
    return {
        "debate": debate_report(**found),
        "corpus": corpus_report(
            values(topics=groups(group("drains"), number=40, without=3), problems=PROBLEMS),
            shown=shown_of(people),
            posts_per_person=[person.posts for person in people],
            title="opinions.csv",
        ),
        "evaluation": result_page(result, figures=figures.as_dict(), description="Does it speak when people do?"),
    }


def outline(view: View) -> str:
    """What is on a page in which order, a line an element; charts, tables and what opens by name alone."""
    (body,) = Page(view).root.all("body")
    return "".join(_outline(body, 0))


def _outline(node: Node, depth: int) -> Iterator[str]:
    told = "".join(f" {name}={node.attributes[name]}" for name in ("id", "class", "href") if name in node.attributes)
    inside = node.tag not in ("svg", "table", "article", "details")
    own = "".join(part for part in node.inside if isinstance(part, str)) if inside else ""
    yield f"{'  ' * depth}{node.tag}{told}{': ' if own.strip() else ''}{' '.join(own.split())}\n"
    for child in node.children if inside else ():
        yield from _outline(child, depth + 1)


def main() -> None:
    for name, view in fragments().items():
        (FOLDER / f"{name}.html").write_text(f"{view}\n", encoding="utf-8")
    for name, view in pages().items():
        (FOLDER / f"{name}.txt").write_text(outline(view), encoding="utf-8")


if __name__ == "__main__":
    main()
