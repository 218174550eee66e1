"""``facilitator demo``: it says where the page is, and refuses what it cannot serve."""

import re

import pytest

from facilitator.ui.serving import listen


def test_it_says_where_the_page_is_and_how_to_stop(run, plain, served):
    result = run("demo", "--port", "0")
    [(host, port)] = served
    assert (result.code, result.out) == (0, "")
    assert re.search(rf"The demo is at http://{host}:{port}/ – stop it with Ctrl-C\.\n$", result.err)


def test_the_browser_is_opened_only_when_asked_for(run, plain, served, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run("demo", "--port", "0")
    assert opened == []
    run("demo", "--port", "0", "--open")
    assert opened == [f"http://127.0.0.1:{served[1][1]}/"]


def test_a_taken_port_is_one_sentence(run, plain, served):
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        result = run("demo", "--port", port)
    assert result.code == 2
    assert result.err.splitlines()[-1].startswith(f"Error: port {port} on 127.0.0.1 cannot be used")
    assert served == []


@pytest.mark.parametrize(("option", "value"), [("--port", "65536"), ("--port", "x"), ("--policy", "nowhere")])
def test_a_wrong_option_is_refused(run, plain, served, option, value):
    words = ("demo", option, value) if option == "--port" else ("demo", "--port", "0", option, value)
    result = run(*words)
    assert result.code == 2
    assert value in result.err
    assert served == []
