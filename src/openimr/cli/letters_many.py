"""Many letters read by several processes, in order, a few chunks ahead of what is printed."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from os import PathLike

from openimr.letters import LetterUnreadable, parse_files

CHUNK = 16
"""Files that a process takes at a time: enough to make the way to it and back count for nothing."""
_AHEAD = 4

Read = tuple[str, str, str]
"""The file, its line of JSON ("" if it could not be read), and the reason if it could not."""
_Waiting = deque[tuple[list[str], "Future[list[Read]] | None"]]
"""Files, with their answers to come if a process was given them."""
DIED = "the process that read this file died twice (killed, or out of memory); the file was left out"


def is_folder(name: str | PathLike[str]) -> bool:
    """Whether a folder has this name; a name that cannot be looked up is none (opening it then says why)."""
    return os.path.isdir(name)  # noqa: PTH112 - the other way raises for a name too long, or behind a closed door


def is_there(name: str | PathLike[str]) -> bool:
    """Whether anything has this name; asked in the same way."""
    return os.path.exists(name)  # noqa: PTH110 - as above


def recognized(content: bytes) -> str:
    """The text of a scanned letter."""
    from openimr.casefile.scans import recognized_text  # the engines load for scanned letters only

    return recognized_text(content)


def read_each(files: Iterable[str]) -> list[Read]:
    """Each file read, a failure beside the others."""
    return list(read_in_turn(files))


def read_in_turn(files: Iterable[str]) -> Iterator[Read]:
    """As `read_each`, a few files ahead of who asks."""
    taken: deque[str] = deque()

    def noted() -> Iterator[str]:
        for file in files:
            taken.append(file)
            yield file

    for answer in parse_files(noted(), recognize=recognized):
        file = taken.popleft()
        if isinstance(answer, LetterUnreadable):
            yield file, "", answer.reason
        else:
            yield file, json.dumps({"file": file, **answer.to_json()}, ensure_ascii=False), ""


def read_many(files: Iterable[str], processes: int) -> Iterator[Read]:
    """The files in their order, read by so many processes; what is not yet asked for is read only a little ahead.

    If a process dies (killed, or out of memory), the files that were on their way are read again, each apart; one
    whose process dies again is given with that as the reason, and the rest goes on.
    """
    rest = iter(files)
    chunks = iter(lambda: list(islice(rest, CHUNK)), [])
    while True:
        waiting: _Waiting = deque()
        try:
            with _processes(processes) as pool:
                yield from _read_ahead(pool, chunks, waiting, _AHEAD * processes)
            return
        except BrokenProcessPool:
            for chunk, reading in waiting:
                yield from _again(chunk, reading)


def _read_ahead(
    pool: ProcessPoolExecutor, chunks: Iterable[list[str]], waiting: _Waiting, most: int
) -> Iterator[Read]:
    """The answers in order; `waiting` holds what was taken from `chunks` and not answered, `most` of it at most."""
    for chunk in chunks:
        waiting.append((chunk, None))
        waiting[-1] = (chunk, pool.submit(read_each, chunk))
        if len(waiting) >= most:
            yield from _first(waiting)
    while waiting:
        yield from _first(waiting)


def _first(waiting: _Waiting) -> list[Read]:
    reading = waiting[0][1]
    assert reading is not None
    answers = reading.result()
    waiting.popleft()
    return answers


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _again(chunk: list[str], reading: Future[list[Read]] | None) -> Iterator[Read]:
    """What was read of a chunk before a process died; failing that, each file read by a process of its own."""
    if reading is not None and reading.done() and reading.exception() is None:
        yield from reading.result()
        return
    pool = _processes(1)
    try:
        for file in chunk:
            try:
                yield from pool.submit(read_each, [file]).result()
            except BrokenProcessPool:
                yield file, "", DIED
                pool.shutdown()
                pool = _processes(1)
    finally:
        pool.shutdown()
