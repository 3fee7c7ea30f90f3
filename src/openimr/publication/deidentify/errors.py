"""What this room says when a request cannot be read. No message repeats a word of the request."""

from __future__ import annotations


class DeidentifyError(Exception):
    """Base of the errors of taking people out."""


class RequestError(DeidentifyError, ValueError):
    """A field of the request is not as the contract has it.

    `path` is its place (`roster.people[0].name`; empty for the whole request), `expected` and `found` are
    plain words; `found` names kinds, never values, for a value may be a person's name.
    """

    def __init__(self, path: str, expected: str, found: str) -> None:
        self.path, self.expected, self.found = path, expected, found
        super().__init__(f"{path or 'the request'}: expected {expected}; found {found}")
