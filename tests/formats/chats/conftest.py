"""A chat of WhatsApp, written and read."""

from __future__ import annotations

import pytest

from facilitator.formats import read
from tests.formats.chats.random_chats import recognised_by


@pytest.fixture
def read_text(tmp_path):
    def write_and_read(text):
        path = tmp_path / "chat.txt"
        path.write_text(text, encoding="utf-8")
        assert recognised_by(path) == ["whatsapp"]
        return read(path)

    return write_and_read
