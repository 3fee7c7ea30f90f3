"""Guarded child processes: files from outside are opened only there, never in this process.

A packet of 1.5 KB can make a PDF library take a gigabyte and ten seconds, and native code cannot be
interrupted from within. So each request goes to a long-lived child with a limit on memory and time; a
child that does not answer is killed by its process id and replaced, and the request comes back as an
error that says which limit it met. A child ends when this process ends, however it ends.

Requests and answers are JSON: nothing that a child says is ever executed here.
"""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

_SOURCE = str(Path(__file__).resolve().parents[3])
_CHILD = "openimr.casefile.reading.child"
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
_LARGEST_ANSWER = 512_000_000
_NEAR_THE_LIMIT = 0.6
_MOST_PATIENCE = 20
"""A request may stand in line for the processor for so many times its limit: behind people's requests, on a busy machine."""


class GuardError(Exception):
    """A request to a guarded child did not give an answer. Base of the three below."""


class TookTooLong(GuardError):
    """The request met its limit of time; the child was killed. `seconds` is the limit."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"no answer within {seconds:g} seconds; the work was ended")


class TookTooMuch(GuardError):
    """The request met its limit of memory. `memory_bytes` is the limit."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        super().__init__(f"more than {memory_bytes:,} bytes of memory were asked for; the work was ended")


