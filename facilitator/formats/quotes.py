"""What a post quotes of others, parted from its author's own words: ``> ...``, ``[quote]``, mail and Outlook quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

__all__ = ["Heard", "may_quote", "part_quotes"]

_BLOCK = re.compile(
    r"\[quote(?:[=:\s][^\]\n]*)?\]((?:(?!\[quote\b|\[/quote\]).)*)\[/quote\]", re.IGNORECASE | re.DOTALL
)
_MARK = re.compile(r"\s{0,3}>")
_SPACED = re.compile(r"\s{0,3}>[>\s]*(?:\s|$)")
_MARKS = re.compile(r"\s{0,3}[>\s]*")
_WROTE = re.compile(
    r".*\b(?:wrote|writes|schrieb|schreibt|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisała?)\b.{0,80}:\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:On|Am|Le|El|Em|Il|Op|Den|W dniu|Dnia)\s.*\d")
_ORIGINAL = re.compile(
    r"-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale)"
    r"\s*-{2,}",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?。！？\n]+")
_LEAST = 8  # characters of a sentence that is known again


class Heard:
    """What was said in a debate, so that words that come again are known as a quote."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._said = {bare for text in texts for part in _ENDS.split(text) if len(bare := _bare(part)) >= _LEAST}

    def __call__(self, text: str) -> bool:
        """Whether a sentence of the text was said."""
        return any(_bare(part) in self._said for part in _ENDS.split(text))


def _nothing(_: str) -> bool:
    return False


def may_quote(text: str) -> bool:
    """Whether it is worth a closer look: fast, as it is asked of every post."""
    return ">" in text or "[" in text or "--" in text


def part_quotes(text: str, *, said: Callable[[str], bool] = _nothing) -> tuple[str, str]:
    r"""The author's own words, and what the text quotes; a text without quotes comes back as it is.

    Lines that begin with ``>`` are a quote if the author answers below them, if a line such as ``On 3 April Leo
    wrote:`` stands above them, or if `said` knows them from an earlier post. So ``> 5 people`` or an arrow at the end
    of a list stays what it is, and so does a post that is nothing but such lines.

    >>> part_quotes("> The kiosk should stay.\n\nThe rent is too low.")
    ('The rent is too low.', 'The kiosk should stay.')
    >>> part_quotes("> 5 people came")
    ('> 5 people came', '')
    """
    quoted: list[str] = []
    own = text
    while found := _BLOCK.search(own):
        quoted.append(found[1].strip())
        own = own[: found.start()].rstrip(" ") + "\n" + own[found.end() :].lstrip(" ")
    lines = own.splitlines()
    away = _set_aside(lines, said)
    if not away and not quoted:
        return text, ""
    kept = "\n".join(line for index, line in enumerate(lines) if index not in away)
    quoted += [_MARKS.sub("", lines[index], count=1) for index in sorted(away)]
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", kept).strip(), "\n".join(quoted).strip()


def _set_aside(lines: Sequence[str], said: Callable[[str], bool]) -> set[int]:
    """The lines that are quoted, and those that only say who is."""
    away: set[int] = set()
    for index, line in enumerate(lines):
        if _ORIGINAL.match(line.strip()):
            away.update(range(index, len(lines)))
            lines = lines[:index]
            break
    for start, end in _runs(lines):
        above = _attribution(lines, start)
        words = [_MARKS.sub("", line, count=1) for line in lines[start:end]]
        if above or said("\n".join(words)) or said(" ".join(words)) or _is_answered(lines, start, end, words):
            away.update(range(start, end), above)
    return away


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines begin with ``>``, from and to; blank lines between two of them are part of it."""
    runs: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if _MARK.match(line):
            if runs and not any(between.strip() for between in lines[runs[-1][1] : index]):
                runs[-1] = (runs[-1][0], index + 1)
            else:
                runs.append((index, index + 1))
    return runs


def _attribution(lines: Sequence[str], start: int) -> list[int]:
    """The lines above a quote that say whose it is; a mail program may have broken them in two."""
    above = [index for index in range(start) if lines[index].strip()][-2:]
    if not above or not _WROTE.fullmatch(lines[above[-1]]):
        return []
    is_broken = len(above) == 2 and not _OPENS.match(lines[above[1]]) and _OPENS.match(lines[above[0]]) is not None
    return above if is_broken and above[1] - above[0] == 1 else above[-1:]


def _is_answered(lines: Sequence[str], start: int, end: int, words: Sequence[str]) -> bool:
    """Whether the author goes on below a quote that is marked as one and is no comparison (``> 50 %``)."""
    if not all(_SPACED.match(line) for line in lines[start:end] if line.strip()):
        return False
    if all(word[:1].isdigit() for word in words if word):
        return False
    return any(line.strip() and not _MARK.match(line) for line in lines[end:])


def _bare(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
