"""Many letters read by several processes, in order, a few chunks ahead of what is printed."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from openimr.letters import LetterUnreadable, parse_file

CHUNK = 16
"""Files that a process takes at a time: enough to make the way to it and back count for nothing."""
_AHEAD = 4

Read = tuple[str, str, str]
"""The file, its line of JSON ("" if it could not be read), and the reason if it could not."""


def recognized(content: bytes) -> str:
    """The text of a scanned letter."""
    from openimr.casefile.scans import recognized_text  # the engines load for scanned letters only

    return recognized_text(content)


def read_each(files: Iterable[str]) -> list[Read]:
    """Each file read, a failure beside the others."""
    answers: list[Read] = []
    for file in files:
        try:
            determination = parse_file(file, recognize=recognized)
        except LetterUnreadable as error:
            answers.append((file, "", error.reason))
        else:
            line = json.dumps({"file": file, **determination.to_json()}, ensure_ascii=False)
            answers.append((file, line, ""))
    return answers


def read_many(files: Iterable[str], processes: int) -> Iterator[Read]:
    """The files in their order, read by so many processes; what is not yet asked for is read only a little ahead.

    Raises BrokenProcessPool if a process dies.
    """
    rest = iter(files)
    waiting: deque[Future[list[Read]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        while chunk := list(islice(rest, CHUNK)):
            waiting.append(pool.submit(read_each, chunk))
            if len(waiting) >= _AHEAD * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
