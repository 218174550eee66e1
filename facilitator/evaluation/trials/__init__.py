"""Trials of facilitation: what rooms with and without the agent say about its effect, and how many it takes."""
