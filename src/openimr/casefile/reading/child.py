"""The child's side of the guard: take a request, answer it, take the next, until the parent is gone.

Run as `python -m openimr.casefile.reading.child REQUESTS ANSWERS LIFELINE MEMORY_BYTES` with three
inherited pipe ends. It has no business being started by hand.
"""

from __future__ import annotations

import fcntl
import gc
import importlib
import json
import os
import resource
import select
import sys
from collections.abc import Callable
from typing import Any

_TIRED = 0.6


def main(arguments: list[str]) -> int:
    """Serve requests until the parent has closed the pipe; returns the exit status."""
    requests, answers, lifeline, memory_bytes = map(int, arguments)
    _end_with_parent(lifeline)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        head = _read(requests, 8)
        if head is None:
            return 0
        body = _read(requests, int.from_bytes(head, "big"))
        if body is None:
            return 0
        answer = _serve(json.loads(body))
        answer["tired"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > _TIRED * memory_bytes
        data = json.dumps(answer).encode()
        _write(answers, len(data).to_bytes(8, "big") + data)


def _serve(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request. Errors become facts without their words, which may quote the file."""
    _limit_processor_time(request["seconds"])
    try:
        return {"answer": _function(request["function"])(request["payload"])}
    except MemoryError:
        problem: dict[str, Any] = {"memory": True}
    except Exception as error:  # noqa: BLE001 (a request may fail in any way, the child goes on)
        problem = {"failed": type(error).__name__}
    gc.collect()
    return problem


def _function(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    module, _, attribute = name.partition(":")
    if not module.startswith("openimr."):
        raise ValueError("only functions of openimr are served")
    function: Callable[[dict[str, Any]], dict[str, Any]] = getattr(importlib.import_module(module), attribute)
    return function


def _limit_processor_time(seconds: float) -> None:
    """A second line behind the parent's clock: native code that outlives the parent stops here."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 10
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _end_with_parent(lifeline: int) -> None:
    """Have the kernel end this process when the other end of `lifeline` closes.

    Nothing is ever written to that pipe, so the only signal it can raise (SIGIO, which ends a process) is
    that the parent is gone. This works in the midst of native code, and unlike PR_SET_PDEATHSIG it does
    not fire when merely the thread that started us ends.
    """
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_NONBLOCK | os.O_ASYNC)
    poll = select.poll()
    poll.register(lifeline, select.POLLIN)
    if poll.poll(0):
        sys.exit(0)


def _read(end: int, size: int) -> bytes | None:
    """Exactly `size` bytes, or None when the parent has closed the pipe."""
    parts = bytearray()
    while len(parts) < size:
        part = os.read(end, min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _write(end: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(end, view) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
