"""The text that Kialo exports."""

from __future__ import annotations

from facilitator.formats import read, recognise

HEAD = "Discussion Title: Do we need a lido?\n\n"


def test_numbers_are_replies_and_pro_and_con_are_labels(tmp_path):
    path = tmp_path / "lido.txt"
    tree = "1. Build it.\n1.1. Pro: Summers are hot.\n1.1.1. Con: Not ours.\n1.10. Con: It costs: a lot.\n"
    path.write_text(HEAD + tree, encoding="utf-8")

    (debate,) = read(path).debates

    assert recognise(path).name == "kialo"
    assert debate.question == "Do we need a lido?"
    assert [(p.id, p.reply_to, p.label, p.text) for p in debate.posts] == [
        ("1", None, "idea", "Build it."),
        ("1.1", "1", "pro", "Summers are hot."),
        ("1.1.1", "1.1", "con", "Not ours."),
        ("1.10", "1", "con", "It costs: a lot."),
    ]
    assert not debate.has_clock
    assert {post.author for post in debate.posts} == {"unknown"}


def test_a_thesis_that_asks_is_an_issue(tmp_path):
    (tmp_path / "k.txt").write_text(HEAD + "1. Where to build it?\n", encoding="utf-8")

    assert read(tmp_path / "k.txt").debates[0].posts[0].label == "issue"


def test_a_claim_goes_on_until_the_next_number_with_its_label(tmp_path):
    claims = "1. Build it.\n1.1. Pro: Three reasons:\n\n2.1. heat\n- rain\n1.2. Con: [Costs](https://x.example/c)\n"
    (tmp_path / "k.txt").write_text(HEAD + claims, encoding="utf-8")

    assert [post.text.split() for post in read(tmp_path / "k.txt").debates[0].posts] == [
        ["Build", "it."],
        ["Three", "reasons:", "2.1.", "heat", "-", "rain"],
        ["Costs"],
    ]


def test_theses_under_a_question_bear_no_label_and_a_list_in_a_claim_is_no_thesis(tmp_path):
    claims = "1. Where to build it?\n1.1. By the river.\n1.1.1. Pro: Both are there:\n1. sun\n2. shade\n1.2. Nowhere.\n"
    (tmp_path / "k.txt").write_text(HEAD + claims, encoding="utf-8")

    posts = read(tmp_path / "k.txt").debates[0].posts

    assert [(post.id, post.label) for post in posts] == [
        ("1", "issue"),
        ("1.1", "idea"),
        ("1.1.1", "pro"),
        ("1.2", "idea"),
    ]
    assert posts[2].text.split()[-4:] == ["1.", "sun", "2.", "shade"]


def test_more_than_half_is_no_quote(tmp_path):
    (tmp_path / "k.txt").write_text(HEAD + "1. Build it.\n1.1. Pro: > 50 % want it.\n", encoding="utf-8")

    assert read(tmp_path / "k.txt").debates[0].posts[1].text == "> 50 % want it."


def test_a_claim_that_points_to_another_is_kept_with_that_one(tmp_path):
    claims = "1. Build it.\n1.1. Pro: -> See 1.2.1.\n1.1.1. Con: No.\n1.2. Con: Dear.\n1.2.1. Pro: Very.\n"
    (tmp_path / "k.txt").write_text(HEAD + claims + "1.3. Pro: -> See 9.9.\n", encoding="utf-8")

    result = read(tmp_path / "k.txt")

    posts = result.debates[0].post_by_id
    assert posts["1.1.1"].reply_to == "1.2.1"
    assert "1.1" not in posts
    assert posts["1.2.1"].extra == {"also_answers": ["1"]}
    assert [problem.found for problem in result.problems if problem.dropped] == [
        "claim 1.3 points to 9.9, which is not there"
    ]


def test_answers_to_a_pointing_claim_answer_what_it_points_to(tmp_path):
    claims = "1. Build it.\n1.1. Con: Dear.\n1.2. Pro: -> See 1.1.\n1.2.1. Con: Cheap.\n"
    (tmp_path / "k.txt").write_text(HEAD + claims, encoding="utf-8")

    assert read(tmp_path / "k.txt").debates[0].post_by_id["1.2.1"].reply_to == "1.1"


def test_another_numbered_text_is_not_taken_for_it(tmp_path):
    (tmp_path / "k.md").write_text("Agenda: the lido\n\n1. Build it.\n1.1. Pro: Summers.\n", encoding="utf-8")

    assert not recognised_as_kialo(tmp_path / "k.md")


def recognised_as_kialo(path):
    from facilitator.formats.head import read_head
    from facilitator.formats.platforms import kialo

    return kialo.detect(read_head(path))
