"""What the law room says when it cannot answer. No message repeats free text or a long value."""

from __future__ import annotations

import datetime as dt


class LawError(Exception):
    """Base of the errors of this room."""


class FactsError(LawError, ValueError):
    """A fact cannot be read: its name, its kind or its value is not one that the law knows.

    `path` is the place (`items[0].ur_reason`; empty for the whole), `expected` and `found` are plain words.
    """

    def __init__(self, path: str, expected: str, found: str) -> None:
        self.path, self.expected, self.found = path, expected, found
        super().__init__(f"{path or 'the facts'}: expected {expected}; found {found}")


class UnknownRule(LawError, LookupError):
    """No rule has this id. `nearest` holds the ids that look most like it."""

    def __init__(self, rule_id: str, nearest: tuple[str, ...]) -> None:
        self.rule_id, self.nearest = rule_id, nearest
        shown = (
            rule_id
            if len(rule_id) <= 16 and rule_id.isprintable()
            else f"a text of {len(rule_id)} characters"
        )
        hint = f" Did you mean {' or '.join(nearest)}?" if nearest else " An id looks like A-10."
        super().__init__(f"Expected the id of a rule, found {shown}.{hint}")


class NotInForce(LawError, LookupError):
    """A rule has no such figure on the date that was asked for."""

    def __init__(self, rule_id: str, figure: str, as_of: dt.date) -> None:
        self.rule_id, self.figure, self.as_of = rule_id, figure, as_of
        super().__init__(f"Rule {rule_id} has no figure '{figure}' on {as_of.isoformat()}.")


class BrokenData(LawError):
    """A data file of this room contradicts itself: a repeated id, or two figures for one date."""
