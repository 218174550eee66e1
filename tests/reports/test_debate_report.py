import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import Debate, Participant, Post
from facilitator.reports import debate_report
from facilitator.reports.page import Number
from facilitator.reports.text import percent
from tests.reports.made import PEOPLE, Page, debate, results, said

HOSTILE = "<script>alert(1)</script>\"' onload=x </style></svg>&lt;b&gt; {kind}\x00\ud800"


def report(made, **more):
    return debate_report(**results(made, **more))


def test_a_report_is_a_well_formed_page_with_all_parts():
    page = Page(report(debate(), interventions=[said()]))
    assert page.faults == []
    names = {found["id"] for found in page.all("section")}
    assert names == {"words", "timeline", "messages", "flags", "map", "heard", "method"}
    assert page.all("html")[0]["lang"] == "en"
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(set(ids)) == len(ids)


def test_a_report_asks_nothing_of_any_host():
    source = str(report(debate(), interventions=[said(), said(audience="private")]))
    assert not re.search(r"https?://|url\(|@import|<script|<link|<img|<iframe| src=", source)
    targets = [found["href"] for _, found in Page(source).elements if "href" in found]
    assert targets
    assert all(target.startswith("#") for target in targets)


def test_hostile_text_stays_text_wherever_it_stands():
    people = tuple(Participant(id=person.id, name=HOSTILE, gender=person.gender) for person in PEOPLE)
    made = debate(people=people, text=HOSTILE, question=HOSTILE, start=HOSTILE, language='en"><script>')
    hostile = said(text=HOSTILE, move=HOSTILE, reason=HOSTILE, evidence={HOSTILE: HOSTILE, "list": [HOSTILE, "p1"]})
    found = results(made, interventions=[hostile, {**hostile, "audience": "private", "to": "u1"}])
    found["flags"] = [{"kind": HOSTILE, "posts": ["p1"], "score": 0.5, "reason": HOSTILE}]
    measures = {"replies": 1, "new_ideas": 1, "new_voices": 1, "stance_spread": None}
    row = {"move": HOSTILE, **measures, "differences": measures}
    found["ledger"] = {"messages": [{**row, "seen": True}, row], "paused": [{"move": HOSTILE, "reason": HOSTILE}]}
    found["settings"] = {HOSTILE: {HOSTILE: HOSTILE}}
    source = str(debate_report(**found))
    page = Page(source)
    assert page.harmless()
    assert page.all("script") == []
    assert "<script>alert(1)</script>" in page.text
    assert "\x00" not in source
    source.encode("utf-8")


def test_what_people_wrote_finds_its_own_direction():
    page = Page(report(debate(text="سلام {kind} {place}", language="fa")))
    written = [found for _, found in page.elements if found.get("dir") == "auto" and found.get("lang") == "fa"]
    assert len(written) > 8


def test_every_message_is_told_with_reason_and_evidence_and_the_post_before_it():
    text = Page(report(debate(), interventions=[said()])).text
    assert "What could be done?" in text
    assert "has been without an idea for 4 posts" in text
    assert "con number 3" in text
    assert "posts since then" in text


def test_a_private_message_is_marked_as_for_facilitators_only():
    page = Page(report(debate(), interventions=[said(audience="private")]))
    assert "to quiet one alone" in page.text
    assert "private – shown to facilitators only" in page.text
    assert page.all("article", class_="message private")


def test_silence_is_said():
    assert "The agent would have stayed silent." in Page(report(debate())).text


def test_an_empty_debate_gives_sentences_instead_of_charts():
    page = Page(report(debate(posts=0, people=())))
    assert page.faults == []
    assert page.all("svg", role="img") == []
    for sentence in ("Nobody has posted anything.", "There are no posts to draw.", "The map is empty"):
        assert sentence in page.text


def test_unknown_gender_is_never_drawn_as_zero():
    people = tuple(Participant(id=person.id, name=person.name) for person in PEOPLE)
    page = Page(report(debate(people=people)))
    assert page.faults == []
    assert "None of the 4 people has told their gender" in page.text
    assert "No shares can be drawn" in page.text
    assert "nobody's gender is known" in page.text
    assert page.all("rect") == []


def test_a_debate_without_a_clock_tells_no_times():
    page = Page(report(debate(extra={"times": "order"}), interventions=[said()]))
    assert "first post" in page.text
    assert not re.search(r"\d (min|h|s) (in|pause)", page.text)


def test_a_long_debate_gives_a_small_report():
    made = debate(posts=20_000, text="{kind} {place} " + 40 * "more words ")
    source = str(report(made, interventions=[said(after=f"p{place}", text=80 * "word ") for place in range(3_000)]))
    assert len(source) < 600_000
    text = Page(source).text
    assert "20,000 posts" in text
    assert "2,880 messages more are in interventions.jsonl" in text
    assert "further points left out here" in text


def test_a_post_of_a_megabyte_is_quoted_shortly():
    person = Participant(id="u1", gender="woman")
    post = Post(id="p0", author="u1", text="word " * 200_000, label="issue")
    made = Debate(id="d", question="q" * 100_000, participants=(person,), posts=(post,))
    assert len(str(report(made, interventions=[said(after="p0", text="x" * 100_000)]))) < 100_000


