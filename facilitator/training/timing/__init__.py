"""The timing gate learned from recorded facilitators."""
