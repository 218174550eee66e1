import pytest

from facilitator.reports.debate_timeline import marks, reading, said
from facilitator.reports.timeline import LIMIT, Mark, Said
from tests.reports.made import debate, results
from tests.reports.made import said as message


def observed(made):
    return results(made)["observations"]


def test_a_mark_tells_type_doubt_time_author_and_the_beginning_of_the_text():
    made = debate()
    found = marks(made, observed(made))
    assert found[0] == Mark("issue", 0.0, "issue – mira, 0 s: issue number 0", False)
    assert found[3] == Mark("con", 180.0, "con (unsure) – mira, 3 min: con number 3", True)
    assert len(found) == 12


def test_somebody_without_a_name_is_told_by_id():
    made = debate()
    assert marks(made, observed(made))[2].tip == "pro – kit, 2 min: pro number 2"
    nameless = debate(people=tuple(type(person)(id=person.id) for person in made.participants))
    assert marks(nameless, observed(nameless))[2].tip == "pro – u3, 2 min: pro number 2"


def test_without_a_clock_no_time_is_told():
    made = debate(extra={"times": "order"})
    assert marks(made, observed(made))[1] == Mark("idea", None, "idea – jo: idea number 1", False)


def test_a_long_text_is_cut():
    made = debate(text="{kind} " + 100 * "word ")
    assert len(marks(made, observed(made))[0].tip) < 150


def test_a_post_that_is_gone_still_has_its_mark():
    assert marks(debate(), [{"id": "gone", "label": "idea", "unsure": True}]) == [Mark("idea", None, "", True)]


@pytest.mark.parametrize(("posts", "tips"), [(LIMIT, True), (LIMIT + 1, False)])
def test_of_many_posts_only_columns_are_drawn_which_have_no_tips(posts, tips):
    made = debate(posts=posts)
    found = marks(made, observed(made))
    assert {bool(mark.tip) for mark in found} == {tips}
    assert found[1].time == 60.0
    assert reading(posts).startswith("One shape a post" if tips else "Columns")


def test_a_message_stands_after_the_post_it_followed():
    made = debate()
    rows = [message(after="p0"), message(after="p11", audience="private"), message(after=None), message(after="gone")]
    found = said(observed(made), rows)
    assert [one.after for one in found] == [1, 12, 0, 0]
    assert [one.private for one in found] == [False, True, False, False]
    assert found[0] == Said(1, False, "ask ideas: What could be done?")
