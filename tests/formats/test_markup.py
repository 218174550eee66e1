"""Bodies in HTML and Markdown become plain text where a column is in them, and only there; quotes are parted."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats import html_text as html_module
from facilitator.formats import markdown_text as markdown_module
from facilitator.formats import quotes
from facilitator.formats.html_text import html_text
from facilitator.formats.markdown_text import markdown_text
from facilitator.formats.markup import markup_of
from facilitator.formats.quotes import Heard, part_quotes

PLAIN = ["I <3 the ferry", "a < b and b > c", "*wow*", "R&D costs", "2 * 3 * 4", "see [1] (page 2)", "x", "y", "z"]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["<p>One ferry.</p>", "<p>Two &amp; three.</p>", "plain"], "html"),
        (["One.<br/>Two.", "plain", *PLAIN, "a<br>b"], "html"),
        (["I want **one**", "see [the plan](https://x.example/p)", "no"], "markdown"),
        (["Staff &amp; fuel", "2 &gt; 1", "no"], "escaped"),
        (PLAIN, None),
        ([*PLAIN, "somebody wrote <b>bold</b>"] + ["no"] * 20, None),
        (["write <p> for a paragraph", "no", "no"], None),
        ([], None),
    ],
)
def test_a_column_is_in_markup_by_the_habit_of_its_texts(texts, kind):
    assert markup_of(texts) == kind


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p class="x" style="color: red">Is the quay safe?</p>', "Is the quay safe?"),
        ("<p>One.</p><p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("<ul><li>tar</li><li>rope</li></ul>", "- tar\n- rope"),
        ("<blockquote><p>Why?</p></blockquote><p>So.</p>", "> Why?\n\nSo."),
        ('<a href="https://x.example">the plan</a> <img src="a.png" alt="a crane">', "the plan a crane"),
        ("<script>let x = 1</script><style>p {}</style>Words", "Words"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("1 < 2 <3 and <ferry> &lt;p&gt;", "1 < 2 <3 and <ferry> <p>"),
        ("first\nsecond <b>line</b>", "first\nsecond line"),
        ("no markup here *at all*", "no markup here *at all*"),
        ("the end is a <b", "the end is a <b"),
    ],
)
def test_html_becomes_what_people_type(body, text):
    assert html_text(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("**No**, *never* ~~ever~~.", "No, never ever."),
        ("![a crane](x.png) on [the quay](https://x.example)", "a crane on the quay"),
        ("# Plan\n\n- tar\n- rope\n\n1. first\n2. second", "Plan\n\n- tar\n- rope\n1. first\n2. second"),
        ("> Why?\n> Now?\n\nSo.", "> Why?\n> Now?\n\nSo."),
        ("`a * b`\n\n```\nx = 1\n```", "a * b\n\nx = 1"),
        ("1986. A year", "1986. A year"),
        ("<b>stays</b> 2 &lt; 3", "<b>stays</b> 2 < 3"),
    ],
)
def test_markdown_becomes_what_people_type(body, text):
    assert markdown_text(body) == text


words = st.lists(st.text("ABCDÉ", min_size=1, max_size=5), min_size=1, max_size=6).map(" ".join)
around = st.sampled_from(
    [
        "{}",
        "<p>{}</p>",
        "<b>{}",
        "{}</i>",
        "<ul><li>{}",
        "<blockquote>{}</blockquote>",
        "{} <",
        "<x>{}",
        "<script>{}",
        "<!-- {}",
    ]
)


@given(st.lists(st.tuples(around, words), min_size=1, max_size=5))
def test_html_never_loses_a_word(pieces):
    text = html_text("".join(shape.format(said) for shape, said in pieces))

    assert "".join(said.replace(" ", "") for _, said in pieces) == "".join(filter(set("ABCDÉ").__contains__, text))


@pytest.mark.parametrize(
    ("text", "own", "quoted"),
    [
        ("> The quay is old.\n\nThen mend it.", "Then mend it.", "The quay is old."),
        (">> deeper\n> The quay is old.\nThen mend it.", "Then mend it.", "deeper\nThe quay is old."),
        ("> One.\nA.\n> Two.\nB.", "A.\nB.", "One.\nTwo."),
        ('[quote="noor, post:1"]Old.[/quote] Mend it.', "Mend it.", "Old."),
        ("[QUOTE]a [quote=x]b[/quote][/QUOTE]\nc", "c", "b\na"),
        (
            "Mend it.\n\nOn Wed 3 Apr 2024 at 21:58 noor wrote:\n> Old.",
            "Mend it.",
            "On Wed 3 Apr 2024 at 21:58 noor wrote:\nOld.",
        ),
        (
            "Gut.\nAm 3.4.2024 schrieb Noor <n@x.example>:\n> Alt.",
            "Gut.",
            "Am 3.4.2024 schrieb Noor <n@x.example>:\nAlt.",
        ),
        ("Yes.\n-----Original Message-----\nFrom: noor\nOld.", "Yes.", "-----Original Message-----\nFrom: noor\nOld."),
    ],
)
def test_quotes_are_parted_from_the_authors_words(text, own, quoted):
    assert part_quotes(text) == (own, quoted)


@pytest.mark.parametrize(
    "text",
    [
        "> 5 people came",
        "> 50 %\nis too much",
        "Points:\n> tar\n> rope",
        "> all of it is one",
        ">be me\nno",
        "a > b\nc -> d",
        "[quote] open",
    ],
)
def test_what_only_looks_like_a_quote_stays_as_it_is(text):
    assert part_quotes(text) == (text, "")


def test_a_line_that_was_said_before_is_a_quote_wherever_it_stands():
    said = Heard(["We have time. The quay is old and needs tar."])

    assert part_quotes("Mend it.\n>the quay is old\n> and needs tar", said=said) == (
        "Mend it.",
        "the quay is old\nand needs tar",
    )
    assert part_quotes("Mend it.\n> soon", said=said)[1] == ""


@given(
    st.lists(st.sampled_from(["> a b", ">c", "d e", "", "On 3 April x wrote:", "[quote]f[/quote]", "> 5"]), max_size=8)
)
def test_parting_loses_no_word(lines):
    text = "\n".join(lines)
    own, quoted = part_quotes(text)

    def bare(said):
        return sorted(word for word in said.replace("[quote]", " ").replace("[/quote]", " ").replace(">", " ").split())

    assert bare(own + "\n" + quoted) == bare(text)


@pytest.mark.parametrize("module", [html_module, markdown_module, quotes])
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)

    assert (result.failed, result.attempted > 0) == (0, True)
