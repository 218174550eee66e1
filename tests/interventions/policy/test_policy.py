from pathlib import Path

import pytest

from facilitator.errors import InputError
from facilitator.interventions import MOVES, Policy, policies
from facilitator.interventions.policy import DEFAULT_MOVES
from facilitator.interventions.policy.settings import SECTIONS, Gaps, InPhase, Pace


def load(tmp_path, text):
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    return Policy.load(path)


def test_the_shipped_default_says_in_words_what_the_code_does_by_itself():
    assert Policy.load("default") == Policy()


def test_all_moves_can_be_switched_on_at_once(tmp_path):
    assert load(tmp_path, 'moves = "all"').moves == MOVES


def test_silent_has_no_moves():
    assert Policy.load("silent").moves == ()


@pytest.mark.parametrize("name", list(policies()))
def test_every_shipped_policy_is_valid(name):
    assert Policy.load(name).name == name


def test_what_a_file_leaves_out_has_its_default(tmp_path):
    policy = load(tmp_path, "[pace]\nposts_between = 7\n")
    assert (policy.pace.posts_between, policy.pace.first_after, policy.moves) == (7, 6, Policy().moves)
    assert policy.name == "p"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour = 1", "'colour' is unknown in a policy"),
        ("[pace]\nspeed = 1", r"'speed' is unknown in \[pace\]"),
        ("[pace]\nposts_between = 2", "from 3 to"),
        ("[pace]\nposts_between = 3.5", "a whole number"),
        ("[pace]\nposts_between = true", "a whole number"),
        ("[lull]\nleast_seconds = -1", "from 0 to"),
        ("[lull]\nleast_seconds = nan", "give a number"),
        ("[lull]\nleast_seconds = inf", "give a number"),
        ("least_score = 2", "from 0 to 1"),
        ("least_score = 'high'", "give a number"),
        ("moves = ['sing']", "there is no move 'sing'"),
        ("moves = 'ask_ideas'", 'give "all" or a list'),
        ("pace = 3", r"make it a table, \[pace\]"),
        ("name = ''", "give the policy a name"),
        ("moves = [", "not valid TOML"),
        ("mode = 'loud'", "use one of suggest, approve, automatic"),
        ("[weights]\nsing = 1", "no move 'sing' for weights"),
        ("[weights]\nask_ideas = 4", "from 0 to 3"),
        ("[phases]\nkind = 'party'", "use one of issue-solving, issue-giving"),
    ],
)
def test_a_wrong_policy_is_refused_with_one_sentence_and_the_file(tmp_path, text, says):
    with pytest.raises(InputError, match=says) as caught:
        load(tmp_path, text)
    assert "p.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_policy_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(InputError, match="default, gentle, moderator, silent"):
        Policy.load("nowhere.toml")


def test_a_policy_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "p.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        Policy.load(path)


def test_a_weight_for_women_has_to_be_declared(tmp_path):
    with pytest.raises(InputError, match=r"women_weight in .inclusion. is on, but declared is empty"):
        load(tmp_path, "[inclusion]\nwomen_weight = 0.5\n")
    assert load(tmp_path, '[inclusion]\nwomen_weight = 0.5\ndeclared = "the council"\n').inclusion.women_weight == 0.5


def test_a_text_must_be_a_text(tmp_path):
    with pytest.raises(InputError, match=r"declared in .inclusion. is 3; give a text"):
        load(tmp_path, "[inclusion]\ndeclared = 3\n")


