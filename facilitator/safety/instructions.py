"""Posts that try to instruct the agent: `instructs`, so that their words never come out of its mouth.

A post is data. No decision rests on what it tells the agent to do, as no part of the agent follows text; but a message
quotes the post it is about, and a quoted instruction would look like the agent's own words, or steer a language model
downstream. Such a post still counts as a post; it is only never quoted.
"""

from __future__ import annotations

import re

from facilitator.safety.folded import folded

__all__ = ["instructs"]

_LOOK = 4000

#: What somebody writes who speaks to a program and not to people, in the languages of the catalogues and some others.
_TOLD = (
    *("say", "tell", "write", "post", "send", "repeat", "print", "output", "reveal", "show", "mention", "announce"),
    *("reply", "answer", "respond", "ask", "stop", "start", "invite", "delete", "remove", "ban", "approve", "reject"),
    *("support", "summarise", "summarize", "translate", "name", "list"),
)
_CUES = (
    r"(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instruction|prompt|rule|guideline|previous|above|polic)",
    r"\b(?:system|developer) (?:prompt|message|override|instruction)",
    r"\b(?:you are|act as|pretend to be|behave as|role-?play as) (?:now |an? |the )?(?:\w+ )?"
    r"(?:ai|bot|chatbot|assistant|agent|facilitator|moderator|model|dan|admin|developer|system)\b",
    r"\b(?:agent|bot|assistant|chatbot|facilitator|moderator|ai|gpt|llm)\b\s*[,:;!-]+\s*(?:please )?(?:\w+ly )?"
    rf"(?:{'|'.join(_TOLD)})\b",
    r"\b(?:say|repeat|print|output|write|post|reply|respond|answer)\b.{0,15}\b"
    r"(?:exactly|verbatim|word for word|only with)",
    r"\b(?:reveal|print|show|leak|output)\b.{0,20}\b(?:your|the) (?:\w+ )?"
    r"(?:prompt|instruction|rule|secret|key|polic|gender)",
    r"\b(?:from now on|new instructions?|new task|begin instructions?|end of (?:prompt|instructions?))",
    r"\b(?:jailbreak|prompt inject)",
    r"<\|?(?:im_start|im_end|system|user|assistant|endoftext|inst)\|?>|\[/?inst\]|<</?sys>>",
    r"(?:^[\s>*_#`~-]*|[.!?]\s+)(?:system|assistant)\s*:",
    r"(?:ignoriere|vergiss|missachte)\b.{0,40}(?:anweisung|regeln|vorgaben)",
    r"(?:ignore[zr]?|oublie[zr]?)\b.{0,40}(?:instruction|consigne|règle)",
    r"(?:ignora|olvida|ignore|esqueça|dimentica)\b.{0,40}(?:instruc|regla|regra|istruzion|instruç)",
    r"(?:игнорируй|забудь)\w*.{0,40}(?:инструкц|правил|указани)",
    r"(?:دستور|هدایت|رهنمود|فرمان)\w*.{0,40}(?:نادیده|فراموش)|(?:نادیده|فراموش).{0,40}(?:دستور|هدایت|رهنمود)",
    r"(?:لارښوون|امر).{0,40}(?:له پامه|هېر|پرېږد)",
    r"(?:تجاهل|انس).{0,40}(?:التعليمات|الأوامر|القواعد)",
    r"(?:指示|命令|ルール|プロンプト).{0,15}(?:無視|忘れ)|(?:忽略|无视|忘记).{0,15}(?:指令|指示|提示|规则)",
)
_PATTERN = re.compile("|".join(f"(?:{cue})" for cue in _CUES), re.IGNORECASE | re.MULTILINE | re.DOTALL)
#: Invisible doubles of ASCII, which can hide whole sentences.
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_MARKUP = re.compile(r"[*_`~>#|\\]+|<!--|-->|</?\w{1,10}>")
_LOOKALIKES = str.maketrans("аеорсухіѕӏ0134@$", "aeopcyxisloieaas")


def instructs(text: str) -> bool:
    """Whether a post speaks to the agent as to a program; looked for under markup, lookalikes and hidden characters.

    A rule of thumb: it finds the usual ways and sometimes a harmless post ("You are a moderator, aren't you"), whose
    only loss is that it is not quoted.
    """
    flat = text[:_LOOK]
    if _TAGS.search(flat):
        return True  # nobody needs tags to say something in a debate
    plain = folded(flat).text
    bare = " ".join(_MARKUP.sub(" ", plain).split())
    spaced = re.sub(r"\b(\w) (?=\w\b)", r"\1", bare)  # i g n o r e
    forms = (plain, bare, spaced, bare.lower().translate(_LOOKALIKES))
    return any(_PATTERN.search(form) for form in forms)
