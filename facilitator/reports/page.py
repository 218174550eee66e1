"""The frame of a page: one file that holds all it needs, opens without a network and prints well."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from facilitator.reports.text import escape

__all__ = ["card", "page", "section", "stylesheet"]

_FOLDER = Path(__file__).parent


@cache
def stylesheet(name: str) -> str:
    """The text of a style sheet that lies beside this module, such as ``parts.css``."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def page(*, title: str, body: str, language: str = "en") -> str:
    """A whole page around `body`, which is HTML; `title` is text, `language` that of the page's own words."""
    styles = "\n".join(stylesheet(name) for name in ("parts.css", "messages.css", "page.css"))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{styles}</style>\n"
        f'</head>\n<body class="fr">\n<div class="page">\n{body}\n</div>\n</body>\n</html>\n'
    )


def section(title: str, *parts: str, name: str, lead: str = "") -> str:
    """A part of a page with a heading to jump to; `parts` are HTML already, `title` and `lead` are text."""
    words = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    inner = "\n".join(part for part in parts if part)
    head = f'<h2 id="{escape(name)}-title">{escape(title)}</h2>'
    start = f'<section id="{escape(name)}" aria-labelledby="{escape(name)}-title">'
    return f"{start}\n{head}\n{words}\n{inner}\n</section>"


def card(title: str, body: str, *, note: str = "", css: str = "") -> str:
    """A framed part of a section; `body` is HTML already, `title` and `note` are text, `css` names further classes."""
    told = f'<p class="note">{escape(note)}</p>' if note else ""
    style = f"card {css}" if css else "card"
    return f'<div class="{escape(style)}"><h3>{escape(title)}</h3>{body}{told}</div>'
