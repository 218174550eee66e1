import re

import pytest

from facilitator.reports.page import stylesheet

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


@pytest.mark.parametrize("name", ["parts.css", "messages.css", "page.css"])
def test_style_sheets_fetch_nothing(name):
    assert not re.search(r"https?:|url\(|@import", stylesheet(name))
