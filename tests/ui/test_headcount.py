from facilitator.ui.headcount import Headcount
from tests.ui.made import hear, room


def test_later_posts_do_not_change_what_was_counted():
    made = hear(room(posts=12), *room(posts=12).debate.posts[:10])
    found = Headcount.of(made.agent.tracker, after=10, seed=0)
    hear(made, *made.debate.posts[10:])
    assert sum(found.posts_per_person) == 10
    assert found.tables["posts"]["woman"]["count"] == 6


def test_silent_people_are_in_it():
    made = room(posts=3)
    assert made.heard.posts_per_person == [0] * 6
