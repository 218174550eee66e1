"""Rewordings by hand that should pass: language, move, which of its texts, and the reply with its marks."""

GOOD = (
    ("en", "answer_first_post", 0, "So far ⟦1⟧ has had no answer. How does it fit with what others said?"),
    ("en", "answer_first_post", 1, "May I point to this: ⟦1⟧. What would you say in reply?"),
    ("en", "answer_first_post", 2, "⟦1⟧ – can somebody add to that from their own experience?"),
    ("en", "ask_alternatives", 0, "There were objections to ⟦1⟧. What other way might lead to the same goal?"),
    ("en", "ask_alternatives", 1, "How would you change ⟦1⟧ to make it work?"),
    ("en", "ask_cons", 0, "⟦1⟧ has support. If it were done, what would need care?"),
    ("en", "ask_cons", 2, "What might get in the way of ⟦1⟧, and how could that be made easier?"),
    ("en", "organise_ideas", 0, "By now there are many proposals on ⟦1⟧. Which ones belong together?"),
    (
        "en",
        "analogy",
        1,
        "Two parts of this debate: ⟦1⟧ and ⟦2⟧. What of the second would suit the first?",
    ),
    (
        "en",
        "summarise",
        0,
        "Where we are: most was said in favour of ⟦1⟧. A different view: ⟦2⟧. What is missing?",
    ),
    (
        "en",
        "invite_quiet",
        0,
        "Hello ⟦name⟧, only you see this. We are talking about ⟦1⟧. If you have a thought on it, it is welcome; "
        "if not, that is fine.",
    ),
    ("fa-AF", "answer_first_post", 0, "تا حال یک نظر پاسخی نیافته: ⟦1⟧. این با گفته‌های دیگر چه ربطی دارد؟"),
    ("fa-AF", "ask_alternatives", 0, "با ⟦1⟧ مخالفت شد. برای همان هدف چه راه دیگری می‌تواند باشد؟"),
    ("fa-AF", "ask_cons", 0, "⟦1⟧ هواخواه یافته است. اگر انجام شود، باید به چه توجه کرد؟"),
    ("ja", "answer_first_post", 0, "⟦1⟧という投稿にはまだ返事がありません。ほかの話とどのようにつながりますか。"),
    ("ja", "ask_alternatives", 0, "⟦1⟧には反対がありました。同じ目的のために、別のやり方はありますか。"),
    ("ja", "ask_cons", 0, "⟦1⟧には賛成が集まっています。実行するときは何に気をつけるとよいでしょうか。"),
    ("ps", "ask_alternatives", 0, "له ⟦1⟧ سره مخالفت وشو. هماغه هدف ته بله کومه لار شته؟"),
)
