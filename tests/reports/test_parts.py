"""The macros that pages and cards are made of."""

import pytest

from facilitator.reports.page import Number
from facilitator.reports.rendering import environment
from tests.reports.made import Page

HOSTILE = '</h2><script>x</script>" onload="y'


def drawn(template, **values):
    head = '{% from "parts.html.j2" import card, numbers, paragraphs, section, written %}'
    page = Page(environment().from_string(head + template).render(**values))
    assert page.harmless()
    return page.root


def test_a_section_is_named_by_its_heading():
    found = drawn('{% call section("heard", title, lead=lead) %}<p>x</p>{% endcall %}', title="Who <was>", lead="a & b")
    section = found.one("section")
    assert section.attributes == {"id": "heard", "aria-labelledby": "heard-title"}
    assert section.one("h2").attributes == {"id": "heard-title"}
    assert section.one("h2").text == "Who <was>"
    assert [paragraph.text for paragraph in section.all("p")] == ["a & b", "x"]


def test_a_section_without_a_lead_has_no_empty_paragraph():
    found = drawn('{% call section("heard", "Heard") %}body{% endcall %}')
    assert found.all("p") == []
    assert found.one("section").text == "Heard body"


def test_a_card_has_a_heading_and_a_note_only_where_there_are_words():
    bare = drawn("{% call card() %}<b>x</b>{% endcall %}").one("div")
    assert bare.attributes == {"class": "card"}
    assert [child.tag for child in bare.children] == ["b"]
    full = drawn('{% call card("T", note="N", css="long") %}<b>x</b>{% endcall %}').one("div")
    assert full.attributes == {"class": "card long"}
    assert [(child.tag, child.text) for child in full.children] == [("h3", "T"), ("b", "x"), ("p", "N")]


@pytest.mark.parametrize("call", ["card(text, note=text)", 'section("x", text, lead=text)'])
def test_hostile_words_stay_words(call):
    found = drawn("{% call " + call + " %}{{ text }}{% endcall %}", text=HOSTILE)
    assert found.text.count("<script>x</script>") == 3


def test_what_somebody_wrote_finds_its_own_direction_and_tells_its_language():
    plain = drawn("{{ written('سلام') }}").one("span")
    assert plain.attributes == {"dir": "auto"}
    told = drawn("{{ written('سلام', tag='q', css='said', language='fa') }}").one("q")
    assert told.attributes == {"dir": "auto", "lang": "fa", "class": "said"}
    assert told.raw == "سلام"


def test_written_text_adds_no_white_space_around_itself():
    found = drawn("<p>({{ written('a') }})</p>").one("p")
    assert found.raw == "(a)"


def test_numbers_stand_under_their_words():
    rows = (Number("1,234", "posts"), Number("< 1 %", "ideas"))
    pairs = drawn("{{ numbers(rows) }}", rows=rows).one("dl", class_="numbers").all("div")
    assert [(pair.one("dd").text, pair.one("dt").text) for pair in pairs] == [("1,234", "posts"), ("< 1 %", "ideas")]


def test_paragraphs_are_told_one_by_one():
    found = drawn("{{ paragraphs(told) }}", told=("a <b>", "c")).one("div", class_="summary")
    assert [paragraph.text for paragraph in found.all("p")] == ["a <b>", "c"]
