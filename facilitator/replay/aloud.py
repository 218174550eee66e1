"""A replay to watch: posts and messages appear as they did in life, only faster."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from facilitator.agent import Facilitator
from facilitator.debate import Debate
from facilitator.interventions.words.wording import quote
from facilitator.observation import Observation

__all__ = ["aloud"]

#: A night between two posts is no reason to wait for hours.
_LONGEST_WAIT = 10.0


def aloud(
    agent: Facilitator,
    debate: Debate,
    *,
    speed: float,
    sleep: Callable[[float], None],
    show: Callable[[Text], None],
) -> None:
    """Show `debate` with what the agent makes of it, `speed` times as fast as it was.

    Parameters
    ----------
    sleep
        Waits for so many seconds; a clock of the caller's choosing.
    show
        Prints one line.
    """
    show(Text(debate.title or debate.id, style="bold"))
    now = debate.posts[0].time if debate.posts else 0.0
    for event in agent.replay(debate):
        if isinstance(event, Observation):
            post = debate.post_by_id[event.id]
            time, label = post.time, event.label + ("?" if event.unsure else "")
            name = debate.participant_by_id[post.author].name or post.author
            line = Text.assemble((f"{label:7}", "cyan"), (f"{name}: ", "bold"), quote(post.text, length=300))
        else:
            said = event
            time = said.time
            whom = "to everyone" if said.to is None else f"privately to {said.to}"
            line = Text.assemble((f"   ▶ {said.move}, {whom}: ", "bold green"), said.text, (f" [{said.reason}]", "dim"))
        sleep(min(_LONGEST_WAIT, max(0.0, time - now) / speed))
        now = max(now, time)
        show(line)
