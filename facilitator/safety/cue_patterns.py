"""The words that `cues` looks for: a name, and the alternatives that stand for it.

They are in English but for the last two, which are the plainest words of a few other languages, chosen without a
native speaker. No word was taken from the test examples of ``corpora/incivility``.
"""

from __future__ import annotations

__all__ = ["CUES"]

_NAME = (
    r"(?:idiots?|morons?|imbeciles?|fools?|cowards?|clowns?|liars?|losers?|scum|trash|filth|parasites?|rats?|pigs?|"
    r"cows?|sheep|donkeys?|worms?|freaks?|bootlickers?|creatures?|cry ?bab(?:y|ies)|thugs?|bastards?|cancer|"
    r"assholes?|arseholes?|bitch(?:es)?|whores?|sluts?|pricks?|dickheads?|wankers?|cretins?|lowlifes?|buffoons?|"
    r"waste of space|drama queens?|piece of \w+|joke of an? \w+|dried-up thing|(?:village|old) (?:idiot|fool|hag))"
)
_BAD = (
    r"(?:stupid|idiotic|moronic|pathetic|disgusting|brainless|worthless|useless|vile|filthy|ugly|thick|dim|dumbest|"
    r"lying|hysterical|shameless|greedy|fat|lazy|fake|dried-up)"
)
_BAD_NAME = rf"(?:{_BAD},? (?:\w+ )?){{0,3}}{_NAME}"
_ARE = r"(?: are|'re| were| have always been| look| talk like)"
_HOW = r"(?: (?:really|such|just|nothing but|all|an?|the|absolute|complete|always|only|little|so|too|this))*"
_IS = r"(?: is|'s| was)"
_PLANS = (
    r"(?:idea|plan|proposal|scheme|design|report|motion|rules|argument|decision|compromise|survey|timetable|budget|law|"
    r"bill|policy|question|point|numbers?|figures|conclusion|vote|contract|form|consultation|council|company|ministry|"
    r"committee|agency|office|board|developers?)"
)
_HARM = (
    r"(?:kill|murder|hurt|beat|shoot|strangle|burn|smash|break|cut|punch|bury|destroy|poison|slash|crush|hunt|find|"
    r"finish off|touch|get|"
    r"rape|lynch|stab|behead|torture|execute)"
)
_YOURS = (
    r"(?:legs?|teeth|face|nose|bones|head|house|home|barn|car|windows?|tyres?|dog|cat|family|wife|husband|children|"
    r"kids?|daughter|son|mother|shop|stall|life|fence|gate)"
)
_GOING = r"(?:(?: will|'ll|'m going to|'re going to| am going to| are going to| gonna| swear i will)(?: \w+ly)?)"
_THEY = (
    r"(?:he|she|they|somebody|someone|people|an? (?:man|woman|councillor)|the clerk|users?|others|women \w+)(?: \w+)?"
)

