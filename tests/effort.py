"""How hard property tests try: a little and the same each time by day, ten times as much at night (`make nightly`)."""

import os

__all__ = ["NIGHTLY", "examples"]

NIGHTLY = os.environ.get("FACILITATOR_NIGHTLY") == "1"


def examples(by_day):
    """How many examples to draw."""
    return by_day * 10 if NIGHTLY else by_day
