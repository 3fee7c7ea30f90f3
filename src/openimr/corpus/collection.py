"""The corpus as one thing: its dataset, its index, its lock."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from openimr.corpus import counting
from openimr.corpus.dataset import RELEASED, ROWS_A_FILE, Dataset, Row
from openimr.corpus.index import SearchIndex
from openimr.corpus.values import CorpusBusy, PublicDetermination, Results, Stats

LONGEST_WAIT = 60.0
"""Seconds that a writer waits for another."""


class Corpus:
    """
    The public determinations of one folder.

    One process writes at a time, the others wait; any number reads. What was written is in the dataset
    before it is in the index, and whoever opens the corpus to write brings the index up to the dataset.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._dataset = Dataset(folder / "dataset")
        self._index = SearchIndex(folder / "index")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        ends = time.monotonic() + LONGEST_WAIT
        with (self.folder / "lock").open("w") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > ends:
                        raise CorpusBusy(seconds=LONGEST_WAIT) from None
                    time.sleep(0.05)
            yield

    def publish(self, *determinations: PublicDetermination) -> None:
        """Put determinations in; one that is there already is replaced. Raises: CorpusBusy."""
        with self._writing():
            self._dataset.append([Row.released(one) for one in determinations])
            self._bring_up()

    def publish_many(
        self, determinations: Iterable[PublicDetermination], *, progress: Callable[[int], None] | None = None
    ) -> int:
        """Put many in, a file of rows at a time, the index at the end; returns how many."""
        count = 0
        with self._writing():
            rows: list[Row] = []
            for one in determinations:
                rows.append(Row.released(one))
                count += 1
                if len(rows) == ROWS_A_FILE:
                    self._dataset.append(rows)
                    rows = []
                if progress is not None:
                    progress(count)
            self._dataset.append(rows)
            self._bring_up()
        return count

    def withdraw(self, case_number: str, *, on: dt.date, reason: str) -> None:
        """Take a determination out; a tombstone stays. Nothing happens if it is not there."""
        with self._writing():
            found = self._dataset.find(case_number)
            if found is not None and found.state == RELEASED:
                self._dataset.append([Row.withdrawn(case_number, on=on, reason=reason)])
            self._bring_up()

    def _bring_up(self) -> None:
        self._dataset.fold()
        self._index.catch_up(self._dataset)

    def rebuild(self, *, progress: Callable[[int], None] | None = None) -> int:
        """Bring the index up to the dataset, or make it anew where it must be; returns the rows taken in."""
        with self._writing():
            return self._index.catch_up(self._dataset, progress=progress)

    def search(
        self,
        query: str,
        *,
        decision: str | None = None,
        family: str | None = None,
        specialty: str | None = None,
        year: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Results:
        """
        The letters that match, best first (newest first without a query).

        Args: `query` words, "phrases", AND OR NOT; all words must be there. `page` from 1.
        A query that cannot be read gives no results and says why; nothing is raised for it.
        """
        asked = {"decision": decision, "family": family, "specialty": specialty, "year": None if year is None else str(year)}
        filters = {name: value for name, value in asked.items() if value}
        return self._index.search(query, filters=filters, page=max(1, page), per_page=per_page)

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
        )

    def numbers(self) -> frozenset[str]:
        """All case numbers that the corpus has or had."""
        return frozenset(self._dataset.current())

    def stats(self) -> Stats:
        """Counts over the whole corpus, from the dataset."""
        return counting.stats(self._dataset.files())
