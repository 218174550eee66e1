"""ParlaMint TEI: utterances, chairs, and the sex that a person list gives."""

from __future__ import annotations

import re

import pytest

from facilitator.errors import InputError
from facilitator.formats import read, recognise

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
PEOPLE = """<listPerson>
 <person xml:id="Ada"><persName><forename>Ada</forename> <surname>Roca</surname></persName><sex value="F"/></person>
 <person xml:id="Pau"><persName><surname>Puig</surname></persName><sex value="M"/></person>
 <person xml:id="Noa"><sex value="U"/></person>
</listPerson>"""
SPEECH = """
<u xml:id="u1" who="#Ada" ana="#chair"><seg>Order.<note>Bell.</note> The
   first item.</seg><kinesic><desc>Applause</desc></kinesic><seg>Go on.</seg></u>
<u xml:id="u2" who="#Pau" ana="#regular" xml:lang="es"><seg>Gracias.</seg></u>
<u xml:id="u3" who="#Noa" ana="#guest"><note>nothing audible</note></u>
<u xml:id="u4" who="#Noa" ana="#guest"><seg>Hello.</seg></u>"""


def sitting(path, *, header="", speech=SPEECH):
    path.write_text(
        f'<?xml version="1.0"?>\n<TEI {NAMESPACE} xml:id="XX_1" xml:lang="ca"><teiHeader>'
        '<fileDesc><titleStmt><title xml:lang="en">A sitting</title>'
        '<title xml:lang="ca">Una sessió</title></titleStmt>'
        f'</fileDesc><profileDesc><settingDesc><setting><date when="2015-10-26"/></setting></settingDesc>{header}'
        f"</profileDesc></teiHeader><text><body><div>{speech}</div></body></text></TEI>",
        encoding="utf-8",
    )
    return path


def test_an_utterance_is_a_post_without_its_notes(tmp_path):
    (debate,) = read(sitting(tmp_path / "XX_1.xml")).debates

    assert [(p.id, p.author, p.text) for p in debate.posts] == [
        ("u1", "Ada", "Order. The first item.\nGo on."),
        ("u2", "Pau", "Gracias."),
        ("u4", "Noa", "Hello."),
    ]
    assert [post.time for post in debate.posts] == [0, 60, 120]
    assert debate.posts[1].extra == {"language": "es"}


def test_the_header_gives_title_language_and_day(tmp_path):
    (debate,) = read(sitting(tmp_path / "XX_1.xml")).debates

    assert (debate.id, debate.title, debate.language, debate.start) == ("XX_1", "Una sessió", "ca", "2015-10-26")


def test_an_utterance_without_words_is_reported_with_its_line(tmp_path):
    path = sitting(tmp_path / "XX_1.xml")
    line = next(n for n, text in enumerate(path.read_text().splitlines(), start=1) if 'xml:id="u3"' in text)

    (problem,) = read(path).problems

    assert (problem.line, problem.dropped) == (line, True)


def test_who_mostly_chairs_is_the_facilitator(tmp_path):
    speech = SPEECH + '<u xml:id="u5" who="#Pau" ana="#chair"><seg>For a moment.</seg></u>'

    (debate,) = read(sitting(tmp_path / "XX_1.xml", speech=speech)).debates

    assert {p.id: p.role for p in debate.participants} == {
        "Ada": "facilitator", "Pau": "participant", "Noa": "participant",
    }  # fmt: skip


def test_without_a_person_list_gender_is_unknown(tmp_path):
    (debate,) = read(sitting(tmp_path / "XX_1.xml")).debates

    assert {person.gender for person in debate.participants} == {None}
    assert "gender_source" not in debate.extra


@pytest.mark.parametrize("place", ["inside", "beside", "corpus root", "annotated root", "one folder up", "taxonomies"])
def test_a_person_list_gives_names_and_sex(tmp_path, place):
    folder = tmp_path / "2015"
    folder.mkdir()
    path = sitting(folder / "XX_1.xml", header=PEOPLE if place == "inside" else "")
    elsewhere = {
        "beside": folder / "XX-listPerson.xml",
        "corpus root": folder / "XX.xml",
        "annotated root": tmp_path / "XX.ana.xml",
        "one folder up": tmp_path / "XX-listPerson.xml",
        "taxonomies": tmp_path / "taxonomies" / "XX-listPerson.xml",
    }
    (tmp_path / "taxonomies").mkdir()
    if place != "inside":
        elsewhere[place].write_text(f"<teiCorpus {NAMESPACE}>{PEOPLE}</teiCorpus>", encoding="utf-8")

    (debate,) = read(path).debates

    assert {p.id: (p.name, p.gender) for p in debate.participants} == {
        "Ada": ("Ada Roca", "woman"), "Pau": ("Puig", "man"), "Noa": (None, None),
    }  # fmt: skip
    assert debate.extra["gender_source"] == "listPerson"


