"""Stand-ins that let a call through and remember it, to see what the parts of a room are told."""


class Spy:
    """Stands before `behind`; `calls` are (name, positional, named) of every method that was called."""

    def __init__(self, behind):
        self.__dict__.update(behind=behind, calls=[])

    def __getattr__(self, name):
        found = getattr(self.behind, name)
        if not callable(found):
            return found

        def call(*given, **named):
            self.calls.append((name, given, named))
            return found(*given, **named)

        return call

    def __setattr__(self, name, value):
        setattr(self.behind, name, value)

    def told(self, name):
        """What a method was called with, call by call."""
        return [(given, named) for called, given, named in self.calls if called == name]


class FixedGate:
    """A timing gate that keeps what it is asked and always gives the same answer."""

    def __init__(self, probability=0.3, *, is_open=False):
        self.answer, self.opens = probability, is_open
        self.asked = []

    def probability(self, features, medium):
        self.asked.append((features, medium))
        return self.answer

    def is_open(self, probability, medium):
        return self.opens
