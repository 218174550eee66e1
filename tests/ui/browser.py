"""A real Chromium for tests: where it is, and what a test may do with it."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def needs(what):
    """Skip, or fail where a browser is required."""
    reason = f"needs {what}; install Debian's chromium, or name one in $CHROMIUM"
    if os.environ.get("FACILITATOR_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium():
    """A headless Chromium, driven by Playwright."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).is_file():
        needs(f"Chromium at {path}")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        needs("the package playwright")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_QUIET))
        yield browser
        browser.close()
