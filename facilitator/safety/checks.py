"""Checks that a number is what it looks like: IBAN (ISO 13616), payment card (ISO/IEC 7812), IP address."""

from __future__ import annotations

from ipaddress import ip_address

from stdnum import iban, luhn

__all__ = ["iban_length", "is_card", "is_public_ip"]

_IBAN_LENGTHS = range(15, 35)


def iban_length(signs: str) -> int | None:
    """How many of `signs` (capitals and digits, no blanks) are an IBAN that begins there; `None` if none is.

    The check digits are right, its country is in the registry, and its length, letters and digits are as that says; so
    no more than one length can fit. A country's own check digits are not looked at: Belgium's know only the banks of
    one day.
    """
    lengths = (length for length in _IBAN_LENGTHS if len(signs) >= length)
    return next((length for length in lengths if iban.is_valid(signs[:length], check_country=False)), None)


def is_card(digits: str) -> bool:
    """Whether digits are a payment card's number: its length, its first digit, and its check digit (Luhn).

    1 in 20 runs of 13 to 19 digits is.
    """
    return 13 <= len(digits) <= 19 and digits[0] in "23456" and len(set(digits)) > 1 and bool(luhn.is_valid(digits))


def is_public_ip(text: str) -> bool:
    """Whether it is an IP address of the public internet, which may belong to a household."""
    try:
        return ip_address(text).is_global
    except ValueError:
        return False
