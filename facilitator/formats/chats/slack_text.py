"""Slack's markup as plain text: people and channels by name, links by their label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from facilitator.formats.chats.json_parts import as_dict, as_dicts, as_text

__all__ = ["plain_text", "rich_text"]

_MARK = re.compile(r"<([@#!]?)([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # & last, so that &amp;lt; stays &lt;


def plain_text(text: str, names: Mapping[str, str]) -> str:
    """The text with ``<@U1>`` as ``@`` and the name, ``<https://x|label>`` as the label, ``&amp;`` as ``&``.

    >>> plain_text("<@U1> see <https://example.org|the plan> &amp; <#C2|budget>", {"U1": "Noor B."})
    '@Noor B. see the plan & #budget'
    """
    text = _MARK.sub(lambda match: _plain(match[1], match[2], match[3] or "", names), text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _plain(mark: str, target: str, label: str, names: Mapping[str, str]) -> str:
    if mark == "@":
        return f"@{names.get(target) or label or target}"
    if mark == "#":
        return f"#{label or target}"
    if mark == "!":
        return label or f"@{target.partition('^')[0]}"
    return label or target.removeprefix("mailto:")


def rich_text(blocks: Any) -> str:
    """The words in a message's blocks, for messages that carry no text beside them."""
    lines = []
    for section in (part for block in as_dicts(blocks) for part in as_dicts(block.get("elements"))):
        words = "".join(_element(element) for element in as_dicts(section.get("elements")))
        lines += [f"> {words}" if section.get("type") == "rich_text_quote" else words] if words else []
    return "\n".join(lines)


def _element(element: dict[str, Any]) -> str:
    kind = as_text(element.get("type"))
    if kind == "user":
        return f"<@{as_text(element.get('user_id'))}>"
    if kind == "link":
        return as_text(element.get("text")) or as_text(element.get("url"))
    inner = "".join(as_text(as_dict(part).get("text")) for part in as_dicts(element.get("elements")))
    return inner or as_text(element.get("text"))
