import pytest

from facilitator.debate import Post
from facilitator.ibis import GapWatch, IbisMap, is_open, open_gaps


class Room:
    """A map and its watch, fed as the agent feeds them."""

    def __init__(self, horizon=40):
        self.map, self.watch, self.count = IbisMap(question="?"), GapWatch(horizon=horizon), 0

    def add(self, label, target=None, unsure=False, author="a"):
        self.count += 1
        id = f"p{self.count}"
        self.map.add(Post(id=id, author=author, text=id), label=label, target=target, unsure=unsure)
        if label != "other":
            self.watch.add(id, self.map)
        return id

    def gaps(self):
        """Without those of first posts, which most of these tests are not about."""
        found = {(gap.kind, gap.node): gap.waited for gap in self.watch.gaps(self.map)}
        return {key: waited for key, waited in found.items() if key[0] != "unanswered_first_post"}


def test_an_issue_is_a_gap_until_an_idea_answers_it():
    room = Room()
    issue = room.add("issue")
    room.add("other")
    assert room.gaps() == {("issue_without_idea", issue): 1}
    room.add("idea", issue)
    assert ("issue_without_idea", issue) not in room.gaps()


def test_an_idea_wants_support_first_and_an_objection_then():
    room = Room()
    idea = room.add("idea")
    assert set(room.gaps()) == {("idea_without_argument", idea), ("idea_without_pro", idea)}
    room.add("pro", idea)
    assert set(room.gaps()) == {("idea_without_con", idea)}
    room.add("con", idea)
    assert room.gaps() == {}


@pytest.mark.parametrize("kind", ["idea_without_pro", "idea_without_con"])
def test_nothing_is_said_of_pro_and_con_while_an_argument_is_unsure(kind):
    room = Room()
    idea = room.add("idea")
    if kind == "idea_without_con":
        room.add("pro", idea)
    assert is_open(room.map, kind, idea)
    room.add("con", idea, unsure=True)
    assert not is_open(room.map, kind, idea)


def test_an_unsure_issue_or_idea_is_no_gap():
    room = Room()
    room.add("issue", unsure=True)
    room.add("idea", unsure=True)
    assert room.gaps() == {}


def test_a_branch_is_thin_only_beside_others_that_flourish():
    room = Room()
    thin = room.add("idea")
    others = [room.add("idea"), room.add("idea")]
    assert not is_open(room.map, "thin_branch", thin)
    for idea in others:
        room.add("pro", idea)
        room.add("con", idea)
    assert is_open(room.map, "thin_branch", thin)
    assert room.gaps()[("thin_branch", thin)] == 6


def test_a_branch_that_grew_itself_is_thin_only_beside_much_larger_ones():
    room = Room()
    thin = room.add("idea")
    others = [room.add("idea"), room.add("idea")]
    room.add("other", thin)
    for idea in others:
        room.add("pro", idea)
        room.add("con", idea)
    assert not is_open(room.map, "thin_branch", thin)  # 3 posts are not three times 2
    for idea in others:
        for _ in range(3):
            room.add("pro", idea)
    assert is_open(room.map, "thin_branch", thin)


def test_a_thin_branch_waits_since_somebody_last_spoke_in_it():
    room = Room()
    thin, one, two = room.add("idea"), room.add("idea"), room.add("idea")
    for idea in [one, two] * 6:
        room.add("pro", idea)
    room.add("other", thin)
    room.add("pro", one)
    assert room.gaps()[("thin_branch", thin)] == 1


def test_old_gaps_are_let_go():
    room = Room(horizon=3)
    room.add("issue")
    for _ in range(3):
        room.add("other")
    assert len(room.gaps()) == 1
    room.add("other")
    assert room.gaps() == {}


