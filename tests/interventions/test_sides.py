from hypothesis import given
from hypothesis import strategies as st

from facilitator.interventions.sides import SideBalance, side


def test_asking_for_pros_is_a_chance_for_pro_and_asking_for_cons_one_for_con():
    assert side("ask_pros", {}) == "pro"
    assert side("consider_opposite", {"pros": 3}) == "con"


def test_the_missing_side_is_read_off_the_evidence():
    assert side("missing_argument", {"pros": 0, "cons": 3}) == "pro"
    assert side("other_side", {"pros": 9, "cons": 0}) == "con"


def test_other_moves_concern_no_side():
    assert side("ask_ideas", {}) is None


def test_one_side_is_never_further_ahead_than_allowed():
    book = SideBalance()
    book.give("con", author="ada", branch="p1")
    assert not book.allows("con", author="bo", branch="p2", most_ahead=1)
    assert book.allows("pro", author="bo", branch="p2", most_ahead=1)


def test_one_persons_ideas_are_balanced_even_where_the_debate_is():
    book = SideBalance()
    book.give("con", author="ada", branch="p1")
    book.give("pro", author="bo", branch="p2")
    assert not book.allows("con", author="ada", branch="p3", most_ahead=1)
    assert book.allows("con", author="cy", branch="p3", most_ahead=1)


@given(st.lists(st.tuples(st.sampled_from(["pro", "con"]), st.sampled_from("ab"), st.sampled_from("xyz"))))
def test_what_is_allowed_keeps_every_account_within_bounds(wishes):
    book, given_ = SideBalance(), []
    for wanted, author, branch in wishes:
        if book.allows(wanted, author=author, branch=branch, most_ahead=2):
            book.give(wanted, author=author, branch=branch)
            given_.append((wanted, author, branch))
    for place, names in ((1, "ab"), (2, "xyz")):
        for name in names:
            ours = [one[0] for one in given_ if one[place] == name]
            assert abs(ours.count("pro") - ours.count("con")) <= 2
    assert abs(sum(1 if one[0] == "pro" else -1 for one in given_)) <= 2
