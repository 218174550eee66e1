"""Decidim's proposals."""

from __future__ import annotations

import json

from facilitator.formats import read, recognise
from tests.formats.platforms.samples import PROPOSALS


def test_each_proposal_is_a_post_and_each_component_a_debate(tmp_path):
    path = tmp_path / "proposals.csv"
    head = "id;title/en;title/ca;body/en;body/ca;component/id;meeting_urls;related_proposals;published_at;author/name\n"
    rows = [
        "8;Trams;;More;;3;;;2024-03-31 10:00:00 UTC;Emil",
        '7;;Bany;;"<p>Un &amp; gran</p>";3;;;2024-03-30 10:00:00 UTC;',
    ]
    path.write_text(head + "\n".join([*rows, "9;Parks;;Green;;4;;;;Noor"]) + "\n", encoding="utf-8")

    result = read(path)

    assert recognise(path).name == "decidim-proposals"
    assert [(d.id, [(p.id, p.author, p.text) for p in d.posts]) for d in result.debates] == [
        ("component-3", [("7", "unknown", "Bany\nUn & gran"), ("8", "Emil", "Trams\nMore")]),
        ("component-4", [("9", "Noor", "Parks\nGreen")]),
    ]


def test_a_list_of_authors_is_the_one_in_it(tmp_path):
    (tmp_path / "p.json").write_text(json.dumps(PROPOSALS), encoding="utf-8")

    (debate,) = read(tmp_path / "p.json").debates

    assert debate.title == "Summer"
    assert [(person.id, person.name) for person in debate.participants] == [("901", "Noor")]
    assert debate.posts[0].extra == {"state": "accepted"}
