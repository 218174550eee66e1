"""The agent sees no gold."""

from dataclasses import replace

from facilitator.debate import Post
from facilitator.evaluation.hidden import blind
from tests.evaluation.samples import debate


def test_labels_moves_and_fields_that_may_repeat_them_are_gone():
    post = Post(
        id="p0",
        author="ana",
        text="Yes.",
        label="pro",
        secondary="idea",
        move="welcome",
        extra={"original_label": "pro", "parent_text": "A park?", "topic": "parks", "gold": 1},
    )
    [seen] = blind(replace(debate(turns=()), posts=(post,))).posts
    assert (seen.label, seen.secondary, seen.move) == (None, None, None)
    assert seen.extra == {"parent_text": "A park?", "topic": "parks"}


def test_links_stay_unless_they_are_the_answer():
    whole = debate()
    assert [post.reply_to for post in blind(whole).posts] == [post.reply_to for post in whole.posts]
    assert all(post.reply_to is None for post in blind(whole, links=False).posts)


def test_the_answered_text_goes_with_the_link():
    post = Post(id="p0", author="ana", text="Yes.", extra={"parent_text": "A park?", "previous_text": "Hm."})
    [seen] = blind(replace(debate(turns=()), posts=(post,)), links=False).posts
    assert seen.extra == {"previous_text": "Hm."}
