"""Contributions in a line each, for tests: ``author label`` or ``author label target``, one a minute."""

from facilitator.participation.contribution import Contribution


def posts(*lines):
    found = []
    for number, line in enumerate(lines):
        author, label, *target = line.split()
        found.append(
            Contribution(
                post=f"p{number}",
                author=author,
                time=60.0 * number,
                words=5,
                label=label,
                target=target[0] if target else None,
            )
        )
    return found
