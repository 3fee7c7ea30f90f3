"""Warnings: what the reader could not place, or guessed (letters rule 10)."""

from __future__ import annotations

from openimr.letters.model import Warning_
from openimr.letters.reading.pages.lines import Source


class Warnings:
    """Collects the warnings of one letter. Messages never quote the letter: places say where to look."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: list[Warning_] = []

    def add(self, code: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """One warning; `start` and `end` are offsets of the tidy text (`Source.flow`)."""
        if start is None or end is None:
            self._found.append(Warning_(code=code, message=message))
            return
        first, last = self._source.place(start, end)
        self._found.append(Warning_(code=code, message=message, start=first, end=last))

    def add_raw(self, code: str, message: str, start: int, end: int) -> None:
        """One warning whose offsets are already those of the text as given."""
        self._found.append(Warning_(code=code, message=message, start=start, end=end))

    def result(self) -> tuple[Warning_, ...]:
        """All warnings in the order of the text; those without a place come first."""
        return tuple(sorted(self._found, key=lambda w: (-1 if w.start is None else w.start, w.end or 0)))
