"""How a transcript says who speaks: its own habit, found in a first pass over the whole file.

===================  ===========================================================================================
nearly every cue     begins with a label, and labels come again (Zoom): every label is a name, whatever it looks
                     like, but pieces of a sentence and headings ("Question") that stand once
some cues            begin with labels that come again (names where the speaker changes): those, and those that
                     look like the others
too few to tell      a label that looks like a name, if at least half of the cues begin with one
else                 nobody: the words before a colon are speech
===================  ===========================================================================================

Voices' names, names that a program made (SPEAKER_01) and names in the map of speakers are labels wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from facilitator.formats.names import name_key
from facilitator.formats.transcripts.labels import (
    Label,
    is_heading,
    is_machine_made,
    looks_like_a_name,
    may_be_a_name,
    reads_as_speech,
)

__all__ = ["Beginning", "habit"]

_NEARLY_EVERY = 0.9  # share of cues with a label in files that put one before each
_MOST = 0.75  # the same, where most labels come again
_SOME = 0.08  # share of cues with a label in files that name the speaker where they change
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Beginning:
    """A line that may begin with a label; `first` if it is the first of its cue, `cue` says of which."""

    label: Label
    first: bool
    cue: int


def habit(
    beginnings: Sequence[Beginning],
    *,
    cues: int,
    known: Collection[str],
    every_cue: bool,
    heard: Collection[str] = frozenset(),
) -> set[str]:
    """The keys of the labels that are names, out of one kind of label.

    Parameters
    ----------
    beginnings
        All that may be labels, in the file's order.
    cues
        How many cues could have a label.
    known
        Keys of names known from elsewhere.
    every_cue
        Whether the file has the marks of a program that puts a label before every cue.
    heard
        Words that people say, in lower case: one that stands before a colon now and then is a heading, no name.
    """
    counts = Counter(beginning.label.key for beginning in beginnings)
    names = {beginning.label.key: beginning.label for beginning in reversed(beginnings)}
    firsts = [beginning.label.key for beginning in beginnings if beginning.first]
    accepted = {key for key in names if key in known} | _machine_made(names.values(), counts, cues)
    fitting = {key for key, label in names.items() if may_be_a_name(label.name)}
    strong = [key for key in firsts if key in fitting or key in accepted]
    again = [key for key in strong if counts[key] > 1]
    if not firsts or not cues:
        return accepted
    share, strong_share = len(firsts) / cues, len(strong) / cues
    nearly_every = strong_share >= (_HALF if every_cue and share >= _NEARLY_EVERY else _NEARLY_EVERY)
    if again and (nearly_every or (share >= _MOST and 2 * len(again) >= len(firsts))):
        accepted |= {key for key in firsts if _fits_everywhere(names[key], counts[key], share)}
        return accepted | _on_later_lines(beginnings, accepted, names, fitting)
    strong = [key for key in strong if counts[key] > 3 or key in accepted or not set(key.split()) <= set(heard)]
    again = [key for key in strong if counts[key] > 1]
    if len(again) > 1 and strong_share >= _SOME and 2 * len(again) >= len(strong):
        accepted |= {key for key in strong if counts[key] > 1}
        accepted |= {key for key in strong if counts[key] == 1 and looks_like_a_name(names[key].name)}
        accepted = _of_one_case(accepted, names, counts)
    elif len(again) > 2 and 2 * len(again) >= len(strong):  # long speeches: only what is plainly a name
        accepted |= {key for key in again if counts[key] > 2 and _is_plain_name(names[key].name)}
    elif strong_share >= _HALF:
        sure = len(strong) == len(firsts) == cues > 1
        looks = looks_like_a_name if cues < 4 or again else _is_plain_name  # in a real talk somebody speaks twice
        accepted |= {key for key in strong if sure or looks(names[key].name)}
    elif beginnings[0].cue == 0 and len(set(strong)) > 1 and len(strong) == len(firsts):
        accepted |= {key for key in strong if _is_plain_name(names[key].name)}
    return accepted | _on_later_lines(beginnings, accepted, names, fitting)


def _machine_made(labels: Iterable[Label], counts: Counter[str], cues: int) -> set[str]:
    found = {label.key for label in labels if is_machine_made(label)}
    times = sum(counts[key] for key in found)
    return found if times > 1 or 2 * times >= cues or any("_" in key for key in found) else set()


def _fits_everywhere(label: Label, times: int, share: float) -> bool:
    """Whether it is a name in a file that puts one before nearly every cue."""
    if reads_as_speech(label.name):
        return times > 2 or (times > 1 and share == 1)
    return times > 1 or not is_heading(label.name)


def _is_plain_name(name: str) -> bool:
    return looks_like_a_name(name) and (name.isupper() or len(name.split()) > 1)


def _of_one_case(accepted: set[str], names: dict[str, Label], counts: Counter[str]) -> set[str]:
    """Where nearly all labels are in capitals, others that stand once are none."""
    total = sum(counts[key] for key in accepted)
    capitals = sum(counts[key] for key in accepted if names[key].name.isupper())
    if capitals < 0.8 * total:
        return accepted
    return {key for key in accepted if counts[key] > 1 or names[key].name.isupper() or is_machine_made(names[key])}


def _on_later_lines(
    beginnings: Sequence[Beginning],
    accepted: set[str],
    names: dict[str, Label],
    fitting: set[str],
) -> set[str]:
    """Names that stand on later lines of cues only, if they look as the others do."""
    if not accepted:
        return set()
    capitals = all(names[key].name.isupper() for key in accepted)
    firsts = {beginning.label.key for beginning in beginnings if beginning.first}
    found = set()
    for key in fitting - accepted - firsts:
        name = names[key].name
        if looks_like_a_name(name) and (name.isupper() if capitals else True):
            found.add(key)
    return found


def known_keys(names: Iterable[str]) -> set[str]:
    """The keys of names, as labels have them."""
    return {name_key(name, case=True) for name in names}