def test_a_broken_person_list_is_reported_and_left_aside(tmp_path):
    (tmp_path / "XX.xml").write_text("<teiCorpus>", encoding="utf-8")

    result = read(sitting(tmp_path / "XX_1.xml"))

    assert len(result.debates[0].posts) == 3
    assert str(tmp_path / "XX.xml") in [problem.file for problem in result.problems]


def test_annotated_words_are_joined_again(tmp_path):
    words = (
        '<seg><s><w>Good</w><w join="right">day</w><pc>,</pc><name><w join="right">Ada</w></name><pc>.</pc></s></seg>'
    )

    (debate,) = read(sitting(tmp_path / "XX_1.ana.xml", speech=f'<u who="#Ada">{words}</u>')).debates

    assert debate.posts[0].text == "Good day, Ada."


def test_the_list_of_another_corpus_is_not_taken(tmp_path):
    other = f"<teiCorpus {NAMESPACE}>{PEOPLE}</teiCorpus>"
    (tmp_path / "YY-listPerson.xml").write_text(other, encoding="utf-8")

    (debate,) = read(sitting(tmp_path / "XX_1.xml")).debates

    assert {person.gender for person in debate.participants} == {None}


def test_a_person_has_the_name_of_the_day_given_names_first(tmp_path):
    names = """<persName to="2014-12-31"><surname>Holm</surname><forename>Ada</forename></persName>
    <persName from="2015"><surname>Roca</surname><forename>Ada</forename></persName>"""
    people = f'<listPerson><person xml:id="Ada">{names}</person></listPerson>'

    (debate,) = read(sitting(tmp_path / "XX_1.xml", header=people)).debates

    assert debate.participants[0].name == "Ada Roca"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<seg><w>Va</w><w join="right">au<w norm="à"/><w norm="le"/></w><pc>.</pc></seg>', "Va au."),
        ('<seg><w><w>da</w><w>mit</w></w> <w join="right">gut</w><pc>!</pc></seg>', "damit gut!"),
        ('<seg><w>so</w><pc join="left">,</pc><w>no</w></seg>', "so, no"),
        ('<seg><w>so</w> loose <w>no</w></seg>', "so loose no"),
        ("<seg>one<note>bell</note>two <hi>thr</hi>ee</seg>", "one two three"),
        ("<seg>one<lb/>two br<lb break='no'/>oken</seg>", "one two broken"),
        ("<seg><s>one.</s><s>two.</s></seg>", "one. two."),
        ("before <seg>one <seg>two</seg></seg>", "before\none\ntwo"),
        ("<seg>one<!-- no speech -->two</seg>", "onetwo"),
    ],
)  # fmt: skip
def test_words_are_neither_glued_nor_torn_apart(tmp_path, inside, text):
    (debate,) = read(sitting(tmp_path / "XX_1.xml", speech=f'<u who="#Ada">{inside}</u>')).debates

    assert debate.posts[0].text == text


def test_deep_nesting_does_no_harm(tmp_path):
    deep = "<hi>" * 5000 + "far down" + "</hi>" * 5000

    (debate,) = read(sitting(tmp_path / "XX_1.xml", speech=f'<u who="#Ada"><seg>{deep}</seg></u>')).debates

    assert debate.posts[0].text == "far down"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<?xml version="1.0"?>\n<TEI>\n<u>', "line 3: the XML is broken"),
        ('<?xml version="1.0"?>\n<rss/>', "root is <rss>, not <TEI>"),
        ("<TEI><u/></TEI>", "has no namespace; write <TEI xmlns=.http://www.tei-c.org/ns/1.0.>"),
        ("<TEI xmlns='urn:x'><u/></TEI>", "has the namespace 'urn:x'"),
        ('<?xml version="1.0" encoding="klingon"?>\n<TEI/>', "the XML is broken"),
    ],
)
def test_other_xml_is_refused(tmp_path, text, sentence):
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=sentence):
        read(path)


@pytest.mark.data
def test_the_catalan_files_hold_every_utterance_with_words(shared_data):
    paths = sorted((shared_data / "debates" / "parlament_catalunya" / "parlamint_tei").glob("*.xml"))
    assert len(paths) == 5
    for path in paths:
        raw = path.read_text(encoding="utf-8")
        utterances = re.findall(r"<u [^>]*?xml:id=\"([^\"]+)\"[^>]*?who=\"#([^\"]+)\"[^>]*>(.*?)</u>", raw, re.DOTALL)
        spoken = [(key, who) for key, who, content in utterances if "<seg" in content]
        chairs = set(re.findall(r"<u [^>]*?who=\"#([^\"]+)\" ana=\"#chair\"", raw))

        (debate,) = read(path).debates

        assert recognise(path).name == "tei"
        assert [(post.id, post.author) for post in debate.posts] == spoken
        assert debate.language == "ca"
        assert {p.id for p in debate.participants if p.role == "facilitator"} == chairs
        words = len(re.sub(r"<[^>]+>", " ", " ".join(re.findall(r"<seg[^>]*>(.*?)</seg>", raw, re.DOTALL))).split())
        assert sum(len(post.text.split()) for post in debate.posts) == pytest.approx(words, rel=0.01)
