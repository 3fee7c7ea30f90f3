"""A whole house in a folder of its own, driven from outside: commands, worker, site."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import environment
from tests.process.scans import a_scanned_packet

BIN = Path(sys.executable).parent


HAND_IN = """
import io, pathlib
from tests.factories import DAY, an_actor, an_assigned_case
from openimr.casefile import actions
from openimr.cases.roles import Role
case = an_assigned_case()
sha256, size = actions.keep_packet(io.BytesIO(pathlib.Path(PACKET).read_bytes()))
actions.submit_packet(case, by=an_actor(Role.RECORDS_CLERK), at=DAY, filename="packet.pdf", sha256=sha256, size=size)
"""


class House:
    """Everything of one installation: a folder, and a database (SQLite, or one of the run's cluster)."""

    def __init__(self, home: Path, name: str) -> None:
        self.home = home
        self.env = {
            **os.environ,
            "OPENIMR_HOME": str(home),
            "OPENIMR_WORKERS": "2",
            "PYTHONWARNINGS": "ignore",
        }
        self.env.pop("DATABASE_URL", None)
        self.env.pop("IDENTITY_DATABASE_URL", None)
        if os.environ.get("OPENIMR_TEST_DATABASE") == "postgresql":
            self.env["DATABASE_URL"] = environment._cluster.create(f"house_{name}")
            self.env["IDENTITY_DATABASE_URL"] = environment._cluster.create(f"house_{name}_identity")
        self.started: list[subprocess.Popen[bytes]] = []
        self.out = home
        self.said = ""

    def run(self, *args: str, status: int = 0, timeout: float = 280) -> str:
        """Run `openimr ARGS`; the exit status must be the one expected. Returns what it printed."""
        done = subprocess.run(
            [str(BIN / "openimr"), *args],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert done.returncode == status, (
            f"exit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        )
        return done.stdout

    def python(self, code: str) -> Any:
        """Run code with Django set up; it prints one JSON value."""
        program = f"import json\nfrom openimr.cli import set_up, migrate\nset_up()\nmigrate()\n{code}\n"
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else None

    def hand_in_scans(self, pages: int) -> None:
        """Hand in a packet of that many scanned pages ("packet.pdf"), which then waits to be read."""
        with tempfile.TemporaryDirectory() as folder:
            packet = Path(folder) / "packet.pdf"
            packet.write_bytes(a_scanned_packet(pages))
            self.python(f"PACKET = {str(packet)!r}\n{HAND_IN}")

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """Start `openimr ARGS` in the background."""
        log = (self.home.parent / f"{self.home.name}-{len(self.started)}.log").open("wb")
        process = subprocess.Popen([str(BIN / "openimr"), *args], env=self.env, stdout=log, stderr=log)
        self.started.append(process)
        return process

    def serve(self) -> str:
        """Serve the site; returns its address once it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = self.start("serve", "--port", str(port))

        def answers() -> bool:
            assert process.poll() is None, "the site ended"
            with socket.socket() as link:
                return link.connect_ex(("127.0.0.1", port)) == 0

        wait_until(answers, 60)
        return f"http://127.0.0.1:{port}"

    def end(self) -> None:
        """End what was started, by its own process id."""
        for process in self.started:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(10)


def wait_until(true: Callable[[], bool], seconds: float, every: float = 0.1) -> None:
    """Wait until something is true; fails after a time that is far beyond what it takes."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(every)
