"""A small file of each platform whose exports are JSON: the objects, and how the file holds them."""

from __future__ import annotations

import json

DISCOURSE = {
    "post_stream": {
        "posts": [
            {"id": 901, "post_number": 1, "username": "noor", "name": "Noor", "cooked": "<p>Build it.</p>",
             "created_at": "2024-03-12T18:00:00Z", "post_type": 1},
            {"id": 902, "post_number": 2, "username": "emil", "cooked": '<aside class="quote" data-post="1">'
             "<blockquote>Build it.</blockquote></aside>Why?", "post_type": 1, "reply_to_post_number": 1},
            {"id": 903, "post_number": 3, "username": "system", "cooked": "", "post_type": 3},
        ],
        "stream": [901, 902, 903, 904],
    },
    "id": 12,
    "title": "A lido?",
}  # fmt: skip
_COMMENT = {"id": "k1", "author": "noor", "body": "&gt; Build it\n\nWhy?", "created_utc": 1712181420, "score": 3,
            "link_id": "t3_q9", "parent_id": "t3_q9", "subreddit": "town"}  # fmt: skip
_ANSWER = {**_COMMENT, "id": "k2", "author": "[deleted]", "parent_id": "t1_k1"}
_SUBMISSION = {"id": "q9", "title": "A lido?", "selftext": "Build it.", "author": "ines", "subreddit": "town",
               "created_utc": 1712181400, "permalink": "/r/town"}  # fmt: skip
REDDIT = [_SUBMISSION, _COMMENT, _ANSWER]
PAGE = [
    {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": _SUBMISSION}]}},
    {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": {**_COMMENT, "replies": {
        "kind": "Listing",
        "data": {"children": [{"kind": "t1", "data": _ANSWER}, {"kind": "more", "data": {"count": 2}}]},
    }}}]}},
]  # fmt: skip
CONSUL = {"data": {"debates": {"edges": [{"node": {"id": 7, "title": "A lido?", "comments": {"edges": [
    {"node": {"id": 1, "body": "<p>Build it.</p>", "public_created_at": "2024-03-12 18:00:00", "ancestry": None,
              "public_author": {"username": "noor"}}},
    {"node": {"id": 2, "body": "Why?", "public_created_at": "2024-03-12 18:01:00", "ancestry": "1",
              "public_author": {"username": "emil"}}},
]}}}]}}}  # fmt: skip
DECIDIM = [
    {"id": 41, "created_at": "2024-03-30 22:10:00 UTC", "body": {"en": "<p>Build it.</p>"}, "locale": "en",
     "author": {"id": 901, "name": "Noor"}, "alignment": 1, "commentable_id": 7,
     "commentable_type": "Decidim::Proposals::Proposal", "root_commentable_url": "https://p.example.org/proposals/7"},
    {"id": 42, "created_at": "2024-03-30 22:20:00 UTC", "body": "Why?", "locale": "en",
     "author": {"id": 902, "name": "Emil"}, "alignment": -1, "commentable_id": 41,
     "commentable_type": "Decidim::Comments::Comment", "root_commentable_url": "https://p.example.org/proposals/7"},
]  # fmt: skip
PROPOSALS = [
    {"id": 7, "title": {"en": "A lido"}, "body": {"en": "<p>Build &amp; fill it.</p>"}, "component": {"id": 3},
     "participatory_space": {"id": 2, "title": {"en": "Summer"}}, "published_at": "2024-03-30 22:10:00 UTC",
     "author": {"id": [901], "name": ["Noor"]}, "state": "accepted"},
]  # fmt: skip
LOOMIO = [
    {"table": "users", "record": {"id": 1, "name": "Noor"}},
    {"table": "discussions", "record": {"id": 5, "title": "A lido?", "description": "Build it.", "author_id": 1}},
    {"table": "comments", "record": {"id": 9, "discussion_id": 5, "body": "<p>Why?</p>", "user_id": 2,
                                     "parent_type": "Comment", "parent_id": 8, "created_at": "2024-03-12"}},
    {"table": "polls", "record": {"id": 3, "title": "Build it", "discussion_id": 5, "author_id": 1}},
    {"table": "stances", "record": {"id": 4, "poll_id": 3, "participant_id": 2, "reason": "Hot."}},
]  # fmt: skip
LABEL_STUDIO = [
    {"data": {"text": "Build it.", "debate": "d", "post": "1", "author": "p7", "reply_to": None, "time": 0.0},
     "annotations": [{"result": [{"type": "choices", "value": {"choices": ["idea"]}}]}]},
    {"data": {"text": "Why?", "debate": "d", "post": "2", "author": "p8", "reply_to": "1", "time": 5.0}},
]  # fmt: skip
CONVOKIT = [
    {"id": "a", "conversation_id": None, "text": "Build it.", "speaker": "noor", "meta": {}, "reply-to": None},
    {"id": "b", "conversation_id": None, "text": "Why?", "speaker": "emil", "meta": {}, "reply-to": "a"},
    {"id": "c", "conversation_id": "x", "text": "Trams.", "speaker": "ines", "meta": {"label": "idea"}, "timestamp": 9,
     "reply-to": None},
]  # fmt: skip


def whole(value):
    return json.dumps(value)


def by_line(records):
    return "".join(json.dumps(record) + "\n" for record in records)


#: Format -> what is in a file of it, and how it is written down.
SAMPLES = {
    "consul": (CONSUL, whole),
    "convokit": (CONVOKIT, by_line),
    "decidim": (DECIDIM, whole),
    "decidim-proposals": (PROPOSALS, whole),
    "discourse": (DISCOURSE, whole),
    "label-studio": (LABEL_STUDIO, whole),
    "loomio": (LOOMIO, by_line),
    "reddit": (REDDIT, by_line),
    "reddit page": (PAGE, whole),
}
