from hypothesis import given
from hypothesis import strategies as st

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


def test_what_is_answered_evenly_for_and_against_has_survived():
    first, *_ = receptions(posts("ada idea", "bo con p0", "cy pro p0"), PEOPLE)
    assert first.survived


def test_an_answer_that_is_neither_pro_nor_con_answers_and_lets_survive():
    first, *_ = receptions(posts("ada idea", "bo issue p0"), PEOPLE)
    assert (first.answered, first.supported, first.survived) == (True, False, True)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ada", "bo", "cy", "agent"]), st.sampled_from(["pro", "con", "other"]), st.integers(0, 40)
        ),
        max_size=40,
    )
)
def test_it_is_what_looking_for_the_answers_of_every_post_gives(drawn):
    lines = [
        f"{who} {kind} p{back % place}" if place else f"{who} {kind}" for place, (who, kind, back) in enumerate(drawn)
    ]
    said = posts(*lines)
    for post, got in zip(said, receptions(said, PEOPLE), strict=True):
        answers = [
            (place, one)
            for place, one in enumerate(said)
            if one.target == post.post and one.author in PEOPLE and one.author != post.author
        ]
        assert got.answers == [place for place, _ in answers]
        assert got.wait == (answers[0][1].time - post.time if answers else None)
        assert got.pros == sum(one.label == "pro" for _, one in answers)
        assert got.cons == sum(one.label == "con" for _, one in answers)
