"""A recorded debate played to the agent: what it would have said, when and why."""

from facilitator.replay.record import Recording, folder_name, record, replay

__all__ = ["Recording", "folder_name", "record", "replay"]
