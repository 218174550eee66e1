"""Personal data are found in every disguise, and numbers that belong to the debate are left alone."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.safety.personal_data import masked, personal_data

FOUND = [
    ("email", "write to jo.doe@example.org please"),
    ("email", "jo (at) example (dot) org"),
    ("email", "jo[at]example[dot]co[dot]uk"),
    ("email", "mail me: jo @ example . org"),
    ("email", "name at example dot org"),
    ("email", "j\u200bo@exa\u2060mple.org"),
    ("email", "ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ"),
    ("phone", "＋４４ ２０ ７９４６ ０９５８"),
    ("phone", "شماره من ۰۷۹۹۱۲۳۴۵۶ است"),
    ("phone", "電話は０３－１２３４－５６７８です"),
    ("phone", "call 0171 234567"),
    ("phone", "(555) 123-4567"),
    ("phone", "555-123-4567"),
    ("phone", "+93 70 123 4567"),
    ("phone", "0049 30 901820"),
    ("phone", "020 7946 0958"),
    ("phone", "07700 900123"),
    ("phone", "ring me on 4567 8901"),
    ("iban", "GB82 WEST 1234 5698 7654 32 is my account"),
    ("iban", "DE89370400440532013000"),
    ("card", "4111 1111 1111 1111"),
    ("street_address", "She lives at 12 Mill Road, Thornley."),
    ("street_address", "my address is Flat 3, 12 Mill Road"),
    ("street_address", "er wohnt in der Lindengasse 7"),
    ("street_address", "vive en calle Mayor 12"),
    ("ip", "my ip is 81.2.69.142"),
    ("ip", "2a00:1450:4001:81b::200e"),
    ("national_id", "passport number: AB1234567"),
    ("national_id", "ssn 123-45-6789"),
    ("national_id", "it is AB123456C"),
    ("national_id", "12345678Z"),
    ("coordinates", "34.5553, 69.2075"),
    ("coordinates", "34°31'12\"N 69°10'42\"E"),
    ("handle", "telegram: @jane_doe_77"),
    ("handle", "find her at instagram.com/jane.doe"),
]
LEFT_ALONE = [
    "1,250 households",
    "on 2026-05-01 at 18:30",
    "05-06-2026 at 10:30",
    "from 18:30-20:00 on 01.02.2026 10:30",
    "€ 12 000 000 over 2019-2024",
    "12 000 000 euros",
    "0.0025 percent",
    "3 Mill Street shops",
    "12 Mill Road should become a library",
    "version 1.2.3.4",
    "ISBN 978-3-16-148410-0",
    "meet at example.org",
    "We look at them dot by dot",
    "@Rashid what do you think?",
    "in 1998, 1999, 2000, 2001, 2002 and 2003",
    "0 10 20 30 40 50",
    "bill 2023/4567, article 12 paragraph 3",
    "1914-18 and 1939-45",
    "we got 250 000 and 300 000 and 12 500",
    "it costs 1250000 a year",
    "SW1A 1AA",
    "write to the office: info@council.example",
    "the hotline is 0800 123 4567",
    "در سال ۱۴۰۳ بیش از ۱۲۵۰ خانه",
]


def likely(text):
    return [datum.kind for datum in personal_data(text) if datum.probability >= 0.5]


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_it_is_found(kind, text):
    assert likely(text) == [kind]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_belongs_to_the_debate_is_left_alone(text):
    assert likely(text) == []
    assert masked(text) == text


def test_the_span_is_that_of_the_original():
    text = "Ring ０２０ 7946\u200b 0958 now"
    (datum,) = personal_data(text)
    assert text[datum.start : datum.end] == "０２０ 7946\u200b 0958"


def test_only_the_datum_is_masked():
    assert masked("Ask jo@example.org or +44 20 7946 0958.") == "Ask [email] or [phone]."


def test_a_lower_bar_masks_more():
    assert masked("12 Mill Road", least=0.3) == "[street address]"


@given(st.integers(0, 999_999_999), st.sampled_from(["households", "euros", "votes", "people", "km"]))
def test_counts_never_fire(number, noun):
    assert likely(f"We need {number:,} {noun} by then.") == []
    assert likely(f"We need {number} {noun} by then.") == []


@given(st.datetimes(datetime.datetime(1500, 1, 1), datetime.datetime(2199, 1, 1)))
def test_dates_and_times_never_fire(moment):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S", "%d %B %Y, %H:%M", "%H.%M"):
        assert likely(f"It was on {moment.strftime(form)} and not later.") == []


@given(st.decimals(0, 10_000_000, places=2))
def test_prices_never_fire(price):
    for form in (f"£{price:,}", f"{price} EUR", f"${price}", f"{price:,} euros"):
        assert likely(f"It would cost {form} in all.") == []


@given(st.lists(st.integers(1900, 2100), max_size=8))
def test_years_never_fire(years):
    assert likely("In " + ", ".join(map(str, years)) + " it rained.") == []


_PIECES = st.one_of(st.text(max_size=8), st.sampled_from([text for _, text in FOUND]), st.text("0123456789 -.@+()"))


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=6).map("".join))
def test_masked_text_has_nothing_left(text):
    assert likely(masked(text)) == []


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=6).map(" ".join))
def test_spans_are_in_order_and_do_not_overlap(text):
    ends = 0
    for datum in personal_data(text):
        assert ends <= datum.start < datum.end <= len(text)
        ends = datum.end
