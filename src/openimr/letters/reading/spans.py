"""Where each field of a determination stands in the text that it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openimr.letters.model import Determination
from openimr.letters.reading.pages.lines import Source

Place = tuple[int, int]
"""A stretch: its first offset, and the one after its last."""


class Spans:
    """The places of fields, kept as stretches of the flow until somebody asks."""

    __slots__ = ("_flow", "_later", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._flow: dict[str, Place] = {}
        self._later: list[Callable[[Spans], None]] = []

    def later(self, add: Callable[[Spans], None]) -> None:
        """Have `add` add places when somebody asks for one; few who read a letter do.

        It is handed these places and need not hold them: who holds each other is let go of late, and the letter with them.
        """
        self._later.append(add)

    def add(self, path: str, place: Place) -> None:
        """A field that stands at `place` in the flow; an empty one is left out."""
        if place[0] < place[1]:
            self._flow[path] = place

    def add_all(self, path: str, places: Mapping[str, Place]) -> None:
        """The fields of an object."""
        for name, place in places.items():
            self.add(f"{path}/{name}", place)

    def add_list(self, path: str, places: Sequence[Place]) -> None:
        """The members of a list."""
        for number, place in enumerate(places):
            self.add(f"{path}/{number}", place)

    def add_within(self, path: str, place: Place, parts: Mapping[str, Place]) -> None:
        """The parts of a field, by offsets in the running text of the stretch `place`."""
        if parts:
            words = self._source.flow[slice(*place)]
            first = place[0] + len(words) - len(words.lstrip())
            self.add_all(path, {name: (first + start, first + end) for name, (start, end) in parts.items()})

    def place(self, path: str) -> Place:
        """The stretch of the text as given; KeyError if the field is empty or absent."""
        return self._source.place(*self._trimmed(self._all()[path]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def _all(self) -> dict[str, Place]:
        while self._later:
            self._later.pop(0)(self)
        return self._flow

    def _trimmed(self, place: Place) -> Place:
        words = self._source.flow[slice(*place)]
        start = place[0] + len(words) - len(words.lstrip())
        return start, max(start, place[1] - len(words) + len(words.rstrip()))


@dataclass(frozen=True, slots=True)
class Reading:
    """A determination as it was read, and where in the text each of its fields stands.

    Fields are named by JSON pointers into `determination.to_json()` (RFC 6901), such as
    `/disputed_items/0/rationale` or `/front_matter/case_number`. A field that is empty, null or only follows
    from others (`layout`, `basis`, `follows_item`) has no place.
    """

    determination: Determination
    _spans: Spans

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that have a place, in the order in which they were read."""
        return tuple(self._spans)

    def place(self, path: str) -> Place:
        """First offset and the one after the last of a field in the text as given.

        Raises KeyError if the field is absent, empty, or stands nowhere by itself.
        """
        return self._spans.place(path)
