"""National numbers: published examples are found, near misses and chance are not."""

import random
import string

import pytest

from facilitator.safety.national_numbers import NATIONAL_NUMBERS, national_numbers
from facilitator.safety.personal_data import masked, personal_data

BY_NAME = {kind.name: kind for kind in NATIONAL_NUMBERS}

#: As the authorities print them in their own explanations, or python-stdnum's documentation does; nobody's.
EXAMPLES = [
    ("Spanish DNI", "12345678Z"),
    ("Spanish DNI", "54362315-K"),
    ("Spanish NIE", "X-2482300-W"),
    ("Spanish NIE", "Z1234567R"),
    ("French NIR", "2 95 10 99 126 111 93"),
    ("French NIR", "2 69 05 49 588 157 80"),
    ("French NIR", "253072B07300470"),
    ("German IdNr", "36 574 261 809"),
    ("German IdNr", "86095742719"),
    ("German IdNr", "65929970489"),
    ("Swiss AHV number", "756.9217.0769.85"),
    ("Swiss AHV number", "7561234567897"),
    ("Brazilian CPF", "390.533.447-05"),
    ("Brazilian CPF", "11144477735"),
    ("Portuguese NIF", "123 456 789"),
    ("Portuguese CC", "00000000 0 ZZ4"),
    ("Japanese My Number", "6214 9832 0257"),
    ("Japanese My Number", "123456789018"),
    ("British NHS number", "943 476 5919"),
    ("British NHS number", "401-023-2137"),
    ("Canadian SIN", "130 692 544"),
    ("Canadian SIN", "123-456-782"),
]
WORDS = {
    "Portuguese NIF": "o meu contribuinte é {}",
    "Portuguese CC": "{} é o meu cartão de cidadão",
    "Japanese My Number": "マイナンバーは{}です",
    "British NHS number": "her NHS number: {}",
    "Canadian SIN": "my SIN is {}",
}
#: Their check digit is 0 for the remainders 0 and 1 both, so that a wrong digit can go unseen.
TWO_ZEROS = {"Brazilian CPF", "Portuguese NIF", "Japanese My Number"}
RUNS = 3000


def likely(text):
    return [datum.kind for datum in personal_data(text) if datum.probability >= 0.5]


def misses(number):
    """The number with each of its digits changed, one at a time."""
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    return [f"{number[:at]}{(int(number[at]) + 1) % 10}{number[at + 1 :]}" for at in places]


def strings(kind, rng):
    """Strings that look like the number, by chance."""
    while True:
        length = len(next(number for name, number in EXAMPLES if name == kind.name).translate({32: "", 45: "", 46: ""}))
        letters = {"Spanish DNI": [8], "Spanish NIE": [8], "Portuguese CC": [9, 10]}.get(kind.name, [])
        signs = [rng.choice(string.ascii_uppercase if at in letters else string.digits) for at in range(length)]
        if kind.name == "Spanish NIE":
            signs[0] = rng.choice("XYZ")
        if kind.name == "Swiss AHV number":
            signs[:3] = "756"
        if kind.pattern.fullmatch("".join(signs)):
            yield "".join(signs)


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_a_published_example_is_found_where_it_stands(name, number):
    text = WORDS.get(name, "so, {} is what it says").format(number)
    [datum] = personal_data(text)
    assert datum.kind == "national_id"
    assert text[datum.start : datum.end] == number
    assert masked(text).count("[national id]") == 1


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_one_wrong_digit_and_it_is_none(name, number):
    kind = BY_NAME[name]
    wrong = [miss for miss in misses(number) if kind.pattern.fullmatch(miss)]
    assert len(wrong) >= 5
    assert sum(map(kind.is_valid, wrong)) <= (name in TWO_ZEROS)


@pytest.mark.parametrize(("name", "number"), [(name, number) for name, number in EXAMPLES if name in WORDS])
def test_one_check_digit_needs_a_word_beside_it(name, number):
    assert list(national_numbers(f"so, {number} is what it says")) == []
    assert (
        list(national_numbers(WORDS[name].format("-") + " and much later, when all was said and done, " + number)) == []
    )


@pytest.mark.parametrize("kind", NATIONAL_NUMBERS, ids=BY_NAME)
def test_chance_makes_no_more_of_them_than_is_said(kind):
    looks = strings(kind, random.Random(kind.name))
    share = sum(kind.is_valid(next(looks)) for _ in range(RUNS)) / RUNS
    assert share <= kind.by_chance + 3 * (kind.by_chance / RUNS) ** 0.5
    assert share >= kind.by_chance / 2  # what is said is not merely safe


@pytest.mark.parametrize("kind", NATIONAL_NUMBERS, ids=BY_NAME)
def test_what_chance_makes_often_needs_a_word_or_a_letter(kind):
    assert kind.by_chance <= 0.02 or kind.cue or "[A-Z]" in kind.pattern.pattern or "756" in kind.pattern.pattern


@pytest.mark.parametrize("length", range(9, 16))
def test_runs_of_digits_are_seldom_national_numbers(length):
    rng = random.Random(length)
    runs = ["".join(rng.choices(string.digits, k=length)) for _ in range(RUNS)]
    found = sum("national_id" in likely(f"the sensor says {run} today") for run in runs)
    assert found / RUNS <= {11: 1 / 100 + 1 / 260, 15: 1 / 97}.get(length, 0.0002) + 0.004


@pytest.mark.parametrize(
    "text",
    [
        "36 574 261 809 euros",
        "a share of 0,39053344705",
        "article 39053344705",
        "€ 86095742719",
        "65929970489 households",
        "1.390.533.447-05",
        "0036574261809",
        "111.111.111-11 stands for a CPF",
        "the NHS spent 9434765870",
        "it would be a sin to lose 123456782",
        "versions 756.9217.0769.85.1",
    ],
)
def test_a_number_of_the_debate_is_none(text):
    assert "national_id" not in likely(text)


def test_a_field_of_a_table_may_be_one():
    assert likely("Ana,12345678Z,3") == ["national_id"]


def test_letters_of_other_scripts_may_touch_it():
    assert likely("番号36574261809です") == ["national_id"]
    assert likely("code36574261809x") == []
