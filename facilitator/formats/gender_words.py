"""Words and letters by which forms and corpora declare a gender, in many languages: `WORDS`, `UNSTATED`, `PAIRS`."""

from __future__ import annotations

from facilitator.debate import Gender

__all__ = ["COLUMN_LANGUAGES", "PAIRS", "UNSTATED", "WORDS"]

# language: women; men; people of neither. Several words in one answer are joined by a hyphen.
_BY_LANGUAGE = {
    "en": "woman women female girl lady; man men male boy gentleman; non-binary nonbinary nb enby genderqueer "
    "genderfluid gender-fluid agender non-conforming gender-non-conforming",
    "es": "mujer mujeres femenino femenina hembra; hombre hombres masculino varón; no-binario no-binaria no-binarie "
    "persona-no-binaria",
    "ca": "dona dones femení; home homes masculí; no-binari no-binària",
    "pt": "mulher mulheres feminino feminina; homem homens masculino; não-binário não-binária não-binárie",
    "fr": "femme femmes féminin; homme hommes masculin; non-binaire personne-non-binaire",
    "it": "donna donne femmina femminile; uomo uomini maschio maschile; non-binario non-binaria",
    "ro": "femeie femei feminin; bărbat bărbați masculin; non-binar",
    "de": "frau frauen weiblich; mann männer männlich herr; nicht-binär nichtbinär divers",
    "nl": "vrouw vrouwen vrouwelijk meisje; man mannen mannelijk jongen; non-binair",
    "sv": "kvinna kvinnor kvinnlig; man män manlig; icke-binär ickebinär",
    "da": "kvinde kvinder kvindelig; mand mænd mandlig; nonbinær non-binær ikke-binær",
    "no": "kvinne kvinner kvinnelig; mann menn mannlig; ikke-binær",
    "is": "kona konur; karl karlar karlmaður; kynsegin",
    "fi": "nainen naiset; mies miehet; muunsukupuolinen ei-binäärinen",
    "et": "naine naised; mees mehed; mittebinaarne",
    "lv": "sieviete sievietes; vīrietis vīrieši; nebināra",
    "lt": "moteris moterys; vyras vyrai; nebinaris",
    "pl": "kobieta kobiety żeńska; mężczyzna mężczyźni męska; niebinarna niebinarny osoba-niebinarna",
    "cs": "žena ženy ženské; muž muži mužské; nebinární",
    "sk": "žena ženy; muž muži; nebinárna",
    "sl": "ženska ženske; moški; nebinarna",
    "hr": "žena žensko ženski; muškarac muško muški; nebinarno",
    "hu": "nő nők női; férfi férfiak; nem-bináris",
    "ru": "женщина женщины женский жен; мужчина мужчины мужской муж; небинарный небинарная",
    "uk": "жінка жінки жіноча; чоловік чоловіки чоловіча; небінарна небінарний",
    "bg": "жена жени; мъж мъже; небинарен",
    "el": "γυναίκα γυναίκες θήλυ; άνδρας άντρας άνδρες άρρεν; μη-δυαδικό",
    "tr": "kadın kadin bayan; erkek bay; ikili-olmayan non-binary",
    "sq": "grua femër; burrë mashkull; jo-binar",
    "eu": "emakumea emakume; gizona gizon; ez-bitarra",
    "cy": "menyw benyw; dyn gwryw; anneuaidd",
    "ga": "bean baineann; fear fireann; neamh-dhénártha",
    "fa": "زن خانم مونث مؤنث دختر; مرد آقا مذکر پسر; نان‌باینری غیردودویی",
    "ps": "ښځه ښځینه; سړی نارینه; غیر-دوه‌ګونی",
    "ar": "امرأة أنثى انثى سيدة بنت; رجل ذكر ولد; غير-ثنائي",
    "ur": "عورت خاتون; مرد; غیر-ثنائی",
    "he": "אישה אשה נקבה; גבר זכר; א-בינארי לא-בינארי",
    "hi": "महिला स्त्री औरत; पुरुष आदमी मर्द; नॉन-बाइनरी अन्य-लिंग",
    "bn": "মহিলা নারী; পুরুষ; নন-বাইনারি",
    "ta": "பெண்; ஆண்; இருமையற்ற",
    "ja": "女性 女 女子 おんな; 男性 男 男子 おとこ; ノンバイナリー ノンバイナリ xジェンダー",
    "zh": "女性 女 女士 女生; 男性 男 男士 先生 男生; 非二元 非二元性别 非二元性別",
    "ko": "여성 여자 여; 남성 남자 남; 논바이너리",
    "th": "หญิง ผู้หญิง; ชาย ผู้ชาย; นอนไบนารี",
    "vi": "nữ phụ-nữ; nam đàn-ông; phi-nhị-giới",
    "id": "perempuan wanita; laki-laki pria lelaki; non-biner nonbiner",
    "sw": "mwanamke wanawake; mwanaume wanaume; isiyo-ya-jozi",
}
_GENDERS: tuple[Gender, ...] = ("woman", "man", "non-binary")

