from facilitator.errors import WorkError
from facilitator.interventions.words.rewording import GeneratorError, Message


def test_a_message_is_what_chats_want():
    assert Message(role="user", content="hello").as_dict() == {"role": "user", "content": "hello"}


def test_its_error_is_one_of_work():
    assert issubclass(GeneratorError, WorkError)
