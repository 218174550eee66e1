"""One person under several forms of a name, and the map of speakers that overrules."""

from __future__ import annotations

import pytest

from facilitator.debate import Participant
from facilitator.formats.assemble import assemble
from facilitator.formats.names import mapped_labels, name_key, report_unused
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source


def joined(tmp_path, *authors, by_name=True, people=(), speakers=None):
    """Who is the author of each post afterwards, and the debate and source."""
    raw = RawDebate(id="d", by_name=by_name, people={person.id: person for person in people})
    raw.posts = [RawPost(id=str(n), text="x", author=author) for n, author in enumerate(authors)]
    source = Source(path=tmp_path / "f", speakers=speakers or {})
    debate = assemble(raw, source)
    return [post.author for post in debate.posts], debate, source


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize("form", ["Zoe\u0308 Roca", "\u200fZoë Roca", "Zoë  Roca ", "Zoë\u00a0Roca", "Zo\u200dë Roca"])
def test_forms_that_look_the_same_are_one_person_and_it_is_said(tmp_path, form, by_name):
    authors, debate, source = joined(tmp_path, form, "Zoë Roca", form, by_name=by_name)

    assert authors == ["Zoë Roca"] * 3
    assert [person.id for person in debate.participants] == ["Zoë Roca"]
    (problem,) = source.problems
    assert (problem.about, problem.dropped, "--speakers" in problem.remedy) == ("people", False, True)


def test_case_parts_handles_but_no_names(tmp_path):
    assert joined(tmp_path, "ADA", "Ada", "Ada")[0] == ["Ada"] * 3
    assert joined(tmp_path, "ADA", "Ada", "Ada", by_name=False)[0] == ["ADA", "Ada", "Ada"]


def test_pronouns_part_two_people_only_if_they_differ(tmp_path):
    assert len(set(joined(tmp_path, "Ana Gil", "Ana Gil (she/her)")[0])) == 1
    assert len(set(joined(tmp_path, "Sam", "Sam (she/her)", "Sam (he/him)")[0])) == 3
    assert len(set(joined(tmp_path, "Ana (Besu)", "Ana")[0])) == 2


def test_pronouns_are_no_declared_gender(tmp_path):
    _, debate, _ = joined(tmp_path, "Ana Gil (she/her)")

    assert debate.participants[0].gender is None


def test_names_that_are_merely_alike_stay_apart_and_are_mentioned_once(tmp_path):
    authors, _, source = joined(tmp_path, "Ana Gil", "Ana G.", "Ana", "Speaker 1", "Speaker 2", "Ana Roca")

    assert len(set(authors)) == 6
    (problem,) = source.problems
    assert "'Ana Gil' and 'Ana G.'" in problem.found
    assert "Speaker" not in problem.found


def test_what_is_known_of_the_forms_is_put_together(tmp_path):
    people = [Participant(id="ada ", gender="woman"), Participant(id="ada", role="facilitator")]

    _, debate, _ = joined(tmp_path, "ada", "ada ", by_name=False, people=people)

    assert debate.participants == (Participant(id="ada", gender="woman", role="facilitator"),)


def test_two_genders_for_the_forms_of_one_name_make_it_unknown(tmp_path):
    people = [Participant(id="ada ", gender="woman"), Participant(id="ada", gender="man")]

    _, debate, source = joined(tmp_path, "ada", "ada ", by_name=False, people=people)

    assert debate.participants[0].gender is None
    assert any(problem.about == "genders" for problem in source.problems)


def test_people_that_a_list_has_apart_stay_apart(tmp_path):
    people = {form: Participant(id=form) for form in ("ada", "ada ", "leo ")}
    raw = RawDebate(id="d", roster=True, people=people)
    raw.posts = [RawPost(id=str(n), text="x", author=form) for n, form in enumerate(["ada", "ada ", "leo"])]

    debate = assemble(raw, Source(path=tmp_path / "f"))

    assert [post.author for post in debate.posts] == ["ada", "ada ", "leo "]


def test_the_map_of_speakers_overrules(tmp_path):
    people = [Participant(id="7", name="Ana Gil", gender="woman")]

    authors, debate, _ = joined(tmp_path, 7, "Leo", "Max", people=people, speakers={"Leo": "Ana Gil", "Max": "Eva"})

    assert authors == ["7", "7", "Eva"]
    assert [(person.id, person.name, person.gender) for person in debate.participants] == [
        ("7", "Ana Gil", "woman"), ("Eva", None, None),
    ]  # fmt: skip


def test_the_map_finds_people_by_their_names_too(tmp_path):
    people = [Participant(id="7", name="Ana Gil")]

    authors, debate, _ = joined(tmp_path, 7, people=people, speakers={"Ana  Gil": "Ana Gil Roca"})

    assert (authors, debate.participants[0].name) == (["Ana Gil Roca"], "Ana Gil Roca")


def test_the_map_may_part_forms_of_a_name(tmp_path):
    assert joined(tmp_path, "ADA", "Ada", "Ada", speakers={"ADA": "ADA"})[0] == ["ADA", "Ada", "Ada"]
    two = {"Zoe\u0308": "Zoe 1", "Zo\u00eb": "Zoe 2"}
    assert joined(tmp_path, *two, speakers=two)[0] == ["Zoe 1", "Zoe 2"]


def test_the_map_may_change_two_names_round(tmp_path):
    assert joined(tmp_path, "Ada", "Leo", speakers={"Ada": "Leo", "Leo": "Ada"})[0] == ["Leo", "Ada"]


def test_labels_of_the_map_that_nobody_has_are_reported(tmp_path):
    source = Source(path=tmp_path / "f", speakers={"Ada": "Eva", "Zed": "Eva"})
    raw = RawDebate(id="d", posts=[RawPost(id="1", text="x", author="Ada")])

    report_unused(source, mapped_labels(raw, source))

    assert ["'Zed'" in problem.found and "'Ada'" not in problem.found for problem in source.problems] == [True]


def test_the_key_of_a_name_keeps_what_people_see():
    assert len({name_key(name) for name in ["Ada", "ada", "Áda", "Ad", "A da"]}) == 5
