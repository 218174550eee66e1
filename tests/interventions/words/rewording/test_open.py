import pytest

from facilitator.errors import InputError
from facilitator.interventions.words.rewording import open_generator
from facilitator.interventions.words.rewording.endpoint import Endpoint
from facilitator.interventions.words.rewording.local import LocalModel
from tests.interventions.words.rewording.tiny import tiny_model


def test_a_url_is_an_endpoint():
    found = open_generator("http://127.0.0.1:9/v1", model="small", key="secret")
    assert isinstance(found, Endpoint)
    assert found.name == "small"


def test_anything_else_is_a_model_on_this_machine(tmp_path):
    assert isinstance(open_generator(str(tiny_model(tmp_path)), key="not used"), LocalModel)


def test_an_endpoint_needs_the_name_of_a_model():
    with pytest.raises(InputError) as error:
        open_generator("https://me:secret@models.example/v1?key=secret")
    assert str(error.value) == "https://models.example/v1 serves models by name; say which one you want."


def test_a_local_model_needs_no_other_name():
    with pytest.raises(InputError, match="name one of them"):
        open_generator("some/folder", model="small")
