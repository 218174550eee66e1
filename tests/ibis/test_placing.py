"""Where a post goes: by what it says, by what people say of it, and by what the linker thinks."""

import numpy as np
import pytest

from facilitator.ibis import IbisMap, Linker, Placer
from facilitator.ibis.linking import FEATURES, WINDOW
from tests.turns import turn

LONG = "plant trees along every street now"
#: Takes the post that it means the same as, however old, rather than the debate's question.
BY_MEANING = Linker({**dict.fromkeys(FEATURES, 0.0), "likeness": 20.0, "question": 5.0})


class Debate:
    """Posts placed one by one; what is not said of a post is as in `turn`."""

    def __init__(self, *, linker=BY_MEANING, threaded=False, **more):
        self.map = IbisMap(debate="d", question="What now?")
        self.placer = Placer(map=self.map, linker=linker, **more)
        self.threaded = threaded
        self.number = 0

    def post(self, label="other", reply_to=None, *, about=None, **more):
        self.number += 1
        made = turn(f"p{self.number}", reply_to=reply_to, label=label, **more)
        return self.placer.place(made, threaded=self.threaded, about=about)

    def asks(self, about=None, **more):
        """A message of the agent."""
        return self.post(author="bot", role="agent", about=about, **more)

    def parents(self):
        return {link["source"]: link["target"] for link in self.map.as_dict()["links"]}


def test_a_post_that_says_what_it_answers_answers_that():
    debate = Debate()
    debate.post("idea", vector=(1, 0))
    debate.post("idea", vector=(0, 1))
    found = debate.post("pro", "p1", vector=(0, 1))
    assert (found.target, found.p_target, found.relation) == ("p1", 1.0, "supports")
    assert debate.parents()["p3"] == "p1"


def test_where_posts_do_not_say_the_linker_guesses():
    debate = Debate()
    debate.post("idea", vector=(1, 0))
    debate.post("idea", vector=(0, 1))
    found = debate.post("con", vector=(1, 0))
    assert found.target == "p1"
    assert 0.5 < found.p_target < 1
    assert debate.map.state("p1").cons == 1


def test_where_posts_say_what_they_answer_one_that_does_not_answers_the_question():
    debate = Debate(threaded=True)
    debate.post("idea", vector=(1, 0))
    found = debate.post("con", vector=(1, 0))
    assert (found.target, found.p_target, debate.parents()["p2"]) == (None, 1.0, None)


@pytest.mark.parametrize(("between", "answers"), [(0, True), (1, True), (2, True), (3, False), (9, False)])
def test_in_a_threaded_debate_the_next_three_posts_may_answer_the_agent(between, answers):
    debate = Debate(threaded=True)
    issue = debate.post("issue", vector=(0, 1))
    debate.asks(about=issue.id, vector=(1, 0))
    for _ in range(between):
        debate.post("other", issue.id, vector=(0, 1))
    found = debate.post("idea", vector=(1, 0))
    assert found.target == ("p2" if answers else None)
    assert debate.parents()[found.id] == ("p1" if answers else None)


def test_in_a_threaded_debate_no_other_post_than_the_agents_is_guessed_at():
    debate = Debate(threaded=True)
    issue = debate.post("issue", vector=(0, 1))
    debate.asks(about=issue.id, vector=(1, 0))
    debate.post("idea", "p1", vector=(0, 1))
    found = debate.post("pro", vector=(0, 1))  # means the same as p3, which is not the agent's
    assert found.target in (None, "p2")


def test_what_answers_a_message_answers_what_that_is_about():
    debate = Debate()
    issue = debate.post("issue", vector=(0, 1))
    debate.post("issue", vector=(0, 1))
    message = debate.asks(about=issue.id)
    assert (message.node, debate.map.node_of(message.id)) == (None, issue.id)
    debate.post("idea", message.id)
    assert debate.parents()["p4"] == issue.id


def test_a_message_about_nothing_passes_on_what_it_replies_to():
    debate = Debate()
    idea = debate.post("idea")
    message = debate.asks(reply_to=idea.id)
    debate.post("pro", message.id)
    assert debate.map.state(idea.id).pros == 1
    general = debate.asks()
    debate.post("issue", general.id)
    assert debate.parents()["p5"] is None


def test_what_it_is_about_goes_before_what_it_replies_to():
    debate = Debate()
    one, other = debate.post("issue"), debate.post("issue", vector=(0, 1))
    message = debate.asks(about=one.id, reply_to=other.id)
    debate.post("idea", message.id)
    assert debate.parents()["p4"] == one.id


def test_a_message_of_the_agent_is_no_node_and_no_post_of_the_map():
    debate = Debate()
    issue = debate.post("issue")
    debate.asks(about=issue.id, label="idea", text=LONG)
    assert (len(debate.map), debate.map.number, debate.map.state(issue.id).size) == (1, 1, 1)
    again = debate.post("idea", issue.id, text=LONG)  # what the agent has said is nothing to repeat
    assert (again.repeats, again.new) == (None, True)


