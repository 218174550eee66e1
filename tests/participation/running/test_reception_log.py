"""What a post's target was before the answer: whose, and whether answered."""

from facilitator.participation.running.reception_log import ReceptionLog, Target


def log_of(*posts):
    """Rows of post, author and target; what the last one's target was before."""
    log = ReceptionLog()
    found = None
    for post, author, target in posts:
        found = log.add(post, author=author, target=target, participant=author != "bot")
    return found


def test_a_post_that_answers_none_has_no_target():
    assert log_of(("p0", "ada", None)) is None


def test_the_first_answer_finds_its_target_unanswered_and_the_second_answered():
    first = (("p0", "ada", None), ("p1", "bo", "p0"))
    assert log_of(*first) == Target(author="ada", answered=False)
    assert log_of(*first, ("p2", "cy", "p0")) == Target(author="ada", answered=True)


def test_answers_to_oneself_and_of_the_agent_do_not_count():
    assert log_of(("p0", "ada", None), ("p1", "ada", "p0"), ("p2", "cy", "p0")) == Target(author="ada")
    assert log_of(("p0", "ada", None), ("p1", "bot", "p0"), ("p2", "cy", "p0")) == Target(author="ada")


def test_a_target_that_never_came_is_none():
    assert log_of(("p1", "bo", "gone")) is None
