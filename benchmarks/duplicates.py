"""Duplicates at filing, at 1,000, 10,000 and 100,000 cases: how the search grows, and what looking at all costs beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import datetime as dt, json, random, sys, time
from openimr.cli import set_up, migrate
set_up(); migrate()
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openimr.cases.actors import Actor
from openimr.cases.models import Case, DisputedItem, Party, User
from openimr.cases.roles import Role
from openimr.intake import actions as intake, duplicates, likeness
from openimr.intake.application import read_form
from openimr.intake.models import Fingerprint

clerk = User.objects.create_user("clerk", password="x", role=Role.INTAKE_CLERK.value)
at = dt.datetime(2026, 1, 5, 18, tzinfo=dt.UTC)
draw = random.Random(7)
FIRST = [f"Given{n}" for n in range(400)]; LAST = [f"Family{n}" for n in range(2000)]
ITEMS = ["MRI of the lumbar spine without contrast", "Physical therapy 2 x 6, right knee", "Norco 10/325 mg #60", "Acupuncture, 8 sessions",
         "Right knee arthroscopy", "TENS unit purchase", "Lumbar epidural steroid injection L4-5", "Gabapentin 300 mg #90"]

def form(n, name, item):
    return {"claim_number": f"C-{n}", "diagnosis": "B", "date_of_injury": "2025-01-02", "signed": True,
      "ur_decision": {"decided_on": (dt.date(2025, 1, 5) + dt.timedelta(days=n % 360)).isoformat()},
      "parties": [{"role": "employee", "name": name}, {"role": "employer", "name": "E"}, {"role": "claims-administrator", "name": "A"},
                  {"role": "requesting-physician", "name": "P Q"}], "items": [{"description": item}, {"description": "Crutches"}]}

def filed(fields):
    return intake.file_application(None, by=Actor.of(clerk), at=at, form=read_form(fields), given=fields, ur_decision=b"%PDF-")

def grow(to):
    # Rows as filing leaves them, made in bulk: it is their number that is measured. Fifty workers file often.
    have = Case.objects.count()
    while have < to:
        size = min(5000, to - have)
        rows = []
        for n in range(have, have + size):
            name = "Given1 Family1" if n % 2000 == 0 else f"{draw.choice(FIRST)} {draw.choice(LAST)}"
            rows.append((form(n, name, ITEMS[n % 8]), name))
        cases = Case.objects.bulk_create([Case(number=f"B{have + k:09d}", state="screening", priority="regular", opened_at=at, state_since=at,
            date_of_injury=dt.date(2025, 1, 2), claim_number=f["claim_number"], facts={"ur_decision": f["ur_decision"]}) for k, (f, _) in enumerate(rows)], batch_size=400)
        Party.objects.bulk_create([Party(case=c, role="employee", ref=f"person:{k}", name=name) for k, (c, (_, name)) in enumerate(zip(cases, rows))], batch_size=400)
        DisputedItem.objects.bulk_create([DisputedItem(case=c, position=p, description=i["description"], ur_outcome="deny", ur_reason="necessity")
            for c, (f, _) in zip(cases, rows) for p, i in enumerate(f["items"], 1)], batch_size=400)
        Fingerprint.objects.bulk_create([Fingerprint(case=c, worker=likeness.mark(likeness.person(name)), claim=likeness.claim(f["claim_number"]),
            decided_on=f["ur_decision"]["decided_on"], date_of_injury="2025-01-02", physician=likeness.mark("p q")) for c, (f, name) in zip(cases, rows)], batch_size=400)
        have += size
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

out = {}
import os
for size in map(int, os.environ.get("OPENIMR_BENCH_SIZES", "1000,10000,100000").split(",")):
    grow(size)
    times, queries, hits = [], 0, 0
    for k in range(40):
        n = (k * 997) % size
        old = Case.objects.get(number=f"B{n:09d}")
        name = old.parties.get(role="employee").name
        again = form(n, ", ".join(reversed(name.split())), ITEMS[n % 8].upper())
        began = time.perf_counter()
        case = filed(again)
        took = time.perf_counter() - began
        with CaptureQueriesContext(connection) as seen:
            began = time.perf_counter()
            found = duplicates.alike(case)
            times.append((took, time.perf_counter() - began))
        queries = max(queries, len(seen))
        hits += any(f.case.pk == old.pk and f.same for f in found)
    # Beside it: what the first plan did, every application of the same claim or name compared by its text.
    began = time.perf_counter()
    looked = sum(1 for description in DisputedItem.objects.values_list("description", flat=True).iterator() if likeness.score(ITEMS[0], description) >= likeness.SAME)
    scan = time.perf_counter() - began
    middle = len(times) // 2
    out[size] = {"file": sorted(t for t, _ in times)[middle], "search": sorted(t for _, t in times)[middle], "queries": queries, "found": hits, "scan": scan}
print(json.dumps(out))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        _table("SQLite", _run({"OPENIMR_HOME": home}))
    from tests.environment import postgresql_programs

    programs = postgresql_programs()
    if programs is None:
        print("PostgreSQL's programs are not here: only SQLite was measured.")
        return
    from tests.environment import Cluster

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the cluster runs as another user
        cluster = Cluster(Path(folder) / "cluster", programs)
        try:
            home = str(Path(folder) / "home")
            urls = {
                "DATABASE_URL": cluster.create("bench"),
                "IDENTITY_DATABASE_URL": cluster.create("identities"),
            }
            _table("PostgreSQL", _run({"OPENIMR_HOME": home, **urls}))
        finally:
            cluster.stop()


def _run(more: dict[str, str]) -> dict[str, dict[str, float]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONWARNINGS": "ignore", **more},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    found: dict[str, dict[str, float]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _table(name: str, found: dict[str, dict[str, float]]) -> None:
    print(
        f"{name}\n\n| cases | search (ms) | to the first | filing with it (ms) | queries | repeats found | looking at every item (ms) |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|")
    base = next(iter(found.values()))["search"]
    for size, row in found.items():
        print(
            f"| {int(size):,} | {row['search'] * 1000:.1f} | {row['search'] / base:.2f} | {row['file'] * 1000:.0f} | "
            f"{row['queries']} | {row['found']} of 40 | {row['scan'] * 1000:,.0f} |"
        )
    print(flush=True)
