"""Reading an attached decision: the pages from whoever can read pages, the fields from `intake.decision`.

The room on the right that reads packets (`casefile`) puts its reader here; this room does not know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openimr.intake import decision

MOST_PAGES = 12
"""A decision is a letter; what comes after so many pages is not looked at."""


class CannotRead(Exception):
    """A file could not be read as a decision. `why` is a word or two, without anything of the file."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, kw_only=True)
class PageRead:
    """A page: its words as `[text, x0, y0, x1, y1, confidence]`, its image (SHA-256 of a kept file, and its type)."""

    number: int
    words: tuple[tuple[Any, ...], ...]
    image: str
    kind: str
    width: float
    height: float
    recognized: bool
    """Whether the text came from the image and not from the file."""


reader: Callable[[str], list[PageRead]] | None = None
"""Reads the pages of a kept file (by SHA-256), at most `MOST_PAGES`. Raises CannotRead. Put here by `casefile`."""


def proposals(sha256: str) -> dict[str, Any]:
    """What a kept decision says, as plain JSON: `pages` with their images, `proposals` with their places.

    Raises: CannotRead where it cannot be opened, or says nothing that the form asks for.
    """
    if reader is None:
        raise CannotRead("nothing here can read pages")
    pages = reader(sha256)
    lines = [line for page in pages for line in decision.lines_of(page.number, page.words)]
    if not lines:
        raise CannotRead("no text was found on its pages")
    found = decision.read(lines)
    if not found:
        raise CannotRead("nothing in it was recognized")
    recognized = {page.number for page in pages if page.recognized}
    return {
        "pages": [
            {
                "number": p.number,
                "image": p.image,
                "kind": p.kind,
                "width": round(p.width),
                "height": round(p.height),
            }
            for p in pages
        ],
        "proposals": [{**one.to_json(), "sure": one.sure and one.page not in recognized} for one in found],
    }
