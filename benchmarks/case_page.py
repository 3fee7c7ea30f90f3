"""Queries of a case page and of a queue at 10 and at 10,000 cases: the number must not grow."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

PROGRAM = """
import datetime as dt, json, sys, time
from openimr.cli import set_up, migrate
set_up(); migrate()
from django.db import connection, reset_queries
from django.conf import settings
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openimr.cases.models import Case, User, Party, DisputedItem, Waiting
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake.application import read_form
from openimr.cases.actors import Actor
settings.ALLOWED_HOSTS = ["testserver"]
clerk = User.objects.create_user("clerk", password="x", role=Role.INTAKE_CLERK.value)
at = dt.datetime(2026, 1, 5, 18, tzinfo=dt.UTC)
fields = {"claim_number": "A", "diagnosis": "B", "date_of_injury": "2025-01-02", "signed": True,
  "ur_decision": {"decided_on": "2025-12-20", "served_on": "2025-12-20"},
  "parties": [{"role": r, "name": f"N {r}"} for r in ("employee", "employer", "claims-administrator", "requesting-physician")],
  "items": [{"description": "X-ray"}, {"description": "MRI"}]}
first = intake.file_application(None, by=Actor.of(clerk), at=at, form=read_form(fields), given=fields, ur_decision=b"x")
intake.screen(first, by=Actor.of(clerk), at=at)

def grow(to):
    # Rows as the actions leave them, made in bulk: it is the number of rows that is measured.
    have = Case.objects.count()
    cases = [Case(number=f"CM26-{9000000 - n:07d}", state="screening", priority="regular", opened_at=at, state_since=at,
                  date_of_injury=dt.date(2025, 1, 2), facts=first.facts) for n in range(have, to)]
    Case.objects.bulk_create(cases, batch_size=500)
    made = list(Case.objects.exclude(pk=first.pk).filter(parties__isnull=True))
    Party.objects.bulk_create([Party(case=c, role=p.role, ref=p.ref, name=p.name) for c in made for p in first.parties.all()], batch_size=500)
    DisputedItem.objects.bulk_create([DisputedItem(case=c, position=i.position, description=i.description, ur_outcome="deny", ur_reason="necessity") for c in made for i in first.items.all()], batch_size=500)
    Waiting.objects.bulk_create([Waiting(case=c, role=Role.INTAKE_CLERK.value, number=c.number, sort_on=c.sort_on) for c in made], batch_size=500)

client = Client(); client.force_login(clerk)
result = {}
for size in (10, 10_000):
    grow(size)
    for name, path in (("case page", f"/cases/{first.number}"), ("queue", "/queue")):
        client.get(path)
        times = []
        for _ in range(7):
            with CaptureQueriesContext(connection) as seen:
                began = time.perf_counter()
                response = client.get(path)
                times.append(time.perf_counter() - began)
            assert response.status_code == 200, response.status_code
        result[f"{name} at {size}"] = (len(seen), sorted(times)[3])
print(json.dumps(result))
"""


def main() -> None:
    """Print the number of queries, and the time at 10,000 cases against 10."""
    import json

    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "OPENIMR_HOME": folder, "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    found = json.loads(done.stdout.strip().splitlines()[-1])
    print(
        "| page | queries at 10 cases | at 10,000 | time at 10,000 as a multiple of that at 10 |\n|---|---|---|---|"
    )
    for name in ("case page", "queue"):
        few, many = found[f"{name} at 10"], found[f"{name} at 10000"]
        print(f"| {name} | {few[0]} | {many[0]} | {many[1] / few[1]:.2f} |")
