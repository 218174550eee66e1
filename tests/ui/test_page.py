import asyncio
import copy
from threading import Event, current_thread

import gradio
import pytest

from facilitator.classification import HashEmbedder
from facilitator.ui.app import build
from facilitator.ui.drawing import Parts
from facilitator.ui.handlers import Handlers
from facilitator.ui.theme import css, script, theme
from tests.ui.made import agent, debate


@pytest.fixture
def handlers():
    return Handlers(agent(), [debate(), debate(name="other", title="Other")])


@pytest.fixture(scope="module")
def config():
    return build(agent(), [debate()]).get_config_file()


class Page:
    """A page without a browser: it shows what it is sent, and says with the next click what it shows."""

    def __init__(self, handlers, name="one"):
        self.handlers, self.name = handlers, name
        self.shown = {}

    async def __call__(self, click, *values):
        """The answer to a click; its last values are `Parts`."""
        page, request = {"shown": self.shown}, gradio.Request(session_hash=self.name)
        answer = await getattr(self.handlers, click)(page, False, *values, request)
        sent = Parts(*answer[-len(Parts._fields) :])
        if sent.feed != gradio.skip():
            self.shown = sent.feed["shown"]
        return answer

    async def whole(self) -> Parts:
        """All that there is to see."""
        self.shown = {}
        return await self("show")


async def opened(handlers, name="one", debate=0) -> Page:
    page = Page(handlers, name)
    await page("enter", debate)
    return page


def test_no_handler_is_an_api_for_others_nor_waits_in_the_queue(config):
    assert len(config["dependencies"]) > 10
    assert {found["api_visibility"] for found in config["dependencies"]} == {"private"}
    assert {found["queue"] for found in config["dependencies"]} == {False}


def test_analytics_are_off(config):
    assert config["analytics_enabled"] is False


def test_a_page_copies_no_models_and_no_visits():
    class Heavy(HashEmbedder):
        def __deepcopy__(self, memo):
            raise AssertionError("the models were copied")

    page = build(agent(embedder=Heavy()), [debate()])
    copy.deepcopy(page.get_config_file())  # Gradio does so for every visitor


def test_typing_is_an_output_of_posting_alone(config):
    box = next(found["id"] for found in config["components"] if found["props"].get("elem_id") == "text")
    button = next(found["id"] for found in config["components"] if found["props"].get("elem_id") == "send")
    writing = [found["targets"] for found in config["dependencies"] if box in found["outputs"]]
    assert sorted(target for targets in writing for target in targets) == sorted([(button, "click"), (box, "submit")])


def test_nothing_is_fetched_by_styles_and_scripts():
    for text in (css(), script("feed.js"), script("panel.js")):
        assert "http" not in text
        assert "url(" not in text
    assert theme()._stylesheets == []


def test_a_tick_sends_nothing_where_nothing_changed(handlers):
    async def go():
        page = await opened(handlers)
        await page("play", "1×")
        assert "1 of 30" in (await page("tick")).progress
        assert all(part == gradio.skip() for part in await page("tick"))

    asyncio.run(go())


def test_a_refused_post_leaves_the_text_and_says_why(handlers):
    async def go():
        text, note, *rest = await (await opened(handlers))("say", "  ", "", "")
        assert text == gradio.skip()
        assert "There is no text yet" in note
        assert all(part == gradio.skip() for part in rest)

    asyncio.run(go())


def test_an_accepted_post_clears_the_text_and_tells_its_type(handlers):
    async def go():
        text, note, *_ = await (await opened(handlers))("say", "We should clean them.", "Kim", "woman")
        assert text == ""
        assert "idea" in note

    asyncio.run(go())


def test_a_gender_from_outside_the_list_counts_as_not_told(handlers):
    async def go():
        text, *_ = await (await opened(handlers))("say", "We should clean them.", "Kim", "<b>")
        assert text == ""

    asyncio.run(go())


def test_choosing_a_debate_shows_it(handlers):
    async def go():
        page = await opened(handlers)
        assert "Other" in (await page("choose", 1, "2×")).heading
        assert "Drains" in (await page("choose", 99, "no such speed")).heading

    asyncio.run(go())


def test_a_restart_forgets_everything_typed_and_keeps_the_debate(handlers):
    async def go():
        page = await opened(handlers, debate=1)
        await page("step")
        await page("hush")
        await page("say", "We should clean them.", "Kim", "")
        parts = await page("restart")
        assert "Other" in parts.heading
        assert "0 of 30" in parts.progress
        assert (parts.feed["lines"], parts.feed["posts"]) == ([], 0)
        assert "The map is empty" in parts.map
        assert parts.hush.value == "Silence the agent"

    asyncio.run(go())


