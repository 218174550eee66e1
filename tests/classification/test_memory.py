import platform

import pytest

from facilitator.classification.memory import keep_freed_memory


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="it is about glibc")
def test_glibc_takes_the_setting():
    assert keep_freed_memory() is True
