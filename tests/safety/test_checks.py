"""Check digits."""

import random

import pytest
from stdnum.iso7064 import mod_97_10

from facilitator.safety.checks import iban_length, is_card, is_public_ip

#: From the IBAN registry's and the banks' own examples.
IBANS = [
    "AL47212110090000000235698741",
    "BE68539007547034",
    "BR1800360305000010009795493C1",
    "CH9300762011623852957",
    "DE89370400440532013000",
    "ES9121000418450200051332",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",
    "MT84MALT011000012345MTLCAST001S",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PS92PALS000000000400123456702",
    "PT50000201231234567890154",
    "VG96VPVG0000012345678901",
]


@pytest.mark.parametrize("number", IBANS)
def test_an_iban_is_known_by_its_check_digits(number):
    assert iban_length(number) == len(number)
    wrong = f"{(int(number[2:4]) + 1) % 100:02}"
    assert iban_length(number[:2] + wrong + number[4:]) is None


@pytest.mark.parametrize("number", IBANS)
def test_an_iban_ends_where_its_country_says(number):
    assert iban_length(number + "ISMINE") == len(number)
    assert iban_length(number[:-1]) is None


@pytest.mark.parametrize(
    ("country", "account"),
    [("XX", "370400440532013000"), ("GB", "123412345698765432"), ("DE", "WEST12345698765432")],
)
def test_right_check_digits_are_not_enough(country, account):
    """No such country; no bank in Britain without letters for its name; none in Germany with them."""
    number = country + mod_97_10.calc_check_digits(account + country) + account
    assert mod_97_10.is_valid(number[4:] + number[:4])
    assert iban_length(number) is None


@pytest.mark.parametrize("number", ["4111111111111111", "5500005555555559", "371449635398431"])
def test_a_card_has_its_check_digit(number):
    assert is_card(number)
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["0" * 16, "4" * 12, "4" * 20, "1111111111111117"])
def test_what_is_no_card(number):
    assert not is_card(number)


@pytest.mark.parametrize("length", [13, 15, 16, 19])
def test_chance_is_seldom_a_card(length):
    rng = random.Random(length)
    found = sum(is_card("".join(rng.choices("0123456789", k=length))) for _ in range(4000))
    assert found / 4000 == pytest.approx(1 / 20, abs=0.015)


def test_only_public_addresses_count():
    assert is_public_ip("81.2.69.142")
    assert not is_public_ip("192.168.0.1")
    assert not is_public_ip("300.1.1.1")
