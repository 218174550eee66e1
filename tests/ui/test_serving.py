import pytest

from facilitator.errors import InputError
from facilitator.ui.app import build
from facilitator.ui.serving import address_of, launch, listen, sample_debates, server_for
from facilitator.ui.store import MOST_VISITS
from tests.ui.made import agent, debate


def test_sample_debates_come_with_the_package():
    assert len(sample_debates()) == 6


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_out_of_range_is_refused_in_plain_words(port):
    with pytest.raises(InputError, match=f"the port is {port}; use one between 1 and 65535"):
        listen("127.0.0.1", port)


def test_a_taken_port_is_refused_before_any_model_is_loaded():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} on 127.0.0.1 cannot be used .*--port"):
            launch(port=port, model="no such model")


def test_a_port_is_free_again_when_the_model_is_missing(tmp_path):
    with listen("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(InputError):
        launch(port=port, model=str(tmp_path / "none"))
    listen("127.0.0.1", port).close()


def test_the_address_is_one_to_type_into_a_browser():
    with listen("0.0.0.0", 0) as listening:
        assert address_of(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_gradio_keeps_notes_on_no_more_pages_than_there_are_visits():
    page = build(agent(), [debate()])
    server_for(page)
    for number in range(MOST_VISITS + 20):
        page.state_holder[str(number)]
    assert len(page.state_holder.session_data) == MOST_VISITS
