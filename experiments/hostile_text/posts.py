"""Posts that nobody would write in good faith, or only by accident: one dictionary, kind -> texts."""

from collections.abc import Mapping, Sequence

import numpy as np

__all__ = ["hostile_posts"]

_WORDS = ("we", "should", "close", "the", "road", "because", "it", "floods", "every", "spring", "why", "not", "drains")
_RIGHT_TO_LEFT = (
    "ما باید سرک را ببندیم چون هر بهار آب می‌گیرد.",
    "موږ باید سړک وتړو، ځکه هر پسرلی پکې اوبه راځي؟",
    "يجب أن نغلق الطريق لأنه يغرق كل ربيع!",
    "צריך לסגור את הכביש כי הוא מוצף בכל אביב.",
    "\u202eread from right to left\u202c and \u2067back\u2069 \u200f\u200e",
)


def hostile_posts(*, byte_strings: int, scale: int, seed: int) -> Mapping[str, Sequence[str]]:
    """Parameters: how many random byte strings, and how many words or signs the longest posts have."""
    rng = np.random.default_rng(seed)
    spread = ("utf-8", "latin-1", "utf-16-le")
    raw = [rng.bytes(int(rng.integers(1, 600))) for _ in range(byte_strings)]
    return {
        "random bytes": [
            one.decode(spread[place % 3], errors=("replace", "surrogateescape")[place % 2 and place % 3 == 0])
            for place, one in enumerate(raw)
        ],
        "emoji floods": [
            "😀" * scale,
            "👩🏽‍🔬" * (scale // 4),
            "🇦🇫" * (scale // 2),
            "no 👎 " * (scale // 2),
            "".join(chr(0x1F300 + int(code)) for code in rng.integers(0, 0x2FF, size=scale)),
        ],
        "right to left": [*_RIGHT_TO_LEFT, *(" ".join([one] * (scale // 10)) for one in _RIGHT_TO_LEFT)],
        "very long": [
            " ".join(rng.choice(_WORDS, size=scale)),
            ". ".join(rng.choice(_WORDS, size=scale)),
            "\n".join(f"- {word}" for word in rng.choice(_WORDS, size=scale)),
            "a" * (10 * scale),
            " " * (10 * scale) + "why?",
            "\n" * (10 * scale),
        ],
        "marks": [
            "." * scale,
            "?" * scale,
            "((" * scale,
            '"' * scale,
            "e" + "\u0301" * scale,
            "\u200b" * scale,
            "\x00" * scale,
            "a?" * scale,
            "(?" * scale,
            "a.b" * scale,
            "why?" + "!" * scale + " Because.",
            "1. " * scale,
            "> " * scale,
            "。" * scale,
            "[SEP] [CLS] [MASK] " * (scale // 5),
            "<script>alert(1)</script>" * (scale // 20),
            "",
        ],
    }
