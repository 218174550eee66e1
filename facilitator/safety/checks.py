"""Checks that a number is what it looks like: IBAN (ISO 13616), card (Luhn, ISO/IEC 7812), Spanish DNI, IP address."""

from __future__ import annotations

from ipaddress import ip_address

__all__ = ["iban_length", "is_card", "is_dni", "is_public_ip"]

#: Lengths by country, from the IBAN registry; of others only the check digits are tested.
_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FI FO GL NL",
    19: "MK SI",
    20: "AT BA EE KZ LT LU XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ",
    24: "AD CZ ES MD PK RO SA SE SK TN",
    25: "PT",
    26: "IS TR",
    27: "FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HU LB PL",
    29: "BR EG PS QA UA",
    30: "JO KW MU",
    31: "MT",
}
_LENGTHS = {code: length for length, codes in _BY_LENGTH.items() for code in codes.split()}
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def iban_length(signs: str) -> int | None:
    """How many of `signs` (capitals and digits, no blanks) are an IBAN that begins there; `None` if none is."""
    length = _LENGTHS.get(signs[:2], len(signs))
    candidate = signs[:length]
    if not 15 <= length <= 34 or len(candidate) < length:
        return None
    moved = candidate[4:] + candidate[:4]
    number = int("".join(str(int(sign, 36)) for sign in moved))
    return length if number % 97 == 1 else None


def is_card(digits: str) -> bool:
    """Whether digits are a payment card's number: its length, its first digit, and its check digit."""
    if not 13 <= len(digits) <= 19 or digits[0] not in "23456" or len(set(digits)) < 2:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_dni(number: str) -> bool:
    """Whether eight digits and a letter are a Spanish identity number."""
    return number[8:].upper() == _DNI_LETTERS[int(number[:8]) % 23]


def is_public_ip(text: str) -> bool:
    """Whether it is an IP address of the public internet, which may belong to a household."""
    try:
        return ip_address(text).is_global
    except ValueError:
        return False
