import socket

import pytest

from facilitator.errors import InputError
from facilitator.interventions.words.rewording import GeneratorError, Message, Rewriter
from facilitator.interventions.words.rewording.local import LocalModel
from tests.interventions.words.rewording.fake import PairEmbedder, request
from tests.interventions.words.rewording.tiny import CHAT, tiny_model

ASKED = (Message(role="system", content="Be brief."), Message(role="user", content="Say \ud800 it."))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_model(tmp_path_factory.mktemp("plain") / "tiny")


def test_it_speaks_and_says_the_same_again(folder):
    model = LocalModel(folder)
    reply = model.generate(ASKED, most_tokens=12, seed=0)
    assert model.name == "tiny"
    assert reply
    assert model.generate(ASKED, most_tokens=12, seed=5) == reply


def test_gibberish_is_refused_and_the_catalogue_speaks(folder):
    one = request()
    found = Rewriter(generator=LocalModel(str(folder)), embedder=PairEmbedder(), most_tokens=20).reword(one)
    assert (found.text, found.by) == (one.text, "catalogue")
    assert found.why.startswith("The words of tiny were not taken: ")


def test_a_chat_template_is_used(tmp_path):
    model = LocalModel(tiny_model(tmp_path, template=CHAT))
    assert model._as_text(ASKED) == "<user>Be brief.\n\nSay ? it.<assistant>"
    assert model.generate(ASKED, most_tokens=3, seed=0) is not None


def test_a_template_that_knows_system_messages_gets_one(tmp_path):
    model = LocalModel(tiny_model(tmp_path, template="{# system #}" + CHAT))
    assert model._as_text(ASKED) == "<system>Be brief.<user>Say ? it.<assistant>"


def test_a_prompt_too_long_for_the_model_is_an_error(tmp_path):
    model = LocalModel(tiny_model(tmp_path, positions=16))
    with pytest.raises(GeneratorError, match=r"reads 16 tokens; it would need \d+\.$"):
        model.generate(ASKED, most_tokens=12, seed=0)


def test_a_template_that_fails_is_an_error(tmp_path):
    model = LocalModel(tiny_model(tmp_path, template="{{ raise_exception('no') }}"))
    with pytest.raises(GeneratorError, match="failed"):
        model.generate(ASKED, most_tokens=12, seed=0)


@pytest.mark.parametrize("named", ["no/such-model", "nowhere", "{tmp}/nowhere"])
def test_what_is_not_there_is_told_in_one_sentence_and_never_fetched(named, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: asked.append(args))
    with pytest.raises(InputError, match=r"on this machine; give a folder, or fetch the hub id beforehand\.$"):
        LocalModel(named.format(tmp=tmp_path))
    assert asked == []


def test_a_folder_without_a_model_is_told_in_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"cannot be loaded .*; give another one\.$"):
        LocalModel(tmp_path)


def test_a_hub_id_is_found_in_the_cache_and_nothing_is_asked_of_the_network(tmp_path, monkeypatch):
    repo = tmp_path / "models--some--tiny"
    tiny_model(repo / "snapshots" / "abc")
    (repo / "refs").mkdir()
    (repo / "refs" / "main").write_text("abc")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: asked.append(args))
    model = LocalModel("some/tiny")
    assert model.name == "some/tiny"
    assert model.generate(ASKED, most_tokens=2, seed=0) is not None
    assert asked == []
