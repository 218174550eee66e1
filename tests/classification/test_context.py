from facilitator.classification import Context
from facilitator.debate import Post


def post(id, text="text", **more):
    return Post(id=id, author="u", text=text, **more)


def test_the_first_post_stands_under_the_question():
    assert Context("What now?").parent(post("a")) == ("What now?", "question")


def test_a_reply_stands_under_what_it_answers():
    context = Context("What now?")
    context.add(post("a", "we should go"))
    context.add(post("b", "hello"))
    assert context.parent(post("c", reply_to="a")) == ("we should go", "reply_to")


def test_a_post_of_a_talk_stands_under_the_one_before():
    context = Context("What now?")
    context.add(post("a", "we should go"))
    assert context.parent(post("b")) == ("we should go", "post before")


def test_statements_of_nobody_stand_under_the_question():
    context = Context("What now?", conversation=False)
    context.add(post("a", "we should go"))
    assert context.parent(post("b")) == ("What now?", "question")


def test_in_a_threaded_debate_a_post_that_answers_nothing_starts_anew():
    context = Context("What now?")
    context.add(post("p0"))
    for number in range(5):
        context.add(post(f"p{number + 1}", reply_to=f"p{number}"))
    assert context.parent(post("last")).source == "question"


def test_a_column_with_the_parents_text_comes_first():
    context = Context("What now?")
    context.add(post("a", "we should go"))
    given = post("b", reply_to="a", extra={"parent_text": "no", "previous_text": "x", "topic": "y"})
    assert context.parent(given) == ("no", "parent_text")


def test_without_anything_the_parent_is_empty():
    assert Context("").parent(post("a")) == ("", "none")
