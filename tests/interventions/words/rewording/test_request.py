import pytest

from facilitator.interventions.moves.catalogue import Catalogue, languages
from facilitator.interventions.words.rewording import Request
from facilitator.interventions.words.wording import Words
from tests.interventions.words.rewording.fake import SLOTS, request


def test_marks_stand_for_quotations_with_their_quotation_marks_and_for_names():
    one = request("analogy", 1)
    assert one.masked.startswith("Two parts of this debate, side by side: ⟦1⟧ and ⟦2⟧.")
    assert one.quotes == {"⟦1⟧": SLOTS["quote"], "⟦2⟧": SLOTS["other"]}
    assert request("invite_quiet", 0).masked.startswith("Hello ⟦name⟧, only you can see this.")


def test_the_japanese_form_of_address_belongs_to_the_name():
    one = request("invite_quiet", 0, language="ja")
    assert one.masked.startswith("⟦name⟧、")
    assert one.restored("⟦name⟧、こんにちは").startswith("Miraさん、")


@pytest.mark.parametrize("language", languages())
def test_what_is_put_back_is_the_text_again(language):
    for move in Catalogue.load(language).moves.values():
        for template in move.texts:
            one = Request(move=move, words=Words(template=template, slots=SLOTS), language=language)
            assert one.restored(one.masked) == one.text
            assert one.as_template(one.masked) == template


@pytest.mark.parametrize("quote", ["⟦2⟧", "⟦name⟧", "{other}", "{name}", "\\g<0>", "⟦1⟧⟦1⟧"])
def test_what_a_post_holds_is_never_read_as_a_mark_or_a_slot(quote):
    one = request("analogy", 1, quote=quote)
    assert one.restored(one.masked) == one.text
    assert f"“{quote}” and “Plant trees along the ditch”" in one.text
