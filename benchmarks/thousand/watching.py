"""What goes on beside a run: a client that asks the site for pages, and a look at the memory of all processes."""

from __future__ import annotations

import http.client
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.thousand.notes import Notes

PAUSE = 0.25
"""Seconds between two askings of the client: a person who turns pages fast."""
KEPT = 5
"""So many of the slowest answers of each step are kept, with what was asked and when."""
SECRET = "s" * 32


class Client:
    """Asks the site for pages, one after another, and remembers how long each took and what was going on."""

    def __init__(self, notes: Notes, port: int) -> None:
        self.notes, self.port, self.now = notes, port, ""
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._asking, daemon=True)
        self.thread.start()

    def while_(self, name: str, work: Callable[[], Any]) -> Any:
        self.now = name
        try:
            return work()
        finally:
            self.now = ""

    def _asking(self) -> None:
        house = self.notes.came("make the house")
        small, case = house["small"], house["case"]
        clerk, reviewer = house["cookies"]["clerk"], house["cookies"]["reviewer"]
        wanted = [
            (clerk, "/queue"), (clerk, f"/cases/{case}"), (clerk, f"/cases/{case}/packets"), (clerk, f"/cases/{case}/reading"),
            (reviewer, f"/cases/{small}/pages/1"), (reviewer, f"/cases/{small}/pages/2/image"),
            (reviewer, f"/cases/{small}/pages/2"), (clerk, "/search?q=knee"),
        ]  # fmt: skip
        n = 0
        while not self.stop.wait(PAUSE):
            cookies, path = wanted[n % len(wanted)]
            n, now, began = n + 1, self.now, time.perf_counter()
            status, _ = ask(self.port, cookies, "GET", path)
            taken = (time.perf_counter() - began) * 1000
            if status != 200:
                print(f"{path} was answered {status}", file=sys.stderr, flush=True)
                self.notes.found.setdefault("refused", []).append([path, status])
            if now and now == self.now:
                self.notes.found["latency"].setdefault(now, []).append(round(taken, 1))
                slowest = self.notes.found.setdefault("slowest", {}).setdefault(now, [])
                slowest.append([round(taken, 1), path, time.strftime("%H:%M:%S")])
                slowest.sort(reverse=True)
                del slowest[KEPT:]
            if n % 40 == 0:
                self.notes.keep()

    def end(self) -> None:
        self.stop.set()
        self.thread.join(120)


class Watch:
    """Looks every second how much memory the site, the worker and their children have."""

    def __init__(self, notes: Notes, site: int) -> None:
        self.notes, self.site, self.worker = notes, site, 0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._looking, daemon=True)
        self.thread.start()

    def _looking(self) -> None:
        while not self.stop.wait(1.0):
            self._most("site", _resident(self.site))
            self._most(
                "a child of the site (assembly, ZIP)", max(map(_resident, _children(self.site)), default=0)
            )
            if self.worker:
                self._most("worker", _resident(self.worker))
                self._most(
                    "a reading child of the worker", max(map(_resident, _children(self.worker)), default=0)
                )

    def _most(self, name: str, found: int) -> None:
        memory = self.notes.found["memory"]
        memory[name] = max(memory.get(name, 0), found)

    def end(self) -> None:
        self.stop.set()
        self.thread.join(10)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return found


def closed(port: int) -> bool:
    """Whether nobody listens at a port of this machine yet."""
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) != 0


def ask(
    port: int, cookies: str, method: str, path: str, body: bytes | None = None,
    kind: str = "application/x-www-form-urlencoded", seconds: float = 300,
) -> tuple[int, bytes]:  # fmt: skip
    """Ask the site as somebody who is signed in; the status and the body of the answer."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    headers = {"Cookie": cookies, "X-CSRFToken": SECRET}
    if body is not None:
        headers["Content-Type"] = kind
    try:
        link.request(method, path, body=body, headers=headers)
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()