def test_settings_are_told():
    text = Page(report(debate())).text
    for part in ("model", "gold", "policy", "default", "seed", "version", "0.1.0"):
        assert part in text


def test_how_participation_was_counted_stands_behind_a_fold():
    page = Page(report(debate()))
    fold = next(node for node in page.root.all("details") if node.children[0].text == "How participation was counted")
    assert fold.all("dt")
    found = results(debate())
    found["participation"].pop("method")
    assert "How participation was counted" not in Page(debate_report(**found)).text


def test_the_numbers_at_the_top_are_those_of_the_files():
    found = results(debate(), interventions=[said(), said()])
    people, posts = found["participation"]["people"], found["participation"]["posts"]
    labels = [row["label"] for row in found["observations"]]
    numbers = debate_report(**found).numbers
    assert numbers == (
        Number("12", "posts"),
        Number(str(sum(row["count"] for row in people.values())), "people"),
        Number(str(labels.count("issue")), "issue posts"),
        Number(str(labels.count("idea")), "idea posts"),
        Number(percent(posts["woman"]["share"]), "of posts by women, where known"),
        Number("2", "messages of the agent"),
    )
    shown = Page(debate_report(**found)).root.one("dl", class_="numbers").all("div")
    assert [(pair.one("dd").text, pair.one("dt").text) for pair in shown] == [tuple(number) for number in numbers]


def test_titles_are_those_of_the_debate_or_its_id():
    assert report(debate()).title == "Drains – debate report"
    assert report(Debate(id="d7")).heading == "d7"
    assert Page(report(Debate(id="d7"))).root.one("title").text == "d7 – debate report"


def test_a_start_is_told_if_there_is_one():
    assert Page(report(debate(start="2026-05-01"))).root.one("p", class_="over").text == "Debate report · 2026-05-01"
    assert Page(report(debate())).root.one("p", class_="over").text == "Debate report"


def test_without_a_question_there_is_none():
    header = Page(report(debate(question=""))).root.one("header")
    assert header.all("p", class_="question") == []


def test_silent_people_are_in_the_curve_and_facilitators_are_not():
    people = (*PEOPLE, Participant(id="f", role="facilitator"))
    assert "over 4 people" in report(debate(people=people)).lorenz.description


def test_a_page_holds_all_it_needs_and_forbids_the_rest():
    page = Page(report(debate()))
    policy = page.root.one("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert page.root.one("meta", name="referrer").attributes["content"] == "no-referrer"
    assert len(page.all("style")) == 1
    for rule in (".fr .chip", ".fr .message", ".card {"):
        assert rule in str(page.source)


@pytest.mark.parametrize("posts", [0, 1, 12, 300])
def test_every_picture_has_a_title_and_a_text_alternative(posts):
    root = Page(report(debate(posts=posts), interventions=[said(after="p0")])).root
    pictures = root.all("svg", role="img")
    assert len(pictures) == (4 if posts else 1)  # people have genders before anybody posts
    for picture in pictures:
        title, description, *_ = picture.children
        assert (title.tag, description.tag) == ("title", "desc")
        assert picture.attributes["aria-label"] == f"{title.text}. {description.text}"
        assert len(description.text) > 20


def test_in_a_replay_that_is_told_once_and_no_outcome_is():
    measures = {"replies": 0.0, "new_ideas": 0.125, "new_voices": 0.0, "stance_spread": None}
    found = results(debate(), interventions=[said()])
    row = {"move": "ask_ideas", **measures, "differences": {**measures, "replies": -1.0}}
    found["ledger"] = {"messages": [row, row], "paused": []}
    text = Page(debate_report(**found)).text
    assert text.count("This is a replay: nobody saw these messages") == 1
    assert "-1.00" not in text
    found["ledger"]["messages"][0]["seen"] = True
    assert "0.00 (-1.00)" in Page(debate_report(**found)).text


def test_no_messages_have_no_outcomes():
    view = report(debate())
    assert view.outcomes is None
    assert "replay" not in Page(view).root.one("section", id="messages").text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["woman", "man", "non-binary", None]), min_size=1, max_size=9))
def test_the_unknown_are_told_in_words_and_in_numbers_wherever_there_are_any(genders):
    people = tuple(Participant(id=f"u{place}", gender=gender) for place, gender in enumerate(genders))
    page = Page(report(debate(posts=6, people=people)))
    assert page.faults == []
    unknown = genders.count(None)
    told = page.root.one("section", id="words").text
    rows = [row for row in page.root.one("section", id="heard").all("tr") if row.text.startswith("unknown")]
    if unknown == len(genders):
        assert "has told their gender, so there are no shares by gender" in told
        assert f"None of the {unknown} " in told
    elif unknown:
        assert f"it is unknown for {unknown}" in told
    else:
        assert "unknown" not in told
    assert bool(rows) == bool(unknown)


def test_who_this_page_is_for_is_told():
    assert "it is for facilitators and researchers" in Page(report(debate())).root.one("footer").text
