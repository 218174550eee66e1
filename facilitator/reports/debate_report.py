"""The report of one debate: what was said, what the agent would have said and why, and who was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.debate import UNKNOWN_AUTHOR, Debate
from facilitator.reports.aftermath import flag_list, outcome_table
from facilitator.reports.exchange import exchange_tables
from facilitator.reports.messages import messages
from facilitator.reports.page import page, section
from facilitator.reports.participation import evenness_table, participation_charts, shares_table
from facilitator.reports.summary import move_words, summary
from facilitator.reports.text import elapsed, escape, percent, shorten, user_text
from facilitator.reports.timeline import LIMIT, Mark, Said, timeline
from facilitator.reports.tree import tree

__all__ = ["debate_report"]

_METHOD = (
    "Each post is given a type – issue (a question or a problem), idea (something to do), pro, con or other – by a "
    "trained model that may be wrong and says when it is unsure. Posts are placed under what they answer: the reply "
    "that was given, else the model's best guess. The agent reads the posts one by one and never looks ahead. "
    "Gender is what people told of themselves; it is never guessed, and nothing the agent decides depends on it "
    "unless the policy has a weight that the organisers declared (see the settings)."
)
_PRIVATE = "This page shows private messages and who is little heard: it is for facilitators and researchers."


def debate_report(
    *,
    debate: Debate,
    observations: Sequence[Mapping[str, Any]],
    interventions: Sequence[Mapping[str, Any]],
    flags: Sequence[Mapping[str, Any]],
    ledger: Mapping[str, Any],
    participation: Mapping[str, Any],
    over_time: Sequence[Mapping[str, Any]],
    map: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> str:
    """One HTML page that holds all it needs; its size does not grow with the debate beyond a few hundred posts.

    Parameters
    ----------
    debate
        With its posts, for quotes, names and times.
    observations, interventions, flags
        The lines of ``observations.jsonl``, ``interventions.jsonl`` and ``flags.jsonl``, in order.
    ledger
        The content of ``ledger.json``: what came of the messages.
    participation, over_time, map
        The content of ``participation.json``, the rows of ``participation_over_time.csv`` (numbers, not texts;
        `None` where there is no value) and the content of ``map.json``.
    settings
        Where this comes from: words -> values, such as model, policy, seed and version.
    """
    title = debate.title or debate.id
    told = summary(debate=debate, observations=observations, interventions=interventions, participation=participation)
    charts = participation_charts(
        participation=participation, over_time=over_time, posts_per_person=_posts_per_person(debate)
    )
    heard = [shares_table(participation), exchange_tables(participation), evenness_table(participation)]
    names = {person.id: person.name or person.id for person in debate.participants}
    body = "\n".join(
        [
            _header(debate, observations, interventions, participation),
            section("In words", told, name="words"),
            section("Timeline", _timeline_card(debate, observations, interventions), name="timeline"),
            section(
                "What the agent would have said",
                messages(debate, interventions),
                outcome_table(ledger),
                name="messages",
            ),
            section("What a person should look at", flag_list(debate, flags), name="flags"),
            section(
                "Map of the debate",
                f'<div class="card long">{tree(map, names=names, language=debate.language)}</div>',
                name="map",
                lead="What was asked, what was proposed, and what speaks for and against it; repeats are merged.",
            ),
            section("Who was heard", charts, *heard, name="heard"),
            section("How this was made", *_making(participation, settings), name="method"),
            f"<footer>{escape(_PRIVATE)}</footer>",
        ]
    )
    return page(title=f"{shorten(title, 80)} – debate report", body=body)


def _header(
    debate: Debate,
    observations: Sequence[Mapping[str, Any]],
    interventions: Sequence[Mapping[str, Any]],
    participation: Mapping[str, Any],
) -> str:
    labels = Counter(row["label"] for row in observations)
    people = sum(row.get("count") or 0 for row in (participation.get("people") or {}).values())
    women = ((participation.get("posts") or {}).get("woman") or {}).get("share")
    numbers = [
        (f"{len(debate.posts):,}", "posts"),
        (f"{people:,}", "people"),
        (f"{labels['issue']:,}", "issue posts"),
        (f"{labels['idea']:,}", "idea posts"),
        (percent(women), "of posts by women, where known"),
        (f"{len(interventions):,}", "messages of the agent"),
    ]
    shown = "".join(f"<div><dt>{escape(word)}</dt><dd>{escape(value)}</dd></div>" for value, word in numbers)
    question = user_text(shorten(debate.question, 600), tag="p", css="question", language=debate.language)
    links = (("messages", "What the agent would have said"), ("map", "Map"), ("heard", "Who was heard"))
    jump = "".join(f'<a href="#{name}">{escape(word)}</a>' for name, word in links)
    start = f" · {escape(shorten(debate.start, 40))}" if debate.start else ""
    return (
        f'<header><p class="over">Debate report{start}</p>'
        f"{user_text(shorten(debate.title or debate.id, 200), tag='h1', language=debate.language)}"
        f'{question if debate.question else ""}<dl class="numbers">{shown}</dl>'
        f'<nav class="jump" aria-label="Parts of this page">{jump}</nav></header>'
    )


def _timeline_card(
    debate: Debate, observations: Sequence[Mapping[str, Any]], interventions: Sequence[Mapping[str, Any]]
) -> str:
    many, clock = len(observations) > LIMIT, debate.has_clock
    marks = []
    for row in observations:
        post = debate.post_by_id.get(row["id"])
        tip = "" if many or post is None else _tip(debate, post.author, post.text, row)
        time = post.time if clock and post is not None else None
        marks.append(Mark(row["label"], time, tip, bool(row.get("unsure"))))
    places = {row["id"]: place for place, row in enumerate(observations, start=1)}
    said = [
        Said(
            places.get(row.get("after"), 0),
            row.get("audience") == "private",
            f"{move_words(row['move'])}: {shorten(row['text'], 140)}",
        )
        for row in interventions
    ]
    note = "Columns: how many posts there were in each hundredth of the debate." if many else _SHAPES
    return f'<div class="card">{timeline(marks, said)}<p class="note">{escape(note)}</p></div>'


_SHAPES = (
    "One shape a post, in the order of posting; a dashed outline where the type is unsure. A bubble is a message of "
    "the agent, hollow if private."
)


def _tip(debate: Debate, author: str, text: str, row: Mapping[str, Any]) -> str:
    person = debate.participant_by_id[author]
    when = f", {elapsed(debate.post_by_id[row['id']].time)}" if debate.has_clock else ""
    kind = f"{row['label']} (unsure)" if row.get("unsure") else row["label"]
    return f"{kind} – {person.name or author}{when}: {shorten(text, 120)}"


def _posts_per_person(debate: Debate) -> list[int]:
    """Participants' numbers of posts, the silent included; posts of nobody known are nobody's."""
    written = Counter(post.author for post in debate.posts)
    people = [person for person in debate.participants if person.role == "participant" and person.id != UNKNOWN_AUTHOR]
    return [written[person.id] for person in people]


def _making(participation: Mapping[str, Any], settings: Mapping[str, Any]) -> list[str]:
    method = participation.get("method") or {}
    counted = f"<details><summary>How participation was counted</summary>{_facts(method)}</details>" if method else ""
    return [f'<p class="lead">{escape(_METHOD)}</p>', _facts(settings), counted]


def _facts(values: Mapping[str, Any]) -> str:
    told = [f"<dt>{escape(key.replace('_', ' '))}</dt><dd>{user_text(_setting(values[key]))}</dd>" for key in values]
    return f'<dl class="facts">{"".join(told)}</dl>' if values else ""


def _setting(value: object) -> str:
    """A value in words; a table within a table in brackets."""
    if isinstance(value, Mapping):
        inner = (
            (key, f"({_setting(part)})" if isinstance(part, Mapping) else _setting(part)) for key, part in value.items()
        )
        return ", ".join(f"{key.replace('_', ' ')} {part}" for key, part in inner)
    return "–" if value is None else str(value)
