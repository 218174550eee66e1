from facilitator.interventions.watches.silence import SilenceWatch


def watch(*times, timed=True):
    found = SilenceWatch(timed=timed)
    for time in times:
        found.take(time)
    return found


def test_the_usual_wait_is_the_median_and_known_from_five_waits_on():
    assert watch(0, 10, 20, 30, 40).usual_wait is None
    assert watch(0, 10, 20, 30, 40, 1000).usual_wait == 10


def test_only_the_last_twenty_waits_count():
    slow = [100.0 * n for n in range(30)]
    fast = [slow[-1] + n for n in range(1, 21)]
    assert watch(*slow, *fast).usual_wait == 1


def test_without_real_times_there_is_no_usual_wait_and_no_lull():
    found = watch(*range(30), timed=False)
    assert found.usual_wait is None
    assert found.lull(5) is None


def test_a_lull_comes_so_long_after_the_last_post():
    assert watch(3, 7).lull(10) == 17
    assert watch(3, 7).lull(None) is None
    assert watch().lull(10) is None


def test_a_silence_is_looked_into_once_and_from_the_lull_on():
    found = watch(7)
    assert [found.may_look(time, after=10) for time in (16.9, 17)] == [False, True]
    found.looked = True
    assert not found.may_look(99, after=10)
    found.take(100)
    assert found.may_look(110, after=10)


def test_before_any_post_there_is_nothing_to_look_into():
    assert not watch().may_look(5, after=None)
    assert watch(1).may_look(1, after=None)


def test_the_first_silence_can_be_looked_into_and_at_the_lull_itself():
    found = watch(0)
    assert not found.looked
    assert (found.lull(0.0), found.may_look(0.0, after=0.0)) == (0.0, True)


def test_the_first_of_twenty_one_waits_is_forgotten():
    times = [0.0]
    for wait in [1000.0] * 11 + [10.0] * 10:
        times.append(times[-1] + wait)
    assert watch(*times[1:]).usual_wait == 505.0  # ten of each
    assert watch(*times).usual_wait == 505.0  # the first of eleven long ones is too old
    assert watch(*times, times[-1] + 10).usual_wait == 10.0
