"""What stands before words as the name of who says them: ``Name: words`` and ``[NAME] words``; and how it looks.

What a label looks like decides nothing where a file shows its habit (see `habits`); it does where a file is too short
to have one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from facilitator.formats.names import name_key

__all__ = ["Label", "find_label", "is_machine_made", "is_nobody", "looks_like_a_name", "may_be_a_name"]

# A colon needs a blank after it (10:30, https://) unless it is as wide as the letters of its script.
_COLON = re.compile(r"(.{1,100}?)\s*(?:[：﹕︓፥]|:(?=\s|$|[\u2e80-\u9fff\uac00-\ud7af\uff01-\uffef]))\s*(.*)")
_BRACKETS = re.compile(r"\[([^\[\]]{1,80})\]\s*[:：]?\s*(\S.*)")
_MACHINE = re.compile(
    r"(?:speaker|spkr?|sprecher(?:in)?|locuteur|intervenant|hablante|orador|parlant|falante|relatore|参加者|話者|"
    r"participant|voice|guest)[ _-]?(?:\d{1,3}|[a-z])"
)
_NOBODY = re.compile(r"(?:(?:unknown|unidentified)(?: speaker| voice)?|inaudible|multiple speakers|crosstalk)")
_SENTENCE = re.compile(r"[!?…。！？،]|[^\W\d_]{4,}\. ")
_CLOCK_OR_ADDRESS = re.compile(r"\d:\d|//")

_HEADINGS = frozenset(
    """question questions answer answers option options plan plans proposal remember note notes nb ps first second
    third fourth fifth firstly secondly thirdly finally last lastly next then also and but or so well now ok okay yes no
    right step steps point points item items part section chapter example examples topic theme agenda summary
    conclusion conclusions result results reason reasons problem problems solution solutions idea ideas fact facts
    rule rules warning caution attention important tip hint update answered issue issues task tasks goal goals aim
    case cases phase version level number figure table appendix article motion amendment budget cost costs price
    time date place today tomorrow yesterday meanwhile however therefore because look listen wait fine sure good
    look see here there that this these those what why who how when where which namely therefore translation quote
    source sources credits subtitles music applause laughter laughs noise silence inaudible crosstalk cheering
    background foreign blank_audio chuckles sighs coughing clapping typing pause video audio sound
    pregunta preguntas respuesta opción opciones propuesta recuerda nota primero segundo tercero ejemplo problema
    solución conclusión resumen punto paso parte razón música aplausos risas entonces pues bueno sí
    resposta opció proposta recorda primer segon tercer exemple solució conclusió resum pas raó rialles
    aplaudiments réponse proposition rappel premier première deuxième troisième exemple problème conclusion
    résumé étape partie raison musique rires applaudissements frage antwort vorschlag hinweis erstens zweitens drittens
    beispiel lösung fazit punkt schritt teil grund musik lachen applaus ergebnis ja nein also
    domanda risposta opzione proposta ricorda esempio soluzione conclusione pergunta opção lembre exemplo
    質問 問題 答え 回答 例 結論 提案 注意 音楽 拍手 問 答 سوال پرسش پاسخ جواب مثال پیشنهاد نتیجه یادآوری سؤال
    प्रश्न सवाल उत्तर जवाब उदाहरण вопрос ответ пример pytanie odpowiedź przykład vraag antwoord voorbeeld""".split()
)
_COUNTERS = frozenset("one two three four five six seven eight nine ten uno dos tres un deux trois eins zwei drei".split())
_SPEECH = frozenset(
    """i'm i'd i've i'll it's that's there's we're we've you're they're is are was were be been has have had do does did
    can could should would will must says said say mean means think know want need we you they it he she what why
    which because if when there here that these those this not just because our your my their its
    es son era está están hay tiene tenemos dice digo dijo que porque pero nosotros hem tenim som és són hi dic
    est sont était nous vous ils elles c'est avons dit ist sind war wir ihr haben sagt dass weil è sono siamo abbiamo
    são temos disse""".split()
)
_PARTICLES = frozenset(
    "da de del della der den di do dos du d' e el al la las le les los i y und and & van von zu bin bint ibn ben af av "
    "of the o - – — | / @".split()
)


class Label(NamedTuple):
    """A name as it may stand before words.

    Parameters
    ----------
    kind
        ``":"`` or ``"["``.
    name
        As it stands in the file.
    key
        What all forms of the name share.
    words
        What follows.
    """

    kind: str
    name: str
    key: str
    words: str


def find_label(text: str) -> Label | None:
    """What may be a label at the beginning of the text, whatever it looks like.

    >>> find_label("kim | roads: as I said: no").name, find_label("10:30 is fine"), find_label("[ADA] Yes.").kind
    ('kim | roads', None, '[')
    """
    kind = ":"
    match = None
    if text[:1] == "[":
        kind, match = "[", _BRACKETS.match(text)
    if match is None and (":" in text or not text.isascii()):
        kind, match = ":", _COLON.match(text)
    if match is None:
        return None
    name = match[1].strip()
    if not any(map(_is_letter_like, name)) or _CLOCK_OR_ADDRESS.search(name):
        return None
    return Label(kind, name, name_key(name, case=True), match[2])


def _is_letter_like(char: str) -> bool:
    return char.isalnum() or ord(char) > 0x2190  # emoji and other signs are names too


def is_machine_made(label: Label) -> bool:
    """Whether it is how a program calls voices that it told apart: SPEAKER_01, spk_1, speaker 2."""
    return _MACHINE.fullmatch(label.key) is not None


def is_nobody(name: str) -> bool:
    """Whether the label says that nobody knows who speaks."""
    return _NOBODY.fullmatch(name.casefold()) is not None


def is_heading(name: str) -> bool:
    """Whether it is a word that people put before a colon when they speak: "Question", "Option B", "First of all"."""
    words = name.split()
    lower = [word.casefold().strip(".,()\"'") for word in words]
    if not lower or lower[0].rstrip("0123456789") not in _HEADINGS:
        return lower[:1] == ["in"] or lower[:1] == ["for"]
    rest = list(zip(words[1:], lower[1:], strict=True))
    return all(
        len(low) < 3 or low.isdigit() or low in _COUNTERS or low in _HEADINGS or word[0].islower() for word, low in rest
    )


def reads_as_speech(name: str) -> bool:
    """Whether it is a piece of a sentence rather than a name: "The three options are"."""
    words = name.split()
    if len(name) > 80 or len(words) > 9 or _SENTENCE.search(name):
        return True
    return len(words) > 1 and any(word in _SPEECH or word == "I" for word in (word.strip(",") for word in words))


def may_be_a_name(name: str) -> bool:
    """Whether nothing speaks against its being a name."""
    return not is_heading(name) and not reads_as_speech(name)


def looks_like_a_name(name: str) -> bool:
    """Whether it looks like one: up to six words, none of them in lower case but "van", "de" and the like."""
    words = re.sub(r"[(\[].*?[)\]]", "", name).split()
    return (
        may_be_a_name(name)
        and 0 < len(words) < 7
        and all(not word[0].islower() or word in _PARTICLES for word in words)
        and not words[0][0].islower()
        and any(char.isalpha() for char in name)
    )
