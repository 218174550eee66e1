"""Every format the package knows: `FORMATS`, the particular before the general."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.debate import Debate
from facilitator.formats import native
from facilitator.formats.chats import discord, slack, telegram, whatsapp, zoom_chat
from facilitator.formats.head import Head
from facilitator.formats.platforms import (
    consul,
    convokit,
    convokit_writer,
    decidim,
    decidim_proposals,
    discourse,
    kialo,
    label_studio,
    loomio,
    pefk,
    polis,
    reddit,
)
from facilitator.formats.problem import Problem
from facilitator.formats.raw import RawDebate
from facilitator.formats.source import Source
from facilitator.formats.tables import table, table_writer, with_people
from facilitator.formats.transcripts import igf, tei, turns, vtt

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True)
class Format:
    """A way in which debates are stored.

    Parameters
    ----------
    name, description
        What ``--format`` takes, and half a line for ``facilitator formats``.
    detect
        Tells from the beginning of a file, or the names in a folder, whether it is this format.
    read
        Yields what it finds, in the file's order, and reports what it leaves out.
    write
        Writes debates and returns what the format cannot carry, one problem a field; `None` if it only reads.
    known_by
        What a file of it is recognised by, in half a sentence.
    """

    name: str
    description: str
    detect: Callable[[Head], bool]
    read: Callable[[Source], Iterable[RawDebate]]
    write: Callable[[Sequence[Debate], Path], list[Problem]] | None = None
    known_by: str = ""


_ALL = (  # the particular before the general: the first that recognises a file reads it
    Format(
        "native",
        "the project's own JSONL",
        native.detect,
        native.read,
        native.write,
        known_by="a line says kind debate or post",
    ),
    Format(
        "convokit",
        "ConvoKit corpus folder",
        convokit.detect,
        convokit.read,
        convokit_writer.write,
        known_by="it holds utterances.jsonl, or its lines have ConvoKit's keys",
    ),
    Format(
        "polis",
        "Polis export folder or comments.csv",
        polis.detect,
        polis.read,
        known_by="its columns are those of Polis (comment-id, comment-body, moderated)",
    ),
    Format(
        "whatsapp",
        "chat exported from WhatsApp, text or zip",
        whatsapp.detect,
        whatsapp.read,
        known_by="its lines begin with a date, a time and a name as WhatsApp writes them",
    ),
    Format(
        "telegram",
        "result.json of Telegram Desktop",
        telegram.detect,
        telegram.read,
        known_by="it holds messages with ids and from_id, or a list of such chats",
    ),
    Format(
        "slack",
        "Slack export, folder or zip",
        slack.detect,
        slack.read,
        known_by="it holds users and channels, or messages with ts",
    ),
    Format(
        "discord",
        "channel saved by DiscordChatExporter as JSON",
        discord.detect,
        discord.read,
        known_by="it holds a guild, a channel and messages",
    ),
    Format(
        "consul",
        "Consul Democracy comments",
        consul.detect,
        consul.read,
        known_by="its columns are those of Consul's comments (commentable_type, ancestry)",
    ),
    Format(
        "decidim",
        "Decidim comments",
        decidim.detect,
        decidim.read,
        known_by="its columns are those of Decidim's comments (commentable_id, depth)",
    ),
    Format(
        "decidim-proposals",
        "Decidim proposals",
        decidim_proposals.detect,
        decidim_proposals.read,
        known_by="its columns are those of Decidim's proposals",
    ),
    Format(
        "discourse", "Discourse topics as JSON", discourse.detect, discourse.read, known_by="it holds a post_stream"
    ),
    Format(
        "kialo",
        "Kialo's text export",
        kialo.detect,
        kialo.read,
        known_by="it begins with a discussion title and numbered claims",
    ),
    Format(
        "label-studio",
        "Label Studio tasks",
        label_studio.detect,
        label_studio.read,
        label_studio.write,
        known_by="it is a list of tasks with data",
    ),
    Format(
        "loomio",
        "Loomio group export",
        loomio.detect,
        loomio.read,
        known_by="its lines or tables are those of a Loomio group",
    ),
    Format(
        "pefk",
        "PEFK table of facilitated discussions",
        pefk.detect,
        pefk.read,
        pefk.write,
        known_by="its columns are conv_id, message_id, user, is_moderator and text",
    ),
    Format(
        "reddit",
        "Reddit dump as JSONL, or a page as JSON",
        reddit.detect,
        reddit.read,
        known_by="its objects have the names of Reddit's comments or submissions",
    ),
    Format("tei", "ParlaMint TEI XML", tei.detect, tei.read, known_by="it begins as XML"),
    Format(
        "vtt",
        "WebVTT or SRT transcript (Zoom, Teams)",
        vtt.detect,
        vtt.read,
        known_by="it begins with WEBVTT, or a line is the timing of a subtitle",
    ),
    Format(
        "igf", "transcript with >> NAME: before each turn", igf.detect, igf.read, known_by="turns begin with >> NAME:"
    ),
    Format(
        "turns",
        "recorded turns as JSONL (AMI meetings, US debates, parliaments)",
        turns.detect,
        turns.read,
        known_by="its lines have a speaker, a text and a meeting, debate or session",
    ),
    Format(
        "zoom-chat",
        "chat saved by Zoom",
        zoom_chat.detect,
        zoom_chat.read,
        known_by="its lines begin with a clock and a name as Zoom does",
    ),
    Format(
        "table",
        "posts table as CSV, JSONL or Parquet",
        table.detect,
        table.read,
        table_writer.write,
        known_by="a column has a known name for the text, or its name ends like a table's",
    ),
    Format(
        "table-folder",
        "folder of posts tables and a table of their people (Remesh)",
        with_people.detect,
        with_people.read,
        known_by="it holds tables with texts, and one of people with their gender",
    ),
)

#: Name -> format, in the order in which ``auto`` tries them.
FORMATS: Mapping[str, Format] = {format.name: format for format in _ALL}
