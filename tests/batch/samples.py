"""Small corpora and models for the tests of batch analysis."""

import csv
import json

from facilitator.classification import KeywordModel

TEXTS = (
    "The drains block every spring and nobody is in charge, why?",
    "We should pay two people to clean them.",
    "I agree, because it worked in Sector Four.",
    "No, but the cost is wrong.",
    "Thanks everyone, good morning.",
)
GENDERS = ("woman", "man", "", "woman", "man", "woman", "man")


def rows(number, *, people=7, debates=3):
    """Rows of a table with everything in it: replies forth and back, repeated texts, several debates."""
    return [
        {
            "id": f"p{n}",
            "text": TEXTS[n % 5] if n % 4 else f"{TEXTS[n % 5]} {n}",
            "author": f"u{n % people}",
            "gender": GENDERS[n % people % 7],
            "debate": f"d{n % debates}",
            "reply_to": f"p{n - debates}" if n % 2 and n >= debates else f"p{n + debates}" if n % 3 == 0 else "",
        }
        for n in range(number)
    ]


def write_csv(path, records):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(records[0]))
        writer.writeheader()
        writer.writerows(records)
    return path


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Stopping(KeywordModel):
    """Labels `calls` chunks, then somebody presses Ctrl-C; counts what it was asked."""

    def __init__(self, calls=10**9):
        super().__init__()
        self.left = calls
        self.asked = 0

    def predict_proba(self, inputs):
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.asked += 1
        return super().predict_proba(inputs)
