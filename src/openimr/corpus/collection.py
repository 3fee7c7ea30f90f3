"""The corpus as one thing: its dataset, its index, its lock."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import duckdb

from openimr.corpus import counting
from openimr.corpus.dataset import Dataset
from openimr.corpus.index import SearchIndex
from openimr.corpus.query import QueryError, read
from openimr.corpus.rows import RELEASED, Row
from openimr.corpus.values import (
    CorpusBusy,
    IndexUnusable,
    PublicDetermination,
    Results,
    Stats,
    Tombstone,
)

LONGEST_WAIT = 60.0
"""Seconds that a writer waits for another."""
ROWS_A_FILE = 1_000
"""Determinations that `publish_many` writes at a time; what a kill can cost."""
SMALL_INDEX = 5_000
"""Letters up to which a withdrawal makes the index anew, so that no word of the letter is left in its files."""
MOST_BEHIND = 5_000
"""Rows up to which a search brings the index up to the dataset before it answers."""
MOST_PER_PAGE = 100


class Corpus:
    """
    The public determinations of one folder.

    One process writes at a time, the others wait; any number reads. What was written is in the dataset
    before it is in the index. If a writer was killed in between, the next search or writer brings the index
    up to the dataset.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._dataset = Dataset(folder / "dataset")
        self._index = SearchIndex(folder / "index")
        self._own = threading.RLock()

    @contextlib.contextmanager
    def _writing(self, *, wait: float | None = None) -> Iterator[None]:
        """The corpus's lock, among threads and processes. Raises: CorpusBusy."""
        wait = LONGEST_WAIT if wait is None else wait
        if not self._own.acquire(timeout=max(wait, 0.01)):
            raise CorpusBusy(seconds=wait)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            ends = time.monotonic() + wait
            with (self.folder / "lock").open("w") as lock:
                while True:
                    try:
                        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        break
                    except BlockingIOError:
                        if time.monotonic() >= ends:
                            raise CorpusBusy(seconds=wait) from None
                        time.sleep(0.05)
                yield
        finally:
            self._own.release()

    def _bring_up(self) -> None:
        """
        Bring the index up to the dataset where a writer was killed before it did.

        One that is at it is left to it, a folder that is for reading only is read as it is, and so is an
        index that is far behind: only the next writer has the time. Raises: CorpusBusy, PermissionError when
        there is no index to read at all.
        """
        applied, last = self._index.applied(), self._dataset.last()
        if applied == last or (applied < 0 and last == 0):
            return
        usable = applied >= 0
        if usable and (applied > last or self._dataset.count(after=applied) > MOST_BEHIND):
            return
        try:
            with self._writing(wait=0.0 if usable else LONGEST_WAIT):
                self._dataset.clean()
                self._dataset.erase_superseded()
                self._index.catch_up(self._dataset)
        except (CorpusBusy, PermissionError):
            if not usable:
                raise

    def publish(self, *determinations: PublicDetermination) -> None:
        """Put determinations in; one that is there already is replaced. Raises: CorpusBusy."""
        rows = [Row.released(one) for one in determinations]
        with self._writing():
            self._dataset.append(rows)
            self._dataset.fold()
            self._index.catch_up(self._dataset)

    def publish_many(
        self, determinations: Iterable[PublicDetermination], *, progress: Callable[[int], None] | None = None
    ) -> int:
        """Put many in, `ROWS_A_FILE` at a time; returns how many. Others may write in between. Raises: CorpusBusy."""
        count = 0
        batch: list[PublicDetermination] = []
        for one in determinations:
            batch.append(one)
            count += 1
            if len(batch) == ROWS_A_FILE:
                self.publish(*batch)
                batch = []
            if progress is not None:
                progress(count)
        self.publish(*batch)
        return count

    def withdraw(self, case_number: str, *, on: dt.date, reason: str) -> None:
        """
        Take a determination out; a tombstone stays. Nothing happens if it is not there.

        The text leaves the dataset's files at once. It leaves the index's files at once where the corpus has
        up to `SMALL_INDEX` letters; in a larger one it cannot be found any more, and its words leave the disk
        when the engine merges its files or with `rebuild(anew=True)`. Raises: CorpusBusy.
        """
        with self._writing():
            found = self._dataset.find(case_number)
            if found is not None and found.state == RELEASED:
                self._dataset.append([Row.withdrawn(case_number, on=on, reason=reason)])
            self._dataset.fold()
            taken = self._index.catch_up(self._dataset)
            if taken and self._index.documents() <= SMALL_INDEX:
                self._index.catch_up(self._dataset, anew=True)

    def rebuild(self, *, anew: bool = False, progress: Callable[[int, int], None] | None = None) -> int:
        """
        Bring the index up to the dataset, or make it anew where it must be or `anew` asks for it.

        `progress` is told the rows taken in and how many there are. Returns the rows. Raises: CorpusBusy.
        """
        with self._writing():
            self._dataset.clean()
            self._dataset.erase_superseded()
            return self._index.catch_up(self._dataset, anew=anew, progress=progress)

    def search(
        self,
        query: str,
        *,
        decision: str | None = None,
        family: str | None = None,
        specialty: str | None = None,
        year: int | None = None,
        state: str | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Results:
        """
        The letters that match, best first (newest decision first without a query).

        Args: `query` is words, "phrases", AND OR NOT, minus, brackets, `lumb*`; all words must be there.
        `decision` with `family` asks for one item that has both. `page` counts from 1; at most 100 a page.
        A query that cannot be read gives no results and says why; nothing is raised for it.
        """
        try:
            node = read(query)
        except QueryError as problem:
            return Results(total=0, query_error=str(problem))
        self._bring_up()
        asked = {
            "decision": decision,
            "family": family,
            "specialty": specialty,
            "state": state,
            "year": None if year is None else str(year),
        }
        filters = {name: value for name, value in asked.items() if value}
        per_page = max(1, min(per_page, MOST_PER_PAGE))
        try:
            return self._index.search(node, filters=filters, page=max(1, page), per_page=per_page)
        except IndexUnusable:
            self.rebuild(anew=True)
            return self._index.search(node, filters=filters, page=max(1, page), per_page=per_page)

    def get(self, case_number: str) -> PublicDetermination | None:
        """The determination of a case number; None where there is none or it was withdrawn."""
        row = self._dataset.find(case_number)
        if row is None or row.state != RELEASED:
            return None
        return PublicDetermination(
            case_number=row.case_number,
            text=row.text,
            determination=json.loads(row.determination),
            released_on=dt.date.fromisoformat(row.on),
            source=row.source,
        )

    def tombstone(self, case_number: str) -> Tombstone | None:
        """When and why the determination of a case number was withdrawn; None where it was not."""
        row = self._dataset.find(case_number)
        if row is None or row.state == RELEASED:
            return None
        return Tombstone(
            case_number=row.case_number, withdrawn_on=dt.date.fromisoformat(row.on), reason=row.reason
        )

    def numbers(self) -> frozenset[str]:
        """All case numbers that the corpus has or had."""
        return frozenset(self._dataset.current())

    def sources(self) -> dict[str, str]:
        """The case number for each file (by its SHA-256) that a determination was read from."""
        return self._dataset.sources()

    def stats(self) -> Stats:
        """Counts over the whole corpus, from the dataset."""
        for _ in range(4):
            with contextlib.suppress(duckdb.IOException):
                return counting.stats(self._dataset.files())
        return counting.stats(self._dataset.files())
