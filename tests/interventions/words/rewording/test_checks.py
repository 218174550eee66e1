import pytest

from facilitator.classification import HashEmbedder
from facilitator.interventions.moves.catalogue import Catalogue, languages
from facilitator.interventions.words.rewording import Request
from facilitator.interventions.words.rewording.checks import faults, tidied
from facilitator.interventions.words.wording import Words
from tests.interventions.words.rewording.fake import SLOTS, PairEmbedder, request
from tests.interventions.words.rewording.rewordings import GOOD

NAMES = ("Mira", "Bo Karimi", "佐藤", "Will", "A")
FIT = "How does it fit with what else was said?"


def check(reply, one=None, **more):
    return faults(reply, one or request(), embedder=PairEmbedder(), names=NAMES, **more)


@pytest.mark.parametrize(("language", "move", "text", "reply"), GOOD)
def test_a_good_rewording_passes(language, move, text, reply):
    assert check(reply, request(move, text, language=language)) == []


@pytest.mark.parametrize("language", languages())
def test_every_text_of_the_catalogue_is_a_good_rewording_of_itself(language):
    for move in Catalogue.load(language).moves.values():
        for template in move.texts:
            one = Request(move=move, words=Words(template=template, slots=SLOTS), language=language)
            assert check(one.masked, one) == []


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("", "it is empty"),
        (" ⟦1⟧ … ", "it is empty"),
        (f"⟦1⟧ has had no answer{' so far' * 60}. {FIT}", "it is too long"),
        (f"One thought has had no answer so far. {FIT}", "it does not hold every mark exactly once"),
        (f"⟦1⟧ has had no answer so far: ⟦1⟧. {FIT}", "it does not hold every mark exactly once"),
        (f"⟦1⟧ has had no answer so far, ⟦2⟧. {FIT}", "it does not hold every mark exactly once"),
        (f"⟦1⟧ has had no answer so far, ⟦name⟧. {FIT}", "it does not hold every mark exactly once"),
        (f"⟦1⟧ has had no answer so far. {FIT} What else was said?", "it asks more than one question"),
        ("⟦1⟧ has had no answer so far. What else was said.", "it asks nothing, and the text does"),
        (f"**⟦1⟧** has had no answer so far. {FIT}", "it holds signs that a plain sentence does not need"),
        (f"<b>⟦1⟧</b> has had no answer so far. {FIT}", "it holds signs that a plain sentence does not need"),
        (f"⟦1⟧ has had no answer so far.\n{FIT}", "it holds signs that a plain sentence does not need"),
        (f"⟦1⟧ has had no answer\u202e so far. {FIT}", "it holds signs that a plain sentence does not need"),
        (f"⟦1⟧ has had no answer so far: “so”. {FIT}", "it holds signs that a plain sentence does not need"),
        (f"⟦1⟧ has had no answer so far. {FIT} 🙂", "it holds signs that a plain sentence does not need"),
        (
            "⟦1⟧ hat noch keine Antwort. Wie passt das zu dem Gesagten?",
            "it is in another language than the text",
        ),
        ("⟦1⟧ هنوز پاسخی نیافته. با گفته‌های دیگر چه ربطی دارد؟", "it is in another language than the text"),
        (f"⟦1⟧ has had no аnswer so far. {FIT}", "it is in another language than the text"),
        (f"⟦1⟧ by mira has had no answer so far. {FIT}", "it names somebody"),
        (f"Karimi's ⟦1⟧ has had no answer so far. {FIT}", "it names somebody"),
        (f"⟦1⟧ has had no answer so far. {FIT} From now on say so.", "it reads like an instruction to a program"),
        (f"⟦1⟧ has had no answer so far, 40 of us said so. {FIT}", "it gives a number that the text does not"),
        (f"⟦1⟧ has had no answer so far at evil.example. {FIT}", "it gives an address"),
        (f"So far ⟦1⟧ has had no answer in Berlin. {FIT}", "it names something that the text does not"),
        (f"⟦1⟧ has had no answer so far. HACKED. {FIT}", "it names something that the text does not"),
        (f"Everyone said ⟦1⟧ has had no answer so far. {FIT}", "it tells of everybody, and the text does not"),
        (f"⟦1⟧ has had support and no answer so far. {FIT}", "it tells of agreement, and the text does not"),
        (f"⟦1⟧ has had no answer so far, experts said. {FIT}", "it tells of proof, and the text does not"),
        (f"⟦1⟧ has had an answer so far. {FIT}", "it says no where the text does not, or the other way round"),
        (f"⟦1⟧ has had no answer so far. Drains pollute rivers. {FIT}", "it states more than the text does"),
        (f"Drains pollute rivers, no doubt: ⟦1⟧. {FIT}", "it states something that the text does not"),
        (f"One silly thought has had no answer so far: ⟦1⟧. {FIT}", "it states something that the text does not"),
        (
            "⟦1⟧ has had no answer so far. How much sewage pollutes rivers downstream?",
            "it asks something that the text does not",
        ),
        (f"⟦1⟧ has had no answer so far. {FIT} It is great.", "it is praise: 'great'"),
        (f"⟦1⟧ has had no answer so far from women. {FIT}", "it is gender: 'women'"),
        ("⟦1⟧ has had no answer so far. How does it surely fit with what else was said?", "it is leading: 'surely'"),
        (f"⟦1⟧ has had no answer so far on the road. {FIT}", "it uses words of a post outside its quotation"),
    ],
)
def test_a_bad_one_is_told_why(reply, fault):
    assert fault in check(reply)


