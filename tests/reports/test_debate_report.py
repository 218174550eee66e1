import re

from facilitator.debate import Debate, Participant, Post
from facilitator.reports import debate_report
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
    source = report(debate(), interventions=[said(), said(audience="private")])
    assert not re.search(r"https?://|url\(|@import|<script|<link|<img|<iframe| src=", source)
    targets = [found["href"] for _, found in Page(source).elements if "href" in found]
    assert targets
    assert all(target.startswith("#") for target in targets)


def test_hostile_text_stays_text_wherever_it_stands():
    people = tuple(Participant(id=person.id, name=HOSTILE, gender=person.gender) for person in PEOPLE)
    made = debate(people=people, text=HOSTILE, question=HOSTILE, start=HOSTILE, language='en"><script>')
    hostile = said(text=HOSTILE, move=HOSTILE, reason=HOSTILE, evidence={HOSTILE: HOSTILE, "list": [HOSTILE, "p1"]})
    source = debate_report(**results(made, interventions=[hostile, {**hostile, "audience": "private", "to": "u1"}]))
    page = Page(source)
    assert page.faults == []
    assert page.all("script") == []
    assert not any(name.startswith("on") for _, found in page.elements for name in found)
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
    source = report(made, interventions=[said(after=f"p{place}", text=80 * "word ") for place in range(3_000)])
    assert len(source) < 600_000
    text = Page(source).text
    assert "20,000 posts" in text
    assert "2,880 messages more are in interventions.jsonl" in text
    assert "further points left out here" in text


def test_a_post_of_a_megabyte_is_quoted_shortly():
    person = Participant(id="u1", gender="woman")
    post = Post(id="p0", author="u1", text="word " * 200_000, label="issue")
    made = Debate(id="d", question="q" * 100_000, participants=(person,), posts=(post,))
    assert len(report(made, interventions=[said(after="p0", text="x" * 100_000)])) < 100_000


def test_settings_are_told():
    text = Page(report(debate())).text
    for part in ("model", "gold", "policy", "default", "seed", "version", "0.1.0"):
        assert part in text
