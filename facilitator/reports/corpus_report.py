"""``report.html``: what a corpus says, on one page without a single quote, since corpora may be private."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.batch.summary import Summary
from facilitator.reports.corpus_parts import card, facts, fine_percent, table
from facilitator.reports.corpus_words import in_words
from facilitator.reports.kinds import KINDS, chip
from facilitator.reports.lorenz import lorenz
from facilitator.reports.page import page, section
from facilitator.reports.participation import QUANTITIES, evenness_table, shares_table
from facilitator.reports.share_bars import share_bars
from facilitator.reports.text import count, escape, figure, percent, shorten, user_text
from facilitator.reports.type_bars import type_bars

__all__ = ["corpus_report"]

_SHOWN = 15
_METHOD = (
    "Each post is given a type – issue (a question or a problem), idea (something to do), pro, con or other – by a "
    "trained model that may be wrong and says when it is unsure. It sees the post and what the post answers, nothing "
    "else. Gender is what people told of themselves; it is never guessed."
)
_FOOTER = (
    "This page holds figures and the names of debates and topics, but nothing that anybody wrote and nobody's name. "
    "No gender group of fewer than five people is shown; the full tables, for researchers, are in summary.json."
)
_BARS = (
    "Bar: the share. Line with ends: its 95 % interval. Pale band: where the share would lie if none, or all, of the "
    "people of unknown gender belonged to the group."
)


def corpus_report(summary: Summary, *, title: str) -> str:
    """The page of a corpus called `title`; its size does not grow with the corpus."""
    values = summary.values
    body = "\n".join(
        [
            _header(values, title),
            section("In words", in_words(values, summary.page), name="words"),
            section("Types", card("Posts by type", type_bars(values["types"]), _intervals(values)), name="types"),
            section("Who was heard", *_heard(summary), name="heard"),
            *(_groups(values, name) for name in ("debates", "topics") if values[name] is not None),
            section("The texts", _lengths(values), _repeats(values), name="texts"),
            section("Left out or mended", _problems(values), name="problems"),
            section("How this was made", f'<p class="lead">{escape(_METHOD)}</p>', _made(values), name="method"),
            f"<footer>{escape(_FOOTER)}</footer>",
        ]
    )
    return page(title=f"{shorten(title, 80)} – corpus report", body=body)


def _header(values: Mapping[str, Any], title: str) -> str:
    numbers = [
        (f"{values['posts']:,}", "posts"),
        (figure(values["people"], 0), "people"),
        *((fine_percent(values["types"][kind]["share"]), KINDS[kind].plural) for kind in ("issue", "idea")),
        (percent(values["unsure"]["share"]), "where the model is unsure"),
    ]
    shown = "".join(f"<div><dt>{escape(word)}</dt><dd>{escape(value)}</dd></div>" for value, word in numbers)
    return (
        f'<header><p class="over">Corpus report</p>{user_text(shorten(title, 200), tag="h1")}'
        f'<dl class="numbers">{shown}</dl></header>'
    )


def _intervals(values: Mapping[str, Any]) -> str:
    about = values["intervals"]
    return f"Lines: 95 % intervals. {about['method'][0].upper()}{about['method'][1:]}."


def _heard(summary: Summary) -> list[str]:
    shown = summary.page
    note = f'<p class="lead">{escape(shown.note)}</p>' if shown.note else ""
    if shown.tables is None:
        return [note]
    bars = share_bars(shown.tables, quantities=QUANTITIES) if shown.by_gender else ""
    return [
        f'<p class="lead">{escape(summary.values["people_counted"])}</p>',
        note,
        card("Shares among people whose gender is known", bars, _BARS) if bars else "",
        card("How evenly the posts are spread", lorenz(summary.posts_per_person)),
        shares_table(shown.tables) if bars else "",
        evenness_table(shown.tables if bars else _without_groups(shown.tables)),
    ]


def _without_groups(tables: Mapping[str, Any]) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if name != "representation_ratio"}


def _groups(values: Mapping[str, Any], name: str) -> str:
    found = values[name]
    rows = [
        [
            user_text(shorten(row["name"], 120)),
            escape(figure(row["posts"], 0)),
            *(escape(percent(row[kind] / row["posts"])) for kind in KINDS),
            escape(percent(row["unsure"] / row["posts"])),
        ]
        for row in found["most_active"][:_SHOWN]
    ]
    heads = [name.removesuffix("s"), "posts", *(chip(kind) for kind in KINDS), "unsure"]
    number = "very many" if found["number"] is None else f"{found['number']:,}"
    lead = "" if found["number"] == len(rows) else f"There are {number}; these are the {len(rows)} with the most posts."
    without = found["posts_without"]
    note = f"{count(without, 'post')} without a {name.removesuffix('s')}." if without else ""
    return section(f"Most active {name}", card("", table(heads, rows), note), name=name, lead=lead)


def _lengths(values: Mapping[str, Any]) -> str:
    names = ("min", "p5", "p25", "median", "p75", "p95", "max", "mean")
    rows = [
        [escape(unit), *(escape(figure(lengths[name], 1)) for name in names)]
        for unit, lengths in values["lengths"].items()
    ]
    heads = ["length in", "least", "5 %", "25 %", "median", "75 %", "95 %", "most", "mean"]
    note = "5 %: one post in twenty is no longer than this. Words are parted by white space."
    return card("How long they are", table(heads, rows), note)


def _repeats(values: Mapping[str, Any]) -> str:
    found = values["repeats"]
    share = percent(found["texts"] / values["posts"])
    told = {
        "Same text as an earlier post, word for word": f"{found['texts']:,} ({share})",
        "Posts without a word": f"{found['empty_texts']:,}",
        "Rows left out because their id came before": f"{found['ids']:,}",
    }
    return card("Repeats", facts(told))


def _problems(values: Mapping[str, Any]) -> str:
    found = values["problems"]
    if not found["total"]:
        return '<p class="empty">Nothing: every row could be read.</p>'
    rows = [
        [
            escape(kind["found"]),
            escape("left out" if kind["dropped"] else "mended"),
            escape(figure(kind["count"], 0)),
            escape("–" if kind["first"]["line"] is None else f"{kind['first']['line']:,}"),
        ]
        for kind in found["kinds"][:_SHOWN]
    ]
    heads = ["what was found", "done", "times", "first in line"]
    return card(
        "", table(heads, rows, numbers_from=2), "Each of them is in problems.jsonl, with file, line and remedy."
    )


def _made(values: Mapping[str, Any]) -> str:
    made = values["provenance"]
    told = {
        "model": ", ".join(f"{name} {value}" for name, value in made["model"].items() if value is not None),
        "rows read": f"{made['data']['rows']:,}",
        "SHA-256 of the data": made["data"]["sha256"],
        "engine": made["config"]["engine"],
        "rows at once": f"{made['config']['chunk_rows']:,}",
        "columns named": ", ".join(f"{name}={column}" for name, column in made["config"]["columns"].items()) or "none",
        "seed": made["config"]["seed"],
        "revision": made["revision"] or "–",
        "versions": ", ".join(f"{name} {value}" for name, value in made["versions"].items() if value),
    }
    return facts(told)