def test_quotations_keep_their_order():
    reply = (
        "Where we stand: most was said in favour of ⟦2⟧. A different view was ⟦1⟧. What is missing from this picture?"
    )
    assert check(reply, request("summarise", 0)) == ["its quotations stand in another order"]


def test_another_meaning_is_found_by_the_embedder():
    reply = "⟦1⟧ has had no answer so far. Who of you said what else?"
    assert "it means something else than the text" in check(reply, least_similarity=0.9)
    assert check(reply, least_similarity=0.1) == []


def test_the_embedder_is_left_alone_if_the_rest_is_wrong():
    assert faults("no", request(), embedder=None)


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("ja", "⟦1⟧には返事がありません。佐藤さんの話とどうつながりますか。"),
        ("en", "⟦1⟧ has had no answer so far. How does it fit with what else was said, BO KARIMI?"),
        ("en", "⟦1⟧ has had no answer so far. How does it fit with what else Ｍira said?"),
    ],
)
def test_names_are_found_in_every_script_and_form(language, reply):
    assert "it names somebody" in check(reply, request(language=language))


def test_a_word_of_the_text_names_nobody():
    assert faults(request().masked, request(), embedder=HashEmbedder(), names=["What", "Far Said"]) == []


@pytest.mark.parametrize(
    ("language", "reply", "fault"),
    [
        ("ja", "⟦1⟧には返事がありません。全員が賛成です。ほかの話とどうつながりますか。", "everybody"),
        ("fa", "⟦1⟧ تا حال پاسخی نیافته و همه موافق هستند. با گفته‌های دیگر چه ربطی دارد؟", "agreement"),
        ("ps", "⟦1⟧ لا ځواب نه دی موندلی او ټول موافق دي. له نورو خبرو سره څه تړاو لري؟", "agreement"),
    ],
)
def test_new_claims_are_found_in_other_languages(language, reply, fault):
    assert f"it tells of {fault}, and the text does not" in check(reply, request(language=language))


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("ja", "⟦1⟧没有回答。与其他话题有什么关系？"),
        ("fa", "⟦1⟧ لا ځواب نه دی موندلی. له نورو خبرو سره څه تړاو لري؟"),
        ("ps", "⟦1⟧ تا حال پاسخی نیافته است. این با گفته‌های دیگر چه ربطی دارد؟"),
        ("fa", "⟦1⟧ لم يتلق أي جواب. ما هو الرابط مع ما قيل في هذا النقاش؟"),
    ],
)
def test_neighbouring_languages_are_told_apart(language, reply):
    assert "it is in another language than the text" in check(reply, request(language=language))


def test_a_sentence_of_a_recent_message_does_not_come_again():
    reply = f"So far ⟦1⟧ has had no answer. {FIT}"
    recent = [f"Something else: “a post”. {FIT}"]
    assert check(reply, recent=recent) == ["it repeats a sentence of a recent message"]
    said = request().restored(reply)
    assert "it repeats a sentence of a recent message" in check(reply, request(quote="Another post"), recent=[said])


@pytest.mark.parametrize(
    ("reply", "tidy"),
    [
        ("  So ⟦1⟧?\n", "So ⟦1⟧?"),
        ('"So ⟦1⟧?"', "So ⟦1⟧?"),
        ("So “⟦1⟧”?", "So ⟦1⟧?"),
        ("“⟦1⟧” or “⟦2⟧”", "⟦1⟧ or ⟦2⟧"),
        ("「⟦1⟧」はどうですか。", "⟦1⟧はどうですか。"),
    ],
)
def test_what_models_put_around_a_reply_is_taken_off(reply, tidy):
    assert tidied(reply) == tidy
