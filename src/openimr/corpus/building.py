"""Building a corpus from a folder of letters: it can be ended at any time and goes on where it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openimr.corpus.collection import Corpus
from openimr.corpus.reading import SUFFIXES, LetterRead, LetterRefused, open_file, read_letter, source_of
from openimr.corpus.values import PublicDetermination

BATCH = 500
"""Letters that are put in at a time: what a kill can cost."""


@dataclass(kw_only=True)
class Report:
    """
    What became of each file of a folder: counts, and by the file's path those that somebody should look at.

    `cleaned`: our detector took something out (how much of each kind). `quarantined`: not put in, something
    doubtful is in it. `unnumbered`: the file's name stands for the case number. `refused`: why it cannot go in.
    """

    files: int = 0
    put_in: int = 0
    there_already: int = 0
    left_out: list[str] = field(default_factory=list)
    cleaned: dict[str, dict[str, int]] = field(default_factory=dict)
    quarantined: dict[str, int] = field(default_factory=dict)
    unnumbered: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether every letter of the folder is in the corpus."""
        return not self.refused and not self.quarantined


def build(
    corpus: Corpus,
    source: Path,
    *,
    released_on: dt.date,
    admit_doubtful: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """
    Read the letters of a folder (.txt, .pdf, .json, also in folders within it) into a corpus.

    A file whose content is in the corpus already is left. Of two files with one case number the first, by
    path, is taken and the other refused. Args: `admit_doubtful` puts in letters with doubtful spans, after
    somebody has looked at them; `progress` is told the files done and how many there are.
    Raises: CorpusBusy. Source: rulebook P-03.
    """
    report = Report()
    paths = list(_files(source, report))
    report.files = len(paths)
    known = corpus.sources()
    taken: dict[str, str] = {}
    batch: list[PublicDetermination] = []
    for done, path in enumerate(paths, 1):
        name = path.relative_to(source).as_posix()
        try:
            content = open_file(path)
            if (number := known.get(source_of(content))) is not None:
                report.there_already += 1
                taken.setdefault(number, name)
            else:
                letter = read_letter(content, name=path.name)
                if _admitted(letter, name, taken, report, admit_doubtful=admit_doubtful):
                    batch.append(_public(letter, released_on))
        except LetterRefused as problem:
            report.refused[name] = problem.reason
        if len(batch) >= BATCH or (done == len(paths) and batch):
            corpus.publish(*batch)
            report.put_in += len(batch)
            batch = []
        if progress is not None:
            progress(done, len(paths))
    return report


def _files(source: Path, report: Report) -> Iterator[Path]:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            if path.suffix.lower() in SUFFIXES:
                yield path
            else:
                report.left_out.append(path.relative_to(source).as_posix())


def _admitted(
    letter: LetterRead, name: str, taken: dict[str, str], report: Report, *, admit_doubtful: bool
) -> bool:
    """Whether a letter goes in; what is to be said of it goes into the report. Raises: LetterRefused."""
    if letter.doubtful and not admit_doubtful:
        report.quarantined[name] = letter.doubtful
        return False
    if letter.case_number in taken:
        raise LetterRefused(f"it has the case number of {taken[letter.case_number]}")
    taken[letter.case_number] = name
    if letter.removed:
        report.cleaned[name] = dict(letter.removed)
    if not letter.numbered:
        report.unnumbered.append(name)
    return True


def _public(letter: LetterRead, released_on: dt.date) -> PublicDetermination:
    return PublicDetermination(
        case_number=letter.case_number,
        text=letter.text,
        determination=letter.determination,
        released_on=released_on,
        source=letter.source,
    )