CUES: dict[str, tuple[str, ...]] = {
    # aimed at a person, mostly the one who is spoken to
    "you_are_name": (
        rf"\byou{_ARE}?{_HOW} {_BAD_NAME}\b(?! (?:builds|wants|knows|can)\b)",
        rf"^@?\w+ you{_ARE}{_HOW} {_BAD_NAME}\b",
        rf"\bonly an? {_NAME}\b",
        rf"\bwhat an? {_BAD} \w+ you are\b",
    ),
    "you_are_bad": (rf"\b(?:you{_ARE}|are you|look at you,?){_HOW}(?: \w+ly)? {_BAD}\b(?! (?:to|for|at)\b)",),
    "name_for_you": (rf"(?:^|[.!?] |, )(?:you )?{_BAD_NAME}(?:[.,!?]|$)",),
    "like_you": (
        rf"\b(?:people|women|men|somebody|someone|anybody|an? {_NAME}|\w+ as \w+) (?:like|such as|as) you\b",
        r"\bpeople like you\b",
        rf"\b(?:met|seen|known) any(?:body|one) as {_BAD} as you\b",
    ),
    "silences": (
        r"\bshut (?:up|your (?:\w+ )?mouth)\b(?!, you really)",
        r"\bkeep your (?:\w+ )?mouth shut\b",
        r"\bget lost\b|\bjust leave\b|\bdo not come back\b|\bdelete your account\b",
        r"\bgo back to (?:where you|the kitchen|your country)",
        r"\b(?:nobody|no ?one) (?:asked|wants to hear from|likes|needs) you\b",
        r"\b(?:nobody|no ?one) wants to hear\b|\byou (?:are not wanted|do not belong|have no right to talk)\b",
        r"\bsit down and be quiet\b|\bgo (?:and )?cry\b",
    ),
    "contempt": (
        r"\byou (?:make me sick|disgust me|stink)\b|\bwaste of space\b|\bashamed of you\b",
        r"\b(?:fuck|screw) you\b|\b(?:fuck|piss) off\b|\bgo to hell\b|\bkill yourself\b|\bkys\b|\bdrop dead\b",
        r"\bwithout (?:people|creatures) like you\b|\blives? off the rest\b",
    ),
    "belittles": (
        r"^(?:sweetheart|dear|honey|little girl),|, (?:sweetheart|dear|honey|little girl)\b",
        r"\bpretty face\b|\b(?:back to|in) the kitchen\b|\bleave (?:it|this|the \w+) to the men\b|\bhysterical again\b",
    ),
    "third_person_name": (
        rf"\b(?:he|she|that \w+|[a-z]\w+){_IS}{_HOW} {_BAD_NAME}\b",
        rf"\b(?:this|that) (?:clown|{_BAD} {_NAME})\b",
        r"\bhere (?:he|she) comes again\b|\bcrybaby\b|\bbehind (?:her|his) back\b",
    ),
    # threats
    "will_harm_you": (
        rf"\b(?:i|we|somebody|someone){_GOING}(?: come (?:over )?(?:and|to)| have to)? {_HARM} you\b"
        r"(?! (?:an?|the|some|out|on|in) (?:copy|list|link|form|answer|map)\b)",
        r"\b(?:we|i) (?:will )?come and get you\b|\bwill be waiting for you\b|\bshut you up\b",
    ),
    "harms_yours": (
        rf"\b{_GOING} (?:{_HARM}|take)(?: \w+){{0,2}} your (?:\w+ )?{_YOURS}\b",
        rf"\byour (?:\w+ )?{_YOURS} (?:will (?:not survive|burn|be in pieces)|goes up in flames)",
        r"\bwill burn, and you\b|\bburn\w* (?:\w+ ){0,3}with you in it\b",
    ),
    "you_will_suffer": (
        r"\byou(?:'ll| will| are going to|'re going to| deserve to) (?:\w+ )?"
        r"(?:be sorry(?! (?:to|that|for)\b)|bleed|get (?:hurt|a bullet|a visit)|regret|leave in an ambulance|be shot|"
        r"see what happens)",
        r"\byou(?: are|'re) (?:dead|next)\b|\bhappens to you\b|\ba (?:knife|bullet) in you\b",
    ),
    "veiled": (
        r"\bwatch your back\b|\bone eye open\b|\blook under your car\b|\bsomething happened to you",
        r"\b(?:i|we) know (?:where you live(?! \w)|your (?:street|door|gate|address)|which (?:school|house) your)",
        r"\b(?:shame|sad) if (?:something|it|anything)\b|\baccidents happen\b|\byou should be careful on\b",
    ),
    "weapon": (r"\b(?:bullet|knife|axe|petrol|machete|grenade|bomb|acid|with a bat)\b",),
    "exposes": (
        r"\b(?:post|send|give|share)\b.{0,25}\b(?:your|the) (?:\w+ )?(?:address|photos?|pictures?|phone number)\b"
        r".{0,30}\b(?:here|so that|to|on)\b",
        r"\byou lose your job\b|\bpictures of your\b|\bdrive you out\b|\b(?:or|and) (?:then )?i tell everyone\b",
    ),
    "or_else": (
        r"\b(?:or|and|if you|next time|stop)\b.{0,60}\b(?:you will|you'll|i will|i'll|we'll|we will|we|you) "
        r"(?:get|come|be sorry|hurt|bleed|leave in)\b",
    ),
    # for a civil post
    "about_plan": (rf"\b(?:your |the |this |that |an? )(?:\w+ ){{0,3}}{_PLANS}\b",),
    "reported": (
        rf"\b{_THEY} (?:called|told|wrote|said|shouted|painted|threatened|slashed) (?!you\b)",
        r"\b(?:was|were|been|am|is|gets?|got|being) (?:\w+ )?(?:called|told|threatened|insulted|beaten|threats)\b",
        r"\breported (?:it|this|him|her|them)\b|\bin the (?:leaflet|letter) it says\b",
    ),
    "figure_of_speech": (
        r"\b(?:kill(?:ing)? (?:for|it|me|the bill)|killing me|dying of|dead horse|my dead body|death of us)\b",
        r"\bmurder me\b|\bfight for\b|\bfiguratively\b|\bblew my mind\b|\bkill someone one day\b",
    ),
    "own_fault": (
        r"\b(?:i am|i'm|i was|we are|we look like|we must look) (?:\w+ ){0,2}(?:idiots?|fools?|stupid|clowns?|coward)",
        rf"\bnot an? {_NAME}\b|\b(?:nobody|no one) here is {_BAD}|\bno fool\b|\bquestion of mine\b",
    ),
    "kind_words": (r"\b(?:thank you|sorry|please|congratulations|great work|good point|well done)\b",),
    # other languages
    "other_insult": (
        r"\b(?:idiota|imb\u00e9cil|c\u00e1llate|du idiot|bist ein idiot|dummkopf|halt die klappe|du bist so dumm)\b",
        r"\u062a\u0648 \u0627\u062d\u0645\u0642|\u0627\u062d\u0645\u0642 \u0647\u0633\u062a\u06cc|"
        r"\u062f\u0647\u0646\u062a \u0631\u0627 \u0628\u0628\u0646\u062f|\u0627\u062d\u0645\u0642 \u06cc\u06d0|"
        r"\u062e\u0648\u0644\u0647 \u062f\u06d0 \u0628\u0646\u062f\u0647",
        r"(?:\u304a\u524d|\u3042\u3093\u305f)\u306f(?:\u99ac\u9e7f|\u30d0\u30ab)|\u9ed9\u308c",
    ),
    "other_threat": (
        r"\bte (?:voy|vamos) a matar\b|\bs\u00e9 d\u00f3nde vives\b",
        r"\bich bringe? dich um\b|\bwei\u00df,? wo du wohnst\b",
        r"(?:\u062a\u0648|\u0634\u0645\u0627) \u0631\u0627 \u0645\u06cc ?\u06a9\u0634",
        r"\u062e\u0627\u0646\u0647 ?\u0627\u062a \u06a9\u062c\u0627\u0633\u062a",
        r"\u0628\u0647 \u062f\u06d0 \u0648\u0648\u0698\u0646",
        r"\u06a9\u0648\u0631 \u062f\u06d0 \u0686\u06d0\u0631\u062a\u0647",
        r"\u6bba\u3059\u305e|\u6bba\u3057\u3066\u3084\u308b|\u304a\u524d\u306e\u5bb6",
    ),
}
