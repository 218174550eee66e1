import pytest
from click.testing import CliRunner

from facilitator.cli import cli
from facilitator.errors import InputError
from facilitator.formats import read

TALK = "WEBVTT\n\n00:01.000 --> 00:02.000\nAda: Why is the well dry?\n\n00:03.000 --> 00:04.000\nBo: No rain.\n"


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(TALK, encoding="utf-8")
    return path


def convert(*arguments):
    return CliRunner().invoke(cli, ["convert", *map(str, arguments), "--to", "native"], catch_exceptions=False)


def test_a_debate_is_written_in_another_format_and_counted(talk, tmp_path):
    done = convert(talk, tmp_path / "talk.jsonl")
    assert "1 debate, 2 posts" in done.stderr
    assert [post.author for post in read(tmp_path / "talk.jsonl").debates[0].posts] == ["Ada", "Bo"]


@pytest.mark.parametrize("other", ["talk.vtt", "link.vtt", "sub/../talk.vtt"])
def test_a_file_is_not_written_over_itself(talk, tmp_path, other):
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.vtt").symlink_to(talk)
    with pytest.raises(InputError, match="the same file, which would be lost; name another OUT"):
        convert(talk, tmp_path / other)
    assert talk.read_text(encoding="utf-8") == TALK


def test_who_is_who_can_be_told(talk, tmp_path):
    who = tmp_path / "who.csv"
    who.write_text("Bo,Ada\n", encoding="utf-8")
    convert(talk, tmp_path / "talk.jsonl", "--speakers", who)
    assert {post.author for post in read(tmp_path / "talk.jsonl").debates[0].posts} == {"Ada"}
