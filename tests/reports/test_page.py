import re

import pytest

from facilitator.reports.page import page, section, stylesheet
from tests.reports.made import Page

COLOURS = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", stylesheet("parts.css"))
TEXT = ("ink", "soft", "issue", "idea", "pro", "con", "other", "agent")
SHAPES = ("woman", "man", "nonbinary", "strong-line")


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize(("names", "least"), [(TEXT, 4.5), (SHAPES, 3.0)])
def test_colours_stand_out_enough(mode, ground, names, least):
    found = {name: pair[mode] for name, *pair in COLOURS}
    assert [name for name in names if contrast(found[name], found[ground]) < least] == []


def test_a_page_holds_all_it_needs_and_forbids_the_rest():
    source = page(title="A <b>title</b>", body="<p>hello</p>")
    found = Page(source)
    assert found.faults == []
    policy = next(meta for meta in found.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"].startswith("default-src 'none'")
    assert found.all("b") == []
    assert "A <b>title</b>" in found.text


@pytest.mark.parametrize("name", ["parts.css", "messages.css", "page.css"])
def test_style_sheets_fetch_nothing(name):
    assert not re.search(r"https?:|url\(|@import", stylesheet(name))


def test_a_section_is_named_by_its_heading():
    found = Page(section("Who was <heard>", "<p>x</p>", "", name="heard", lead="a & b"))
    assert found.all("section", id="heard") == [{"id": "heard", "aria-labelledby": "heard-title"}]
    assert "Who was <heard>" in found.text
    assert "a & b" in found.text
