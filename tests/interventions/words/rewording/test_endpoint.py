import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from facilitator.errors import InputError
from facilitator.interventions.words.rewording import GeneratorError, Message, Rewriter
from facilitator.interventions.words.rewording.endpoint import Endpoint
from tests.interventions.words.rewording.fake import PairEmbedder, request

KEY = "sk-very-secret"
ASKED = (Message(role="user", content="Say \ud800 it."),)
URL = "http://models.example/v1"


def answering(handler, *, url=URL, **options):
    client = httpx.Client(transport=httpx.MockTransport(handler))
    return Endpoint(url, model="small", key=KEY, client=client, **options)


def completion(text):
    return httpx.Response(200, json={"choices": [{"message": {"role": "assistant", "content": text}}]})


def ask(endpoint):
    return endpoint.generate(ASKED, most_tokens=7, seed=3)


def test_it_asks_for_the_likeliest_reply_with_seed_limit_and_key():
    seen = []

    def handler(asked):
        seen.append(asked)
        return completion("Well said.")

    assert ask(answering(handler, url=URL + "/")) == "Well said."
    assert str(seen[0].url) == "http://models.example/v1/chat/completions"
    assert seen[0].headers["authorization"] == f"Bearer {KEY}"
    body = json.loads(seen[0].content)
    assert body["messages"] == [{"role": "user", "content": "Say \ud800 it."}]
    assert {name: body[name] for name in ("model", "temperature", "seed", "max_tokens", "stream")} == {
        "model": "small",
        "temperature": 0,
        "seed": 3,
        "max_tokens": 7,
        "stream": False,
    }


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (httpx.Response(401, text=f"wrong key {KEY}"), "answered with status 401"),
        (httpx.Response(500), "answered with status 500"),
        (httpx.Response(302, headers={"location": "http://elsewhere.example"}), "answered with status 302"),
        (httpx.Response(200, text="<html>"), "something else than a chat completion"),
        (httpx.Response(200, text="[" * 60000), "something else than a chat completion"),
        (httpx.Response(200, content=b"\xff\xfe\x00"), "something else than a chat completion"),
        (httpx.Response(200, json=None), "something else than a chat completion"),
        (httpx.Response(200, json={"error": KEY}), "something else than a chat completion"),
        (httpx.Response(200, json={"choices": []}), "something else than a chat completion"),
        (httpx.Response(200, json={"choices": [{"message": None}]}), "something else than a chat completion"),
        (completion(None), "a reply without text"),
        (completion(["a"]), "a reply without text"),
        (completion("x" * 70000), "more than 64 KB"),
    ],
)
def test_anything_but_a_reply_is_one_sentence(response, said):
    with pytest.raises(GeneratorError) as error:
        ask(answering(lambda asked: response))
    assert said in str(error.value)
    assert KEY not in str(error.value)


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (httpx.ConnectError(KEY), "cannot be reached"),
        (httpx.RemoteProtocolError(KEY), "cannot be reached"),
        (httpx.ReadTimeout(KEY), "took longer than 20 s"),
    ],
)
def test_so_is_a_server_that_is_away_or_slow(failure, said):
    def handler(asked):
        raise failure

    with pytest.raises(GeneratorError) as error:
        ask(answering(handler))
    assert said in str(error.value)
    assert KEY not in str(error.value)


def test_the_time_limit_holds_for_a_reply_that_trickles():
    def trickle():
        while True:
            time.sleep(0.01)
            yield b" "

    with pytest.raises(GeneratorError, match=r"took longer than 0\.05 s"):
        ask(answering(lambda asked: httpx.Response(200, content=trickle()), seconds=0.05))


def test_the_key_is_in_no_representation():
    endpoint = answering(lambda asked: completion(""))
    assert KEY not in repr(endpoint) + str(endpoint) + endpoint.name


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://models.example",
        "http://",
        "models.example/v1",
        "http://h:port/v1",
        f"https://me:{KEY}@models.example/v1",
        f"https://models.example/v1?key={KEY}",
    ],
)
def test_a_url_that_is_none_is_refused(url):
    with pytest.raises(InputError) as error:
        Endpoint(url, model="small")
    assert KEY not in str(error.value)


@pytest.mark.parametrize("key", ["", "sk-ä", "sk\n1", "two words"])
def test_a_key_that_no_header_can_carry_is_refused(key):
    with pytest.raises(InputError) as error:
        Endpoint(URL, model="small", key=key)
    assert not key or key not in str(error.value)


def test_a_time_limit_must_be_above_nought():
    with pytest.raises(InputError, match="must be above 0"):
        Endpoint(URL, model="small", seconds=0)


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert "⟦1⟧" in asked["messages"][1]["content"]
        reply = "So far ⟦1⟧ has had no answer. How does it fit with what others said?"
        body = json.dumps({"choices": [{"message": {"content": reply}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    """A real server on this machine, until the test ends."""
    found = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}/v1"
    found.shutdown()
    thread.join()
    found.server_close()


def test_a_message_is_reworded_over_a_real_connection(server):
    endpoint = Endpoint(server, model="small", client=httpx.Client(trust_env=False))
    found = Rewriter(generator=endpoint, embedder=PairEmbedder()).reword(request())
    assert found.by == "small"
    assert "“We close the road in spring” has had no answer" in found.text


def test_a_refused_connection_lets_the_catalogue_speak():
    with HTTPServer(("127.0.0.1", 0), Handler) as closed:
        port = closed.server_port
    endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", model="small", client=httpx.Client(trust_env=False))
    found = Rewriter(generator=endpoint, embedder=PairEmbedder()).reword(request())
    assert (found.by, found.why) == ("catalogue", "the language model's server cannot be reached.")
