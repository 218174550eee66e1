"""Personal data in a post: `personal_data` finds it by rule, `masked` takes it out.

Only what points at one household or person: an e-mail address, a telephone, an account. Names, places and postcodes
alone do not, and years, prices, times and counts must never be taken for a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from facilitator.safety import personal_patterns as look
from facilitator.safety.checks import iban_length, is_card, is_public_ip
from facilitator.safety.folded import folded
from facilitator.safety.national_numbers import national_numbers

__all__ = ["DatumKind", "PersonalDatum", "masked", "personal_data"]

DatumKind = Literal["email", "phone", "iban", "card", "street_address", "ip", "national_id", "coordinates", "handle"]

_LIKELY = 0.5
_DIGITS = re.compile(r"\d")
_FREE_NUMBER = re.compile(r"^\(?0?\d{0,2}\)?(?:0800|0808|0300|0345|0900|800)")


@dataclass(frozen=True, kw_only=True)
class PersonalDatum:
    """What was found from `start` to before `end`, and how probable it is that it is personal. The text is not kept."""

    kind: DatumKind
    start: int
    end: int
    probability: float


def personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """What looks like personal data, in the order of the text; nothing overlaps.

    Hidden characters, full width and the digits of other scripts are seen through, and so are addresses that are
    spelt out. The probabilities are judgements of the rules' author, not measured.

    >>> [datum.kind for datum in personal_data("write to jo at example dot org or call +44 20 7946 0958")]
    ['email', 'phone']
    """
    plain = folded(text)
    kept: list[tuple[int, int, DatumKind, float]] = []
    for found in sorted(_all(plain.text), key=_best_first):
        start, end = found[0], found[1]
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append(found)
    data = []
    for start, end, kind, probability in sorted(kept):
        first, last = plain.span(start, end)
        data.append(PersonalDatum(kind=kind, start=first, end=last, probability=probability))
    return tuple(data)


def masked(text: str, *, least: float = _LIKELY) -> str:
    """The text with all data of at least that probability replaced by their kind, as in ``[email]``.

    >>> masked("Ring 020 7946 0958 after six.")
    'Ring [phone] after six.'
    """
    while found := [datum for datum in personal_data(text) if datum.probability >= least]:
        for datum in reversed(found):  # taking one out can bring another to light, so look again
            text = f"{text[: datum.start]}[{datum.kind.replace('_', ' ')}]{text[datum.end :]}"
    return text


_Found = tuple[int, int, DatumKind, float]


def _best_first(found: _Found) -> tuple[float, int, int]:
    return -found[3], found[0] - found[1], found[0]


def _all(text: str) -> Iterator[_Found]:
    yield from _emails(text)
    if not _DIGITS.search(text):
        yield from _handles(text)
        return
    yield from _accounts(text)
    yield from _places(text)
    yield from _identities(text)
    yield from _handles(text)
    yield from _phones(text)


def _emails(text: str) -> Iterator[_Found]:
    for pattern, probability in look.EMAILS:
        for hit in pattern.finditer(text):
            office = look.ROLE_MAILBOX.match(hit.group())
            yield hit.start(), hit.end(), "email", 0.4 if office else probability


def _accounts(text: str) -> Iterator[_Found]:
    for hit in look.IBAN.finditer(text):
        signs = re.sub(r"[ -]", "", hit.group()).upper()
        length = iban_length(signs)
        if length is not None:
            yield hit.start(), _end_of(hit, length), "iban", 0.97
    for hit in look.CARD.finditer(text):
        if is_card(re.sub(r"\D", "", hit.group())):
            yield hit.start(), hit.end(), "card", 0.9


def _end_of(hit: re.Match[str], length: int) -> int:
    """Where the first `length` signs of a match end, blanks and dashes not counted."""
    signs = [place for place, sign in enumerate(hit.group()) if sign not in " -"]
    return hit.start() + signs[length - 1] + 1


def _places(text: str) -> Iterator[_Found]:
    for pattern in look.IPS:
        for hit in pattern.finditer(text):
            if is_public_ip(hit.group()):
                yield hit.start(), hit.end(), "ip", 0.7
    for hit in look.COORDINATES.finditer(text):
        yield hit.start(), hit.end(), "coordinates", 0.7
    for pattern in look.ADDRESSES:
        for hit in pattern.finditer(text):
            lived_in = look.AT_HOME.search(text[max(0, hit.start() - 60) : hit.start()])
            # without a word on who lives there it may be a shop, a school or the site that is debated
            yield hit.start(), hit.end(), "street_address", 0.9 if lived_in else 0.4


def _identities(text: str) -> Iterator[_Found]:
    for pattern, probability in look.IDENTITIES:
        for hit in pattern.finditer(text):
            if len(_DIGITS.findall(hit["it"])) >= 5:
                yield *hit.span("it"), "national_id", probability
    for start, end, probability in national_numbers(text):
        if not _in_a_count(text, start, end):
            yield start, end, "national_id", probability


def _in_a_count(text: str, start: int, end: int) -> bool:
    """Whether digits are a part of a longer count, price or reference; a dotted number may hold one, which is none."""
    if not text[end - 1].isdigit():
        return False
    counts = (hit.span() for hit in look.NO_NUMBER.finditer(text))
    return any(first <= start and end <= last and last - first > end - start for first, last in counts)


def _handles(text: str) -> Iterator[_Found]:
    for pattern in look.HANDLES:
        for hit in pattern.finditer(text):
            yield *hit.span("it"), "handle", 0.6


def _phones(text: str) -> Iterator[_Found]:
    # blanked, not cut: the places must stay what they are
    rest = look.NO_NUMBER.sub(lambda hit: "_" * len(hit.group()), text)
    for number, (pattern, probability) in enumerate(look.PHONES):
        for hit in pattern.finditer(text if number == 0 else rest):
            digits = len(_DIGITS.findall(hit.group()))
            cued = look.PHONE_CUE.search(text[max(0, hit.start() - 60) : hit.start()]) is not None
            fewest, most = ((8, 15), (9, 12), (10, 11), (7, 12))[number]
            if not fewest <= digits <= most or (number == 3 and not cued):
                continue
            hotline = _FREE_NUMBER.match(hit.group())  # which nobody has at home
            yield hit.start(), hit.end(), "phone", 0.4 if hotline else 0.9 if cued else probability
