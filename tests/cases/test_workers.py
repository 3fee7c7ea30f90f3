"""Every worker has a name that no other has, and a name that nobody holds is one whose worker has ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from openimr.cases.workers import FileLocks, Locks, Name, PostgresLocks

HOLD = """
import sys, time
from pathlib import Path
from openimr.cases.workers import Name, locks_of
name = Name(locks_of(sys.argv[1], Path(sys.argv[2])), "w1")
print(name.name, flush=True)
time.sleep(600)
"""
ON_POSTGRES = os.environ.get("OPENIMR_TEST_DATABASE") == "postgresql"
pytestmark = pytest.mark.database


@pytest.fixture
def place(tmp_path: Path) -> str:
    return os.environ["DATABASE_URL"] if ON_POSTGRES else f"sqlite:///{tmp_path / 'work.sqlite3'}"


@pytest.fixture
def locks(tmp_path: Path, place: str) -> Iterator[Callable[[], Locks]]:
    made: list[Locks] = []

    def make() -> Locks:
        made.append(PostgresLocks(place) if ON_POSTGRES else FileLocks(tmp_path / "workers"))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_workers_that_want_one_name_get_one_each(locks: Callable[[], Locks]) -> None:
    first, second, third = (Name(locks(), "w", patience=0) for _ in range(3))
    assert [first.name, second.name, third.name] == ["w", "w-2", "w-3"]
    second.give_up()
    assert Name(locks(), "w", patience=0).name == "w-2"


def test_the_name_of_a_worker_that_was_killed_is_free_and_that_of_a_living_one_is_not(
    tmp_path: Path, place: str, locks: Callable[[], Locks]
) -> None:
    # given a worker in a process of its own
    program = [sys.executable, "-c", HOLD, place, str(tmp_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "w1"
        mine = Name(locks(), "w2")
        with mine.of_the_dead("w1") as dead:
            assert not dead
        # when it is killed outright
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(20)
    # then another may go on with its work, and while it takes that over nobody else does
    other = Name(locks(), "w3")
    freed = False
    for _ in range(200):  # the database learns of it a moment later
        with mine.of_the_dead("w1") as freed:
            if freed:
                with other.of_the_dead("w1") as also:
                    assert not also
                break
    assert freed
    # and the name can be held again
    assert Name(locks(), "w1").name == "w1"


@pytest.mark.skipif(not ON_POSTGRES, reason="a connection can be lost to a server only")
def test_a_name_lost_with_the_connection_is_taken_again_unless_another_has_it(
    place: str, locks: Callable[[], Locks], caplog: pytest.LogCaptureFixture
) -> None:
    mine = Name(locks(), "w1")
    assert mine.keep()

    def cut_off() -> None:
        with psycopg.connect(place, autocommit=True) as link:
            link.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name = 'openimr-worker'"
            )

    cut_off()
    assert mine.keep()
    cut_off()
    other = Name(locks(), "w1", patience=0)
    assert other.name == "w1"
    assert not mine.keep()
    assert "lost its name" in caplog.text
    other.give_up()
    assert mine.keep()
