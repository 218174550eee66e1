"""One person under several forms of a name: composed or decomposed letters, invisible marks, blanks, case.

Only forms that nobody could tell apart by reading are joined, and it is said. Names that are merely alike ("Ana Gil",
"Ana G.") stay apart and are mentioned; a map of speakers joins them, and overrules everything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, as_id
from facilitator.formats.source import Source

__all__ = ["join_names", "mapped_labels", "name_key", "report_unused"]

_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|her|hers|he|him|his|they|them|theirs|ella|él|elle|iel|il|lui|sie|er|ihr|ihm|any)"
    r"(?:\s*/\s*[^\W\d_]{1,8}){1,3}\s*[)\]]$"
)
_MOST = 6  # forms or pairs named in one sentence


def name_key(name: str, *, case: bool = False) -> str:
    """What all forms of one name share: composed letters, no invisible marks, single blanks; without case if asked.

    >>> name_key(" Zoe\u0308  Roca\u200f") == name_key("Zoë Roca"), name_key("ADA", case=True)
    (True, 'ada')
    """
    if name.isascii():
        plain = " ".join(name.split())
    else:
        kept = (char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char) != "Cf")
        plain = " ".join("".join(kept).split())
    return unicodedata.normalize("NFC", plain.casefold()) if case else plain


def join_names(raw: RawDebate, source: Source) -> None:
    """Give everybody in `raw` one id: as the map of speakers says, else one for all forms of their name.

    A list of those who take part overrules the forms: whom it lists apart are two.
    """
    spoke = Counter(key for key in (as_id(post.author) for post in raw.posts) if key is not None)
    labels = dict.fromkeys([*raw.people, *spoke])
    person = _as_mapped(raw, labels, source.speakers)
    rest = [label for label in labels if label not in person and label != UNKNOWN_AUTHOR]
    listed = raw.people.keys() if raw.roster else set()
    joined = [group for group in _forms(rest, raw.by_name) if len(group) > 1 and len(listed & set(group)) < 2]
    form_of: dict[str, str] = {}
    for group in joined:
        chosen = max(group, key=lambda label: (label in listed, label == name_key(label), spoke[label]))
        form_of.update((label, chosen) for label in group)
    person = form_of | {label: form_of.get(who, who) for label, who in person.items()}
    if joined:
        named = "; ".join(map(_named, joined[:_MOST])) + ("; ..." if len(joined) > _MOST else "")
        people = "one person stands" if len(joined) == 1 else f"{len(joined)} people stand"
        found = f"{people} under several forms of a name: {named}"
        source.assume(found, "the forms were joined; part them with --speakers map.csv", about="people")
    if raw.by_name:
        _mention_alike([person.get(label, label) for label in rest], source)
    _rename(raw, person)


def _as_mapped(raw: RawDebate, labels: Iterable[str], speakers: Mapping[str, str]) -> dict[str, str]:
    """Label in the debate -> id, for those whom the map of speakers names by id or by name."""
    if not speakers:
        return {}
    wanted = {name_key(label): who for label, who in speakers.items()}
    there = {name_key(known.name): known.id for known in raw.people.values() if known.name}
    there.update((name_key(label), label) for label in labels)
    person = {}
    for label in labels:
        known = raw.people.get(label)
        names = [label, *([known.name] if known is not None and known.name else [])]
        exact = (speakers[name] for name in names if name in speakers)  # so that forms joined can be parted
        who = next(exact, None) or next((wanted[key] for key in map(name_key, names) if key in wanted), None)
        if who is not None:
            person[label] = there.get(name_key(who), who)
    return person


def mapped_labels(raw: RawDebate, source: Source) -> set[str]:
    """Which labels of the map of speakers stand in the debate."""
    if not source.speakers:
        return set()
    there = {name_key(key) for key in (as_id(post.author) for post in raw.posts) if key is not None}
    for known in raw.people.values():
        there |= {name_key(known.id), name_key(known.name or known.id)}
    return {label for label in source.speakers if name_key(label) in there}


def report_unused(source: Source, used: set[str]) -> None:
    """Report the labels of the map of speakers that nobody has."""
    unused = [label for label in source.speakers if label not in used]
    if unused:
        listed = ", ".join(show(label) for label in unused[:_MOST]) + (", ..." if len(unused) > _MOST else "")
        found = f"nobody here is called {listed}, as the map of speakers has it"
        source.assume(found, "nothing was done about it; write the label as it stands in the file", about="people")


def _forms(labels: Iterable[str], by_name: bool) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        groups[name_key(label, case=by_name) or label].append(label)
    if by_name:
        _add_pronouns(groups)
    return list(groups.values())


def _add_pronouns(groups: dict[str, list[str]]) -> None:
    """Put "Ana Gil (she/her)" to "Ana Gil", unless there are two of them with other pronouns."""
    bare = defaultdict(list)
    for key in groups:
        short = _PRONOUNS.sub("", key)
        if short != key:
            bare[short].append(key)
    for short, longer in bare.items():
        if short in groups and len(longer) == 1:
            groups[short] += groups.pop(longer[0])


def _named(forms: list[str]) -> str:
    seen = list(dict.fromkeys(map(name_key, forms)))
    if len(seen) == 1:
        return f"{show(seen[0])} ({len(forms)} forms that look the same)"
    return " = ".join(map(show, seen[:_MOST]))


def _mention_alike(names: Iterable[str], source: Source) -> None:
    """Say which names may be one person: one is the beginning of the other, or has an initial for its last word."""
    by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        words = re.findall(r"[^\W_]+", name_key(name, case=True))
        if words and not words[0].isdigit():
            by_first[words[0]].append((name, words))
    pairs = []
    for group in by_first.values():
        for at, (name, words) in enumerate(group[:50]):
            pairs += [f"{show(name)} and {show(other)}" for other, more in group[at + 1 : 50] if _alike(words, more)]
    if pairs:
        listed = "; ".join(pairs[:_MOST]) + ("; ..." if len(pairs) > _MOST else "")
        source.assume(f"some names are alike: {listed}", "they may be one person; join them with --speakers map.csv",
                      about="people")  # fmt: skip


def _alike(words: list[str], more: list[str]) -> bool:
    short, long = sorted([words, more], key=len)
    if any(word.isdigit() for word in short + long):  # "Speaker 1" and "Speaker 2", two phones of one caller
        return False
    if len(short) < len(long):
        return long[: len(short)] == short
    last, other = short[-1], long[-1]
    return short[:-1] == long[:-1] and 1 in (len(last), len(other)) and last[0] == other[0] and last != other


def _rename(raw: RawDebate, person: Mapping[str, str]) -> None:
    changed = {label: who for label, who in person.items() if label != who}
    if not changed:
        return
    for post in raw.posts:
        author = as_id(post.author)
        if author in changed:
            post.author = changed[author]
    known_before = dict(raw.people)
    raw.people.clear()
    for known in known_before.values():
        who = changed.get(known.id, known.id)
        name = known.name if who == known.id else None if known.name is None or who in known_before else who
        raw.meet(who, name=name, gender=known.gender, role=known.role, extra=known.extra)
    raw.disputed = {changed.get(label, label) for label in raw.disputed}