class ChildFailed(GuardError):
    """The request failed in the child. `kind` is the type of error there, or how the child ended."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(f"the work failed in its guarded process ({kind})")


class _Died(Exception):
    """The child ended while it had a request."""

    def __init__(self, signal_number: int | None, peak_bytes: int) -> None:
        self.signal_number = signal_number
        self.peak_bytes = peak_bytes
        super().__init__(signal_number)


class _Child:
    """One child process with its two pipes and its lifeline. Used by one thread at a time."""

    def __init__(self, memory_bytes: int) -> None:
        request_read, self._request = os.pipe()
        self._answer, answer_write = os.pipe()
        lifeline, self._lifeline = os.pipe()
        theirs = (request_read, answer_write, lifeline)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", _CHILD, *map(str, theirs), str(memory_bytes)],
                pass_fds=theirs,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # What native libraries print about a file may quote the file.
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        except BaseException:
            for end in (self._request, self._answer, self._lifeline):
                os.close(end)
            raise
        finally:
            for end in theirs:
                os.close(end)
        os.set_blocking(self._request, False)
        os.set_blocking(self._answer, False)
        self.pid = self._process.pid
        self._queued_before = 0.0
        self.requests = 0

    def ask(self, message: bytes, *, seconds: float) -> dict[str, Any]:
        self.requests += 1
        deadline = time.monotonic() + seconds
        self._queued_before = _queued(self.pid)
        self._send(len(message).to_bytes(8, "big") + message, deadline, seconds)
        size = int.from_bytes(self._receive(8, deadline, seconds), "big")
        if size > _LARGEST_ANSWER:
            raise ChildFailed("an answer too large to take")
        answer = json.loads(self._receive(size, deadline, seconds))
        if not isinstance(answer, dict):
            raise ChildFailed("an answer that is no object")
        return answer

    def _send(self, data: bytes, deadline: float, seconds: float) -> None:
        view = memoryview(data)
        while view:
            self._wait(deadline, seconds, writing=True)
            try:
                view = view[os.write(self._request, view) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise self._obituary() from None

    def _receive(self, size: int, deadline: float, seconds: float) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            self._wait(deadline, seconds, writing=False)
            try:
                part = os.read(self._answer, min(size - len(parts), 1 << 20))
            except BlockingIOError:
                continue
            if not part:
                raise self._obituary()
            parts += part
        return bytes(parts)

    def _wait(self, deadline: float, seconds: float, *, writing: bool) -> None:
        poll = select.poll()
        poll.register(
            self._request if writing else self._answer, select.POLLOUT if writing else select.POLLIN
        )
        while True:
            # What the child stood in line for the processor is the machine's doing, and does not count against it.
            lined_up = min(_queued(self.pid) - self._queued_before, _MOST_PATIENCE * seconds)
            left = deadline + lined_up - time.monotonic()
            if left <= 0:
                raise TookTooLong(seconds)
            if poll.poll(left * 1000):
                return

    def _obituary(self) -> _Died:
        status, peak = self._reap()
        return _Died(os.WTERMSIG(status) if os.WIFSIGNALED(status) else None, peak)

    def _reap(self) -> tuple[int, int]:
        try:
            _, status, usage = os.wait4(self.pid, 0)
        except ChildProcessError:
            return 0, 0
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return status, usage.ru_maxrss * 1024

    def end(self) -> None:
        """Kill the child if it still runs, and close everything. Safe to call twice."""
        if self._process.returncode is None:
            self._process.kill()
            self._reap()
        for end in (self._request, self._answer, self._lifeline):
            if end >= 0:
                os.close(end)
        self._request = self._answer = self._lifeline = -1


class Guard:
    """A small pool of guarded children. May be used from several threads at once.

    `workers` children at most; `memory_bytes` is the address space of each; a child is replaced after
    `requests_per_child` requests, or when it has come near its limit of memory.
    """

    def __init__(self, *, workers: int = 1, memory_bytes: int, requests_per_child: int = 250) -> None:
        if workers < 1:
            raise ValueError(f"guarded children: expected 1 or more workers, found {workers}")
        self._memory_bytes = memory_bytes
        self._requests_per_child = requests_per_child
        self._slots: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(workers):
            self._slots.put(None)
        self._workers = workers
        self._alive: set[_Child] = set()
        self._lock = threading.Lock()
        self._closed = False

    def call(self, function: str, payload: Mapping[str, Any], *, seconds: float) -> dict[str, Any]:
        """The answer of `function` ('package.module:name', inside openimr) to `payload`, from a child.

        Both are JSON objects. A child that dies at the request without having met a limit may have been
        ended by somebody else, so the request is tried once more in a fresh one.
        Raises TookTooLong, TookTooMuch, ChildFailed; RuntimeError once closed.
        """
        message = json.dumps({"function": function, "payload": payload, "seconds": seconds}).encode()
        for attempt in (1, 2):
            try:
                return self._once(message, seconds=seconds)
            except _Died as death:
                if death.signal_number == signal.SIGXCPU:
                    raise TookTooLong(seconds) from None
                if death.peak_bytes > _NEAR_THE_LIMIT * self._memory_bytes:
                    raise TookTooMuch(self._memory_bytes) from None
                if attempt == 2:
                    raise ChildFailed(
                        f"its process ended twice, last by signal {death.signal_number}"
                    ) from None
        raise AssertionError("unreachable")

    def _once(self, message: bytes, *, seconds: float) -> dict[str, Any]:
        child = self._slots.get()
        kept: _Child | None = None
        try:
            if self._closed:
                raise RuntimeError("these guarded children were closed; open a new reader")
            if child is None:
                child = _Child(self._memory_bytes)
                with self._lock:
                    self._alive.add(child)
            answer = child.ask(message, seconds=seconds)
            if child.requests < self._requests_per_child and not answer.get("tired"):
                kept = child
            if answer.get("memory"):
                raise TookTooMuch(self._memory_bytes)
            if "failed" in answer:
                raise ChildFailed(str(answer["failed"]))
            result = answer["answer"]
            if not isinstance(result, dict):
                raise ChildFailed("an answer that is no object")
            return result
        finally:
            if child is not None and kept is None:
                self._end(child)
            self._slots.put(kept)

    def _end(self, child: _Child) -> None:
        with self._lock:
            self._alive.discard(child)
        child.end()

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the children that run now."""
        with self._lock:
            return tuple(sorted(child.pid for child in self._alive))

    def close(self) -> None:
        """End all children, waiting for those that have a request. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        for _ in range(self._workers):
            child = self._slots.get()
            if child is not None:
                self._end(child)
        for _ in range(self._workers):
            self._slots.put(None)

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_SHARED: dict[int, Guard] = {}


def shared_guard(memory_bytes: int) -> Guard:
    """A guard with one child that stays for as long as this process: starting one takes longer than most requests.

    For work that comes again and again in a process that lives long. The child is replaced as any other; one that came
    near its limit of memory is not kept. It ends with this process, however that ends.
    """
    with _SHARING:
        found = _SHARED.get(memory_bytes)
        if found is None:
            found = _SHARED[memory_bytes] = Guard(workers=1, memory_bytes=memory_bytes)
        return found


def _forget_shared() -> None:
    """In a process that was forked off: the children, and whoever held the lock, are its parent's."""
    global _SHARING
    _SHARING = threading.Lock()
    _SHARED.clear()


_SHARING = threading.Lock()
os.register_at_fork(after_in_child=_forget_shared)


def _queued(pid: int) -> float:
    """Seconds that a process has stood in line for the processor since it began; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _environment() -> dict[str, str]:
    """What a child may know: where programs are, nothing of settings, keys or addresses."""
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # One thread of recognition per child: the pool is what uses the cores.
    known |= {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    known["PYTHONPATH"] = _SOURCE
    return known
