"""The pages of a file as the rules of `casefile.documents` read them, a window at a time: a file of thousands stays small in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Self

from openimr.casefile.documents import Lexicon, PageText, knowing
from openimr.casefile.models import Page
from openimr.casefile.reading import Word

WINDOW = 50
"""Pages that are asked for at once. Each window is a query of its own: one that stays open keeps SQLite from tidying up."""


def page_text(page: Page, *, words: bool = True) -> PageText:
    """A page as the rules read it; the key is the page's own.

    Without `words` (a page's boxes, most of its size) for what reads lines only: duplicates and mentions.
    """
    return PageText(
        key=page.pk, packet=page.packet_id, number=page.number, source=page.source, text=page.text,
        confidence=page.confidence, image_sha256=page.image_sha256, fingerprint=page.fingerprint,
        words=tuple(Word.from_json(word) for word in page.words) if words else (),
    )  # fmt: skip


def page_texts(pages: Iterable[Page], *, words: bool = True) -> list[PageText]:
    """A few pages as the rules read them; see `page_text`."""
    return [page_text(page, words=words) for page in pages]


def in_windows(
    keys: Sequence[int], *, words: bool = True, lexicon: Lexicon | None = None
) -> Iterator[PageText]:
    """The pages with these keys, in the order of the keys, read from the database as they are asked for.

    One that is gone by then is left out. Scanned pages are given `lexicon` to be read by.
    """
    pages = _in_windows(keys, words=words)
    return pages if lexicon is None else knowing(pages, lexicon)


def lexicon_of(keys: Sequence[int]) -> Lexicon | None:
    """The words of the pages with these keys; None where none of them is a scan, so that nobody would ask."""
    scans = (
        Page.objects.filter(pk__in=keys[n : n + WINDOW], source="ocr").exists()
        for n in range(0, len(keys), WINDOW)
    )
    return Lexicon(_in_windows(keys, words=False)) if any(scans) else None


def _in_windows(keys: Sequence[int], *, words: bool) -> Iterator[PageText]:
    rows = Page.objects.defer(*([] if words else ["words"]), "words_behind")
    for start in range(0, len(keys), WINDOW):
        window = keys[start : start + WINDOW]
        found = rows.in_bulk(window)
        yield from (page_text(found[key], words=words) for key in window if key in found)


class Texts(Mapping[Hashable, str]):
    """Texts by key, kept in a file that has no name and is gone with this object; only where each stands is in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="openimr-texts-")  # noqa: SIM115 (closed by `close`)
        self._places: dict[Hashable, tuple[int, int]] = {}
        self._end = 0

    def add(self, key: Hashable, text: str) -> None:
        """Keep a text. Raises OSError where the disk has no room for it."""
        data = text.encode("utf-8", "surrogatepass")
        self._file.write(data)
        self._places[key] = (self._end, len(data))
        self._end += len(data)

    def __getitem__(self, key: Hashable) -> str:
        start, size = self._places[key]
        self._file.flush()
        return os.pread(self._file.fileno(), size, start).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
