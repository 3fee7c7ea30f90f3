"""What can go wrong in a match. No message holds the id of a reviewer, of a party or of a case."""

from __future__ import annotations


class MatchError(ValueError):
    """Base of the errors of the match."""


class BatchError(MatchError):
    """
    A field of the batch (or of the assignments to keep) that cannot be read as the contract says.

    `place` names the field (`reviewers[3].licences[0].expires_on`), `expected` and `found` are phrases.
    `others` are further faults of the same file, each a BatchError, in the order of the file: one reading
    finds them all. Identifiers and free text are never quoted, so that the message can be logged.
    """

    def __init__(self, place: str, expected: str, found: str, *, others: tuple[BatchError, ...] = ()) -> None:
        self.place, self.expected, self.found, self.others = place, expected, found, others
        super().__init__(f"{place}: expected {expected}; found {found}")

    @property
    def all(self) -> tuple[BatchError, ...]:
        """This fault and the others."""
        return (self, *self.others)


class NotProvenOptimal(MatchError):
    """The solver's answer failed our own check of optimality; nothing is handed on in its place."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"The match expected an assignment of provably least cost, found that {reason}. "
            "Nothing was assigned. Keep the batch file and report it with the version of ortools."
        )
