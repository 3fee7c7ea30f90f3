"""A packet of 1,000 mixed pages from upload to a certified case file, on the real site with a real worker beside it.

    python -m benchmarks thousand            1,000 pages
    python -m benchmarks thousand 100        as many as are said

Half of the pages are born digital; the others are faxes and copies, some upside down or on their side, some blank, some sent
twice. The packet goes up through the site, the worker reads it, the clerk declares the file complete, a reviewer opens
every record, and `openimr casefile certify` and `verify` close it, each through its own command or page. All the while
a client asks the site for pages; how long that takes is told idle, while the worker reads, and at the other steps.

Everything lies in build/thousand-PAGES, also what was measured: killed at any point, the same command goes on where it
was. Remove the folder to begin anew. With DATABASE_URL and IDENTITY_DATABASE_URL set it runs on that PostgreSQL.
"""

from __future__ import annotations

import http.client
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

BIN = Path(sys.executable).parent
PAUSE = 0.25
"""Seconds between two askings of the client: a person who turns pages fast."""
IDLE = 25.0
SECRET = "s" * 32


def main(pages: int = 1_000) -> None:
    """Print the tables, or go on where a run that was killed has stopped."""
    folder = Path("build") / f"thousand-{pages}"
    folder.mkdir(parents=True, exist_ok=True)
    run = _Run(folder.resolve(), pages)
    run.go()
    run.tell()


