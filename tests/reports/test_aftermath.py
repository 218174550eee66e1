from facilitator.reports.aftermath import flag_list, outcome_table
from tests.reports.made import debate


def flag(kind="harassment", post="p3", **more):
    return {"kind": kind, "posts": [post], "score": 0.8, "evidence": {}, "reason": "It seems to attack.", **more}


def row(move, spread, *, difference=None, **more):
    measures = {"replies": 0.5, "new_ideas": 0.1, "new_voices": 0.0, "stance_spread": spread}
    differences = dict.fromkeys(measures, difference)
    return {"move": move, **measures, "differences": differences, **more}


def test_a_flag_names_its_kind_its_post_and_why():
    shown = flag_list(debate(), [flag()])
    assert "harassment" in shown
    assert "post p3" in shown
    assert "It seems to attack." in shown


def test_personal_data_is_not_repeated_even_in_the_quote_of_another_flag():
    told = debate(text="Call me at +49 151 23456789, you liar ({kind} {place})")
    assert "23456789" not in flag_list(told, [flag()])
    assert "<q" not in flag_list(told, [flag("personal_data")])


def test_many_flags_are_cut_with_a_word_on_the_rest():
    assert "10 more flags in flags.jsonl" in flag_list(debate(), [flag()] * 50)


def test_without_flags_that_is_said():
    assert "Nothing was found" in flag_list(debate(), [])


def test_outcomes_are_means_a_move_with_the_difference_from_matched_moments():
    rows = [row("ask_ideas", 0.1, difference=0.2), row("ask_ideas", None, difference=0.4)]
    shown = outcome_table({"messages": rows, "paused": []})
    assert "<td>2</td>" in shown
    assert "0.50 (+0.30)" in shown
    assert "0.10 (+0.30)" in shown


def test_a_paused_move_is_told():
    paused = {"move": "ask_cons", "reason": "After 3 messages of this kind people's stances spread by +0.50."}
    shown = outcome_table({"messages": [row("ask_cons", 0.5)], "paused": [paused]})
    assert "Paused: ask cons. After 3 messages" in shown


def test_without_messages_there_is_no_table():
    assert outcome_table({"messages": [], "paused": []}) == ""
