"""The truth of the corpus: Parquet files in a folder, numbered in the order in which they were written.

The newest row of a case number counts. A file appears whole or not at all (written aside, synced, renamed).
An older row whose number was published again or withdrawn is taken out of its file, so that what is
withdrawn is on the disk no more; a list of what is still to be taken out survives a kill in between.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from openimr.corpus.rows import SCHEMA, Row

MOST_FILES = 64
SMALL = 5_000
"""Rows below which a file is folded with others."""
ROWS_A_GROUP = 500
"""Rows that are read to get at one."""
_TRIES = 5

T = TypeVar("T")


class Dataset:
    """The Parquet files of a corpus. Writing needs the corpus's lock; reading does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._columns: dict[tuple[str, int], pa.ChunkedArray] = {}

    @property
    def _to_erase(self) -> Path:
        return self.folder / "to-erase.json"

    def files(self) -> list[Path]:
        """The files in the order in which they were written."""
        return sorted(self.folder.glob("[0-9]*.parquet")) if self.folder.is_dir() else []

    def last(self) -> int:
        """The number of the newest file; 0 where there is none."""
        files = self.files()
        return int(files[-1].stem) if files else 0

    def append(self, rows: Iterable[Row]) -> int:
        """
        Write rows as one new file, and take older rows of the same case numbers out of the others.

        Of several rows of one case number the last counts. Returns the file's number. Nothing is written
        for no rows.
        """
        newest = {row.case_number: row for row in rows}
        if not newest:
            return self.last()
        self.erase_superseded()
        number = self.last() + 1
        if any(found for _, found in self._positions(newest)):
            self._note(sorted(newest))
        self._write(self._path(number), list(newest.values()))
        self.erase_superseded()
        return number

    def erase_superseded(self) -> None:
        """Finish taking out the older rows that `append` has noted; nothing to do is the usual case."""
        try:
            numbers = json.loads(self._to_erase.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        places = list(self._positions(numbers))
        newest = {name: int(path.stem) for path, found in places for name in found}
        for path, found in places:
            old = {name for name in found if newest[name] > int(path.stem)}
            if old:
                kept = [row for row in self._rows_of(path) if row.case_number not in old]
                if kept:
                    self._write(path, kept)
                else:
                    path.unlink()
        self._to_erase.unlink()

    def _note(self, numbers: Sequence[str]) -> None:
        part = self._to_erase.with_suffix(".part")
        part.write_text(json.dumps(numbers), encoding="utf-8")
        _sync(part)
        part.replace(self._to_erase)
        _sync(self.folder)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:012d}.parquet"

    def _write(self, path: Path, rows: Sequence[Row]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        table = pa.Table.from_pylist([row.to_columns() for row in rows], schema=SCHEMA)
        part = self.folder / f".{path.stem}.part"
        pq.write_table(table, part, compression="zstd", row_group_size=ROWS_A_GROUP)
        _sync(part)
        part.replace(path)
        _sync(self.folder)

    def _rows_of(self, path: Path) -> Iterator[Row]:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=ROWS_A_GROUP):
                for values in batch.to_pylist():
                    yield Row.from_columns(values)

    def rows(self, *, after: int = 0) -> Iterator[tuple[int, Row]]:
        """All rows of the files after a number, with the number of their file, oldest first."""
        for path in self.files():
            if int(path.stem) > after:
                for row in self._rows_of(path):
                    yield int(path.stem), row

    def count(self, *, after: int = 0) -> int:
        """How many rows `rows` gives."""
        return sum(pq.read_metadata(path).num_rows for path in self.files() if int(path.stem) > after)

    def _numbers_in(self, path: Path) -> pa.ChunkedArray:
        """The case numbers of a file in order; kept in memory as long as the file is the same."""
        key = (path.name, path.stat().st_mtime_ns)
        if key not in self._columns:
            self._columns = {k: v for k, v in self._columns.items() if k[0] != path.name}
            self._columns[key] = pq.read_table(path, columns=["case_number"])["case_number"]
        return self._columns[key]

    def _positions(self, numbers: Iterable[str]) -> Iterator[tuple[Path, list[str]]]:
        """Each file with those of the case numbers that it has."""
        wanted = pa.array(list(numbers), type=pa.string())
        for path in self.files():
            column = self._numbers_in(path)
            yield path, column.filter(pc.is_in(column, value_set=wanted)).to_pylist()

    def current(self) -> dict[str, int]:
        """The file that holds the newest row of each case number."""
        return self._steady(
            lambda: {n: int(p.stem) for p in self.files() for n in self._numbers_in(p).to_pylist()}
        )

    def find(self, case_number: str) -> Row | None:
        """The newest row of a case number; None where there is none."""
        return self._steady(lambda: self._find(case_number))

    def _find(self, case_number: str) -> Row | None:
        for path in reversed(self.files()):
            at = pc.index(self._numbers_in(path), case_number).as_py()
            if at < 0:
                continue
            with pq.ParquetFile(path) as file:
                group, within = divmod(at, ROWS_A_GROUP)
                if group >= file.num_row_groups:
                    raise FileNotFoundError(path)
                found = file.read_row_group(group).slice(within, 1).to_pylist()
            if not found or found[0]["case_number"] != case_number:
                raise FileNotFoundError(path)  # The file was written anew in between.
            return Row.from_columns(found[0])
        return None

    def sources(self) -> dict[str, str]:
        """The case number for each file (by its SHA-256) that something in the corpus was read from."""

        def read() -> dict[str, str]:
            found: dict[str, str] = {}
            for path in self.files():
                with pq.ParquetFile(path) as file:
                    if "source" not in file.schema_arrow.names:
                        continue
                    table = file.read(columns=["source", "case_number"])
                pairs = zip(table["source"].to_pylist(), table["case_number"].to_pylist(), strict=True)
                found |= {source: number for source, number in pairs if source}
            return found

        return self._steady(read)

    def _steady(self, read: Callable[[], T]) -> T:
        """Read while another process may fold or rewrite files: what vanished in between is looked up anew."""
        for tried in range(_TRIES):
            try:
                return read()
            except FileNotFoundError:
                self._columns.clear()
                if tried == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def fold(self) -> bool:
        """
        Fold the small files into one where there are too many; returns whether it did.

        The new file takes the next number and the old ones go afterwards, so a kill in between leaves rows
        twice, of which the newest counts.
        """
        small = [path for path in self.files() if pq.read_metadata(path).num_rows < SMALL]
        if len(small) <= MOST_FILES:
            return False
        current = self.current()
        kept: dict[str, Row] = {}
        for path in small:
            for row in self._rows_of(path):
                if current[row.case_number] == int(path.stem):
                    kept[row.case_number] = row
        self._write(self._path(self.last() + 1), list(kept.values()))
        for path in small:
            path.unlink()
        return True

    def clean(self) -> None:
        """Remove what a killed writer left beside the files."""
        for path in self.folder.glob(".*.part"):
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have the machine write a file, or the names in a folder, to the disk before anything relies on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
