"""What corrections and erasures do to each event of a log."""

from dataclasses import replace

from facilitator import Debate, Participant, Policy, Post
from facilitator.amending import Corrections, amended
from facilitator.events import Corrected, Erased, Joined, Opened, Posted, Proposed, Read, Resolved
from facilitator.interventions import Proposal
from tests.interventions.room import message
from tests.turns import reading

ADA = Participant(id="a", name="Ada", gender="woman", extra={"age": "old"})
NAMELESS = Participant(id="a")


def opening(*people):
    return Opened(debate=Debate(id="d", participants=people), policy=Policy())


def posted(id, author="a", **more):
    return Posted(post=Post(id=id, author=author, text="a secret", extra={"city": "a secret"}), **more)


def proposed(number=1, **about):
    return Proposed(
        proposal=Proposal(
            number=number, intervention=message("ask_ideas", text="a secret?", **about), template="t", posts=1
        )
    )


def after(*events):
    return amended(list(events))[0]


def test_where_nothing_is_amended_nothing_changes():
    log = [Joined(person=ADA), opening(ADA), posted("p1"), Read(post="p1", reading=reading()), proposed(about="p1")]
    log += [Resolved(proposal=1, how="edited", text="a secret", time=1.0), Joined(person=ADA)]
    assert amended(log) == (log, Corrections())


def test_an_erased_post_keeps_its_author_and_place_and_nothing_of_what_it_told():
    one, other = posted("p1"), posted("p2")
    found = after(one, other, Erased(time=9.0, posts=("p1",)))
    assert found[0] == replace(one, post=Post(id="p1", author="a", text=""))
    assert found[1] == other


def test_the_reading_of_an_erased_post_tells_its_type_alone():
    read = Read(post="p1", reading=reading("con", cues=("you_are_name",)))
    kept = Read(post="p2", reading=reading("con", cues=("you_are_name",)))
    found = after(posted("p1"), read, kept, Erased(time=9.0, posts=("p1",)))
    assert found[1:3] == [replace(read, reading=read.reading.erased()), kept]


def test_all_that_a_person_wrote_so_far_goes_and_what_they_write_later_stays():
    found = after(opening(ADA), posted("p1"), posted("p2", "b"), Erased(time=9.0, person="a"), posted("p3"))
    assert [event.post.text for event in found if isinstance(event, Posted)] == ["", "a secret", "a secret"]
    assert found[0].debate.participants == (NAMELESS,)


def test_who_joined_before_asking_is_nameless_and_who_joins_again_has_a_name():
    found = after(
        Joined(person=ADA), Joined(person=replace(ADA, id="b")), Erased(time=9.0, person="a"), Joined(person=ADA)
    )
    assert [event.person.name for event in found if isinstance(event, Joined)] == [None, "Ada", "Ada"]
    assert found[0].person == NAMELESS


def test_of_the_people_of_a_debate_only_those_who_asked_lose_what_they_told():
    bo = replace(ADA, id="b", name="Bo")
    found = after(opening(replace(ADA, role="organiser"), bo), Erased(time=9.0, person="a"))
    assert found[0].debate.participants == (Participant(id="a", role="organiser"), bo)
    assert after(opening(bo), Erased(time=9.0, person="a"))[0] == opening(bo)


def test_a_message_goes_that_was_about_an_erased_post_or_quoted_it_or_was_to_who_asked():
    log = [
        proposed(1, about="p1"),
        proposed(2, evidence={"post": "p1"}),
        proposed(3, evidence={"other_post": "p1"}),
        proposed(4, to="a"),
        proposed(5, about="p2", evidence={"post": "p2", "other_post": "p3"}),
        proposed(6),
    ]
    found = after(*log, posted("p1"), Erased(time=9.0, person="a"))
    assert [event.proposal.intervention.text for event in found[:6]] == ["erased"] * 4 + ["a secret?"] * 2
    assert found[0].proposal.template == "t"


def test_the_words_that_went_out_instead_and_the_post_that_brought_them_go_too():
    edited = Resolved(proposal=1, how="edited", text="a secret", by="fatima", time=1.0)
    plain = Resolved(proposal=1, how="posted", time=1.0)
    other = Resolved(proposal=2, how="edited", text="a secret", time=1.0)
    came, more = posted("m1", "bot", proposal=1), posted("m2", "bot", proposal=2)
    found = after(posted("p1"), proposed(about="p1"), edited, plain, other, came, more, Erased(time=9.0, posts=("p1",)))
    assert found[2:5] == [replace(edited, text="erased"), plain, other]
    assert [event.post.text for event in found[5:7]] == ["", "a secret"]


def test_corrections_of_types_change_readings_and_those_of_places_are_given_back():
    log = [
        Read(post="p1", reading=reading("idea", unsure=True)),
        Read(post="p2", reading=reading("idea")),
        Corrected(post="p1", what="label", value="con", time=1.0),
        Corrected(post="p2", what="target", value="p1", time=1.0),
        Corrected(post="p2", what="repeats", value=None, time=1.0),
    ]
    found, places = amended(log)
    assert found[0].reading == reading("con")
    assert found[1:] == log[1:]
    assert places == Corrections(targets={"p2": "p1"}, repeats={"p2": None})


def test_an_erased_post_may_be_corrected_too():
    read = Read(post="p1", reading=reading("idea", cues=("x",)))
    found = after(read, Erased(time=1.0, posts=("p1",)), Corrected(post="p1", what="label", value="con", time=2.0))
    assert (found[0].reading.label, found[0].reading.cues) == ("con", ())
