"""The one loop of every host: `run` gives the agent a debate's posts and, in between, the silences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.agent import Facilitator
from facilitator.debate import Debate, Post
from facilitator.interventions import Intervention
from facilitator.observation import Observation

__all__ = ["Event", "Observed", "Said", "run", "silence_before"]


@dataclass(frozen=True, kw_only=True)
class Observed:
    """A post was read; `observation.intervention` is what the agent says right after it, if anything."""

    post: Post
    observation: Observation


@dataclass(frozen=True, kw_only=True)
class Said:
    """The agent says something, after a post or into a silence."""

    intervention: Intervention


Event = Observed | Said


def run(agent: Facilitator, debate: Debate) -> Iterator[Event]:
    """What the agent makes of `debate`, in time order; lazily, so that a host may stop or wait at any event."""
    agent.start(debate)
    for post in debate.posts:
        said = silence_before(agent, post.time)
        if said is not None:
            yield Said(intervention=said)
        observation = agent.observe(post)
        yield Observed(post=post, observation=observation)
        if observation.intervention is not None:
            yield Said(intervention=observation.intervention)


def silence_before(agent: Facilitator, time: float) -> Intervention | None:
    """Let it speak into the silence before a post at `time`, if there is a lull; call it before `observe`."""
    due = agent.next_check
    return agent.tick(due) if due is not None and due < time else None