#: Word -> what it declares, and the languages in which it does.
WORDS: dict[str, tuple[Gender, frozenset[str]]] = {}
for _language, _line in _BY_LANGUAGE.items():
    for _gender, _words in zip(_GENDERS, _line.split(";"), strict=True):
        for _word in _words.split():
            _known = WORDS.get(_word, (_gender, frozenset()))
            WORDS[_word] = (_gender, _known[1] | {_language})

_NOTHING = (
    "unknown u na n/a n.a nan none null undisclosed unspecified not-stated not-specified not-declared no-answer "
    "prefer-not-to-say prefer-not-to-respond prefer-not-to-answer prefer-not-to-disclose rather-not-say "
    "i-prefer-not-to-say decline-to-answer decline-to-state ? -- no-response withheld "
    "prefiero-no-decirlo prefiero-no-contestar prefiero-no-responder no-contesta ns/nc prefereixo-no-dir-ho "
    "prefiro-não-dizer prefiro-não-responder je-préfère-ne-pas-répondre ne-se-prononce-pas non-renseigné "
    "ne-souhaite-pas-répondre preferisco-non-rispondere preferisco-non-dirlo keine-angabe k.a unbekannt "
    "möchte-ich-nicht-sagen wil-ik-niet-zeggen zeg-ik-liever-niet onbekend vill-inte-svara vill-ej-uppge "
    "ønsker-ikke-at-svare vil-ikke-svare en-halua-vastata nie-chcę-podawać wolę-nie-podawać odmowa nechci-uvést "
    "nem-szeretném-megadni не-указано не-хочу-указывать не-вказано δεν-απαντώ belirtmek-istemiyorum "
    "ترجیح-می‌دهم-نگویم نامشخص نمی‌خواهم-بگویم أفضل-عدم-القول أفضل-عدم-الإجابة מעדיף-לא-לענות מעדיפה-לא-לענות "
    "नहीं-बताना-चाहते बताना-नहीं-चाहते 回答しない 無回答 答えたくない 不愿透露 不願透露 保密 未知 응답하지-않음 무응답 "
    "ไม่ระบุ tidak-ingin-menjawab không-muốn-nói"
)

#: Answers by which somebody declares nothing. "Other" is none of them: what it means is for the file's owner to say.
UNSTATED = frozenset(_NOTHING.split())


#: (letter of a woman, letter of a man, the languages that use them). F beside M is not only English, and so on.
PAIRS: tuple[tuple[str, str, frozenset[str]], ...] = tuple(
    (woman, man, frozenset(languages.split()))
    for woman, man, languages in (
        ("f", "m", "en fr es pt it ro de sq id sv da no ca"),
        ("w", "m", "en de"),
        ("m", "h", "es pt"),
        ("m", "v", "es lt"),
        ("v", "m", "nl"),
        ("d", "h", "ca es"),
        ("f", "h", "fr es pt"),
        ("f", "v", "es"),
        ("f", "b", "ro"),
        ("k", "m", "pl sv da no"),
        ("k", "e", "tr"),
        ("n", "m", "fi et"),
        ("n", "f", "hu"),
        ("s", "v", "lv"),
        ("ž", "m", "cs sk sl hr"),
        ("z", "m", "cs sk sl hr"),
        ("ж", "м", "ru bg"),
        ("ж", "ч", "uk"),
        ("ж", "m", "bg ru"),
        ("γ", "α", "el"),
        ("θ", "α", "el"),
        ("e", "g", "eu"),
        ("p", "l", "id"),
        ("ز", "م", "fa ur"),
        ("أ", "ذ", "ar"),
        ("נ", "ז", "he"),
    )
)

#: What a column of genders is called, and the languages that call it so.
COLUMN_LANGUAGES: dict[str, frozenset[str]] = {
    name: frozenset(languages.split())
    for name, languages in {
        "sexo": "es pt",
        "género": "es pt",
        "genero": "es pt",
        "gênero": "pt",
        "gènere": "ca",
        "sexe": "fr ca",
        "genre": "fr",
        "sesso": "it",
        "genere": "it",
        "geschlecht": "de",
        "geslacht": "nl",
        "kön": "sv",
        "køn": "da",
        "kjønn": "no",
        "sukupuoli": "fi",
        "sugu": "et",
        "płeć": "pl",
        "plec": "pl",
        "pohlaví": "cs",
        "nem": "hu",
        "lytis": "lt",
        "dzimums": "lv",
        "cinsiyet": "tr",
        "пол": "ru bg",
        "стать": "uk",
        "φύλο": "el",
        "جنسیت": "fa",
        "الجنس": "ar",
        "性別": "ja zh",
        "性别": "zh",
        "성별": "ko",
        "लिंग": "hi",
    }.items()
}
