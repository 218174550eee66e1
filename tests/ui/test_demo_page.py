"""The demo page in a real browser. One server and one browser serve all tests; each test opens a page of its own."""

import re
from dataclasses import replace
from threading import Thread

import pytest

from facilitator.interventions import Policy
from facilitator.ui.app import build
from facilitator.ui.serving import address_of, listen, sample_debates, server_for
from tests.ui.browser import chromium
from tests.ui.made import agent, debate

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> ${window.hacked=1} {{constructor}} why?'
)
DARI = "چرا زنان در جلسه‌ها کمتر سخن می‌گویند؟"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def address():
    long = sample_debates()[0]
    hostile = debate(name="hostile", title=HOSTILE, text=HOSTILE, posts=12)
    dari = debate(name="dari", title=DARI, text=DARI, language="fa")
    to_all = ("ask_ideas", "ask_pros", "ask_cons", "revive_branch", "open_invitation")
    page = build(
        agent(Policy(moves=to_all, least_score=0.2)),
        [long, replace(hostile, question=HOSTILE), dari, debate(), debate(name="many", title="Many", posts=340)],
    )
    server, listening = server_for(page), listen("127.0.0.1", 0)
    running = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    yield address_of(listening)
    server.should_exit = True
    running.join(timeout=10)


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def visit(browser, address):
    """Opens a page and watches it: hosts it asked, errors it met."""
    opened = []

    def go(size=DESK):
        page = browser.new_page(viewport=size)
        page.hosts, page.faults = set(), []
        page.on("request", lambda request: page.hosts.add(re.sub(r"^(\w+:(//[^/:]+)?).*", r"\1", request.url)))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(address)
        page.wait_for_selector("#feed .feed")
        opened.append(page)
        return page

    yield go
    for page in opened:
        page.close()


def choose(page, name, number):
    page.click(f"#{name} input")
    page.get_by_role("option").nth(number).click()
    page.wait_for_function("document.querySelectorAll('[role=option]').length === 0")  # it fades away


def play_to_the_end(page):
    choose(page, "speed", 4)
    page.get_by_role("button", name="Play").click()
    page.wait_for_selector("#progress :text('the end')", timeout=30_000)


def until_proposed(page):
    """Take recorded posts one by one, from the beginning, until the agent proposes something."""
    page.click("#restart")
    page.wait_for_function("document.querySelectorAll('#feed article').length === 0")
    for number in range(1, len(sample_debates()[0].posts) + 1):
        page.click("#step")
        page.wait_for_function(f"document.querySelectorAll('#feed article').length === {number}")
        if page.locator("#proposal .message").count():
            return
    raise AssertionError("the agent proposed nothing")


def test_a_visitor_plays_a_debate_posts_and_decides_on_a_proposal(visit):
    page = visit()
    play_to_the_end(page)
    assert page.locator("#feed article").count() == len(sample_debates()[0].posts)
    assert page.locator("#feed .chip").count() == page.locator("#feed article").count()
    assert page.locator("#map .said").count() > 10
    until_proposed(page)
    assert "Why:" in page.inner_text("#proposal")

    page.locator("#feed article").last.get_by_role("button", name="Reply").click()
    page.wait_for_selector("#target .target")
    page.fill("#text textarea", "We should clean the gutter together on Saturday.")
    page.fill("#name input", "Kim")
    page.click("#send")
    own = page.wait_for_selector("#feed .own")
    assert "idea" in own.inner_text()
    assert "answers" in own.inner_text()
    assert "Kim" in own.inner_text()
    page.wait_for_selector("#note :text('read as')")
    assert page.input_value("#text textarea") == ""

    said = page.inner_text("#proposal .text")
    page.click("#accept")
    page.wait_for_selector("#feed .post.agent")
    assert said in page.inner_text("#feed .post.agent")
    assert page.faults == []
    assert page.hosts == {"http://127.0.0.1"}


def test_the_agent_is_silenced_and_speaks_again(visit):
    page = visit()
    page.click("#hush")
    page.wait_for_selector("#proposal :text('The agent is silent')")
    choose(page, "speed", 4)
    page.click("#play")
    page.wait_for_function("document.querySelectorAll('#feed article').length > 25")
    assert page.locator("#proposal .message").count() == 0
    page.get_by_role("button", name="Let it speak").click()
    page.get_by_role("button", name="Silence the agent").wait_for()
    assert page.faults == []


def test_typing_is_not_lost_while_the_debate_plays(visit):
    page = visit()
    choose(page, "speed", 3)
    page.click("#play")
    page.locator("#text textarea").press_sequentially("a thought that takes a while to type", delay=40)
    page.wait_for_function("document.querySelectorAll('#feed article').length > 3")
    assert page.input_value("#text textarea") == "a thought that takes a while to type"
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play").wait_for()
    count = page.locator("#feed article").count()
    page.wait_for_timeout(900)
    assert page.locator("#feed article").count() == count