def test_a_phase_can_be_quieter(tmp_path):
    policy = load(tmp_path, '[phase.closing]\nposts_between = 8\noff = ["broaden"]\n')
    assert policy.in_phase("closing") == InPhase(posts_between=8, off=("broaden",))
    assert policy.in_phase("divergence") == InPhase()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[phase.lunch]", "a phase in .phase. is 'lunch'; use one of ice-breaking, divergence"),
        ("[phase.closing]\nposts = 3", "'posts' is unknown in .phase.closing.; use posts_between"),
        ("[phase.closing]\nleast_score = 2", "least_score in .phase.closing. is 2; give a number from 0 to 1"),
        ('[phase.closing]\noff = ["sing"]', "there is no move 'sing' for off in .phase.closing."),
        ("phase = 3", "'phase' is 3; make it a table"),
    ],
)
def test_a_wrong_phase_is_refused_in_one_sentence(tmp_path, text, says):
    with pytest.raises(InputError, match=says):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"colour": 1}, "'colour' is unknown in a policy; use name, mode, moves"),
        ({"mode": "loud"}, "mode is 'loud'; use one of suggest, approve, automatic."),
        ({"least_score": 2}, "least_score is 2; give a number from 0 to 1."),
        ({"least_score": True}, "least_score is True; give a number from 0 to 1."),
        ({"moves": ("sing",)}, "there is no move 'sing' for moves; use analogy, "),
        ({"moves": ["ask_ideas", 3]}, "there is no move 3 for moves; use analogy, "),
        ({"moves": 3}, 'moves is 3; give "all" or a list of analogy, '),
        ({"name": " "}, "name is ' '; give the policy a name."),
        ({"name": 3}, "name is 3; give the policy a name."),
        ({"weights": {"ask_ideas": 4}}, "ask_ideas in [weights] is 4; give a number from 0 to 3."),
        ({"weights": {"sing": 9}}, "there is no move 'sing' for weights; use analogy, "),
        ({"weights": 3}, "'weights' is 3; make it a table, [weights]."),
        ({"phase": {"lunch": InPhase()}}, "a phase in [phase] is 'lunch'; use one of ice-breaking, divergence, "),
        ({"phase": {"closing": 3}}, "'phase.closing' is 3; make it a table, [phase.closing]."),
        ({"phase": {"closing": {"off": 3}}}, 'off in [phase.closing] is 3; give "all" or a list of analogy, '),
        ({"pace": {"posts_between": 2}}, "posts_between in [pace] is 2; give a whole number from 3 to 100000."),
        ({"pace": Gaps()}, "'pace' is Gaps("),
    ],
)
def test_a_wrong_policy_made_in_python_is_refused_with_the_same_sentence(values, says):
    with pytest.raises(InputError) as caught:
        Policy(**values)
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_a_move_named_twice_counts_once():
    assert Policy(moves=("broaden", "ask_ideas", "broaden")).moves == ("broaden", "ask_ideas")


def test_numbers_are_what_they_are_said_to_be():
    made = Policy.of({"least_score": 1, "weights": {"ask_ideas": 2}, "pace": {"seconds_between": 5}})
    assert [type(one) for one in (made.least_score, made.weights["ask_ideas"], made.pace.seconds_between)] == [
        float
    ] * 3


def test_what_is_kept_of_a_policy_has_every_setting_in_order():
    kept = Policy(moves=("broaden",), phase={"closing": InPhase(off=("broaden",))}).as_dict()
    assert list(kept) == ["name", "mode", "moves", "least_score", "weights", *SECTIONS, "phase"]
    assert (kept["moves"], kept["phase"]["closing"]["off"]) == (["broaden"], ("broaden",))
    assert list(kept["pace"])[:3] == ["first_after", "posts_between", "seconds_between"]


def test_a_policy_made_in_python_has_the_defaults_of_the_file():
    assert (Policy().name, Policy().moves, Policy().pace) == ("default", DEFAULT_MOVES, Pace())
    assert Policy.of({}).name == "policy"


def test_a_policy_with_other_settings_is_checked_again():
    louder = Policy().changed(pace=Pace(posts_between=3))
    assert (louder.pace.posts_between, louder.name) == (3, "default")
    with pytest.raises(InputError, match="mode is 'loud'"):
        louder.changed(mode="loud")


def test_a_policy_stays_as_it_is():
    with pytest.raises(ValueError, match="frozen"):
        Policy().name = "other"


def test_a_folder_is_no_policy(tmp_path):
    with pytest.raises(InputError, match=r"this is a folder; name a policy file ending in \.toml"):
        Policy.load(tmp_path)


def test_a_policy_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(InputError, match=r"p.toml: the policy cannot be read \(Permission denied\); check its rights"):
        Policy.load(tmp_path / "p.toml")
