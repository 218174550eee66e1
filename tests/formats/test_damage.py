"""Any damage to a file is either refused with one sentence or reported; nothing else ever comes out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import FORMATS, read
from tests.effort import examples
from tests.formats.platforms.samples import SAMPLES

SEEDS = {
    "native": '{"kind":"debate","id":"d","participants":[{"id":"u","gender":"woman"}]}\n'
    '{"kind":"post","id":"p1","author":"u","reply_to":null,"time":0,"text":"one","label":"idea"}\n'
    '{"kind":"post","id":"p2","author":"u","reply_to":"p1","time":5.5,"text":"two","move":"thank"}\n',
    "convokit": '{"id":"a","conversation_id":"c","text":"x","speaker":"s","meta":{},"reply-to":NaN,"timestamp":5}\n',
    "turns": '{"id":"t","debate":"d","turn":1,"speaker":"S","role":"PM","sex":"F","minute":"01:20","text":"x"}\n',
    "table": 'id,text,author,time,reply_to,gender\n1,"a, ""b""\nc",u,2026-05-01T09:00:00Z,,F\n2,d,v,9,1,M\n',
    "polis": "timestamp,comment-id,author-id,moderated,comment-body\n1500000000000,1,2,1,Trams\n",
    "vtt": "WEBVTT\n\n1\n00:00:01.020 --> 00:00:04.380\nAmara N.: Good\n\n00:05.000 --> 00:06.000\n<v Ben>No</v>\n",
    "whatsapp": "[03/04/2024, 10:31:22 PM] Noor: One: two\nthree\n[13/04/2024, 9:00:00 AM] Emil: \u200eimage omitted\n",
    "telegram": '{"name":"Kiosk","type":"private_group","id":1,"messages":[{"id":2,"type":"message","date_unixtime":'
    '"1712173860","from":"Noor","from_id":"user1","reply_to_message_id":1,"text":["a ",{"type":"bold","text":"b"}]}]}',
    "slack": '[{"type":"message","user":"U1","text":"<@U1> a &amp; b","ts":"1712173860.000100","thread_ts":"1"}]',
    "discord": '{"guild":{"id":"1"},"channel":{"id":"2","name":"kiosk"},"messages":[{"id":"3","type":"Reply",'
    '"timestamp":"2024-04-03T21:50:00.12+02:00","content":"a","author":{"id":"4","name":"noor"},"reference":{}}]}',
    "igf": "Title\n>> MODERATOR: Good morning.\n(Applause).\n>> BEN: No.\n",
    "zoom-chat": '00:01:00\tFrom Ada to Everyone:\tone\n00:02:00\tLeo:\tReplying to "one"\n\n\ttwo\n',
    "tei": '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    '<u who="#a" ana="#chair"><seg>x</seg></u></TEI>\n',
}
SEEDS["zoom-chat"] = "00:03:10\tFrom Noor to Everyone:\n\tOne: two\n00:04:00\tFrom Emil to Everyone:\n\tNo\n"
SEEDS |= {name: written(tree) for name, (tree, written) in SAMPLES.items() if name not in ("convokit", "reddit page")}
SEEDS |= {
    "kialo": "Discussion Title: A lido?\n\n1. Build it.\n1.1. Pro: Summers.\n1.2. Con: -> See 1.1.\nmore\n",
    "pefk": "conv_id,message_id,reply_to,user,is_moderator,text\na,1,,noor,False,One\na,2,1.0,mo,True,Two\n",
}
PIECES = [
    *(
        b'"',
        b"{",
        b"}",
        b"[",
        b",",
        b"\0",
        b"\n",
        b"\r",
        b"\xff",
        b"\\ud800",
        b"NaN",
        b"1e999",
        b"null",
        b"true",
        b"''",
    ),
    *(
        b"<",
        b"&x;",
        b"-->",
        b">>",
        b":",
        b"=",
        b"-1",
        b"9" * 20,
        b"9" * 400,
        b"0000-01-01",
        b"9999-12-31T23:59:59-23:00",
    ),
]
edit = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from([b"", *PIECES]) | st.binary(max_size=3))


@settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), edits=st.lists(edit, min_size=1, max_size=5))
def test_damage_is_refused_or_reported(tmp_path, data, edits):
    format = data.draw(st.sampled_from(sorted(SEEDS)))
    content = SEEDS[format].encode()
    for place, length, piece in edits:
        start = round(place * len(content))
        content = content[:start] + piece + content[start + length :]
    path = tmp_path / "file"
    path.write_bytes(content)

    try:
        result = read(path, format=data.draw(st.sampled_from(["auto", format])))
    except InputError as error:
        sentences = [str(error)]
    else:
        assert result.debates
        sentences = [str(problem) for problem in result.problems]

    assert all(sentence.startswith(str(path)) for sentence in sentences)
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in sentences)


@pytest.mark.parametrize("format", sorted(SEEDS))
def test_the_undamaged_files_are_recognised(tmp_path, format):
    path = tmp_path / "file"
    path.write_text(SEEDS[format], encoding="utf-8")

    assert read(path).debates == read(path, format=format).debates
    assert set(SEEDS) == set(FORMATS) - {"table-folder"}  # which is no file
