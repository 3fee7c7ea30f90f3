"""What the door says when it does not open. No message carries a name or clinical text."""

from __future__ import annotations

from collections.abc import Mapping


class CaseError(Exception):
    """Base of the errors of this room."""


class NotAllowed(CaseError):
    """The actor may not do this: the role may not, or the case is not theirs."""

    def __init__(self, *, verb: str, role: str, why: str) -> None:
        self.verb, self.role, self.why = verb, role, why
        super().__init__(f"'{verb}' is refused for the role {role}: {why}")


class WrongState(CaseError):
    """The verb is not one for the state that the case is in."""

    def __init__(self, *, verb: str, state: str, expected: tuple[str, ...]) -> None:
        self.verb, self.state, self.expected = verb, state, expected
        super().__init__(
            f"'{verb}' cannot be done now: the case is in '{state}', expected {' or '.join(expected) or 'no case yet'}."
        )


class Invalid(CaseError):
    """What was given cannot be accepted. `fields` maps a field to what is wrong there ('' is the whole)."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__("; ".join(f"{k}: {v}" if k else v for k, v in self.fields.items()))