def test_an_idea_that_was_there_is_merged_and_brings_nothing_new():
    debate = Debate()
    debate.post("idea", text=LONG)
    found = debate.post("idea", text=LONG, author="bo")
    assert (found.node, found.repeats, found.new) == ("p1", "p1", False)
    assert debate.map.state("p1").posts == ["p1", "p2"]


def test_an_unsure_type_is_never_merged():
    debate = Debate()
    debate.post("idea", text=LONG)
    found = debate.post("idea", text=LONG, unsure=True)
    assert (found.node, found.repeats) == ("p2", None)


def test_what_is_merged_is_not_looked_for_itself():
    debate = Debate()
    for author in ("ada", "bo", "cy"):
        last = debate.post("idea", text=LONG, author=author)
    assert last.repeats == "p1"
    assert len(debate.placer.repeats._vectors) == 1


def test_a_turn_knows_its_branch():
    debate = Debate()
    issue = debate.post("issue")
    idea = debate.post("idea", issue.id)
    assert (issue.branch, idea.branch) == (issue.id, issue.id)
    assert debate.post("other", idea.id).node == idea.id
    assert debate.post("other", issue.id).branch == issue.id


def test_an_argument_or_a_remark_is_no_new_thought():
    debate = Debate()
    kinds = ("issue", "idea", "pro", "con", "other")
    assert [debate.post(label, "p1" if debate.number else None).new for label in kinds] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("threaded", [True, False])
@pytest.mark.parametrize("said", ["p2", None])
def test_a_corrected_target_holds_against_what_the_post_says(threaded, said):
    for corrected in ("p1", None):
        debate = Debate(threaded=threaded, targets={"p3": corrected})
        debate.post("idea", vector=(1, 0))
        debate.post("idea", vector=(0, 1))
        found = debate.post("con", said, vector=(0, 1))
        assert (found.target, found.p_target) == (corrected, 1.0)
        assert debate.parents()["p3"] == corrected


def test_a_correction_says_nothing_about_other_posts():
    debate = Debate(targets={"p3": "p1"}, repeated={"p3": "p1"})
    debate.post("idea", text=LONG)
    found = debate.post("idea", "p1", text=LONG)
    assert (found.target, found.repeats) == ("p1", "p1")


def test_what_a_person_takes_for_a_repeat_is_merged_however_little_it_is_like_it():
    debate = Debate(repeated={"p2": "p1"})
    debate.post("idea", text=LONG, vector=(1, 0))
    found = debate.post("idea", text="leave it as it has been all these years", vector=(0, 1))
    assert (found.node, found.repeats, found.new) == ("p1", "p1", False)


def test_what_a_person_takes_for_its_own_thought_is_not_merged():
    debate = Debate(repeated={"p2": None})
    debate.post("idea", text=LONG)
    found = debate.post("idea", text=LONG)
    assert (found.node, found.repeats, found.new) == ("p2", None, True)


def test_ranking_the_next_post_changes_nothing():
    debate = Debate()
    debate.post("idea", vector=(1, 0))
    debate.post("idea", vector=(0, 1))
    next_one = turn("p3", label="pro", vector=(0, 1))
    ranked = debate.placer.rank(next_one)
    assert ranked[0].target == "p2"
    assert debate.placer.rank(next_one) == ranked
    assert (debate.map.number, len(debate.placer._turns)) == (2, 2)
    assert debate.post("pro", vector=(0, 1)).target == "p2"


def test_the_debates_question_is_among_what_may_be_answered():
    likes = Linker({**dict.fromkeys(FEATURES, 0.0), "question:likeness": 20.0, "likeness": 1.0})
    debate = Debate(linker=likes, question=np.array([0, 1], dtype=np.float32))
    debate.post("idea", vector=(1, 0))
    assert debate.post("idea", vector=(0, 1)).target is None
    assert debate.post("pro", vector=(1, 0)).target == "p1"


def test_only_the_last_posts_are_kept_to_be_answered():
    debate = Debate()
    debate.post("idea", vector=(1, 0))
    for _ in range(WINDOW):
        debate.post("idea", vector=(0, 1))
    assert debate.post("pro", vector=(1, 0)).target != "p1"


def test_the_map_has_how_sure_a_type_and_a_target_are():
    debate = Debate()
    debate.post("idea", types=(0.125, 0.75, 0, 0, 0.125), unsure=True)
    debate.post("idea", vector=(0, 1))
    found = debate.post("con", vector=(1, 0))
    state = debate.map.state("p1")
    assert (state.confidence, state.unsure, state.link.probability) == (0.75, True, 1.0)
    assert debate.map.state("p3").link.probability == found.p_target < 1
    assert not debate.map.state("p3").unsure


def test_no_more_posts_are_kept_than_may_be_answered():
    debate = Debate()
    for _ in range(25):
        debate.post("idea")
    assert [one.id for one in debate.placer._turns] == [f"p{n}" for n in range(6, 26)]
