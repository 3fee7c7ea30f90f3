"""The corpus: public determinations come in; search and counts over all of them go out.

Takes determinations without people in them, released one by one or read in bulk from a folder. Parquet is the
truth (`corpus.dataset`), the full-text index beside it (`corpus.index`) can be thrown away and is made again
from it. Framework-free but for `corpus.tasks`, which follows the rows of publication, and the pages.
"""

from __future__ import annotations

from openimr.corpus.collection import Corpus
from openimr.corpus.values import CorpusBusy, CorpusError, Hit, PublicDetermination, Results, Stats, Tombstone

__all__ = [
    "Corpus",
    "CorpusBusy",
    "CorpusError",
    "Hit",
    "PublicDetermination",
    "Results",
    "Stats",
    "Tombstone",
]
