"""The names of the workers that run: each holds its own while it lives, and what a dead one left is taken over.

Work that has been begun stands under the name of the worker that began it. A name is held by a lock that ends
with its process, however that ends: a session lock on PostgreSQL, a locked file beside SQLite. So a name that
nobody holds has nobody working under it, and another worker may go on with what was begun there.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that a name is asked for before another is taken: a worker that takes over holds it for a moment."""


class Locks(Protocol):
    """Locks by name that end with the process which holds them."""

    def take(self, name: str) -> bool:
        """Take a lock, or say at once that another process (or this one) holds it."""

    def give_back(self, name: str) -> None:
        """Give back a lock that was taken."""

    def standing(self) -> bool:
        """Whether what was taken is still held; where False, all of it is lost and the locks can be taken anew."""

    def close(self) -> None:
        """Give back everything."""


class FileLocks:
    """Locked files in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, int] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> bool:
        path = self._folder / hashlib.sha256(name.encode()).hexdigest()[:24]
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._held[name] = file
        return True

    def give_back(self, name: str) -> None:
        os.close(self._held.pop(name))

    def standing(self) -> bool:
        return True

    def close(self) -> None:
        for name in list(self._held):
            self.give_back(name)


class PostgresLocks:
    """Advisory locks of one session, which end with its connection. It must reach the server itself, not through a
    pool of transactions.
    """

    _ASK_AFTER = (
        "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
    )
    """A machine that lost its power says no goodbye: the server asks after it, and drops it in a minute."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._link: Any = self._connect()

    def _connect(self) -> Any:
        import psycopg

        link = psycopg.connect(self._url, autocommit=True, application_name="openimr-worker")
        link.execute(self._ASK_AFTER)
        return link

    def take(self, name: str) -> bool:
        return bool(self._ask("SELECT pg_try_advisory_lock(%s)", name))

    def give_back(self, name: str) -> None:
        self._ask("SELECT pg_advisory_unlock(%s)", name)

    def _ask(self, query: str, name: str) -> Any:
        key = int.from_bytes(
            hashlib.sha256(f"openimr worker {name}".encode()).digest()[:8], "big", signed=True
        )
        return self._link.execute(query, (key,)).fetchone()[0]

    def standing(self) -> bool:
        import psycopg

        try:
            self._link.execute("SELECT 1")
        except psycopg.Error:
            self.close()
            self._link = self._connect()
            return False
        return True

    def close(self) -> None:
        self._link.close()


def locks_of(database: str, home: Path) -> Locks:
    """The locks for workers on this database (an URL); for SQLite they lie in `home`."""
    if database.startswith(("postgres://", "postgresql://")):
        return PostgresLocks(database)
    return FileLocks(home / "workers")


class Name:
    """The name that this worker holds. Used by one thread."""

    def __init__(self, locks: Locks, wanted: str, *, patience: float = PATIENCE) -> None:
        """Take `wanted`; where another worker holds it, `wanted-2` and so on."""
        self._locks = locks
        self.held = True
        self.name, number = wanted, 1
        ends = time.monotonic() + patience
        while not locks.take(self.name):
            if number > 1 or time.monotonic() >= ends:
                number += 1
                self.name = f"{wanted}-{number}"
            else:
                time.sleep(0.1)

    def keep(self) -> bool:
        """Whether the name is held; one lost with the connection to the database is taken again."""
        if not self._locks.standing():
            self.held = False
        if not self.held:
            self.held = self._locks.take(self.name)
            if not self.held:
                log.error("the worker %s lost its name to another worker", self.name)
        return self.held

    @contextmanager
    def of_the_dead(self, name: str) -> Iterator[bool]:
        """Hold another's name while its work is taken over; gives False where its worker lives."""
        taken = self._locks.take(name)
        try:
            yield taken
        finally:
            if taken:
                self._locks.give_back(name)

    def give_up(self) -> None:
        """Let the name go."""
        self._locks.close()