class _Run:
    def __init__(self, folder: Path, pages: int) -> None:
        self.folder, self.pages = folder, pages
        self.env = {
            **os.environ,
            "OPENIMR_HOME": str(folder / "house"),
            "OPENIMR_WORKERS": str(os.cpu_count() or 2),
        }
        self._asker: subprocess.Popen[str] | None = None
        self.kept = folder / "measured.json"
        self.found: dict[str, Any] = (
            json.loads(self.kept.read_text())
            if self.kept.exists()
            else {"steps": {}, "latency": {}, "memory": {}}
        )

    def keep(self) -> None:
        part = self.kept.with_suffix(".part")
        part.write_text(json.dumps(self.found, indent=1))
        part.replace(self.kept)

    def step(self, name: str, work: Callable[[], Any]) -> None:
        """Do a step that was not done before, and keep how long it took and what came of it."""
        if name in self.found["steps"]:
            return
        print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)
        began = time.monotonic()
        came = work()
        self.found["steps"][name] = {"seconds": time.monotonic() - began, "came": came}
        self.keep()

    def came(self, name: str) -> Any:
        return self.found["steps"][name]["came"]

    # --- the steps, in their order

    def go(self) -> None:
        self.step("make the packet", self._make)
        self.step("make the house", lambda: _python(self.env, _HOUSE))
        with self._running("serve", "--no-worker") as (site, port):
            watch = _Watch(self, site)
            client = _Client(self, port)
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
                self.step("assign a reviewer", lambda: _python(self.env, _ASSIGN, self.case))
                self.step(
                    "open every record", lambda: client.while_("opening records", lambda: self._open(port))
                )
                self.step("begin the review", lambda: _python(self.env, _SUMMARY, self.case))
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

        handling = Handling(scanned=0.5, turned=0.08, again=0.12, twice=0.08, blanks=0.12)
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
        status, _ = _ask(port, self._cookies("clerk"), "POST", f"/cases/{self.case}/packets", body, kind)
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
        status, _ = _ask(port, cookies, "POST", f"/cases/{self.case}/complete", b"", seconds=1800)
        assert status == 302, f"completing was answered {status}"

    def _open(self, port: int) -> int:
        """The first page of every record that is no copy, in the Reader."""
        firsts = _python(self.env, _FIRST_PAGES, self.case)
        for bates in firsts:
            status, _ = _ask(port, self._cookies("reviewer"), "GET", f"/cases/{self.case}/pages/{bates}")
            assert status == 200, f"page {bates} was answered {status}"
        return len(firsts)

    def _certify(self) -> None:
        self._openimr("casefile", "certify", self.case, "-o", str(self.folder / "certificate.json"))

    def _verify(self) -> None:
        self._openimr("casefile", "verify", str(self.folder / "certificate.json"))

    def _look(self) -> dict[str, Any]:
        return dict(_python(self.env, _LOOK, self.case, str(self.folder / "truth.json"), str(self.pages)))

    # --- the machine

    def _standing(self) -> dict[str, Any]:
        """How far the packet is."""
        # One process for all of the asking: a new one each second would itself be a load.
        if self._asker is None:
            self._asker = subprocess.Popen(
                [sys.executable, "-c", _ASKER, self.case],
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
            while port and _closed(port):
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

    # --- the tables

    def tell(self) -> None:
        found, made = self.found, self.came("make the packet")
        shown = ", ".join(f"{count} {source}" for source, count in made["pages"].items())
        print(
            f"{self.pages} pages ({shown}; {made['turned']} turned, {made['again']} sent again), "
            f"{made['bytes'] / 1e6:.1f} MB, {os.cpu_count()} cores\n"
        )
        print("| step | s |\n|---|---|")
        for name, step in found["steps"].items():
            seconds = found["reading"] if name == "read all pages" else step["seconds"]  # over all runs of it
            print(f"| {name} | {seconds:.1f} |")
        print(f"\nRead: {self.pages / found['reading'] * 60:.0f} pages a minute.\n")
        print(
            "| the site, while | askings | median ms | 95th | longest | to idle (median) |\n|---|---|---|---|---|---|"
        )
        idle = median(found["latency"]["idle"])
        for name, taken in found["latency"].items():
            far = quantiles(taken, n=20, method="inclusive")[18] if len(taken) > 1 else taken[0]
            print(
                f"| {name} | {len(taken)} | {median(taken):.0f} | {far:.0f} | {max(taken):.0f} | {median(taken) / idle:.1f} |"
            )
        print("\n| highest memory | MB |\n|---|---|")
        for name, most in found["memory"].items():
            print(f"| {name} | {most / 1e6:.0f} |")
        print()
        for name, value in self.came("look that all is there").items():
            print(f"- {name}: {value}")


class _Client:
    """Asks the site for pages, one after another, and remembers how long each took and what was going on."""

    def __init__(self, run: _Run, port: int) -> None:
        self.run, self.port, self.now = run, port, ""
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
        house = self.run.came("make the house")
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
            status, _ = _ask(self.port, cookies, "GET", path)
            taken = (time.perf_counter() - began) * 1000
            if status != 200:
                print(f"{path} was answered {status}", file=sys.stderr, flush=True)
                self.run.found.setdefault("refused", []).append([path, status])
            if now and now == self.now:
                self.run.found["latency"].setdefault(now, []).append(round(taken, 1))
            if n % 40 == 0:
                self.run.keep()

    def end(self) -> None:
        self.stop.set()
        self.thread.join(120)


class _Watch:
    """Looks every second how much memory the site, the worker and their children have."""

    def __init__(self, run: _Run, site: int) -> None:
        self.run, self.site, self.worker = run, site, 0
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
        memory = self.run.found["memory"]
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


def _closed(port: int) -> bool:
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) != 0


def _ask(
    port: int, cookies: str, method: str, path: str, body: bytes | None = None,
    kind: str = "application/x-www-form-urlencoded", seconds: float = 300,
) -> tuple[int, bytes]:  # fmt: skip
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


def _python(env: dict[str, str], code: str, *args: str) -> Any:
    """Run code with Django set up in a process of its own; it prints one JSON value last."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


_SET_UP = """
import json, sys
from openimr.cli import migrate, set_up
set_up()
migrate()
"""
_HOUSE = (
    _SET_UP
    + """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from tests.factories import DAY, a_user, an_actor, an_assigned_case
from tests.papers import a_packet
from tests.process.steps import LATER, complete, hand_in, the_reviewer, with_register

def cookies(user):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(7 * 24 * 3600)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'s' * 32}"

