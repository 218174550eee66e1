"""Words by which a sentence claims more, or the contrary: `TELLING` by family and `NEGATIONS`, a language each.

A family is looked for in the reworded text and in the catalogue's; it may not come in anew. A new language needs an
entry here, or only the rules of form and of shared words hold for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["NEGATIONS", "TELLING"]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


#: Words that must be in the text already if a reworded one is to have them.
TELLING: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "agreement": _words(r"agree\w*|support\w*|favou?r\w*|approv\w*|endors\w*|back(?:s|ed|ing)|popular|consensus"),
        "objection": _words(r"disagree\w*|object\w*|oppos\w*|against|critici\w*|reject\w*|refus\w*|unpopular"),
        "everybody": _words(r"every(?:one|body)|all|unanim\w*|always|whole"),
        "many": _words(r"most|majority|many|mostly|widely|often|several|lots?|plenty|numerous|popular"),
        "few": _words(r"few|fewer|minority|rarely|hardly|barely|only a"),
        "a number": _words(
            r"two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|per ?cent|twice"
        ),
        "a time": _words(
            r"today|yesterday|tomorrow|tonight|soon|week\w*|month\w*|year\w*|deadline|"
            r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|"
            r"november|december"
        ),
        "proof": _words(
            r"stud(?:y|ies)|research\w*|experts?|evidence|proven?|proof|facts?|statistics|according to|science"
        ),
        "duty": _words(r"must|ought|have to|has to|need to|needs to|required?"),
        "a judgement": _words(
            r"best|better|worse|worst|right|wrong|good|bad|true|false|important|correct|fair|unfair|lies?|lying|corrupt"
        ),
        "a decision": _words(
            r"decid\w*|decision|settl\w*|vot\w+|elect\w*|adopt\w*|clos(?:e|ed|ing)|ban(?:s|ned)?|delet\w*|over"
        ),
    },
    "fa": {
        "agreement": re.compile("موافق|هواخواه|پشتیبان|حمایت|تأیید|تایید"),
        "objection": re.compile("مخالف|اعتراض|انتقاد"),
        "everybody": re.compile("همه|همیشه|تمام"),
        "many": re.compile("بیشتر|اکثر|بسیار|زیاد|چند"),
        "few": re.compile(r"\bکم\b|اقلیت|اندک"),
        "a number": re.compile(r"\b(?:دو|سه|چهار|پنج|شش|هفت|هشت|ده|صد|هزار|نیم)\b|درصد|فیصد"),
        "a time": re.compile(r"امروز|دیروز|فردا|هفته|\bماه\b|\bسال\b"),
        "proof": re.compile("تحقیق|پژوهش|کارشناس|ثابت|طبق"),
        "a judgement": re.compile(r"بهتر|بدتر|\bخوب|\bبد\b|درست|غلط|مهم|عالی|دروغ|فاسد"),
        "a decision": re.compile(r"تصمیم|\bرأی|\bرای|فیصله|حذف"),
    },
    "ps": {
        "agreement": re.compile("موافق|ملاتړ|تایید"),
        "objection": re.compile("مخالف|اعتراض|نیوک"),
        "everybody": re.compile(r"ټول|\bتل\b|هرڅوک"),
        "many": re.compile("ډېر|زیات|اکثر"),
        "few": re.compile(r"\bکم\b|\bلږ"),
        "a number": re.compile(r"\b(?:دوه|درې|څلور|پنځه|شپږ|لس|سل|زر|نیم)\b|سلنه"),
        "a time": re.compile(r"\b(?:نن|پرون|سبا|کال)\b|اونۍ|میاشت"),
        "proof": re.compile("څېړن|کارپوه|ثابت"),
        "a judgement": re.compile(r"غوره|\bښه\b|\bبد\b|\bسم\b|غلط|مهم|دروغ"),
        "a decision": re.compile(r"پرېکړه|\bرایه"),
    },
    "ja": {
        "agreement": re.compile("賛成|支持|同意|賛同|合意"),
        "objection": re.compile("反対|異論|批判|反論"),
        "everybody": re.compile("全員|皆|みんな|全て|すべて|必ず"),
        "many": re.compile("多|ほとんど|大半|過半|いちばん|最も"),
        "few": re.compile("少な|少数|わずか"),
        "a number": re.compile("[一二三四五六七八九十百千万半](?:つ|人|件|割|回|年|倍|分)|パーセント"),
        "a time": re.compile("今日|昨日|明日|来週|先週|来月|今年|来年|一年"),
        "proof": re.compile("研究|専門家|証明|証拠|によると|統計"),
        "a judgement": re.compile("最善|最悪|良い|よい案|悪い|正し|間違|重要|素晴らし|すばらし|嘘"),
        "a decision": re.compile("決定|決まり|可決|採択|投票|削除"),
    },
}

#: Words that turn a sentence round; the text and its rewording have them both or neither.
NEGATIONS: Mapping[str, re.Pattern[str]] = {
    "en": _words(
        r"not|no|never|none|nobody|nothing|nor|neither|without|cannot|no-one|\w+n['’]t|missing|lack\w*|yet to"
    ),
    "fa": re.compile(r"\b(?:نه|نیست\w*|ندار\w*|هیچ\w*|نشد\w*|نمی\w*|نیافت\w*|نکرد\w*|نگفت\w*|نمی\u200c\w+|بدون)\b"),
    "ps": re.compile(r"\b(?:نه|مه|هېڅ\w*|نشته|پرته|نشي)\b"),
    "ja": re.compile("ない|ません|なく|なかっ|いません|ずに"),
}
