"""A recorded debate played to the agent: what it would have said, when and why."""

from facilitator.replay.record import Recording, folder_name, record, replay
from facilitator.replay.run import Event, Observed, Said, run, silence_before

__all__ = ["Event", "Observed", "Recording", "Said", "folder_name", "record", "replay", "run", "silence_before"]
