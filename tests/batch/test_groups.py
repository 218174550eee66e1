from facilitator.batch.groups import Groups


def test_the_most_active_come_first_and_equals_by_name():
    groups = Groups()
    for name in ("b", "a", "c", "c", None):
        groups.add(name, "idea", name == "c")
    found = groups.as_dict(2)
    assert found["number"] == 3
    assert [row["name"] for row in found["most_active"]] == ["c", "a"]
    assert found["most_active"][0] == {
        "name": "c", "posts": 2, "issue": 0, "idea": 2, "pro": 0, "con": 0, "other": 0, "unsure": 2
    }  # fmt: skip
    assert found["posts_without"] == 1
    assert groups.types.sum() == 5


def test_an_empty_column_is_no_group():
    groups = Groups()
    groups.add(None, "pro", False)
    assert groups.as_dict(5) is None


def test_more_values_than_fit_are_counted_together_and_said():
    groups = Groups(most=2)
    for name in ("a", "b", "c", "d", "a"):
        groups.add(name, "pro", False)
    found = groups.as_dict(5)
    assert found["number"] is None
    assert "more than 2" in found["reason"]
    assert found["posts_in_further"] == 2
    assert not groups.whole