def test_a_new_post_leaves_those_before_it_as_they_are(visit):
    page = visit()
    page.click("#step")
    page.wait_for_selector("#feed article")
    page.evaluate("document.querySelector('#feed article').kept = true")
    answers = []
    page.on("response", lambda answer: answers.append(answer) if answer.request.method == "POST" else None)
    for number in range(2, 5):
        page.click("#step")
        page.wait_for_function(f"document.querySelectorAll('#feed article').length === {number}")
    assert page.evaluate("document.querySelector('#feed article').kept")
    first = page.locator("#feed article").first.get_attribute("data-post")
    assert not any(f'data-post=\\"{first}\\"' in answer.text() for answer in answers)
    assert page.faults == []


def test_the_button_of_the_post_to_answer_is_pressed_and_keeps_the_focus(visit):
    page = visit()
    for number in (1, 2):
        page.click("#step")
        page.wait_for_function(f"document.querySelectorAll('#feed article').length === {number}")
    button = page.locator("#feed article").first.get_by_role("button", name="Reply")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#target .target")
    assert button.get_attribute("aria-pressed") == "true"
    assert button.evaluate("element => element === document.activeElement")
    page.get_by_role("button", name="Don’t reply").click()
    page.wait_for_selector("#target .target", state="detached")
    assert button.get_attribute("aria-pressed") == "false"


@pytest.mark.slow
def test_a_very_long_feed_keeps_its_newest_lines_and_says_what_is_missing(visit):
    page = visit()
    choose(page, "debate", 4)
    page.wait_for_selector("#heading :text('Many')")
    play_to_the_end(page)
    shown = page.locator("#feed article").count()
    assert page.locator("#feed article, #feed .mark-line").count() == 300
    assert page.locator("#feed article").last.get_attribute("data-post") == "p339"
    assert f"{340 - shown} earlier posts not shown." in page.inner_text("#feed .note")


def test_a_restart_empties_the_feed(visit):
    page = visit()
    page.click("#step")
    page.wait_for_selector("#feed article")
    page.click("#restart")
    page.wait_for_selector("#feed .empty")
    assert page.locator("#feed article").count() == 0
    page.click("#step")
    page.wait_for_selector("#feed article")
    assert page.locator("#feed article").count() == 1


def test_a_page_that_misses_lines_asks_for_all_of_them(visit):
    page = visit()
    page.click("#step")
    page.wait_for_selector("#feed article")

    def forward(route, request):
        """The page claims to have got a post that it has not."""
        sent = request.post_data_json
        sent["data"][0]["shown"]["feed"] += 1
        route.continue_(post_data=sent)

    page.route("**/run/predict", forward, times=1)
    for _ in range(3):
        with page.expect_response("**/run/predict"):
            page.click("#step")
    page.wait_for_function("document.querySelectorAll('#feed article').length === 4")


def test_hostile_text_stays_text(visit):
    page = visit()
    choose(page, "debate", 1)
    page.wait_for_selector("#heading :text('onerror')")
    play_to_the_end(page)
    page.fill("#text textarea", HOSTILE)
    page.fill("#name input", "<b>x</b>")
    page.click("#send")
    page.wait_for_selector("#feed .own")
    assert HOSTILE in page.inner_text("#feed .own")
    for tab in ("Who is heard", "Proposals", "Map"):
        page.get_by_role("tab", name=tab).click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#columns img, #columns script, #columns b").count() == 0
    assert page.hosts == {"http://127.0.0.1"}


def test_what_is_opened_or_closed_on_the_map_stays_so(visit):
    page = visit()
    choose(page, "debate", 3)
    for number in (1, 2, 3):
        page.click("#step")
        page.wait_for_selector(f"#progress :text('{number} of 30')")
    page.click("#map details[open] > summary")
    page.click("#step")
    page.wait_for_selector("#map :text('(3)')", state="attached")
    assert page.locator("#map details").first.get_attribute("open") is None


def test_right_to_left_posts_run_from_right_to_left(visit):
    page = visit()
    choose(page, "debate", 2)
    page.wait_for_selector(f"#heading :text('{DARI}')")
    page.click("#step")
    text = page.wait_for_selector("#feed .text")
    assert text.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_phone_needs_no_sideways_scrolling(visit):
    page = visit(PHONE)
    until_proposed(page)
    for tab in ("Map", "Who is heard", "Proposals"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for name in ("play", "send", "accept"):
        box = page.locator(f"#{name}").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
