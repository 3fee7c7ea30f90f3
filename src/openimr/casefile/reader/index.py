"""
The index of one case file: a small SQLite file that can be thrown away at any time and is made anew. Pure.

It holds the words of each page (FTS5), nothing else; the pages themselves are the truth.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from openimr.casefile.reader.query import Both, Either, Node, Words
from openimr.casefile.reader.spelling import Vocabulary
from openimr.casefile.reader.words import tokens

FORM = "1"
"""Of the file; another one is made anew."""
_MOST_PHRASES = 120
_MOST_BEGINNINGS = 200

_TABLES = """
CREATE TABLE form (version TEXT);
CREATE TABLE known (page INTEGER PRIMARY KEY, digest BLOB NOT NULL);
CREATE VIRTUAL TABLE body USING fts5(words, tokenize = "ascii", content = '');
"""


@dataclass(frozen=True, kw_only=True)
class IndexPage:
    """A page as the index takes it: its key, and its text."""

    key: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """The pages that a query finds, by key, and the words that were looked for.

    `looked_for` maps each word of the query to all spellings that counted as it, itself first.
    """

    pages: frozenset[int]
    looked_for: Mapping[str, tuple[str, ...]]


class CaseIndex:
    """The index of a case in the file `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def known(self) -> dict[int, bytes]:
        """By key: the digest of the text that is in the index; empty where there is no index yet."""
        if not self.path.exists():
            return {}
        try:
            with self._open() as link:
                version = link.execute("SELECT version FROM form").fetchone()
                if version != (FORM,):
                    return {}
                return dict(link.execute("SELECT page, digest FROM known"))
        except sqlite3.DatabaseError:
            return {}

    def make(self, pages: Iterable[IndexPage]) -> int:
        """Make the index of these pages, whole or not at all; returns how many there are."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}-{id(pages):x}.part")
        part.unlink(missing_ok=True)
        count = 0
        try:
            part.touch(mode=0o600)
            with closing(sqlite3.connect(part)) as link, link:
                link.execute("PRAGMA journal_mode = OFF")
                link.execute("PRAGMA synchronous = OFF")
                link.executescript(_TABLES)
                link.execute("INSERT INTO form VALUES (?)", (FORM,))
                for batch in _batches(pages, 200):
                    count += self._add(link, batch)
                link.execute("INSERT INTO body(body) VALUES ('optimize')")
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)
        return count

    def add(self, pages: Iterable[IndexPage]) -> int:
        """Add pages that are not in the index yet; returns how many."""
        with self._open() as link, link:
            return sum(self._add(link, batch) for batch in _batches(pages, 200))

    def _add(self, link: sqlite3.Connection, pages: list[IndexPage]) -> int:
        rows = [(page.key, " ".join(t.text for t in tokens(page.text))) for page in pages]
        link.executemany("INSERT INTO body(rowid, words) VALUES (?, ?)", rows)
        link.executemany("INSERT INTO known VALUES (?, ?)", [(p.key, digest(p.text)) for p in pages])
        return len(rows)

    def search(self, node: Node | None, *, exact: bool = False) -> Found:
        """
        The pages that a query finds.

        Args: `exact` leaves out spellings other than those given. Raises: sqlite3.DatabaseError where the
        file is damaged; make it anew.
        """
        if node is None or not self.path.exists():
            return Found(pages=frozenset(), looked_for={})
        with self._open() as link:
            words = _Spellings(self.path, exact=exact)
            pages = self._pages(link, node, words, _Everything(link))
            return Found(pages=frozenset(pages), looked_for=words.looked_for)

    def _pages(
        self, link: sqlite3.Connection, node: Node, words: _Spellings, everything: _Everything
    ) -> set[int]:
        if isinstance(node, Words):
            return self._holding(link, node, words)
        if isinstance(node, Both):
            sets = [self._pages(link, part, words, everything) for part in node.parts]
            return set.intersection(*sets)
        if isinstance(node, Either):
            return set.union(*(self._pages(link, part, words, everything) for part in node.parts))
        # What must not be there is taken as it is written: a likeness is no reason to leave a page out.
        literal = _Spellings(self.path, exact=True)
        return everything.pages() - self._pages(link, node.part, literal, everything)

    def _holding(self, link: sqlite3.Connection, node: Words, words: _Spellings) -> set[int]:
        spelt = [words.of(word, begins=node.begins) for word in node.words]
        if not all(spelt):
            return set()
        wanted = itertools.islice(itertools.product(*spelt), _MOST_PHRASES)
        match = " OR ".join(f'"{" ".join(phrase)}"' for phrase in wanted)
        return {row[0] for row in link.execute("SELECT rowid FROM body WHERE body MATCH ?", (match,))}

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=30)) as link:
            yield link


class _Everything:
    """All pages of the index, asked for once and only if needed."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._pages: set[int] | None = None

    def pages(self) -> set[int]:
        if self._pages is None:
            self._pages = {row[0] for row in self._link.execute("SELECT page FROM known")}
        return self._pages


@functools.lru_cache(maxsize=8)
def _vocabulary(path: Path, form: tuple[int, int]) -> Vocabulary:
    """The words of an index; kept while its file (`form`: time and size) is the same."""
    with closing(sqlite3.connect(path, timeout=30)) as link:
        link.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, body, row)")
        return Vocabulary(dict(link.execute("SELECT term, doc FROM temp.vocabulary")))


class _Spellings:
    """What counts as each word of a query; the words of the file are asked for only if needed."""

    def __init__(self, path: Path, *, exact: bool) -> None:
        self._path, self._exact = path, exact
        self.looked_for: dict[str, tuple[str, ...]] = {}

    def _all(self) -> Vocabulary:
        known = self._path.stat()
        return _vocabulary(self._path, (known.st_mtime_ns, known.st_size))

    def of(self, word: str, *, begins: bool) -> tuple[str, ...]:
        if word not in self.looked_for:
            if begins:
                self.looked_for[word] = self._all().beginning(word)[:_MOST_BEGINNINGS]
            elif self._exact:
                self.looked_for[word] = (word,)
            else:
                self.looked_for[word] = (word, *self._all().variants(word))
        return self.looked_for[word]


def digest(text: str) -> bytes:
    """What tells that a page's text is still the one that is in the index."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _batches(pages: Iterable[IndexPage], size: int) -> Iterator[list[IndexPage]]:
    source = iter(pages)
    while batch := list(itertools.islice(source, size)):
        yield batch
