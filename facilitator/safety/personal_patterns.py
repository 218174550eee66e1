"""What personal data look like, as patterns over folded text (see `folded`)."""

from __future__ import annotations

import re

__all__ = [
    "ADDRESSES",
    "AT_HOME",
    "CARD",
    "COORDINATES",
    "EMAILS",
    "HANDLES",
    "IBAN",
    "IDENTITIES",
    "IPS",
    "NO_NUMBER",
    "PHONES",
    "PHONE_CUE",
    "ROLE_MAILBOX",
]

_I = re.IGNORECASE
_TLD = r"(?:com|org|net|edu|gov|info|io|example|test|mail|eu|[a-z]{2})"
_AT = r"(?:[ ]?[\[({<][ ]?(?:at|@)[ ]?[\])}>][ ]?|[ ]@[ ]?|@[ ]?)"
_DOT = r"(?:[ ]?[\[({<][ ]?(?:dot|punkt|punto|\.)[ ]?[\])}>][ ]?|[ ](?:dot|punkt|punto)[ ]|[ ]?\.[ ]?)"

#: Plain ones; those taken apart by brackets or blanks; those spelt out ("name at example dot org").
EMAILS = (
    (re.compile(r"(?<![\w.+-])[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"), 0.97),
    (
        re.compile(rf"(?<![\w.+-])[\w+-][\w.+-]{{0,63}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}})?{_DOT}{_TLD}\b", _I),
        0.85,
    ),
    (
        re.compile(
            r"(?<![\w.+-])[\w+-][\w.+-]{0,63}[ ](?:at|arroba|ät)[ ][\w-]{1,63}"
            r"(?:[ ](?:dot|punkt|punto)[ ][\w-]{1,63})?[ ](?:dot|punkt|punto)[ ]"
            rf"(?!(?:by|to|on|or|as|an|do|so)\b){_TLD}\b",
            _I,
        ),
        0.8,
    ),
)
#: A mailbox of an office and not of a person.
ROLE_MAILBOX = re.compile(
    r"^(?:info|office|contact|hello|admin|support|press|council|mayor|clerk|secretar\w*|editor|team|mail|service|"
    r"feedback|consultation|kontakt|rathaus|no-?reply)\b",
    _I,
)

_NUMBER_WORDS = (
    r"(?:households?|people|residents?|euros?|dollars?|pounds?|afghanis?|yen|votes?|seats?|metres?|meters?|miles?|km|"
    r"tonnes?|tons?|percent|years?|signatures?|families|trees|units?|flats|homes|litres?|kwh|mwh|hectares?|acres?)"
)
#: Numbers that are no telephone: dates, times, years, sums of money, counts. Phones are sought in what is left.
NO_NUMBER = re.compile(
    r"(?<![\d.])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?(?!\d)"
    r"|(?<![\d.])\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:,? \d{1,2}[:.]\d{2})?(?!\d)"
    r"|(?<!\d)(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?)?(?: ?- ?\d{1,2}[:.h]\d{2})?(?!\d)"
    r"|(?<!\d)(?:1[5-9]|20|21)\d\d ?[-/] ?(?:(?:1[5-9]|20|21)\d\d|\d\d)(?!\d)"
    r"|(?<![\d+])\d{1,3}(?:[,.']\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|(?:[$\u20ac\u00a3\u00a5\u060b\u20b9]|\b(?:usd|eur|gbp|afn|chf|jpy|rs)\b\.?) ?\d[\d ,.']{0,20}"
    r"|(?<!\+)\b\d[\d ,.']{0,20} ?"
    rf"(?:[$\u20ac\u00a3\u00a5\u060b%]|(?:usd|eur|gbp|afn|chf|jpy|million|billion|{_NUMBER_WORDS})\b)"
    r"|\b(?:isbn|issn|doi|article|section|paragraph|page|pages|bill|file|case|ref(?:erence)?|order|version|v)"
    r"(?:-1[03])?[ :.#]*\d[\dX./-]*(?: \d[\dX/-]*)*",
    _I,
)
_SEP = r"[ ./-]{0,2}"
#: International, then local shapes; the last one counts only near a word for telephone.
PHONES = (
    (
        re.compile(
            rf"(?<![A-Za-z0-9_+])(?:\+|00(?=[1-9]))[ ]?\(?\d{{1,3}}\)?(?:{_SEP}\(?\d{{1,5}}\)?){{2,6}}(?![A-Za-z0-9_])"
        ),
        0.95,
    ),
    (
        re.compile(
            r"(?<![A-Za-z0-9_+.,/-])\(?0\d{1,4}\)?[ ./-]{0,2}\d{2,8}(?:[ ./-]\d{2,4}){0,4}(?![A-Za-z0-9_]|[.,]\d)"
        ),
        0.8,
    ),
    (
        re.compile(
            r"(?<![A-Za-z0-9_+.,/-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}(?![A-Za-z0-9_]|[.,-]\d)"
        ),
        0.8,
    ),
    (re.compile(r"(?<![A-Za-z0-9_+.,/-])\(?\d{2,4}\)?(?:[ ./-]?\d{2,4}){1,4}(?![A-Za-z0-9_]|[.,]\d)"), 0.2),
)
PHONE_CUE = re.compile(
    r"(?:\b(?:call|ring|phone|telephone|tel|mobile|cell|whatsapp|signal|viber|text me|sms|my number|his number|"
    r"her number|their number|reach me|m\u00f3vil|tel\u00e9fono|ll[a\u00e1]ma\w*|handy|telefon\w*|ruf\w*|"
    r"\u0634\u0645\u0627\u0631\u0647|\u062a\u0644\u0641\u0648\u0646|\u0645\u0648\u0628\u0627\u064a\u0644)\b|"
    r"\u96fb\u8a71|\u643a\u5e2f)[^\d]{0,25}$",
    _I,
)

IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}", _I)
CARD = re.compile(r"(?<![\w+])\d(?:[ -]?\d){12,18}(?![\w])")

IPS = (
    re.compile(r"(?<![\w.])(?<!version )(?<!v )\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)", _I),
    re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}(?![\w:])", _I),
)
COORDINATES = re.compile(
    r"(?<![\w.-])-?(?:[0-8]?\d|90)\.\d{4,}\u00b0? ?[NS]?[,;/ ]{1,3}-?(?:1[0-7]\d|\d?\d|180)\.\d{4,}(?!\d)"
    r"|\d{1,2}\u00b0 ?\d{1,2}['\u2019\u2032] ?(?:\d{1,2}(?:\.\d+)?(?:[\"\u201d]|\u2032\u2032|''))? ?[NS]\b.{0,3}"
    r"\d{1,3}\u00b0 ?\d{1,2}['\u2019\u2032] ?(?:\d{1,2}(?:\.\d+)?(?:[\"\u201d]|\u2032\u2032|''))? ?[EWO]\b"
)

_WAY = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|Terrace|Way|Place|Square|Gardens|Boulevard|"
    r"Blvd|Row|Hill|Mews|Alley|Walk)"
)
#: House numbers: "12 Mill Road", "Lindengasse 12", "calle Mayor 12". A plural tells a count: "3 Mill Street shops".
ADDRESSES = (
    re.compile(
        rf"(?<![\w.,:/-])\d{{1,4}}[A-Da-d]?,? (?:[A-Z][\w'\u2019-]+ ){{1,3}}{_WAY}\b"
        r"(?! (?:[a-z]+s|people|families|children)\b)(?:, [A-Z][\w-]+)?"
    ),
    re.compile(
        r"\b[A-Z\u00c4\u00d6\u00dc][\w-]*(?:stra\u00dfe|strasse|str\.|gasse|weg|allee|platz) \d{1,3}[a-d]?\b(?![.,:]\d)"
    ),
    re.compile(
        r"\b(?:[Cc]alle|[Aa]venida|[Pp]laza|[Rr]ua|[Rr]ue|[Vv]ia) (?:[\w']+ ){0,3}?[A-Z][\w']+,? \d{1,4}\b(?![.,:]\d)"
    ),
)
#: Words that say somebody lives there.
AT_HOME = re.compile(
    r"\b(?:lives?|living|lived|home|house|address|flat|apartment|apt|door|resides?|stays?|moved (?:in)?to|"
    r"wohn\w*|adresse|vive|vivo|casa|domicilio|habite)\b[^.!?]{0,40}$"
    r"|\b(?:flat|apartment|apt|unit|room) \d{1,4}[a-d]?,? $",
    _I,
)

IDENTITIES = (
    (
        re.compile(
            r"\b(?:passport|identity|id|tazkira|taskera|national insurance|ni|social security|ssn|nin|tax|dni|nif|nie|"
            r"personal|personnummer|ausweis\w*|steuer-?id|cnic|nadra)(?: ?(?:card|number|no\.?|nr\.?|num|code))?"
            r"(?: (?:is|was|ist|es))?[ :#]{1,3}(?=[A-Z0-9 -]*\d)(?P<it>[A-Z]{0,3}[ -]?\d(?:[ -]?[A-Z0-9]){5,14})\b",
            _I,
        ),
        0.85,
    ),
    (
        re.compile(r"(?:\u062a\u0630\u06a9\u0631\u0647|\u0622\u06cc\u200c?\u062f\u06cc)\D{0,15}(?P<it>\d[\d-]{5,17})"),
        0.8,
    ),
    (
        re.compile(
            r"(?:\u30de\u30a4\u30ca\u30f3\u30d0\u30fc|\u500b\u4eba\u756a\u53f7)\D{0,10}(?P<it>\d[\d -]{10,14}\d)"
        ),
        0.85,
    ),
    (re.compile(r"(?<![\w-])(?P<it>(?!000|666|9\d\d)\d{3}-\d{2}-\d{4})(?![\w-])"), 0.7),
    (re.compile(r"\b(?P<it>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b"), 0.85),
)
HANDLES = (
    re.compile(
        r"\b(?:telegram|whatsapp|insta(?:gram)?|twitter|signal|snap(?:chat)?|tik ?tok|facebook|discord|threema|skype|"
        r"wechat|line id|mastodon)\b(?: (?:is|as|under|at|me|handle|name|id))*[ :=-]{1,3}(?P<it>@[\w.]{3,32})",
        _I,
    ),
    re.compile(
        r"(?<![\w@])(?P<it>@[\w.]{3,32}) (?:on|at|in) (?:telegram|instagram|insta|twitter|signal|snapchat|discord)", _I
    ),
    re.compile(
        r"\b(?P<it>(?:https?://)?(?:www\.|m\.)?(?:t\.me|wa\.me|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|"
        r"tiktok\.com|linkedin\.com/in)/@?[\w.-]{3,64})",
        _I,
    ),
)
