from facilitator.participation.measures.reception import receptions
from tests.participation.posts import posts

PEOPLE = {"ada", "bo", "cy"}


def test_answers_of_others_count_with_the_wait_for_the_first():
    first, *_ = receptions(posts("ada idea", "bo other", "bo con p0", "cy pro p0"), PEOPLE)
    assert (first.answers, first.wait, first.pros, first.cons) == ([2, 3], 120, 1, 1)
    assert first.answered
    assert first.supported
    assert first.survived


def test_answers_to_oneself_and_those_of_the_agent_do_not_count():
    first, *_ = receptions(posts("ada idea", "ada pro p0", "agent pro p0"), PEOPLE)
    assert not first.answered
    assert first.wait is None
    assert not first.survived


def test_an_idea_with_more_cons_than_pros_has_not_survived():
    first, *_ = receptions(posts("ada idea", "bo con p0", "cy con p0", "bo pro p0"), PEOPLE)
    assert not first.survived


def test_a_target_that_is_not_there_is_no_answer():
    assert not any(one.answered for one in receptions(posts("ada idea", "bo pro p9"), PEOPLE))
