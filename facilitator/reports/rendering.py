"""From values to HTML: one environment of templates, in which everything is escaped.

Python makes values, with numbers already in words; the templates beside this module hold all markup. Whatever a
template puts out is cleaned and escaped, so that nothing from a debate can be more than text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["View", "clean", "environment", "macro"]

_FOLDER = Path(__file__).parent
# Control characters and lone surrogates may stand in no HTML page; a browser or an encoder would stumble over them.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: object) -> str:
    """Text without characters that no HTML page may hold; they become the replacement character."""
    return _FORBIDDEN.sub("\ufffd", str(text))


@cache
def environment() -> Environment:
    """The templates and, to be included, the style sheets; Jinja is loaded when the first page is made."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([_FOLDER / "templates", _FOLDER]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_told,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def macro(template: str, name: str, *values: object) -> str:
    """What one macro of a template makes of `values`."""
    return str(getattr(environment().get_template(template).module, name)(*values))


class View:
    """A value that knows its template: within another template it becomes HTML by itself, elsewhere by `str`."""

    template: ClassVar[str]

    def __html__(self) -> str:
        return environment().get_template(self.template).render(it=self)

    def __str__(self) -> str:
        return self.__html__()


def _told(value: Any) -> Any:
    """What a template is about to put out, before it is escaped.

    Raises
    ------
    TypeError
        If it is `None`: what is not known has to be said in words, and a page must never say "None".
    """
    if value is None:
        raise TypeError("a value that is not known reached a template; the view has to say so in words.")
    return value if hasattr(value, "__html__") else clean(value)
