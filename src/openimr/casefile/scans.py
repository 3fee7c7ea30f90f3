"""The text of a scanned letter: its pages recognized in guarded children, lines and paragraphs as they stand.

For `openimr.letters.parse_file(path, recognize=recognized_text)`: the room of letters opens no engine itself.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from openimr.casefile.reading import Reader
from openimr.casefile.reading.model import PacketState, Word

MOST_PAGES = 60
"""No letter has more; the pages after them are left out."""
_WIDER = 1.45
"""Paragraphs stand at least this much farther apart than the lines of a page do in the middle."""


def recognized_text(content: bytes) -> str:
    """The text on the pages of a PDF without a text layer, pages parted by form feeds; "" if there is none.

    Lines are as they stand on the page, with an empty line where two stand wider apart than most. Raises
    OSError where the content cannot be laid down for the children that read it.
    """
    with tempfile.TemporaryDirectory() as folder, Reader(workers=1) as reader:
        path = Path(folder) / "letter.pdf"
        path.write_bytes(content)
        inspection = reader.inspect(path)
        if inspection.state is not PacketState.READ:
            return ""
        pages = []
        for number in range(1, min(inspection.pages, MOST_PAGES) + 1):
            page = reader.read_page(path, number, image_to=Path(folder) / "page.png")
            pages.append("\n".join(_with_gaps(list(_lines(page.words)))))
    return "\f".join(pages)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in their order, cut where one stands below the one before it."""
    line: list[Word] = []
    for word in words:
        if line and not line[-1].y0 <= (word.y0 + word.y1) / 2 <= line[-1].y1 and word.x0 < line[-1].x1:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _with_gaps(lines: list[list[Word]]) -> Iterator[str]:
    feet = [median(word.y1 for word in line) for line in lines]
    steps = [below - above for above, below in itertools.pairwise(feet) if below > above]
    usual = median(steps) if steps else 0.0
    for number, line in enumerate(lines):
        if number and usual and feet[number] - feet[number - 1] > _WIDER * usual:
            yield ""
        yield " ".join(word.text for word in line)
