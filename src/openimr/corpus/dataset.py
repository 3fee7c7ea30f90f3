"""The truth of the corpus: Parquet files in a folder, one written after the other, never changed.

A row says that a determination was released, or withdrawn; the latest row of a case number counts. A file
appears whole or not at all. Many small files are folded into one when there are too many.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from openimr.corpus.values import PublicDetermination

SCHEMA = pa.schema(
    [
        ("case_number", pa.string()),
        ("state", pa.string()),
        ("on", pa.string()),
        ("reason", pa.string()),
        ("year", pa.int32()),
        ("decided_on", pa.string()),
        ("text", pa.string()),
        ("determination", pa.string()),
    ]
)
RELEASED, WITHDRAWN = "released", "withdrawn"
MOST_FILES = 64
SMALL = 1_000
"""Rows below which a file is folded with others."""
ROWS_A_FILE = 20_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: a determination released, or the tombstone of one withdrawn (then text and data are empty)."""

    case_number: str
    state: str
    on: str
    reason: str = ""
    year: int = 0
    decided_on: str | None = None
    text: str = ""
    determination: str = ""

    @classmethod
    def released(cls, one: PublicDetermination) -> Row:
        return cls(
            case_number=one.case_number,
            state=RELEASED,
            on=one.released_on.isoformat(),
            year=one.year,
            decided_on=one.decided_on,
            text=one.text,
            determination=json.dumps(one.determination, ensure_ascii=False, sort_keys=True),
        )

    @classmethod
    def withdrawn(cls, case_number: str, *, on: dt.date, reason: str) -> Row:
        return cls(case_number=case_number, state=WITHDRAWN, on=on.isoformat(), reason=reason)


class Dataset:
    """The Parquet files of a corpus. Writing needs the corpus's lock; reading does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> list[Path]:
        """The files in the order in which they were written."""
        return sorted(self.folder.glob("[0-9]*.parquet")) if self.folder.is_dir() else []

    def last(self) -> int:
        """The number of the newest file; 0 where there is none."""
        files = self.files()
        return int(files[-1].stem) if files else 0

    def append(self, rows: Sequence[Row]) -> int:
        """Write rows as one new file; returns its number. Nothing is written for no rows."""
        if not rows:
            return self.last()
        number = self.last() + 1
        self._write(number, rows)
        return number

    def _write(self, number: int, rows: Iterable[Row]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        table = pa.Table.from_pylist([row.__dict__ for row in rows], schema=SCHEMA)
        part = self.folder / f".{number:012d}.part"
        pq.write_table(table, part, compression="zstd")
        part.replace(self.folder / f"{number:012d}.parquet")

    def rows(self, *, after: int = 0) -> Iterator[tuple[int, Row]]:
        """All rows of the files after a number, with the number of their file, oldest first."""
        for path in self.files():
            if int(path.stem) > after:
                for batch in pq.ParquetFile(path).iter_batches(batch_size=2_000):
                    for values in batch.to_pylist():
                        yield int(path.stem), Row(**values)

    def current(self) -> dict[str, int]:
        """The file that holds the latest row of each case number."""
        latest: dict[str, int] = {}
        for path in self.files():
            for name in pq.read_table(path, columns=["case_number"])["case_number"].to_pylist():
                latest[name] = int(path.stem)
        return latest

    def find(self, case_number: str) -> Row | None:
        """The latest row of a case number."""
        for path in reversed(self.files()):
            found = pq.read_table(path, filters=[("case_number", "=", case_number)])
            if found.num_rows:
                values: dict[str, Any] = found.to_pylist()[-1]
                return Row(**values)
        return None

    def fold(self) -> bool:
        """Fold the small files into one where there are too many; returns whether it did.

        Only rows that still count are kept. The new file takes the next number and the old ones go
        afterwards, so a kill in between leaves rows twice, of which the latest counts.
        """
        small = [path for path in self.files() if pq.read_metadata(path).num_rows < SMALL]
        if len(small) <= MOST_FILES:
            return False
        current = self.current()
        kept: dict[str, Row] = {}
        for path in small:
            for values in pq.read_table(path).to_pylist():
                if current[values["case_number"]] == int(path.stem):
                    kept[values["case_number"]] = Row(**values)
        self._write(self.last() + 1, kept.values())
        for path in small:
            path.unlink()
        return True
