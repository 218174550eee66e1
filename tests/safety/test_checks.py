"""Check digits."""

import pytest

from facilitator.safety.checks import iban_length, is_card, is_dni, is_public_ip


def test_an_iban_is_known_by_its_check_digits():
    assert iban_length("GB82WEST12345698765432") == 22
    assert iban_length("GB83WEST12345698765432") is None


def test_an_iban_ends_where_its_country_says():
    assert iban_length("DE89370400440532013000ISMINE") == 22


def test_an_iban_that_is_cut_off_is_none():
    assert iban_length("DE8937040044053201") is None


@pytest.mark.parametrize("number", ["4111111111111111", "5500005555555559", "371449635398431"])
def test_a_card_has_its_check_digit(number):
    assert is_card(number)
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))


def test_zeros_are_no_card():
    assert not is_card("0" * 16)


def test_a_dni_has_its_letter():
    assert is_dni("12345678Z")
    assert not is_dni("12345678A")


def test_only_public_addresses_count():
    assert is_public_ip("81.2.69.142")
    assert not is_public_ip("192.168.0.1")
    assert not is_public_ip("300.1.1.1")
