"""What happens on a click: each handler takes the visit's id, changes the session and draws the page anew."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import partial
from threading import Lock
from typing import Any, NamedTuple
from uuid import uuid4

from facilitator.agent import Facilitator
from facilitator.debate import GENDERS, Debate
from facilitator.errors import InputError
from facilitator.reports.text import escape
from facilitator.ui import panels
from facilitator.ui.feed import feed
from facilitator.ui.gradio import gradio as gr
from facilitator.ui.session import FULL_SPEED, Session
from facilitator.ui.store import Store

__all__ = ["SPEEDS", "Handlers", "Parts"]

#: Word on the page -> how many times faster than somebody reads.
SPEEDS: Mapping[str, float] = {
    "1×": 1.0,
    "2×": 2.0,
    "5×": 5.0,
    "20×": 20.0,
    "Full": FULL_SPEED,
}


class Parts(NamedTuple):
    """What is drawn anew after a change: the components, or their new values in the same order."""

    heading: Any
    play: Any
    progress: Any
    feed: Any
    target: Any
    hush: Any
    proposal: Any
    accept: Any
    dismiss: Any
    map: Any
    heard: Any
    flags: Any
    history: Any
    timer: Any


class Handlers:
    """The handlers of one page. One at a time uses the models; reading a post takes some milliseconds."""

    def __init__(self, agent: Facilitator, debates: Sequence[Debate]) -> None:
        self._agent, self._debates = agent, debates
        self._store = Store(partial(self._session, 0), clock=time.monotonic)
        self._working = Lock()

    def _session(self, place: int) -> Session:
        return Session(agent=self._agent.twin(), debate=self._debates[place])

    def enter(self, debate: int) -> tuple[Any, ...]:
        """A page was opened."""
        visit = uuid4().hex
        with self._working:
            session = self._store.put(visit, self._session(self._place(debate)))
            return visit, *_draw(session, small=False)

    def forget(self, visit: str) -> None:
        """A page was closed long ago."""
        self._store.drop(visit)

    def choose(self, visit: str, debate: int, speed: str, small: bool) -> Parts:
        """Another debate."""
        with self._working:
            session = self._store.put(visit, self._session(self._place(debate)))
            session.speed = SPEEDS.get(speed, 1.0)
            return _draw(session, small=small)

    def restart(self, visit: str, small: bool) -> Parts:
        """The same debate from the beginning."""
        return self._change(visit, small, Session.restart)

    def play(self, visit: str, speed: str, small: bool) -> Parts:
        """Go on by itself, or stop."""
        with self._working:
            session = self._store.get(visit)
            session.speed = SPEEDS.get(speed, 1.0)
            if session.playing:
                session.pause()
            else:
                session.play(time.monotonic())
            return _draw(session, small=small)

    def step(self, visit: str, small: bool) -> Parts:
        """One recorded post."""
        return self._change(visit, small, Session.step)

    def speed(self, visit: str, speed: str) -> None:
        """Faster or slower, from the next post on."""
        self._store.get(visit).speed = SPEEDS.get(speed, 1.0)

    def tick(self, visit: str, small: bool) -> Any:
        """Time has passed on the page; nothing is sent where nothing has changed."""
        with self._working:
            session = self._store.get(visit)
            before = session.changes
            session.advance(time.monotonic())
            return gr.skip() if session.changes == before and session.playing else _draw(session, small=small)

    def show(self, visit: str, small: bool) -> Parts:
        """The same state, shown otherwise."""
        return self._change(visit, small, None)

    def accept(self, visit: str, small: bool) -> Parts:
        """The proposal is posted."""
        return self._change(visit, small, partial(Session.decide, post=True))

    def dismiss(self, visit: str, small: bool) -> Parts:
        """The proposal is dropped."""
        return self._change(visit, small, partial(Session.decide, post=False))

    def hush(self, visit: str, small: bool) -> Parts:
        """The agent is to be silent for now, or may speak again."""
        return self._change(visit, small, Session.hush)

    def reply(self, visit: str, small: bool, event: gr.EventData) -> Any:
        """The visitor's next post answers the one clicked on."""
        try:
            return self._change(visit, small, partial(Session.reply, post=str(getattr(event, "post", ""))))
        except InputError:  # the feed was restarted under the click
            return gr.skip()

    def cancel(self, visit: str, small: bool) -> Parts:
        """The visitor's next post answers nothing in particular."""
        return self._change(visit, small, partial(Session.reply, post=None))

    def say(self, visit: str, text: str, name: str, gender: str, small: bool) -> Any:
        """The visitor posts; where that is not possible, the text stays where it is and a sentence says why."""
        with self._working:
            session = self._store.get(visit)
            try:
                entry = session.say(text or "", name=name or "", gender=gender if gender in GENDERS else None)
            except InputError as error:
                note = f'<p class="fr note" role="alert">{escape(error)}</p>'
                return gr.skip(), note, *(gr.skip() for _ in Parts._fields)
            return "", panels.read_as(session, entry), *_draw(session, small=small)

    def _place(self, debate: Any) -> int:
        return debate if isinstance(debate, int) and 0 <= debate < len(self._debates) else 0

    def _change(self, visit: str, small: bool, change: Any) -> Parts:
        with self._working:
            session = self._store.get(visit)
            if change is not None:
                change(session)
            return _draw(session, small=small)


def _draw(session: Session, *, small: bool) -> Parts:
    """Every part as it should look now. Gradio sends a part on only if it differs."""
    waiting = session.waiting
    private = waiting is not None and waiting.intervention.audience == "private"
    return Parts(
        heading=panels.heading(session),
        play=gr.Button("Pause" if session.playing else "Play", interactive=not session.finished),
        progress=panels.progress(session),
        feed=feed(session),
        target=panels.target(session),
        hush=gr.Button("Let it speak" if session.hushed else "Silence the agent"),
        proposal=panels.proposal(session),
        accept=gr.Button(
            "Send privately" if private else "Post it", interactive=waiting is not None and session.may_post
        ),
        dismiss=gr.Button("Dismiss", interactive=waiting is not None),
        map=panels.map_tree(session),
        heard=panels.heard(session, small_groups=small),
        flags=panels.flags(session),
        history=panels.history(session),
        timer=gr.Timer(active=session.playing),
    )
