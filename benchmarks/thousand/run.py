"""One run from upload to certificate: its steps, each done once and kept, and the processes that it needs."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.thousand import programs
from benchmarks.thousand.notes import Notes
from benchmarks.thousand.programs import python
from benchmarks.thousand.watching import Client, Watch, ask, closed

BIN = Path(sys.executable).parent
IDLE = 25.0
SCANNED = float(os.environ.get("OPENIMR_BENCHMARK_SCANNED", "0.5"))
"""The share of the documents that are faxes and copies: recognizing those is most of the work."""


class Run:
    """One run in a folder of its own, in which a run that was killed goes on."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.folder, self.pages = folder, pages
        self.env = {
            **os.environ,
            "OPENIMR_HOME": str(folder / "house"),
            "OPENIMR_WORKERS": str(os.cpu_count() or 2),
        }
        self._asker: subprocess.Popen[str] | None = None
        self.notes = Notes(folder / "measured.json")
        self.step, self.came, self.found = self.notes.step, self.notes.came, self.notes.found

    # --- the steps, in their order

    def go(self) -> None:
        self.step("make the packet", self._make)
        self.step("make the house", lambda: python(self.env, programs.HOUSE))
        with self._running("serve", "--no-worker") as (site, port):
            watch = Watch(self.notes, site)
            client = Client(self.notes, port)
            try:
                self.step("look at the idle site", lambda: client.while_("idle", lambda: time.sleep(IDLE)))
                self.step("upload", lambda: client.while_("upload", lambda: self._upload(port)))
                with self._running("worker") as (worker, _):
                    watch.worker = worker
                    self.step("read all pages", lambda: client.while_("reading", self._read))
                    self.step(
                        "find records and copies", lambda: client.while_("finding records", self._understand)
                    )
                    self.step(
                        "make the index of search", lambda: client.while_("finding records", self._index)
                    )
                    self.step("look what is missing", lambda: client.while_("finding records", self._gaps))
                    watch.worker = 0
                self.step(
                    "put the case file together",
                    lambda: client.while_("assembly", lambda: self._complete(port)),
                )
                self.step("assign a reviewer", lambda: python(self.env, programs.ASSIGN, self.case))
                self.step(
                    "open every record", lambda: client.while_("opening records", lambda: self._open(port))
                )
                self.step("begin the review", lambda: python(self.env, programs.SUMMARY, self.case))
                self.step("certify", self._certify)
                self.step("verify", self._verify)
                self.step("look that all is there", self._look)
            finally:
                client.end()
                watch.end()
                if self._asker is not None:
                    self._asker.communicate()

    @property
    def case(self) -> str:
        return str(self.came("make the house")["case"])

    def _make(self) -> dict[str, Any]:
        import pikepdf

        from openimr.demo.mixed import Handling, make

        handling = Handling(scanned=SCANNED, turned=0.08, again=0.12, twice=0.08, blanks=0.12)
        made = make(7_100, papers=max(self.pages, 24), packets=1, handling=handling)
        with pikepdf.open(io.BytesIO(made.files[0])) as pdf:
            assert len(pdf.pages) >= self.pages, "the generator made too few pages"
            del pdf.pages[self.pages :]
            pdf.save(self.folder / "packet.pdf", deterministic_id=True)
        truth = made.truth["pages"][: self.pages]
        (self.folder / "truth.json").write_text(json.dumps(truth))
        return {
            "bytes": (self.folder / "packet.pdf").stat().st_size,
            "pages": Counter(page["source"] for page in truth),
            "turned": sum(1 for page in truth if page["rotation"]),
            "again": sum(1 for page in truth if page["duplicate_of"]),
        }

    def _upload(self, port: int) -> int:
        edge = uuid.uuid4().hex
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="packets"; filename="packet.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        ).encode()
        body = head + (self.folder / "packet.pdf").read_bytes() + f"\r\n--{edge}--\r\n".encode()
        kind = f"multipart/form-data; boundary={edge}"
        status, _ = ask(port, self._cookies("clerk"), "POST", f"/cases/{self.case}/packets", body, kind)
        assert status == 200, f"the upload was answered {status}"
        return len(body)

    def _read(self) -> None:
        """Wait until every page stands. How long that takes is summed over runs, where one was killed."""
        told = self.found.setdefault("reading", 0.0)
        began = time.monotonic()
        while (now := self._standing())["pages"] < self.pages:
            assert now["state"] != "unreadable", now
            time.sleep(1.0)
            self.found["reading"] = told + time.monotonic() - began

    def _understand(self) -> None:
        while self._standing()["state"] != "read":
            time.sleep(0.2)

    def _index(self) -> None:
        while self._standing()["indexed"] < self.pages:
            time.sleep(0.2)

    def _gaps(self) -> None:
        while not self._standing()["looked"]:
            time.sleep(0.5)

    def _complete(self, port: int) -> None:
        cookies = self._cookies("clerk")
        status, _ = ask(port, cookies, "POST", f"/cases/{self.case}/complete", b"", seconds=1800)
        assert status == 302, f"completing was answered {status}"

    def _open(self, port: int) -> int:
        """The first page of every record that is no copy, in the Reader."""
        firsts = python(self.env, programs.FIRST_PAGES, self.case)
        for bates in firsts:
            status, _ = ask(port, self._cookies("reviewer"), "GET", f"/cases/{self.case}/pages/{bates}")
            assert status == 200, f"page {bates} was answered {status}"
        return len(firsts)

    def _certify(self) -> None:
        self._openimr("casefile", "certify", self.case, "-o", str(self.folder / "certificate.json"))

    def _verify(self) -> None:
        self._openimr("casefile", "verify", str(self.folder / "certificate.json"))

    def _look(self) -> dict[str, Any]:
        return dict(
            python(self.env, programs.LOOK, self.case, str(self.folder / "truth.json"), str(self.pages))
        )

    # --- the machine

    def _standing(self) -> dict[str, Any]:
        """How far the packet is."""
        # One process for all of the asking: a new one each second would itself be a load.
        if self._asker is None:
            self._asker = subprocess.Popen(
                [sys.executable, "-c", programs.ASKER, self.case],
                env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        assert self._asker.stdin is not None
        assert self._asker.stdout is not None
        self._asker.stdin.write("\n")
        self._asker.stdin.flush()
        return dict(json.loads(self._asker.stdout.readline()))

    def _cookies(self, who: str) -> str:
        return str(self.came("make the house")["cookies"][who])

    def _openimr(self, *args: str) -> None:
        subprocess.run([BIN / "openimr", *args], env=self.env, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def _running(self, *args: str) -> Iterator[tuple[int, int]]:
        port = 0
        if args[0] == "serve":
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            args = (*args, "--port", str(port))
        with (self.folder / f"{args[0]}.log").open("ab") as log:
            process = subprocess.Popen([BIN / "openimr", *args], env=self.env, stdout=log, stderr=log)
        try:
            while port and closed(port):
                assert process.poll() is None, f"{args[0]} ended; see {self.folder / args[0]}.log"
                time.sleep(0.2)
            yield process.pid, port
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