with_register()
small, case = an_assigned_case(), an_assigned_case(claim_number="KX-9000-01")
hand_in(small, a_packet())
complete(small)
panel.assign_reviewer(small, by=an_actor(Role.PANEL_MANAGER), at=LATER)
panel.attest(small, by=the_reviewer(), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
print(json.dumps({
    "small": small.number, "case": case.number,
    "cookies": {"clerk": cookies(a_user(Role.RECORDS_CLERK)), "reviewer": cookies(a_user(Role.EXPERT_REVIEWER, reviewer_ref="R-FIT"))},
}))
"""
)
_ASKER = (
    _SET_UP
    + """
from openimr.cases.models import AuditEvent, Case
from openimr.casefile.models import Packet, Page
from openimr.casefile.reader import searching
case = Case.objects.get(number=sys.argv[1])
for _ in sys.stdin:
    packet = Packet.objects.filter(case=case, filename="packet.pdf").first()
    print(json.dumps({
        "state": packet.state if packet else "", "pages": Page.objects.filter(packet=packet).count() if packet else 0,
        "indexed": len(searching.index_of(case).known()),
        "looked": AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps", outcome="done").exists(),
    }), flush=True)
"""
)
_ASSIGN = (
    _SET_UP
    + """
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from django.utils import timezone
from tests.factories import an_actor
from tests.process.steps import the_reviewer
case = Case.objects.get(number=sys.argv[1])
now = timezone.now()
panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=now)
panel.attest(case, by=the_reviewer(), at=now, no_conflict=True, qualified=True, will_read_all=True)
print(json.dumps(case.state))
"""
)
_SUMMARY = (
    _SET_UP
    + """
from django.utils import timezone
from openimr.cases.models import Case
from openimr.determination import actions as determination
from tests.process.steps import the_reviewer
case = Case.objects.get(number=sys.argv[1])
determination.write_summary(
    case, by=the_reviewer(), at=timezone.now(), text="The right knee was injured in a fall [p. 1]."
)
print(json.dumps(case.state))
"""
)
_FIRST_PAGES = (
    _SET_UP
    + """
from openimr.casefile.records import records_of
from openimr.cases.models import Case
print(json.dumps([r.first_page for r in records_of(Case.objects.get(number=sys.argv[1])) if r.duplicate_of is None]))
"""
)
_LOOK = (
    _SET_UP
    + """
from collections import Counter
from pathlib import Path
import pikepdf
from openimr.casefile.models import Document, Packet, Page
from openimr.casefile.reader import searching
from openimr.casefile.records import current_file
from openimr.cases import audit, files
from openimr.cases.models import Case
case, truth, count = Case.objects.get(number=sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), int(sys.argv[3])
packet = Packet.objects.get(case=case, filename="packet.pdf")
pages = list(Page.objects.filter(packet=packet).defer("words").order_by("number"))
assert [p.number for p in pages] == list(range(1, count + 1)), "a page is missing, or stands twice"
assert [p.bates for p in pages] == list(range(pages[0].bates, pages[0].bates + count)), "not numbered in order"
assert all(p.document_id for p in pages), "a page is in no record"
unread = Counter(p.reason for p in pages if p.source == "unreadable")
assert all(p.text.strip() for p in pages if p.source in ("text", "ocr")), "a page has no text"
known = searching.index_of(case).known()
assert {p.pk for p in pages} <= set(known), "a page is not in the index"
made = current_file(case)
with pikepdf.open(files.path_of(made.sha256)) as pdf:
    bound = len(pdf.pages)
assert bound > made.pages >= count, "the case file is short of pages"
assert audit.verify().whole
numbers = {p.pk: p.number for p in pages}
told = {p["number"]: p for p in truth}
same = sum(1 for p in pages if p.rotation == told[p.number]["rotation"] or p.source != "ocr")
blank = sum(1 for p in pages if (p.source == "blank") == (told[p.number]["source"] == "blank"))
print(json.dumps({
    "every page stands once, in order, in a record, in the index, and in the bound file": True,
    "pages by where their text is from": ", ".join(f"{n} {s}" for s, n in sorted(Counter(p.source for p in pages).items())),
    "pages that could not be read, with the reason in their place": ", ".join(f"{n} {why}" for why, n in unread.items()) or "none",
    "pages upright as they should be": f"{same} of {count}",
    "blank pages told from others": f"{blank} of {count}",
    "records": Document.objects.filter(packet=packet).count(),
    "pages found to be there again": sum(1 for p in pages if p.duplicate_of_id),
    "pages of the bound PDF with cover and list": bound,
    "the certificate verifies": True,
    "the audit log is whole": True,
}))
"""
)
