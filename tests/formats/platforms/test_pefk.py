"""The PEFK table, read and written."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.debate import Debate, Participant, Post
from facilitator.formats import read, recognise, write
from tests.formats.strategies import debates

HEAD = "conv_id,message_id,reply_to,user,is_moderator,text\n"
no_nul = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
NONE = {"nan", "none", "null", "na", "<na>", "unknown"}
ids = no_nul.filter(lambda text: text.strip() and text.strip().lower() not in NONE)


def test_conversations_are_debates_and_moderators_facilitate(tmp_path):
    path = tmp_path / "pefk.csv"
    rows = "a,1,,noor,False,Open it.\na,2,1.0,mo,True,Who else?\nb,1,,emil,False,No.\n"
    path.write_text(HEAD + rows, encoding="utf-8")

    first, second = read(path).debates

    assert recognise(path).name == "pefk"
    assert [(p.id, p.author, p.reply_to) for p in first.posts] == [("1", "noor", None), ("2", "mo", "1")]
    assert {person.id: person.role for person in first.participants} == {"noor": "participant", "mo": "facilitator"}
    assert (second.id, second.posts[0].text) == ("b", "No.")


def test_answers_before_their_messages_are_kept(tmp_path):
    path = tmp_path / "pefk.csv"
    path.write_text(HEAD + "a,2,1,mo,1,Who else?\na,1,,noor,0,Open it.\n", encoding="utf-8")

    assert [(post.id, post.reply_to) for post in read(path).debates[0].posts] == [("1", None), ("2", "1")]


def test_other_columns_are_kept_and_a_missing_user_is_nobody(tmp_path):
    path = tmp_path / "pefk.csv"
    path.write_text("conv_id,message_id,user,is_moderator,text,dataset\na,1,nan,False,Open it.,wiki\n")

    (post,) = read(path).debates[0].posts

    assert (post.author, post.extra) == ("unknown", {"dataset": "wiki"})


def test_people_go_out_by_their_ids_and_losses_are_said(tmp_path):
    person = Participant(id="p7", name="Noor Haddad", gender="woman")
    debate = Debate(id="d", question="Open?", participants=(person,), posts=(Post(id="1", author="p7", text="Yes"),))

    problems = write([debate], tmp_path / "out.csv", format="pefk")

    assert "Noor" not in (tmp_path / "out.csv").read_text()
    assert [problem.found.partition(" for ")[2] for problem in problems] == [
        "questions or titles (1 of them)",
        "names (1 of them)",
        "genders (1 of them)",
    ]


def carried(debate):
    """A debate as far as the table has room for it."""
    speakers = dict.fromkeys(post.author for post in debate.posts)
    leads = {"facilitator": "facilitator", "agent": "facilitator"}
    people = {person.id: Participant(id=person.id, role=leads.get(person.role, "participant"))
              for person in debate.participants}  # fmt: skip
    posts = [Post(id=p.id, author=p.author, text=p.text, time=p.time, reply_to=p.reply_to) for p in debate.posts]
    return Debate(id=debate.id, participants=tuple(people[speaker] for speaker in speakers), posts=tuple(posts))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(original=debates(id=ids, text=no_nul, extra=st.just({}), min_posts=1))
def test_what_is_written_comes_back(tmp_path, original):
    path = tmp_path / "out.csv"
    write(original, path, format="pefk")

    again = [replace(debate, start=None) for debate in read(path).debates]

    assert again == [carried(debate) for debate in original]
