import gradio
import pytest

from facilitator.ui.app import build
from facilitator.ui.handlers import Handlers
from facilitator.ui.theme import css, theme
from tests.ui.made import agent, debate


@pytest.fixture
def handlers():
    return Handlers(agent(), [debate(), debate(name="other", title="Other")])


@pytest.fixture(scope="module")
def config():
    return build(agent(), [debate()]).get_config_file()


def test_no_handler_is_an_api_for_others_nor_waits_in_the_queue(config):
    assert len(config["dependencies"]) > 10
    assert {found["api_visibility"] for found in config["dependencies"]} == {"private"}
    assert {found["queue"] for found in config["dependencies"]} == {False}


def test_analytics_are_off(config):
    assert config["analytics_enabled"] is False


def test_typing_is_an_output_of_posting_alone(config):
    box = next(found["id"] for found in config["components"] if found["props"].get("elem_id") == "text")
    button = next(found["id"] for found in config["components"] if found["props"].get("elem_id") == "send")
    writing = [found["targets"] for found in config["dependencies"] if box in found["outputs"]]
    assert sorted(target for targets in writing for target in targets) == sorted([(button, "click"), (box, "submit")])


def test_nothing_is_fetched_by_the_styles():
    assert "http" not in css()
    assert "url(" not in css()
    assert theme()._stylesheets == []


def test_a_tick_sends_nothing_where_nothing_changed(handlers):
    visit, *_ = handlers.enter(0)
    handlers.play(visit, "1×", False)
    assert "1 of 30" in handlers.tick(visit, False).progress
    assert handlers.tick(visit, False) == gradio.skip()


def test_a_refused_post_leaves_the_text_and_says_why(handlers):
    visit, *_ = handlers.enter(0)
    text, note, *rest = handlers.say(visit, "  ", "", "", False)
    assert text == gradio.skip()
    assert "There is no text yet" in note
    assert all(part == gradio.skip() for part in rest)


def test_an_accepted_post_clears_the_text_and_tells_its_type(handlers):
    visit, *_ = handlers.enter(0)
    text, note, *_ = handlers.say(visit, "We should clean them.", "Kim", "woman", False)
    assert text == ""
    assert "idea" in note


def test_a_gender_from_outside_the_list_counts_as_not_told(handlers):
    visit, *_ = handlers.enter(0)
    text, *_ = handlers.say(visit, "We should clean them.", "Kim", "<b>", False)
    assert text == ""


def test_choosing_a_debate_shows_it(handlers):
    visit, *_ = handlers.enter(0)
    assert "Other" in handlers.choose(visit, 1, "2×", False).heading
    assert "Drains" in handlers.choose(visit, 99, "no such speed", False).heading


def test_visitors_do_not_see_each_other(handlers):
    one, *_ = handlers.enter(0)
    two, *_ = handlers.enter(0)
    handlers.step(one, False)
    assert "1 of 30" in handlers.show(one, False).progress
    assert "0 of 30" in handlers.show(two, False).progress


def test_a_page_whose_session_was_forgotten_goes_on_from_the_beginning(handlers):
    assert "1 of 30" in handlers.step("slept for a day", False).progress