@pytest.mark.parametrize("side", ["pro", "con"])
def test_three_arguments_on_one_side_are_one_sided_until_the_other_speaks(side):
    room = Room()
    idea = room.add("idea")
    for _ in range(2):
        room.add(side, idea)
    assert not is_open(room.map, "one_sided_idea", idea)
    room.add(side, idea)
    assert is_open(room.map, "one_sided_idea", idea)
    room.add({"pro": "con", "con": "pro"}[side], idea)
    assert not is_open(room.map, "one_sided_idea", idea)


def test_a_first_post_is_a_gap_until_something_follows_on_it():
    room = Room()
    first, second = room.add("issue", author="a"), room.add("issue", author="a")
    assert is_open(room.map, "unanswered_first_post", first)
    assert not is_open(room.map, "unanswered_first_post", second)
    room.add("other", first, author="b")
    assert not is_open(room.map, "unanswered_first_post", first)


def test_all_open_gaps_of_a_map_are_listed_old_ones_too():
    room = Room(horizon=1)
    issue = room.add("issue")
    for _ in range(5):
        room.add("other")
    assert list(room.watch.gaps(room.map)) == []
    assert {(gap.kind, gap.node) for gap in open_gaps(room.map)} == {
        ("issue_without_idea", issue),
        ("unanswered_first_post", issue),
    }


def test_looking_at_what_is_watched_lets_nothing_go():
    room = Room(horizon=2)
    issue = room.add("issue")
    for _ in range(4):
        room.add("other")
    assert room.watch.nodes(room.map) == ()
    assert list(room.watch.gaps(room.map)) == []
    room.watch.horizon = 10
    assert [state.first.id for state in room.watch.nodes(room.map)] == [issue]


def test_looking_twice_tells_the_same():
    room = Room(horizon=3)
    for label in ("issue", "idea", "other", "con"):
        room.add(label)
    assert room.watch.nodes(room.map) == room.watch.nodes(room.map)
    assert list(room.watch.gaps(room.map)) == list(room.watch.gaps(room.map))


def test_what_is_too_old_is_let_go_when_something_new_comes():
    room = Room(horizon=5)
    for _ in range(100):
        room.add("idea")
    assert len(room.watch._watched) == 6
    assert [state.number for state in room.watch.nodes(room.map)] == [95, 96, 97, 98, 99, 100]


def test_beside_one_other_branch_none_is_thin():
    room = Room()
    thin, other = room.add("idea"), room.add("idea")
    for _ in range(9):
        room.add("pro", other)
    assert not is_open(room.map, "thin_branch", thin)
    room.add("idea")
    assert is_open(room.map, "thin_branch", thin)


def test_an_argument_and_an_unsure_idea_are_never_thin():
    room = Room()
    argument, unsure = room.add("con"), room.add("idea", unsure=True)
    for _ in range(2):
        idea = room.add("idea")
        for _ in range(9):
            room.add("pro", idea)
    assert not is_open(room.map, "thin_branch", argument)
    assert not is_open(room.map, "thin_branch", unsure)


def test_an_issue_wants_no_arguments_and_an_idea_no_ideas():
    room = Room()
    issue, idea = room.add("issue"), room.add("idea")
    for kind in ("idea_without_argument", "idea_without_pro", "idea_without_con", "one_sided_idea"):
        assert not is_open(room.map, kind, issue)
    assert not is_open(room.map, "issue_without_idea", idea)


def test_one_argument_of_either_kind_is_an_argument():
    room = Room()
    for side in ("pro", "con"):
        idea = room.add("idea")
        room.add(side, idea)
        assert not is_open(room.map, "idea_without_argument", idea)
    assert is_open(room.map, "idea_without_pro", idea)
    assert not is_open(room.map, "idea_without_con", idea)


def test_only_the_first_post_of_somebody_waits_for_an_answer():
    room = Room()
    first, second = room.add("idea", author="a"), room.add("pro", "p1", author="b")
    assert not is_open(room.map, "unanswered_first_post", first)
    assert is_open(room.map, "unanswered_first_post", second)
