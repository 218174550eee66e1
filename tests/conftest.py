"""Fixtures that all tests may use."""

import pytest

from facilitator.resources import data_folder


@pytest.fixture(scope="session")
def shared_data():
    """The folder of external corpora; the test is skipped where there is none."""
    folder = data_folder()
    if folder is None:
        pytest.skip("needs the external corpora: set FACILITATOR_DATA to their folder")
    return folder
