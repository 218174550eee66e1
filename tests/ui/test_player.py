from facilitator.ui.player import FULL_SPEED, Player
from tests.ui.made import debate


def tape(posts=30, **more):
    return Player(debate(posts=posts).posts, **more)


def names(posts):
    return [None if post is None else post.id for post in posts]


def test_a_step_gives_one_post_and_stops_playing():
    player = tape()
    player.play(0.0)
    assert player.step().id == "p0"
    assert not player.playing
    assert player.due(1_000.0) is None


def test_steps_past_the_end_give_nothing():
    player = tape(posts=2)
    assert names(player.step() for _ in range(4)) == ["p0", "p1", None, None]
    assert player.finished


def test_playing_waits_for_the_reader():
    player = tape()
    player.play(10.0)
    assert names(player.due(now) for now in (10.0, 10.1, 11.0, 19.0)) == ["p0", None, None, "p1"]


def test_nothing_is_due_before_it_plays_or_while_it_is_paused():
    player = tape()
    assert player.due(0.0) is None
    player.play(0.0)
    player.pause()
    assert player.due(1_000.0) is None
    assert player.position == 0


def test_speed_shortens_the_wait():
    player = tape(speed=20.0)
    player.play(0.0)
    assert names(player.due(now) for now in (0.0, 0.4)) == ["p0", "p1"]


def test_full_speed_waits_for_nobody_and_stops_at_the_end():
    player = tape(posts=3, speed=FULL_SPEED)
    player.play(0.0)
    assert names(player.due(0.0) for _ in range(4)) == ["p0", "p1", "p2", None]
    assert player.finished
    assert not player.playing


def test_a_tape_without_posts_is_finished_at_once():
    player = tape(posts=0)
    player.play(0.0)
    assert player.finished
    assert not player.playing


def test_who_speaks_in_between_speaks_halfway_to_the_next_recorded_post():
    player = tape()
    player.step()
    assert player.moment(0.0) == 30.0
    assert player.moment(59.0) == 59.5


def test_who_speaks_after_the_end_speaks_a_minute_later():
    player = tape(posts=1)
    player.step()
    assert player.moment(10.0) == 70.0