def test_a_click_to_reply_to_what_is_gone_changes_nothing(handlers):
    class Click:
        post = "p0"

    async def go():
        page = await opened(handlers)
        assert all(part == gradio.skip() for part in await page("reply", Click()))

    asyncio.run(go())


def test_a_page_whose_visit_was_forgotten_goes_on_from_the_beginning(handlers):
    async def go():
        page = await opened(handlers)
        await page("step")
        page.name = "nobody the server knows"
        parts = await page("step")
        assert "1 of 30" in parts.progress
        assert parts.feed["start"] == 0

    asyncio.run(go())


@pytest.mark.parametrize("names", [("one", "two"), (None, None)])
def test_visitors_do_not_see_each_other(handlers, names):
    async def go():
        one, two = [await opened(handlers, name) for name in names]
        one_sees = await one("step")
        assert "1 of 30" in one_sees.progress
        assert "0 of 30" in (await two.whole()).progress

    asyncio.run(go())


async def to_the_end(page: Page):
    """What one visitor sees who steps through the debate and says something now and then."""
    await page("enter", 0)
    for number in range(30):
        await page("step")
        if number % 7 == 3:
            await page("say", f"We should clean drain {number}.", "Kim", "")
    parts = await page.whole()
    return parts.feed["lines"], parts.map, parts.heard, parts.history


def test_ten_visitors_at_once_see_what_one_alone_sees(handlers):
    async def go():
        alone = await to_the_end(Page(handlers, "alone"))
        together = await asyncio.gather(*(to_the_end(Page(handlers, str(number))) for number in range(10)))
        assert all(seen == alone for seen in together)
        assert len(alone[0]) > 30

    asyncio.run(go())


class Slow(HashEmbedder):
    """Waits before it reads a certain text, until it is let go."""

    def __init__(self):
        super().__init__()
        self.begun, self.go = Event(), Event()

    def embed(self, texts):
        if any(text.startswith("Slow.") for text in texts):
            self.begun.set()
            assert self.go.wait(5)
        return super().embed(texts)


def test_while_a_post_is_read_other_visitors_click_and_see():
    slow = Slow()
    handlers = Handlers(agent(embedder=slow), [debate()])

    async def go():
        one, two = await opened(handlers, "one"), await opened(handlers, "two")
        reading = asyncio.create_task(one("say", "Slow. Why?", "", ""))
        await asyncio.to_thread(slow.begun.wait, 5)
        async with asyncio.timeout(2):
            await two("hush")
            await two("play", "1×")
            parts = await two.whole()
        assert parts.hush.value == "Let it speak"
        assert parts.play.value == "Pause"
        assert not reading.done()
        slow.go.set()
        text, *_ = await reading
        assert text == ""

    asyncio.run(go())


def test_a_visitor_at_full_speed_lets_others_in_after_the_post_being_read():
    handlers = Handlers(agent(), [debate(posts=400)])

    async def go():
        fast, other = await opened(handlers, "fast"), await opened(handlers, "other")
        await fast("play", "Full")
        playing = asyncio.create_task(fast("tick"))
        await asyncio.sleep(0)  # it has begun
        await other("say", "Why?", "", "")
        assert not playing.done()
        await playing

    asyncio.run(go())


class Noted(HashEmbedder):
    """Remembers what it was given, and on which thread."""

    def __init__(self):
        super().__init__()
        self.texts, self.threads = [], set()

    def embed(self, texts):
        self.texts.extend(texts)
        self.threads.add(current_thread())
        return super().embed(texts)


def test_models_compute_on_one_thread():
    noted = Noted()
    handlers = Handlers(agent(embedder=noted), [debate()])
    handlers.warm_up()

    async def go():
        for name in "abc":
            page = await opened(handlers, name)
            await page("step")
            await page("restart")

    asyncio.run(go())
    assert len(noted.threads) == 1
    assert current_thread() not in noted.threads


def test_one_post_of_each_language_is_read_before_the_first_visitor_comes():
    noted = Noted()
    made = [debate(), debate(name="two"), debate(name="three", text="سلام", language="fa"), debate(posts=0)]
    Handlers(agent(embedder=noted), made).warm_up()
    assert noted.texts.count("سلام") == 1
    assert sum(text.startswith("The drains are blocked") for text in noted.texts) == 1
