"""Where sentences end: not at the point of `Dr. Vale`, `Mr. D. Okun` or `Sept. 21`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?]['\"’”)]?\s+(?=[\"“‘(]?[A-Z0-9])(?<!\bDr. )(?<!\bMr. )(?<!\bMs. )(?<!\bMrs. )(?<!\b[A-Z]. )(?<!\bNo. )(?<!\bSt. )(?<!\bvs. )"
    r"(?<!\b[A-Z][a-z][a-z]. (?=\d))(?<!\bSept. )"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text with blanks for line breaks begins and ends; a semicolon ends none."""
    start = 0
    for end in _END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
